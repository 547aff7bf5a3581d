// run

package main

import (
	"fmt"
	"runtime"
	"sync"
)

func main() {
	fmt.Println("start")
	var rw sync.RWMutex
	var mu sync.Mutex
	var wg sync.WaitGroup
	m := map[int]int{}
	for i := 0; i < 6; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 3; j++ {
				if (i+j)%3 == 0 {
					rw.Lock()
					m[i]++
					fmt.Println("w", i, j)
					runtime.Gosched()
					rw.Unlock()
				} else {
					rw.RLock()
					fmt.Println("r", i, j, len(m))
					runtime.Gosched()
					rw.RUnlock()
				}
				mu.Lock()
				fmt.Println("m", i)
				if j == 1 {
					runtime.Gosched()
				}
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
}
