// Command suites runs the tests that the official OSS SDKs bring with them, unmodified, against emulators that have just been
// started, and writes down what came of them (../SUITES.md).
//
// Tests of Go run one in a process, each against an emulator of its own; those of ali-oss one file at a time in one version
// of signatures, because its hooks make what the tests of a file share. The sources come from the Go module cache and from
// npm. What these packages leave out is taken from checkouts of the repositories, where they are given: the tests of ali-oss
// and the pictures that the second Go SDK reads. What a test needs beside an object store (an account with a role, a second
// account, names that lead to this machine) is given to it from outside; reasons.tsv says which tests cannot pass on one
// machine, and why those fail that do.
package main
