// run

package main

import "fmt"

func main() {
	flags := []string{"", "-0", "+#", " "}
	widths := []string{"", "3", "*", "[2]*", "[2]", "[2]3", "[9]", "[9]*", "[x]", "[", "[]", "99999999999", "[-1]*", "[3]*"}
	precisions := []string{"", ".", ".2", ".*", ".[3]*", ".[1]", ".[1]2", ".[9]", ".[", ".x"}
	verbs := []string{"d", "[1]d", "[4]v", "[9]d", "[d", "%", "", "s", "世", "\xff", "!"}
	for i, flag := range flags {
		for j, width := range widths {
			for k, precision := range precisions {
				verb := verbs[(i*7+j*5+k)%len(verbs)]
				format := "%" + flag + width + precision + verb
				fmt.Printf("%q: <%s>\n", format, fmt.Sprintf(format+" %v", 12, 7, 4, "text"))
			}
		}
	}
	fmt.Printf("%d %*d %-*d %.*f|%.*d\n", 1, 5, 2, -4, 3, 1, 2.55, -1, 7)
	fmt.Printf("%*d|%.*d|%*d\n", "x", 1, nil, 2, 1<<40, 3)
	fmt.Printf("%[3]*.[2]*[1]f|%[1]*d|%6.2f%%\n", 12.0, 2, 6, 3, 4)
}
