package main

import (
	"fmt"
	"unicode"
)

func main() {
	for _, r := range []rune{'a', 'Z', '0', ' ', '\t', '\n', '_', '-', '$', '+', 'é', 'ß', 'Ǆ', 'ǅ', 'ǆ', '語', 'あ', 'ア', 'Ω', 'ж', 'ش', '٣', 'Ⅷ', '½', '\u0301', '\u00a0', '\u2028', '€', '🙂', 0x7f, 0x378, 0xd800, 0x10ffff, -1, 0x110000, 'K', 'ſ', 'ı', 'İ', 0x10d50, 'ẞ'} {
		fmt.Printf("%U %v%v%v%v%v%v%v%v%v%v%v%v%v ", r, unicode.IsControl(r), unicode.IsDigit(r), unicode.IsGraphic(r), unicode.IsLetter(r), unicode.IsLower(r), unicode.IsMark(r), unicode.IsNumber(r), unicode.IsPrint(r), unicode.IsPunct(r), unicode.IsSpace(r), unicode.IsSymbol(r), unicode.IsTitle(r), unicode.IsUpper(r))
		fmt.Println(unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r), unicode.To(unicode.UpperCase, r), unicode.To(99, r), unicode.TurkishCase.ToUpper(r), unicode.TurkishCase.ToLower(r), unicode.TurkishCase.ToTitle(r))
		for _, t := range []*unicode.RangeTable{unicode.Letter, unicode.Lu, unicode.Nd, unicode.P, unicode.Pd, unicode.Sc, unicode.Zs, unicode.Cc, unicode.LC, unicode.White_Space, unicode.Han, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hiragana, unicode.Katakana, unicode.Arabic} {
			if unicode.Is(t, r) {
				fmt.Print("x")
			} else {
				fmt.Print(".")
			}
		}
		fmt.Println(unicode.In(r, unicode.Letter, unicode.Digit), unicode.IsOneOf(unicode.PrintRanges, r), unicode.Is(unicode.Categories["So"], r), unicode.Is(unicode.Scripts["Han"], r))
	}
	mine := &unicode.RangeTable{R16: []unicode.Range16{{1, 9, 2}, {100, 200, 1}}, R32: []unicode.Range32{{0x10000, 0x10100, 4}}}
	for _, r := range []rune{1, 2, 3, 9, 11, 150, 0x10000, 0x10001, 0x10004, 0x20000} {
		fmt.Print(unicode.Is(mine, r), " ")
	}
	fmt.Println("\u2C6FABCD12", "\U0001F642123", "\u0e5212", unicode.ToLower('\u2C6F'))
	fmt.Println(unicode.Version, unicode.MaxRune, unicode.ReplacementChar, unicode.MaxASCII, unicode.MaxLatin1)
}
