package oss

import (
	"slices"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// Access control lists.
const (
	Private         = "private"
	PublicRead      = "public-read"
	PublicReadWrite = "public-read-write"
	DefaultACL      = "default" // of an object: that of its bucket
)

// Storage classes.
const (
	Standard         = "Standard"
	InfrequentAccess = "IA"
	Archive          = "Archive"
	ColdArchive      = "ColdArchive"
	DeepColdArchive  = "DeepColdArchive"
)

// storageClasses are in the order of the documents.
var storageClasses = []string{Standard, InfrequentAccess, Archive, ColdArchive, DeepColdArchive}

// BucketSpec is what PutBucket asks for.
type BucketSpec struct {
	Name          string
	Location      regions.OSSLocation
	ACL           string
	StorageClass  string
	Redundancy    string
	ResourceGroup string
	Tags          []world.Tag
	BlockPublic   bool
}

// CheckBucketACL refuses what is no access control list of a bucket.
func CheckBucketACL(acl string) error {
	if acl != Private && acl != PublicRead && acl != PublicReadWrite {
		return wire.ErrInvalidArgument.Saying("no such bucket access control exists").
			Detail("ArgumentName", "x-oss-acl").Detail("ArgumentValue", acl)
	}
	return nil
}

// CheckStorageClass refuses what is no storage class; the empty one stands for the default.
func CheckStorageClass(class string) error {
	if class != "" && !slices.Contains(storageClasses, class) {
		return wire.ErrInvalidArgument.Saying("The storage class you specified is invalid.").
			Detail("ArgumentName", "StorageClass").Detail("ArgumentValue", class)
	}
	return nil
}

// FindBucket finds a bucket in whatever account and region it is, and who owns it. Every request asks for it: the record is
// not a copy, and what changes a bucket reads it again ([ChangeBucket]).
func FindBucket(tx *world.Tx, name string) (*world.Bucket, world.Account, regions.Region, error) {
	b, scope, err := tx.Buckets.PeekOnly(name)
	if world.NotFound(err) {
		return nil, world.Account{}, regions.Region{}, wire.ErrNoSuchBucket.Detail("BucketName", name)
	}
	if err != nil {
		return nil, world.Account{}, regions.Region{}, err
	}
	owner, err := tx.Accounts.Peek(scope.Account)
	if err != nil {
		return nil, world.Account{}, regions.Region{}, err
	}
	region, _ := tx.Matrix().Region(scope.Region)
	return b, *owner, region, nil
}

// CreateBucket makes a bucket, or changes the ACL of one that the account already has (PutBucket).
func CreateBucket(tx *world.Tx, spec BucketSpec) error {
	if err := checkSpec(tx, spec); err != nil {
		return err
	}
	old, owner, _, err := FindBucket(tx, spec.Name)
	switch {
	case err == nil:
		return recreate(tx, old, owner, spec)
	case !isNoBucket(err):
		return err
	}
	n, err := tx.Buckets.Count()
	if err != nil {
		return err
	}
	if n >= tx.Quota("oss.buckets", wire.MaxBucketCount) {
		return wire.ErrTooManyBuckets
	}
	b := &world.Bucket{
		Meta:     world.Meta{ID: spec.Name, Name: spec.Name, CreatedAt: tx.Now(), ResourceGroup: spec.ResourceGroup, Tags: spec.Tags},
		Location: spec.Location.Location, Type: spec.Location.Type,
		ACL: orElse(spec.ACL, Private), StorageClass: orElse(spec.StorageClass, Standard), Redundancy: orElse(spec.Redundancy, "LRS"),
		BlockPublic: spec.BlockPublic,
	}
	if err := grantable(tx, b, b.ACL, wire.ErrPublicAccessBlocked); err != nil {
		return err
	}
	return tx.Buckets.Insert(b)
}

func checkSpec(tx *world.Tx, spec BucketSpec) error {
	if !wire.ValidBucketName(spec.Name) {
		return wire.ErrInvalidBucketName.Detail("BucketName", spec.Name)
	}
	if spec.ACL != "" {
		if err := CheckBucketACL(spec.ACL); err != nil {
			return err
		}
	}
	if err := CheckStorageClass(spec.StorageClass); err != nil {
		return err
	}
	if r := spec.Redundancy; r != "" && r != "LRS" && r != "ZRS" {
		return wire.ErrInvalidArgument.Saying("The data redundancy type you specified is invalid.").
			Detail("ArgumentName", "DataRedundancyType").Detail("ArgumentValue", r)
	}
	if spec.ResourceGroup != "" {
		return checkResourceGroup(tx, spec.ResourceGroup)
	}
	return nil
}

func checkResourceGroup(tx *world.Tx, id string) error {
	known, err := tx.ResourceGroups.Has(id)
	if err == nil && !known && id != world.DefaultGroupID(tx.Account.ID) {
		return wire.ErrResourceGroupIdPreCheckError
	}
	return err
}

// recreate is PutBucket for a name that is taken: by another account it stays taken, and what cannot change must not differ.
func recreate(tx *world.Tx, b *world.Bucket, owner world.Account, spec BucketSpec) error {
	taken := wire.ErrBucketAlreadyExists.Detail("BucketName", spec.Name)
	if owner.ID != tx.Account.ID || b.Location != spec.Location.Location {
		return taken
	}
	if spec.StorageClass != "" && spec.StorageClass != b.StorageClass {
		return wire.ErrBucketStorageClassDiffers.Detail("BucketName", spec.Name)
	}
	if spec.ACL == "" || spec.ACL == b.ACL {
		return nil
	}
	return SetBucketACL(tx, spec.Name, spec.ACL)
}

// ChangeBucket reads a bucket of the transaction's account and region, lets change do its work, and stores it.
func ChangeBucket(tx *world.Tx, name string, change func(*world.Bucket) error) error {
	b, err := tx.Buckets.Get(name)
	if world.NotFound(err) {
		return wire.ErrNoSuchBucket.Detail("BucketName", name)
	}
	if err != nil {
		return err
	}
	if err := change(b); err != nil {
		return err
	}
	return tx.Buckets.Put(b)
}

// SetBucketACL changes the grant of a bucket.
func SetBucketACL(tx *world.Tx, name, acl string) error {
	if err := CheckBucketACL(acl); err != nil {
		return err
	}
	return ChangeBucket(tx, name, func(b *world.Bucket) error {
		if err := grantable(tx, b, acl, wire.ErrPublicAccessBlocked); err != nil {
			return err
		}
		b.ACL = acl
		return nil
	})
}

// SetResourceGroup moves a bucket to another resource group.
func SetResourceGroup(tx *world.Tx, name, group string) error {
	if group == "" {
		group = world.DefaultGroupID(tx.Account.ID)
	}
	if err := checkResourceGroup(tx, group); err != nil {
		return err
	}
	return ChangeBucket(tx, name, func(b *world.Bucket) error { b.ResourceGroup = group; return nil })
}

// DeleteBucket removes an empty bucket.
func DeleteBucket(tx *world.Tx, name string) error {
	objects, err := tx.Objects(name).Count()
	if err != nil {
		return err
	}
	versions, err := tx.Versions(name).Count()
	if err != nil {
		return err
	}
	uploads, err := tx.Uploads(name).Count()
	if err != nil {
		return err
	}
	channels, err := tx.LiveChannels(name).Count()
	if err != nil {
		return err
	}
	if objects+versions > 0 {
		return wire.ErrBucketNotEmpty.Detail("BucketName", name)
	}
	if channels > 0 {
		return wire.ErrBucketNotEmpty.Saying("The bucket has live channels. Please delete them first.").Detail("BucketName", name)
	}
	if uploads > 0 {
		return wire.ErrBucketNotEmpty.Saying("The bucket has multipart uploads. Please abort them first.").Detail("BucketName", name)
	}
	if err := forgetDocuments(tx, name); err != nil {
		return err
	}
	if err := forgetSettings(tx, name); err != nil {
		return err
	}
	err = tx.Buckets.Delete(name)
	if world.NotFound(err) {
		return wire.ErrNoSuchBucket.Detail("BucketName", name)
	}
	return err
}

// OwnedBucket is a bucket with its region, for lists.
type OwnedBucket struct {
	*world.Bucket
	Region regions.Region
}

// ListBuckets lists the buckets of the account in every region that its cloud shows, by name.
func ListBuckets(tx *world.Tx, keep func(*world.Bucket) bool) ([]OwnedBucket, error) {
	var all []OwnedBucket
	for _, r := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		for b, err := range tx.In(r).Buckets.Each() {
			if err != nil {
				return nil, err
			}
			if keep(b) {
				all = append(all, OwnedBucket{b, r})
			}
		}
	}
	slices.SortFunc(all, func(a, b OwnedBucket) int { return strings.Compare(a.ID, b.ID) })
	return all, nil
}

// Stat counts what a bucket holds.
func Stat(tx *world.Tx, b *world.Bucket) (*wire.BucketStat, error) {
	s := &wire.BucketStat{}
	if !b.Changed.IsZero() {
		s.LastModifiedTime = b.Changed.Unix()
	}
	for o, err := range tx.Objects(b.ID).Each() {
		if err != nil {
			return nil, err
		}
		addToStat(s, o)
	}
	for o, err := range tx.Versions(b.ID).Each() {
		if err != nil {
			return nil, err
		}
		if o.Marker {
			s.DeleteMarkerCount++
		} else {
			addToStat(s, o)
		}
	}
	n, err := tx.Uploads(b.ID).Count()
	if err != nil {
		return nil, err
	}
	s.MultipartUploadCount = int64(n)
	if n, err = tx.Parts(b.ID).Count(); err != nil {
		return nil, err
	}
	s.MultipartPartCount = int64(n)
	n, err = tx.LiveChannels(b.ID).Count()
	s.LiveChannelCount = int64(n)
	return s, err
}

// minBilled is the least size that the classes below Standard are billed for (OSS documents, storage classes).
const minBilled = 64 << 10

func addToStat(s *wire.BucketStat, o *world.Object) {
	s.Storage += o.Size
	s.ObjectCount++
	billed := max(o.Size, minBilled)
	switch o.StorageClass {
	case Standard:
		s.StandardStorage += o.Size
		s.StandardObjectCount++
	case InfrequentAccess:
		s.InfrequentAccessStorage += billed
		s.InfrequentAccessRealStorage += o.Size
		s.InfrequentAccessObjectCount++
	case Archive:
		s.ArchiveStorage += billed
		s.ArchiveRealStorage += o.Size
		s.ArchiveObjectCount++
	case ColdArchive:
		s.ColdArchiveStorage += billed
		s.ColdArchiveRealStorage += o.Size
		s.ColdArchiveObjectCount++
	case DeepColdArchive:
		s.DeepColdArchiveStorage += billed
		s.DeepColdArchiveRealStorage += o.Size
		s.DeepColdArchiveObjectCount++
	}
}

func orElse(value, fallback string) string {
	if value == "" {
		return fallback
	}
	return value
}
