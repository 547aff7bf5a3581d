package runtime

const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gc"
)

var MemProfileRate int = 512 * 1024

type Error interface {
	error
	RuntimeError()
}

func Gosched()
func Goexit()
func GOMAXPROCS(n int) int
func NumCPU() int
func NumGoroutine() int
func NumCgoCall() int64
func GC()
func LockOSThread()
func UnlockOSThread()
func Version() string
func GOROOT() string

func KeepAlive(x any) {}

// SetFinalizer: f is called, in a goroutine of the runtime, with an obj that nothing refers to any
// more; at the end of a cycle of the collector. What refers to itself is never found.
func SetFinalizer(obj any, finalizer any)

type Cleanup struct {
	id uint64
}

func (c Cleanup) Stop() { stopCleanup(c.id) }

func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	return Cleanup{addCleanup(ptr, func() { cleanup(arg) })}
}

func addCleanup(ptr any, f func()) uint64
func stopCleanup(id uint64)

// Stack writes the trace of the calling goroutine, or of all, into buf.
func Stack(buf []byte, all bool) int { return copy(buf, trace(all)) }

func trace(all bool) string

// caller answers for the frame `skip` above its caller's caller; an empty name: there is none.
func caller(skip int) (pc uintptr, name, file string, line int)

// described answers for a pc that caller has given.
func described(pc uintptr) (name, file string, line int)

func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	pc, name, file, line := caller(skip)
	return pc, file, line, name != ""
}

func Callers(skip int, pc []uintptr) int {
	n := 0
	for n < len(pc) {
		at, name, _, _ := caller(skip + n - 1)
		if name == "" {
			break
		}
		pc[n] = at
		n++
	}
	return n
}

type Func struct {
	pc   uintptr
	name string
}

func FuncForPC(pc uintptr) *Func {
	name, _, _ := described(pc)
	if name == "" {
		return nil
	}
	return &Func{pc, name}
}

func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

func (f *Func) Entry() uintptr { return f.pc }

func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line = described(pc)
	return file, line
}

type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

type Frames struct {
	callers []uintptr
}

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

func (ci *Frames) Next() (frame Frame, more bool) {
	if len(ci.callers) == 0 {
		return Frame{}, false
	}
	pc := ci.callers[0]
	ci.callers = ci.callers[1:]
	name, file, line := described(pc)
	frame = Frame{PC: pc, Func: FuncForPC(pc), Function: name, File: file, Line: line, Entry: pc}
	return frame, len(ci.callers) > 0
}

// MemStats: the sums are what the simulator counts; what it has no idea of is zero.
type MemStats struct {
	Alloc         uint64
	TotalAlloc    uint64
	Sys           uint64
	Lookups       uint64
	Mallocs       uint64
	Frees         uint64
	HeapAlloc     uint64
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64
	LastGC        uint64
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// figures are those of the collector; pauses are nanoseconds, oldest first, and when they ended.
func figures() (alloc, total, stacks, next, last uint64, collections, forced uint32, share float64)
func pauses() (ns, ends []uint64)

func ReadMemStats(m *MemStats) {
	const page = 8192
	alloc, total, stacks, next, last, collections, forced, share := figures()
	inuse := (alloc + page - 1) / page * page
	*m = MemStats{
		Alloc: alloc, TotalAlloc: total,
		HeapAlloc: alloc, HeapSys: inuse, HeapInuse: inuse,
		StackInuse: stacks, StackSys: stacks, Sys: inuse + stacks,
		NextGC: next, LastGC: last, NumGC: collections, NumForcedGC: forced,
		GCCPUFraction: share, EnableGC: true,
	}
	ns, ends := pauses()
	for i := range ns {
		m.PauseTotalNs += ns[i]
		m.PauseNs[i%256], m.PauseEnd[i%256] = ns[i], ends[i]
	}
}
