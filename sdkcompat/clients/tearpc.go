package clients

import (
	"errors"
	"net/http"
	"strings"

	rpc "github.com/alibabacloud-go/tea-rpc/client"
	util "github.com/alibabacloud-go/tea-utils/service"
	"github.com/alibabacloud-go/tea/tea"

	"github.com/ringfence-dev/ringfence/sdkcompat/scenario"
)

// TeaRPC is tea-rpc, the client inside the Terraform provider. It signs by V1.
type TeaRPC struct {
	client *rpc.Client
	who    Who
}

// NewTeaRPC makes a client that calls one endpoint over plain HTTP.
func NewTeaRPC(endpoint string, who Who) (*TeaRPC, error) {
	config := new(rpc.Config).SetAccessKeyId(who.Key).SetAccessKeySecret(who.Secret).SetRegionId(who.Region).
		SetEndpoint(endpoint).SetProtocol("HTTP").SetReadTimeout(10000).SetConnectTimeout(10000)
	if who.Token != "" {
		config.SetSecurityToken(who.Token).SetType("sts")
	}
	client, err := rpc.NewClient(config)
	if err != nil {
		return nil, err
	}
	client.Endpoint = &endpoint
	return &TeaRPC{client: client, who: who}, nil
}

// Call implements [scenario.API]. It sends a form for the actions that describe, and the query for the
// others, as the Terraform provider does one and the other.
func (c *TeaRPC) Call(product, action string, params scenario.Params) (scenario.Answer, error) {
	version := scenario.Versions[product]
	all := make(map[string]any)
	for name, value := range c.who.withRegion(params) {
		all[name] = value
	}
	query, body := all, map[string]any(nil)
	if strings.HasPrefix(action, "Describe") {
		query, body = nil, all
	}
	result, err := c.client.DoRequest(&action, nil, tea.String(http.MethodPost), &version, tea.String("AK"), query, body, &util.RuntimeOptions{})
	if err != nil {
		return nil, refusalTea(err)
	}
	return scenario.ReadAnswer(result)
}

func refusalTea(err error) error {
	var sdk *tea.SDKError
	if errors.As(err, &sdk) {
		return &scenario.Refusal{Status: tea.IntValue(sdk.StatusCode), Code: tea.StringValue(sdk.Code), Message: tea.StringValue(sdk.Message)}
	}
	return err
}
