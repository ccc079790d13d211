module github.com/ringfence-dev/ringfence/emulator/internal/imaging/glyphs

go 1.26.0

require (
	github.com/hajimehoshi/bitmapfont/v4 v4.1.0
	golang.org/x/image v0.47.0
	golang.org/x/text v0.43.0
)

require github.com/pierrec/lz4/v4 v4.1.22 // indirect
