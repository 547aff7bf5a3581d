package fmt

import (
	"errors"
	"io"
	"os"
)

type Stringer interface {
	String() string
}

type GoStringer interface {
	GoString() string
}

type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

type Formatter interface {
	Format(f State, verb rune)
}

// printState is the State a Format method writes to.
type printState struct {
	text       []byte
	wid, prec  int // -1: none
	flags      int
}

func (s *printState) Write(b []byte) (n int, err error) {
	s.text = append(s.text, b...)
	return len(b), nil
}

func (s *printState) WriteString(text string) (n int, err error) {
	s.text = append(s.text, text...)
	return len(text), nil
}

func (s *printState) Width() (wid int, ok bool) {
	if s.wid < 0 {
		return 0, false
	}
	return s.wid, true
}

func (s *printState) Precision() (prec int, ok bool) {
	if s.prec < 0 {
		return 0, false
	}
	return s.prec, true
}

func (s *printState) Flag(c int) bool {
	switch c {
	case '-':
		return s.flags&1 != 0
	case '+':
		return s.flags&2 != 0
	case '#':
		return s.flags&4 != 0
	case ' ':
		return s.flags&8 != 0
	case '0':
		return s.flags&16 != 0 && s.flags&1 == 0
	}
	return false
}

// Methods that callMethod calls.
const (
	callError = iota
	callString
	callGoString
	callFormat
)

// callMethod lets v print itself. problem is what it panicked with, if it failed.
func callMethod(v any, method int, verb rune, wid, prec, flags int) (text string, problem any, failed bool) {
	var state *printState
	failed = true
	defer func() {
		if failed {
			problem = recover()
			if problem == nil {
				failed = false
			}
			if state != nil {
				text = string(state.text)
			}
		}
	}()
	switch method {
	case callError:
		text = v.(error).Error()
	case callString:
		text = v.(Stringer).String()
	case callGoString:
		text = v.(GoStringer).GoString()
	case callFormat:
		state = &printState{wid: wid, prec: prec, flags: flags}
		v.(Formatter).Format(state, verb)
		text = string(state.text)
	}
	failed = false
	return
}

type hookTable struct {
	call       func(v any, method int, verb rune, wid, prec, flags int) (string, any, bool)
	interfaces [4]any
	native     any
}

var hooks = hookTable{
	callMethod,
	[4]any{(*error)(nil), (*Stringer)(nil), (*GoStringer)(nil), (*Formatter)(nil)},
	nil,
}

func sprintf(hooks *hookTable, format string, a []any) string
func sprint(hooks *hookTable, a []any) string
func sprintln(hooks *hookTable, a []any) string
func errorf(hooks *hookTable, format string, a []any) (text string, wraps int, operands []int)

func Sprintf(format string, a ...any) string { return sprintf(&hooks, format, a) }
func Sprint(a ...any) string                 { return sprint(&hooks, a) }
func Sprintln(a ...any) string               { return sprintln(&hooks, a) }

func Printf(format string, a ...any) (n int, err error) {
	return os.Stdout.WriteString(sprintf(&hooks, format, a))
}

func Print(a ...any) (n int, err error) { return os.Stdout.WriteString(sprint(&hooks, a)) }

func Println(a ...any) (n int, err error) { return os.Stdout.WriteString(sprintln(&hooks, a)) }

func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return w.Write([]byte(sprintf(&hooks, format, a)))
}

func Fprint(w io.Writer, a ...any) (n int, err error) { return w.Write([]byte(sprint(&hooks, a))) }

func Fprintln(w io.Writer, a ...any) (n int, err error) {
	return w.Write([]byte(sprintln(&hooks, a)))
}

func Appendf(b []byte, format string, a ...any) []byte {
	return append(b, sprintf(&hooks, format, a)...)
}

func Append(b []byte, a ...any) []byte { return append(b, sprint(&hooks, a)...) }

func Appendln(b []byte, a ...any) []byte { return append(b, sprintln(&hooks, a)...) }

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }


func Errorf(format string, a ...any) (err error) {
	text, wraps, operands := errorf(&hooks, format, a)
	switch wraps {
	case 0:
		return errors.New(text)
	case 1:
		w := &wrapError{msg: text}
		w.err, _ = a[operands[0]].(error)
		return w
	}
	w := &wrapErrors{msg: text}
	for _, i := range operands {
		if e, ok := a[i].(error); ok {
			w.errs = append(w.errs, e)
		}
	}
	return w
}

// FormatString gives back the directive that a Format method was called for.
func FormatString(state State, verb rune) string {
	s := "%"
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			s += string(c)
		}
	}
	if w, ok := state.Width(); ok {
		s += Sprint(w)
	}
	if p, ok := state.Precision(); ok {
		s += "." + Sprint(p)
	}
	return s + string(verb)
}
