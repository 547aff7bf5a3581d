package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"text/tabwriter"
)

// shown makes bytes visible that are no UTF-8.
type shown struct{}

func (shown) Write(p []byte) (int, error) {
	os.Stdout.Write(bytes.ToValidUTF8(p, []byte("¿")))
	return len(p), nil
}

type full struct{}

func (full) Write(p []byte) (int, error) { return 0, errors.New("full") }

var texts = []string{
	"", "\n", "a\tb\tc\nlonger\tx\tyy\n", "a\tb\nno tabs here\nlong cell\tx\n", ".0\t.3\t.8\t1.5\n\tb\t\tc\n\t\t\t\nx\ty",
	"é\t語語\tz\nabc\td\te\n", "a\vb\vc\n\v\v\n\vx\vy\n", "1\t2\f3\t4444\n5\t6\n", "\xff\tescaped\xff\tb\n<b>tag</b>\t&amp;\tc\n", "name\tvalue\t\nx\t1\t\nlonger name\t22\t\n",
	"a\t\tb\n\t\tc\nd\te\tf\t\n", "tail without newline\tx",
}

func main() {
	for _, t := range texts {
		for _, flags := range []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.DiscardEmptyColumns, tabwriter.TabIndent, tabwriter.FilterHTML, tabwriter.StripEscape | tabwriter.Debug, tabwriter.AlignRight | tabwriter.Debug | tabwriter.DiscardEmptyColumns | tabwriter.TabIndent} {
			w := tabwriter.NewWriter(shown{}, 0, 8, 2, ' ', flags)
			fmt.Fprint(w, t)
			fmt.Println("|", w.Flush())
			w.Init(shown{}, 5, 4, 1, '\t', flags)
			for i := range len(t) {
				w.Write([]byte{t[i]})
			}
			fmt.Println("|", w.Flush())
			w.Init(shown{}, 8, 0, 0, '.', flags)
			fmt.Fprint(w, t)
			fmt.Println("|", w.Flush())
		}
	}
	w := tabwriter.NewWriter(full{}, 0, 8, 1, ' ', 0)
	fmt.Fprintf(w, "a\tb\n")
	fmt.Println(w.Flush())
	defer func() { fmt.Println(recover()) }()
	tabwriter.NewWriter(os.Stdout, -1, 0, 0, ' ', 0)
}
