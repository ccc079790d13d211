// Package emulator runs Ringfence, a local emulator of Alibaba Cloud's isolated regions, inside a
// Go program. [New] starts one with its own world; several in one process do not see each other.
//
// In a test, use package emulatortest, which closes it for you. In a container, see package
// container. What the emulator answers and refuses is the same in all three.
package emulator
