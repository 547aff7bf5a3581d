package os

import (
	"errors"
	"io"
	"io/fs"
)

var (
	ErrInvalid     = fs.ErrInvalid
	ErrPermission  = fs.ErrPermission
	ErrExist       = fs.ErrExist
	ErrNotExist    = fs.ErrNotExist
	ErrClosed      = fs.ErrClosed
	ErrProcessDone = errors.New("os: process already finished")
)

type PathError = fs.PathError

type FileMode = fs.FileMode

const (
	ModeDir  = fs.ModeDir
	ModePerm = fs.ModePerm
)

// errno is what a system call failed with.
type errno struct {
	text string
	kind error
}

func (e *errno) Error() string { return e.text }

func (e *errno) Is(target error) bool { return target == e.kind }

var (
	noSuchFile    error = &errno{"no such file or directory", ErrNotExist}
	readOnly      error = &errno{"read-only file system", nil}
	badDescriptor error = &errno{"bad file descriptor", nil}
	brokenPipe    error = &errno{"broken pipe", nil}
	notPermitted  error = &errno{"operation not permitted", ErrPermission}
)

// pollDesc is where goroutines wait for the system; the runtime's poller readies them.
type pollDesc struct {
	native any
}

// wait parks until ready is called, or returns at once if it was since.
func (d *pollDesc) wait()
func (d *pollDesc) ready()

// pipe is the buffer between two Files. Its reader waits on filled, its writer on drained.
type pipe struct {
	data    []byte
	filled  pollDesc
	drained pollDesc
	readers int
	writers int
}

const pipeSize = 65536

type File struct {
	fd     int // 0, 1, 2; others are pipes
	name   string
	closed bool
	pipe   *pipe
	reads  bool
}

var (
	Stdin  = &File{fd: 0, name: "/dev/stdin"}
	Stdout = &File{fd: 1, name: "/dev/stdout"}
	Stderr = &File{fd: 2, name: "/dev/stderr"}
	Args   = args()
)

const (
	O_RDONLY = 0
	O_WRONLY = 1
	O_RDWR   = 2
	O_APPEND = 1024
	O_CREATE = 64
	O_EXCL   = 128
	O_SYNC   = 1052672
	O_TRUNC  = 512

	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

func args() []string
func write(fd int, b []byte)
func writeString(fd int, s string)
func read(b []byte) int

func Exit(code int)

func (f *File) problem(op string) error {
	if f == nil {
		return ErrInvalid
	}
	if f.closed {
		return &PathError{op, f.name, ErrClosed}
	}
	return nil
}

func (f *File) Name() string { return f.name }

func (f *File) Fd() uintptr { return uintptr(f.fd) }

func (f *File) Write(b []byte) (n int, err error) {
	if f != nil && !f.closed && f.pipe == nil && f.fd != 0 {
		write(f.fd, b)
		return len(b), nil
	}
	return f.writeSlow(b)
}

func (f *File) WriteString(s string) (n int, err error) {
	if f != nil && !f.closed && f.pipe == nil && f.fd != 0 {
		writeString(f.fd, s)
		return len(s), nil
	}
	return f.writeSlow([]byte(s))
}

func (f *File) writeSlow(b []byte) (n int, err error) {
	if err := f.problem("write"); err != nil {
		return 0, err
	}
	if f.pipe == nil || f.reads {
		return 0, &PathError{"write", f.name, badDescriptor}
	}
	p := f.pipe
	for len(b) > 0 {
		if p.readers == 0 {
			return n, &PathError{"write", f.name, brokenPipe}
		}
		room := min(pipeSize-len(p.data), len(b))
		if room == 0 {
			p.drained.wait()
			continue
		}
		p.data = append(p.data, b[:room]...)
		b = b[room:]
		n += room
		p.filled.ready()
	}
	return n, nil
}

func (f *File) Read(b []byte) (n int, err error) {
	if err := f.problem("read"); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	if f.pipe == nil {
		if f.fd != 0 {
			return 0, &PathError{"read", f.name, badDescriptor}
		}
		if n = read(b); n == 0 {
			return 0, io.EOF
		}
		return n, nil
	}
	if !f.reads {
		return 0, &PathError{"read", f.name, badDescriptor}
	}
	p := f.pipe
	for len(p.data) == 0 {
		if p.writers == 0 {
			return 0, io.EOF
		}
		p.filled.wait()
		if f.closed {
			return 0, &PathError{"read", f.name, ErrClosed}
		}
	}
	n = copy(b, p.data)
	p.data = p.data[n:]
	p.drained.ready()
	return n, nil
}

func (f *File) Close() error {
	if err := f.problem("close"); err != nil {
		return err
	}
	f.closed = true
	if f.pipe != nil {
		if f.reads {
			f.pipe.readers--
		} else {
			f.pipe.writers--
		}
		f.pipe.filled.ready()
		f.pipe.drained.ready()
	}
	return nil
}

func (f *File) Sync() error { return f.problem("sync") }

func Pipe() (r *File, w *File, err error) {
	p := &pipe{readers: 1, writers: 1}
	return &File{fd: 3, name: "|0", pipe: p, reads: true}, &File{fd: 4, name: "|1", pipe: p}, nil
}

// The simulated machine has no files and an empty environment.

func noFile(op, name string) error {
	return &PathError{op, name, noSuchFile}
}

func ReadFile(name string) ([]byte, error) { return nil, noFile("open", name) }

func WriteFile(name string, data []byte, perm FileMode) error {
	return &PathError{"open", name, readOnly}
}

func Open(name string) (*File, error) { return nil, noFile("open", name) }

func Create(name string) (*File, error) {
	return nil, &PathError{"open", name, readOnly}
}

func Remove(name string) error { return noFile("remove", name) }

func is(err, kind error) bool {
	if e, ok := err.(*PathError); ok {
		err = e.Err
	}
	if e, ok := err.(*errno); ok {
		return e.kind == kind
	}
	return err == kind
}

func IsNotExist(err error) bool { return is(err, ErrNotExist) }

func IsExist(err error) bool { return is(err, ErrExist) }

func IsPermission(err error) bool { return is(err, ErrPermission) }

func Getenv(key string) string { return "" }

func LookupEnv(key string) (string, bool) { return "", false }

func Environ() []string { return nil }

func Setenv(key, value string) error { return notPermitted }

func Getpid() int  { return 4242 }
func Getppid() int { return 4241 }

func Hostname() (name string, err error) { return "gosim", nil }

func Getwd() (dir string, err error) { return "/", nil }
