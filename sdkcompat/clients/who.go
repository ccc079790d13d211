package clients

import "github.com/ringfence-dev/ringfence/sdkcompat/scenario"

// Who signs the calls, and in which region they are made.
type Who struct {
	Region string
	// Key, Secret and, for temporary credentials, Token.
	Key, Secret, Token string
}

// In is the built-in account of a place.
func In(place scenario.Place) Who {
	return Who{Region: place.Region, Key: place.Account, Secret: place.Secret}
}

// ruleHeader names the rules behind a refusal.
const ruleHeader = "X-Ringfence-Rule"

// withRegion adds the region, which the generic clients leave to the caller.
func (w Who) withRegion(params scenario.Params) map[string]string {
	all := map[string]string{"RegionId": w.Region}
	for name, value := range params {
		all[name] = value
	}
	return all
}
