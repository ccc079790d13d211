//go:build !linux

package emulator_test

import "testing"

// runTests is all there is to do where a process cannot be without a network.
func runTests(m *testing.M) int { return m.Run() }
