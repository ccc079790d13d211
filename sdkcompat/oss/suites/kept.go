package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
)

// kept are the results of earlier runs in the same folder: a run of one suite, or of some tests, replaces theirs alone.
func (o options) kept(fresh []result) ([]result, error) {
	file := filepath.Join(o.work, "results.json")
	var all []result
	text, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(text, &all)
	} else if os.IsNotExist(err) {
		err = nil
	}
	if err != nil {
		return nil, err
	}
	type name struct{ suite, sign, test string }
	at := map[name]int{}
	for i, r := range all {
		at[name{r.Suite, r.Sign, r.Test}] = i
	}
	for _, r := range fresh {
		if i, known := at[name{r.Suite, r.Sign, r.Test}]; known {
			all[i] = r
		} else {
			all = append(all, r)
		}
	}
	for i := range all { // as they are told apart now
		all[i].Area = areaOf(all[i].Test)
		all[i].explain()
	}
	slices.SortStableFunc(all, func(a, b result) int { return rank(a) - rank(b) })
	if text, err = json.Marshal(all); err != nil {
		return nil, err
	}
	return all, os.WriteFile(file, text, 0o600)
}

// rank is the order of the suites in the table.
func rank(r result) int {
	order := []string{"ali-oss"}
	for _, s := range goSuites {
		order = append(order, s.name)
	}
	return slices.Index(order, r.Suite)
}
