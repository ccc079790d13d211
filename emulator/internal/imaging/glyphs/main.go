// Command glyphs writes ../glyphs.bin: the letters of ASCII, Latin-1 and GB 2312 as bitmaps, taken from a font that is
// four times as large. It has a module of its own so that the emulator does not carry that font.
//
// Each letter is 35 bytes: its code point, its width, and 16 rows of bits from the left, the first row being empty; the
// whole is deflated.
package main

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/hajimehoshi/bitmapfont/v4"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func main() {
	if err := write("../glyphs.bin"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(file string) error {
	var raw, out bytes.Buffer
	for _, r := range letters() {
		rows, width, ok := bitmap(r)
		if !ok {
			continue
		}
		raw.Write(binary.BigEndian.AppendUint16(nil, uint16(r)))
		raw.WriteByte(byte(width))
		for _, row := range rows {
			raw.Write(binary.BigEndian.AppendUint16(nil, row))
		}
	}
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(raw.Bytes()); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(file, out.Bytes(), 0o644)
}

// letters are those of ASCII, Latin-1, GB 2312 and the full-width forms, in order.
func letters() []rune {
	all := make(map[rune]bool)
	span := func(first, last rune) {
		for r := first; r <= last; r++ {
			all[r] = true
		}
	}
	span(0x20, 0x7e)
	span(0xa0, 0xff)
	span(0x3000, 0x303f)
	span(0xff00, 0xffef)
	decoder := simplifiedchinese.GBK.NewDecoder()
	for high := 0xa1; high <= 0xf7; high++ {
		for low := 0xa1; low <= 0xfe; low++ {
			if text, err := decoder.Bytes([]byte{byte(high), byte(low)}); err == nil {
				if r := []rune(string(text)); len(r) == 1 && r[0] < 0xe000 {
					all[r[0]] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

func bitmap(r rune) (rows [16]uint16, width int, ok bool) {
	at, mask, from, advance, ok := bitmapfont.FaceSC.Glyph(fixed.P(0, 12), r)
	if !ok {
		return rows, 0, false
	}
	ink := false
	for y := max(at.Min.Y, 0); y < min(at.Max.Y, 16); y++ {
		for x := max(at.Min.X, 0); x < min(at.Max.X, 16); x++ {
			if _, _, _, a := mask.At(from.X+x-at.Min.X, from.Y+y-at.Min.Y).RGBA(); a > 0x8000 {
				rows[y] |= 1 << (15 - x)
				ink = true
			}
		}
	}
	blank := r == ' ' || r == 0xa0 || r == 0x3000
	return rows, advance.Round(), ink || blank
}
