// Package storetest is what every engine must do, as tests: the engine's own contract, and the store's promises
// over it. A new engine is right when it passes.
package storetest
