package cloudfw

import (
	"net/netip"
	"slices"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/cloudfw"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// addAddressBook makes an address book; its name is what policies call it by.
func addAddressBook(tx *world.Tx, req *wire.AddAddressBookRequest) (*wire.AddAddressBookResponse, error) {
	exists, err := taken(tx, req.GroupType, req.GroupName)
	if err != nil {
		return nil, err
	}
	if exists {
		return nil, wire.ErrBookExists
	}
	b := &world.AddressBook{
		Meta: world.Meta{ID: tx.UUID(), Name: req.GroupName, Description: req.Description, CreatedAt: tx.Now()},
		Type: req.GroupType, Relation: req.TagRelation, AutoAdd: req.AutoAddTagEcs == "1",
	}
	if b.Relation == "" && b.Type == world.BookTag {
		b.Relation = "and"
	}
	if b.Type != world.BookTag && len(req.AddressList) == 0 {
		return nil, rpc.Missing("AddressList")
	}
	if err := fill(tx, b, req.AddressList, req.TagList); err != nil {
		return nil, err
	}
	return &wire.AddAddressBookResponse{GroupUuid: b.ID}, tx.AddressBooks.Insert(b)
}

// fill gives a book its entries, or the tags of a tag book.
func fill(tx *world.Tx, b *world.AddressBook, entries []string, tags []wire.Tag) error {
	if b.Type == world.BookTag {
		for _, t := range tags {
			b.Wanted = append(b.Wanted, world.Tag{Key: t.TagKey, Value: t.TagValue})
		}
		var err error
		b.Entries, err = taggedNow(tx, b)
		return err
	}
	for _, entry := range entries {
		entry = strings.TrimSpace(entry)
		if err := fits(b.Type, entry); err != nil {
			return err
		}
		b.Entries = append(b.Entries, entry)
	}
	if len(b.Entries) > tx.Quota("cloudfw.addressBookEntries", quotaBookEntries) {
		return wire.ErrBookAddresses
	}
	return nil
}

// fits says whether an entry belongs into a book of a type.
func fits(typ, entry string) error {
	ok := true
	switch typ {
	case world.BookIP:
		ok = isNet(entry, 4)
	case world.BookIPv6:
		ok = isNet(entry, 6)
	case world.BookPort:
		ok = isPorts(entry)
	case world.BookDomain:
		if !isDomain(entry) {
			return wire.ErrBookDomain.With(entry)
		}
	}
	if !ok {
		return wire.ErrBookAddress.With(entry)
	}
	return nil
}

// modifyAddressBook changes a book. Policies that call it by its name follow when it is renamed (A0326).
func modifyAddressBook(tx *world.Tx, req *wire.ModifyAddressBookRequest) (*wire.ModifyAddressBookResponse, error) {
	b, err := tx.AddressBooks.Get(req.GroupUuid)
	if world.NotFound(err) {
		return nil, wire.ErrBookNotFound
	}
	if err != nil {
		return nil, err
	}
	if err := rename(tx, b, req.GroupName); err != nil {
		return nil, err
	}
	b.Description = req.Description
	if req.TagRelation != "" {
		b.Relation = req.TagRelation
	}
	if req.AutoAddTagEcs != "" {
		b.AutoAdd = req.AutoAddTagEcs == "1"
	}
	if len(req.AddressList) > 0 {
		b.Entries = nil
	}
	if len(req.TagList) > 0 {
		b.Wanted = nil
	}
	if err := fill(tx, b, req.AddressList, req.TagList); err != nil {
		return nil, err
	}
	return &wire.ModifyAddressBookResponse{}, tx.AddressBooks.Put(b)
}

func rename(tx *world.Tx, b *world.AddressBook, name string) error {
	if b.Name == name {
		return nil
	}
	exists, err := taken(tx, b.Type, name)
	if err != nil {
		return err
	}
	if exists {
		return wire.ErrBookExists
	}
	users, err := usersOf(tx, b)
	if err != nil {
		return err
	}
	for _, p := range users {
		for _, side := range sides(p) {
			if side.names(b) {
				*side.text = name
			}
		}
		if err := tx.ControlPolicies.Put(p); err != nil {
			return err
		}
	}
	b.Name = name
	return nil
}

// deleteAddressBook deletes a book that no policy uses.
func deleteAddressBook(tx *world.Tx, req *wire.DeleteAddressBookRequest) (*wire.DeleteAddressBookResponse, error) {
	b, err := tx.AddressBooks.Get(req.GroupUuid)
	if world.NotFound(err) {
		return nil, wire.ErrBookNotFound
	}
	if err != nil {
		return nil, err
	}
	users, err := usersOf(tx, b)
	if err != nil {
		return nil, err
	}
	if len(users) > 0 {
		return nil, wire.ErrBookInUse
	}
	return &wire.DeleteAddressBookResponse{}, tx.AddressBooks.Delete(b.ID)
}

// describeAddressBook lists books by page. Without a type it lists those of addresses and of tags.
func describeAddressBook(tx *world.Tx, req *wire.DescribeAddressBookRequest) (*wire.DescribeAddressBookResponse, error) {
	page, err := paging(req.CurrentPage, req.PageSize)
	if err != nil {
		return nil, err
	}
	books, total, err := action.Page(tx.AddressBooks, page, func(b *world.AddressBook) bool { return listed(b, req) })
	if err != nil {
		return nil, err
	}
	res := &wire.DescribeAddressBookResponse{PageNo: req.CurrentPage, PageSize: req.PageSize, TotalCount: strconv.Itoa(total)}
	for _, b := range books {
		v, err := bookView(tx, b)
		if err != nil {
			return nil, err
		}
		res.Acls = append(res.Acls, v)
	}
	return res, nil
}

func listed(b *world.AddressBook, req *wire.DescribeAddressBookRequest) bool {
	switch req.GroupType {
	case "all":
	case "":
		if b.Type != world.BookIP && b.Type != world.BookTag {
			return false
		}
	default:
		if b.Type != req.GroupType {
			return false
		}
	}
	if req.ContainPort != "" && req.GroupType == world.BookPort && !slices.ContainsFunc(b.Entries, func(e string) bool { return hasPort(e, req.ContainPort) }) {
		return false
	}
	return strings.Contains(b.Name, req.Query) || strings.Contains(b.Description, req.Query) ||
		slices.ContainsFunc(b.Entries, func(e string) bool { return strings.Contains(e, req.Query) })
}

// hasPort says whether a port is in a range such as 80/88.
func hasPort(ports, port string) bool {
	low, high, ranged := strings.Cut(ports, "/")
	if !ranged {
		high = low
	}
	at, badPort := strconv.Atoi(port)
	from, badFrom := strconv.Atoi(low)
	to, badTo := strconv.Atoi(high)
	return badPort == nil && badFrom == nil && badTo == nil && from <= at && at <= to
}

func bookView(tx *world.Tx, b *world.AddressBook) (wire.Acl, error) {
	v := wire.Acl{GroupUuid: b.ID, GroupName: b.Name, GroupType: b.Type, Description: b.Description, TagRelation: b.Relation}
	if b.AutoAdd {
		v.AutoAddTagEcs = 1
	}
	for _, t := range b.Wanted {
		v.TagList = append(v.TagList, wire.Tag{TagKey: t.Key, TagValue: t.Value})
	}
	users, err := usersOf(tx, b)
	if err != nil {
		return v, err
	}
	v.ReferenceCount = len(users)
	v.AddressList, err = entriesOf(tx, b)
	v.AddressListCount = len(v.AddressList)
	return v, err
}

// bookNamed finds a book of addresses by its name, nil when there is none.
func bookNamed(tx *world.Tx, name string) (*world.AddressBook, error) {
	return first(tx.AddressBooksByName, name)
}

// portBookNamed finds a book of ports by its name, nil when there is none.
func portBookNamed(tx *world.Tx, name string) (*world.AddressBook, error) {
	return first(tx.PortBooksByName, name)
}

func first(books store.View[world.AddressBook], name string) (*world.AddressBook, error) {
	if name == "" {
		return nil, nil
	}
	b, err := books.First(name)
	if world.NotFound(err) {
		return nil, nil
	}
	return b, err
}

// taken says whether another book of the same sort has a name.
func taken(tx *world.Tx, typ, name string) (bool, error) {
	find := bookNamed
	if typ == world.BookPort {
		find = portBookNamed
	}
	other, err := find(tx, name)
	return other != nil, err
}

// side is a place in a policy where a book may be named.
type side struct {
	kind  string
	text  *string
	ports bool
}

func sides(p *world.ControlPolicy) []side {
	return []side{{p.SourceType, &p.Source, false}, {p.DestinationType, &p.Destination, false}, {p.DestPortType, &p.DestPortGroup, true}}
}

func (s side) names(b *world.AddressBook) bool {
	return s.kind == world.SideGroup && *s.text == b.Name && s.ports == (b.Type == world.BookPort)
}

// book looks up the book that a side names, nil when it names none.
func (s side) book(tx *world.Tx) (*world.AddressBook, error) {
	switch {
	case s.kind != world.SideGroup:
		return nil, nil
	case s.ports:
		return portBookNamed(tx, *s.text)
	}
	return bookNamed(tx, *s.text)
}

// usersOf lists the policies that name a book.
func usersOf(tx *world.Tx, b *world.AddressBook) ([]*world.ControlPolicy, error) {
	return ordered(tx, func(p *world.ControlPolicy) bool {
		return slices.ContainsFunc(sides(p), func(s side) bool { return s.names(b) })
	})
}

// entriesOf lists what is in a book. A tag book holds the public addresses of the instances that carry its tags: those
// that did when it was last changed or, where it adds new ones by itself, those that do now.
func entriesOf(tx *world.Tx, b *world.AddressBook) ([]string, error) {
	if b.Type != world.BookTag || !b.AutoAdd {
		return b.Entries, nil
	}
	return taggedNow(tx, b)
}

func taggedNow(tx *world.Tx, b *world.AddressBook) ([]string, error) {
	blocks, err := tx.TaggedAddresses(b)
	if err != nil {
		return nil, err
	}
	var entries []string
	for _, block := range blocks {
		entries = append(entries, netip.PrefixFrom(block, block.BitLen()).String())
	}
	return entries, nil
}
