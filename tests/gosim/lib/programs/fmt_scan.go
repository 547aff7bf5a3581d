// run

package main

import (
	"fmt"
	"strings"
)

type celsius float64
type temp struct{ v int }

func (t *temp) Scan(s fmt.ScanState, verb rune) error {
	s.SkipSpace()
	tok, err := s.Token(true, func(r rune) bool { return r != ';' })
	if err != nil {
		return err
	}
	w, ok := s.Width()
	t.v = len(tok)
	fmt.Println("scan", string(tok), string(verb), w, ok)
	return nil
}

func main() {
	var i int
	var s, s2 string
	var f float64
	var b bool
	var r rune
	var u uint8
	var by []byte
	var c complex128
	var cel celsius
	n, err := fmt.Sscan("12 hello 3.5 true", &i, &s, &f, &b)
	fmt.Println(n, err, i, s, f, b)
	n, err = fmt.Sscan("0x1f 0b101 017 1_000", &i, &u, &r, &f)
	fmt.Println(n, err, i, u, r, f)
	n, err = fmt.Sscan("", &i)
	fmt.Println(n, err)
	n, err = fmt.Sscan("  \n 7", &i)
	fmt.Println(n, err, i)
	n, err = fmt.Sscan("abc", &i)
	fmt.Println(n, err)
	n, err = fmt.Sscan("300", &u)
	fmt.Println(n, err)
	n, err = fmt.Sscan("-5", &u)
	fmt.Println(n, err)
	n, err = fmt.Sscan("99999999999999999999", &i)
	fmt.Println(n, err)
	n, err = fmt.Sscan("1 2", &i)
	fmt.Println(n, err)
	n, err = fmt.Sscan("1", &i, &s)
	fmt.Println(n, err)
	n, err = fmt.Sscan("5", i)
	fmt.Println(n, err)
	n, err = fmt.Sscan("5", &struct{}{})
	fmt.Println(n, err)
	n, err = fmt.Sscanln("1 a\n2", &i, &s)
	fmt.Println(n, err, i, s)
	n, err = fmt.Sscanln("1\n2", &i, &s)
	fmt.Println(n, err)
	n, err = fmt.Sscanln("1 2 3", &i, &s)
	fmt.Println(n, err)
	n, err = fmt.Sscanf("age: 42 name=Bob", "age: %d name=%s", &i, &s)
	fmt.Println(n, err, i, s)
	n, err = fmt.Sscanf("2024-01-15", "%d-%d-%d", &i, &u, &r)
	fmt.Println(n, err, i, u, r)
	n, err = fmt.Sscanf("12345", "%2d%3d", &i, &r)
	fmt.Println(n, err, i, r)
	n, err = fmt.Sscanf("ff 101 17 U+4E16 x", "%x %b %o %U %c", &i, &u, &r, &r, &r)
	fmt.Println(n, err, i, u, r)
	n, err = fmt.Sscanf(`"a b" 6869 xyz`, "%q %x %v", &s, &s2, &by)
	fmt.Println(n, err, s, s2, string(by))
	n, err = fmt.Sscanf("50%", "%d%%", &i)
	fmt.Println(n, err, i)
	n, err = fmt.Sscanf("abc", "abd")
	fmt.Println(n, err)
	n, err = fmt.Sscanf("1 2", "%d", &i, &r)
	fmt.Println(n, err)
	n, err = fmt.Sscanf("1 2", "%d %d", &i)
	fmt.Println(n, err)
	n, err = fmt.Sscanf("x", "%d", &i)
	fmt.Println(n, err)
	n, err = fmt.Sscanf("1\n2", "%d\n%d", &i, &r)
	fmt.Println(n, err, i, r)
	n, err = fmt.Sscanf("1 2", "%d\n%d", &i, &r)
	fmt.Println(n, err)
	n, err = fmt.Sscanf("1", "%z", &i)
	fmt.Println(n, err)
	n, err = fmt.Sscan("(1+2i) 36.6 nan TRUE f 1", &c, &cel, &f, &b, &b, &b)
	fmt.Println(n, err, c, cel, f, b)
	n, err = fmt.Sscan("maybe", &b)
	fmt.Println(n, err, b)
	var t temp
	n, err = fmt.Sscanf("ab;", "%5v", &t)
	fmt.Println(n, err, t)
	rd := strings.NewReader("1 2\n3 four\n")
	for {
		n, err := fmt.Fscan(rd, &i)
		if err != nil {
			fmt.Println(n, err)
			break
		}
		fmt.Println("got", i)
	}
	rest, _ := rd.ReadByte()
	fmt.Println(string(rest))
	rd = strings.NewReader("世界 é\r\nnext")
	n, err = fmt.Fscanln(rd, &s, &s2)
	fmt.Println(n, err, s, s2)
	n, err = fmt.Fscanf(rd, "%3s", &s)
	fmt.Println(n, err, s)
	n, err = fmt.Sscanf("héllo", "%c%2s%s", &r, &s, &s2)
	fmt.Println(n, err, r, s, s2)
}
