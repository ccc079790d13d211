package server

import (
	"net/http"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

var ossBucketHandlers = map[wire.Operation]ossHandler{
	wire.OpListBuckets:       (*ossCall).listBuckets,
	wire.OpDescribeRegions:   (*ossCall).describeLocations,
	wire.OpPutBucket:         (*ossCall).putBucket,
	wire.OpDeleteBucket:      (*ossCall).deleteBucket,
	wire.OpGetBucketInfo:     (*ossCall).bucketInfo,
	wire.OpGetBucketLocation: (*ossCall).bucketLocation,
	wire.OpGetBucketStat:     (*ossCall).bucketStat,
	wire.OpGetBucketAcl:      (*ossCall).bucketACL,
	wire.OpPutBucketAcl:      (*ossCall).putBucketACL,
}

// externalEndpoint is the endpoint of a location on the internet. A location of intranet type has none; the service
// then shows the internal one in both places (A0094).
func externalEndpoint(l regions.OSSLocation) string {
	if l.Internet != "" {
		return l.Internet
	}
	return internalEndpoint(l)
}

// extranet is the endpoint of a location that a list or the information of a bucket shows as that on the internet. Where
// the border keeps the internet out of every bucket (G4-oss-private) there is no such side, and the internal endpoint
// stands in both places, as for locations that have no other.
func (c *ossCall) extranet(r regions.Region, l regions.OSSLocation) string {
	ask := regions.Crossing{From: regions.PlaceInternet, To: regions.PlaceOSSPublic, Network: c.owner.Network(r.ID), Protocol: "tcp", Port: 443}
	if row, found := regions.FirstMatch(c.s.world.Matrix().Borders(r.ID), ask); found && row.Verdict != regions.Allow {
		return internalEndpoint(l)
	}
	return externalEndpoint(l)
}

func internalEndpoint(l regions.OSSLocation) string {
	if len(l.Intranet) == 0 {
		return l.Internet
	}
	return l.Intranet[0]
}

func owner(a world.Account) wire.Owner { return wire.Owner{ID: a.ID, DisplayName: a.ID} }

func (c *ossCall) listBuckets() error {
	q := c.req.Query
	paged := q.Has("prefix") || q.Has("marker") || q.Has("max-keys")
	limit, err := q.Count("max-keys", wire.DefaultKeys, 1, wire.MaxListKeys)
	if err != nil {
		return err
	}
	if prefix := q.Get("prefix"); strings.ToLower(prefix) != prefix { // no bucket can have such a name
		return wire.ErrInvalidArgument.Detail("ArgumentName", "prefix").Detail("ArgumentValue", prefix)
	}
	group := c.r.Header.Get("X-Oss-Resource-Group-Id")
	wanted, err := wantedTags(q)
	if err != nil {
		return err
	}
	doc := &wire.ListAllMyBucketsResult{Owner: owner(c.owner), Buckets: []wire.BucketEntry{}}
	var found []oss.OwnedBucket
	err = c.view(func(tx *world.Tx) (err error) {
		found, err = oss.ListBuckets(tx, func(b *world.Bucket) bool {
			if q.Has("regionList") && b.Location != c.location.Location { // only those of the endpoint (ossutil lrb)
				return false
			}
			return strings.HasPrefix(b.ID, q.Get("prefix")) && b.ID > q.Get("marker") &&
				(group == "" || b.ResourceGroup == group) && b.HasTags(wanted)
		})
		return err
	})
	if err != nil {
		return err
	}
	if paged {
		prefix, marker, more := q.Get("prefix"), q.Get("marker"), len(found) > limit
		doc.Prefix, doc.Marker, doc.MaxKeys, doc.IsTruncated = &prefix, &marker, &limit, &more
		if more {
			found = found[:limit]
			doc.NextMarker = found[limit-1].ID
		}
	}
	for _, b := range found {
		_, l, _ := c.s.world.Matrix().OSSLocation(b.Location)
		entry := wire.BucketEntry{
			CreationDate: wire.FormatTime(b.CreatedAt), ExtranetEndpoint: c.extranet(b.Region, l), IntranetEndpoint: internalEndpoint(l),
			Location: b.Location, Name: b.ID, Region: b.Region.ID, ResourceGroupId: b.ResourceGroup, StorageClass: b.StorageClass,
		}
		if len(wanted) > 0 {
			entry.Tagging = oss.TagDocument(b.Tags)
		}
		doc.Buckets = append(doc.Buckets, entry)
	}
	return c.document(doc)
}

// wantedTags reads the tag filters of ListBuckets: tag-key and tag-value, or tagging="k":"v",….
func wantedTags(q wire.Query) ([]world.Tag, error) {
	var want []world.Tag
	if key := q.Get("tag-key"); key != "" {
		want = append(want, world.Tag{Key: key, Value: q.Get("tag-value")})
	} else if q.Get("tag-value") != "" {
		return nil, wire.ErrInvalidArgument.Saying("tag-value needs tag-key.").Detail("ArgumentName", "tag-value")
	}
	if list := q.Get("tagging"); list != "" {
		for pair := range strings.SplitSeq(list, ",") {
			key, value, ok := strings.Cut(pair, ":")
			if !ok {
				return nil, wire.ErrInvalidArgument.Detail("ArgumentName", "tagging").Detail("ArgumentValue", list)
			}
			want = append(want, world.Tag{Key: strings.Trim(key, `" `), Value: strings.Trim(value, `" `)})
		}
	}
	return want, nil
}

// describeLocations lists the locations that the caller's cloud shows.
func (c *ossCall) describeLocations() error {
	doc := &wire.RegionInfoList{Regions: []wire.RegionInfo{}}
	only := c.req.Query.Get("regions")
	for _, r := range c.s.world.Matrix().VisibleRegions(c.caller.Account.Cloud) {
		for _, l := range r.OSS {
			if only != "" && only != l.Location {
				continue
			}
			doc.Regions = append(doc.Regions, wire.RegionInfo{
				Region: l.Location, InternetEndpoint: c.extranet(r, l), InternalEndpoint: internalEndpoint(l),
				AccelerateEndpoint: "oss-accelerate.aliyuncs.com",
			})
		}
	}
	if only != "" && len(doc.Regions) == 0 {
		return wire.ErrNoSuchRegion.Detail("Region", only)
	}
	return c.document(doc)
}

func (c *ossCall) putBucket() error {
	body, err := c.body(wire.MaxConfigBody)
	if err != nil {
		return err
	}
	var doc wire.CreateBucketConfiguration
	if len(strings.TrimSpace(string(body))) > 0 && !c.req.Query.Has("acl") { // asked for as PutBucketAcl there is nothing to read
		if err := wire.Unmarshal(body, &doc); err != nil {
			return err
		}
	}
	if want := doc.LocationConstraint; want != "" && want != c.location.Location {
		return wire.ErrInvalidLocation.Detail("LocationConstraint", want)
	}
	if doc.ObjectHashFunction != "" && doc.ObjectHashFunction != "SHA-1" && doc.ObjectHashFunction != "SHA-256" {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "ObjectHashFunction").Detail("ArgumentValue", doc.ObjectHashFunction)
	}
	if doc.ObjectHashFunction != "" {
		if err := c.notRead("ObjectHashFunction"); err != nil {
			return err
		}
	}
	spec := oss.BucketSpec{
		Name: c.req.Bucket, Location: c.location, ACL: c.r.Header.Get("X-Oss-Acl"),
		StorageClass: doc.StorageClass, Redundancy: doc.DataRedundancyType, ResourceGroup: c.r.Header.Get("X-Oss-Resource-Group-Id"),
		BlockPublic: c.s.options.BlockPublicBuckets,
	}
	if tags := c.r.Header.Get("X-Oss-Bucket-Tagging"); tags != "" {
		parsed, err := wire.ParseTaggingHeader(tags)
		if err != nil {
			return err
		}
		spec.Tags = oss.Tags(parsed)
	}
	key := c.r.Header.Get("X-Oss-Server-Side-Encryption-Key-Id")
	rule := wire.EncryptionDefault{
		SSEAlgorithm: c.r.Header.Get("X-Oss-Server-Side-Encryption"), KMSMasterKeyID: &key,
		KMSDataEncryption: c.r.Header.Get("X-Oss-Server-Side-Data-Encryption"),
	}
	err = c.change(func(tx *world.Tx) error {
		if err := oss.CreateBucket(tx, spec); err != nil || rule.SSEAlgorithm == "" {
			return err
		}
		return oss.SetEncryption(tx, spec.Name, rule)
	})
	if err != nil {
		return err
	}
	c.w.Header()["Location"] = []string{"/" + spec.Name}
	return c.done(http.StatusOK)
}

func (c *ossCall) deleteBucket() error {
	if err := c.change(func(tx *world.Tx) error { return oss.DeleteBucket(tx, c.bucket.ID) }); err != nil {
		return err
	}
	return c.done(http.StatusNoContent)
}

func (c *ossCall) bucketInfo() error {
	b, redundancy := c.bucket, c.bucket.Redundancy
	err := c.view(func(tx *world.Tx) error {
		changed, err := oss.SettleRedundancy(tx, b.ID)
		if changed != "" {
			redundancy = changed
		}
		return err
	})
	if err != nil {
		return err
	}
	detail := wire.BucketDetail{
		AccessMonitor: oss.Switch(b.AccessMonitored), CreationDate: wire.FormatTime(b.CreatedAt), CrossRegionReplication: oss.Switch(b.Replicates),
		DataRedundancyType: redundancy, ExtranetEndpoint: c.extranet(c.region, c.location), IntranetEndpoint: internalEndpoint(c.location),
		Location: b.Location, Name: b.ID, ResourceGroupId: b.ResourceGroup, StorageClass: b.StorageClass,
		TransferAcceleration: oss.Switch(oss.Accelerated(b)), Owner: owner(c.owner), AccessControlList: wire.Grants{Grant: b.ACL},
		ServerSideEncryptionRule: wire.BucketEncryption{SSEAlgorithm: "None"}, BlockPublicAccess: b.BlockPublic,
		Versioning: b.Versioning,
	}
	if e := b.Encryption; e.Algorithm != "" {
		detail.ServerSideEncryptionRule = wire.BucketEncryption{SSEAlgorithm: e.Algorithm, KMSMasterKeyID: e.Key, KMSDataEncryption: e.Data}
	}
	if b.Log != nil {
		detail.BucketPolicy = wire.LogTarget{LogBucket: b.Log.Bucket, LogPrefix: b.Log.Prefix}
	}
	if b.ArchiveDirectRead {
		detail.ArchiveDirectRead = &b.ArchiveDirectRead
	}
	return c.document(&wire.BucketInfo{Bucket: detail})
}

func (c *ossCall) bucketLocation() error {
	return c.document(&wire.LocationConstraint{Location: c.bucket.Location})
}

func (c *ossCall) bucketStat() error {
	var stat *wire.BucketStat
	err := c.view(func(tx *world.Tx) (err error) {
		stat, err = oss.Stat(tx, c.bucket)
		return err
	})
	if err != nil {
		return err
	}
	return c.document(stat)
}

func (c *ossCall) bucketACL() error {
	return c.document(&wire.AccessControlPolicy{Owner: owner(c.owner), AccessControlList: wire.Grants{Grant: c.bucket.ACL}})
}

func (c *ossCall) putBucketACL() error {
	acl := c.r.Header.Get("X-Oss-Acl")
	if acl == "" {
		var doc wire.AccessControlPolicy
		if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
			return oss.CheckBucketACL(acl)
		}
		acl = doc.AccessControlList.Grant
	}
	if err := c.change(func(tx *world.Tx) error { return oss.SetBucketACL(tx, c.bucket.ID, acl) }); err != nil {
		return err
	}
	c.w.Header()["Location"] = []string{"/" + c.bucket.ID} // where ali-oss reads which bucket it was
	return c.done(http.StatusOK)
}
