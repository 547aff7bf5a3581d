// run

package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

type brief struct{ most int }

func (w brief) Write(p []byte) (int, error) { return min(w.most, len(p)), nil }

type failing struct{ n int }

func (w failing) Write(p []byte) (int, error) { return w.n, errors.New("broken") }

func caught(what string, f func()) {
	defer func() { fmt.Println(what, "panics:", recover()) }()
	f()
}

func cuts() {
	for _, s := range []string{"", "a", "ab", "abab", "a\xffb\xff", "世界世"} {
		for _, sep := range []string{"", "a", "b", "ab", "aba", "\xff", "世", "界世", "\xb8"} {
			before, after, found := strings.Cut(s, sep)
			fmt.Printf("%q %q %v ", before, after, found)
			before, after, found = strings.CutLast(s, sep)
			fmt.Printf("%q %q %v ", before, after, found)
			after, found = strings.CutPrefix(s, sep)
			fmt.Printf("%q %v ", after, found)
			before, found = strings.CutSuffix(s, sep)
			fmt.Printf("%q %v %q %q\n", before, found, strings.TrimPrefix(s, sep), strings.TrimSuffix(s, sep))
		}
	}
	trim := strings.TrimPrefix
	cut := strings.Cut
	fmt.Println(trim("prefix", "pre"))
	fmt.Println(cut("k=v", "="))
	fmt.Println(strings.Compare("a", "b"), strings.Compare("b", "a"), strings.Compare("a", "a"), strings.Compare("", "a"))
}

func iterators() {
	for _, s := range []string{"", "\n", "a", "a\n", "a\nb", "\n\na\r\nb\n\n"} {
		for line := range strings.Lines(s) {
			fmt.Printf(" %q", line)
		}
		for line := range strings.Lines(s) {
			fmt.Printf(" first %q", line)
			break
		}
		fmt.Println()
	}
	for _, s := range []string{"", "x", "xx", "a", "ax", "xa", "axb", " a xx b\xffx\xff", "世x界", "xx世"} {
		asked := 0
		f := func(r rune) bool {
			asked++
			return r == 'x' || r == unicode.ReplacementChar
		}
		fields := strings.FieldsFunc(s, f)
		fmt.Printf("%q %d %v", fields, asked, fields == nil)
		for field := range strings.FieldsFuncSeq(s, f) {
			fmt.Printf(" %q", field)
		}
		asked = 0
		for field := range strings.FieldsFuncSeq(s, f) {
			fmt.Printf(" first %q after %d", field, asked)
			break
		}
		fmt.Println()
	}
}

func maps() {
	for _, s := range []string{"", "abc", "a\xffb", "\uFFFD\xff", "世界", "x\xe4\xb8"} {
		same := func(r rune) rune { return r }
		drop := func(r rune) rune {
			if r == unicode.ReplacementChar || r == 'a' {
				return -1
			}
			return r
		}
		widen := func(r rune) rune { return r + 0x1000 }
		wrong := func(r rune) rune { return unicode.MaxRune + r }
		half := func(r rune) rune { return 0xD800 }
		fmt.Printf("%q %q %q %q %q\n", strings.Map(same, s), strings.Map(drop, s), strings.Map(widen, s), strings.Map(wrong, s), strings.Map(half, s))
	}
}

func builders() {
	var b strings.Builder
	fmt.Println(b.Len(), b.Cap(), b.String() == "")
	for i := range 40 {
		n, err := b.WriteString("abc")
		m, err2 := b.WriteRune(rune(i * 500))
		k, err3 := b.Write([]byte{byte(i)})
		fmt.Print(n, err, m, err2, k, err3, b.WriteByte(0x80), " ", b.Len(), b.Cap(), ";")
	}
	fmt.Println()
	n, err := b.WriteRune(-1)
	fmt.Println(n, err)
	n, err = b.WriteRune(0x110000)
	fmt.Println(n, err)
	n, err = b.WriteRune(0xDFFF)
	fmt.Printf("%d %v %q\n", n, err, b.String())
	b.Reset()
	fmt.Println(b.Len(), b.Cap())
	for _, n := range []int{0, 1, 5, 10, 33, 100, 1000, 5000} {
		var g strings.Builder
		g.Grow(n)
		fmt.Print(g.Len(), g.Cap(), " ")
		g.WriteString("1234567")
		g.Grow(n)
		fmt.Print(g.Len(), g.Cap(), g.String(), " ")
	}
	fmt.Println()
	caught("Grow", func() { b.Grow(-1) })
	b.WriteString("x")
	c := b
	fmt.Println(c.String(), c.Len())
	caught("WriteString", func() { c.WriteString("y") })
	caught("WriteByte", func() { c.WriteByte('y') })
	caught("WriteRune", func() { c.WriteRune('y') })
	caught("Write", func() { c.Write(nil) })
	caught("Grow", func() { c.Grow(1) })
	c.Reset()
	c.WriteString("y")
	fmt.Println(b.String(), c.String())
	var d strings.Builder
	e := d
	e.WriteString("copies of the zero Builder are fine")
	fmt.Println(e.String())
	fmt.Fprintf(&e, " %d", 5)
	fmt.Println(&e)
	var none *strings.Builder
	caught("nil", func() { none.WriteString("") })
}

func readers() {
	r := strings.NewReader("ab世\xff")
	for range 2 {
		for {
			c, size, err := r.ReadRune()
			fmt.Print(c, size, err, r.Len(), r.UnreadRune(), r.UnreadRune(), " ")
			if err != nil {
				break
			}
			r.ReadRune()
		}
		fmt.Println(r.Seek(1, io.SeekStart))
	}
	fmt.Println(r.UnreadRune(), r.UnreadByte(), r.UnreadByte(), r.Len())
	fmt.Println(r.WriteTo(brief{2}))
	fmt.Println(r.WriteTo(failing{1}))
	fmt.Println(r.Len(), r.Size())
	caught("WriteTo", func() { r.WriteTo(failing{99}) })
	fmt.Println(r.Seek(99, io.SeekStart))
	fmt.Println(r.WriteTo(brief{2}))
	fmt.Println(r.ReadByte())
	fmt.Println(r.UnreadByte(), r.Len())
	n, err := r.Read(nil)
	fmt.Println(n, err)
	r.Reset("")
	n, err = r.Read(nil)
	fmt.Println(n, err)
	n, err = r.ReadAt(nil, 0)
	fmt.Println(n, err)
	r.Reset("abc")
	n, err = r.ReadAt(nil, 1)
	fmt.Println(n, err)
	var zero strings.Reader
	fmt.Println(zero.Len(), zero.Size())
	fmt.Println(zero.ReadByte())
	fmt.Println(zero.UnreadRune())
	fmt.Println(*strings.NewReader("printed"))
}

func replacers() {
	r := strings.NewReplacer("a", "1", "aa", "2", "b", "", "", "-")
	fmt.Printf("%q %q\n", r.Replace("aabcab"), r.Replace(""))
	n, err := r.WriteString(brief{30}, "ccc")
	fmt.Println(n, err)
	caught("NewReplacer", func() { strings.NewReplacer("a") })
	caught("Repeat", func() { strings.Repeat("x", -1) })
	caught("Repeat", func() { strings.Repeat("xx", 1<<62) })
}

func main() {
	cuts()
	iterators()
	maps()
	builders()
	readers()
	replacers()
}
