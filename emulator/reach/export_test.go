package reach

import "math/rand/v2"

// What tests outside the package need: certcheck imports it, so that they cannot be inside.

// JudgePaths is isolated.
func JudgePaths(paths []*Path, about Match) Result {
	return isolated(paths, func() []*Path { return nil }, about)
}

// RandomMatch, RandomControl and EachSmall are those of the tests of sets.
func RandomMatch(r *rand.Rand) Match { return randomMatch(r) }

func RandomControl(r *rand.Rand, rules int) *Control { return randomControl(r, rules) }

func EachSmall(check func(Header)) { eachSmall(check) }
