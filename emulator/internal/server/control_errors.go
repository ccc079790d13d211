package server

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/ringfence-dev/ringfence/emulator/internal/account"
)

// problem is an error as the control API tells it.
type problem struct {
	status  int
	Code    string `json:"code"`
	Message string `json:"message"`
	// Rules and Resources explain a refused certification.
	Rules     []string           `json:"rules,omitempty"`
	Resources []account.Resource `json:"resources,omitempty"`
}

func (p *problem) Error() string { return p.Code + ": " + p.Message }

type problemView struct {
	Error *problem `json:"error"`
}

func badRequest(format string, args ...any) *problem {
	return &problem{status: http.StatusBadRequest, Code: "BadRequest", Message: fmt.Sprintf(format, args...)}
}

// notYet answers for a call of the contract that a later version brings.
func notYet(work string) echo.HandlerFunc {
	return func(echo.Context) error {
		return &problem{status: http.StatusNotImplemented, Code: "NotImplemented", Message: "This call comes with " + work + ", which this version does not have."}
	}
}

// writeError tells any error in the same form.
func writeError(err error, c echo.Context) {
	if c.Response().Committed {
		panic(http.ErrAbortHandler) // the answer has begun: breaking off is the only way to say that it is not whole
	}
	p := explain(err, c.Request())
	if err := c.JSON(p.status, problemView{p}); err != nil {
		return // the caller has gone
	}
}

func explain(err error, r *http.Request) *problem {
	var known *problem
	var refusal *account.Refusal
	var routing *echo.HTTPError
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &refusal):
		return &problem{status: http.StatusConflict, Code: "CertificationRefused", Message: refusal.Error(), Rules: refusal.Rules, Resources: refusal.InTheWay}
	case errors.Is(err, account.ErrNotFound):
		return &problem{status: http.StatusNotFound, Code: "NotFound", Message: "There is no such account."}
	case errors.Is(err, account.ErrTaken):
		return &problem{status: http.StatusConflict, Code: "AlreadyExists", Message: err.Error()}
	case errors.Is(err, account.ErrInvalid):
		return badRequest("%s", err)
	case errors.As(err, &tooLarge):
		return &problem{status: http.StatusRequestEntityTooLarge, Code: "TooLarge", Message: fmt.Sprintf("The body is larger than %d bytes.", tooLarge.Limit)}
	case errors.As(err, &routing) && routing.Code == http.StatusNotFound:
		return &problem{status: http.StatusNotFound, Code: "NotFound", Message: "There is no " + r.URL.Path + "; /_ringfence/openapi.json lists every call."}
	case errors.As(err, &routing) && routing.Code == http.StatusMethodNotAllowed:
		return &problem{status: http.StatusMethodNotAllowed, Code: "MethodNotAllowed", Message: r.Method + " is not for " + r.URL.Path + "."}
	}
	return &problem{status: http.StatusInternalServerError, Code: "InternalError", Message: err.Error()}
}

// readJSON reads the body of a call: one object, with nothing in it that the call does not know.
func readJSON(c echo.Context, into any) error {
	decoder := json.NewDecoder(c.Request().Body)
	decoder.DisallowUnknownFields()
	err := decoder.Decode(into)
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return err
	}
	if err != nil {
		return badRequest("The body is not the JSON object that this call takes: %s.", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return badRequest("There is something after the JSON object.")
	}
	return nil
}
