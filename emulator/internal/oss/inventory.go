package oss

import (
	"encoding/xml"
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// ErrandInventory is the regular list of a bucket's objects; its subject is bucket and inventory.
const ErrandInventory = "oss.inventory"

// maxInventories is how many a bucket may have (OSS documents, Bucket inventory).
const maxInventories = 1000

var (
	inventoryID     = regexp.MustCompile(`^[A-Za-z0-9-]([A-Za-z0-9_-]{0,62}[A-Za-z0-9-])?$`)
	inventoryFields = []string{"Size", "StorageClass", "LastModifiedDate", "ETag", "IsMultipartUploaded", "EncryptionStatus", "ObjectAcl", "TaggingCount", "ObjectType", "Crc64"}
)

// PutInventory adds an inventory configuration to a bucket.
func PutInventory(tx *world.Tx, bucket, id string, doc *wire.InventoryConfiguration) error {
	if err := checkInventory(tx, bucket, id, doc); err != nil {
		return err
	}
	table := tx.Inventories(bucket)
	if n, err := table.Count(); err != nil || n >= maxInventories {
		return orError(err, wire.ErrInventoryExceedLimit)
	}
	body, err := xml.Marshal(doc)
	if err != nil {
		return err
	}
	i := &world.Inventory{ID: id, Document: string(body)}
	if doc.IsEnabled {
		i.Next = nextInventory(tx.Now(), doc.Schedule.Frequency, true)
		if err := tx.Plan(i.Next, ErrandInventory, inventorySubject(bucket, id), ""); err != nil {
			return err
		}
	}
	err = table.Insert(i)
	if errors.Is(err, store.ErrExists) {
		return wire.ErrInventoryExists.Detail("InventoryId", id)
	}
	return err
}

func inventorySubject(bucket, id string) string { return bucket + "/" + id }

// inventoryHour is when inventories are taken: midnight in China (A0234).
const inventoryHour = 16 * time.Hour

// nextInventory is when an inventory is taken next; the first one, whatever its frequency, in the coming night.
func nextInventory(now time.Time, frequency string, first bool) time.Time {
	day := now.UTC().Truncate(24 * time.Hour).Add(inventoryHour)
	if !day.After(now) {
		day = day.Add(24 * time.Hour)
	}
	if frequency == "Weekly" && !first {
		day = day.Add(6 * 24 * time.Hour)
	}
	return day
}

func checkInventory(tx *world.Tx, bucket, id string, doc *wire.InventoryConfiguration) error {
	d := doc.Destination.OSSBucketDestination
	wrong := func(name, value string) error {
		return wire.ErrInvalidArgument.Detail("ArgumentName", name).Detail("ArgumentValue", value)
	}
	switch {
	case id != doc.Id || !inventoryID.MatchString(id):
		return wrong("Id", doc.Id)
	case d.Format != "CSV" && d.Format != "Parquet" && d.Format != "ORC":
		return wrong("Format", d.Format)
	case d.Format != "CSV":
		return wire.ErrNotEmulated.With("PutBucketInventory in the format " + d.Format)
	case doc.Schedule.Frequency != "Daily" && doc.Schedule.Frequency != "Weekly":
		return wrong("Frequency", doc.Schedule.Frequency)
	case doc.IncludedObjectVersions != "All" && doc.IncludedObjectVersions != "Current":
		return wrong("IncludedObjectVersions", doc.IncludedObjectVersions)
	case d.AccountId == "" || d.RoleArn == "" || d.Encryption != nil && d.Encryption.OSS != nil && d.Encryption.KMS != nil:
		return wire.ErrMalformedXML
	}
	if doc.OptionalFields != nil {
		for _, f := range doc.OptionalFields.Field {
			if !slices.Contains(inventoryFields, f) {
				return wrong("Field", f)
			}
		}
	}
	name := inventoryTarget(d)
	target, err := tx.Buckets.Get(name)
	if err != nil && !world.NotFound(err) {
		return err
	}
	source, errSource := tx.Buckets.Get(bucket)
	if err != nil || errSource != nil || target.Location != source.Location {
		return wire.ErrInvalidArgument.Saying("The destination bucket must be of the same account and location.").
			Detail("ArgumentName", "Bucket").Detail("ArgumentValue", d.Bucket)
	}
	return nil
}

func inventoryTarget(d wire.InventoryBucket) string {
	return strings.TrimPrefix(d.Bucket, "acs:oss:::")
}

// FindInventory reads an inventory configuration.
func FindInventory(tx *world.Tx, bucket, id string) (*wire.InventoryConfiguration, error) {
	i, err := tx.Inventories(bucket).Get(id)
	if world.NotFound(err) {
		return nil, wire.ErrNoSuchInventory.Detail("InventoryId", id)
	}
	if err != nil {
		return nil, err
	}
	return inventoryDocument(i)
}

func inventoryDocument(i *world.Inventory) (*wire.InventoryConfiguration, error) {
	doc := &wire.InventoryConfiguration{}
	return doc, wire.Unmarshal([]byte(i.Document), doc)
}

// pageInventories is how many configurations a list has at once (ListBucketInventory).
const pageInventories = 100

// ListInventories gives a page of the configurations of a bucket behind a token.
func ListInventories(tx *world.Tx, bucket, token string) (*wire.ListInventoryConfigurationsResult, error) {
	doc := &wire.ListInventoryConfigurationsResult{}
	for i, err := range tx.Inventories(bucket).After(token) {
		if err != nil {
			return nil, err
		}
		if len(doc.Configurations) == pageInventories {
			doc.IsTruncated, doc.NextContinuationToken = true, doc.Configurations[pageInventories-1].Id
			break
		}
		one, err := inventoryDocument(i)
		if err != nil {
			return nil, err
		}
		doc.Configurations = append(doc.Configurations, *one)
	}
	if token == "" && len(doc.Configurations) == 0 {
		return nil, wire.ErrNoSuchInventory
	}
	return doc, nil
}

// DeleteInventory removes a configuration; that there is none is no error.
func DeleteInventory(tx *world.Tx, bucket, id string) error {
	err := tx.Inventories(bucket).Delete(id)
	if err != nil && !world.NotFound(err) {
		return err
	}
	return tx.Unplan(ErrandInventory, inventorySubject(bucket, id))
}

// NextInventory is when an inventory is taken next, the zero time when it is no more.
func NextInventory(tx *world.Tx, subject string) (time.Time, error) {
	bucket, id, _ := strings.Cut(subject, "/")
	i, err := tx.Inventories(bucket).Get(id)
	if world.NotFound(err) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, err
	}
	doc, err := inventoryDocument(i)
	if err != nil || !doc.IsEnabled {
		return time.Time{}, err
	}
	i.Next = nextInventory(i.Next, doc.Schedule.Frequency, false)
	if !i.Next.After(tx.Now()) { // the clock was moved over several of them
		i.Next = nextInventory(tx.Now(), doc.Schedule.Frequency, false)
	}
	return i.Next, tx.Inventories(bucket).Put(i)
}

// InventoryList is what an inventory found.
type InventoryList struct {
	Target string
	// Folder is where the list goes, without a slash at its end.
	Folder string
	Schema []string
	Rows   [][]string
	// Encryption is what the inventory says about its lists; without an algorithm, their bucket decides.
	Encryption world.Encryption
}

// TakeInventory lists a bucket's objects; nil when the inventory is no more.
func TakeInventory(tx *world.Tx, subject string) (*InventoryList, error) {
	bucket, id, _ := strings.Cut(subject, "/")
	doc, err := FindInventory(tx, bucket, id)
	if errors.Is(err, wire.ErrNoSuchInventory) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	d := doc.Destination.OSSBucketDestination
	list := &InventoryList{Target: inventoryTarget(d), Folder: bucket + "/" + id}
	if prefix := strings.TrimSuffix(d.Prefix, "/"); prefix != "" {
		list.Folder = prefix + "/" + list.Folder
	}
	switch e := d.Encryption; {
	case e != nil && e.KMS != nil:
		list.Encryption = world.Encryption{Algorithm: KMS, Key: e.KMS.KeyId}
	case e != nil && e.OSS != nil:
		list.Encryption.Algorithm = AES256
	}
	b, err := tx.Buckets.Get(bucket)
	if err != nil {
		return nil, err
	}
	versions := doc.IncludedObjectVersions == "All" && b.Versioning != ""
	list.Schema = inventorySchema(doc, versions)
	all, err := inventoryObjects(tx, bucket, versions)
	if err != nil {
		return nil, err
	}
	for i, o := range all {
		if !inventoried(doc.Filter, o) {
			continue
		}
		latest := i == 0 || all[i-1].Key != o.Key
		row := make([]string, 0, len(list.Schema))
		for _, field := range list.Schema {
			row = append(row, inventoryValue(bucket, field, o, latest))
		}
		list.Rows = append(list.Rows, row)
	}
	return list, nil
}

// inventoryObjects are the objects of a bucket by key, each with its older versions behind it if they are wanted.
func inventoryObjects(tx *world.Tx, bucket string, versions bool) ([]*world.Object, error) {
	var all []*world.Object
	for o, err := range tx.Objects(bucket).Each() {
		if err != nil {
			return nil, err
		}
		all = append(all, o)
	}
	if !versions {
		return all, nil
	}
	for o, err := range tx.Versions(bucket).Each() {
		if err != nil {
			return nil, err
		}
		all = append(all, o)
	}
	slices.SortStableFunc(all, func(a, b *world.Object) int { return strings.Compare(a.Key, b.Key) })
	return all, nil
}

// inventoried asks the filter of an inventory.
func inventoried(f *wire.InventoryFilter, o *world.Object) bool {
	if f == nil {
		return true
	}
	at := o.Modified.Unix()
	return strings.HasPrefix(o.Key, f.Prefix) && (f.StorageClass == "" || f.StorageClass == "All" || slices.Contains(strings.Split(f.StorageClass, ","), o.StorageClass)) &&
		(f.LowerSizeBound == nil || o.Size >= *f.LowerSizeBound) && (f.UpperSizeBound == nil || o.Size <= *f.UpperSizeBound) &&
		(f.LastModifyBeginTimeStamp == nil || at >= *f.LastModifyBeginTimeStamp) && (f.LastModifyEndTimeStamp == nil || at <= *f.LastModifyEndTimeStamp)
}

// inventorySchema is the order of the columns, whatever the order in which they were asked for.
func inventorySchema(doc *wire.InventoryConfiguration, versions bool) []string {
	schema := []string{"Bucket", "Key"}
	if versions {
		schema = append(schema, "VersionId", "IsLatest", "IsDeleteMarker")
	}
	if doc.OptionalFields != nil {
		for _, f := range inventoryFields {
			if slices.Contains(doc.OptionalFields.Field, f) {
				schema = append(schema, f)
			}
		}
	}
	return schema
}

func inventoryValue(bucket, field string, o *world.Object, latest bool) string {
	truth := func(is bool) string {
		if is {
			return "true"
		}
		return "false"
	}
	switch field {
	case "Bucket":
		return bucket
	case "Key":
		return url.QueryEscape(o.Key)
	case "VersionId":
		return VersionOf(o)
	case "IsLatest":
		return truth(latest)
	case "IsDeleteMarker":
		return truth(o.Marker)
	case "Size":
		return strconv.FormatInt(o.Size, 10)
	case "StorageClass":
		return o.StorageClass
	case "LastModifiedDate":
		return o.Modified.UTC().Format("2006-01-02T15-04-05Z")
	case "ETag":
		return o.ETag
	case "IsMultipartUploaded":
		return truth(o.Type == Multipart)
	case "EncryptionStatus":
		return truth(o.Encryption.Algorithm != "")
	case "ObjectAcl":
		return o.ACL
	case "TaggingCount":
		return strconv.Itoa(len(o.Tags))
	case "ObjectType":
		return o.Type
	case "Crc64":
		return strconv.FormatUint(o.CRC, 10)
	}
	return ""
}
