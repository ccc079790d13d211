// Package sdk finds the request and response types of alibaba-cloud-sdk-go by product and action.
// It holds every action that the emulator answers and this version of the SDK knows.
package sdk

import (
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/responses"
)

// Action makes the SDK's own, empty request and response of one action.
type Action struct {
	Request  func() requests.AcsRequest
	Response func() responses.AcsResponse
}

// Find returns an action of a product, such as "Ecs" and "RunInstances".
func Find(product, action string) (Action, bool) {
	a, ok := actions[product+" "+action]
	return a, ok
}
