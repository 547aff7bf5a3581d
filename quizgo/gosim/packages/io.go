package io

import (
	"errors"
	"sync"
)

const (
	SeekStart   = 0
	SeekCurrent = 1
	SeekEnd     = 2
)

var (
	EOF              = errors.New("EOF")
	ErrUnexpectedEOF = errors.New("unexpected EOF")
	ErrShortWrite    = errors.New("short write")
	ErrShortBuffer   = errors.New("short buffer")
	ErrNoProgress    = errors.New("multiple Read calls return no data or error")
	ErrClosedPipe    = errors.New("io: read/write on closed pipe")
)

var errInvalidWrite = errors.New("invalid write result")
var errWhence = errors.New("Seek: invalid whence")
var errOffset = errors.New("Seek: invalid offset")

type Reader interface {
	Read(p []byte) (n int, err error)
}

type Writer interface {
	Write(p []byte) (n int, err error)
}

type Closer interface {
	Close() error
}

type Seeker interface {
	Seek(offset int64, whence int) (int64, error)
}

type ReadWriter interface {
	Reader
	Writer
}

type ReadCloser interface {
	Reader
	Closer
}

type WriteCloser interface {
	Writer
	Closer
}

type ReadWriteCloser interface {
	Reader
	Writer
	Closer
}

type ReadSeeker interface {
	Reader
	Seeker
}

type ReadSeekCloser interface {
	Reader
	Seeker
	Closer
}

type WriteSeeker interface {
	Writer
	Seeker
}

type ReadWriteSeeker interface {
	Reader
	Writer
	Seeker
}

type ReaderFrom interface {
	ReadFrom(r Reader) (n int64, err error)
}

type WriterTo interface {
	WriteTo(w Writer) (n int64, err error)
}

type ReaderAt interface {
	ReadAt(p []byte, off int64) (n int, err error)
}

type WriterAt interface {
	WriteAt(p []byte, off int64) (n int, err error)
}

type ByteReader interface {
	ReadByte() (byte, error)
}

type ByteScanner interface {
	ByteReader
	UnreadByte() error
}

type ByteWriter interface {
	WriteByte(c byte) error
}

type RuneReader interface {
	ReadRune() (r rune, size int, err error)
}

type RuneScanner interface {
	RuneReader
	UnreadRune() error
}

type StringWriter interface {
	WriteString(s string) (n int, err error)
}

func WriteString(w Writer, s string) (n int, err error) {
	if sw, ok := w.(StringWriter); ok {
		return sw.WriteString(s)
	}
	return w.Write([]byte(s))
}

func ReadAtLeast(r Reader, buf []byte, min int) (n int, err error) {
	if len(buf) < min {
		return 0, ErrShortBuffer
	}
	for n < min && err == nil {
		var nn int
		nn, err = r.Read(buf[n:])
		n += nn
	}
	if n >= min {
		err = nil
	} else if n > 0 && err == EOF {
		err = ErrUnexpectedEOF
	}
	return
}

func ReadFull(r Reader, buf []byte) (n int, err error) { return ReadAtLeast(r, buf, len(buf)) }

func CopyN(dst Writer, src Reader, n int64) (written int64, err error) {
	written, err = Copy(dst, LimitReader(src, n))
	if written == n {
		return n, nil
	}
	if written < n && err == nil {
		err = EOF
	}
	return
}

func Copy(dst Writer, src Reader) (written int64, err error) { return copyBuffer(dst, src, nil) }

func CopyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if buf != nil && len(buf) == 0 {
		panic("empty buffer in CopyBuffer")
	}
	return copyBuffer(dst, src, buf)
}

func copyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if from, ok := src.(WriterTo); ok {
		return from.WriteTo(dst)
	}
	if to, ok := dst.(ReaderFrom); ok {
		return to.ReadFrom(src)
	}
	if buf == nil {
		buf = make([]byte, roomFor(src))
	}
	for err == nil {
		var got int
		got, err = src.Read(buf)
		if got < 1 {
			continue
		}
		kept, failed := writeWhole(dst, buf[:got])
		written += int64(kept)
		if failed != nil {
			return written, failed
		}
	}
	if err == EOF {
		return written, nil
	}
	return written, err
}

// roomFor is the size of a buffer that suits a source.
func roomFor(src Reader) int64 {
	const usual = 32 << 10
	if limited, ok := src.(*LimitedReader); ok {
		return max(1, min(limited.N, usual))
	}
	return usual
}

// writeWhole takes a count that cannot be, and one that falls short, for a failure.
func writeWhole(dst Writer, data []byte) (int, error) {
	kept, err := dst.Write(data)
	if kept < 0 || kept > len(data) {
		kept = 0
		if err == nil {
			err = errInvalidWrite
		}
	}
	if err == nil && kept < len(data) {
		err = ErrShortWrite
	}
	return kept, err
}

func ReadAll(r Reader) ([]byte, error) {
	b := make([]byte, 0, 512)
	for {
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		if err != nil {
			if err == EOF {
				err = nil
			}
			return b, err
		}
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
	}
}

type LimitedReader struct {
	R Reader
	N int64
}

func LimitReader(r Reader, n int64) Reader { return &LimitedReader{R: r, N: n} }

func (l *LimitedReader) Read(p []byte) (n int, err error) {
	if l.N < 1 {
		return 0, EOF
	}
	n, err = l.R.Read(p[:min(int64(len(p)), l.N)])
	l.N -= int64(n)
	return n, err
}

type SectionReader struct {
	r     ReaderAt
	base  int64
	off   int64
	limit int64
	n     int64
}

func NewSectionReader(r ReaderAt, off int64, n int64) *SectionReader {
	limit := int64(1<<63 - 1)
	if off <= limit-n {
		limit = n + off
	}
	return &SectionReader{r, off, off, limit, n}
}

func (s *SectionReader) Read(p []byte) (n int, err error) {
	if s.off >= s.limit {
		return 0, EOF
	}
	if most := s.limit - s.off; int64(len(p)) > most {
		p = p[0:most]
	}
	n, err = s.r.ReadAt(p, s.off)
	s.off += int64(n)
	return
}

func (s *SectionReader) Seek(offset int64, whence int) (int64, error) {
	to, err := sought([]int64{s.base, s.off, s.limit}, offset, whence)
	if err != nil {
		return 0, err
	}
	s.off = to
	return to - s.base, nil
}

// sought is where a seek leads. The origins stand at their whence; the first is the least place.
func sought(origins []int64, offset int64, whence int) (int64, error) {
	if whence < 0 || whence >= len(origins) {
		return 0, errWhence
	}
	to := origins[whence] + offset
	if to < origins[SeekStart] {
		return 0, errOffset
	}
	return to, nil
}

func (s *SectionReader) ReadAt(p []byte, off int64) (n int, err error) {
	if off < 0 || off >= s.Size() {
		return 0, EOF
	}
	off += s.base
	if most := s.limit - off; int64(len(p)) > most {
		p = p[0:most]
		n, err = s.r.ReadAt(p, off)
		if err == nil {
			err = EOF
		}
		return n, err
	}
	return s.r.ReadAt(p, off)
}

func (s *SectionReader) Size() int64 { return s.limit - s.base }

func (s *SectionReader) Outer() (r ReaderAt, off int64, n int64) { return s.r, s.base, s.n }

type OffsetWriter struct {
	w    WriterAt
	base int64
	off  int64
}

func NewOffsetWriter(w WriterAt, off int64) *OffsetWriter { return &OffsetWriter{w, off, off} }

func (o *OffsetWriter) Write(p []byte) (n int, err error) {
	n, err = o.w.WriteAt(p, o.off)
	o.off += int64(n)
	return
}

func (o *OffsetWriter) WriteAt(p []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errOffset
	}
	return o.w.WriteAt(p, off+o.base)
}

func (o *OffsetWriter) Seek(offset int64, whence int) (int64, error) {
	to, err := sought([]int64{o.base, o.off}, offset, whence)
	if err != nil {
		return 0, err
	}
	o.off = to
	return to - o.base, nil
}

func TeeReader(r Reader, w Writer) Reader { return &teeReader{r, w} }

type teeReader struct {
	r Reader
	w Writer
}

func (t *teeReader) Read(p []byte) (n int, err error) {
	n, err = t.r.Read(p)
	if n > 0 {
		if n, err := t.w.Write(p[:n]); err != nil {
			return n, err
		}
	}
	return
}

type discard struct{}

var Discard Writer = discard{}

func (discard) Write(p []byte) (int, error)       { return len(p), nil }
func (discard) WriteString(s string) (int, error) { return len(s), nil }

func (discard) ReadFrom(r Reader) (n int64, err error) {
	buf := make([]byte, 8192)
	for {
		m, err := r.Read(buf)
		n += int64(m)
		if err != nil {
			if err == EOF {
				return n, nil
			}
			return n, err
		}
	}
}

type nopCloser struct{ Reader }

func (nopCloser) Close() error { return nil }

type nopCloserWriterTo struct{ Reader }

func (nopCloserWriterTo) Close() error { return nil }

func (c nopCloserWriterTo) WriteTo(w Writer) (n int64, err error) {
	return c.Reader.(WriterTo).WriteTo(w)
}

func NopCloser(r Reader) ReadCloser {
	if _, ok := r.(WriterTo); ok {
		return nopCloserWriterTo{r}
	}
	return nopCloser{r}
}

type multiReader struct{ readers []Reader }

func (mr *multiReader) Read(p []byte) (n int, err error) {
	for len(mr.readers) > 0 {
		n, err = mr.readers[0].Read(p)
		if err == EOF {
			mr.readers = mr.readers[1:]
		}
		if n > 0 || err != EOF {
			if err == EOF && len(mr.readers) > 0 {
				err = nil
			}
			return
		}
	}
	return 0, EOF
}

func MultiReader(readers ...Reader) Reader {
	return &multiReader{append([]Reader(nil), readers...)}
}

type multiWriter struct{ writers []Writer }

func (t *multiWriter) Write(p []byte) (n int, err error) {
	for _, w := range t.writers {
		n, err = w.Write(p)
		if err != nil {
			return
		}
		if n != len(p) {
			return n, ErrShortWrite
		}
	}
	return len(p), nil
}

func (t *multiWriter) WriteString(s string) (n int, err error) {
	for _, w := range t.writers {
		n, err = WriteString(w, s)
		if err != nil {
			return
		}
		if n != len(s) {
			return n, ErrShortWrite
		}
	}
	return len(s), nil
}

func MultiWriter(writers ...Writer) Writer {
	all := make([]Writer, 0, len(writers))
	for _, w := range writers {
		if mw, ok := w.(*multiWriter); ok {
			all = append(all, mw.writers...)
		} else {
			all = append(all, w)
		}
	}
	return &multiWriter{all}
}

// pipe hands bytes from Write to Read without a buffer.
type pipe struct {
	writing  sync.Mutex // one Write at a time
	blocks   chan []byte
	taken    chan int
	once     sync.Once
	done     chan struct{}
	stateMu  sync.Mutex
	readErr  error // of CloseWithError of the reader
	writeErr error
}

func (p *pipe) closedReading() error {
	p.stateMu.Lock()
	defer p.stateMu.Unlock()
	if p.readErr == nil && p.writeErr != nil {
		return p.writeErr
	}
	return ErrClosedPipe
}

func (p *pipe) closedWriting() error {
	p.stateMu.Lock()
	defer p.stateMu.Unlock()
	if p.writeErr == nil && p.readErr != nil {
		return p.readErr
	}
	return ErrClosedPipe
}

func (p *pipe) finish() { p.once.Do(func() { close(p.done) }) }

type PipeReader struct{ p *pipe }

type PipeWriter struct{ p *pipe }

func Pipe() (*PipeReader, *PipeWriter) {
	p := &pipe{blocks: make(chan []byte), taken: make(chan int), done: make(chan struct{})}
	return &PipeReader{p}, &PipeWriter{p}
}

func (r *PipeReader) Read(data []byte) (n int, err error) {
	p := r.p
	select {
	case <-p.done:
		return 0, p.closedReading()
	default:
	}
	select {
	case block := <-p.blocks:
		n := copy(data, block)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.closedReading()
	}
}

func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.p.stateMu.Lock()
	if r.p.readErr == nil {
		r.p.readErr = err
	}
	r.p.stateMu.Unlock()
	r.p.finish()
	return nil
}

func (w *PipeWriter) Write(data []byte) (n int, err error) {
	p := w.p
	select {
	case <-p.done:
		return 0, p.closedWriting()
	default:
	}
	p.writing.Lock()
	defer p.writing.Unlock()
	for once := true; once || len(data) > 0; once = false {
		select {
		case p.blocks <- data:
			taken := <-p.taken
			data = data[taken:]
			n += taken
		case <-p.done:
			return n, p.closedWriting()
		}
	}
	return n, nil
}

func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.p.stateMu.Lock()
	if w.p.writeErr == nil {
		w.p.writeErr = err
	}
	w.p.stateMu.Unlock()
	w.p.finish()
	return nil
}
