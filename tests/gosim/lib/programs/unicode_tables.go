// run

package main

import (
	"fmt"
	"math"
	"unicode"
)

func main() {
	for _, r := range "IiİıÇçXx1" {
		fmt.Print(string([]rune{unicode.TurkishCase.ToUpper(r), unicode.TurkishCase.ToLower(r), unicode.TurkishCase.ToTitle(r), unicode.AzeriCase.ToUpper(r)}), " ")
	}
	fmt.Println()
	turns := [unicode.MaxCase]rune{unicode.UpperLower, unicode.UpperLower, unicode.UpperLower}
	for _, first := range []uint32{0x100, 0x139, 0x400} {
		special := unicode.SpecialCase{{Lo: 'a', Hi: 'b', Delta: [unicode.MaxCase]rune{1, 2, 3}}, {Lo: first, Hi: first + 5, Delta: turns}}
		for r := rune(first) - 1; r < rune(first)+7; r++ {
			fmt.Print(special.ToUpper(r), special.ToLower(r), special.ToTitle(r), " ")
		}
		fmt.Println(special.ToUpper('a'), special.ToLower('b'), special.ToTitle('b'), special.ToUpper('c'), special.ToUpper(-1))
	}
	var none unicode.SpecialCase
	fmt.Println(none.ToUpper('ä'), none.ToLower('Ä'), none.ToTitle('ǆ'), none.ToUpper(-7))
	table := &unicode.RangeTable{
		R16: []unicode.Range16{{'a', 'e', 2}, {'k', 'm', 1}, {0x100, 0x10c, 3}},
		R32: []unicode.Range32{{0x10000, 0x10010, 4}, {0x20000, 0x20002, 1}},
	}
	for _, r := range []rune{-1, '`', 'a', 'b', 'c', 'e', 'f', 'k', 'l', 'n', 0x100, 0x103, 0x104, 0x10c, 0x10d, 0xffff, 0x10000, 0x10004, 0x10005, 0x10010, 0x20001, 0x20003, unicode.MaxRune} {
		fmt.Print(unicode.Is(table, r), unicode.In(r, unicode.Digit, table), unicode.In(r), unicode.IsOneOf(nil, r), unicode.IsOneOf(unicode.PrintRanges, r), " ")
	}
	fmt.Println()
	for _, c := range []int{-1, unicode.UpperCase, unicode.LowerCase, unicode.TitleCase, unicode.MaxCase} {
		fmt.Print(unicode.To(c, 'ǆ'), unicode.To(c, '5'), " ")
	}
	fmt.Println()
	fmt.Println(math.MaxFloat32, math.SmallestNonzeroFloat32, math.MaxFloat64, math.SmallestNonzeroFloat64)
	fmt.Println(math.MaxFloat64 == math.Nextafter(math.Inf(1), 0), math.SmallestNonzeroFloat64 == math.Nextafter(0, 1), float32(math.SmallestNonzeroFloat32) > 0)
	const tenth = math.MaxFloat64 / 10 * math.SmallestNonzeroFloat64
	fmt.Println(tenth, math.MaxFloat32/2 == float64(float32(math.MaxFloat32))/2, math.MaxUint32, uint64(math.MaxUint64), math.Log2E, math.Log10E)
}
