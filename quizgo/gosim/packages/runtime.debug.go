package debug

import (
	"os"
	"runtime"
	"time"
)

// The settings are kept and answered; the simulator does not follow them.
var (
	maxThreads        = 10000
	memoryLimit int64 = 1<<63 - 1
	panicFault  bool
)

func SetGCPercent(percent int) int

func SetMaxThreads(threads int) int {
	before := maxThreads
	maxThreads = threads
	return before
}

func SetMemoryLimit(limit int64) int64 {
	before := memoryLimit
	if limit >= 0 {
		memoryLimit = limit
	}
	return before
}

func SetPanicOnFault(enabled bool) bool {
	before := panicFault
	panicFault = enabled
	return before
}

func SetMaxStack(bytes int) int

func SetTraceback(level string) {}

func FreeOSMemory() { runtime.GC() }

func Stack() []byte {
	for size := 1024; ; size *= 2 {
		buf := make([]byte, size)
		if n := runtime.Stack(buf, false); n < size {
			return buf[:n]
		}
	}
}

func PrintStack() { os.Stderr.Write(Stack()) }

type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.NumGC = int64(m.NumGC)
}

type Module struct {
	Path    string
	Version string
	Sum     string
	Replace *Module
}

type BuildSetting struct {
	Key, Value string
}

type BuildInfo struct {
	GoVersion string
	Path      string
	Main      Module
	Deps      []*Module
	Settings  []BuildSetting
}

func ReadBuildInfo() (info *BuildInfo, ok bool) {
	return &BuildInfo{GoVersion: runtime.Version(), Path: "command-line-arguments"}, true
}
