// run

package main

import (
	"fmt"
	"runtime"
	"sync"
)

type counter struct {
	sync.Mutex
	n int
}

func main() {
	var c counter
	fmt.Println(c.TryLock(), c.TryLock())
	c.Unlock()
	c.Lock()
	c.n++
	c.Unlock()

	var rw sync.RWMutex
	fmt.Println(rw.TryRLock(), rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryRLock(), rw.TryLock())
	rw.Unlock()

	var order []string
	var wg sync.WaitGroup
	rw.RLock()
	for _, who := range []string{"w1", "r1", "r2", "w2", "r3"} {
		wg.Add(1)
		go func() {
			defer wg.Done()
			if who[0] == 'w' {
				rw.Lock()
				defer rw.Unlock()
			} else {
				rw.RLock()
				defer rw.RUnlock()
			}
			order = append(order, who)
		}()
		runtime.Gosched()
	}
	rw.RUnlock()
	wg.Wait()
	fmt.Println(order)

	l := rw.RLocker()
	l.Lock()
	fmt.Println(rw.TryLock())
	l.Unlock()

	var done sync.WaitGroup
	for i := range 3 {
		done.Go(func() { order = append(order, fmt.Sprint(i)) })
	}
	done.Wait()
	fmt.Println(order[5:])

	cond := sync.NewCond(&sync.Mutex{})
	ready := 0
	for i := range 3 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			cond.L.Lock()
			defer cond.L.Unlock()
			for ready <= i {
				cond.Wait()
			}
			fmt.Println("woke", i)
		}()
	}
	runtime.Gosched()
	for range 3 {
		cond.L.Lock()
		ready++
		cond.L.Unlock()
		cond.Broadcast()
		runtime.Gosched()
	}
	wg.Wait()

	func() {
		defer func() { fmt.Println(recover()) }()
		copied := *cond
		copied.Signal()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var wg sync.WaitGroup
		wg.Done()
	}()
}
