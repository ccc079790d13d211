package oss

import (
	"crypto/md5"
	"encoding/base64"
	"errors"
	"io"

	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Sum reads an object's content and gives its MD5 in base64.
func (c *Contents) Sum(o *world.Object) (string, error) {
	body, err := c.Open(o.Segments, 0, o.Size)
	if err != nil {
		return "", err
	}
	sum := md5.New()
	_, err = io.Copy(sum, body)
	return base64.StdEncoding.EncodeToString(sum.Sum(nil)), errors.Join(err, body.Close())
}

// SetMD5 keeps the hash of an object's content, unless it has been replaced since.
func SetMD5(tx *world.Tx, bucket string, known *world.Object) error {
	_, err := ChangeVersion(tx, bucket, known.Key, VersionOf(known), func(o *world.Object) error {
		if o.ETag == known.ETag && o.CRC == known.CRC {
			o.MD5 = known.MD5
		}
		return nil
	})
	if missingVersion(err) {
		return nil
	}
	return err
}
