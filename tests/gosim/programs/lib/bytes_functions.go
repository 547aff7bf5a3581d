package main

import (
	"bytes"
	"fmt"
	"unicode"
)

var texts = []string{"", " ", "a", "abc", "aXbXXc", "  two  words ", "héllo wörld", "日本語 text\u00a0x", "\xff\xfea\xffb", "Ǆ ǅ ß K k ſ", "line1\nline2\r\nline3", "aaaa", "--x--"}
var seps = []string{"", "a", "X", "XX", " ", "é", "語", "\xff", "\n", "aa", "zz"}

func show(b [][]byte) string {
	s := ""
	for _, p := range b {
		s += fmt.Sprintf("%q/%d ", p, min(cap(p)-len(p), 1))
	}
	if b == nil {
		s = "nil"
	}
	return s
}

func one(b []byte) string { return fmt.Sprintf("%q %t", b, b == nil) }

func main() {
	for _, t := range texts {
		s := []byte(t)
		s = s[:len(s):len(s)]
		for _, p := range seps {
			q := []byte(p)
			fmt.Println(bytes.Compare(s, q), bytes.Equal(s, q), bytes.Contains(s, q), bytes.Count(s, q), bytes.Index(s, q), bytes.LastIndex(s, q), bytes.HasPrefix(s, q), bytes.HasSuffix(s, q),
				bytes.IndexAny(s, p), bytes.LastIndexAny(s, p), bytes.ContainsAny(s, p), bytes.EqualFold(s, q))
			fmt.Println(one(bytes.Trim(s, p)), one(bytes.TrimLeft(s, p)), one(bytes.TrimRight(s, p)), one(bytes.TrimPrefix(s, q)), one(bytes.TrimSuffix(s, q)))
			fmt.Println(show(bytes.Split(s, q)), show(bytes.SplitAfter(s, q)), show(bytes.SplitN(s, q, 2)), show(bytes.SplitAfterN(s, q, 2)), show(bytes.SplitN(s, q, 0)))
			a, b, ok := bytes.Cut(s, q)
			fmt.Println(one(a), one(b), ok)
			a, b, ok = bytes.CutLast(s, q)
			fmt.Println(one(a), one(b), ok)
			a, ok = bytes.CutPrefix(s, q)
			fmt.Println(one(a), ok)
			a, ok = bytes.CutSuffix(s, q)
			fmt.Println(one(a), ok)
			fmt.Printf("%q %q %q\n", bytes.Replace(s, q, []byte("<>"), 2), bytes.ReplaceAll(s, q, nil), bytes.ToValidUTF8(s, q))
			for x := range bytes.SplitSeq(s, q) {
				fmt.Printf("%q,", x)
			}
			for x := range bytes.SplitAfterSeq(s, q) {
				fmt.Printf("%q;", x)
			}
			fmt.Println()
		}
		fmt.Println(show(bytes.Fields(s)), show(bytes.FieldsFunc(s, func(r rune) bool { return r == 'X' || r == '-' })), one(bytes.TrimSpace(s)))
		for x := range bytes.Lines(s) {
			fmt.Printf("%q,", x)
		}
		for x := range bytes.FieldsSeq(s) {
			fmt.Printf("%q;", x)
		}
		isX := func(r rune) bool { return r == 'X' || r == '-' || unicode.IsSpace(r) }
		fmt.Println(one(bytes.TrimFunc(s, isX)), one(bytes.TrimLeftFunc(s, isX)), one(bytes.TrimRightFunc(s, isX)), bytes.IndexFunc(s, isX), bytes.LastIndexFunc(s, isX), bytes.ContainsFunc(s, isX))
		fmt.Printf("%q %q %q %q %v %q\n", bytes.ToUpper(s), bytes.ToLower(s), bytes.ToTitle(s), bytes.Title(s), bytes.Runes(s), bytes.Map(func(r rune) rune {
			if r == 'a' {
				return -1
			}
			if r == 'X' {
				return '語'
			}
			return r
		}, s))
		fmt.Println(bytes.IndexByte(s, 'c'), bytes.LastIndexByte(s, 'X'), bytes.IndexRune(s, 'é'), bytes.IndexRune(s, 0xFFFD), bytes.ContainsRune(s, 'X'), one(bytes.Clone(s)), one(bytes.Repeat(s, 2)))
	}
	fmt.Printf("%q %q %q\n", bytes.Join([][]byte{[]byte("a"), nil, []byte("c")}, []byte(", ")), bytes.Join(nil, nil), bytes.Clone(nil) == nil)
	parts := bytes.Split([]byte("x,y"), []byte(","))
	parts[0] = append(parts[0], '!')
	fmt.Printf("%q\n", parts)
	whole := []byte("shared data")
	fields := bytes.Fields(whole)
	fields[1][0] = 'D'
	fmt.Println(string(whole), string(bytes.ToUpperSpecial(unicode.TurkishCase, []byte("izmir"))))
	func() {
		defer func() { fmt.Println(recover()) }()
		bytes.Repeat(whole, -1)
	}()
}
