package iter

type Seq[V any] func(yield func(V) bool)

type Seq2[K, V any] func(yield func(K, V) bool)

// Pull runs seq on a goroutine of its own and hands over values through channels.
// (Go uses coroutines that the scheduler does not see.)
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	next2, stop := Pull2(func(yield func(V, struct{}) bool) {
		seq(func(v V) bool { return yield(v, struct{}{}) })
	})
	return func() (V, bool) {
		v, _, ok := next2()
		return v, ok
	}, stop
}

func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var (
		k         K
		v         V
		ok        bool
		done      bool
		started   bool
		yielding  bool
		panicking bool
		problem   any
		resume    = make(chan bool) // true: go on; false: stop
		yielded   = make(chan struct{})
	)
	run := func() {
		returned := false
		defer func() {
			if !returned {
				if r := recover(); r != nil {
					panicking = true
					problem = r
				}
			}
			ok = false
			done = true
			close(yielded)
		}()
		if <-resume {
			seq(func(k1 K, v1 V) bool {
				if done {
					return false
				}
				k, v, ok = k1, v1, true
				yielded <- struct{}{}
				return <-resume
			})
		}
		returned = true
	}
	start := func() {
		if !started {
			started = true
			go run()
		}
	}
	finish := func() {
		if panicking {
			panicking = false
			panic(problem)
		}
	}
	next = func() (k1 K, v1 V, ok1 bool) {
		if done {
			return
		}
		if yielding {
			panic("iter.Pull: next called again before yield")
		}
		yielding = true
		start()
		resume <- true
		<-yielded
		yielding = false
		finish()
		if !ok {
			return
		}
		k1, v1, ok1 = k, v, ok
		var k0 K
		var v0 V
		k, v, ok = k0, v0, false
		return
	}
	stop = func() {
		if done {
			return
		}
		if !started {
			done = true
			return
		}
		resume <- false
		<-yielded
		done = true
		finish()
	}
	return next, stop
}
