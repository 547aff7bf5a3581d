package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

type my struct{ e error }

func (m my) Error() string { return "my" }
func (m my) Unwrap() error { return m.e }

type bad struct{ n int }

func (b bad) Write(p []byte) (int, error) { return b.n, nil }

type only struct{ r io.Reader }

func (o only) Read(p []byte) (int, error) { return o.r.Read(p) }

func main() {
	r := strings.NewReader("héllo, 世界")
	for i := 0; i < 3; i++ {
		c, n, e := r.ReadRune()
		fmt.Println(string(c), n, e, r.Len(), r.Size())
	}
	fmt.Println(r.UnreadRune(), r.UnreadRune(), r.UnreadByte(), r.Len())
	for _, w := range []int{0, 1, 2, 3, -1} {
		n, e := r.Seek(-2, w)
		fmt.Println(w, n, e)
		n, e = r.Seek(3, w)
		b, e2 := r.ReadByte()
		fmt.Println(n, e, b, e2, r.Len())
	}
	r.Seek(100, 0)
	b := make([]byte, 4)
	fmt.Println(r.Read(b))
	fmt.Println(r.ReadAt(b, 12))
	fmt.Println(r.ReadAt(b, -1))
	fmt.Println(r.ReadAt(b, 99))
	fmt.Println(r.ReadRune())
	fmt.Println(r.UnreadByte(), r.Len(), r.UnreadRune())
	r.Reset("abc")
	fmt.Println(r.UnreadByte(), r.UnreadRune())
	var out bytes.Buffer
	fmt.Println(r.WriteTo(&out))
	fmt.Println(r.WriteTo(&out))
	fmt.Println(out.String())
	fmt.Println(io.Copy(bad{-1}, only{strings.NewReader("abcd")}))
	fmt.Println(io.Copy(bad{2}, only{strings.NewReader("abcd")}))
	fmt.Println(io.Copy(bad{9}, only{strings.NewReader("abcd")}))
	out.Reset()
	fmt.Println(io.Copy(struct{ io.Writer }{&out}, io.LimitReader(only{strings.NewReader("abcdef")}, 3)))
	fmt.Println(out.String())
	fmt.Println(io.CopyN(struct{ io.Writer }{&out}, only{strings.NewReader("xy")}, 5))
	fmt.Println(io.Copy(struct{ io.Writer }{&out}, io.LimitReader(only{strings.NewReader("abcdef")}, 0)))
	s := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	for w := -1; w < 4; w++ {
		n, e := s.Seek(1, w)
		fmt.Println(n, e)
		n, e = s.Seek(-9, w)
		fmt.Println(n, e)
	}
	o := io.NewOffsetWriter(nil, 4)
	for w := -1; w < 4; w++ {
		n, e := o.Seek(1, w)
		fmt.Println(n, e)
		n, e = o.Seek(-9, w)
		fmt.Println(n, e)
	}
	base := errors.New("base")
	j := errors.Join(nil, my{nil}, fmt.Errorf("w %w %w", io.EOF, my{base}))
	fmt.Println(errors.Is(j, base), errors.Is(j, io.EOF), errors.Is(j, io.ErrShortWrite), errors.Is(nil, nil), errors.Is(j, nil), errors.Is(my{nil}, my{nil}))
	var m my
	fmt.Println(errors.As(j, &m), errors.Unwrap(m))
	t, ok := errors.AsType[my](j)
	fmt.Println(t, ok)
	_, ok = errors.AsType[interface{ error; Foo() }](j)
	fmt.Println(ok)
}
