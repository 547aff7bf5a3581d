package iter

import "runtime"

type Seq[V any] func(yield func(V) bool)

type Seq2[K, V any] func(yield func(K, V) bool)

// A puller runs a sequence in a goroutine of its own, which never runs at the same time as the
// caller of next and stop. Go switches between the two without its scheduler; here they hand over
// by channels.
type puller struct {
	resume, pause chan struct{}
	started, done bool
	// asked: next waits for a value. ok: it has got one.
	asked, ok bool
	// How the sequence ended, if not by returning.
	failed, exited bool
	problem        any
}

// run lets the sequence go on until its next value, or its end.
func (p *puller) run(body func()) {
	if p.started {
		p.resume <- struct{}{}
	} else {
		p.started = true
		p.resume, p.pause = make(chan struct{}), make(chan struct{})
		go p.body(body)
	}
	<-p.pause
	switch {
	case p.exited:
		runtime.Goexit()
	case p.failed:
		panic(p.problem)
	}
}

func (p *puller) body(body func()) {
	returned := false
	defer func() {
		p.problem = recover()
		p.failed = p.problem != nil
		p.exited = !returned && !p.failed
		p.done = true
		p.pause <- struct{}{}
	}()
	body()
	p.ok = false
	returned = true
}

// next asks the sequence for a value, unless it has ended.
func (p *puller) next(name string, body func()) bool {
	if p.done {
		return false
	}
	if p.asked {
		panic(name + ": next called again before yield")
	}
	p.asked = true
	p.run(body)
	return true
}

func (p *puller) stop(body func()) {
	if p.done {
		return
	}
	p.done = true
	if p.started {
		p.run(body)
	}
}

// mayYield: the sequence is about to hand over a value.
func (p *puller) mayYield(name string) bool {
	if p.done {
		return false
	}
	if !p.asked {
		panic(name + ": yield called again before next")
	}
	p.asked = false
	p.ok = true
	return true
}

// wait: it has handed it over. Whether it shall go on.
func (p *puller) wait() bool {
	p.pause <- struct{}{}
	<-p.resume
	return !p.done
}

func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	var p puller
	var value V
	body := func() {
		seq(func(v V) bool {
			if !p.mayYield("iter.Pull") {
				return false
			}
			value = v
			return p.wait()
		})
		var zero V
		value = zero
	}
	next = func() (V, bool) {
		if !p.next("iter.Pull", body) {
			var zero V
			return zero, false
		}
		return value, p.ok
	}
	return next, func() { p.stop(body) }
}

func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var p puller
	var key K
	var value V
	body := func() {
		seq(func(k K, v V) bool {
			if !p.mayYield("iter.Pull2") {
				return false
			}
			key, value = k, v
			return p.wait()
		})
		var noKey K
		var noValue V
		key, value = noKey, noValue
	}
	next = func() (K, V, bool) {
		if !p.next("iter.Pull2", body) {
			var noKey K
			var noValue V
			return noKey, noValue, false
		}
		return key, value, p.ok
	}
	return next, func() { p.stop(body) }
}
