// run

package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type slow struct{ s string }

func (r *slow) Read(p []byte) (int, error) {
	if r.s == "" {
		return 0, io.EOF
	}
	p[0] = r.s[0]
	r.s = r.s[1:]
	return 1, nil
}

func main() {
	b, err := io.ReadAll(&slow{"slowly"})
	fmt.Println(string(b), err)
	buf := make([]byte, 4)
	n, err := io.ReadFull(&slow{"ab"}, buf)
	fmt.Println(n, err)
	n, err = io.ReadFull(&slow{""}, buf)
	fmt.Println(n, err)
	n, err = io.ReadAtLeast(&slow{"abcdef"}, buf, 2)
	fmt.Println(n, err, string(buf[:n]))
	n, err = io.ReadAtLeast(&slow{"abcdef"}, buf, 5)
	fmt.Println(n, err)
	var sb strings.Builder
	m, err := io.Copy(&sb, io.LimitReader(&slow{"limited text"}, 7))
	fmt.Println(m, err, sb.String())
	m, err = io.CopyN(&sb, strings.NewReader("xyz"), 5)
	fmt.Println(m, err, sb.String())
	tee := io.TeeReader(strings.NewReader("tee"), &sb)
	io.ReadAll(tee)
	fmt.Println(sb.String())
	all, err := io.ReadAll(io.MultiReader(strings.NewReader("one "), &slow{"two "}, strings.NewReader("three")))
	fmt.Println(string(all), err)
	var s1, s2 strings.Builder
	w := io.MultiWriter(&s1, &s2, io.Discard)
	io.WriteString(w, "both")
	fmt.Println(s1.String(), s2.String())
	sec := io.NewSectionReader(strings.NewReader("0123456789"), 3, 4)
	all, _ = io.ReadAll(sec)
	fmt.Println(string(all), sec.Size())
	sec.Seek(1, io.SeekStart)
	n, err = sec.Read(buf)
	fmt.Println(n, err, string(buf[:n]))
	n, err = sec.ReadAt(buf, 2)
	fmt.Println(n, err, string(buf[:n]))
	rc := io.NopCloser(strings.NewReader("x"))
	fmt.Println(rc.Close())
	pr, pw := io.Pipe()
	go func() {
		for i := range 3 {
			fmt.Fprintf(pw, "line %d\n", i)
		}
		pw.CloseWithError(errors.New("done writing"))
	}()
	all, err = io.ReadAll(pr)
	fmt.Printf("%q %v\n", all, err)
	pr, pw = io.Pipe()
	pr.Close()
	n, err = pw.Write([]byte("x"))
	fmt.Println(n, err)
	pw.Close()
	n, err = pr.Read(buf)
	fmt.Println(n, err)
	r, wr, err := os.Pipe()
	fmt.Println(err)
	old := os.Stdout
	os.Stdout = wr
	fmt.Println("captured")
	fmt.Print("text")
	wr.Close()
	os.Stdout = old
	all, err = io.ReadAll(r)
	fmt.Printf("%q %v\n", all, err)
	_, err = wr.Write([]byte("x"))
	fmt.Println(err, errors.Is(err, os.ErrClosed))
	fmt.Fprintln(os.Stdout, "out", 1)
	fmt.Fprintf(os.Stderr, "err\n")
	os.Stdout.WriteString("direct\n")
	os.Stdout.Write([]byte("bytes\n"))
	_, err = io.ReadAll(os.Stdin)
	fmt.Println(err, len(os.Args))
	fmt.Println(io.EOF, io.ErrUnexpectedEOF, io.ErrShortWrite, io.ErrClosedPipe, io.ErrNoProgress)
	defer fmt.Println("never")
	os.Exit(3)
}
