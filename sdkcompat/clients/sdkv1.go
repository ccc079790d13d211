// Package clients lets the official Go clients play the scenario. Each file is one client, used as
// its own users use it; nothing of a client is changed, and none is told that it talks to an
// emulator but by its documented settings for endpoint, proxy and transport.
package clients

import (
	stderrors "errors"
	"fmt"
	"net/http"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/errors"

	"github.com/ringfence-dev/ringfence/sdkcompat/scenario"
	registry "github.com/ringfence-dev/ringfence/sdkcompat/sdk"
)

// SDKv1 is alibaba-cloud-sdk-go with its typed requests and answers: what the scenario reads is what
// the SDK's structs hold.
type SDKv1 struct {
	client *sdk.Client
	// Domain is the endpoint, as host:port; empty for the names that the SDK knows.
	Domain string
	// Method overrides the one that the SDK chose for the request.
	Method string
	// Format is JSON unless it says XML.
	Format string
	secure bool
}

// NewSDKv1 makes a client that calls one endpoint over plain HTTP.
func NewSDKv1(domain string, who Who) (*SDKv1, error) {
	c := &sdk.Client{}
	if err := c.InitWithOptions(who.Region, sdk.NewConfig(), who.sdkCredential()); err != nil {
		return nil, err
	}
	return &SDKv1{client: c, Domain: domain}, nil
}

// NewSDKv1ByName makes a client that finds endpoints by itself and calls them over HTTPS.
func NewSDKv1ByName(transport *http.Transport, who Who) (*SDKv1, error) {
	c := &sdk.Client{}
	if err := c.InitWithOptions(who.Region, sdk.NewConfig().WithScheme("HTTPS").WithHttpTransport(transport), who.sdkCredential()); err != nil {
		return nil, err
	}
	return &SDKv1{client: c, secure: true}, nil
}

func (w Who) sdkCredential() auth.Credential {
	if w.Token != "" {
		return credentials.NewStsTokenCredential(w.Key, w.Secret, w.Token)
	}
	return credentials.NewAccessKeyCredential(w.Key, w.Secret)
}

// Call implements [scenario.API].
func (c *SDKv1) Call(product, name string, params scenario.Params) (scenario.Answer, error) {
	action, ok := registry.Find(product, name)
	if !ok {
		return nil, fmt.Errorf("alibaba-cloud-sdk-go has no %s %s", product, name)
	}
	request, response := action.Request(), action.Response()
	for param, value := range params {
		if err := setParam(request, param, value); err != nil {
			return nil, fmt.Errorf("%s %s: %w", product, name, err)
		}
	}
	if c.Domain != "" {
		request.SetDomain(c.Domain)
	}
	if c.Method != "" {
		setMethod(request, c.Method)
	}
	if c.Format != "" {
		setFormat(request, c.Format)
	}
	if c.secure {
		request.SetScheme("HTTPS")
	}
	if err := c.client.DoAction(request, response); err != nil {
		return nil, refusalV1(err)
	}
	return scenario.ReadAnswer(response)
}

func refusalV1(err error) error {
	var server *errors.ServerError
	if !stderrors.As(err, &server) {
		return err
	}
	return &scenario.Refusal{
		Status: server.HttpStatus(), Code: server.ErrorCode(), Message: server.Message(),
		Rules: http.Header(server.RespHeaders).Get(ruleHeader),
	}
}
