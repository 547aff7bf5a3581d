package testing

import (
	"context"
	"fmt"
	"os"
	"runtime"
)

// A T outside of `go test`: what it logs goes to standard output at once.
type T struct {
	name     string
	failed   bool
	skipped  bool
	cleanups []func()
}

type TB interface {
	Cleanup(func())
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
}

func (t *T) Name() string                    { return t.name }
func (t *T) Helper()                         {}
func (t *T) Parallel()                       {}
func (t *T) Fail()                           { t.failed = true }
func (t *T) Failed() bool                    { return t.failed }
func (t *T) Skipped() bool                   { return t.skipped }
func (t *T) Cleanup(f func())                { t.cleanups = append(t.cleanups, f) }
func (t *T) Context() context.Context        { return context.Background() }
func (t *T) Log(args ...any)                 { fmt.Fprint(os.Stdout, "    ", fmt.Sprintln(args...)) }
func (t *T) Logf(format string, args ...any) { t.Log(fmt.Sprintf(format, args...)) }

func (t *T) FailNow() {
	t.Fail()
	runtime.Goexit()
}

func (t *T) Error(args ...any) {
	t.Log(args...)
	t.Fail()
}

func (t *T) Errorf(format string, args ...any) {
	t.Logf(format, args...)
	t.Fail()
}

func (t *T) Fatal(args ...any) {
	t.Log(args...)
	t.FailNow()
}

func (t *T) Fatalf(format string, args ...any) {
	t.Logf(format, args...)
	t.FailNow()
}

func (t *T) SkipNow() {
	t.skipped = true
	runtime.Goexit()
}

func (t *T) Skip(args ...any) {
	t.Log(args...)
	t.SkipNow()
}

func (t *T) Skipf(format string, args ...any) {
	t.Logf(format, args...)
	t.SkipNow()
}

func (t *T) Run(name string, f func(t *T)) bool {
	sub := &T{name: t.name + "/" + name}
	done := make(chan bool)
	go func() {
		defer close(done)
		RunWithCleanups(sub, f)
	}()
	<-done
	t.failed = t.failed || sub.failed
	return !sub.failed
}

// RunWithCleanups is for testing/synctest.
func RunWithCleanups(t *T, f func(t *T)) {
	defer func() {
		for len(t.cleanups) > 0 {
			last := len(t.cleanups) - 1
			cleanup := t.cleanups[last]
			t.cleanups = t.cleanups[:last]
			cleanup()
		}
	}()
	f(t)
}

func Short() bool   { return false }
func Verbose() bool { return false }
func Testing() bool { return false }
