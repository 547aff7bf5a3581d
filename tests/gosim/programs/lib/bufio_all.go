package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// drip gives a few bytes at a time, nothing now and then, and an error in the end.
type drip struct {
	data string
	size int
	n    int
	end  error
}

func (d *drip) Read(p []byte) (int, error) {
	d.n++
	if d.n%3 == 0 {
		return 0, nil
	}
	if len(d.data) == 0 {
		return 0, d.end
	}
	n := copy(p[:min(d.size, len(p))], d.data)
	d.data = d.data[n:]
	return n, nil
}

type never struct{}

func (never) Read(p []byte) (int, error) { return 0, nil }

type failing struct{ room int }

func (f *failing) Write(p []byte) (int, error) {
	n := min(f.room, len(p))
	f.room -= n
	if n < len(p) {
		return n, errors.New("full")
	}
	return n, nil
}

const text = "first line\r\nsecond\n\nünïcode 語 \xff end\nno newline"

func scan(split bufio.SplitFunc, input string) {
	s := bufio.NewScanner(&drip{data: input, size: 3, end: io.EOF})
	if split != nil {
		s.Split(split)
	}
	for s.Scan() {
		fmt.Printf("%q ", s.Text())
	}
	fmt.Println(s.Err())
}

func scanners() {
	for _, input := range []string{text, "", "\n", "a", " a ", "one\u2003two\u00a0three  four", strings.Repeat("longword", 50) + " x"} {
		scan(nil, input)
		scan(bufio.ScanWords, input)
		scan(bufio.ScanRunes, input)
		scan(bufio.ScanBytes, input[:min(len(input), 30)])
	}
	s := bufio.NewScanner(strings.NewReader(strings.Repeat("x", 70000) + "\nshort"))
	fmt.Println(s.Scan(), s.Err())
	s = bufio.NewScanner(strings.NewReader(strings.Repeat("x", 70000) + "\nshort"))
	s.Buffer(nil, 100000)
	fmt.Println(s.Scan(), len(s.Text()), s.Scan(), s.Text(), s.Scan(), s.Err())
	s = bufio.NewScanner(strings.NewReader("abc\nde"))
	s.Buffer(make([]byte, 0, 4), 4)
	fmt.Println(s.Scan(), s.Text(), s.Scan(), s.Text(), s.Scan(), s.Err())
	s = bufio.NewScanner(strings.NewReader("abcd\nde"))
	s.Buffer(make([]byte, 0, 4), 4)
	fmt.Println(s.Scan(), s.Err())
	s = bufio.NewScanner(&drip{data: "a\nb", size: 5, end: errors.New("cut off")})
	for s.Scan() {
		fmt.Print(s.Text(), ";")
	}
	fmt.Println(s.Err())
	s = bufio.NewScanner(never{})
	fmt.Println(s.Scan(), s.Err())
	count := 0
	s = bufio.NewScanner(strings.NewReader("1,2,3,STOP,4"))
	s.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		count++
		if i := bytes.IndexByte(data, ','); i >= 0 {
			if string(data[:i]) == "STOP" {
				return i + 1, []byte("last"), bufio.ErrFinalToken
			}
			return i + 1, data[:i], nil
		}
		return 0, nil, nil
	})
	for s.Scan() {
		fmt.Print(s.Text(), " ")
	}
	fmt.Println(s.Err(), count)
	for _, f := range []bufio.SplitFunc{
		func(data []byte, atEOF bool) (int, []byte, error) { return -1, nil, nil },
		func(data []byte, atEOF bool) (int, []byte, error) { return 1000, nil, nil },
		func(data []byte, atEOF bool) (int, []byte, error) { return 0, nil, errors.New("bad") },
	} {
		s = bufio.NewScanner(strings.NewReader("data"))
		s.Split(f)
		fmt.Println(s.Scan(), s.Err())
	}
	for _, f := range []func(){
		func() { s.Buffer(nil, 1) }, func() { s.Split(nil) },
		func() {
			s := bufio.NewScanner(strings.NewReader(""))
			s.Split(func([]byte, bool) (int, []byte, error) { return 0, []byte{}, nil })
			for s.Scan() {
			}
		},
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

func readers() {
	r := bufio.NewReaderSize(&drip{data: text, size: 7, end: io.EOF}, 16)
	fmt.Println(r.Size(), r.Buffered())
	p, err := r.Peek(5)
	fmt.Printf("%q %v\n", p, err)
	p, err = r.Peek(17)
	fmt.Printf("%q %v\n", p, err)
	_, err = r.Peek(-1)
	fmt.Println(err)
	fmt.Println(r.Discard(2))
	c, err := r.ReadByte()
	fmt.Println(string(c), err, r.UnreadByte(), r.UnreadByte())
	line, prefix, err := r.ReadLine()
	fmt.Printf("%q %v %v\n", line, prefix, err)
	s, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	s, err = r.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	for i := 0; i < 9; i++ {
		ru, size, err := r.ReadRune()
		fmt.Print(string(ru), size, err, " ")
	}
	fmt.Println(r.UnreadRune(), r.UnreadRune())
	b, err := r.ReadBytes('e')
	fmt.Printf("%q %v\n", b, err)
	sl, err := r.ReadSlice('z')
	fmt.Printf("%q %v\n", sl, err)
	for {
		line, prefix, err := r.ReadLine()
		fmt.Printf("%q %v %v\n", line, prefix, err)
		if err != nil {
			break
		}
	}
	r.Reset(strings.NewReader("again and again"))
	buf := make([]byte, 6)
	n, err := r.Read(buf)
	fmt.Println(n, err, string(buf[:n]))
	big := make([]byte, 100)
	n, err = r.Read(big)
	fmt.Println(n, err, string(big[:n]))
	n, err = r.Read(big)
	fmt.Println(n, err)
	r.Reset(strings.NewReader("copied through\n"))
	r.ReadByte()
	fmt.Println(r.WriteTo(os.Stdout))
	r.Reset(&drip{data: "dripped through\n", size: 4, end: io.EOF})
	var sb strings.Builder
	fmt.Println(r.WriteTo(&sb))
	fmt.Print(sb.String())
	fmt.Println(r.Discard(5))
	r.Reset(never{})
	fmt.Println(r.ReadByte())
	fmt.Println(bufio.NewReader(r) != r, bufio.NewReaderSize(r, 10) == r)
	_, err = bufio.NewReader(strings.NewReader("x")).ReadString('y')
	fmt.Println(err == io.EOF)
}

func writers() {
	var out bytes.Buffer
	w := bufio.NewWriterSize(&out, 8)
	fmt.Println(w.Size(), w.Available(), w.Buffered())
	w.WriteString("abc")
	w.WriteByte('d')
	w.WriteRune('é')
	fmt.Println(w.Buffered(), out.String())
	w.WriteRune('語')
	fmt.Println(w.Buffered(), out.String())
	fmt.Fprintf(w, "%s|%d", "a longer text than the buffer", 5)
	fmt.Println(w.Buffered(), out.String())
	fmt.Println(w.Flush(), out.String())
	n, err := w.ReadFrom(strings.NewReader("read from"))
	fmt.Println(n, err, w.Buffered(), out.String())
	w.Flush()
	w = bufio.NewWriterSize(&failing{5}, 4)
	fmt.Println(w.WriteString("0123456789"))
	fmt.Println(w.Flush(), w.Buffered())
	fmt.Println(w.WriteByte('x'))
	fmt.Println(w.WriteRune('x'))
	w.Reset(os.Stdout)
	w.WriteString("to stdout\n")
	fmt.Println(w.Flush())
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in")), bufio.NewWriter(os.Stdout))
	s, _ := rw.ReadString(0)
	rw.WriteString(s + "\n")
	rw.Flush()
	ww := bufio.NewWriter(&failing{3})
	for i := 0; i < 5; i++ {
		ww.Write(bytes.Repeat([]byte("z"), 1500))
	}
	fmt.Println(ww.Flush())
	fmt.Println(len(ww.AvailableBuffer()))
}

func main() {
	scanners()
	readers()
	writers()
}
