// run

package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"time"
)

type T struct {
	n int
	p *int
}

func make1(done chan bool) {
	t := &T{n: 1}
	runtime.SetFinalizer(t, func(t *T) { fmt.Println("final", t.n); done <- true })
}

func make2() *T {
	t := &T{n: 2}
	runtime.AddCleanup(t, func(s string) { fmt.Println("cleanup", s) }, "x")
	return t
}

func main() {
	done := make(chan bool)
	make1(done)
	keep := make2()
	runtime.GC()
	<-done
	time.Sleep(time.Millisecond)
	fmt.Println("kept", keep.n)
	keep = nil
	runtime.GC()
	time.Sleep(time.Millisecond)
	fmt.Println(debug.SetGCPercent(50), debug.SetGCPercent(100))
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	fmt.Println(m.NumGC >= 2, m.NumForcedGC >= 2, m.PauseTotalNs > 0, m.NextGC)
	r, w, _ := os.Pipe()
	go func() {
		time.Sleep(time.Millisecond)
		w.Write([]byte("hello"))
		w.Close()
	}()
	b := make([]byte, 10)
	n, err := r.Read(b)
	fmt.Println(n, err, string(b[:n]))
	n, err = r.Read(b)
	fmt.Println(n, err)
}
