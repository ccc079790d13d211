package ecs_test

import (
	"strconv"
	"testing"
)

// number reads a number of an answer.
func number(t *testing.T, text string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatalf("%q is not a number", text)
	}
	return n
}
