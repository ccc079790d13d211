package oss

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Modes of the index.
const (
	metaBasic    = "basic"
	metaSemantic = "semantic"
)

// metaScan is how long the first scan of a bucket takes (A0238), and maxMetaResults how long a page may be.
const (
	metaScan       = time.Minute
	maxMetaResults = 100
)

// OpenMetaQuery begins to index the metadata of a bucket's objects.
func OpenMetaQuery(tx *world.Tx, bucket, mode string) error {
	if mode != "" && mode != metaBasic && mode != metaSemantic {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "mode").Detail("ArgumentValue", mode)
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error {
		if b.MetaIndex != nil {
			return wire.ErrMetaQueryAlreadyExist.Detail("BucketName", bucket)
		}
		b.MetaIndex = &world.MetaIndex{Mode: orElse(mode, metaBasic), Created: tx.Now(), Updated: tx.Due(metaScan)}
		return nil
	})
}

// MetaStatus tells how far the index is.
func MetaStatus(tx *world.Tx, b *world.Bucket) (*wire.MetaQueryStatus, error) {
	if b.MetaIndex == nil {
		return nil, wire.ErrMetaQueryNotExist.Detail("BucketName", b.ID)
	}
	doc := &wire.MetaQueryStatus{
		State: "Running", Phase: "IncrementalScanning", CreateTime: b.MetaIndex.Created.UTC().Format(time.RFC3339Nano),
		UpdateTime: tx.Now().UTC().Format(time.RFC3339Nano),
	}
	if b.MetaIndex.Updated.After(tx.Now()) {
		doc.State, doc.Phase = "Ready", "FullScanning"
	}
	return doc, nil
}

// QueryMeta looks for objects. The index is the bucket itself: what was written a moment ago is found.
func QueryMeta(tx *world.Tx, b *world.Bucket, q *wire.MetaQuery) (*wire.MetaQueryResult, error) {
	if b.MetaIndex == nil {
		return nil, wire.ErrMetaQueryNotExist.Detail("BucketName", b.ID)
	}
	wanted, err := metaWanted(b, q)
	if err != nil {
		return nil, err
	}
	var found []*world.Object
	for o, err := range tx.Objects(b.ID).Each() {
		if err != nil {
			return nil, err
		}
		if wanted(o) {
			found = append(found, o)
		}
	}
	if q.Aggregations != nil && len(q.Aggregations.Aggregation) > 0 {
		result := &wire.MetaQueryResult{Aggregations: &wire.MetaAggregations{}}
		for _, a := range q.Aggregations.Aggregation {
			one, err := aggregate(a, found)
			if err != nil {
				return nil, err
			}
			result.Aggregations.Aggregation = append(result.Aggregations.Aggregation, one)
		}
		return result, nil
	}
	if err := sortMeta(found, q); err != nil {
		return nil, err
	}
	return metaPage(b, q, found)
}

// metaWanted makes one question of all that a query asks.
func metaWanted(b *world.Bucket, q *wire.MetaQuery) (func(*world.Object) bool, error) {
	var asked []func(*world.Object) bool
	texts := []string{q.Query}
	if b.MetaIndex.Mode == metaSemantic {
		texts = []string{q.SimpleQuery}
		words := strings.Fields(strings.ToLower(q.Query))
		asked = append(asked, func(o *world.Object) bool { return aboutWords(o, words) })
		if q.MediaTypes != nil {
			asked = append(asked, func(o *world.Object) bool { return slices.Contains(q.MediaTypes.MediaType, mediaType(o)) })
		}
	}
	for _, text := range texts {
		if strings.TrimSpace(text) == "" {
			continue
		}
		var c wire.MetaCondition
		if json.Unmarshal([]byte(text), &c) != nil {
			return nil, metaArgument("Query", text)
		}
		one, err := compileMeta(c)
		if err != nil {
			return nil, err
		}
		asked = append(asked, one)
	}
	return func(o *world.Object) bool {
		return !slices.ContainsFunc(asked, func(ask func(*world.Object) bool) bool { return !ask(o) })
	}, nil
}

func metaArgument(name, value string) error {
	return wire.ErrInvalidArgument.Detail("ArgumentName", name).Detail("ArgumentValue", value)
}

// aboutWords stands in for what a model would do in the semantic mode: an object is found by a word of the sentence in
// its name, its user metadata or its tags (A0239).
func aboutWords(o *world.Object, words []string) bool {
	text := strings.ToLower(o.Key)
	for name, value := range o.UserMeta {
		text += " " + strings.ToLower(name+" "+value)
	}
	for _, t := range o.Tags {
		text += " " + strings.ToLower(t.Key+" "+t.Value)
	}
	return slices.ContainsFunc(words, func(w string) bool { return len(w) > 2 && strings.Contains(text, w) })
}

func mediaType(o *world.Object) string {
	kind, _, _ := strings.Cut(o.Headers["Content-Type"], "/")
	switch kind {
	case "image", "video", "audio":
		return kind
	case "text":
		return "document"
	}
	return "other"
}

func sortMeta(found []*world.Object, q *wire.MetaQuery) error {
	if q.Order != "" && q.Order != "asc" && q.Order != "desc" {
		return metaArgument("Order", q.Order)
	}
	if q.Sort == "" {
		return nil
	}
	fields := strings.Split(q.Sort, ",")
	for _, f := range fields {
		if _, known := metaText(&world.Object{}, f); !known {
			return metaArgument("Sort", q.Sort)
		}
	}
	slices.SortStableFunc(found, func(a, b *world.Object) int {
		for _, f := range fields {
			x, _ := metaText(a, f)
			y, _ := metaText(b, f)
			if c := compareMeta(f, x, y); c != 0 {
				if q.Order == "asc" {
					return c
				}
				return -c // the documented default
			}
		}
		return 0
	})
	return nil
}

// aggregate computes one number, or the groups of a field.
func aggregate(a wire.MetaAggregation, found []*world.Object) (wire.MetaAggregation, error) {
	if _, known := metaText(&world.Object{}, a.Field); !known {
		return a, metaArgument("Field", a.Field)
	}
	counts, values := make(map[string]int), make([]float64, 0, len(found))
	for _, o := range found {
		text, _ := metaText(o, a.Field)
		counts[text]++
		v, _ := strconv.ParseFloat(text, 64)
		values = append(values, v)
	}
	total := 0.0
	for _, v := range values {
		total += v
	}
	n, value := float64(len(values)), 0.0
	switch a.Operation {
	case "sum":
		value = total
	case "max", "min":
		if n > 0 {
			value = slices.Max(values)
			if a.Operation == "min" {
				value = slices.Min(values)
			}
		}
	case "average":
		value = total / max(n, 1)
	case "count":
		value = n
	case "distinct":
		value = float64(len(counts))
	case "group":
		a.Groups = &wire.MetaGroups{}
		for text, count := range counts {
			a.Groups.Group = append(a.Groups.Group, wire.MetaGroup{Value: text, Count: count})
		}
		slices.SortFunc(a.Groups.Group, func(x, y wire.MetaGroup) int {
			return cmp.Or(cmp.Compare(y.Count, x.Count), strings.Compare(x.Value, y.Value))
		})
		return a, nil
	default:
		return a, metaArgument("Operation", a.Operation)
	}
	a.Value = &value
	return a, nil
}

func metaPage(b *world.Bucket, q *wire.MetaQuery, found []*world.Object) (*wire.MetaQueryResult, error) {
	limit, from := maxMetaResults, 0
	if q.MaxResults != nil {
		if limit = *q.MaxResults; limit < 0 || limit > maxMetaResults {
			return nil, metaArgument("MaxResults", strconv.Itoa(limit))
		}
		if limit == 0 {
			limit = maxMetaResults
		}
	}
	if q.NextToken != "" {
		raw, err := base64.StdEncoding.DecodeString(q.NextToken)
		if err == nil {
			from, err = strconv.Atoi(string(raw))
		}
		if err != nil || from < 0 || from > len(found) {
			return nil, metaArgument("NextToken", q.NextToken)
		}
	}
	result := &wire.MetaQueryResult{Files: &wire.MetaFiles{}}
	page := found[from:]
	if len(page) > limit {
		page = page[:limit]
		result.NextToken = base64.StdEncoding.EncodeToString([]byte(strconv.Itoa(from + limit)))
	}
	for _, o := range page {
		result.Files.File = append(result.Files.File, metaFile(b, o))
	}
	return result, nil
}

func metaFile(b *world.Bucket, o *world.Object) wire.MetaFile {
	f := wire.MetaFile{
		Filename: o.Key, Size: o.Size, FileModifiedTime: o.Modified.UTC().Format(time.RFC3339Nano), OSSObjectType: o.Type, OSSStorageClass: o.StorageClass,
		ObjectACL: o.ACL, ETag: `"` + o.ETag + `"`, OSSCRC64: strconv.FormatUint(o.CRC, 10), OSSTaggingCount: len(o.Tags),
		ServerSideEncryption: o.Encryption.Algorithm, ServerSideEncryptionKeyId: o.Encryption.KMSKey(),
	}
	if len(o.Tags) > 0 {
		f.OSSTagging = &wire.MetaTaggings{}
		for _, t := range o.Tags {
			f.OSSTagging.Tagging = append(f.OSSTagging.Tagging, wire.Tag{Key: t.Key, Value: t.Value})
		}
	}
	if len(o.UserMeta) > 0 {
		f.OSSUserMeta = &wire.MetaUserMeta{}
		for name, value := range o.UserMeta {
			f.OSSUserMeta.UserMeta = append(f.OSSUserMeta.UserMeta, wire.Tag{Key: "x-oss-meta-" + name, Value: value})
		}
		slices.SortFunc(f.OSSUserMeta.UserMeta, func(x, y wire.Tag) int { return strings.Compare(x.Key, y.Key) })
	}
	if b.MetaIndex.Mode == metaSemantic {
		f.URI, f.MediaType = "oss://"+b.ID+"/"+o.Key, mediaType(o)
		f.ContentType, f.CacheControl, f.ContentDisposition = o.Headers["Content-Type"], o.Headers["Cache-Control"], o.Headers["Content-Disposition"]
		f.ContentEncoding, f.ContentLanguage = o.Headers["Content-Encoding"], o.Headers["Content-Language"]
	}
	return f
}
