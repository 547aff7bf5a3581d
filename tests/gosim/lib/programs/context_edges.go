// run

package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

var errWhy = errors.New("why")

// foreign has a Done of its own.
type foreign struct {
	done   chan struct{}
	err    error
	values bool
}

func (f *foreign) Deadline() (time.Time, bool) { return time.Time{}, false }
func (f *foreign) Done() <-chan struct{}       { return f.done }
func (f *foreign) Err() error                  { return f.err }
func (f *foreign) Value(key any) any {
	if f.values {
		fmt.Print(" asked ")
	}
	return nil
}

// teller runs functions when it is told to.
type teller struct {
	foreign
	waiting map[int]func()
	next    int
}

func (t *teller) AfterFunc(f func()) func() bool {
	id := t.next
	t.next++
	t.waiting[id] = f
	return func() bool {
		_, was := t.waiting[id]
		delete(t.waiting, id)
		fmt.Println("  stopped", was)
		return was
	}
}

type named struct{ context.Context }

func (named) String() string { return "named" }

type plain struct{ context.Context }

type stringy int

func (stringy) String() string { return "stringy" }

func caught(what string, f func()) {
	defer func() { fmt.Println(what, "panics:", recover()) }()
	f()
}

func foreigners() {
	f := &foreign{done: make(chan struct{})}
	ctx, cancel := context.WithCancelCause(f)
	fmt.Println(ctx.Err(), context.Cause(ctx), context.Cause(f))
	f.err = errWhy
	close(f.done)
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx), context.Cause(f))
	cancel(nil)
	fmt.Println(ctx.Err(), context.Cause(ctx))
	late, cancelLate := context.WithCancel(f)
	fmt.Println(late.Err(), context.Cause(late))
	cancelLate()
	f = &foreign{done: make(chan struct{})}
	ctx, cancel = context.WithCancelCause(f)
	cancel(errWhy)
	<-ctx.Done()
	time.Sleep(time.Microsecond)
	fmt.Println(ctx.Err(), context.Cause(ctx))
	endless := &foreign{values: true}
	ctx, cancel = context.WithCancelCause(endless)
	fmt.Println(ctx.Err())
	cancel(nil)
	fmt.Println(ctx.Err(), context.Cause(ctx))
	fmt.Println(context.Cause(endless))
	endless.err = errWhy
	fmt.Println(context.Cause(endless))
}

func tellers() {
	t := &teller{foreign: foreign{done: make(chan struct{})}, waiting: map[int]func(){}}
	a, cancelA := context.WithCancel(t)
	b, cancelB := context.WithCancel(t)
	fmt.Println(len(t.waiting), a.Err(), b.Err())
	cancelA()
	fmt.Println(len(t.waiting), a.Err(), b.Err())
	t.err = errWhy
	close(t.done)
	for _, f := range t.waiting {
		f()
	}
	fmt.Println(a.Err(), b.Err(), context.Cause(b))
	cancelB()
	cancelB()
	ran := make(chan string)
	stop := context.AfterFunc(t, func() { ran <- "ran" })
	fmt.Println(stop(), <-ran)
	t = &teller{foreign: foreign{done: make(chan struct{})}, waiting: map[int]func(){}}
	d, cancelD := context.WithTimeout(t, time.Hour)
	cancelD()
	cancelD()
	fmt.Println(d.Err())
	d, cancelD = context.WithTimeout(t, 20*time.Millisecond)
	<-d.Done()
	time.Sleep(time.Millisecond)
	cancelD()
	fmt.Println(d.Err(), len(t.waiting))
	stop = context.AfterFunc(t, func() { fmt.Println("never") })
	fmt.Println(stop(), stop())
}

func deadlines() {
	bg := context.Background()
	near, cancelNear := context.WithTimeout(bg, 20*time.Millisecond)
	far, cancelFar := context.WithTimeout(near, time.Hour)
	d1, _ := near.Deadline()
	d2, ok := far.Deadline()
	fmt.Println(d1.Equal(d2), ok)
	<-far.Done()
	fmt.Println(far.Err(), context.Cause(far), near.Err())
	cancelFar()
	cancelNear()
	gone, cancelGone := context.WithDeadlineCause(bg, time.Now().Add(-time.Hour), errWhy)
	fmt.Println(gone.Err(), context.Cause(gone))
	cancelGone()
	fmt.Println(gone.Err(), context.Cause(gone))
	zero, cancelZero := context.WithTimeoutCause(bg, 0, errWhy)
	fmt.Println(zero.Err(), context.Cause(zero))
	cancelZero()
	early, cancelEarly := context.WithTimeoutCause(bg, time.Hour, errWhy)
	cancelEarly()
	fmt.Println(early.Err(), context.Cause(early))
	parent, cancelParent := context.WithCancelCause(bg)
	cancelParent(errWhy)
	below, cancelBelow := context.WithTimeout(parent, time.Hour)
	fmt.Println(below.Err(), context.Cause(below))
	cancelBelow()
}

func trees() {
	root, cancel := context.WithCancelCause(context.Background())
	a, cancelA := context.WithCancel(context.WithValue(root, "k", "v"))
	b, cancelB := context.WithCancelCause(a)
	free := context.WithoutCancel(b)
	c, cancelC := context.WithCancel(free)
	cancelB(nil)
	fmt.Println(root.Err(), a.Err(), b.Err(), context.Cause(b), free.Err(), c.Err(), c.Value("k"))
	cancel(errWhy)
	fmt.Println(root.Err(), a.Err(), context.Cause(a), context.Cause(b), c.Err(), context.Cause(free))
	cancelA()
	cancelC()
	fmt.Println(context.Cause(a), c.Err(), context.Cause(c))
	born, cancelBorn := context.WithCancel(a)
	fmt.Println(born.Err(), context.Cause(born))
	cancelBorn()
	finished := make(chan bool)
	stop := context.AfterFunc(born, func() { finished <- true })
	fmt.Println(<-finished, stop())
	_, ok := free.Deadline()
	fmt.Println(ok, free.Done() == nil, free.Value("k"), free.Value("x"))
}

func names() {
	bg := context.Background()
	ctx, cancel := context.WithCancel(named{bg})
	defer cancel()
	fmt.Println(ctx)
	fmt.Println(context.WithoutCancel(plain{ctx}))
	for _, v := range []any{nil, "text", stringy(1), 1, errWhy, []int(nil)} {
		fmt.Println(context.WithValue(bg, stringy(2), v))
		if v != nil && fmt.Sprintf("%T", v) != "[]int" {
			fmt.Println(context.WithValue(context.TODO(), v, 1))
		}
	}
	fmt.Printf("%T %T %T %T %T\n", bg, context.TODO(), ctx, context.WithoutCancel(bg), context.WithValue(bg, 1, 1))
	fmt.Printf("%T %v %v\n", context.DeadlineExceeded, context.DeadlineExceeded, context.Canceled)
	for _, f := range []func(){
		func() { context.WithCancel(nil) },
		func() { context.WithCancelCause(nil) },
		func() { context.WithTimeout(nil, 1) },
		func() { context.WithoutCancel(nil) },
		func() { context.WithValue(nil, 1, 1) },
		func() { context.WithValue(bg, nil, 1) },
		func() { context.WithValue(bg, func() {}, 1) },
	} {
		caught("it", f)
	}
}

func main() {
	foreigners()
	tellers()
	deadlines()
	trees()
	names()
}
