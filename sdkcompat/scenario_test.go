package sdkcompat_test

import (
	"net/http"
	"testing"

	"github.com/aliyun/aliyun-oss-go-sdk/oss"

	"github.com/ringfence-dev/ringfence/emulator"
	"github.com/ringfence-dev/ringfence/emulator/emulatortest"
	"github.com/ringfence-dev/ringfence/sdkcompat/clients"
	"github.com/ringfence-dev/ringfence/sdkcompat/scenario"
)

// pairs are the clients that play the scenario: one for management, one for storage.
var pairs = map[string]func(*testing.T, *emulator.Emulator, scenario.Place) (scenario.API, scenario.Storage){
	"alibaba-cloud-sdk-go with oss v2":   typedWithOSSv2,
	"darabonba-openapi with oss v1":      darabonbaWithOSSv1,
	"tea-rpc with oss v1 signing by V4":  teaWithOSSv1,
	"no endpoint touched, real names":    byName,
	"darabonba V2 signature with oss v2": olderWithOSSv2,
}

// TestScenario lets every client live through the first hour in a finance and in a government region.
//
// proves: F4-rds-public F3-vpc-addressing F4-oss-rtmp G3-vpc-only G2-datacentre
func TestScenario(t *testing.T) {
	t.Parallel()
	places, err := scenario.Places()
	if err != nil {
		t.Fatal(err)
	}
	em := emulatortest.New(t)
	for name, pair := range pairs {
		for _, place := range places {
			t.Run(place.Name+" "+name, func(t *testing.T) {
				t.Parallel()
				api, storage := pair(t, em, place)
				scenario.Run(t, place, api, storage)
			})
		}
	}
}

func typedWithOSSv2(t *testing.T, em *emulator.Emulator, place scenario.Place) (scenario.API, scenario.Storage) {
	api, storage := clients.NewWitness(t, em.Endpoint()), clients.NewWitness(t, em.Endpoint())
	typed, err := clients.NewSDKv1(api.Address(), clients.In(place))
	made(t, err)
	return api.API(typed), storage.Storage(clients.NewOSSv2(storage.URL(), nil, clients.In(place)))
}

func darabonbaWithOSSv1(t *testing.T, em *emulator.Emulator, place scenario.Place) (scenario.API, scenario.Storage) {
	return darabonba(t, em, place, ""), watchedOSSv1(t, em, place)
}

func teaWithOSSv1(t *testing.T, em *emulator.Emulator, place scenario.Place) (scenario.API, scenario.Storage) {
	api := clients.NewWitness(t, em.Endpoint())
	tea, err := clients.NewTeaRPC(api.Address(), clients.In(place))
	made(t, err)
	return api.API(tea), watchedOSSv1(t, em, place, oss.AuthVersion(oss.AuthV4), oss.Region(place.Region))
}

func olderWithOSSv2(t *testing.T, em *emulator.Emulator, place scenario.Place) (scenario.API, scenario.Storage) {
	storage := clients.NewWitness(t, em.Endpoint())
	return darabonba(t, em, place, "v2"), storage.Storage(clients.NewOSSv2(storage.URL(), nil, clients.In(place)))
}

func darabonba(t *testing.T, em *emulator.Emulator, place scenario.Place, algorithm string) scenario.API {
	t.Helper()
	w := clients.NewWitness(t, em.Endpoint())
	dara, err := clients.NewDara(w.Address(), algorithm, clients.In(place))
	made(t, err)
	return w.API(dara)
}

func watchedOSSv1(t *testing.T, em *emulator.Emulator, place scenario.Place, options ...oss.ClientOption) scenario.Storage {
	t.Helper()
	w := clients.NewWitness(t, em.Endpoint())
	storage, err := clients.NewOSSv1(w.URL(), clients.In(place), options...)
	made(t, err)
	return w.Storage(storage)
}

// byName configures what a user of the real cloud configures, and a proxy. These two clients keep the
// headers of an error, so that no witness is needed.
func byName(t *testing.T, em *emulator.Emulator, place scenario.Place) (scenario.API, scenario.Storage) {
	transport := throughGateway(t, em)
	typed, err := clients.NewSDKv1ByName(transport, clients.In(place))
	made(t, err)
	return typed, clients.NewOSSv2("", transport, clients.In(place))
}

func throughGateway(t *testing.T, em *emulator.Emulator) *http.Transport {
	t.Helper()
	transport := &http.Transport{Proxy: http.ProxyURL(em.Gateway("")), TLSClientConfig: trusting(t, em)}
	t.Cleanup(transport.CloseIdleConnections)
	return transport
}

func made(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
