package main

import (
	"fmt"
	"math/bits"
	"unicode/utf16"
	"unicode/utf8"
)

func main() {
	for _, x := range []uint64{0, 1, 2, 0xF0, 0x1234, 0x80000000, 0xDEADBEEF, 1 << 63, 1<<64 - 1, 0x0123456789ABCDEF} {
		fmt.Println(bits.LeadingZeros64(x), bits.LeadingZeros32(uint32(x)), bits.LeadingZeros16(uint16(x)), bits.LeadingZeros8(uint8(x)), bits.LeadingZeros(uint(x)))
		fmt.Println(bits.TrailingZeros64(x), bits.TrailingZeros32(uint32(x)), bits.TrailingZeros16(uint16(x)), bits.TrailingZeros8(uint8(x)), bits.TrailingZeros(uint(x)))
		fmt.Println(bits.OnesCount64(x), bits.OnesCount32(uint32(x)), bits.OnesCount16(uint16(x)), bits.OnesCount8(uint8(x)), bits.OnesCount(uint(x)))
		fmt.Println(bits.Len64(x), bits.Len32(uint32(x)), bits.Len16(uint16(x)), bits.Len8(uint8(x)), bits.Len(uint(x)))
		fmt.Println(bits.Reverse64(x), bits.Reverse32(uint32(x)), bits.Reverse16(uint16(x)), bits.Reverse8(uint8(x)), bits.Reverse(uint(x)))
		fmt.Println(bits.ReverseBytes64(x), bits.ReverseBytes32(uint32(x)), bits.ReverseBytes16(uint16(x)), bits.ReverseBytes(uint(x)))
		for _, k := range []int{0, 1, 5, -3, 63, 64, 100, -100} {
			fmt.Print(bits.RotateLeft64(x, k), " ", bits.RotateLeft32(uint32(x), k), " ", bits.RotateLeft16(uint16(x), k), " ", bits.RotateLeft8(uint8(x), k), " ", bits.RotateLeft(uint(x), k), " ")
		}
		fmt.Println()
		for _, y := range []uint64{0, 3, 1<<64 - 1, 0xFFFFFFFF} {
			fmt.Print(bits.Add64(x, y, 1))
			fmt.Print(bits.Sub64(x, y, 1))
			fmt.Print(bits.Mul64(x, y))
			fmt.Print(bits.Add32(uint32(x), uint32(y), 0))
			fmt.Print(bits.Sub32(uint32(x), uint32(y), 0))
			fmt.Print(bits.Mul32(uint32(x), uint32(y)))
			fmt.Print(bits.Add(uint(x), uint(y), 0))
			fmt.Print(bits.Sub(uint(x), uint(y), 0))
			fmt.Println(bits.Mul(uint(x), uint(y)))
		}
	}
	fmt.Println(bits.Div64(5, 7, 11))
	fmt.Println(bits.Div32(5, 7, 11))
	fmt.Println(bits.Div(0, 100, 7))
	fmt.Println(bits.Rem64(500, 7, 11), bits.Rem32(500, 7, 11), bits.Rem(500, 7, 11), bits.UintSize)
	for _, f := range []func(){func() { bits.Div64(1, 0, 0) }, func() { bits.Div64(9, 0, 9) }, func() { bits.Div32(9, 0, 3) }, func() { bits.Rem64(1, 1, 0) }, func() { bits.Div32(0, 1, 0) }, func() { bits.Rem32(0, 1, 0) }} {
		func() {
			defer func() {
				r := recover()
				_, isError := r.(error)
				fmt.Println(r, isError)
			}()
			f()
		}()
	}

	texts := []string{"", "a", "é", "語", "🙂", "\xff", "\xc3", "\xe8\xaa", "\xf0\x9f\x99", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe0\x80\x80", "\xf0\x80\x80\x80", "ab\xc3", "a\x80\x80\x80\x80", "x語\xe8"}
	for _, s := range texts {
		r, n := utf8.DecodeRuneInString(s)
		l, m := utf8.DecodeLastRuneInString(s)
		r2, n2 := utf8.DecodeRune([]byte(s))
		l2, m2 := utf8.DecodeLastRune([]byte(s))
		fmt.Println(r, n, l, m, r == r2 && n == n2 && l == l2 && m == m2, utf8.FullRuneInString(s), utf8.FullRune([]byte(s)), utf8.RuneCountInString(s), utf8.RuneCount([]byte(s)), utf8.ValidString(s), utf8.Valid([]byte(s)))
	}
	for _, r := range []rune{0, 'a', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x10ffff, 0x110000, -1} {
		b := make([]byte, 4)
		n := utf8.EncodeRune(b, r)
		hi, lo := utf16.EncodeRune(r)
		fmt.Printf("%x %d %q %v %v | %d %v %x %x %x %v\n", b[:n], utf8.RuneLen(r), utf8.AppendRune([]byte("<"), r), utf8.ValidRune(r), utf8.RuneStart(b[0]), utf16.RuneLen(r), utf16.IsSurrogate(r), hi, lo, utf16.AppendRune(nil, r), utf16.Encode([]rune{r, 'x'}))
	}
	fmt.Println(string(utf16.Decode([]uint16{'h', 0xD83D, 0xDE42, 0xD83D, 'x', 0xDE42, 0xD83D})), utf16.DecodeRune(0xD83D, 0xDE42), utf16.DecodeRune('a', 'b'))
	fmt.Println(utf8.RuneError, utf8.RuneSelf, utf8.MaxRune, utf8.UTFMax)
}
