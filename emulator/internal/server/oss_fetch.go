package server

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

var ossFetchHandlers = map[wire.Operation]ossHandler{
	wire.OpPutAsyncFetchTask: (*ossCall).putFetch,
	wire.OpGetAsyncFetchTask: (*ossCall).fetchTask,
}

// States of a fetch.
const (
	fetchDone   = "Success"
	fetchFailed = "Failed"
	fetchUntold = "FetchSuccessCallbackFailed"
)

// putFetch fetches an object from a registered workload and notes what came of it. It is done before the answer: a client
// that asks for the task finds it finished.
func (c *ossCall) putFetch() error {
	var doc wire.AsyncFetchTaskConfiguration
	if err := c.decode(wire.MaxConfigBody, &doc); err != nil {
		return err
	}
	from, err := url.Parse(doc.Url)
	if err != nil || from.Hostname() == "" || from.Scheme != "http" && from.Scheme != "https" {
		return wire.ErrInvalidArgument.Detail("ArgumentName", "Url").Detail("ArgumentValue", doc.Url)
	}
	if !wire.ValidKey(doc.Object) {
		return wire.ErrInvalidObjectName.Detail("ObjectName", doc.Object)
	}
	if err := oss.CheckStorageClass(doc.StorageClass); err != nil {
		return err
	}
	var cb *ossCallback
	if doc.Callback != "" {
		if cb, err = readCallback(doc.Callback); err != nil {
			return err
		}
	}
	info := &wire.AsyncFetchTaskInfo{State: fetchDone, TaskInfo: doc.FetchTask}
	o, err := c.fetch(from, doc.FetchTask)
	if err != nil {
		info.State, info.ErrorMsg = fetchFailed, err.Error()
	}
	if cb != nil && o != nil {
		if _, err := c.tell(cb, o); err != nil {
			info.State, info.ErrorMsg = fetchUntold, err.Error()
		}
	}
	if err := c.change(func(tx *world.Tx) error { return oss.KeepFetch(tx, c.bucket.ID, info) }); err != nil {
		return err
	}
	return c.document(&wire.AsyncFetchTaskResult{TaskId: info.TaskId})
}

// fetch stores what a workload answers. Without an error and without an object, the one that was there stays.
func (c *ossCall) fetch(from *url.URL, task wire.FetchTask) (*world.Object, error) {
	ctx, cancel := context.WithTimeout(c.r.Context(), callbackTimeout)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, from.String(), nil)
	if err != nil {
		return nil, err
	}
	if task.Host != "" {
		r.Host = task.Host
	}
	answer, err := c.s.outside(ctx).Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the source answered with status %d", answer.StatusCode)
	}
	encryption, err := c.encryption()
	if err != nil {
		return nil, err
	}
	w, err := c.s.contents.Write(newLimited(answer.Body, wire.MaxPutSize), encryption)
	if err != nil {
		return nil, bodyError(err)
	}
	if task.ContentMD5 != "" && task.ContentMD5 != base64.StdEncoding.EncodeToString(w.MD5[:]) {
		return nil, errors.Join(wire.ErrInvalidDigest, c.s.contents.Drop(w.Segment))
	}
	o := &world.Object{Key: task.Object, StorageClass: task.StorageClass, Encryption: encryption, Headers: map[string]string{"Content-Type": oss.ContentType(task.Object)}}
	if t := answer.Header.Get("Content-Type"); t != "" {
		o.Headers["Content-Type"] = t
	}
	w.Fill(o)
	c.wrote = []string{o.Key}
	keep := task.IgnoreSameKey || !oss.MayOverwrite(c.bucket, o.Key, c.principal())
	err = c.update(func(tx *world.Tx) ([]world.Segment, error) { return oss.PutObject(tx, c.bucket, o, keep) })
	if err != nil {
		c.freed = append(c.freed, w.Segment)
	}
	if errors.Is(err, wire.ErrFileAlreadyExists) && task.IgnoreSameKey { // which is what the client asked for
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return o, nil
}

func (c *ossCall) fetchTask() error {
	var info *wire.AsyncFetchTaskInfo
	err := c.view(func(tx *world.Tx) (err error) {
		info, err = oss.FindFetch(tx, c.bucket.ID, c.r.Header.Get("X-Oss-Task-Id"))
		return err
	})
	if err != nil {
		return err
	}
	return c.document(info)
}
