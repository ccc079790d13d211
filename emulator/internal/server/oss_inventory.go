package server

import (
	"bytes"
	"compress/gzip"
	"crypto/md5"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossInventoryHandlers = map[wire.Operation]ossHandler{
	wire.OpPutBucketInventory:    (*ossCall).putInventory,
	wire.OpGetBucketInventory:    (*ossCall).inventory,
	wire.OpListBucketInventory:   (*ossCall).listInventories,
	wire.OpDeleteBucketInventory: (*ossCall).deleteInventory,
}

func (c *ossCall) putInventory() error {
	var doc wire.InventoryConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	err := c.change(func(tx *world.Tx) error {
		return oss.PutInventory(tx, c.bucket.ID, c.req.Query.Get("inventoryId"), &doc)
	})
	if err != nil {
		return err
	}
	return c.done(http.StatusOK)
}

func (c *ossCall) inventory() error {
	var doc *wire.InventoryConfiguration
	err := c.view(func(tx *world.Tx) (err error) {
		doc, err = oss.FindInventory(tx, c.bucket.ID, c.req.Query.Get("inventoryId"))
		return err
	})
	if err != nil {
		return err
	}
	return c.document(doc)
}

func (c *ossCall) listInventories() error {
	var doc *wire.ListInventoryConfigurationsResult
	err := c.view(func(tx *world.Tx) (err error) {
		doc, err = oss.ListInventories(tx, c.bucket.ID, c.req.Query.Get("continuation-token"))
		return err
	})
	if err != nil {
		return err
	}
	return c.document(doc)
}

func (c *ossCall) deleteInventory() error {
	err := c.change(func(tx *world.Tx) error { return oss.DeleteInventory(tx, c.bucket.ID, c.req.Query.Get("inventoryId")) })
	if err != nil {
		return err
	}
	return c.done(http.StatusNoContent)
}

// inventoryManifest tells where the lists of an inventory are (OSS documents, Bucket inventory).
type inventoryManifest struct {
	CreationTimestamp string          `json:"creationTimestamp"`
	DestinationBucket string          `json:"destinationBucket"`
	FileFormat        string          `json:"fileFormat"`
	FileSchema        string          `json:"fileSchema"`
	Files             []inventoryFile `json:"files"`
	SourceBucket      string          `json:"sourceBucket"`
	Version           string          `json:"version"`
}

type inventoryFile struct {
	Key  string `json:"key"`
	MD5  string `json:"MD5checksum"`
	Size int    `json:"size"`
}

// takeInventory writes the list of a bucket's objects, its manifest and the manifest's checksum. A bucket without
// objects gets none.
func (j ossJob) takeInventory() error {
	var list *oss.InventoryList
	err := j.view(func(tx *world.Tx) (err error) {
		list, err = oss.TakeInventory(tx, j.subject)
		return err
	})
	if err != nil || list == nil || len(list.Rows) == 0 {
		return err
	}
	data, err := gzipped(list.Rows)
	if err != nil {
		return err
	}
	hash := md5.Sum([]byte(j.subject + j.at.String()))
	source, _, _ := strings.Cut(j.subject, "/")
	file := inventoryFile{Key: fmt.Sprintf("%s/data/%x-%x-%x-%x-%x.csv.gz", list.Folder, hash[:4], hash[4:6], hash[6:8], hash[8:10], hash[10:]), MD5: sum(data), Size: len(data)}
	manifest, err := json.MarshalIndent(inventoryManifest{
		CreationTimestamp: strconv.FormatInt(j.at.Unix(), 10), DestinationBucket: list.Target, FileFormat: "CSV",
		FileSchema: strings.Join(list.Schema, ", "), Files: []inventoryFile{file}, SourceBucket: source, Version: "2019-09-01",
	}, "", "    ")
	if err != nil {
		return err
	}
	folder := list.Folder + "/" + j.at.UTC().Format("2006-01-02T15-04Z")
	for _, o := range []struct {
		key, contentType string
		body             []byte
	}{
		{file.Key, "application/x-gzip", data},
		{folder + "/manifest.checksum", "text/plain", []byte(sum(manifest))},
		{folder + "/manifest.json", "application/json", manifest}, // last: who finds it finds the rest
	} {
		if err := j.deposit(list.Target, o.key, o.contentType, o.body, list.Encryption, always); err != nil {
			return err
		}
	}
	return nil
}

func always(*world.Tx) (bool, error) { return true, nil }

func sum(data []byte) string {
	hash := md5.Sum(data)
	return strings.ToUpper(hex.EncodeToString(hash[:]))
}

// gzipped is a list as compressed CSV with every value in quotes.
func gzipped(rows [][]string) ([]byte, error) {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	for _, row := range rows {
		for i, value := range row {
			if i > 0 {
				_, _ = w.Write([]byte{','}) // a buffer takes everything; Close tells the rest
			}
			_, _ = w.Write([]byte(`"` + strings.ReplaceAll(value, `"`, `""`) + `"`))
		}
		_, _ = w.Write([]byte{'\n'})
	}
	err := w.Close()
	return out.Bytes(), err
}
