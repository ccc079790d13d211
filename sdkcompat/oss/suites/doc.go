// Command suites runs the tests that the official OSS SDKs bring with them, unmodified, each in a process of its own
// against an emulator that has just been started, and writes down what came of them (../SUITES.md).
//
// The sources come from the Go module cache. What a test needs beside an object store (an account with a role, a second
// account, names that lead to this machine) is given to it from outside; reasons.tsv says which tests cannot pass on one
// machine, and why those fail that do.
package main
