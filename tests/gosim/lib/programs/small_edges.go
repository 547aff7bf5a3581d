// run

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"strconv"
	"strings"
	"sync"
	"text/tabwriter"
)

func caught(what string, f func()) {
	defer func() { fmt.Println(what, "panics:", recover()) }()
	f()
}

func bools() {
	for _, s := range []string{"1", "t", "T", "true", "TRUE", "True", "0", "f", "F", "false", "FALSE", "False", "", "tRUE", "yes", "2", " true", "\xff"} {
		b, err := strconv.ParseBool(s)
		fmt.Println(b, err, errors.Is(err, strconv.ErrSyntax))
	}
	fmt.Println(strconv.FormatBool(true), strconv.FormatBool(false), string(strconv.AppendBool([]byte("is "), true)))
}

type failing struct{ n int }

func (f failing) Write(p []byte) (int, error) { return f.n, errors.New("broken") }

type brief struct{}

func (brief) Write(p []byte) (int, error) { return len(p) / 2, nil }

func tables() {
	texts := []string{
		"", "a", "a\n", "a\tb\n", "a\tb\tc\naaa\tbbb\tccc\n", "a\t\tc\n\t\tccc\n", "one\ttwo\nalone\nthree\tfour\tfive\n",
		"a\tb\nx\fc\td\n", "\t\t\n\t\t\n", "\v\v\n\v\v\n", "a\vb\vc\nlong\v\vc\n", "é\t世\nxx\tyy\n", "wide column\tx\ty\ta\nb\tx\nc\tx\ty\nd\tx\ty\tz\n",
		"\xffa\tb\xff\tc\nd\te\n", "\xffunterminated\t", "<b>a</b>\tb\n&amp;&lt;\tc\n", "<open\t", "a\tb\r\nc\td\n", "1\t2\t3\n4\t5\n6\t7\t8\n9\n", "x\ty\t\nxx\tyy\t\n\nz\tz\t\n",
	}
	for _, format := range []struct {
		min, tab, pad int
		char          byte
		flags         uint
	}{
		{0, 8, 1, ' ', 0}, {5, 0, 2, '.', tabwriter.AlignRight}, {0, 4, 0, '\t', 0}, {1, 8, 1, '\t', tabwriter.AlignRight}, {0, 8, 1, ' ', tabwriter.Debug},
		{3, 8, 1, '-', tabwriter.DiscardEmptyColumns}, {0, 8, 2, ' ', tabwriter.TabIndent}, {0, 8, 1, '.', tabwriter.FilterHTML | tabwriter.Debug},
		{0, 8, 1, '.', tabwriter.StripEscape}, {0, 0, 0, '\t', tabwriter.DiscardEmptyColumns | tabwriter.TabIndent},
	} {
		for _, text := range texts {
			var out bytes.Buffer
			w := tabwriter.NewWriter(&out, format.min, format.tab, format.pad, format.char, format.flags)
			n, err := io.WriteString(w, text)
			before := out.Len()
			fmt.Printf("%d %v %d %v %q\n", n, err, before, w.Flush(), out.String())
			out.Reset()
			for i := range text {
				w.Write([]byte(text[i : i+1]))
			}
			w.Flush()
			fmt.Printf("%q\n", out.String())
		}
	}
	w := tabwriter.NewWriter(failing{0}, 0, 8, 1, ' ', 0)
	fmt.Fprint(w, "a\tb")
	fmt.Println(w.Flush(), w.Flush())
	n, err := fmt.Fprint(w, "alone\n")
	fmt.Println(n, err)
	w.Init(brief{}, 0, 8, 1, ' ', 0)
	fmt.Fprint(w, "a\tb")
	fmt.Println(w.Flush())
	caught("Init", func() { w.Init(nil, -1, 0, 0, ' ', 0) })
}

func logs() {
	var out bytes.Buffer
	for _, flag := range []int{0, log.Lmsgprefix, log.Lshortfile, log.Lshortfile | log.Lmsgprefix} {
		l := log.New(&out, "<p> ", flag)
		l.Print("a", 1, 2, "b")
		l.Printf("%d\n", 5)
		l.Println("line", "end")
		l.Println()
		l.Print("")
		caught("Panic", func() { l.Panic("bad", 1) })
		caught("Panicf", func() { l.Panicf("bad %d", 1) })
		caught("Panicln", func() { l.Panicln("bad", 1) })
		fmt.Println(l.Output(1, "out"), l.Flags() == flag, l.Prefix(), l.Writer() == io.Writer(&out))
		l.SetPrefix("[")
		l.SetFlags(0)
		l.Print("changed")
	}
	fmt.Print(out.String())
	out.Reset()
	log.SetOutput(&out)
	log.SetFlags(log.Lshortfile)
	log.SetPrefix("std: ")
	log.Print("x")
	log.Printf("%q", "y")
	func() { log.Output(2, "caller") }()
	log.Default().Println("z")
	fmt.Print(out.String(), log.Flags(), log.Prefix(), log.Writer() == io.Writer(&out), "\n")
	l := log.New(failing{0}, "", 0)
	fmt.Println(l.Output(1, "x"), log.New(io.Discard, "", 0).Output(1, "x"))
	log.SetFlags(log.LstdFlags)
	out.Reset()
	log.Print("dated")
	log.SetFlags(log.Lmicroseconds | log.LUTC | log.Ldate)
	log.Print("dated")
	for _, line := range strings.SplitAfter(out.String(), "\n") {
		fmt.Print(len(line), " ")
	}
	fmt.Println()
}

func onces() {
	f := sync.OnceFunc(func() { panic("first") })
	caught("OnceFunc", f)
	caught("OnceFunc", f)
	calls := 0
	value := sync.OnceValue(func() int { calls++; return calls })
	fmt.Println(value(), value(), calls)
	values := sync.OnceValues(func() (int, error) { calls++; return calls, io.EOF })
	fmt.Println(values())
	fmt.Println(values())
	var once sync.Once
	caught("Once", func() { once.Do(func() { panic("once") }) })
	once.Do(func() { fmt.Println("never") })
	caught("nil", func() { sync.OnceFunc(nil)() })
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() { calls += i })
	}
	wg.Wait()
	fmt.Println(calls)
	caught("Done", wg.Done)
	caught("Once", func() { once = sync.Once{}; once.Do(nil) })
}

func files() {
	_, err := os.Open("no such file")
	var problem *os.PathError
	fmt.Println(err, errors.As(err, &problem), problem.Op, problem.Path, errors.Is(err, os.ErrNotExist), os.IsNotExist(err), problem.Timeout())
	var none *os.File
	_, err = none.Write(nil)
	fmt.Println(err, none.Close())
	r, w, _ := os.Pipe()
	n, err := r.Read(nil)
	fmt.Println(n, err, w.Close())
	n, err = r.Read(make([]byte, 1))
	fmt.Println(n, err)
	fmt.Println(errors.Is(r.Close(), os.ErrClosed), errors.Is(r.Close(), os.ErrClosed))
}

func main() {
	bools()
	tables()
	logs()
	onces()
	files()
}
