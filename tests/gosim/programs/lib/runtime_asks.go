// run

package main

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"syscall"
)

func where() (bool, string, int) {
	pc, file, line, ok := runtime.Caller(1)
	if !ok {
		return false, "", 0
	}
	return strings.HasSuffix(file, ".go"), runtime.FuncForPC(pc).Name(), line
}

type T struct{}

func (T) method() { fmt.Println(where()) }

func main() {
	fmt.Println(where())
	T{}.method()
	func() { fmt.Println(where()) }()
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.NumGoroutine(), runtime.GOMAXPROCS(0))
	block := make(chan int)
	for range 3 {
		go func() { <-block }()
	}
	fmt.Println(runtime.NumGoroutine())
	close(block)
	runtime.Gosched()
	fmt.Println(runtime.NumGoroutine())
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("deferred")
		runtime.Goexit()
		fmt.Println("never")
	}()
	wg.Wait()
	buf := make([]byte, 100)
	trace := string(buf[:runtime.Stack(buf, false)])
	fmt.Println(strings.HasPrefix(trace, "goroutine 1 [running]:\nmain.main()\n"))
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before := m.NumGC
	runtime.GC()
	runtime.ReadMemStats(&m)
	fmt.Println(m.NumGC-before, m.HeapAlloc > 0)
	ts := syscall.NsecToTimespec(1_500_000)
	fmt.Println(syscall.Nanosleep(&ts, nil), ts.Sec, ts.Nsec)
	pcs := make([]uintptr, 8)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	frame, _ := frames.Next()
	fmt.Println(frame.Function, frame.Line)
}
