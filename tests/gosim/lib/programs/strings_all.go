// run

package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
)

func main() {
	ss := []string{"", "a", "hello, world", "世界 hello", "aaa", "  padded\t\n", "bad\xffbytes\xfe", "a,b,,c", "ÀÉîß", "ǅ Title case"}
	subs := []string{"", "a", "l", "世", "aa", ",", "\xff", "lo", "é", " "}
	for _, s := range ss {
		fmt.Printf("%q %q %q %q %q %q\n", strings.ToUpper(s), strings.ToLower(s), strings.ToTitle(s), strings.Title(s), strings.TrimSpace(s), strings.Fields(s))
		fmt.Printf("%q %q %v\n", strings.ToValidUTF8(s, "?"), strings.Map(func(r rune) rune {
			if r == 'l' {
				return -1
			}
			return unicode.ToUpper(r)
		}, s), len(strings.Split(s, "")))
		for _, sub := range subs {
			fmt.Println(strings.Contains(s, sub), strings.Count(s, sub), strings.Index(s, sub), strings.LastIndex(s, sub),
				strings.HasPrefix(s, sub), strings.HasSuffix(s, sub), strings.IndexAny(s, sub), strings.LastIndexAny(s, sub), strings.ContainsAny(s, sub))
			fmt.Printf("%q %q %q %q\n", strings.Split(s, sub), strings.SplitN(s, sub, 2), strings.SplitAfter(s, sub), strings.SplitAfterN(s, sub, 3))
			fmt.Printf("%q %q %q %q\n", strings.Replace(s, sub, "<>", 2), strings.ReplaceAll(s, sub, "X"), strings.Replace(s, sub, "", -1), strings.Replace(s, sub, "y", 0))
			fmt.Printf("%q %q %q %q %q\n", strings.Trim(s, sub), strings.TrimLeft(s, sub), strings.TrimRight(s, sub), strings.TrimPrefix(s, sub), strings.TrimSuffix(s, sub))
			before, after, ok := strings.Cut(s, sub)
			b2, a2, ok2 := strings.CutLast(s, sub)
			fmt.Printf("%q %q %v %q %q %v\n", before, after, ok, b2, a2, ok2)
			x, okx := strings.CutPrefix(s, sub)
			y, oky := strings.CutSuffix(s, sub)
			fmt.Printf("%q %v %q %v %d\n", x, okx, y, oky, strings.Compare(s, sub))
		}
	}
	fmt.Println(strings.SplitN("a,b,c", ",", 0) == nil, strings.SplitN("a,b,c", ",", -1), strings.SplitN("a,b,c", ",", 1), len(strings.Fields("")), strings.SplitN("abc", "", 2))
	fmt.Println(strings.Repeat("ab", 3), strings.Repeat("", 5), strings.Repeat("x", 0), strings.Join([]string{"a", "b"}, "-"), strings.Join(nil, "x"))
	fmt.Println(strings.EqualFold("Go", "GO"), strings.EqualFold("ß", "SS"), strings.EqualFold("Σ", "ς"), strings.EqualFold("K", "\u212A"), strings.EqualFold("a", "b"), strings.EqualFold("é", "É"))
	fmt.Println(strings.IndexByte("abc", 'c'), strings.IndexRune("a世b", '世'), strings.IndexRune("a\xffb", '\uFFFD'), strings.IndexRune("abc", -1), strings.LastIndexByte("abca", 'a'), strings.ContainsRune("世", '世'))
	isX := func(r rune) bool { return r == 'x' || r == '世' }
	fmt.Printf("%q %q %q %d %d %q\n", strings.TrimFunc("x世ax世", isX), strings.TrimLeftFunc("xxax", isX), strings.TrimRightFunc("xaxx世", isX), strings.IndexFunc("ab世", isX), strings.LastIndexFunc("x世ab", isX), strings.FieldsFunc("axbx世c", isX))
	for line := range strings.Lines("one\ntwo\nthree") {
		fmt.Printf("%q ", line)
	}
	for p := range strings.SplitSeq("a,b,c", ",") {
		fmt.Print(p, ";")
		if p == "b" {
			break
		}
	}
	for p := range strings.FieldsSeq(" x  y ") {
		fmt.Print(p, ";")
	}
	for p := range strings.SplitAfterSeq("a,b", ",") {
		fmt.Print(p, ";")
	}
	for p := range strings.FieldsFuncSeq("axbxc", isX) {
		fmt.Print(p, ";")
	}
	fmt.Println()
	r := strings.NewReplacer("<", "&lt;", ">", "&gt;")
	fmt.Println(r.Replace("a <b> c"), strings.NewReplacer("a", "1", "aa", "2", "aaa", "3").Replace("aaaa"), strings.NewReplacer("aaa", "3", "a", "1").Replace("aaaa"))
	fmt.Println(strings.NewReplacer("hello", "HI", "world", "EARTH").Replace("hello world"), strings.NewReplacer("", "X").Replace("abc"), strings.NewReplacer("b", "", "", "-").Replace("abc"))
	fmt.Println(strings.NewReplacer("a", "A", "b", "B").Replace("cabbage"), strings.NewReplacer().Replace("same"))

	var b strings.Builder
	for i := 0; i < 3; i++ {
		fmt.Fprintf(&b, "%d,", i)
	}
	b.WriteByte('x')
	b.WriteRune('世')
	b.WriteString("end")
	b.Write([]byte("!"))
	fmt.Println(b.String(), b.Len())
	b.Reset()
	b.Grow(100)
	fmt.Println(b.Len(), b.Cap() >= 100, b.String() == "")
	func() {
		defer func() { fmt.Println(recover()) }()
		var c strings.Builder
		c.WriteString("x")
		d := c
		d.WriteString("y")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		strings.Repeat("x", -1)
	}()
	rd := strings.NewReader("héllo")
	p := make([]byte, 3)
	n, err := rd.Read(p)
	fmt.Println(n, err, string(p), rd.Len(), rd.Size())
	ch, size, err := rd.ReadRune()
	fmt.Println(string(ch), size, err, rd.UnreadRune(), rd.UnreadRune())
	bb, err := rd.ReadByte()
	fmt.Println(bb, err, rd.UnreadByte())
	pos, err := rd.Seek(-2, io.SeekEnd)
	fmt.Println(pos, err)
	rest, err := io.ReadAll(rd)
	fmt.Println(string(rest), err)
	_, err = rd.ReadByte()
	fmt.Println(err)
	_, err = rd.Seek(-100, 0)
	fmt.Println(err)
	nn, err := strings.NewReader("copy me").WriteTo(&b)
	fmt.Println(nn, err, b.String())
	fmt.Println(strings.Count("cheese", "e"), strings.Count("five", ""), strings.ToUpperSpecial(unicode.TurkishCase, "i"), strings.ToLower("İ"))
}
