package sync

type Locker interface {
	Lock()
	Unlock()
}

type Mutex struct {
	native any
}

func (m *Mutex) Lock()
func (m *Mutex) TryLock() bool
func (m *Mutex) Unlock()

// passed sees what was done under the lock, without taking it.
func (m *Mutex) passed()

type RWMutex struct {
	native any
}

func (rw *RWMutex) Lock()
func (rw *RWMutex) TryLock() bool
func (rw *RWMutex) Unlock()
func (rw *RWMutex) RLock()
func (rw *RWMutex) TryRLock() bool
func (rw *RWMutex) RUnlock()

func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }

type WaitGroup struct {
	native any
}

// What add answers.
const (
	addFine = iota
	addNegative
	addWithWait
)

func (wg *WaitGroup) add(delta int) int

// wait reports whether the group was used again before the waiter ran.
func (wg *WaitGroup) wait() bool

func (wg *WaitGroup) Add(delta int) {
	switch wg.add(delta) {
	case addNegative:
		panic("sync: negative WaitGroup counter")
	case addWithWait:
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
}

func (wg *WaitGroup) Done() { wg.Add(-1) }

func (wg *WaitGroup) Wait() {
	if wg.wait() {
		panic("sync: WaitGroup is reused before previous Wait has returned")
	}
}

// Go: a panic in f is not hidden by a Done that lets others go on.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			if x := recover(); x != nil {
				panic(x)
			}
			wg.Done()
		}()
		f()
	}()
}

type Once struct {
	done bool
	m    Mutex
}

func (o *Once) Do(f func()) {
	if o.done {
		o.m.passed()
	} else {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if !o.done {
		defer o.finish()
		f()
	}
}

func (o *Once) finish() { o.done = true }

// A onceCall remembers how the one call of OnceFunc and its kin ended.
type onceCall struct {
	once   Once
	fine   bool
	reason any
}

func (c *onceCall) run(f func()) {
	c.once.Do(func() {
		defer func() {
			c.reason = recover()
			if !c.fine {
				panic(c.reason)
			}
		}()
		f()
		c.fine = true
	})
	if !c.fine {
		panic(c.reason)
	}
}

func OnceFunc(f func()) func() {
	c := new(onceCall)
	return func() { c.run(f) }
}

func OnceValue[T any](f func() T) func() T {
	c := new(onceCall)
	var value T
	return func() T {
		c.run(func() { value = f() })
		return value
	}
}

func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	c := new(onceCall)
	var value1 T1
	var value2 T2
	return func() (T1, T2) {
		c.run(func() { value1, value2 = f() })
		return value1, value2
	}
}

type notifyList struct {
	native any
}

func (l *notifyList) add() int
func (l *notifyList) wait(ticket int)
func (l *notifyList) notifyOne()
func (l *notifyList) notifyAll()

type Cond struct {
	L      Locker
	notify notifyList
	self   *Cond
}

func NewCond(l Locker) *Cond { return &Cond{L: l} }

func (c *Cond) check() {
	if c.self == nil {
		c.self = c
	} else if c.self != c {
		panic("sync.Cond is copied")
	}
}

func (c *Cond) Wait() {
	c.check()
	ticket := c.notify.add()
	c.L.Unlock()
	c.notify.wait(ticket)
	c.L.Lock()
}

func (c *Cond) Signal() {
	c.check()
	c.notify.notifyOne()
}

func (c *Cond) Broadcast() {
	c.check()
	c.notify.notifyAll()
}

// A Map is a plain map, changed by natives: each call is one step.
type Map struct {
	m map[any]any
}

func swap(m map[any]any, key, value any) (previous any, loaded bool)
func loadOrStore(m map[any]any, key, value any) (actual any, loaded bool)
func loadAndDelete(m map[any]any, key any) (value any, loaded bool)
func compareAndSwap(m map[any]any, key, old, new any) bool
func compareAndDelete(m map[any]any, key, old any) bool

func (m *Map) made() map[any]any {
	if m.m == nil {
		m.m = make(map[any]any)
	}
	return m.m
}

func (m *Map) Load(key any) (value any, ok bool) {
	value, ok = m.m[key]
	return value, ok
}

func (m *Map) Store(key, value any) { swap(m.made(), key, value) }

func (m *Map) Clear() { clear(m.m) }

func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	return loadOrStore(m.made(), key, value)
}

func (m *Map) LoadAndDelete(key any) (value any, loaded bool) { return loadAndDelete(m.made(), key) }

func (m *Map) Delete(key any) { delete(m.m, key) }

func (m *Map) Swap(key, value any) (previous any, loaded bool) { return swap(m.made(), key, value) }

func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	return compareAndSwap(m.made(), key, old, new)
}

func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	return compareAndDelete(m.made(), key, old)
}

func (m *Map) Range(f func(key, value any) bool) {
	for key, value := range m.m {
		if !f(key, value) {
			return
		}
	}
}

// A Pool: one in the private place, then what was put in last. A collection leaves everything to
// the victims, oldest first, and a second one drops them.
type Pool struct {
	New func() any

	cycle   int
	private any
	shared  []any
	victims []any
}

// collections counts the garbage collections so far.
func collections() int

func (p *Pool) age() {
	now := collections()
	if p.cycle == now {
		return
	}
	p.victims = nil
	if p.cycle == now-1 {
		if p.private != nil {
			p.victims = append(p.victims, p.private)
		}
		p.victims = append(p.victims, p.shared...)
	}
	p.private, p.shared = nil, nil
	p.cycle = now
}

func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	p.age()
	if p.private == nil {
		p.private = x
		return
	}
	p.shared = append(p.shared, x)
}

func (p *Pool) Get() any {
	p.age()
	if x := p.private; x != nil {
		p.private = nil
		return x
	}
	if n := len(p.shared) - 1; n >= 0 {
		x := p.shared[n]
		p.shared = p.shared[:n]
		return x
	}
	if len(p.victims) > 0 {
		x := p.victims[0]
		p.victims = p.victims[1:]
		return x
	}
	if p.New != nil {
		return p.New()
	}
	return nil
}
