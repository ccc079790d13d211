//go:build race

package reach

// slower is how much longer the race detector lets everything take.
const slower = 10
