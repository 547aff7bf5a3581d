// Writes a checksum of what package unicode says of every 4096 code points: unicode_digest.txt.
package main

import (
	"fmt"
	"hash/crc32"
	"unicode"
)

func category(r rune) string {
	for name, table := range unicode.Categories {
		if len(name) == 2 && name != "Cn" && name != "LC" && unicode.Is(table, r) {
			return name
		}
	}
	return "Cn"
}

func main() {
	for start := rune(0); start <= unicode.MaxRune; start += 4096 {
		sum := crc32.NewIEEE()
		for r := start; r < start+4096; r++ {
			fmt.Fprintln(sum, category(r), unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r), unicode.IsPrint(r), unicode.IsSpace(r))
		}
		fmt.Printf("%05x %08x\n", start, sum.Sum32())
	}
}
