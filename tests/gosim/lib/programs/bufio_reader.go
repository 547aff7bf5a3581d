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

type step struct {
	text string
	err  error
}

// script reads step by step and tells what room it was given; behind the last step it is at the end.
type script struct {
	steps []step
	loud  bool
}

func (s *script) Read(p []byte) (int, error) {
	if s.loud {
		fmt.Print(" <", len(p), ">")
	}
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

type negative struct{}

func (negative) Read(p []byte) (int, error)  { return -1, nil }
func (negative) Write(p []byte) (int, error) { return -1, nil }

type empty struct{}

func (empty) Read(p []byte) (int, error) { return 0, nil }

type sink struct {
	most int
	err  error
}

func (w sink) Write(p []byte) (int, error) {
	fmt.Printf(" [%q]", p)
	return min(w.most, len(p)), w.err
}

type hungry struct{ sink }

func (w hungry) ReadFrom(r io.Reader) (int64, error) {
	all, err := io.ReadAll(r)
	fmt.Printf(" {%q}", all)
	return int64(len(all)), err
}

func caught(what string, f func()) {
	defer func() { fmt.Println(what, "panics:", recover()) }()
	f()
}

func small(steps ...step) *bufio.Reader {
	return bufio.NewReaderSize(&script{steps, true}, 1)
}

const long = "0123456789abcdefghijklmnopqrstuvwxyz"

func bytesAndRunes() {
	for _, text := range []string{"", "a", "é", "世界", "a\xffb", "\xe4\xb8", "\xe4\xb8x", "\uFFFD"} {
		r := small(step{text, nil})
		fmt.Printf("%q: ", text)
		fmt.Print(r.UnreadByte(), r.UnreadRune())
		for {
			c, size, err := r.ReadRune()
			fmt.Print(" ", c, size, err, r.UnreadRune(), r.UnreadRune(), r.Buffered())
			if err != nil {
				break
			}
			r.ReadRune()
			fmt.Print(r.UnreadByte(), r.UnreadRune(), r.UnreadByte())
			b, err := r.ReadByte()
			fmt.Print(" ", b, err, r.UnreadRune())
		}
		fmt.Println()
	}
	r := small(step{"ab", errBroken}, step{"", nil}, step{"c", io.EOF}, step{"d", nil})
	for range 8 {
		b, err := r.ReadByte()
		fmt.Print(" ", b, err)
	}
	fmt.Println()
	fmt.Println(r.UnreadByte(), r.UnreadByte())
	r = small(step{long, nil})
	for range 17 {
		r.ReadByte()
	}
	fmt.Println(r.UnreadByte(), r.UnreadByte(), r.Buffered())
	r = small(step{strings.Repeat("x", 15) + "世界", errBroken})
	for range 14 {
		r.ReadByte()
	}
	for range 5 {
		c, size, err := r.ReadRune()
		fmt.Print(" ", string(c), size, err)
	}
	fmt.Println()
	r = small(step{"世", nil}, step{"\xe7", nil}, step{"\x95", nil}, step{"\x8c", nil}, step{"\xe7", errBroken})
	for range 5 {
		c, size, err := r.ReadRune()
		fmt.Printf(" %q %d %v", c, size, err)
	}
	fmt.Println()
}

func reads() {
	fmt.Println("Read")
	for _, size := range []int{0, 3, 16, 20} {
		r := small(step{"ab", nil}, step{"", nil}, step{long, nil}, step{"xyz", errBroken}, step{"", errBroken}, step{"end", io.EOF})
		buf := make([]byte, size)
		for range 9 {
			n, err := r.Read(buf)
			fmt.Printf(" %q %v %d|", buf[:n], err, r.Buffered())
		}
		fmt.Println(r.UnreadByte(), r.UnreadRune())
	}
	r := small(step{"abc", errBroken})
	r.ReadByte()
	var two [2]byte
	n, err := r.Read(two[:])
	fmt.Println(n, err, r.UnreadByte(), r.UnreadByte())
	n, err = r.Read(nil)
	fmt.Println(n, err)
	r.ReadByte()
	n, err = r.Read(nil)
	fmt.Println(n, err)
	n, err = r.Read(two[:])
	fmt.Println(n, err, r.UnreadByte())
	caught("Read", func() { bufio.NewReader(negative{}).Read(two[:]) })
	caught("Read", func() { bufio.NewReaderSize(negative{}, 16).Read(make([]byte, 16)) })
	caught("ReadByte", func() { bufio.NewReader(negative{}).ReadByte() })
	fmt.Println(bufio.NewReader(empty{}).ReadByte())
	fmt.Println(bufio.NewReader(empty{}).ReadString('x'))
	fmt.Println(bufio.NewReader(empty{}).Read(two[:]))
}

func peeks() {
	fmt.Println("Peek, Discard")
	for _, n := range []int{-1, 0, 1, 3, 5, 16, 17, 30} {
		r := small(step{"abc", nil}, step{"", nil}, step{"de", errBroken}, step{long, nil})
		for range 4 {
			b, err := r.Peek(n)
			fmt.Printf(" %q %v", b, err)
		}
		r.ReadByte()
		r.Peek(n)
		fmt.Println(r.UnreadByte(), r.Buffered())
		r = small(step{"abc", nil}, step{"", nil}, step{"de", errBroken}, step{long, nil})
		for range 4 {
			k, err := r.Discard(n)
			fmt.Print(" ", k, err, r.Buffered())
		}
		fmt.Println(r.UnreadByte())
	}
	r := small(step{long, io.EOF})
	fmt.Println(r.Discard(100))
	r = small(step{long, io.EOF})
	fmt.Println(r.Discard(len(long)))
}

func lines() {
	fmt.Println("lines")
	text := "one\ntwo\r\n\n\r\n" + long + "\n0123456789abcde\r\nlast\r"
	for _, last := range []error{nil, errBroken} {
		r := small(step{text, last})
		for range 9 {
			b, err := r.ReadSlice('\n')
			fmt.Printf(" %q %v", b, err)
		}
		fmt.Println(r.UnreadByte(), r.UnreadByte(), r.UnreadRune())
		r = small(step{text, last})
		for range 12 {
			b, prefix, err := r.ReadLine()
			fmt.Printf(" %q %v %v %v", b, b == nil, prefix, err)
		}
		fmt.Println()
		r = small(step{text, last})
		for range 8 {
			b, err := r.ReadBytes('\n')
			fmt.Printf(" %q %v %v", b, b == nil, err)
		}
		fmt.Println()
		r = small(step{text, last})
		for range 8 {
			s, err := r.ReadString('\n')
			fmt.Printf(" %q %v", s, err)
		}
		fmt.Println()
	}
	r := small(step{"ab", nil}, step{"c", nil}, step{"", nil}, step{";d", nil})
	fmt.Println(r.ReadString(';'))
	fmt.Println(r.ReadString(';'))
	fmt.Println(r.UnreadByte(), r.UnreadByte())
}

func writesTo() {
	fmt.Println("WriteTo")
	for _, to := range []io.Writer{sink{99, nil}, sink{1, nil}, sink{2, errBroken}, hungry{sink{99, nil}}, hungry{sink{1, errBroken}}} {
		for _, last := range []error{nil, errBroken} {
			r := small(step{"ab", nil}, step{"", nil}, step{long, last})
			r.ReadByte()
			n, err := r.WriteTo(to)
			fmt.Println(" ", n, err, r.Buffered(), r.UnreadByte())
			n, err = r.WriteTo(to)
			fmt.Println(" ", n, err)
		}
	}
	r := bufio.NewReaderSize(strings.NewReader(long), 16)
	r.ReadByte()
	n, err := r.WriteTo(sink{99, nil})
	fmt.Println(n, err)
	caught("WriteTo", func() { small(step{"a", nil}).WriteTo(negative{}) })
}

func resets() {
	fmt.Println("Reset")
	r := small(step{long, nil})
	r.ReadByte()
	r.Reset(strings.NewReader("new"))
	fmt.Println(r.Size(), r.Buffered(), r.UnreadByte())
	s, err := r.ReadString('x')
	fmt.Println(s, err)
	r.Reset(r)
	fmt.Println(r.ReadByte())
	var zero bufio.Reader
	fmt.Println(zero.Size(), zero.Buffered())
	zero.Reset(strings.NewReader("zero"))
	fmt.Println(zero.Size())
	fmt.Println(zero.ReadString('x'))
	inner := bufio.NewReaderSize(strings.NewReader(""), 20)
	fmt.Println(inner == bufio.NewReaderSize(inner, 20), inner == bufio.NewReaderSize(inner, 21))
	for _, size := range []int{-1, 0, 15, 16, 17} {
		fmt.Print(bufio.NewReaderSize(empty{}, size).Size(), " ")
	}
	fmt.Println(bufio.NewReader(empty{}).Size())
}

func main() {
	bytesAndRunes()
	reads()
	peeks()
	lines()
	writesTo()
	resets()
}
