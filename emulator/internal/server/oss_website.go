package server

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossWebsiteHandlers = map[wire.Operation]ossHandler{
	wire.OpGetBucketWebsite:    getDocument("website", func() any { return &wire.WebsiteConfiguration{} }, wire.ErrNoSuchWebsiteConfiguration),
	wire.OpPutBucketWebsite:    putNoting(oss.IneffectiveSite, oss.SetWebsite),
	wire.OpDeleteBucketWebsite: (*ossCall).deleteWebsite,
}

func (c *ossCall) deleteWebsite() error {
	if err := c.change(func(tx *world.Tx) error { return oss.RemoveWebsite(tx, c.bucket.ID) }); err != nil {
		return err
	}
	return c.done(http.StatusNoContent)
}

// browse is asked before a request to a web site is authorised: a directory is its index document, to anonymous callers
// only, and a rule without an error in its condition leads elsewhere at once.
func (c *ossCall) browse() error {
	if c.bucket == nil || !c.bucket.Website || c.r.Method != http.MethodGet && c.r.Method != http.MethodHead {
		return nil
	}
	listing := c.req.Op == wire.OpListObjects && len(c.req.Query) == 0 || c.r.Method == http.MethodHead && c.req.Op == wire.OpGetBucketInfo
	reading := c.req.Op == wire.OpGetObject || c.req.Op == wire.OpHeadObject
	if !reading && (!listing || c.signed) {
		return nil
	}
	site, err := c.readSite()
	if err != nil {
		return err
	}
	if rule := oss.Route(site, c.req.Key, 0, c.r.Header.Get); rule != nil && reading {
		return c.redirect(rule)
	}
	if site.IndexDocument == nil || c.signed || c.req.Key != "" && !strings.HasSuffix(c.req.Key, "/") {
		return nil
	}
	if sub := site.IndexDocument.SupportSubDir; sub == nil || !*sub {
		c.req.Key = ""
	}
	c.read(c.req.Key + site.IndexDocument.Suffix)
	return nil
}

// read makes the request one for an object.
func (c *ossCall) read(key string) {
	c.req.Key, c.req.Op = key, wire.OpGetObject
	if c.r.Method == http.MethodHead {
		c.req.Op = wire.OpHeadObject
	}
	c.keys = nil
	_ = c.find() // fails on no operation
}

func (c *ossCall) readSite() (*wire.WebsiteConfiguration, error) {
	c.site = &wire.WebsiteConfiguration{}
	err := c.view(func(tx *world.Tx) error {
		_, err := oss.ReadDocument(tx, c.bucket.ID, "website", c.site)
		return err
	})
	return c.site, err
}

// amend answers for a web site where the request itself failed: by a rule, by an index document, or by the error
// document. What it cannot do better stays the error that it was.
func (c *ossCall) amend(failed error) error {
	if c.site == nil || c.status != 0 || c.req.Op != wire.OpGetObject && c.req.Op != wire.OpHeadObject {
		return failed
	}
	site, key, status := c.site, c.req.Key, c.explain(failed).Status
	c.site = nil // once is enough
	if rule := oss.Route(site, key, status, c.r.Header.Get); rule != nil && (rule.Redirect.RedirectType != oss.RedirectMirror || c.mirrors(rule)) {
		return c.redirect(rule)
	}
	if c.signed || !errors.Is(failed, wire.ErrNoSuchKey) {
		return failed
	}
	if done, err := c.openDirectory(site.IndexDocument, key); done || err != nil {
		return err
	}
	if site.ErrorDocument == nil {
		return failed
	}
	c.pageStatus = http.StatusNotFound
	if s := site.ErrorDocument.HttpStatus; s != nil {
		c.pageStatus = *s
	}
	c.read(site.ErrorDocument.Key)
	if err := c.reread(); err != nil {
		c.pageStatus = 0
		return failed
	}
	return nil
}

// reread asks whether the request may have what it now asks for, and answers it.
func (c *ossCall) reread() error {
	if err := c.authorize(); err != nil {
		return err
	}
	return c.getObject()
}

// openDirectory answers for a name without a slash at its end below which there is an index document.
func (c *ossCall) openDirectory(index *wire.IndexDocument, key string) (bool, error) {
	if index == nil || index.SupportSubDir == nil || !*index.SupportSubDir || strings.HasSuffix(key, "/") {
		return false, nil
	}
	kind := 0
	if index.Type != nil {
		kind = *index.Type
	}
	if kind == 1 {
		return false, nil
	}
	page, exists := key+"/"+index.Suffix, false
	err := c.view(func(tx *world.Tx) (err error) {
		exists, err = tx.Objects(c.bucket.ID).Has(page)
		return err
	})
	if err != nil || !exists {
		return false, err
	}
	if kind == 2 {
		c.read(page)
		return true, c.reread()
	}
	c.w.Header()["Location"] = []string{(&url.URL{Path: "/" + key + "/"}).EscapedPath()}
	return true, c.done(http.StatusFound)
}

// redirect does what a routing rule says.
func (c *ossCall) redirect(rule *wire.RoutingRule) error {
	d, key := rule.Redirect, oss.Replaced(rule, c.req.Key)
	switch d.RedirectType {
	case oss.RedirectMirror:
		return c.mirror(rule, key)
	case oss.RedirectInternal:
		c.site = nil
		c.read(key)
		return c.reread()
	}
	to := url.URL{Scheme: d.Protocol, Host: d.HostName, Path: "/" + key}
	if to.Scheme == "" {
		if to.Scheme = "http"; c.r.TLS != nil {
			to.Scheme = "https"
		}
	}
	if to.Host == "" {
		to.Host = c.r.Host
	}
	if d.PassQueryString != nil && *d.PassQueryString {
		to.RawQuery = c.r.URL.RawQuery
	}
	status := http.StatusFound
	if d.HttpRedirectCode != nil {
		status = *d.HttpRedirectCode
	}
	c.w.Header()["Location"] = []string{to.String()}
	return c.done(status)
}
