//go:build !race

package reach

// slower is how much longer everything takes than usual.
const slower = 1
