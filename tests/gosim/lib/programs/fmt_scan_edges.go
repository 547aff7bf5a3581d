// run

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

var errBroken = errors.New("broken")

// slow gives one byte a Read, and then an error.
type slow struct {
	text string
	err  error
}

func (s *slow) Read(p []byte) (int, error) {
	if s.text == "" {
		return 0, s.err
	}
	p[0] = s.text[0]
	s.text = s.text[1:]
	return 1, nil
}

// own scans itself.
type own struct{ text string }

func (o *own) Scan(state fmt.ScanState, verb rune) error {
	width, ok := state.Width()
	r, size, err := state.ReadRune()
	if err != nil {
		return err
	}
	if r == '!' {
		return errBroken
	}
	if r == '?' {
		_, err := state.Read(nil)
		return err
	}
	state.UnreadRune()
	shared, err := state.Token(true, nil)
	token := string(shared)
	digits, err2 := state.Token(true, func(r rune) bool { return '0' <= r && r <= '9' })
	state.SkipSpace()
	o.text = fmt.Sprintf("%c %d %v %d %q %v %q %v", verb, width, ok, size, token, err, digits, err2)
	return nil
}

func caught(f func()) {
	defer func() {
		if x := recover(); x != nil {
			fmt.Println("panics:", x)
		}
	}()
	f()
}

// brief is the first letter of each word.
func brief(err error) string {
	if err == nil {
		return "-"
	}
	letters := ""
	for _, word := range strings.Fields(err.Error()) {
		letters += word[:1]
	}
	return letters
}

func words() {
	inputs := []string{
		"", " ", "\n", "1", "-1", "+5 x", "0x1F", "0b101", "0o17", "017", "08", "1_000", "0x", "0b2", "1.5", ".5", "5.", "1e3", "1e", "0x1p4", "1e400",
		"NaN", "nan", "inf", "-Inf", "+infinity", "true", "T", "TRUE", "f", "fal", "tru", "0", "1x", "yes", "(1+2i)", "1-2i", "(1+2i", "1+2", "2i",
		"\"quoted \\n\\\"x\"", "`raw \\n`", "\"open", "'c'", "68656c", "6", "6g", "世界 x", "\xff\xfe", "300", "-129", "9223372036854775808", "18446744073709551616",
		"\r\n7", "a\rb", "U+4E16", "u+41", "U4E16", "4e16", "99999999999999999999", "1\n2", "%", "x\u00a0y",
	}
	for _, in := range inputs {
		fmt.Printf("%q", in)
		var i int
		var i8 int8
		var u uint
		var u8 uint8
		var f float64
		var f32 float32
		var c complex128
		var b bool
		var s string
		var bs []byte
		var r rune
		for _, p := range []any{&i, &i8, &u, &u8, &f, &f32, &c, &b, &s, &bs} {
			n, err := fmt.Sscan(in, p)
			fmt.Print(" ", n, brief(err))
		}
		fmt.Printf(" | %v %v %v %v %v %v %v %v %q %q\n", i, i8, u, u8, f, f32, c, b, s, bs)
		i, u, f, s, r, u8 = 0, 0, 0, "", 0, 0
		for _, verb := range []string{"%d", "%b", "%o", "%x", "%X", "%U", "%v", "%c", "%3d", "%2c", "%1v", "%s", "%f"} {
			n, err := fmt.Sscanf(in, verb, &i)
			m, err2 := fmt.Sscanf(in, verb, &u)
			fmt.Print(" ", n, brief(err), i, " ", m, brief(err2), u)
		}
		fmt.Println()
		for _, verb := range []string{"%s", "%q", "%x", "%X", "%v", "%d", "%3s", "%2x", "%c", "%t"} {
			n, err := fmt.Sscanf(in, verb, &s)
			m, err2 := fmt.Sscanf(in, verb, &bs)
			fmt.Printf(" %d %v %q %d %v %q", n, brief(err), s, m, brief(err2), bs)
		}
		fmt.Println()
		for _, verb := range []string{"%e", "%g", "%4f", "%t", "%v", "%b", "%s", "%d"} {
			n, err := fmt.Sscanf(in, verb, &f)
			m, err2 := fmt.Sscanf(in, verb, &b)
			k, err3 := fmt.Sscanf(in, verb, &c)
			fmt.Print(" ", n, brief(err), f, " ", m, brief(err2), b, " ", k, brief(err3), c)
		}
		n, err := fmt.Sscanf(in, "%c%c", &r, &u8)
		fmt.Println(" ", n, brief(err), r, u8)
	}
}

func formats() {
	formats := []string{
		"", "x", " ", "\n", "%d", "%d ", " %d", "%d%d", "%d %d", "%d\n%d", "%d,%d", "%d, %d", "%d , %d", "%d\n", "%d \n%d", "%d\n %d", "%d\n\n%d", "%d%%", "%d %%", "%%%d",
		"%d%", "%", "%2d%2d", "%02d%d", "%5%", "%d%5%%d", "%%ab", "%%a b%d", "%d%%a%d", "%%%%", "%!", "%z", "%d %d %d", "a%db", "\t%d\t", "世%d", "%d\r\n%d", "%3c", "% d", "%+d", "%1d%1d%1d",
	}
	inputs := []string{"", "1", "12 34", "1 2", "1\n2", "1,2", "1, 2", "1 , 2", "1\n\n2", "1 \n 2", "1%", "1 %", "%1", "1234", "a1b", "x", " ", "\n", "世1", "1\r\n2", "1  2", "\t1\t", "1 2 3", "1\t2\n", "%ab", "%ax", "%a%", "%%", "% %", "5%a6", "5%x6", "%a b7"}
	for _, format := range formats {
		fmt.Printf("\n%q", format)
		for _, in := range inputs {
			var a, b int
			n, err := fmt.Sscanf(in, format, &a, &b)
			m, err2 := fmt.Sscanf(in, format)
			fmt.Printf(" %q %d%v %d %d %d%v", in, n, brief(err), a, b, m, brief(err2))
		}
	}
}

func lines() {
	for _, in := range []string{"", "\n", "1", "1 2", "1 2\n3", "1\n2", "1 2 3", "1 2 x", "1 2 \t \n", "1 2\r\n", "\n1 2", " 1  2 "} {
		var a, b, c int
		r := strings.NewReader(in)
		n, err := fmt.Fscanln(r, &a, &b)
		m, err2 := fmt.Fscan(r, &c)
		fmt.Printf("%q %d %v %d %d, %d %v %d, %d left\n", in, n, err, a, b, m, err2, c, r.Len())
		n, err = fmt.Sscanln(in)
		fmt.Println(n, err)
	}
	r := strings.NewReader("12abc 3.5x\n")
	var i int
	var s string
	var f float64
	for range 3 {
		n, err := fmt.Fscan(r, &i)
		m, err2 := fmt.Fscan(r, &s)
		k, err3 := fmt.Fscanf(r, "%f", &f)
		fmt.Println(n, err, i, m, err2, s, k, err3, f, r.Len())
	}
	text := &slow{"12 é世\xff x", errBroken}
	var word, next string
	n, err := fmt.Fscan(text, &i, &word)
	fmt.Printf("%d %v %d %q\n", n, err, i, word)
	n, err = fmt.Fscan(text, &word, &next)
	fmt.Printf("%d %v %q %q\n", n, err, word, next)
	n, err = fmt.Fscan(&slow{"5", errBroken}, &i)
	fmt.Println(n, err)
	n, err = fmt.Fscan(&slow{"\xe4\xb8", io.EOF}, &word)
	fmt.Printf("%d %v %q\n", n, err, word)
	n, err = fmt.Fscan(&slow{"", io.EOF}, &word)
	fmt.Println(n, err)
	b := bufio.NewReader(strings.NewReader("1 2\n3 4\n"))
	for {
		n, err := fmt.Fscanln(b, &i, &f)
		fmt.Println(n, err, i, f)
		if err != nil {
			break
		}
	}
}

func owners() {
	for _, in := range []string{"", "word 12 rest", " w", "!", "?", "12 12", "a\n5"} {
		var o, p own
		n, err := fmt.Sscan(in, &o)
		fmt.Printf("%q %d %v %q\n", in, n, err, o.text)
		n, err = fmt.Sscanf(in, "%3v%q", &o, &p)
		fmt.Printf("  %d %v %q %q\n", n, err, o.text, p.text)
	}
	var i int
	fmt.Println(fmt.Sscan("1", i))
	fmt.Println(fmt.Sscan("1", &struct{}{}))
	fmt.Println(fmt.Sscan("1", &[]int{}))
	caught(func() { fmt.Sscan("1", (*int)(nil)) })
	type myInt int
	type myText string
	var m myInt
	var t myText
	n, err := fmt.Sscan("7 text", &m, &t)
	fmt.Println(n, err, m, t)
}

// flags tells what it was called with.
type flags struct{}

func (flags) Format(f fmt.State, verb rune) {
	w, hasW := f.Width()
	p, hasP := f.Precision()
	fmt.Fprint(f, "<", w, hasW, p, hasP)
	for _, c := range "-+# 0x" {
		fmt.Fprint(f, " ", f.Flag(int(c)))
	}
	io.WriteString(f, " "+fmt.FormatString(f, verb)+">")
}

func main() {
	words()
	formats()
	lines()
	owners()
	for _, format := range []string{"%v", "%+v", "%#v", "%-5d", "%05.2f", "% x", "%.3s", "%+-# 08.5q", "%*d", "%.*d"} {
		if strings.Contains(format, "*") {
			fmt.Printf(format+"\n", 7, flags{})
		} else {
			fmt.Printf(format+"\n", flags{})
		}
	}
}
