package world

import (
	"iter"
	"maps"
	"reflect"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/reach"
)

// aspect is a part of a site that is read on its own, because it changes at its own pace.
type aspect uint8

const (
	ofNetwork aspect = 1 << iota
	ofBuckets
	ofBorder
	ofAll = ofNetwork | ofBuckets | ofBorder
)

// aspects says which part of a site a collection belongs to. A collection that is not here does not decide who reaches
// whom. Those that lie in scopes of their own concern every site.
var aspects = map[string]aspect{
	"vpc": ofNetwork, "vswitch": ofNetwork, "routetable": ofNetwork, "routeentry": ofNetwork, "networkacl": ofNetwork,
	"eip": ofNetwork, "natgateway": ofNetwork, "snatentry": ofNetwork, "dnatentry": ofNetwork,
	"securitygroup": ofNetwork, "prefixlist": ofNetwork, "instance": ofNetwork, "networkinterface": ofNetwork,
	"loadbalancer": ofNetwork, "listener": ofNetwork, "vservergroup": ofNetwork, "masterslavegroup": ofNetwork,
	"forwardingrule": ofNetwork, "accesscontrollist": ofNetwork, "failedcheck": ofNetwork, "dbinstance": ofNetwork,
	"vbr": ofNetwork, "routerinterface": ofNetwork, "vpngateway": ofNetwork, "sslvpnserver": ofNetwork, "ipsecconnection": ofNetwork,
	"bucket":           ofBuckets,
	"firewallpurchase": ofBorder, "controlpolicy": ofBorder, "addressbook": ofBorder, "firewallswitch": ofBorder,
	"blackhole": ofBorder, "ticket": ofBorder, "account": ofBorder,
}

// standing are the collections whose scopes are the sites: everything else that decides hangs on one of these.
var standing = []func(*store.Tx) iter.Seq2[store.Scope, error]{
	vpcs.EachScope, securityGroups.EachScope, instances.EachScope, eips.EachScope, loadBalancers.EachScope,
	dbInstances.EachScope, buckets.EachScope, vbrs.EachScope,
}

// landscapes keeps the landscape of the last committed state, and reads again only what changed since.
type landscapes struct {
	version atomic.Uint64 // counts the commits that changed what decides; raised before the call that commits returns
	current atomic.Pointer[surveyed]

	marks sync.Mutex // guards stale, between commits and the one that surveys
	stale map[store.Scope]aspect
	whole bool // everything is stale, and sites may have come or gone

	survey sync.Mutex // one surveys at a time
	sites  map[store.Scope]*reach.Site
	timed  bool // something in the sites depends on the time
}

// surveyed is an engine with the version of the world that it knows, or a newer one.
type surveyed struct {
	version uint64
	engine  *reach.Engine
	// until is when it has to be read again though nothing is written: a policy has a schedule. Zero for never.
	until time.Time
}

// knows says whether an engine knows a version at a moment.
func (s *surveyed) knows(version uint64, now time.Time) bool {
	return s != nil && s.version == version && (s.until.IsZero() || now.Before(s.until))
}

// noteTimed remembers that what is being read depends on the time as well.
func (tx *Tx) noteTimed(depends bool) {
	for at := tx; at != nil && depends; at = at.parent {
		at.timed = true
	}
}

// change is what a transaction did to a site.
type change struct {
	scope  store.Scope
	aspect aspect
}

// noteChange remembers what a write means for the landscape, until the transaction is kept.
func (tx *Tx) noteChange(collection string, scope store.Scope) {
	of, decides := aspects[collection]
	if !decides {
		return
	}
	c := change{scope, of}
	for _, known := range tx.changes {
		if known == c {
			return
		}
	}
	tx.changes = append(tx.changes, c)
}

// mark notes the changes of a kept transaction.
func (l *landscapes) mark(changes []change) {
	if len(changes) == 0 {
		return
	}
	for _, c := range changes {
		if c.aspect == ofBorder {
			c.scope = store.Scope{} // stands for every site
		}
		l.stain(c.scope, c.aspect)
	}
	l.version.Add(1)
}

func (l *landscapes) stain(scope store.Scope, of aspect) {
	l.marks.Lock()
	defer l.marks.Unlock()
	if l.stale == nil {
		l.stale = map[store.Scope]aspect{}
	}
	l.stale[scope] |= of
}

// forget makes everything stale, after the world was replaced.
func (l *landscapes) forget() {
	l.marks.Lock()
	l.whole = true
	l.marks.Unlock()
	l.version.Add(1)
}

// Reach is the reachability engine for the world as it is: it knows every change that was committed before the call.
// Without a change since the last call it costs a few atomic reads; after one it costs reading the account and region
// that changed.
func (w *World) Reach() (*reach.Engine, error) {
	if err := w.Settle(); err != nil {
		return nil, err
	}
	return w.reach()
}

// Reach is the reachability engine for the last committed state: what the transaction itself wrote is not in it. It
// lets no time pass, so that it may be asked inside an Update.
func (tx *Tx) Reach() (*reach.Engine, error) { return tx.world.reach() }

// reach surveys what was committed. Its snapshot waits for no writer.
func (w *World) reach() (*reach.Engine, error) {
	version, now := w.lands.version.Load(), w.clock.Now()
	if known := w.lands.current.Load(); known.knows(version, now) {
		return known.engine, nil
	}
	w.lands.survey.Lock()
	defer w.lands.survey.Unlock()
	version = w.lands.version.Load()
	known := w.lands.current.Load()
	if known.knows(version, now) {
		return known.engine, nil
	}
	if known != nil && !known.until.IsZero() && !now.Before(known.until) {
		w.lands.stain(store.Scope{}, ofBorder)
	}
	land, err := w.lands.read(w)
	if err != nil {
		w.lands.forget()
		return nil, err
	}
	var engine *reach.Engine
	if land == nil {
		engine = w.lands.current.Load().engine
	} else {
		engine = reach.New(land)
	}
	next := &surveyed{version: version, engine: engine}
	if w.lands.timed {
		next.until = now.Truncate(time.Minute).Add(time.Minute) // schedules count minutes
	}
	w.lands.current.Store(next)
	return engine, nil
}

// read brings the sites up to date and lays them out. The marks are taken before the snapshot: what is marked after
// that is read again the next time. The landscape is nil when nothing in it has changed.
func (l *landscapes) read(w *World) (*reach.Landscape, error) {
	l.marks.Lock()
	stale, whole := l.stale, l.whole
	l.stale, l.whole = nil, false
	l.marks.Unlock()
	sites := map[store.Scope]*reach.Site{}
	land := &reach.Landscape{}
	err := w.Peek(func(root *Tx) error {
		defer func() { l.timed = root.timed || l.timed && !whole && stale[store.Scope{}]&ofBorder == 0 }()
		for _, scopes := range standing {
			for scope, err := range scopes(root.store) {
				if err != nil {
					return err
				}
				if _, done := sites[scope]; done {
					continue
				}
				old, of := l.sites[scope], stale[scope]|stale[store.Scope{}]
				if old == nil || whole {
					old, of = nil, ofAll
				}
				site, err := root.site(scope, old, of)
				if err != nil {
					return err
				}
				sites[scope] = site
				if site != nil {
					land.Sites = append(land.Sites, site)
				}
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if !whole && maps.Equal(sites, l.sites) {
		return nil, nil
	}
	l.sites = sites
	for _, r := range w.matrix.All() {
		land.Regions = append(land.Regions, landRegion(w.matrix, r))
	}
	return land, nil
}

// site reads the stale parts of a site anew; what is not stale is shared with the old one, which others may be reading.
// It is nil for a scope that is none of an account and a region.
func (tx *Tx) site(scope store.Scope, old *reach.Site, stale aspect) (*reach.Site, error) {
	region, known := tx.world.matrix.Region(scope.Region)
	if !known || scope.Account == "" {
		return nil, nil
	}
	if old != nil && stale == 0 {
		return old, nil
	}
	account, err := tx.Accounts.Get(scope.Account)
	if NotFound(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	at := tx.As(*account, region)
	site := &reach.Site{Account: account.ID, Cloud: account.Cloud, Region: region.ID, Network: account.Network(region.ID)}
	if stale&ofNetwork == 0 {
		*site = *old
	} else if err := at.landSite(site); err != nil {
		return nil, err
	}
	if stale&ofBuckets == 0 {
		site.Buckets = old.Buckets
	} else if site.Buckets, err = at.landBuckets(); err != nil {
		return nil, err
	}
	if stale == ofBuckets && reflect.DeepEqual(site.Buckets, old.Buckets) {
		return old, nil // an object was written, and nothing that decides
	}
	if stale&ofBorder == 0 {
		site.PortMode, site.Firewall, site.Openings, site.BlackHoles = old.PortMode, old.Firewall, old.Openings, old.BlackHoles
		return site, nil
	}
	site.Cloud, site.Network = account.Cloud, account.Network(region.ID)
	site.Firewall, site.Openings, site.BlackHoles = nil, nil, nil
	return site, at.landBorder(site)
}
