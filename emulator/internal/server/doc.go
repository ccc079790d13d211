// Package server is the only room with HTTP and Echo in it. It tells the protocols of one port
// apart — RPC, OSS and the control API — and hands each request to the room that answers it.
// It decides nothing about the cloud.
package server
