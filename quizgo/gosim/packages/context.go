package context

import (
	"errors"
	"sync"
	"time"
)

type Context interface {
	Deadline() (deadline time.Time, ok bool)
	Done() <-chan struct{}
	Err() error
	Value(key any) any
}

type CancelFunc func()

type CancelCauseFunc func(cause error)

type deadlineExceededError struct{}

var (
	Canceled               = errors.New("context canceled")
	DeadlineExceeded error = deadlineExceededError{}
)

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

// typeName is what %T prints.
func typeName(v any) string

func isComparable(v any) bool

// An emptyCtx never ends and holds nothing.
type emptyCtx struct{}

func (emptyCtx) Deadline() (deadline time.Time, ok bool) { return }
func (emptyCtx) Done() <-chan struct{}                   { return nil }
func (emptyCtx) Err() error                              { return nil }
func (emptyCtx) Value(key any) any                       { return nil }

type backgroundCtx struct{ emptyCtx }

func (backgroundCtx) String() string { return "context.Background" }

type todoCtx struct{ emptyCtx }

func (todoCtx) String() string { return "context.TODO" }

func Background() Context { return backgroundCtx{} }
func TODO() Context       { return todoCtx{} }

// A cancelCtx ends with its parent, or when it is cancelled.
type cancelCtx struct {
	Context

	mu         sync.Mutex
	done       chan struct{}
	err, cause error
	children   map[*cancelCtx]struct{}
	// leave takes it out of its parent's care.
	leave func()
	// ended is what else its end brings about.
	ended func()
}

// ownKey is the key under which a cancelCtx finds the nearest one above it.
var ownKey int

func (c *cancelCtx) Done() <-chan struct{} { return c.done }
func (c *cancelCtx) Err() error            { return c.err }

func (c *cancelCtx) Value(key any) any {
	if key == &ownKey {
		return c
	}
	return c.Context.Value(key)
}

func (c *cancelCtx) String() string { return name(c.Context) + ".WithCancel" }

// end ends it and all below it. Only the first end counts, and is told so.
func (c *cancelCtx) end(err, cause error) (first bool) {
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	if c.err != nil {
		c.mu.Unlock()
		return false
	}
	c.err, c.cause = err, cause
	close(c.done)
	for child := range c.children {
		child.end(err, cause)
	}
	c.children = nil
	c.mu.Unlock()
	if c.ended != nil {
		c.ended()
	}
	return true
}

func (c *cancelCtx) cancel(cause error) {
	if c.end(Canceled, cause) {
		c.forget()
	}
}

func (c *cancelCtx) forget() {
	if c.leave != nil {
		c.leave()
	}
}

func (c *cancelCtx) endWith(parent Context) { c.end(parent.Err(), Cause(parent)) }

// follow puts it below its parent: with the parent's nearest cancelCtx if the parent's Done is that
// one's, by AfterFunc if the parent has one, else by a goroutine that watches both.
func (c *cancelCtx) follow(parent Context) {
	c.Context = parent
	c.done = make(chan struct{})
	over := parent.Done()
	if over == nil {
		return
	}
	if isClosed(over) {
		c.endWith(parent)
		return
	}
	if above, ok := parent.Value(&ownKey).(*cancelCtx); ok && over == above.done {
		above.adopt(c)
		return
	}
	if teller, ok := parent.(interface{ AfterFunc(func()) func() bool }); ok {
		stop := teller.AfterFunc(func() { c.endWith(parent) })
		c.leave = func() { stop() }
		return
	}
	go c.watch(parent)
}

func isClosed(done <-chan struct{}) bool {
	select {
	case <-done:
		return true
	default:
		return false
	}
}

func (c *cancelCtx) watch(parent Context) {
	select {
	case <-parent.Done():
		c.endWith(parent)
	case <-c.done:
	}
}

func (c *cancelCtx) adopt(child *cancelCtx) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		child.end(c.err, c.cause)
		return
	}
	if c.children == nil {
		c.children = make(map[*cancelCtx]struct{})
	}
	c.children[child] = struct{}{}
	child.leave = func() {
		c.mu.Lock()
		delete(c.children, child)
		c.mu.Unlock()
	}
}

func mustHave(parent Context) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
}

func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	mustHave(parent)
	c := new(cancelCtx)
	c.follow(parent)
	return c, func() { c.cancel(nil) }
}

func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	mustHave(parent)
	c := new(cancelCtx)
	c.follow(parent)
	return c, func(cause error) { c.cancel(cause) }
}

func Cause(c Context) error {
	err := c.Err()
	if err != nil {
		if own, ok := c.Value(&ownKey).(*cancelCtx); ok && own.cause != nil {
			err = own.cause
		}
	}
	return err
}

func AfterFunc(ctx Context, f func()) (stop func() bool) {
	c := new(cancelCtx)
	var once sync.Once
	c.ended = func() {
		once.Do(func() { go f() })
	}
	c.follow(ctx)
	return func() bool {
		stopped := false
		once.Do(func() { stopped = true })
		if stopped {
			c.cancel(nil)
		}
		return stopped
	}
}

// A timerCtx ends at its deadline too.
type timerCtx struct {
	cancelCtx
	deadline time.Time
	timer    *time.Timer
}

func (c *timerCtx) Deadline() (deadline time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) String() string {
	return name(c.Context) + ".WithDeadline(" + c.deadline.String() + " [" +
		time.Until(c.deadline).String() + "])"
}

func (c *timerCtx) stop() {
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
}

// finish leaves the parent at every call, where a cancelCtx does at the first one.
func (c *timerCtx) finish(err, cause error) {
	c.end(err, cause)
	c.forget()
}

func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	mustHave(parent)
	if earlier, ok := parent.Deadline(); ok && earlier.Before(d) {
		return WithCancel(parent)
	}
	c := &timerCtx{deadline: d}
	c.ended = c.stop
	c.follow(parent)
	left := time.Until(d)
	if left <= 0 {
		c.finish(DeadlineExceeded, cause)
		return c, func() { c.end(Canceled, nil) }
	}
	if c.err == nil {
		c.timer = time.AfterFunc(left, func() { c.finish(DeadlineExceeded, cause) })
	}
	return c, func() { c.finish(Canceled, nil) }
}

func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithTimeoutCause(parent, timeout, nil)
}

func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

// A withoutCancelCtx keeps its parent's values and nothing else.
type withoutCancelCtx struct {
	c Context
}

func WithoutCancel(parent Context) Context {
	mustHave(parent)
	return withoutCancelCtx{parent}
}

func (withoutCancelCtx) Deadline() (deadline time.Time, ok bool) { return }
func (withoutCancelCtx) Done() <-chan struct{}                   { return nil }
func (withoutCancelCtx) Err() error                              { return nil }

func (c withoutCancelCtx) Value(key any) any {
	if key == &ownKey {
		return nil
	}
	return c.c.Value(key)
}

func (c withoutCancelCtx) String() string { return name(c.c) + ".WithoutCancel" }

// A valueCtx holds one value.
type valueCtx struct {
	Context
	key, val any
}

func WithValue(parent Context, key, val any) Context {
	mustHave(parent)
	if key == nil {
		panic("nil key")
	}
	if !isComparable(key) {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

// Value goes up without recursion: chains of values may be long.
func (c *valueCtx) Value(key any) any {
	for {
		if c.key == key {
			return c.val
		}
		above, ok := c.Context.(*valueCtx)
		if !ok {
			return c.Context.Value(key)
		}
		c = above
	}
}

func (c *valueCtx) String() string {
	return name(c.Context) + ".WithValue(" + word(c.key) + ", " + word(c.val) + ")"
}

func name(c Context) string {
	if s, ok := c.(interface{ String() string }); ok {
		return s.String()
	}
	return typeName(c)
}

func word(v any) string {
	switch v := v.(type) {
	case nil:
		return "<nil>"
	case string:
		return v
	case interface{ String() string }:
		return v.String()
	default:
		return typeName(v)
	}
}
