package synctest

import (
	"testing"
	"time"
)

// run calls f in a bubble; the number says how the bubble ended.
func run(f func()) int

// wait answers 1 outside of a bubble, 2 when another goroutine waits already.
func wait() int

func inBubble() bool

const (
	fine = iota
	leftOver
	blocked
)

type deadlockError struct {
	reason string
}

func (e deadlockError) Error() string { return e.reason }

func Test(t *testing.T, f func(*testing.T)) {
	if inBubble() {
		panic("synctest.Run called from within a synctest bubble")
	}
	inner := &testing.T{}
	switch run(func() { testing.RunWithCleanups(inner, f) }) {
	case leftOver:
		panic(deadlockError{"deadlock: main bubble goroutine has exited but blocked goroutines remain"})
	case blocked:
		panic(deadlockError{"deadlock: all goroutines in bubble are blocked"})
	}
	if inner.Failed() {
		t.FailNow()
	}
}

func Wait() {
	switch wait() {
	case 1:
		panic("goroutine is not in a bubble")
	case 2:
		panic("wait already in progress")
	}
}

func Sleep(d time.Duration) {
	time.Sleep(d)
	Wait()
}
