// run

package main

import (
	"context"
	"errors"
	"fmt"
	"time"
)

type key string

type foreign struct{ context.Context }

func main() {
	bg := context.Background()
	fmt.Println(bg, context.TODO(), bg.Err(), bg.Done() == nil)
	ctx, cancel := context.WithCancel(bg)
	val := context.WithValue(ctx, key("k"), "v")
	inner := context.WithValue(val, key("n"), 7)
	fmt.Println(inner.Value(key("k")), inner.Value(key("n")), inner.Value("k"))
	fmt.Println(ctx)
	fmt.Println(val)
	child, cancelChild := context.WithCancelCause(val)
	fmt.Println(child.Err(), context.Cause(child))
	cancelChild(errors.New("why"))
	fmt.Println(child.Err(), context.Cause(child), ctx.Err())
	stop := context.AfterFunc(ctx, func() { fmt.Println("after") })
	without := context.WithoutCancel(val)
	cancel()
	cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx), val.Err(), without.Err(), without.Value(key("k")), without.Done() == nil)
	time.Sleep(time.Millisecond)
	fmt.Println(stop())

	t, cancelT := context.WithTimeout(bg, 20*time.Millisecond)
	defer cancelT()
	_, has := t.Deadline()
	fmt.Println(has, t.Err())
	below, cancelBelow := context.WithTimeoutCause(t, time.Hour, errors.New("late"))
	defer cancelBelow()
	<-below.Done()
	fmt.Println(below.Err(), context.Cause(below), errors.Is(below.Err(), context.DeadlineExceeded))
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(t.Err(), &timeout), timeout.Timeout())

	cause, cancelCause := context.WithTimeoutCause(bg, time.Millisecond, errors.New("too slow"))
	defer cancelCause()
	<-cause.Done()
	fmt.Println(cause.Err(), context.Cause(cause))
	past, cancelPast := context.WithDeadline(bg, time.Now().Add(-time.Second))
	fmt.Println(past.Err())
	cancelPast()

	parent, cancelParent := context.WithCancel(bg)
	under, cancelUnder := context.WithCancel(foreign{parent})
	defer cancelUnder()
	cancelParent()
	<-under.Done()
	fmt.Println(under.Err())

	stopped := context.AfterFunc(bg, func() {})
	fmt.Println(stopped())
	p2, cancel2 := context.WithCancel(bg)
	notRun := context.AfterFunc(p2, func() { fmt.Println("never") })
	fmt.Println(notRun(), notRun())
	cancel2()

	for _, bad := range []func(){
		func() { context.WithValue(bg, nil, 1) },
		func() { context.WithValue(bg, []int{}, 1) },
		func() { context.WithCancel(nil) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}
}
