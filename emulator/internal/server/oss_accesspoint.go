package server

import (
	"encoding/base64"
	"net/http"
	"strconv"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/policy"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossPointHandlers = map[wire.Operation]ossHandler{
	wire.OpCreateAccessPoint:                  (*ossCall).createPoint,
	wire.OpGetAccessPoint:                     (*ossCall).accessPoint,
	wire.OpListAccessPoints:                   (*ossCall).listPoints,
	wire.OpDeleteAccessPoint:                  deletePoint(false),
	wire.OpPutAccessPointPolicy:               putPointPolicy(false),
	wire.OpGetAccessPointPolicy:               pointPolicy(false),
	wire.OpDeleteAccessPointPolicy:            changePoint(false, http.StatusNoContent, func(p *world.AccessPoint) { p.Policy = "" }),
	wire.OpGetAccessPointPublicAccessBlock:    (*ossCall).pointBlock,
	wire.OpPutAccessPointPublicAccessBlock:    (*ossCall).putPointBlock,
	wire.OpDeleteAccessPointPublicAccessBlock: changePoint(false, http.StatusNoContent, func(p *world.AccessPoint) { p.BlockPublic = false }),

	wire.OpCreateAccessPointForObjectProcess:       (*ossCall).createProcessPoint,
	wire.OpGetAccessPointForObjectProcess:          (*ossCall).processPoint,
	wire.OpListAccessPointsForObjectProcess:        (*ossCall).listProcessPoints,
	wire.OpDeleteAccessPointForObjectProcess:       deletePoint(true),
	wire.OpPutAccessPointConfigForObjectProcess:    (*ossCall).putProcessConfig,
	wire.OpGetAccessPointConfigForObjectProcess:    (*ossCall).processConfig,
	wire.OpPutAccessPointPolicyForObjectProcess:    putPointPolicy(true),
	wire.OpGetAccessPointPolicyForObjectProcess:    pointPolicy(true),
	wire.OpDeleteAccessPointPolicyForObjectProcess: changePoint(true, http.StatusNoContent, func(p *world.AccessPoint) { p.Policy = "" }),
}

// allowByPoint decides about a request that came by an access point: its policy and that of the bucket stand together,
// and the access control lists have no say (OSS documents, Access points).
func (c *ossCall) allowByPoint(n needed, ask policy.Request, who oss.Principal, byRAM, byBucket, closed bool) error {
	if n.point.Process != "" { // its content is made by a function of Function Compute, which there is none of here
		return wire.ErrNotEmulated.With("GetObject by an access point for object process")
	}
	if n.point.Origin == oss.OriginVPC && ask.Context[policy.KeySourceVPC] != n.point.VPC {
		return wire.ErrAccessDenied.Saying("The access point is used from its VPC only.").Detail("VpcId", n.point.VPC)
	}
	region, _, _ := c.s.world.Matrix().OSSLocation(n.bucket.Location)
	own := "acs:oss:" + region.ID + ":" + n.owner.ID + ":accesspoint/" + n.point.Name
	if n.key != "" {
		own += "/object/" + n.key
	}
	ask.Resource = own
	verdict := oss.Ruling(n.point.Policy, ask, who, closed)
	switch {
	case verdict.Explicit:
		return wire.ErrBucketPolicy.Saying("Access denied by access point policy.")
	case byRAM, verdict.Effect == policy.Allow && (byBucket || who.Account == n.owner.ID):
		return nil
	}
	return wire.ErrAccessDenied
}

// pointName is the access point that a request is about; clients put it into a header or into the query.
func (c *ossCall) pointName(process bool) string {
	name := "x-oss-access-point-name"
	if process {
		name = "x-oss-access-point-for-object-process-name"
	}
	if v := c.r.Header.Get(name); v != "" {
		return v
	}
	return c.req.Query.Get(name)
}

// readPoint reads that access point.
func (c *ossCall) readPoint(process bool) (p *world.AccessPoint, err error) {
	err = c.view(func(tx *world.Tx) (err error) {
		p, err = oss.FindAccessPoint(tx, c.bucket.ID, c.pointName(process), process)
		return err
	})
	return p, err
}

func changePoint(process bool, status int, change func(*world.AccessPoint)) ossHandler {
	return func(c *ossCall) error {
		err := c.change(func(tx *world.Tx) error {
			return oss.ChangeAccessPoint(tx, c.bucket.ID, c.pointName(process), process, func(p *world.AccessPoint) error { change(p); return nil })
		})
		if err != nil {
			return err
		}
		return c.done(status)
	}
}

func deletePoint(process bool) ossHandler {
	return func(c *ossCall) error {
		err := c.change(func(tx *world.Tx) error { return oss.DeleteAccessPoint(tx, c.bucket.ID, c.pointName(process), process) })
		if err != nil {
			return err
		}
		return c.done(http.StatusNoContent)
	}
}

func putPointPolicy(process bool) ossHandler {
	return func(c *ossCall) error {
		body, err := c.body(wire.MaxConfigBody)
		if err != nil {
			return err
		}
		err = c.change(func(tx *world.Tx) error {
			return oss.SetPointPolicy(tx, c.bucket, c.pointName(process), process, string(body))
		})
		if err != nil {
			return err
		}
		return c.done(http.StatusOK)
	}
}

func pointPolicy(process bool) ossHandler {
	return func(c *ossCall) error {
		p, err := c.readPoint(process)
		if err != nil {
			return err
		}
		if p.Policy == "" {
			return wire.ErrNoSuchAccessPointPolicy.Detail("AccessPointName", p.Name)
		}
		return c.text("application/json", p.Policy)
	}
}

func (c *ossCall) pointBlock() error {
	p, err := c.readPoint(false)
	if err != nil {
		return err
	}
	return c.document(&wire.PublicAccessBlockConfiguration{BlockPublicAccess: p.BlockPublic})
}

func (c *ossCall) putPointBlock() error {
	var doc wire.PublicAccessBlockConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	return changePoint(false, http.StatusOK, func(p *world.AccessPoint) { p.BlockPublic = doc.BlockPublicAccess })(c)
}

func (c *ossCall) pointARN(p *world.AccessPoint) string {
	kind := "accesspoint"
	if p.Process != "" {
		kind = "accesspointforobjectprocess"
	}
	return "acs:oss:" + c.region.ID + ":" + c.owner.ID + ":" + kind + "/" + p.Name
}

func (c *ossCall) createPoint() error {
	var doc wire.CreateAccessPointConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	var p *world.AccessPoint
	err := c.change(func(tx *world.Tx) (err error) {
		p, err = oss.CreateAccessPoint(tx, c.bucket.ID, &doc)
		return err
	})
	if err != nil {
		return err
	}
	return c.document(&wire.CreateAccessPointResult{AccessPointArn: c.pointARN(p), Alias: p.Alias})
}

// pointEndpoints are the host names of an access point on the two sides of its location.
func (c *ossCall) pointEndpoints(p *world.AccessPoint) wire.PointEndpoints {
	name, domain := p.Name+"-"+c.owner.ID, ".oss-accesspoint.aliyuncs.com"
	if p.Process != "" {
		domain = ".oss-object-process.aliyuncs.com"
	}
	ends := wire.PointEndpoints{InternalEndpoint: name + "." + c.location.Location + "-internal" + domain}
	if c.location.Internet != "" {
		ends.PublicEndpoint = name + "." + c.location.Location + domain
	}
	return ends
}

func (c *ossCall) accessPoint() error {
	p, err := c.readPoint(false)
	if err != nil {
		return err
	}
	return c.document(&wire.GetAccessPointResult{
		AccessPointName: p.Name, Bucket: p.Bucket, AccountId: c.owner.ID, NetworkOrigin: p.Origin, VpcConfiguration: wire.VpcConfiguration{VpcId: p.VPC},
		AccessPointArn: c.pointARN(p), CreationDate: strconv.FormatInt(p.CreatedAt.Unix(), 10), Alias: p.Alias, Status: string(p.Status),
		Endpoints: c.pointEndpoints(p), PublicAccessBlockConfiguration: wire.BlockedAccess{BlockPublicAccess: p.BlockPublic},
	})
}

// pointPage reads a page of access points of a sort.
func (c *ossCall) pointPage(process bool) (page []*world.AccessPoint, next string, limit int, err error) {
	if limit, err = c.req.Query.Count("max-keys", oss.DefaultPoints, 0, wire.MaxListKeys); err != nil {
		return nil, "", 0, err
	}
	if limit == 0 { // the Go SDK v2 always sends the parameter
		limit = oss.DefaultPoints
	}
	token, err := base64.StdEncoding.DecodeString(c.req.Query.Get("continuation-token"))
	if err != nil {
		return nil, "", 0, wire.ErrInvalidArgument.Detail("ArgumentName", "continuation-token")
	}
	err = c.view(func(tx *world.Tx) (err error) {
		page, next, err = oss.ListAccessPoints(tx, c.req.Bucket, string(token), limit, process)
		return err
	})
	return page, base64.StdEncoding.EncodeToString([]byte(next)), limit, err
}

func (c *ossCall) listPoints() error {
	page, next, limit, err := c.pointPage(false)
	if err != nil {
		return err
	}
	doc := &wire.ListAccessPointsResult{AccountId: c.owner.ID, MaxKeys: limit, IsTruncated: next != "", NextContinuationToken: next, AccessPoints: []wire.AccessPointEntry{}}
	for _, p := range page {
		doc.AccessPoints = append(doc.AccessPoints, wire.AccessPointEntry{
			Bucket: p.Bucket, AccessPointName: p.Name, Alias: p.Alias, NetworkOrigin: p.Origin,
			VpcConfiguration: wire.VpcConfiguration{VpcId: p.VPC}, Status: string(p.Status),
		})
	}
	return c.document(doc)
}

func (c *ossCall) createProcessPoint() error {
	var doc wire.CreateAccessPointForObjectProcessConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	var p *world.AccessPoint
	err := c.change(func(tx *world.Tx) (err error) {
		p, err = oss.CreateProcessPoint(tx, c.bucket.ID, c.pointName(true), &doc)
		return err
	})
	if err != nil {
		return err
	}
	return c.document(&wire.CreateAccessPointForObjectProcessResult{AccessPointForObjectProcessArn: c.pointARN(p), AccessPointForObjectProcessAlias: p.Alias})
}

func (c *ossCall) processPoint() error {
	p, err := c.readPoint(true)
	if err != nil {
		return err
	}
	return c.document(&wire.GetAccessPointForObjectProcessResult{
		AccessPointNameForObjectProcess: p.Name, AccessPointForObjectProcessAlias: p.Alias, AccessPointName: p.Process, AccountId: c.owner.ID,
		AccessPointForObjectProcessArn: c.pointARN(p), CreationDate: strconv.FormatInt(p.CreatedAt.Unix(), 10), Status: string(p.Status),
		Endpoints: c.pointEndpoints(p), AllowAnonymousAccessForObjectProcess: strconv.FormatBool(p.Anonymous),
		PublicAccessBlockConfiguration: wire.BlockedAccess{BlockPublicAccess: p.BlockPublic},
	})
}

func (c *ossCall) listProcessPoints() error {
	page, next, _, err := c.pointPage(true)
	if err != nil {
		return err
	}
	doc := &wire.ListAccessPointsForObjectProcessResult{
		AccountId: c.owner.ID, IsTruncated: next != "", NextContinuationToken: next, AccessPointsForObjectProcess: []wire.ProcessPointEntry{},
	}
	for _, p := range page {
		doc.AccessPointsForObjectProcess = append(doc.AccessPointsForObjectProcess, wire.ProcessPointEntry{
			AccessPointNameForObjectProcess: p.Name, AccessPointForObjectProcessAlias: p.Alias, AccessPointName: p.Process,
			Status: string(p.Status), AllowAnonymousAccessForObjectProcess: strconv.FormatBool(p.Anonymous),
		})
	}
	return c.document(doc)
}

func (c *ossCall) putProcessConfig() error {
	var doc wire.PutAccessPointConfigForObjectProcessConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	err := c.change(func(tx *world.Tx) error { return oss.ConfigureProcessPoint(tx, c.bucket.ID, c.pointName(true), &doc) })
	if err != nil {
		return err
	}
	return c.done(http.StatusOK)
}

func (c *ossCall) processConfig() error {
	p, err := c.readPoint(true)
	if err != nil {
		return err
	}
	doc, err := oss.ProcessConfiguration(p)
	if err != nil {
		return err
	}
	return c.document(doc)
}
