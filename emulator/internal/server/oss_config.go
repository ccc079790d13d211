package server

import (
	"crypto/tls"
	"net/http"
	"slices"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// ossConfigHandlers answer for the small settings of buckets.
var ossConfigHandlers = map[wire.Operation]ossHandler{
	wire.OpGetBucketRequestPayment:          func(c *ossCall) error { return c.document(oss.RequestPaymentDocument(c.bucket)) },
	wire.OpPutBucketRequestPayment:          putSetting(oss.SetRequestPayment),
	wire.OpGetBucketAccessMonitor:           (*ossCall).accessMonitor,
	wire.OpPutBucketAccessMonitor:           putSetting(oss.SetAccessMonitor),
	wire.OpGetBucketArchiveDirectRead:       (*ossCall).archiveDirectRead,
	wire.OpPutBucketArchiveDirectRead:       putSetting(setArchiveDirectRead),
	wire.OpGetBucketTransferAcceleration:    (*ossCall).acceleration,
	wire.OpPutBucketTransferAcceleration:    putSetting(oss.SetAcceleration),
	wire.OpDeleteBucketTransferAcceleration: clearSetting(func(b *world.Bucket) { b.Accelerated = nil }),
	wire.OpGetBucketHttpsConfig:             getDocument("httpsConfig", func() any { return &wire.HttpsConfiguration{} }, wire.ErrNoSuchHttpsConfig),
	wire.OpPutBucketHttpsConfig:             putNoting(oss.IneffectiveHTTPS, oss.SetHTTPS),
	wire.OpGetBucketOverwriteConfig:         spelled(oss.OverwriteDocument),
	wire.OpPutBucketOverwriteConfig:         putSetting(oss.SetOverwrite),
	wire.OpDeleteBucketOverwriteConfig:      clearSetting(func(b *world.Bucket) { b.Overwriting = nil }),
	wire.OpGetBucketResponseHeader:          spelled(oss.ResponseHeaderDocument),
	wire.OpPutBucketResponseHeader:          putSetting(oss.SetResponseHeaders),
	wire.OpDeleteBucketResponseHeader:       clearSetting(func(b *world.Bucket) { b.Hidden = nil }),
	wire.OpGetUserDefinedLogFieldsConfig:    spelled(oss.LogFieldsDocument),
	wire.OpPutUserDefinedLogFieldsConfig:    putSetting(oss.SetLogFields),
	wire.OpDeleteUserDefinedLogFieldsConfig: clearSetting(func(b *world.Bucket) { b.LogFields, b.LogHeaders, b.LogParams = false, nil, nil }),
	wire.OpGetUserQosInfo:                   func(c *ossCall) error { return c.document(oss.UserQos(c.location.Location)) },
	wire.OpGetBucketQosInfo:                 getDocument("qosInfo", func() any { return &wire.QosConfiguration{} }, wire.ErrNoSuchBucketQosInfo),
	wire.OpPutBucketQosInfo:                 putSetting(oss.SetQos),
	wire.OpDeleteBucketQosInfo:              (*ossCall).dropQos,
	wire.OpListCloudBoxes:                   (*ossCall).cloudBoxes,
	wire.OpPutStyle:                         (*ossCall).putStyle,
	wire.OpGetStyle:                         (*ossCall).getStyle,
	wire.OpListStyle:                        (*ossCall).listStyles,
	wire.OpDeleteStyle:                      (*ossCall).deleteStyle,
}

// spelled answers with a document that is made of the bucket's record.
func spelled[T any](document func(*world.Bucket) (*T, error)) ossHandler {
	return func(c *ossCall) error {
		doc, err := document(c.bucket)
		if err != nil {
			return err
		}
		return c.document(doc)
	}
}

// getDocument answers with a document as it was set.
func getDocument(name string, empty func() any, absent error) ossHandler {
	return func(c *ossCall) error {
		doc, found := empty(), false
		err := c.view(func(tx *world.Tx) (err error) {
			found, err = oss.ReadDocument(tx, c.bucket.ID, name, doc)
			return err
		})
		if err != nil {
			return err
		}
		if !found {
			return absent
		}
		return c.document(doc)
	}
}

// text answers with a document that is no XML.
func (c *ossCall) text(contentType, body string) error {
	c.status = http.StatusOK
	c.stamp()
	header := c.w.Header()
	header["Content-Type"] = []string{contentType}
	header["Content-Length"] = []string{strconv.Itoa(len(body))}
	c.w.WriteHeader(http.StatusOK)
	if c.r.Method != http.MethodHead {
		_, _ = c.w.Write([]byte(body)) // a caller that has gone needs no answer
	}
	return nil
}

func (c *ossCall) accessMonitor() error {
	return c.document(&wire.AccessMonitorConfiguration{Status: oss.Switch(c.bucket.AccessMonitored)})
}

func (c *ossCall) archiveDirectRead() error {
	return c.document(&wire.ArchiveDirectReadConfiguration{Enabled: c.bucket.ArchiveDirectRead})
}

func setArchiveDirectRead(tx *world.Tx, bucket string, doc *wire.ArchiveDirectReadConfiguration) error {
	return oss.ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.ArchiveDirectRead = doc.Enabled; return nil })
}

func (c *ossCall) acceleration() error {
	if c.bucket.Accelerated == nil {
		return wire.ErrNoSuchTransferAcceleration.Detail("BucketName", c.bucket.ID)
	}
	return c.document(&wire.TransferAccelerationConfiguration{Enabled: *c.bucket.Accelerated})
}

// accelerated refuses the acceleration endpoint for a bucket to which it does not lead.
func (c *ossCall) accelerated() error {
	if c.bucket == nil || !strings.Contains(c.req.Host.Name, ".oss-accelerate") || oss.Accelerated(c.bucket) {
		return nil
	}
	return wire.ErrTransferAccelerationDisabled.Detail("BucketName", c.bucket.ID)
}

// tlsVersions are the versions of TLS by the names that HTTPS configurations give them.
var tlsVersions = map[string]uint16{"TLSv1.0": tls.VersionTLS10, "TLSv1.1": tls.VersionTLS11, "TLSv1.2": tls.VersionTLS12, "TLSv1.3": tls.VersionTLS13}

// secure refuses a connection whose version of TLS is below all that the bucket accepts. One that is above could have
// been made with a lower version, had the bucket been known in the handshake, as it is to the service (A0232).
func (c *ossCall) secure() error {
	if c.bucket == nil || c.r.TLS == nil || len(c.bucket.TLS) == 0 {
		return nil
	}
	for _, name := range c.bucket.TLS {
		if c.r.TLS.Version >= tlsVersions[name] {
			return nil
		}
	}
	return wire.ErrTLSVersion
}

// hide takes the headers away that the bucket's owner does not want to be seen.
func (c *ossCall) hide() {
	if c.bucket == nil || len(c.bucket.Hidden) == 0 {
		return
	}
	for _, name := range oss.HiddenHeaders(c.bucket, c.req.Op) {
		c.w.Header().Del(name)
	}
}

func (c *ossCall) cloudBoxes() error {
	return c.document(&wire.CloudBoxes{
		Prefix: c.req.Query.Get("prefix"), Marker: c.req.Query.Get("marker"), MaxKeys: wire.DefaultKeys, Owner: owner(c.owner),
	})
}

func (c *ossCall) putStyle() error {
	var doc wire.Style
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	q := c.req.Query
	err := c.change(func(tx *world.Tx) error {
		return oss.PutStyle(tx, c.bucket.ID, q.Get("styleName"), q.Get("category"), &doc)
	})
	if err != nil {
		return err
	}
	return c.done(http.StatusOK)
}

func (c *ossCall) getStyle() error {
	var doc wire.Style
	err := c.view(func(tx *world.Tx) error {
		s, err := oss.FindStyle(tx, c.bucket.ID, c.req.Query.Get("styleName"))
		if err == nil {
			doc = oss.StyleDocument(s)
		}
		return err
	})
	if err != nil {
		return err
	}
	return c.document(&doc)
}

func (c *ossCall) listStyles() error {
	doc := &wire.StyleList{Styles: []wire.Style{}}
	var all []*world.Style
	err := c.view(func(tx *world.Tx) error {
		for s, err := range tx.Styles(c.bucket.ID).Each() {
			if err != nil {
				return err
			}
			all = append(all, s)
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b *world.Style) int { return a.Created.Compare(b.Created) })
	for _, s := range all {
		doc.Styles = append(doc.Styles, oss.StyleDocument(s))
	}
	return c.document(doc)
}

func (c *ossCall) deleteStyle() error {
	err := c.change(func(tx *world.Tx) error { return oss.DeleteStyle(tx, c.bucket.ID, c.req.Query.Get("styleName")) })
	if err != nil {
		return err
	}
	return c.done(http.StatusNoContent)
}
