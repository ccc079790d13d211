// Package vantage names the places from which a call can come: the internet, a region's intranet, a machine, a
// leased line, a tunnel. It holds the grammar of those names and carries one through a [context.Context]; it refuses
// to know whether the place exists, which is the world's business. It imports nothing of ours, so every room can use it.
package vantage
