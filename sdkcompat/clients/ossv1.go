package clients

import (
	"bytes"
	"errors"
	"io"
	"net/http"

	"github.com/aliyun/aliyun-oss-go-sdk/oss"

	"github.com/ringfence-dev/ringfence/sdkcompat/scenario"
)

// OSSv1 is aliyun-oss-go-sdk.
type OSSv1 struct{ client *oss.Client }

// NewOSSv1 makes a client; options choose signature version, proxy and so on.
func NewOSSv1(endpoint string, who Who, options ...oss.ClientOption) (*OSSv1, error) {
	if who.Token != "" {
		options = append(options, oss.SecurityToken(who.Token))
	}
	client, err := oss.New(endpoint, who.Key, who.Secret, options...)
	return &OSSv1{client}, err
}

// CreateBucket implements [scenario.Storage].
func (c *OSSv1) CreateBucket(bucket string) error { return refusalOSSv1(c.client.CreateBucket(bucket)) }

// DeleteBucket implements [scenario.Storage].
func (c *OSSv1) DeleteBucket(bucket string) error { return refusalOSSv1(c.client.DeleteBucket(bucket)) }

// Put implements [scenario.Storage].
func (c *OSSv1) Put(bucket, key string, body []byte) error {
	b, err := c.client.Bucket(bucket)
	if err != nil {
		return err
	}
	return refusalOSSv1(b.PutObject(key, bytes.NewReader(body)))
}

// Get implements [scenario.Storage].
func (c *OSSv1) Get(bucket, key string) (body []byte, err error) {
	b, err := c.client.Bucket(bucket)
	if err != nil {
		return nil, err
	}
	r, err := b.GetObject(key)
	if err != nil {
		return nil, refusalOSSv1(err)
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	return io.ReadAll(r)
}

// List implements [scenario.Storage]; it reads pages of two by markers.
func (c *OSSv1) List(bucket, prefix string) (keys []string, err error) {
	b, err := c.client.Bucket(bucket)
	if err != nil {
		return nil, err
	}
	for marker := ""; ; {
		page, err := b.ListObjects(oss.Prefix(prefix), oss.Marker(marker), oss.MaxKeys(2))
		if err != nil {
			return nil, refusalOSSv1(err)
		}
		for _, o := range page.Objects {
			keys = append(keys, o.Key)
		}
		if !page.IsTruncated {
			return keys, nil
		}
		marker = page.NextMarker
	}
}

// Delete implements [scenario.Storage].
func (c *OSSv1) Delete(bucket, key string) error {
	b, err := c.client.Bucket(bucket)
	if err != nil {
		return err
	}
	return refusalOSSv1(b.DeleteObject(key))
}

// PutLiveChannel implements [scenario.Storage].
func (c *OSSv1) PutLiveChannel(bucket, channel string) error {
	b, err := c.client.Bucket(bucket)
	if err != nil {
		return err
	}
	_, err = b.CreateLiveChannel(channel, oss.LiveChannelConfiguration{
		Status: "enabled", Target: oss.LiveChannelTarget{Type: "HLS", FragDuration: 10, FragCount: 4},
	})
	return refusalOSSv1(err)
}

func refusalOSSv1(err error) error {
	var service oss.ServiceError
	if !errors.As(err, &service) {
		return err
	}
	return &scenario.Refusal{Status: service.StatusCode, Code: service.Code, Message: service.Message}
}

// ProxyTo sends the client's requests through a gateway.
func ProxyTo(transport *http.Transport) oss.ClientOption {
	return oss.HTTPClient(&http.Client{Transport: transport})
}
