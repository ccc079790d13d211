package clients

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

// setParam fills the field of a typed request that carries a wire name, such as "Tag.1.Key". It
// goes by the tags from which the SDK itself takes the names.
func setParam(request requests.AcsRequest, name, value string) error {
	if !fill(reflect.ValueOf(request).Elem(), name, value) {
		return fmt.Errorf("the SDK's request has no parameter %s", name)
	}
	return nil
}

// fill sets what name leads to below v, and tells whether it found it.
func fill(v reflect.Value, name, value string) bool {
	switch v.Kind() {
	case reflect.String:
		if name != "" {
			return false
		}
		v.SetString(value)
		return true
	case reflect.Pointer:
		return fillList(v, name, value)
	case reflect.Struct:
		for i := range v.NumField() {
			wire := v.Type().Field(i).Tag.Get("name")
			if wire == "" {
				continue
			}
			if name == wire && fill(v.Field(i), "", value) {
				return true
			}
			if rest, ok := strings.CutPrefix(name, wire+"."); ok && fill(v.Field(i), rest, value) {
				return true
			}
		}
	}
	return false
}

// fillList sets an element of a *[]T; the list grows to hold it.
func fillList(v reflect.Value, name, value string) bool {
	index, rest, _ := strings.Cut(name, ".")
	n, err := strconv.Atoi(index)
	if err != nil || n < 1 || v.Type().Elem().Kind() != reflect.Slice {
		return false
	}
	if v.IsNil() {
		v.Set(reflect.New(v.Type().Elem()))
	}
	list := v.Elem()
	for list.Len() < n {
		list.Set(reflect.Append(list, reflect.Zero(list.Type().Elem())))
	}
	return fill(list.Index(n-1), rest, value)
}

// setMethod and setFormat set what every request of the SDK embeds and its interface does not offer.
func setMethod(request requests.AcsRequest, method string) { base(request).Method = method }

func setFormat(request requests.AcsRequest, format string) { base(request).AcceptFormat = format }

func base(request requests.AcsRequest) *requests.RpcRequest {
	return reflect.ValueOf(request).Elem().FieldByName("RpcRequest").Interface().(*requests.RpcRequest)
}
