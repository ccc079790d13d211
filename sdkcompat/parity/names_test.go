package parity_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/ringfence-dev/ringfence/api/rpc"
)

// ourParams lists the parameters that a request struct of ours takes, by their wire names: N stands for an
// index. Parameters that it only knows are among them.
func ourParams(t reflect.Type) (names []string) { return collectOurs(t, "") }

func collectOurs(t reflect.Type, prefix string) (names []string) {
	for i := range t.NumField() {
		field := t.Field(i)
		name, options := ourTag(field)
		switch {
		case field.Type == reflect.TypeFor[rpc.Unread]():
			for name := range strings.SplitSeq(field.Tag.Get("params"), ",") {
				names = append(names, prefix+strings.TrimSpace(name))
			}
		case field.Anonymous && field.Type.Kind() == reflect.Struct:
			names = append(names, collectOurs(field.Type, prefix)...)
		default:
			names = append(names, ourValue(field.Type, prefix+name, options)...)
		}
	}
	return names
}

// ourValue lists what a value of type t is called under a name.
func ourValue(t reflect.Type, name string, options []string) []string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	spelled := slices.Contains(options, "json") || slices.Contains(options, "comma")
	switch {
	case spelled:
		return []string{name}
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		return collectOurs(t.Elem(), name+".N.")
	case t.Kind() == reflect.Slice:
		return []string{name + ".N"}
	case t.Kind() == reflect.Struct:
		return collectOurs(t, name+".")
	}
	return []string{name}
}

// ourTag reads the wire name and the options of a field.
func ourTag(field reflect.StructField) (name string, options []string) {
	name, rest, _ := strings.Cut(field.Tag.Get("rpc"), ",")
	if name == "" {
		name = field.Name
	}
	return name, strings.Split(rest, ",")
}

// sdkParams is ourParams for a request struct of the SDK.
func sdkParams(t reflect.Type, prefix string) (names []string) {
	for i := range t.NumField() {
		field := t.Field(i)
		name := field.Tag.Get("name")
		if name == "" {
			continue
		}
		// Old actions spell the indexes of a list out: Filter.1.Key, Filter.2.Key and so on.
		names = append(names, sdkValue(field.Type, prefix+index.ReplaceAllString(name, ".N."))...)
	}
	return names
}

var index = regexp.MustCompile(`\.[0-9]+\.`)

func sdkValue(t reflect.Type, name string) []string {
	switch t.Kind() {
	case reflect.Pointer:
		element := t.Elem().Elem()
		if element.Kind() == reflect.Struct {
			return sdkParams(element, name+".N.")
		}
		return []string{name + ".N"}
	case reflect.Struct:
		return sdkParams(t, name+".")
	}
	return []string{name}
}

// says tells whether the SDK can say a parameter. What we only know may be named by its head.
func says(sdk []string, name string) bool {
	return slices.ContainsFunc(sdk, func(s string) bool {
		// Some structs the SDK has as one string of JSON, which is taken as well.
		return s == name || strings.HasPrefix(s, name+".") || strings.HasPrefix(name, s+".") && !strings.Contains(s, ".")
	})
}

// strange lists the fields of our answer that the SDK's answer has not, or has in another shape.
func strange(ours, sdk reflect.Type, path string) (names []string) {
	for i := range ours.NumField() {
		field := ours.Field(i)
		if field.Anonymous && field.Type.Kind() == reflect.Struct {
			names = append(names, strange(field.Type, sdk, path)...)
			continue
		}
		name, _ := ourTag(field)
		theirs, ok := sdkField(sdk, name)
		if !ok {
			names = append(names, path+name)
			continue
		}
		names = append(names, compare(plain(field.Type), plain(theirs), path+name)...)
	}
	return names
}

func compare(ours, sdk reflect.Type, path string) []string {
	oursList, sdkList := ours.Kind() == reflect.Slice, sdk.Kind() == reflect.Slice
	oursStruct, sdkStruct := ours.Kind() == reflect.Struct, sdk.Kind() == reflect.Struct
	switch {
	case sdk.Kind() == reflect.Interface || sdk.Kind() == reflect.Map || ours.Kind() == reflect.Map:
		return nil // the SDK takes whatever comes
	case oursList != sdkList || oursStruct != sdkStruct:
		return []string{path + " (shape)"}
	case oursList:
		return compare(plain(ours.Elem()), plain(sdk.Elem()), path)
	case oursStruct:
		return strange(ours, sdk, path+".")
	}
	return nil
}

func plain(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// sdkField finds the field that the SDK decodes a name into. The SDK compares names exactly.
func sdkField(t reflect.Type, name string) (reflect.Type, bool) {
	for i := range t.NumField() {
		if tag, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); tag == name {
			return t.Field(i).Type, true
		}
	}
	return nil, false
}
