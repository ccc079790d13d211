package dataplane_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/ringfence-dev/ringfence/emulator/internal/clock"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// TestNextServer: a request whose server takes no connection goes to the next one, whole, and the cookie names where it went.
func TestNextServer(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	b.instance("i-dead", "tcp", 8080, "127.0.0.1:1")
	b.instance("i-live", "tcp", 8080, site(t, func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		fmt.Fprint(w, string(body), " ", err)
	}))
	b.backends(ecs("i-dead", 100), ecs("i-live", 100))
	ref := b.listen("http", 80, func(l *world.Listener) { l.Sticky = world.Sticky{On: true, Type: "insert", CookieTimeout: 60} })
	cookie := ""
	for range 6 {
		answer, err := b.browser(ref, client, false).Post("http://site.test/", "text/plain", strings.NewReader("sent"))
		must(t, err)
		body, err := io.ReadAll(answer.Body)
		must(t, err)
		answer.Body.Close()
		home, _, _ := strings.Cut(answer.Header.Get("Set-Cookie"), "|")
		if cookie == "" {
			cookie = home
		}
		if answer.StatusCode != http.StatusOK || string(body) != "sent <nil>" || home == "" || home != cookie {
			t.Errorf("%d %q, cookie %s, and before %s", answer.StatusCode, body, home, cookie)
		}
	}
	b.backends(ecs("i-dead", 100), ecs("i-dead-too", 100))
	b.instance("i-dead-too", "tcp", 8080, "127.0.0.1:1")
	if status, _ := get(t, b.browser(ref, client, false), "http://site.test/"); status != http.StatusBadGateway {
		t.Errorf("with no server that takes a connection: %d", status)
	}
}

// TestHundredRequests: a client's connection takes a hundred requests and is closed behind the last, which is said with it.
func TestHundredRequests(t *testing.T) {
	t.Parallel()
	b := open(t, clock.Instant)
	ref := sites(b, nil, 100)
	for range 2 {
		c := b.call(ref, client)
		answers := bufio.NewReader(c)
		for i := 1; i <= 100; i++ {
			_, err := io.WriteString(c, "POST / HTTP/1.1\r\nHost: site.test\r\nContent-Length: 1\r\n\r\nx")
			must(t, err)
			answer, err := http.ReadResponse(answers, nil)
			must(t, err)
			_, err = io.Copy(io.Discard, answer.Body)
			must(t, err)
			if answer.StatusCode != http.StatusOK || answer.Close != (i == 100) {
				t.Fatalf("request %d: %s, the last one: %v", i, answer.Status, answer.Close)
			}
		}
		if _, err := answers.ReadByte(); !errors.Is(err, io.EOF) {
			t.Errorf("behind the last: %v", err)
		}
	}
}
