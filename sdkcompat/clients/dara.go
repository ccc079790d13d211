package clients

import (
	"net/http"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	"github.com/alibabacloud-go/darabonba-openapi/v2/models"
	"github.com/alibabacloud-go/tea/dara"

	"github.com/ringfence-dev/ringfence/sdkcompat/scenario"
)

// Dara is the generic call of darabonba-openapi/v2, on which all newer SDKs stand. It signs by V3.
type Dara struct {
	client *openapi.Client
	who    Who
	// Body sends the parameters as a form instead of the query.
	Body bool
	// Method is POST unless it says GET.
	Method string
}

// NewDara makes a client that calls one endpoint over plain HTTP. algorithm is empty for V3, or "v2"
// for the older signature.
func NewDara(endpoint, algorithm string, who Who) (*Dara, error) {
	config := &models.Config{
		AccessKeyId: &who.Key, AccessKeySecret: &who.Secret, RegionId: &who.Region, Endpoint: &endpoint, Protocol: dara.String("HTTP"),
	}
	if who.Token != "" {
		config.SecurityToken = &who.Token
	}
	if algorithm != "" {
		config.SignatureAlgorithm = &algorithm
	}
	client, err := openapi.NewClient(config)
	if err != nil {
		return nil, err
	}
	return &Dara{client: client, who: who}, nil
}

// Call implements [scenario.API].
func (c *Dara) Call(product, action string, params scenario.Params) (scenario.Answer, error) {
	version, method := scenario.Versions[product], c.Method
	if method == "" {
		method = http.MethodPost
	}
	call := &models.Params{
		Action: &action, Version: &version, Method: &method, Protocol: dara.String("HTTP"), Pathname: dara.String("/"),
		AuthType: dara.String("AK"), Style: dara.String("RPC"), ReqBodyType: dara.String("formData"), BodyType: dara.String("json"),
	}
	request := &models.OpenApiRequest{}
	if all := c.who.withRegion(params); c.Body {
		form := make(map[string]any, len(all))
		for name, value := range all {
			form[name] = value
		}
		request.Body = form
	} else {
		request.Query = pointers(all)
	}
	result, err := c.client.CallApi(call, request, &dara.RuntimeOptions{})
	if err != nil {
		return nil, refusalTea(err)
	}
	return scenario.ReadAnswer(result["body"])
}

func pointers(values map[string]string) map[string]*string {
	all := make(map[string]*string, len(values))
	for name, value := range values {
		all[name] = &value
	}
	return all
}
