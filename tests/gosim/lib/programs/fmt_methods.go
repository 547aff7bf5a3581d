// run

package main

import (
	"errors"
	"fmt"
)

type S struct{ n int }

func (s S) String() string { return fmt.Sprintf("S<%d>", s.n) }

type PS struct{ n int }

func (s *PS) String() string { return fmt.Sprint("PS ", s.n) }

type E struct{ code int }

func (e E) Error() string { return fmt.Sprintf("E%d", e.code) }

type Both struct{}

func (Both) Error() string  { return "as error" }
func (Both) String() string { return "as string" }

type G struct{ a int }

func (g G) GoString() string { return "G!" }

type F struct{ v int }

func (f F) Format(s fmt.State, verb rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "[%c %v %v %v %v", verb, w, wok, p, pok)
	for _, c := range "+-# 0" {
		if s.Flag(int(c)) {
			fmt.Fprintf(s, " %c", c)
		}
	}
	s.Write([]byte("]"))
	fmt.Fprint(s, fmt.FormatString(s, verb))
}

type Weekday int

const (
	Sun Weekday = iota
	Mon
)

func (d Weekday) String() string { return [...]string{"Sun", "Mon"}[d] }

type Node struct {
	Val  int
	Next *Node
}

func (n *Node) String() string {
	if n == nil {
		return "nil"
	}
	return fmt.Sprintf("%d -> %v", n.Val, n.Next)
}

type hidden struct{ s S }
type Shown struct{ S S }
type outer struct{ S }

type panics struct{ how int }

func (p panics) String() string {
	switch p.how {
	case 0:
		panic("oh no")
	case 1:
		panic(errors.New("an error"))
	case 2:
		var m map[string]int
		m["x"] = 1
	}
	return ""
}

func main() {
	s := S{3}
	fmt.Println(s, &s, []S{{1}, {2}}, map[string]S{"k": {9}}, [1]S{{4}})
	fmt.Printf("%v %s %d %q %x %+v %#v %10s| %-10v|\n", s, s, s, s, s, s, s, s, s)
	ps := PS{4}
	fmt.Println(ps, &ps, []*PS{}, struct{ p *PS }{nil})
	fmt.Println(E{1}, &E{2}, []error{E{3}, nil, errors.New("x")})
	fmt.Printf("%v|%s|%d|%q|%#v|%T\n", E{1}, E{2}, E{3}, E{4}, E{5}, E{6})
	fmt.Println(Both{})
	fmt.Printf("%v %#v %+v %s\n", G{1}, G{2}, G{3}, []G{{1}})
	fmt.Printf("%#v %#v\n", []G{{1}}, map[string]G{"a": {}})
	fmt.Printf("%v %s %+v %#v %6.2d %-08x % q\n", F{1}, F{2}, F{3}, F{4}, F{5}, F{6}, F{7})
	fmt.Println(F{8}, []F{{9}})
	fmt.Println(Sun, Mon, []Weekday{0, 1}, map[Weekday]int{Mon: 1, Sun: 0})
	fmt.Printf("%d %v %s %#v %x %q\n", Mon, Mon, Mon, Mon, Mon, Mon)
	n := &Node{1, &Node{2, nil}}
	fmt.Println(n)
	fmt.Printf("%v %+v\n", n, *n)
	fmt.Println(hidden{S{1}}, Shown{S{2}}, outer{S{5}})
	fmt.Printf("%+v %+v %+v\n", hidden{S{1}}, Shown{S{2}}, outer{S{5}})
	fmt.Println(panics{0})
	fmt.Println(panics{1})
	fmt.Println(panics{2})
	fmt.Printf("%s %d %v\n", panics{0}, panics{0}, []any{panics{0}, 1})
	var np *PS
	fmt.Printf("%v %s\n", np, np)
	var nn *S
	fmt.Printf("%v %s %+v\n", nn, nn, nn)
	var se fmt.Stringer = Mon
	fmt.Println(se)
	var e error
	fmt.Println(e)
	fmt.Println(any(s), any(&s))
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0, S{1}, S{2}, nil, nil))
	fmt.Println(fmt.Sprint(), fmt.Sprint(""), fmt.Sprintln("x", 1) == "x 1\n")
	fmt.Print("a", "b", 1, 2, true, "c\n")
	fmt.Println(string(fmt.Appendf([]byte("x:"), "%03d", 7)), string(fmt.Append(nil, 1, 2)), string(fmt.Appendln(nil, "z")))

	base := errors.New("base")
	w := fmt.Errorf("ctx: %w", base)
	fmt.Println(w, errors.Unwrap(w) == base, errors.Is(w, base))
	two := fmt.Errorf("%w and %w", base, E{7})
	fmt.Println(two, errors.Is(two, base), errors.Is(two, E{7}), errors.Unwrap(two))
	var target E
	fmt.Println(errors.As(two, &target), target.code)
	fmt.Println(fmt.Errorf("plain %d", 1), fmt.Errorf("%w", nil), fmt.Errorf("%w", 5), fmt.Errorf("%d %w", 1, base))
	fmt.Printf("%T %T %T\n", fmt.Errorf("x"), w, two)
	j := errors.Join(base, nil, E{8})
	fmt.Println(j)
	fmt.Printf("%q %v\n", j.Error(), errors.Join(nil, nil) == nil)
	var pe *E
	fmt.Println(errors.As(w, &pe), errors.Is(nil, base), errors.Is(base, nil))
	if e, ok := errors.AsType[E](two); ok {
		fmt.Println("as type", e.code)
	}
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		errors.As(base, nil)
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var x int
		errors.As(base, &x)
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		errors.As(base, 5)
	}()
}
