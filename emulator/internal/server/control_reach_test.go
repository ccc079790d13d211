package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"
)

// TestQuestionsAreWhole: what a call of the control API does not know, or cannot use, is refused by name.
func TestQuestionsAreWhole(t *testing.T) {
	t.Parallel()
	answer := func(method, target, body string, handle echo.HandlerFunc) (int, string) {
		recorder := httptest.NewRecorder()
		e := echo.New()
		e.HTTPErrorHandler = writeError
		e.Add(method, "/reach", handle)
		e.ServeHTTP(recorder, httptest.NewRequest(method, target, strings.NewReader(body)))
		return recorder.Code, recorder.Body.String()
	}
	fine := asked(func(c echo.Context) error { return c.NoContent(http.StatusNoContent) }, []parameter{{"from", ""}})
	if code, body := answer(http.MethodGet, "/reach?from=internet", "", fine); code != http.StatusNoContent {
		t.Errorf("a known parameter: %d %s", code, body)
	}
	if code, body := answer(http.MethodGet, "/reach?form=internet", "", fine); code != http.StatusBadRequest || !strings.Contains(body, "form") {
		t.Errorf("a misspelt parameter: %d %s", code, body)
	}
	reach := (&Server{}).reach
	if code, body := answer(http.MethodPost, "/reach", `{"from":"internet","to":"api","protocol":"icmp","port":7}`, reach); code != http.StatusBadRequest || !strings.Contains(body, "icmp") {
		t.Errorf("a port of ICMP: %d %s", code, body)
	}
}
