package oss

import (
	"crypto/md5"
	"encoding/hex"
	"io"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// FindUpload reads a multipart upload.
func FindUpload(tx *world.Tx, bucket, key, id string) (*world.Upload, error) {
	u, err := tx.Uploads(bucket).Get(world.UploadID(key, id))
	if world.NotFound(err) {
		return nil, wire.ErrNoSuchUpload.Detail("UploadId", id)
	}
	return u, err
}

// InitiateUpload begins a multipart upload and names it.
func InitiateUpload(tx *world.Tx, b *world.Bucket, u *world.Upload) error {
	if _, err := Touch(tx, b.ID); err != nil {
		return err
	}
	sum := md5.Sum([]byte(tx.Noise(24, "upload")))
	u.ID, u.Began = strings.ToUpper(hex.EncodeToString(sum[:])), tx.Now()
	u.StorageClass = orElse(u.StorageClass, b.StorageClass)
	return tx.Uploads(b.ID).Insert(u)
}

// PutPart stores a part whose bytes have been written, and gives the segments of the one that it replaced.
func PutPart(tx *world.Tx, bucket, key, id string, number int, w Written) (*world.Part, []world.Segment, error) {
	if _, err := FindUpload(tx, bucket, key, id); err != nil {
		return nil, nil, err
	}
	p := &world.Part{
		Upload: id, Number: number, Modified: tx.Now(), CRC: w.CRC, Segment: w.Segment,
		ETag: strings.ToUpper(hex.EncodeToString(w.MD5[:])),
	}
	table := tx.Parts(bucket)
	var replaced []world.Segment
	if old, err := table.Get(world.PartID(id, number)); err == nil {
		replaced = append(replaced, old.Segment)
	} else if !world.NotFound(err) {
		return nil, nil, err
	}
	return p, replaced, table.Put(p)
}

// EachPart gives the parts of an upload behind a number, in order.
func EachPart(tx *world.Tx, bucket, id string, after int, yield func(*world.Part) bool) error {
	for p, err := range tx.Parts(bucket).After(world.PartID(id, after)) {
		if err != nil {
			return err
		}
		if p.Upload != id || !yield(p) {
			return nil
		}
	}
	return nil
}

// AbortUpload forgets an upload and its parts, and gives the segments that it leaves.
func AbortUpload(tx *world.Tx, bucket, key, id string) ([]world.Segment, error) {
	if _, err := FindUpload(tx, bucket, key, id); err != nil {
		return nil, err
	}
	var left []world.Segment
	var ids []string
	err := EachPart(tx, bucket, id, 0, func(p *world.Part) bool {
		left, ids = append(left, p.Segment), append(ids, world.PartID(id, p.Number))
		return true
	})
	if err != nil {
		return nil, err
	}
	for _, part := range ids {
		if err := tx.Parts(bucket).Delete(part); err != nil {
			return nil, err
		}
	}
	return left, tx.Uploads(bucket).Delete(world.UploadID(key, id))
}

// Completion is what CompleteMultipartUpload asks for beside the upload: grant and overwriting may be said there too.
type Completion struct {
	// Parts are the parts to use; nil stands for all.
	Parts   []wire.CompletePart
	ACL     string
	KeepOld bool
}

// CompleteUpload makes an object of parts. It gives the segments that nothing points to any more: parts that were left
// out, and what the object replaced.
func CompleteUpload(tx *world.Tx, b *world.Bucket, key, id string, asked Completion) (*world.Object, []world.Segment, error) {
	u, err := FindUpload(tx, b.ID, key, id)
	if err != nil {
		return nil, nil, err
	}
	chosen, err := choose(tx, b.ID, id, asked.Parts)
	if err != nil {
		return nil, nil, err
	}
	client, _ := ReadClientEncryption(u.UserMeta) // checked when the upload began
	if err := client.CheckCompletion(len(chosen)); err != nil {
		return nil, nil, err
	}
	o := assemble(u, chosen)
	o.ACL = orElse(asked.ACL, o.ACL)
	left, err := AbortUpload(tx, b.ID, key, id)
	if err != nil {
		return nil, nil, err
	}
	used := make(map[string]bool, len(chosen))
	for _, p := range chosen {
		used[p.Segment.Blob] = true
	}
	var freed []world.Segment
	for _, s := range left {
		if !used[s.Blob] {
			freed = append(freed, s)
		}
	}
	replaced, err := PutObject(tx, b, o, u.KeepOld || asked.KeepOld)
	return o, append(freed, replaced...), err
}

// choose finds the parts that a completion names and checks them against each other.
func choose(tx *world.Tx, bucket, id string, list []wire.CompletePart) ([]*world.Part, error) {
	byNumber := make(map[int]*world.Part)
	var chosen []*world.Part
	err := EachPart(tx, bucket, id, 0, func(p *world.Part) bool {
		byNumber[p.Number] = p
		chosen = append(chosen, p)
		return true
	})
	if err != nil {
		return nil, err
	}
	if list != nil {
		chosen = chosen[:0:0]
		for _, want := range list {
			p := byNumber[want.PartNumber]
			if p == nil || !strings.EqualFold(strings.Trim(want.ETag, `"`), p.ETag) {
				return nil, wire.ErrInvalidPart.Detail("UploadId", id).
					Detail("PartNumber", strconv.Itoa(want.PartNumber)).Detail("ETag", want.ETag)
			}
			chosen = append(chosen, p)
		}
	}
	for i, p := range chosen {
		if i == len(chosen)-1 {
			break // the last part may be short
		}
		if p.Segment.Size < wire.MinPartSize {
			return nil, wire.ErrEntityTooSmall.Detail("ProposedSize", strconv.FormatInt(p.Segment.Size, 10)).
				Detail("MinSizeAllowed", strconv.Itoa(wire.MinPartSize)).
				Detail("PartNumber", strconv.Itoa(p.Number)).Detail("ETag", p.ETag)
		}
	}
	return chosen, nil
}

// assemble makes the object's record. Its entity tag is the hash of the parts' tags as they are spelled, and their number:
// the SDKs' own tests know the tag of a picture in five parts.
func assemble(u *world.Upload, parts []*world.Part) *world.Object {
	o := &world.Object{
		Key: u.Key, Type: Multipart, StorageClass: u.StorageClass, ACL: u.ACL, Headers: u.Headers,
		UserMeta: u.UserMeta, Tags: u.Tags, Encryption: u.Encryption, Persistent: u.Persistent,
	}
	sum := md5.New()
	for _, p := range parts {
		io.WriteString(sum, p.ETag) // hashes never fail
		o.CRC = joinCRC(o.CRC, p.CRC, p.Segment.Size)
		o.Size += p.Segment.Size
		o.Segments = append(o.Segments, p.Segment)
	}
	o.ETag = strings.ToUpper(hex.EncodeToString(sum.Sum(nil))) + "-" + strconv.Itoa(len(parts))
	return o
}
