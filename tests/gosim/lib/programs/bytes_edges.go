// run

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

var errBroken = errors.New("broken")

type writer struct {
	most int
	err  error
}

func (w writer) Write(p []byte) (int, error) {
	fmt.Printf(" [%q]", p)
	return min(w.most, len(p)), w.err
}

type liar struct{ n int }

func (l liar) Write(p []byte) (int, error) { return l.n, nil }
func (l liar) Read(p []byte) (int, error)  { return l.n, nil }

type step struct {
	text string
	err  error
}

type script struct{ steps []step }

func (s *script) Read(p []byte) (int, error) {
	if len(s.steps) == 0 {
		return 0, io.EOF
	}
	now := s.steps[0]
	n := copy(p, now.text)
	if n < len(now.text) {
		s.steps[0].text = now.text[n:]
		return n, nil
	}
	s.steps = s.steps[1:]
	return n, now.err
}

func caught(what string, f func()) {
	defer func() { fmt.Println(what, "panics:", recover()) }()
	f()
}

func show(b []byte) string { return fmt.Sprintf("%q %v %d", b, b == nil, cap(b)) }

func cuts() {
	for _, text := range []string{"", "ab", "abab", "世a\xff"} {
		s := []byte(text)
		s = s[:len(s):len(s)]
		for _, sep := range []string{"", "a", "ab", "\xff", "x"} {
			before, after, found := bytes.Cut(s, []byte(sep))
			fmt.Print(show(before), show(after), found, " ")
			before, after, found = bytes.CutLast(s, []byte(sep))
			fmt.Print(show(before), show(after), found, " ")
			after, found = bytes.CutPrefix(s, []byte(sep))
			fmt.Print(show(after), found, " ")
			before, found = bytes.CutSuffix(s, []byte(sep))
			fmt.Println(show(before), found, show(bytes.TrimPrefix(s, []byte(sep))), show(bytes.TrimSuffix(s, []byte(sep))))
		}
	}
	fmt.Println(bytes.CutPrefix(nil, nil))
	fmt.Println(show(bytes.Clone(nil)), len(bytes.Clone([]byte{})), bytes.Clone([]byte{}) == nil, string(bytes.Clone([]byte("abc"))))
}

func functions() {
	isX := func(r rune) bool { return r == 'x' || r == unicode.ReplacementChar }
	for _, text := range []string{"", "x", "xx", "a", "ax", "xa", "xaxbx", "\xffa\xff", "世x界", "x世"} {
		s := []byte(text)
		s = s[:len(s):len(s)]
		fmt.Print(bytes.IndexFunc(s, isX), bytes.LastIndexFunc(s, isX), " ")
		fmt.Print(show(bytes.TrimLeftFunc(s, isX)), show(bytes.TrimRightFunc(s, isX)), show(bytes.TrimFunc(s, isX)))
		asked := 0
		counted := func(r rune) bool { asked++; return isX(r) }
		for _, field := range bytes.FieldsFunc(s, counted) {
			fmt.Print(" ", show(field))
		}
		fmt.Print(asked)
		for field := range bytes.FieldsFuncSeq(s, isX) {
			fmt.Print(" ", show(field))
			break
		}
		for line := range bytes.Lines(bytes.ReplaceAll(s, []byte("x"), []byte("\n"))) {
			fmt.Print(" ", show(line))
		}
		for field := range bytes.FieldsSeq(bytes.ReplaceAll(s, []byte("x"), []byte(" "))) {
			fmt.Print(" ", show(field))
		}
		for part := range bytes.SplitSeq(s, []byte("x")) {
			fmt.Print(" ", show(part))
		}
		fmt.Println()
	}
	for _, text := range []string{"", "abc", "a\xffb", "世"} {
		drop := func(r rune) rune {
			if r == 'a' {
				return -1
			}
			return r + 1
		}
		fmt.Printf("%q %v\n", bytes.Map(drop, []byte(text)), bytes.Map(drop, []byte(text)) == nil)
	}
	caught("Repeat", func() { bytes.Repeat([]byte("x"), -1) })
	caught("Repeat", func() { bytes.Repeat([]byte("xx"), 1<<62) })
}

func buffers() {
	var b bytes.Buffer
	fmt.Println(b.Len(), b.Cap(), b.Available(), b.Bytes() == nil, b.String() == "")
	fmt.Println(b.ReadByte())
	fmt.Println(b.ReadRune())
	fmt.Println(b.Read(nil))
	fmt.Println(b.Read(make([]byte, 1)))
	fmt.Println(b.UnreadByte(), "|", b.UnreadRune())
	fmt.Println(b.ReadString('x'))
	line, err := b.ReadBytes('x')
	fmt.Println(show(line), err)
	b.WriteString("ab世\xff\ncd")
	fmt.Println(b)
	for range 9 {
		r, size, err := b.ReadRune()
		fmt.Print(r, size, err, b.Len(), b.UnreadByte(), b.UnreadRune(), " ")
		b.ReadRune()
		fmt.Println(b.UnreadRune(), b.UnreadRune())
		b.ReadRune()
	}
	b.Reset()
	b.WriteString("one two\nthree")
	fmt.Println(b.ReadByte())
	fmt.Println(b.UnreadRune(), b.UnreadByte(), b.UnreadByte())
	fmt.Println(b.ReadString(' '))
	fmt.Println(b.UnreadByte(), b.Len())
	line, err = b.ReadBytes('\n')
	fmt.Printf("%q %v\n", line, err)
	line, err = b.ReadBytes('\n')
	fmt.Printf("%q %v %v\n", line, err, b.UnreadByte())
	b.WriteByte('!')
	fmt.Println(b.String(), b.UnreadByte())
	for _, n := range []int{-1, 0, 1, 2, 3, 99} {
		c := bytes.NewBufferString("xyz")
		c.ReadByte()
		if n >= 0 {
			part, err := c.Peek(n)
			fmt.Printf("peek %q %v ", part, err)
			fmt.Printf("next %q %v ", c.Next(n), c.UnreadByte())
		} else {
			caught("Next", func() { c.Next(n) })
		}
		d := bytes.NewBufferString("xyz")
		d.ReadByte()
		caught("Truncate", func() { d.Truncate(n) })
		fmt.Println(d.String(), d.Len(), d.Cap(), d.UnreadByte())
	}
	var none *bytes.Buffer
	fmt.Println(none.String(), none)
	caught("nil", func() { none.WriteString("x") })
}

func growth() {
	var b bytes.Buffer
	for i := range 30 {
		b.WriteString(strings.Repeat("x", i*3))
		fmt.Print(b.Len(), b.Cap(), b.Available(), cap(b.AvailableBuffer()), " ")
		b.Next(i * 2)
	}
	fmt.Println(b.Len())
	for _, n := range []int{0, 1, 63, 64, 65, 200, 1000} {
		var c bytes.Buffer
		c.Grow(n)
		fmt.Print(c.Len(), c.Cap(), " ")
		c.WriteString("abcdefg")
		c.ReadByte()
		c.Grow(n)
		fmt.Print(c.Len(), c.Cap(), c.UnreadByte(), " ")
		c.Reset()
		c.Grow(n)
		fmt.Print(c.Len(), c.Cap(), ";")
	}
	fmt.Println()
	read := bytes.NewBufferString("abc")
	read.Next(3)
	fmt.Println(read.Available() < read.Cap(), read.UnreadByte(), read.UnreadByte() == nil)
	read.Next(3)
	read.Grow(1)
	fmt.Println(read.Available() == read.Cap(), read.UnreadByte())
	caught("Grow", func() { b.Grow(-1) })
	for _, r := range []rune{'a', 'é', '世', -1, 0x110000, 0xD800} {
		n, err := b.WriteRune(r)
		fmt.Print(n, err, " ")
	}
	fmt.Printf("%q\n", b.String())
	at := bytes.NewBuffer(make([]byte, 0, 8))
	at.Write(append(at.AvailableBuffer(), "in"...))
	fmt.Println(at.String(), at.Cap())
}

func copies() {
	for _, steps := range [][]step{{}, {{"ab", nil}, {"", nil}, {"cd", io.EOF}}, {{"ab", errBroken}}, {{strings.Repeat("x", 3000), nil}}} {
		b := bytes.NewBufferString("<")
		b.ReadByte()
		n, err := b.ReadFrom(&script{steps})
		fmt.Println(n, err, b.Len(), b.Cap(), b.UnreadByte())
	}
	caught("ReadFrom", func() { new(bytes.Buffer).ReadFrom(liar{-1}) })
	for _, w := range []io.Writer{writer{9, nil}, writer{1, nil}, writer{2, errBroken}, writer{9, errBroken}} {
		b := bytes.NewBufferString("abcd")
		b.ReadByte()
		n, err := b.WriteTo(w)
		fmt.Print(n, err, b.Len(), b.UnreadByte())
		n, err = b.WriteTo(w)
		fmt.Println(n, err)
		r := bytes.NewReader([]byte("abcd"))
		r.ReadRune()
		n, err = r.WriteTo(w)
		fmt.Print(n, err, r.Len(), r.UnreadRune())
		n, err = r.WriteTo(w)
		fmt.Println(n, err)
	}
	caught("WriteTo", func() { bytes.NewBufferString("ab").WriteTo(liar{3}) })
	caught("WriteTo", func() { bytes.NewReader([]byte("ab")).WriteTo(liar{3}) })
}

func readers() {
	r := bytes.NewReader([]byte("ab世\xff"))
	fmt.Println(r.UnreadByte(), r.UnreadRune())
	for {
		c, size, err := r.ReadRune()
		fmt.Print(c, size, err, r.Len(), r.UnreadRune(), r.UnreadRune(), " ")
		if err != nil {
			break
		}
		r.ReadRune()
	}
	fmt.Println(r.Size())
	for whence := -1; whence < 4; whence++ {
		for _, offset := range []int64{-9, -1, 0, 2, 99} {
			at, err := r.Seek(offset, whence)
			c, err2 := r.ReadByte()
			fmt.Print(at, err, c, err2, r.Len(), r.UnreadRune(), r.UnreadByte(), " ")
		}
		fmt.Println()
	}
	buf := make([]byte, 3)
	for _, off := range []int64{-1, 0, 3, 4, 6, 7} {
		n, err := r.ReadAt(buf, off)
		fmt.Printf("%q %v ", buf[:n], err)
		n, err = r.ReadAt(nil, off)
		fmt.Println(n, err)
	}
	r.Reset([]byte("new"))
	n, err := r.Read(buf[:2])
	fmt.Println(n, err)
	fmt.Println(r.Read(nil))
	fmt.Println(r.Read(buf))
	fmt.Println(r.Read(nil))
	fmt.Println(r.ReadByte())
	fmt.Println(r.UnreadByte(), r.Len())
	fmt.Println(*bytes.NewReader([]byte("x")))
}

func main() {
	cuts()
	functions()
	buffers()
	growth()
	copies()
	readers()
}
