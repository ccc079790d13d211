// Package e2e tests what a user gets from the street: the built image, run by the container module, with unmodified
// clients. It needs a Docker engine and the image (`make image`); `make e2e` does both.
package e2e
