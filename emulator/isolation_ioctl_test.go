//go:build linux

package emulator_test

import (
	"syscall"
	"unsafe"
)

// setFlags sets flags of an interface (netdevice(7), SIOCSIFFLAGS).
func setFlags(fd int, name string, flags uint16) error {
	var request struct {
		name  [syscall.IFNAMSIZ]byte
		flags uint16
		rest  [22]byte
	}
	copy(request.name[:], name)
	request.flags = flags
	if _, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(fd), syscall.SIOCSIFFLAGS, uintptr(unsafe.Pointer(&request))); errno != 0 {
		return errno
	}
	return nil
}
