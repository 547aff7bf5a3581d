// run

package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

var errBroken = errors.New("broken")

// A step is what one Read does: give text, then say err.
type step struct {
	text string
	err  error
}

// script reads step by step; behind the last it is at the end.
type script struct{ steps []step }

func read(steps ...step) *script { return &script{steps} }

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

// stubborn writes at most `most` bytes a call and then says err.
type stubborn struct {
	name string
	most int
	err  error
}

func (w stubborn) Write(p []byte) (int, error) {
	fmt.Printf("  %s gets %q\n", w.name, p)
	return min(w.most, len(p)), w.err
}

type textWriter struct{ stubborn }

func (w textWriter) WriteString(s string) (int, error) {
	fmt.Printf("  %s gets text %q\n", w.name, s)
	return min(w.most, len(s)), w.err
}

type liar struct{ n int }

func (l liar) Write(p []byte) (int, error) { return l.n, nil }

// array is a ReaderAt and WriterAt over its text.
type array struct{ text []byte }

func (a *array) ReadAt(p []byte, off int64) (int, error) {
	fmt.Printf("  ReadAt %d from %d\n", len(p), off)
	if off >= int64(len(a.text)) {
		return 0, io.EOF
	}
	n := copy(p, a.text[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (a *array) WriteAt(p []byte, off int64) (int, error) {
	fmt.Printf("  WriteAt %q to %d\n", p, off)
	if off+int64(len(p)) > int64(len(a.text)) {
		return copy(a.text[off:], p), io.ErrShortWrite
	}
	return copy(a.text[off:], p), nil
}

func caught(what string, f func()) {
	defer func() { fmt.Println(what, "panics:", recover()) }()
	f()
}

func whole() {
	fmt.Println("ReadAtLeast")
	buf := make([]byte, 6)
	for _, least := range []int{-1, 0, 1, 3, 6, 7} {
		for _, steps := range [][]step{
			{},
			{{"", errBroken}},
			{{"ab", nil}},
			{{"ab", errBroken}},
			{{"ab", io.EOF}},
			{{"ab", nil}, {"", nil}, {"cd", nil}},
			{{"abc", errBroken}},
			{{"abcdefgh", nil}},
			{{"abcdef", errBroken}},
		} {
			n, err := io.ReadAtLeast(read(steps...), buf, least)
			fmt.Printf(" %d:%v", n, err)
		}
		fmt.Println()
	}
	n, err := io.ReadFull(read(step{"abc", io.ErrUnexpectedEOF}), buf)
	fmt.Println(n, err)
	n, err = io.ReadFull(read(), nil)
	fmt.Println(n, err)
	for _, steps := range [][]step{{}, {{"ab", nil}, {"", nil}, {"cd", io.EOF}}, {{"ab", errBroken}}} {
		all, err := io.ReadAll(read(steps...))
		fmt.Printf("%q %v %v\n", all, all == nil, err)
	}
	long := strings.Repeat("0123456789", 300)
	all, err := io.ReadAll(read(step{long[:700], nil}, step{long[700:], errBroken}))
	fmt.Println(len(all), string(all) == long, err)
}

func copies() {
	fmt.Println("Copy")
	long := strings.Repeat("x", 40000)
	for _, n := range []int64{-1, 0, 1, 3, 4, 9} {
		var to strings.Builder
		got, err := io.CopyN(&to, read(step{"ab", nil}, step{"cd", nil}), n)
		fmt.Println(n, got, err, to.String())
		got, err = io.CopyN(&to, read(step{"ab", nil}, step{"cd", errBroken}), n)
		fmt.Println(n, got, err, to.String())
		got, err = io.CopyN(liar{1}, read(step{"ab", nil}), n)
		fmt.Println(n, got, err)
	}
	for _, n := range []int{-1, 0, 1, 2, 3} {
		got, err := io.Copy(liar{n}, read(step{"ab", nil}))
		fmt.Println(n, got, err)
		got, err = io.Copy(stubborn{"w", n, errBroken}, read(step{"ab", io.EOF}))
		fmt.Println(n, got, err)
	}
	got, err := io.Copy(stubborn{"w", 9, nil}, read(step{"", nil}, step{"ab", errBroken}))
	fmt.Println(got, err)
	var to strings.Builder
	got, err = io.CopyBuffer(&to, read(step{"abcdefg", nil}), make([]byte, 3))
	fmt.Println(got, err, to.String())
	got, err = io.CopyBuffer(stubborn{"w", 9, nil}, read(step{"abcdefg", nil}), make([]byte, 3))
	fmt.Println(got, err)
	got, err = io.CopyBuffer(io.Discard, read(step{long, nil}), nil)
	fmt.Println(got, err)
	got, err = io.CopyBuffer(io.Discard, read(step{long, errBroken}), make([]byte, 1))
	fmt.Println(got, err)
	caught("CopyBuffer", func() { io.CopyBuffer(io.Discard, read(), []byte{}) })
	got, err = io.Copy(stubborn{"w", 99, nil}, strings.NewReader("by WriterTo"))
	fmt.Println(got, err)
	n, err := io.WriteString(stubborn{"w", 2, nil}, "abc")
	fmt.Println(n, err)
	n, err = io.WriteString(textWriter{stubborn{"t", 9, errBroken}}, "abc")
	fmt.Println(n, err)
}

func limits() {
	fmt.Println("LimitReader")
	for _, most := range []int64{-3, 0, 2, 5, 1 << 62} {
		l := io.LimitReader(read(step{"abc", nil}, step{"d", errBroken}), most).(*io.LimitedReader)
		for range 3 {
			buf := make([]byte, 2)
			n, err := l.Read(buf)
			fmt.Print(" ", n, err, l.N)
		}
		n, err := l.Read(nil)
		fmt.Println(" ", n, err, l.N)
	}
}

func sections() {
	fmt.Println("SectionReader")
	text := &array{[]byte("0123456789")}
	for _, at := range [][2]int64{{2, 5}, {8, 5}, {3, 0}, {12, 1}, {2, -1}, {5, 1<<63 - 1}} {
		s := io.NewSectionReader(text, at[0], at[1])
		r, off, n := s.Outer()
		fmt.Println(at, s.Size(), r == io.ReaderAt(text), off, n)
		buf := make([]byte, 3)
		for range 3 {
			n, err := s.Read(buf)
			fmt.Printf(" %q %v\n", buf[:n], err)
		}
		for _, off := range []int64{-1, 0, 2, 3, 4, 5, 6} {
			n, err := s.ReadAt(buf, off)
			fmt.Printf(" at %d: %q %v\n", off, buf[:n], err)
		}
		n2, err := s.ReadAt(nil, 0)
		fmt.Println(n2, err)
		for whence := -1; whence <= 3; whence++ {
			for _, offset := range []int64{-9, -1, 0, 2, 99} {
				place, err := s.Seek(offset, whence)
				fmt.Print(" ", place, err)
			}
			fmt.Println()
		}
	}
}

func offsets() {
	fmt.Println("OffsetWriter")
	text := &array{[]byte("..........")}
	o := io.NewOffsetWriter(text, 3)
	for _, part := range []string{"ab", "", "cd", "efghi", "j"} {
		if part == "j" {
			fmt.Println(o.Seek(-1, io.SeekCurrent))
		}
		n, err := o.Write([]byte(part))
		fmt.Println(n, err, string(text.text))
	}
	for _, off := range []int64{-1, 0, 4} {
		n, err := o.WriteAt([]byte("XY"), off)
		fmt.Println(n, err, string(text.text))
	}
	for whence := -1; whence <= 3; whence++ {
		for _, offset := range []int64{-99, 0, 2} {
			place, err := o.Seek(offset, whence)
			fmt.Print(" ", place, err)
		}
		fmt.Println()
	}
}

func tees() {
	fmt.Println("TeeReader")
	buf := make([]byte, 4)
	for _, w := range []io.Writer{stubborn{"w", 9, nil}, stubborn{"w", 1, nil}, stubborn{"w", 1, io.ErrShortBuffer}} {
		tee := io.TeeReader(read(step{"ab", nil}, step{"", nil}, step{"cd", errBroken}, step{"", errBroken}), w)
		for range 5 {
			n, err := tee.Read(buf)
			fmt.Println(n, err)
		}
	}
}

func multis() {
	fmt.Println("MultiReader")
	buf := make([]byte, 3)
	list := []io.Reader{
		read(step{"ab", io.EOF}), read(), read(step{"", nil}, step{"cdefg", nil}),
		io.MultiReader(read(step{"h", nil}), io.MultiReader()), read(step{"i", io.EOF}),
	}
	m := io.MultiReader(list...)
	list[1] = nil
	for range 10 {
		n, err := m.Read(buf)
		fmt.Printf(" %q %v\n", buf[:n], err)
	}
	m = io.MultiReader(read(step{"ab", errBroken}), read(step{"cd", nil}))
	for range 4 {
		n, err := m.Read(buf)
		fmt.Printf(" %q %v\n", buf[:n], err)
	}
	m = io.MultiReader(read(step{"ab", io.EOF}), read(step{"cd", nil}))
	got, err := io.Copy(stubborn{"w", 9, nil}, m)
	fmt.Println(got, err)
	m = io.MultiReader(read(step{"ab", nil}), read(step{"cd", errBroken}), read(step{"ef", nil}))
	got, err = io.Copy(stubborn{"w", 9, nil}, m)
	fmt.Println(got, err)
	got, err = io.Copy(stubborn{"w", 9, nil}, m)
	fmt.Println(got, err)
	fmt.Println(io.MultiReader().Read(buf))
	fmt.Println("MultiWriter")
	for _, writers := range [][]io.Writer{
		{},
		{stubborn{"a", 9, nil}, textWriter{stubborn{"b", 9, nil}}},
		{stubborn{"a", 9, nil}, stubborn{"b", 1, nil}, stubborn{"c", 9, nil}},
		{textWriter{stubborn{"a", 1, errBroken}}, stubborn{"b", 9, nil}},
		{io.MultiWriter(stubborn{"a", 9, nil}, stubborn{"b", 9, nil}), stubborn{"c", 2, nil}},
		{stubborn{"a", 9, nil}, stubborn{"b", 9, errBroken}},
	} {
		w := io.MultiWriter(writers...)
		n, err := w.Write([]byte("xyz"))
		fmt.Println(n, err)
		n, err = io.WriteString(w, "text")
		fmt.Println(n, err)
	}
}

type closing struct{ io.Reader }

func closers() {
	fmt.Println("NopCloser")
	plain := io.NopCloser(closing{strings.NewReader("plain")})
	_, can := plain.(io.WriterTo)
	fmt.Println(can, plain.Close())
	rich := io.NopCloser(strings.NewReader("rich"))
	to, can := rich.(io.WriterTo)
	fmt.Println(can, rich.Close())
	n, err := to.WriteTo(stubborn{"w", 9, nil})
	fmt.Println(n, err)
	all, err := io.ReadAll(plain)
	fmt.Println(string(all), err)
	m, err := io.Discard.(io.ReaderFrom).ReadFrom(read(step{"abc", nil}, step{"de", errBroken}))
	fmt.Println(m, err)
	m, err = io.Discard.(io.ReaderFrom).ReadFrom(read(step{"abc", nil}, step{"", nil}, step{"de", nil}))
	fmt.Println(m, err)
	k, err := io.Discard.(io.StringWriter).WriteString("gone")
	fmt.Println(k, err)
}

func pipes() {
	fmt.Println("Pipe")
	r, w := io.Pipe()
	buf := make([]byte, 3)
	finished := make(chan string)
	go func() {
		for _, part := range []string{"abcdefg", "", "h"} {
			n, err := w.Write([]byte(part))
			fmt.Println(" wrote", n, err)
		}
		fmt.Println(" close", w.CloseWithError(errBroken), w.CloseWithError(io.ErrNoProgress))
		n, err := w.Write([]byte("late"))
		fmt.Println(" wrote", n, err)
		finished <- "writer done"
	}()
	for range 7 {
		n, err := r.Read(buf)
		fmt.Printf(" read %q %v\n", buf[:n], err)
	}
	fmt.Println(<-finished)
	fmt.Println(r.Close(), r.CloseWithError(errBroken))
	n, err := r.Read(buf)
	fmt.Println(n, err)

	r, w = io.Pipe()
	go func() {
		n, err := w.Write([]byte("abcdef"))
		fmt.Println(" wrote", n, err)
		n, err = w.Write(nil)
		fmt.Println(" wrote", n, err)
		finished <- "reader gone"
	}()
	n, err = r.Read(buf[:2])
	fmt.Printf("%q %v\n", buf[:n], err)
	fmt.Println(r.CloseWithError(io.ErrShortBuffer))
	fmt.Println(<-finished)
	n, err = r.Read(buf)
	fmt.Println(n, err)
	w.Close()
	n, err = r.Read(buf)
	fmt.Println(n, err)

	r, w = io.Pipe()
	for i := range 3 {
		go func() {
			n, err := fmt.Fprintf(w, "<%d>", i)
			fmt.Println(" writer", i, n, err)
			finished <- ""
		}()
	}
	for range 9 {
		n, err := r.Read(buf[:1])
		fmt.Printf(" %q %v", buf[:n], err)
	}
	fmt.Println()
	for range 3 {
		<-finished
	}
	w.Close()
	fmt.Println(r.Read(buf))

	r, w = io.Pipe()
	go func() { finished <- fmt.Sprint(r.Read(buf)) }()
	w.CloseWithError(nil)
	fmt.Println(<-finished)
	go func() { finished <- fmt.Sprint(io.WriteString(w, "after close")) }()
	fmt.Println(<-finished)
}

func main() {
	whole()
	copies()
	limits()
	sections()
	offsets()
	tees()
	multis()
	closers()
	pipes()
}
