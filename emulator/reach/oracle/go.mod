module github.com/ringfence-dev/ringfence/emulator/reach/oracle

go 1.26.0

require (
	github.com/np-guard/models v0.5.3
	github.com/ringfence-dev/ringfence v0.0.0
)

replace github.com/ringfence-dev/ringfence => ../../..
