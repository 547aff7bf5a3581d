// run

package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	t := time.NewTimer(50 * time.Millisecond)
	fmt.Println(len(t.C), cap(t.C), t.Stop(), t.Stop(), t.Reset(5*time.Millisecond))
	at := <-t.C
	fmt.Println(at.Sub(start) >= 5*time.Millisecond, t.Stop())
	t.Reset(time.Millisecond)
	time.Sleep(3 * time.Millisecond)
	fmt.Println(len(t.C), t.Stop())
	select {
	case <-t.C:
		fmt.Println("stale")
	default:
		fmt.Println("nothing")
	}

	tick := time.NewTicker(10 * time.Millisecond)
	for i := 0; i < 3; i++ {
		<-tick.C
	}
	elapsed := time.Since(start)
	fmt.Println(elapsed > 38*time.Millisecond, elapsed < 80*time.Millisecond)
	tick.Reset(2 * time.Millisecond)
	<-tick.C
	tick.Stop()
	select {
	case <-tick.C:
		fmt.Println("tick")
	case <-time.After(15 * time.Millisecond):
		fmt.Println("stopped")
	}

	ran := make(chan string, 3)
	slow := time.AfterFunc(time.Hour, func() { ran <- "slow" })
	time.AfterFunc(2*time.Millisecond, func() { ran <- "b" })
	time.AfterFunc(time.Millisecond, func() { ran <- "a" })
	fmt.Println(<-ran, <-ran, slow.Stop(), slow.C == nil)
	time.Sleep(0)
	time.Sleep(-1)
	fmt.Println(time.Tick(0) == nil)
	for _, bad := range []func(){
		func() { time.NewTicker(0) },
		func() { tick.Reset(-1) },
		func() { new(time.Timer).Stop() },
		func() { new(time.Timer).Reset(1) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}
	deadline := time.Now().Add(time.Second)
	fmt.Println(time.Until(deadline) > 900*time.Millisecond)
}
