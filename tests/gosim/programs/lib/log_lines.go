package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
)

type bad struct{}

func (bad) Write(p []byte) (int, error) { return 0, errors.New("no room") }

func outer(l *log.Logger) { inner(l) }
func inner(l *log.Logger) { l.Output(2, "named after the caller") }

func main() {
	l := log.New(os.Stdout, "app: ", 0)
	l.Print("a", 1, 2, "b", "c", 3.5)
	l.Println("a", 1, nil)
	l.Printf("%05d|%v", 42, []int{1})
	l.Printf("with newline\n")
	l.Print()
	l.SetFlags(log.Lmsgprefix)
	l.Print("prefix before the message")
	l.SetFlags(log.Lshortfile)
	l.SetPrefix("[x] ")
	fmt.Println(l.Flags(), l.Prefix(), l.Writer() == os.Stdout)
	var buf bytes.Buffer
	l.SetOutput(&buf)
	l.Print("where")
	outer(l)
	l.Output(1, "here")
	out := buf.String()
	for _, line := range bytes.SplitAfter([]byte(out), []byte("\n")) {
		if i := bytes.IndexByte(line, '.'); i >= 0 {
			fmt.Print(string(line[i:]))
		}
	}
	buf.Reset()
	l.SetFlags(log.LstdFlags | log.Lmicroseconds | log.LUTC)
	l.SetPrefix("")
	l.Print("dated")
	fmt.Println(len(buf.String()), buf.String()[4] == '/', buf.String()[13] == ':', buf.String()[19] == '.')
	fmt.Println(log.New(bad{}, "", 0).Output(1, "x"), log.New(io.Discard, "", 0).Output(1, "x"))
	log.SetFlags(0)
	log.SetPrefix("std ")
	log.SetOutput(os.Stdout)
	log.Print("one")
	log.Println("two")
	log.Printf("%s", "three")
	log.Output(1, "four")
	fmt.Println(log.Flags(), log.Prefix(), log.Default().Prefix(), log.Writer() == os.Stdout)
	for _, f := range []func(){func() { log.Panic("p", 1) }, func() { log.Panicf("%d", 2) }, func() { l.SetFlags(0); l.SetOutput(os.Stdout); l.Panicln("p", 3) }} {
		func() {
			defer func() { fmt.Printf("%q\n", recover()) }()
			f()
		}()
	}
	defer fmt.Println("not reached")
	if len(os.Args) > 5 {
		log.Fatal("never")
	}
	os.Exit(0)
}
