package syscall

type Timespec struct {
	Sec  int64
	Nsec int64
}

func (ts *Timespec) Unix() (sec int64, nsec int64) { return ts.Sec, ts.Nsec }
func (ts *Timespec) Nano() int64                   { return ts.Sec*1e9 + ts.Nsec }

func NsecToTimespec(nsec int64) Timespec {
	sec, nsec := nsec/1e9, nsec%1e9
	if nsec < 0 {
		nsec += 1e9
		sec--
	}
	return Timespec{sec, nsec}
}

func TimespecToNsec(ts Timespec) int64 { return ts.Nano() }

type Errno uintptr

const (
	EINTR  Errno = 0x4
	EFAULT Errno = 0xe
	EINVAL Errno = 0x16
)

func (e Errno) Error() string {
	switch e {
	case EINTR:
		return "interrupted system call"
	case EFAULT:
		return "bad address"
	case EINVAL:
		return "invalid argument"
	}
	return "unknown error"
}

// nanosleep keeps the thread in the kernel that long.
func nanosleep(ns int64)

func Nanosleep(time *Timespec, leftover *Timespec) (err error) {
	if time == nil {
		return EFAULT
	}
	if time.Sec < 0 || time.Nsec < 0 || time.Nsec >= 1e9 {
		return EINVAL
	}
	nanosleep(time.Nano())
	return nil
}

func Getpid() int      { return 1 }
func Getppid() int     { return 0 }
func Getuid() int      { return 1000 }
func Getpagesize() int { return 4096 }
