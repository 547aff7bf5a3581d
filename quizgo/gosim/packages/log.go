package log

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"time"
)

const (
	Ldate = 1 << iota
	Ltime
	Lmicroseconds
	Llongfile
	Lshortfile
	LUTC
	Lmsgprefix
	LstdFlags = Ldate | Ltime
)

type Logger struct {
	mu     sync.Mutex // for one line at a time
	out    io.Writer
	prefix string
	flag   int
}

func New(out io.Writer, prefix string, flag int) *Logger {
	return &Logger{out: out, prefix: prefix, flag: flag}
}

var std = New(os.Stderr, "", LstdFlags)

func Default() *Logger { return std }

// head is what stands before the message, with the place of the caller at that depth.
func (l *Logger) head(depth int) string {
	head := l.stamp()
	if l.flag&(Lshortfile|Llongfile) != 0 {
		head += l.place(depth + 1)
	}
	if l.flag&Lmsgprefix != 0 {
		return head + l.prefix
	}
	return l.prefix + head
}

// stamp is the day and the time, as far as they are wanted.
func (l *Logger) stamp() string {
	layout := ""
	if l.flag&Ldate != 0 {
		layout = "2006/01/02 "
	}
	switch {
	case l.flag&Lmicroseconds != 0:
		layout += "15:04:05.000000 "
	case l.flag&Ltime != 0:
		layout += "15:04:05 "
	}
	if layout == "" {
		return ""
	}
	now := time.Now()
	if l.flag&LUTC != 0 {
		now = now.UTC()
	}
	return now.Format(layout)
}

func (l *Logger) place(depth int) string {
	_, file, line, ok := runtime.Caller(depth)
	if !ok {
		file, line = "???", 0
	}
	if l.flag&Lshortfile != 0 {
		name := len(file)
		for name > 0 && file[name-1] != '/' {
			name--
		}
		file = file[name:]
	}
	return fmt.Sprintf("%s:%d: ", file, line)
}

// say writes a line for the function that called it; depth 1 names the caller of that function.
func (l *Logger) say(depth int, s string) error {
	if l.out == io.Discard {
		return nil
	}
	text := l.head(depth+2) + s
	if len(s) == 0 || s[len(s)-1] != '\n' {
		text += "\n"
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err := l.out.Write([]byte(text))
	return err
}

func (l *Logger) Output(calldepth int, s string) error { return l.say(calldepth, s) }

func (l *Logger) Print(v ...any)                 { l.say(1, fmt.Sprint(v...)) }
func (l *Logger) Printf(format string, v ...any) { l.say(1, fmt.Sprintf(format, v...)) }
func (l *Logger) Println(v ...any)               { l.say(1, fmt.Sprintln(v...)) }

func (l *Logger) Fatal(v ...any) {
	l.say(1, fmt.Sprint(v...))
	os.Exit(1)
}

func (l *Logger) Fatalf(format string, v ...any) {
	l.say(1, fmt.Sprintf(format, v...))
	os.Exit(1)
}

func (l *Logger) Fatalln(v ...any) {
	l.say(1, fmt.Sprintln(v...))
	os.Exit(1)
}

func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.say(1, s)
	panic(s)
}

func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.say(1, s)
	panic(s)
}

func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.say(1, s)
	panic(s)
}

func (l *Logger) Flags() int              { return l.flag }
func (l *Logger) SetFlags(flag int)       { l.flag = flag }
func (l *Logger) Prefix() string          { return l.prefix }
func (l *Logger) SetPrefix(prefix string) { l.prefix = prefix }
func (l *Logger) Writer() io.Writer       { return l.out }
func (l *Logger) SetOutput(w io.Writer)   { l.out = w }

func Print(v ...any)                       { std.say(1, fmt.Sprint(v...)) }
func Printf(format string, v ...any)       { std.say(1, fmt.Sprintf(format, v...)) }
func Println(v ...any)                     { std.say(1, fmt.Sprintln(v...)) }
func Output(calldepth int, s string) error { return std.say(calldepth, s) }

func Fatal(v ...any) {
	std.say(1, fmt.Sprint(v...))
	os.Exit(1)
}

func Fatalf(format string, v ...any) {
	std.say(1, fmt.Sprintf(format, v...))
	os.Exit(1)
}

func Fatalln(v ...any) {
	std.say(1, fmt.Sprintln(v...))
	os.Exit(1)
}

func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.say(1, s)
	panic(s)
}

func Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	std.say(1, s)
	panic(s)
}

func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.say(1, s)
	panic(s)
}

func Flags() int              { return std.flag }
func SetFlags(flag int)       { std.flag = flag }
func Prefix() string          { return std.prefix }
func SetPrefix(prefix string) { std.prefix = prefix }
func Writer() io.Writer       { return std.out }
func SetOutput(w io.Writer)   { std.out = w }
