// run

package main

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

func main() {
	for _, r := range []rune{'a', 'Z', '5', ' ', '\t', '_', '-', '$', 'é', 'É', 'ß', '世', '٣', 'ǅ', 0x301, 0xa0, 0x200b, 0x2028, 0x1F600, 'ŉ', 'İ', 'ı', 'Ω', '\u212a', 0xfffd, -1, 0x110000, 0xd800, 0, 0x7f, '½', 'Ⅷ', '＋', '。'} {
		fmt.Println(r, unicode.IsLetter(r), unicode.IsUpper(r), unicode.IsLower(r), unicode.IsTitle(r), unicode.IsDigit(r), unicode.IsNumber(r), unicode.IsSpace(r), unicode.IsPunct(r), unicode.IsSymbol(r), unicode.IsControl(r), unicode.IsGraphic(r), unicode.IsPrint(r), unicode.IsMark(r))
		fmt.Println(unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r), utf8.RuneLen(r), utf8.ValidRune(r))
	}
	fmt.Println(unicode.Is(unicode.Han, '世'), unicode.Is(unicode.Latin, 'x'), unicode.In('x', unicode.Letter, unicode.Digit), unicode.To(unicode.UpperCase, 'q'))
	for _, s := range []string{"", "a", "世界", "\xff", "a\xffb", "\xe4\xb8", "\xed\xa0\x80", "\xf0\x9f\x98\x80", "\xc0\x80", "\xf4\x90\x80\x80", "é\x80"} {
		r, n := utf8.DecodeRuneInString(s)
		l, m := utf8.DecodeLastRuneInString(s)
		b := []byte(s)
		r2, n2 := utf8.DecodeRune(b)
		l2, m2 := utf8.DecodeLastRune(b)
		fmt.Println(r, n, l, m, r2 == r, n2 == n, l2 == l, m2 == m, utf8.RuneCountInString(s), utf8.RuneCount(b), utf8.ValidString(s), utf8.Valid(b), utf8.FullRuneInString(s), utf8.FullRune(b), []rune(s), len([]rune(s)))
	}
	p := make([]byte, 4)
	n := utf8.EncodeRune(p, '世')
	fmt.Println(p[:n], utf8.AppendRune(nil, 'é'), utf8.AppendRune(nil, -1), utf8.RuneStart(0x80), utf8.RuneError, utf8.UTFMax)
}
