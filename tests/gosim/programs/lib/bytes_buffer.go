package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type slow struct{ parts []string }

func (s *slow) Read(p []byte) (int, error) {
	if len(s.parts) == 0 {
		return 0, errors.New("broken")
	}
	n := copy(p, s.parts[0])
	s.parts = s.parts[1:]
	return n, nil
}

type short struct{ n int }

func (s short) Write(p []byte) (int, error) { return min(s.n, len(p)), nil }

func main() {
	var b bytes.Buffer
	fmt.Println(b.Len(), b.Cap(), b.String(), b.Bytes() == nil)
	b.WriteString("hello ")
	b.Write([]byte("wörld"))
	b.WriteByte('!')
	b.WriteRune('é')
	b.WriteRune('x')
	b.WriteRune(-1)
	fmt.Fprintf(&b, "%d-%s", 42, "z")
	fmt.Println(b.String(), b.Len(), b.Cap(), b.Available())
	p := make([]byte, 5)
	n, err := b.Read(p)
	fmt.Println(n, err, string(p))
	c, err := b.ReadByte()
	fmt.Println(c, err, b.UnreadByte(), b.UnreadByte())
	r, size, err := b.ReadRune()
	fmt.Println(r, size, err, b.UnreadRune(), b.UnreadRune())
	fmt.Printf("%q %q\n", b.Next(3), b.Next(0))
	fmt.Println(b.UnreadRune(), b.UnreadByte())
	line, err := b.ReadString('!')
	fmt.Printf("%q %v\n", line, err)
	fmt.Println(b.UnreadByte())
	raw, err := b.ReadBytes('?')
	fmt.Printf("%q %v %d\n", raw, err, b.Len())
	_, err = b.ReadByte()
	fmt.Println(err, b.Len(), b.Cap())
	_, _, err = b.ReadRune()
	fmt.Println(err)
	n, err = b.Read(p)
	fmt.Println(n, err)
	n, err = b.Read(nil)
	fmt.Println(n, err)
	for i := 0; i < 12; i++ {
		b.WriteString(strings.Repeat("ab", 10*i))
		b.Next(7 * i)
		fmt.Print(b.Len(), "/", b.Cap(), " ")
	}
	fmt.Println()
	b.Truncate(10)
	fmt.Println(b.String())
	peek, err := b.Peek(4)
	fmt.Println(string(peek), err)
	peek, err = b.Peek(40)
	fmt.Println(string(peek), err)
	b.Grow(5000)
	fmt.Println(b.Len(), b.Cap() >= 5010)
	b.Reset()
	fmt.Println(b.Len(), b.String() == "")
	m, err := b.ReadFrom(strings.NewReader("from a reader"))
	fmt.Println(m, err, b.String())
	m, err = b.ReadFrom(&slow{[]string{"x", "", "yz"}})
	fmt.Println(m, err, b.String())
	m, err = b.WriteTo(os.Stdout)
	fmt.Println(m, err, b.Len())
	b.WriteString("not all of it")
	m, err = b.WriteTo(short{3})
	fmt.Println(m, err, b.String())
	b2 := bytes.NewBufferString("init")
	b2.WriteString("ial")
	fmt.Println(b2, b2.Len())
	b3 := bytes.NewBuffer([]byte{65, 66})
	fmt.Println(b3.String(), b3.AvailableBuffer() != nil)
	var none *bytes.Buffer
	fmt.Println(none.String())
	for _, f := range []func(){func() { b.Truncate(-1) }, func() { b.Grow(-1) }, func() { b.Truncate(1000) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}

	rd := bytes.NewReader([]byte("abcdé\xff"))
	fmt.Println(rd.Len(), rd.Size())
	fmt.Println(rd.ReadByte())
	fmt.Println(rd.UnreadByte(), rd.UnreadByte())
	for {
		r, size, err := rd.ReadRune()
		fmt.Print(r, size, err, " ")
		if err != nil {
			break
		}
	}
	fmt.Println(rd.UnreadRune())
	fmt.Println(rd.Seek(-3, io.SeekEnd))
	fmt.Println(rd.ReadRune())
	fmt.Println(rd.UnreadRune(), rd.UnreadRune())
	fmt.Println(rd.Seek(-9, io.SeekCurrent))
	fmt.Println(rd.Seek(1, 7))
	fmt.Println(rd.Seek(100, io.SeekStart))
	fmt.Println(rd.Len())
	fmt.Println(rd.ReadByte())
	n, err = rd.ReadAt(p, 3)
	fmt.Println(n, err, p[:n])
	n, err = rd.ReadAt(p, -3)
	fmt.Println(n, err)
	n, err = rd.ReadAt(p, 30)
	fmt.Println(n, err)
	rd.Reset([]byte("new\n"))
	fmt.Println(rd.WriteTo(os.Stdout))
	fmt.Println(rd.WriteTo(os.Stdout))
	rd.Reset([]byte("short"))
	fmt.Println(rd.WriteTo(short{2}))
	all, err := io.ReadAll(rd)
	fmt.Println(string(all), err)
}
