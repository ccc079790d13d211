package slb

import (
	"net/netip"
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// States of the white list, which is older than access control lists.
const (
	openWhiteList  = "open_white_list"
	closeWhiteList = "close"
)

// describeWhiteList tells the white list of a listener.
func describeWhiteList(tx *world.Tx, req *wire.DescribeListenerAccessControlAttributeRequest) (*wire.DescribeListenerAccessControlAttributeResponse, error) {
	l, err := listenerOn(tx, req.LoadBalancerId, req.ListenerProtocol, req.ListenerPort, wire.ErrListenerNotFound)
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeListenerAccessControlAttributeResponse{AccessControlStatus: closeWhiteList, SourceItems: strings.Join(l.WhiteList.Items, ",")}
	if l.WhiteList.On {
		res.AccessControlStatus = openWhiteList
	}
	return res, nil
}

// setWhiteListStatus switches the white list. It cannot be on beside an access control list.
func setWhiteListStatus(tx *world.Tx, req *wire.SetListenerAccessControlStatusRequest) (*wire.SetListenerAccessControlStatusResponse, error) {
	err := changeWhiteList(tx, req.LoadBalancerId, req.ListenerProtocol, req.ListenerPort, func(l *world.Listener) error {
		l.WhiteList.On = strings.EqualFold(req.AccessControlStatus, openWhiteList)
		if l.WhiteList.On && l.ACL.On {
			return wire.ErrWhiteListWithACL
		}
		return nil
	})
	return &wire.SetListenerAccessControlStatusResponse{}, err
}

// addWhiteListItems adds sources; those that are there stay once.
func addWhiteListItems(tx *world.Tx, req *wire.AddListenerWhiteListItemRequest) (*wire.AddListenerWhiteListItemResponse, error) {
	err := changeWhiteList(tx, req.LoadBalancerId, req.ListenerProtocol, req.ListenerPort, func(l *world.Listener) error {
		if l.ACL.On {
			return wire.ErrWhiteListWithACL
		}
		for _, item := range req.SourceItems {
			if !validSource(item) {
				return wire.ErrWhiteListSourceItems.With(item)
			}
			if !slices.Contains(l.WhiteList.Items, item) {
				l.WhiteList.Items = append(l.WhiteList.Items, item)
			}
		}
		return nil
	})
	return &wire.AddListenerWhiteListItemResponse{}, err
}

// removeWhiteListItems takes sources out; those that are not there are no error.
func removeWhiteListItems(tx *world.Tx, req *wire.RemoveListenerWhiteListItemRequest) (*wire.RemoveListenerWhiteListItemResponse, error) {
	err := changeWhiteList(tx, req.LoadBalancerId, req.ListenerProtocol, req.ListenerPort, func(l *world.Listener) error {
		l.WhiteList.Items = slices.DeleteFunc(l.WhiteList.Items, func(item string) bool { return slices.Contains(req.SourceItems, item) })
		return nil
	})
	return &wire.RemoveListenerWhiteListItemResponse{}, err
}

func changeWhiteList(tx *world.Tx, balancer, protocol string, port int, change func(*world.Listener) error) error {
	l, err := listenerOn(tx, balancer, protocol, port, wire.ErrListenerNotFound)
	if err != nil {
		return err
	}
	if err := change(l); err != nil {
		return err
	}
	return tx.Listeners.Put(l)
}

// validSource takes an address or a CIDR block, but not one that means everything.
func validSource(item string) bool {
	if addr, err := netip.ParseAddr(item); err == nil {
		return !addr.IsUnspecified()
	}
	block, err := netip.ParsePrefix(item)
	return err == nil && block.Bits() > 0
}
