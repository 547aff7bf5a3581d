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

// What can be read from.

type Reader interface {
	Read(p []byte) (n int, err error)
}
type ReaderAt interface {
	ReadAt(p []byte, off int64) (n int, err error)
}
type WriterTo interface {
	WriteTo(w Writer) (n int64, err error)
}
type ByteReader interface{ ReadByte() (byte, error) }
type RuneReader interface {
	ReadRune() (r rune, size int, err error)
}

type ByteScanner interface {
	ByteReader
	UnreadByte() error
}

type RuneScanner interface {
	RuneReader
	UnreadRune() error
}

// What can be written to.

type Writer interface {
	Write(p []byte) (n int, err error)
}
type WriterAt interface {
	WriteAt(p []byte, off int64) (n int, err error)
}
type ReaderFrom interface {
	ReadFrom(r Reader) (n int64, err error)
}
type ByteWriter interface{ WriteByte(c byte) error }
type StringWriter interface {
	WriteString(s string) (n int, err error)
}

// And more than one of these at once.

type Closer interface{ Close() error }
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

type ReadSeeker interface {
	Reader
	Seeker
}

type WriteCloser interface {
	Writer
	Closer
}

type WriteSeeker interface {
	Writer
	Seeker
}

type ReadWriteCloser interface {
	Reader
	Writer
	Closer
}

type ReadWriteSeeker interface {
	Reader
	Writer
	Seeker
}

type ReadSeekCloser interface {
	Reader
	Seeker
	Closer
}

// unlessEOF: where all there is was asked for, its end is no failure.
func unlessEOF(err error) error {
	if err == EOF {
		return nil
	}
	return err
}

func WriteString(w Writer, s string) (n int, err error) {
	direct, ok := w.(StringWriter)
	if !ok {
		return w.Write([]byte(s))
	}
	return direct.WriteString(s)
}

func ReadFull(r Reader, buf []byte) (n int, err error) { return ReadAtLeast(r, buf, len(buf)) }

func ReadAtLeast(r Reader, buf []byte, min int) (n int, err error) {
	if min > len(buf) {
		return 0, ErrShortBuffer
	}
	for n < min {
		got, err := r.Read(buf[n:])
		n += got
		switch {
		case n >= min || err == nil:
		case n > 0 && err == EOF:
			return n, ErrUnexpectedEOF
		default:
			return n, err
		}
	}
	return n, nil
}

// ReadAll reads into pieces, each half as large again as the one before. A piece is done when less
// than a sixteenth of it is free.
func ReadAll(r Reader) ([]byte, error) {
	const first, second = 512, 256
	var done [][]byte
	piece := make([]byte, 0, first)
	for size := second; ; {
		got, err := r.Read(piece[len(piece):cap(piece)])
		piece = piece[:len(piece)+got]
		if err != nil {
			return joined(done, piece), unlessEOF(err)
		}
		if free := cap(piece) - len(piece); free < cap(piece)/16 {
			done = append(done, piece)
			piece = room(size)
			size += size / 2
		}
	}
}

// room is empty, with the capacity that append gives n bytes.
func room(n int) []byte { return append([]byte(nil), make([]byte, n)...)[:0] }

func joined(pieces [][]byte, last []byte) []byte {
	if len(pieces) == 0 {
		return last
	}
	size := len(last)
	for _, piece := range pieces {
		size += len(piece)
	}
	all := room(size)
	for _, piece := range pieces {
		all = append(all, piece...)
	}
	return append(all, last...)
}

func Copy(dst Writer, src Reader) (written int64, err error) { return copyBuffer(dst, src, nil) }

func CopyN(dst Writer, src Reader, n int64) (written int64, err error) {
	written, err = Copy(dst, LimitReader(src, n))
	if written < n && err == nil {
		return written, EOF
	}
	if written == n {
		err = nil
	}
	return written, err
}

func CopyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if len(buf) == 0 && buf != nil {
		panic("empty buffer in CopyBuffer")
	}
	return copyBuffer(dst, src, buf)
}

// copyBuffer leaves the work to an end that can do all of it, and asks the source first.
func copyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error) {
	if whole, ok := src.(WriterTo); ok {
		return whole.WriteTo(dst)
	}
	if whole, ok := dst.(ReaderFrom); ok {
		return whole.ReadFrom(src)
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
		kept, failed := dst.Write(buf[:got])
		if kept != got {
			kept, failed = notWhole(kept, got, failed)
		}
		written += int64(kept)
		if failed != nil {
			return written, failed
		}
	}
	return written, unlessEOF(err)
}

// roomFor is the size of a buffer that suits a source.
func roomFor(src Reader) int64 {
	const usual = 32 << 10
	if limited, ok := src.(*LimitedReader); ok {
		return max(1, min(limited.N, usual))
	}
	return usual
}

// notWhole: a count that falls short is a failure, and one that cannot be counts for nothing.
func notWhole(kept, wanted int, err error) (int, error) {
	usual := ErrShortWrite
	if kept < 0 || kept > wanted {
		kept, usual = 0, errInvalidWrite
	}
	if err == nil {
		err = usual
	}
	return kept, err
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

// A SectionReader stands at `at`, between base and limit. n is what was asked for.
type SectionReader struct {
	from            ReaderAt
	base, at, limit int64
	n               int64
}

func NewSectionReader(r ReaderAt, off int64, n int64) *SectionReader {
	limit := int64(1<<63 - 1)
	if off <= limit-n {
		limit = n + off
	}
	return &SectionReader{from: r, base: off, at: off, limit: limit, n: n}
}

func (s *SectionReader) Size() int64 { return s.limit - s.base }

func (s *SectionReader) Outer() (r ReaderAt, off int64, n int64) { return s.from, s.base, s.n }

// fitting is the part of p that the section can fill from a place within it.
func (s *SectionReader) fitting(p []byte, place int64) []byte {
	return p[:min(int64(len(p)), s.limit-place)]
}

func (s *SectionReader) Read(p []byte) (n int, err error) {
	if s.limit <= s.at {
		return 0, EOF
	}
	n, err = s.from.ReadAt(s.fitting(p, s.at), s.at)
	s.at += int64(n)
	return n, err
}

func (s *SectionReader) ReadAt(p []byte, off int64) (n int, err error) {
	if off < 0 || s.Size() <= off {
		return 0, EOF
	}
	place := s.base + off
	fitting := s.fitting(p, place)
	n, err = s.from.ReadAt(fitting, place)
	if err == nil && len(fitting) < len(p) {
		err = EOF
	}
	return n, err
}

func (s *SectionReader) Seek(offset int64, whence int) (int64, error) {
	to, err := sought([]int64{s.base, s.at, s.limit}, offset, whence)
	if err != nil {
		return 0, err
	}
	s.at = to
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

type OffsetWriter struct {
	onto     WriterAt
	base, at int64
}

func NewOffsetWriter(w WriterAt, off int64) *OffsetWriter { return &OffsetWriter{w, off, off} }

func (o *OffsetWriter) Write(p []byte) (n int, err error) {
	n, err = o.onto.WriteAt(p, o.at)
	o.at += int64(n)
	return n, err
}

func (o *OffsetWriter) WriteAt(p []byte, off int64) (n int, err error) {
	if off >= 0 {
		return o.onto.WriteAt(p, o.base+off)
	}
	return 0, errOffset
}

func (o *OffsetWriter) Seek(offset int64, whence int) (int64, error) {
	to, err := sought([]int64{o.base, o.at}, offset, whence)
	if err != nil {
		return 0, err
	}
	o.at = to
	return to - o.base, nil
}

type teeReader struct {
	Reader
	second Writer
}

func TeeReader(r Reader, w Writer) Reader { return &teeReader{r, w} }

func (t *teeReader) Read(p []byte) (n int, err error) {
	n, err = t.Reader.Read(p)
	if n <= 0 {
		return n, err
	}
	if kept, failed := t.second.Write(p[:n]); failed != nil {
		return kept, failed
	}
	return n, err
}

type discard struct{}

var Discard Writer = discard{}

func (discard) Write(p []byte) (int, error)       { return len(p), nil }
func (discard) WriteString(s string) (int, error) { return len(s), nil }

func (discard) ReadFrom(r Reader) (n int64, err error) {
	for unseen := make([]byte, 8<<10); err == nil; {
		var got int
		got, err = r.Read(unseen)
		n += int64(got)
	}
	return n, unlessEOF(err)
}

type nopCloser struct{ Reader }

func (nopCloser) Close() error { return nil }

type nopCloserWriterTo struct {
	nopCloser
	WriterTo
}

func NopCloser(r Reader) ReadCloser {
	plain := nopCloser{r}
	if whole, ok := r.(WriterTo); ok {
		return nopCloserWriterTo{plain, whole}
	}
	return plain
}

// A multiReader holds what is not at its end yet.
type multiReader []Reader

func MultiReader(readers ...Reader) Reader {
	m := append(multiReader(nil), readers...)
	return &m
}

func (m *multiReader) Read(p []byte) (n int, err error) {
	for len(*m) > 0 {
		n, err = (*m)[0].Read(p)
		if err != EOF {
			return n, err
		}
		*m = (*m)[1:]
		if n > 0 && len(*m) > 0 {
			return n, nil
		}
		if n > 0 {
			return n, EOF
		}
	}
	return 0, EOF
}

func (m *multiReader) WriteTo(w Writer) (sum int64, err error) {
	for buf := make([]byte, 32<<10); len(*m) > 0; *m = (*m)[1:] {
		n, err := copyBuffer(w, (*m)[0], buf)
		sum += n
		if err != nil {
			return sum, err
		}
	}
	return sum, nil
}

type multiWriter []Writer

func MultiWriter(writers ...Writer) Writer {
	all := multiWriter{}
	for _, w := range writers {
		switch w := w.(type) {
		case *multiWriter:
			all = append(all, *w...)
		default:
			all = append(all, w)
		}
	}
	return &all
}

// each sends size bytes to each writer, as long as they take all of them.
func (m *multiWriter) each(size int, send func(Writer) (int, error)) (int, error) {
	for _, w := range *m {
		n, err := send(w)
		if n != size && err == nil {
			err = ErrShortWrite
		}
		if err != nil {
			return n, err
		}
	}
	return size, nil
}

func (m *multiWriter) Write(p []byte) (n int, err error) {
	return m.each(len(p), func(w Writer) (int, error) { return w.Write(p) })
}

func (m *multiWriter) WriteString(s string) (n int, err error) {
	return m.each(len(s), func(w Writer) (int, error) { return WriteString(w, s) })
}

// A pipe hands a block from Write to as many Reads as it takes: it is sent, and the Read answers
// how much it took.
type pipe struct {
	turn  sync.Mutex // of the Write that is at it
	block chan []byte
	taken chan int
	over  chan struct{} // closed with either end
	m     sync.Mutex    // for why
	why   [2]error      // the ends were closed, if they are
}

const (
	reading = iota
	writing
)

type PipeReader struct{ p *pipe }

type PipeWriter struct{ p *pipe }

func Pipe() (*PipeReader, *PipeWriter) {
	p := &pipe{block: make(chan []byte), taken: make(chan int), over: make(chan struct{})}
	return &PipeReader{p}, &PipeWriter{p}
}

// shut closes an end. The first reason stays.
func (p *pipe) shut(end int, why, usual error) error {
	if why == nil {
		why = usual
	}
	p.m.Lock()
	first := p.why[reading] == nil && p.why[writing] == nil
	if p.why[end] == nil {
		p.why[end] = why
	}
	p.m.Unlock()
	if first {
		close(p.over)
	}
	return nil
}

// failure is what a call at one end says when the pipe is over.
func (p *pipe) failure(end int) error {
	p.m.Lock()
	defer p.m.Unlock()
	if own, other := p.why[end], p.why[1-end]; own == nil && other != nil {
		return other
	}
	return ErrClosedPipe
}

func (p *pipe) isOver() bool {
	select {
	case <-p.over:
		return true
	default:
		return false
	}
}

func (r *PipeReader) Close() error                   { return r.CloseWithError(nil) }
func (r *PipeReader) CloseWithError(err error) error { return r.p.shut(reading, err, ErrClosedPipe) }

func (r *PipeReader) Read(data []byte) (n int, err error) { return r.p.read(data) }

func (p *pipe) read(data []byte) (n int, err error) {
	var block []byte
	over := p.isOver()
	if !over {
		select {
		case block = <-p.block:
		case <-p.over:
			over = true
		}
	}
	if over {
		return 0, p.failure(reading)
	}
	n = copy(data, block)
	p.taken <- n
	return n, nil
}

func (w *PipeWriter) Close() error                   { return w.CloseWithError(nil) }
func (w *PipeWriter) CloseWithError(err error) error { return w.p.shut(writing, err, EOF) }

func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.p.write(data) }

func (p *pipe) write(data []byte) (n int, err error) {
	if p.isOver() {
		return 0, p.failure(writing)
	}
	p.turn.Lock()
	defer p.turn.Unlock()
	for {
		select {
		case <-p.over:
			return n, p.failure(writing)
		case p.block <- data[n:]:
			n += <-p.taken
		}
		if n == len(data) {
			return n, nil
		}
	}
}
