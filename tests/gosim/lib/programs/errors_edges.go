// run

package main

import (
	"errors"
	"fmt"
	"io"
)

type text string

func (t text) Error() string { return string(t) }

// wrapped has a cause that may be nil.
type wrapped struct {
	name  string
	cause error
}

func (w *wrapped) Error() string { return w.name }
func (w *wrapped) Unwrap() error { return w.cause }

type many []error

func (m many) Error() string   { return "many" }
func (m many) Unwrap() []error { return m }

// judge says that it is, or can be seen as, what its answer is.
type judge struct{ answer error }

func (judge) Error() string { return "judge" }
func (j judge) Is(target error) bool {
	fmt.Print(" asked Is")
	return j.answer == target
}
func (j judge) As(target any) bool {
	fmt.Printf(" asked As %T", target)
	if t, ok := target.(*text); ok {
		*t = "judged"
		return true
	}
	return false
}

// refuses to be anything, but changes what it is asked to fill.
type spoiler struct{}

func (spoiler) Error() string { return "spoiler" }
func (spoiler) As(target any) bool {
	if t, ok := target.(*text); ok {
		*t = "spoilt"
	}
	return false
}

type notComparable struct{ list []int }

func (notComparable) Error() string { return "not comparable" }

func caught(what string, f func()) {
	defer func() { fmt.Println(what, "panics:", recover()) }()
	f()
}

func main() {
	base := text("base")
	tree := &wrapped{"top", many{nil, &wrapped{"empty", nil}, &wrapped{"left", base}, io.EOF, many{}}}
	for _, err := range []error{nil, base, tree, judge{io.EOF}, many(nil), many{judge{base}, base}, notComparable{}, errors.Join(spoiler{}, tree)} {
		for _, target := range []error{nil, base, text("other"), io.EOF, notComparable{}, tree} {
			fmt.Print(errors.Is(err, target), " ")
		}
		t := text("before")
		fmt.Print(errors.As(err, &t), t)
		var w *wrapped
		fmt.Print(errors.As(err, &w), w != nil)
		var any interface{ Unwrap() []error }
		fmt.Print(errors.As(err, &any), any != nil)
		found, ok := errors.AsType[text](err)
		fmt.Printf(" %q %v", found, ok)
		w, ok = errors.AsType[*wrapped](err)
		fmt.Print(w != nil, ok)
		any, ok = errors.AsType[interface {
			error
			Unwrap() []error
		}](err)
		fmt.Println(any != nil, ok, errors.Unwrap(err))
	}
	caught("nil", func() { errors.As(base, nil) })
	fmt.Println(errors.As(nil, nil))
	caught("no pointer", func() { errors.As(base, text("x")) })
	caught("nil pointer", func() { errors.As(base, (*text)(nil)) })
	caught("no error", func() { errors.As(base, new(int)) })
	fmt.Println(errors.As(base, new(error)), errors.As(base, new(any)))
	for _, list := range [][]error{nil, {nil}, {nil, nil}, {base}, {nil, base, nil, io.EOF}} {
		joined := errors.Join(list...)
		fmt.Printf("%v %T", joined == nil, joined)
		if joined != nil {
			parts := joined.(interface{ Unwrap() []error }).Unwrap()
			fmt.Printf(" %q %d %d %v", joined.Error(), len(parts), cap(parts), errors.Unwrap(joined))
		}
		fmt.Println()
	}
	a, b := errors.New("same"), errors.New("same")
	fmt.Println(a == b, errors.Is(a, b), a, errors.ErrUnsupported)
	loop := fmt.Errorf("outer %w %w", fmt.Errorf("inner %w", a), b)
	fmt.Println(errors.Is(loop, a), errors.Is(loop, b), errors.Unwrap(loop))
	fmt.Printf("%T %T %T %v\n", loop, fmt.Errorf("%w", a), a, errors.Unwrap(fmt.Errorf("%w", a)) == a)
}
