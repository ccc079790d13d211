package clients

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/aliyun/alibabacloud-oss-go-sdk-v2/oss"
	"github.com/aliyun/alibabacloud-oss-go-sdk-v2/oss/credentials"

	"github.com/ringfence-dev/ringfence/sdkcompat/scenario"
)

// OSSv2 is alibabacloud-oss-go-sdk-v2.
type OSSv2 struct{ client *oss.Client }

// NewOSSv2 makes a client that signs by V4. Without an endpoint it makes the host name of the region
// by itself, and needs a transport that leads there.
func NewOSSv2(endpoint string, transport *http.Transport, who Who) *OSSv2 {
	config := oss.LoadDefaultConfig().WithRegion(who.Region).WithRetryMaxAttempts(1).
		WithCredentialsProvider(credentials.NewStaticCredentialsProvider(who.Key, who.Secret, who.Token))
	if endpoint != "" {
		config.WithEndpoint(endpoint)
	}
	if transport != nil {
		config.WithHttpClient(&http.Client{Transport: transport})
	}
	return &OSSv2{oss.NewClient(config)}
}

// CreateBucket implements [scenario.Storage].
func (c *OSSv2) CreateBucket(bucket string) error {
	_, err := c.client.PutBucket(context.Background(), &oss.PutBucketRequest{Bucket: &bucket})
	return refusalOSSv2(err)
}

// DeleteBucket implements [scenario.Storage].
func (c *OSSv2) DeleteBucket(bucket string) error {
	_, err := c.client.DeleteBucket(context.Background(), &oss.DeleteBucketRequest{Bucket: &bucket})
	return refusalOSSv2(err)
}

// Put implements [scenario.Storage].
func (c *OSSv2) Put(bucket, key string, body []byte) error {
	_, err := c.client.PutObject(context.Background(), &oss.PutObjectRequest{Bucket: &bucket, Key: &key, Body: bytes.NewReader(body)})
	return refusalOSSv2(err)
}

// Get implements [scenario.Storage].
func (c *OSSv2) Get(bucket, key string) (body []byte, err error) {
	got, err := c.client.GetObject(context.Background(), &oss.GetObjectRequest{Bucket: &bucket, Key: &key})
	if err != nil {
		return nil, refusalOSSv2(err)
	}
	defer func() { err = errors.Join(err, got.Body.Close()) }()
	return io.ReadAll(got.Body)
}

// List implements [scenario.Storage]; it reads pages of two by continuation tokens.
func (c *OSSv2) List(bucket, prefix string) (keys []string, err error) {
	pages := c.client.NewListObjectsV2Paginator(&oss.ListObjectsV2Request{Bucket: &bucket, Prefix: &prefix, MaxKeys: 2})
	for pages.HasNext() {
		page, err := pages.NextPage(context.Background())
		if err != nil {
			return nil, refusalOSSv2(err)
		}
		for _, o := range page.Contents {
			keys = append(keys, oss.ToString(o.Key))
		}
	}
	return keys, nil
}

// Delete implements [scenario.Storage].
func (c *OSSv2) Delete(bucket, key string) error {
	_, err := c.client.DeleteObject(context.Background(), &oss.DeleteObjectRequest{Bucket: &bucket, Key: &key})
	return refusalOSSv2(err)
}

// PutLiveChannel implements [scenario.Storage]. This SDK has no function for it; its way to operations
// that it does not know is InvokeOperation.
func (c *OSSv2) PutLiveChannel(bucket, channel string) error {
	_, err := c.client.InvokeOperation(context.Background(), &oss.OperationInput{
		OpName: "PutLiveChannel", Method: http.MethodPut, Bucket: &bucket, Key: &channel,
		Parameters: map[string]string{"live": ""},
		Body:       strings.NewReader(`<LiveChannelConfiguration><Status>enabled</Status><Target><Type>HLS</Type></Target></LiveChannelConfiguration>`),
	})
	return refusalOSSv2(err)
}

func refusalOSSv2(err error) error {
	var service *oss.ServiceError
	if !errors.As(err, &service) {
		return err
	}
	return &scenario.Refusal{
		Status: service.StatusCode, Code: service.Code, Message: service.Message, Rules: service.Headers.Get(ruleHeader),
	}
}
