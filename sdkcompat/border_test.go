package sdkcompat_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
	"github.com/ringfence-dev/ringfence/sdkcompat/clients"
	"github.com/ringfence-dev/ringfence/sdkcompat/scenario"
)

// hangzhou is where the border lets nobody in until Cloud Firewall says so.
var hangzhou = scenario.Place{Name: "hangzhou", Region: "cn-hangzhou-finance", Account: "finance", Secret: "ringfence", Zone: "cn-hangzhou-finance-b"}

// TestBorder plays the story of the border with the typed requests and answers of the SDK, and with the two clients
// under the newer SDKs. Each has an emulator of its own: an account's firewall policies are one list.
func TestBorder(t *testing.T) {
	t.Parallel()
	for name, client := range map[string]func(domain string) (scenario.API, error){
		"alibaba-cloud-sdk-go": func(domain string) (scenario.API, error) { return clients.NewSDKv1(domain, clients.In(hangzhou)) },
		"darabonba-openapi":    func(domain string) (scenario.API, error) { return clients.NewDara(domain, "", clients.In(hangzhou)) },
		"tea-rpc":              func(domain string) (scenario.API, error) { return clients.NewTeaRPC(domain, clients.In(hangzhou)) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			em := emulatortest.New(t)
			api, err := client(host(em))
			made(t, err)
			scenario.Border(t, hangzhou, api, func(address string, gbps float64) bool { return attack(t, em, address, gbps) })
		})
	}
}

// attack simulates attack traffic by the control API.
func attack(t *testing.T, em *emulator.Emulator, address string, gbps float64) bool {
	t.Helper()
	body, err := json.Marshal(map[string]any{"target": address, "gbps": gbps, "duration": "1m"})
	made(t, err)
	res, err := http.Post(em.Endpoint()+"/_ringfence/traffic", "application/json", bytes.NewReader(body))
	made(t, err)
	defer res.Body.Close()
	var outcome struct {
		BlackHoled bool `json:"blackholed"`
	}
	made(t, json.NewDecoder(res.Body).Decode(&outcome))
	return outcome.BlackHoled
}
