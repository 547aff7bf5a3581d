// run

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

var errBroken = errors.New("broken")

// sink takes at most `most` bytes a call, and fails at the call of that number.
type sink struct {
	most, failAt, calls int
}

func (w *sink) take(size int) (int, error) {
	w.calls++
	if w.calls == w.failAt {
		return min(w.most, size), errBroken
	}
	return min(w.most, size), nil
}

func (w *sink) Write(p []byte) (int, error) {
	fmt.Printf(" [%q]", p)
	return w.take(len(p))
}

type textSink struct{ sink }

func (w *textSink) WriteString(s string) (int, error) {
	fmt.Printf(" text[%q]", s)
	return w.take(len(s))
}

type hungry struct{ sink }

func (w *hungry) ReadFrom(r io.Reader) (int64, error) {
	all, err := io.ReadAll(r)
	fmt.Printf(" {%q}", all)
	if err == nil && w.failAt > 0 {
		err = errBroken
	}
	return int64(len(all)), err
}

type script struct{ parts []string }

func (s *script) Read(p []byte) (int, error) {
	if len(s.parts) == 0 {
		return 0, io.EOF
	}
	n := copy(p, s.parts[0])
	if s.parts[0] = s.parts[0][n:]; s.parts[0] == "" {
		s.parts = s.parts[1:]
	}
	return n, nil
}

type broken struct{ text string }

func (b broken) Read(p []byte) (int, error) { return copy(p, b.text), errBroken }

type empty struct{}

func (empty) Read(p []byte) (int, error) { return 0, nil }

func state(w *bufio.Writer) string {
	return fmt.Sprint(" ", w.Buffered(), "/", w.Size(), " free ", w.Available(), cap(w.AvailableBuffer()), ";")
}

func sinks() []io.Writer {
	return []io.Writer{
		&sink{99, 0, 0}, &sink{99, 2, 0}, &sink{1, 0, 0}, &sink{2, 1, 0},
		&textSink{sink{99, 0, 0}}, &textSink{sink{3, 2, 0}}, &textSink{sink{1, 0, 0}},
	}
}

func writes() {
	for _, below := range sinks() {
		w := bufio.NewWriterSize(below, 5)
		for _, part := range []string{"", "ab", "cde", "f", "ghijklmnopqrs", "tu", "vwxyz0123456789"} {
			n, err := w.Write([]byte(part))
			fmt.Print(" ", n, err, state(w))
		}
		fmt.Println(w.Flush(), w.Flush(), state(w))
	}
	for _, below := range sinks() {
		w := bufio.NewWriterSize(below, 5)
		for _, part := range []string{"", "ab", "cde", "f", "ghijklmnopqrs", "tu", "vwxyz0123456789"} {
			n, err := w.WriteString(part)
			fmt.Print(" ", n, err, state(w))
		}
		fmt.Println(w.Flush(), w.Flush(), state(w))
	}
	for _, below := range sinks() {
		w := bufio.NewWriterSize(below, 3)
		for _, c := range "abcdefgh" {
			fmt.Print(" ", w.WriteByte(byte(c)), state(w))
		}
		fmt.Println(w.Flush())
	}
}

func runes() {
	for _, size := range []int{1, 2, 3, 4, 5, 9} {
		for _, below := range []io.Writer{&sink{99, 0, 0}, &sink{1, 3, 0}, &textSink{sink{99, 2, 0}}} {
			w := bufio.NewWriterSize(below, size)
			for _, c := range []rune{'a', 'é', '世', '😀', -1, 0xD800, utf8.MaxRune + 1, 0, 127, 128} {
				n, err := w.WriteRune(c)
				fmt.Print(" ", n, err, w.Buffered())
			}
			fmt.Println(w.Flush())
		}
	}
}

func readsFrom() {
	fmt.Println("ReadFrom")
	sources := func() []io.Reader {
		return []io.Reader{&script{}, &script{[]string{"abc", "defghijk", "l"}}, &script{[]string{"abcde"}},
			broken{"xy"}, broken{""}, broken{"01234567"}, empty{}}
	}
	for i := range sources() {
		for _, below := range []io.Writer{
			&sink{99, 0, 0}, &sink{99, 2, 0}, &sink{1, 0, 0}, &hungry{sink{99, 0, 0}}, &hungry{sink{99, 1, 0}}, &hungry{sink{1, 0, 0}},
		} {
			for _, before := range []string{"", "..", "....."} {
				from := sources()[i]
				if from == (empty{}) && before != ".." {
					continue
				}
				w := bufio.NewWriterSize(below, 5)
				w.WriteString(before)
				n, err := w.ReadFrom(from)
				fmt.Print(" ", n, err, state(w))
				n, err = w.ReadFrom(strings.NewReader("more"))
				fmt.Println(" ", n, err, state(w), w.Flush())
			}
		}
	}
}

func resets() {
	fmt.Println("Reset")
	below := &sink{99, 1, 0}
	w := bufio.NewWriterSize(below, 4)
	w.WriteString("abcdef")
	fmt.Println(state(w), w.Flush())
	w.Reset(&sink{99, 0, 0})
	w.WriteString("new")
	fmt.Println(state(w), w.Flush())
	w.Reset(w)
	var zero bufio.Writer
	fmt.Println(zero.Size(), zero.Available(), zero.Buffered())
	zero.Reset(below)
	fmt.Println(zero.Size())
	inner := bufio.NewWriterSize(below, 20)
	fmt.Println(inner == bufio.NewWriterSize(inner, 20), inner == bufio.NewWriterSize(inner, 21))
	for _, size := range []int{-1, 0, 1, 17} {
		fmt.Print(bufio.NewWriterSize(below, size).Size(), " ")
	}
	fmt.Println(bufio.NewWriter(below).Size())
	b := append(inner.AvailableBuffer(), "in place"...)
	inner.Write(b)
	inner.Flush()
	both := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in")), bufio.NewWriter(&sink{99, 0, 0}))
	text, err := both.ReadString(0)
	both.WriteString("out")
	fmt.Println(text, err, both.Flush())
}

func main() {
	writes()
	runes()
	readsFrom()
	resets()
}
