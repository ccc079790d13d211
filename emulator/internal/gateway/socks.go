package gateway

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/netip"
	"net/url"

	"github.com/ringfence-dev/ringfence/emulator/internal/vantage"
)

// SOCKS5 as in RFC 1928, its user names as in RFC 1929.
const (
	socks5NoCredentials = 0x00
	socks5UserPassword  = 0x02
	socks5NoneOfThese   = 0xff
	socks5UserVersion   = 0x01

	socksConnect    = 0x01 // the same command number in SOCKS4
	socks5Associate = 0x03

	socks5IPv4 = 0x01
	socks5Name = 0x03
	socks5IPv6 = 0x04

	socks5Granted     = 0x00
	socks5Failure     = 0x01
	socks5Forbidden   = 0x02
	socks5Unreachable = 0x04
	socks5Closed      = 0x05
	socks5NoCommand   = 0x07
	socks5NoAddress   = 0x08
)

// SOCKS4 and 4a as in the two memos of openssh.org/txt/socks4.protocol and socks4a.protocol.
const (
	socks4Granted = 0x5a
	socks4Refused = 0x5b
	socks4Longest = 255 // of user id and name, which end with a zero byte and have no length
)

var errSOCKS = errors.New("not SOCKS as this gateway speaks it")

// socksClient is what a SOCKS handshake needs of a connection.
type socksClient struct {
	r *bufio.Reader
	w io.Writer
}

// handshake reads the version and everything up to the request. fixed is the vantage of the port, empty if the user
// names it. On an error the client has been told what it can be told.
func (c socksClient) handshake(fixed vantage.Vantage) (flow, socksReply, error) {
	version, err := c.r.ReadByte()
	if err != nil {
		return flow{}, nil, err
	}
	switch version {
	case firstSOCKS4:
		return c.request4(fixed)
	case firstSOCKS5:
		from, err := c.greet5(fixed)
		if err != nil {
			return flow{}, nil, err
		}
		return c.request5(from)
	}
	return flow{}, nil, errSOCKS
}

// greet5 agrees on a method. Java offers both methods and then sends the name of the operating system's user, so on a
// port that has a vantage none is asked for; elsewhere the user name is wanted whenever it can be had.
func (c socksClient) greet5(fixed vantage.Vantage) (vantage.Vantage, error) {
	methods, err := c.counted()
	if err != nil {
		return "", err
	}
	var none, user bool
	for _, method := range methods {
		none = none || method == socks5NoCredentials
		user = user || method == socks5UserPassword
	}
	switch {
	case none && (fixed != "" || !user):
		return fixed, c.send(firstSOCKS5, socks5NoCredentials)
	case user:
		if err := c.send(firstSOCKS5, socks5UserPassword); err != nil {
			return "", err
		}
		return c.user5(fixed)
	}
	return "", errors.Join(errSOCKS, c.send(firstSOCKS5, socks5NoneOfThese))
}

func (c socksClient) user5(fixed vantage.Vantage) (vantage.Vantage, error) {
	version, err := c.r.ReadByte()
	if err != nil {
		return "", err
	}
	if version != socks5UserVersion {
		return "", errSOCKS
	}
	user, err := c.counted()
	if err != nil {
		return "", err
	}
	if _, err = c.counted(); err != nil { // the password: any
		return "", err
	}
	from, err := userVantage(fixed, string(user))
	if err != nil {
		return "", errors.Join(err, c.send(socks5UserVersion, socks5Failure))
	}
	return from, c.send(socks5UserVersion, socks5Granted)
}

func (c socksClient) request5(from vantage.Vantage) (flow, socksReply, error) {
	var head [4]byte
	if _, err := io.ReadFull(c.r, head[:]); err != nil {
		return flow{}, nil, err
	}
	reply := socks5Reply{c.w}
	if head[0] != firstSOCKS5 {
		return flow{}, nil, errSOCKS
	}
	host, err := c.address5(head[3])
	if err != nil {
		return flow{}, nil, errors.Join(err, reply.send(socks5NoAddress))
	}
	var port [2]byte
	if _, err := io.ReadFull(c.r, port[:]); err != nil {
		return flow{}, nil, err
	}
	if head[1] != socksConnect && head[1] != socks5Associate {
		return flow{}, nil, errors.Join(errSOCKS, reply.send(socks5NoCommand))
	}
	return flow{from: from, host: host, port: binary.BigEndian.Uint16(port[:]), associate: head[1] == socks5Associate}, reply, nil
}

func (c socksClient) address5(kind byte) (string, error) {
	switch kind {
	case socks5Name:
		name, err := c.counted()
		if err != nil {
			return "", err
		}
		host, ok := cleanHost(string(name))
		if !ok {
			return "", fmt.Errorf("%w: %q is no host", errSOCKS, name)
		}
		return host, nil
	case socks5IPv4:
		var raw [4]byte
		_, err := io.ReadFull(c.r, raw[:])
		return netip.AddrFrom4(raw).String(), err
	case socks5IPv6:
		var raw [16]byte
		_, err := io.ReadFull(c.r, raw[:])
		return netip.AddrFrom16(raw).Unmap().String(), err
	}
	return "", errSOCKS
}

func (c socksClient) request4(fixed vantage.Vantage) (flow, socksReply, error) {
	var head [7]byte // command, port, address
	if _, err := io.ReadFull(c.r, head[:]); err != nil {
		return flow{}, nil, err
	}
	user, err := c.terminated()
	if err != nil {
		return flow{}, nil, err
	}
	reply := socks4Reply{c.w}
	f := flow{port: binary.BigEndian.Uint16(head[1:3]), host: netip.AddrFrom4([4]byte(head[3:7])).String()}
	// 4a: an address 0.0.0.x, x not zero, says that a name follows.
	if head[3] == 0 && head[4] == 0 && head[5] == 0 && head[6] != 0 {
		name, err := c.terminated()
		if err != nil {
			return flow{}, nil, err
		}
		host, ok := cleanHost(name)
		if !ok {
			return flow{}, nil, errors.Join(fmt.Errorf("%w: %q is no host", errSOCKS, name), reply.send(socks4Refused))
		}
		f.host = host
	}
	if f.from, err = userVantage(fixed, user); err != nil {
		return flow{}, nil, errors.Join(err, reply.send(socks4Refused))
	}
	if head[0] != socksConnect {
		return flow{}, nil, errors.Join(errSOCKS, reply.send(socks4Refused))
	}
	return f, reply, nil
}

// counted reads a byte string that its length precedes.
func (c socksClient) counted() ([]byte, error) {
	n, err := c.r.ReadByte()
	if err != nil {
		return nil, err
	}
	text := make([]byte, n)
	_, err = io.ReadFull(c.r, text)
	return text, err
}

// terminated reads a byte string that a zero byte ends.
func (c socksClient) terminated() (string, error) {
	var text []byte
	for {
		b, err := c.r.ReadByte()
		switch {
		case err != nil:
			return "", err
		case b == 0:
			return string(text), nil
		case len(text) == socks4Longest:
			return "", errSOCKS
		}
		text = append(text, b)
	}
}

func (c socksClient) send(b ...byte) error {
	_, err := c.w.Write(b)
	return err
}

// userVantage reads a SOCKS user name. A port with a vantage does not look at it.
func userVantage(fixed vantage.Vantage, user string) (vantage.Vantage, error) {
	if fixed != "" {
		return fixed, nil
	}
	decoded, err := url.PathUnescape(user)
	if err != nil {
		return "", err
	}
	return vantage.Parse(decoded)
}

// socksReply answers a request in the words of its version.
type socksReply interface {
	granted() error
	refused(Decision) error
}

type socks5Reply struct{ w io.Writer }

func (r socks5Reply) granted() error { return r.send(socks5Granted) }

func (r socks5Reply) refused(d Decision) error {
	switch d.Verdict {
	case Unreachable:
		return r.send(socks5Unreachable)
	case Closed:
		return r.send(socks5Closed)
	}
	return r.send(socks5Forbidden)
}

// send answers with the address 0.0.0.0:0: the gateway's own address on the far side means nothing to a client.
func (r socks5Reply) send(code byte) error {
	_, err := r.w.Write([]byte{firstSOCKS5, code, 0, socks5IPv4, 0, 0, 0, 0, 0, 0})
	return err
}

// granted5 names the address that takes the client's datagrams.
func (r socks5Reply) granted5(at netip.AddrPort) error {
	b := datagram{host: at.Addr().Unmap().String(), port: at.Port()}.header()
	b[0], b[1] = firstSOCKS5, socks5Granted
	_, err := r.w.Write(b)
	return err
}

type socks4Reply struct{ w io.Writer }

func (r socks4Reply) granted() error         { return r.send(socks4Granted) }
func (r socks4Reply) refused(Decision) error { return r.send(socks4Refused) }

func (r socks4Reply) send(code byte) error {
	_, err := r.w.Write([]byte{0, code, 0, 0, 0, 0, 0, 0})
	return err
}
