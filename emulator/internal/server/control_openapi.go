package server

import (
	"encoding/json"
	"net/http"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"
)

// openAPI describes the control API from the same table that serves it.
func (s *Server) openAPI(c echo.Context) error {
	paths := map[string]map[string]any{}
	for _, r := range s.routes() {
		path := "/_ringfence" + pathParameter.ReplaceAllString(r.path, "{$1}")
		if paths[path] == nil {
			paths[path] = map[string]any{}
		}
		paths[path][strings.ToLower(r.method)] = operationOf(r)
	}
	return c.JSON(http.StatusOK, map[string]any{
		"openapi": "3.0.3",
		"info":    map[string]any{"title": "Ringfence control API", "version": s.options.Version},
		"paths":   paths,
	})
}

var pathParameter = regexp.MustCompile(`:([a-z]+)`)

func operationOf(r route) map[string]any {
	op := map[string]any{"summary": r.summary, "operationId": operationID(r), "responses": answersOf(r)}
	parameters := []any{}
	for _, name := range pathParameter.FindAllStringSubmatch(r.path, -1) {
		parameters = append(parameters, map[string]any{"name": name[1], "in": "path", "required": true, "schema": map[string]any{"type": "string"}})
	}
	for _, q := range r.query {
		parameters = append(parameters, map[string]any{"name": q.name, "in": "query", "description": q.about, "schema": map[string]any{"type": "string"}})
	}
	if len(parameters) > 0 {
		op["parameters"] = parameters
	}
	switch {
	case r.body != nil:
		op["requestBody"] = map[string]any{"required": true, "content": content(mediaJSON, schemaOf(reflect.TypeOf(r.body), nil))}
	case r.method == http.MethodPut && r.media != "":
		op["requestBody"] = map[string]any{"required": true, "content": content(r.media, map[string]any{"type": "string"})}
	}
	return op
}

// operationID is "getRegionsId" for GET /regions/:id.
func operationID(r route) string {
	id := strings.ToLower(r.method)
	for _, part := range strings.FieldsFunc(r.path, func(c rune) bool { return c == '/' || c == ':' || c == '.' }) {
		id += strings.ToUpper(part[:1]) + part[1:]
	}
	return id
}

func answersOf(r route) map[string]any {
	failure := map[string]any{"description": "An error", "content": content(mediaJSON, schemaOf(reflect.TypeFor[problemView](), nil))}
	if r.later != "" {
		return map[string]any{"501": failure}
	}
	good := map[string]any{"description": "Done"}
	switch {
	case r.status == http.StatusNoContent:
	case r.answer != nil:
		good["content"] = content(mediaJSON, schemaOf(reflect.TypeOf(r.answer), nil))
	default:
		good["content"] = content(r.media, map[string]any{"type": "string"})
	}
	status := r.status
	if status == 0 {
		status = http.StatusOK
	}
	return map[string]any{strconv.Itoa(status): good, "default": failure}
}

func content(media string, schema any) map[string]any {
	return map[string]any{media: map[string]any{"schema": schema}}
}

var timeType, durationType, rawType = reflect.TypeFor[time.Time](), reflect.TypeFor[time.Duration](), reflect.TypeFor[json.RawMessage]()

// schemaOf describes a Go type as its JSON looks. within holds the types around it, so that one
// that contains itself ends.
func schemaOf(t reflect.Type, within []reflect.Type) map[string]any {
	for _, outer := range within {
		if outer == t {
			return map[string]any{"type": "object"}
		}
	}
	switch {
	case t == timeType:
		return map[string]any{"type": "string", "format": "date-time"}
	case t == durationType:
		return map[string]any{"type": "integer", "description": "nanoseconds"}
	case t == rawType:
		return map[string]any{}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem(), within)
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float32, reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Slice, reflect.Array:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem(), within)}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schemaOf(t.Elem(), within)}
	case reflect.Interface:
		return map[string]any{}
	case reflect.Struct:
		properties := map[string]any{}
		addFields(properties, t, append(within, t))
		return map[string]any{"type": "object", "properties": properties}
	}
	return map[string]any{"type": "integer"}
}

func addFields(into map[string]any, t reflect.Type, within []reflect.Type) {
	for field := range t.Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "-" || !field.IsExported() && !field.Anonymous:
		case field.Anonymous && name == "":
			addFields(into, field.Type, within)
		case name == "":
			into[field.Name] = schemaOf(field.Type, within)
		default:
			into[name] = schemaOf(field.Type, within)
		}
	}
}
