// Package ringfence is the root of a local emulator of Alibaba Cloud's isolated regions. It holds
// no code: start at package emulator, or at the README.
package ringfence
