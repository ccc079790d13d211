package e2e_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/testcontainers/testcontainers-go"

	"github.com/ringfence-dev/ringfence/emulator/container"
	"github.com/ringfence-dev/ringfence/sdkcompat/clients"
	"github.com/ringfence-dev/ringfence/sdkcompat/scenario"
)

// image is what `make image` builds.
const image = "ringfence/ringfence:latest"

// start runs the image for one test.
func start(t *testing.T, options ...testcontainers.ContainerCustomizer) *container.Container {
	t.Helper()
	if os.Getenv("RINGFENCE_DOCKER") == "" {
		t.Skip("set RINGFENCE_DOCKER=1 on a machine with a Docker engine; `make e2e` does")
	}
	ctr, err := container.Run(t.Context(), image, options...)
	if ctr != nil {
		testcontainers.CleanupContainer(t, ctr.Container)
	}
	if err != nil {
		t.Fatal(err)
	}
	return ctr
}

func endpoint(t *testing.T, ctr *container.Container) string {
	t.Helper()
	url, err := ctr.Endpoint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return url
}

func get(t *testing.T, client *http.Client, url string) string {
	t.Helper()
	res, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v: %s", url, res.Status, err, text)
	}
	return string(text)
}

// TestScenarioInContainer plays the SDK scenario against the image.
func TestScenarioInContainer(t *testing.T) {
	t.Parallel()
	ctr := start(t)
	places, err := scenario.Places()
	if err != nil {
		t.Fatal(err)
	}
	for _, place := range places {
		t.Run(place.Name, func(t *testing.T) {
			api, storage := clients.NewWitness(t, endpoint(t, ctr)), clients.NewWitness(t, endpoint(t, ctr))
			typed, err := clients.NewSDKv1(api.Address(), clients.In(place))
			if err != nil {
				t.Fatal(err)
			}
			scenario.Run(t, place, api.API(typed), storage.Storage(clients.NewOSSv2(storage.URL(), nil, clients.In(place))))
		})
	}
}

// TestGatewayInContainer reaches an emulated name through the gateway, by TLS that the emulator's authority signed.
func TestGatewayInContainer(t *testing.T) {
	t.Parallel()
	ctr := start(t)
	proxy, err := ctr.GatewayURL(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	authority := x509.NewCertPool()
	if !authority.AppendCertsFromPEM([]byte(get(t, http.DefaultClient, endpoint(t, ctr)+"/_ringfence/ca.pem"))) {
		t.Fatal("the certificate of the authority is no PEM")
	}
	client := &http.Client{Transport: &http.Transport{Proxy: http.ProxyURL(proxy), TLSClientConfig: &tls.Config{RootCAs: authority}}}
	if text := get(t, client, "https://ecs.cn-shanghai-finance-1.aliyuncs.com/_ringfence/health"); !strings.Contains(text, `"ok"`) {
		t.Errorf("health through the gateway: %s", text)
	}
}

// TestRestartWithVolume stops and starts the container: the world in its volume is there again.
func TestRestartWithVolume(t *testing.T) {
	t.Parallel()
	ctr := start(t)
	who := clients.Who{Region: "cn-shanghai-finance-1", Key: "finance", Secret: "ringfence"}
	first, err := clients.NewSDKv1(strings.TrimPrefix(endpoint(t, ctr), "http://"), who)
	if err != nil {
		t.Fatal(err)
	}
	created, err := first.Call("Vpc", "CreateVpc", scenario.Params{"CidrBlock": "10.0.0.0/8"})
	if err != nil {
		t.Fatal(err)
	}
	restart(t, ctr)
	again, err := clients.NewSDKv1(strings.TrimPrefix(endpoint(t, ctr), "http://"), who)
	if err != nil {
		t.Fatal(err)
	}
	found, err := again.Call("Vpc", "DescribeVpcs", scenario.Params{"VpcId": created.Text("VpcId")})
	if err != nil || found.Count("Vpcs.Vpc") != 1 {
		t.Errorf("after the restart: %v, %v", found, err)
	}
}

func restart(t *testing.T, ctr *container.Container) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	timeout := 10 * time.Second
	began := time.Now()
	if err := ctr.Stop(ctx, &timeout); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 8*time.Second {
		t.Errorf("the container took %s to stop: it did not drain on SIGTERM", took)
	}
	if err := ctr.Start(ctx); err != nil {
		t.Fatal(err)
	}
}
