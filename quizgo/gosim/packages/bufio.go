package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

const (
	usualSize   = 4096
	leastSize   = 16
	patience    = 100 // reads in a row that give nothing
	firstBuffer = 4096
)

var (
	ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")
	ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")
	ErrBufferFull        = errors.New("bufio: buffer full")
	ErrNegativeCount     = errors.New("bufio: negative count")
)

var errNegativeRead = errors.New("bufio: reader returned negative count from Read")

// A Reader has buf[r:w] in store.
type Reader struct {
	buf  []byte
	rd   io.Reader
	r, w int
	err  error
	// What may be unread, or -1.
	lastByte, lastRuneSize int
}

func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, usualSize) }

func NewReaderSize(rd io.Reader, size int) *Reader {
	if b, ok := rd.(*Reader); ok && len(b.buf) >= size {
		return b
	}
	b := new(Reader)
	b.start(make([]byte, max(size, leastSize)), rd)
	return b
}

func (b *Reader) start(buf []byte, rd io.Reader) {
	*b = Reader{buf: buf, rd: rd, lastByte: -1, lastRuneSize: -1}
}

func (b *Reader) Reset(r io.Reader) {
	if b == r {
		return
	}
	if b.buf == nil {
		b.buf = make([]byte, usualSize)
	}
	b.start(b.buf, r)
}

func (b *Reader) Size() int     { return len(b.buf) }
func (b *Reader) Buffered() int { return b.w - b.r }

func (b *Reader) stored() []byte { return b.buf[b.r:b.w] }

// noUnread: nothing may be unread after what is done now.
func (b *Reader) noUnread() { b.lastByte, b.lastRuneSize = -1, -1 }

func (b *Reader) takeErr() error {
	err := b.err
	b.err = nil
	return err
}

// fill reads more into a buffer that is not full.
func (b *Reader) fill() {
	if b.r > 0 {
		b.w = copy(b.buf, b.stored())
		b.r = 0
	}
	if b.w >= len(b.buf) {
		panic("bufio: tried to fill full buffer")
	}
	for range patience {
		n, err := b.rd.Read(b.buf[b.w:])
		if n < 0 {
			panic(errNegativeRead)
		}
		b.w += n
		if err != nil {
			b.err = err
			return
		}
		if n > 0 {
			return
		}
	}
	b.err = io.ErrNoProgress
}

func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.noUnread()
	for b.Buffered() < min(n, len(b.buf)) && b.err == nil {
		b.fill()
	}
	if n > len(b.buf) {
		return b.stored(), ErrBufferFull
	}
	if n <= b.Buffered() {
		return b.buf[b.r : b.r+n], nil
	}
	err := b.takeErr()
	if err == nil {
		err = ErrBufferFull
	}
	return b.stored(), err
}

func (b *Reader) Discard(n int) (discarded int, err error) {
	if n < 0 {
		return 0, ErrNegativeCount
	}
	if n == 0 {
		return 0, nil
	}
	b.noUnread()
	for {
		if b.Buffered() == 0 {
			b.fill()
		}
		skip := min(n-discarded, b.Buffered())
		b.r += skip
		discarded += skip
		if discarded == n {
			return n, nil
		}
		if b.err != nil {
			return discarded, b.takeErr()
		}
	}
}

// Read makes at most one Read on what is below.
func (b *Reader) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		if b.Buffered() > 0 {
			return 0, nil
		}
		return 0, b.takeErr()
	}
	if b.Buffered() == 0 {
		if b.err != nil {
			return 0, b.takeErr()
		}
		to := b.buf
		if len(p) >= len(b.buf) {
			to = p
		} else {
			b.r, b.w = 0, 0
		}
		n, b.err = b.rd.Read(to)
		if n < 0 {
			panic(errNegativeRead)
		}
		if len(p) >= len(b.buf) {
			if n > 0 {
				b.lastByte, b.lastRuneSize = int(p[n-1]), -1
			}
			return n, b.takeErr()
		}
		if n == 0 {
			return 0, b.takeErr()
		}
		b.w = n
	}
	n = copy(p, b.stored())
	b.r += n
	b.lastByte, b.lastRuneSize = int(b.buf[b.r-1]), -1
	return n, nil
}

func (b *Reader) ReadByte() (byte, error) {
	b.lastRuneSize = -1
	for b.r == b.w {
		if b.err != nil {
			return 0, b.takeErr()
		}
		b.fill()
	}
	c := b.buf[b.r]
	b.r++
	b.lastByte = int(c)
	return c, nil
}

func (b *Reader) UnreadByte() error {
	if b.lastByte < 0 || b.r == 0 && b.w > 0 {
		return ErrInvalidUnreadByte
	}
	if b.r > 0 {
		b.r--
	} else {
		b.w = 1
	}
	b.buf[b.r] = byte(b.lastByte)
	b.noUnread()
	return nil
}

func (b *Reader) ReadRune() (r rune, size int, err error) {
	for !utf8.FullRune(b.stored()) && b.err == nil && b.Buffered() < len(b.buf) {
		b.fill()
	}
	b.lastRuneSize = -1
	if b.r == b.w {
		return 0, 0, b.takeErr()
	}
	r, size = utf8.DecodeRune(b.stored())
	b.r += size
	b.lastByte, b.lastRuneSize = int(b.buf[b.r-1]), size
	return r, size, nil
}

func (b *Reader) UnreadRune() error {
	if b.lastRuneSize < 0 || b.r < b.lastRuneSize {
		return ErrInvalidUnreadRune
	}
	b.r -= b.lastRuneSize
	b.noUnread()
	return nil
}

func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	for searched := 0; ; {
		if i := bytes.IndexByte(b.stored()[searched:], delim); i >= 0 {
			line = b.stored()[:searched+i+1]
			break
		}
		if b.err != nil {
			line = b.stored()
			err = b.takeErr()
			break
		}
		if b.Buffered() >= len(b.buf) {
			line = b.buf
			err = ErrBufferFull
			break
		}
		searched = b.Buffered()
		b.fill()
	}
	b.r += len(line)
	if len(line) > 0 {
		b.lastByte, b.lastRuneSize = int(line[len(line)-1]), -1
	}
	return line, err
}

func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	last := len(line) - 1
	if err == ErrBufferFull {
		// A carriage return may belong to a newline that is still to come.
		if last >= 0 && line[last] == '\r' {
			b.r--
			line = line[:last]
		}
		return line, true, nil
	}
	if len(line) == 0 {
		if err != nil {
			line = nil
		}
		return line, false, err
	}
	if line[last] == '\n' {
		line = withoutReturn(line[:last])
	}
	return line, false, nil
}

func withoutReturn(line []byte) []byte {
	if last := len(line) - 1; last >= 0 && line[last] == '\r' {
		return line[:last]
	}
	return line
}

func (b *Reader) ReadBytes(delim byte) ([]byte, error) {
	all := []byte{}
	for {
		part, err := b.ReadSlice(delim)
		all = append(all, part...)
		if err != ErrBufferFull {
			return all, err
		}
	}
}

func (b *Reader) ReadString(delim byte) (string, error) {
	part, err := b.ReadSlice(delim)
	if err != ErrBufferFull {
		return string(part), err
	}
	all := string(part)
	rest, err := b.ReadBytes(delim)
	return all + string(rest), err
}

func (b *Reader) WriteTo(w io.Writer) (n int64, err error) {
	b.noUnread()
	if b.Buffered() > 0 {
		if n, err = b.drain(w); err != nil {
			return n, err
		}
	}
	var more int64
	if r, ok := b.rd.(io.WriterTo); ok {
		more, err = r.WriteTo(w)
		return n + more, err
	}
	if w, ok := w.(io.ReaderFrom); ok {
		more, err = w.ReadFrom(b.rd)
		return n + more, err
	}
	if b.Buffered() < len(b.buf) {
		b.fill()
	}
	for b.Buffered() > 0 {
		more, err = b.drain(w)
		n += more
		if err != nil {
			return n, err
		}
		b.fill()
	}
	if b.err == io.EOF {
		b.err = nil
	}
	return n, b.takeErr()
}

func (b *Reader) drain(w io.Writer) (int64, error) {
	n, err := w.Write(b.stored())
	if n < 0 {
		panic(errors.New("bufio: writer returned negative count from Write"))
	}
	b.r += n
	return int64(n), err
}

// A Writer has buf[:n] to write. Its first error stays.
type Writer struct {
	err error
	buf []byte
	n   int
	wr  io.Writer
}

func NewWriter(w io.Writer) *Writer { return NewWriterSize(w, usualSize) }

func NewWriterSize(w io.Writer, size int) *Writer {
	if b, ok := w.(*Writer); ok && len(b.buf) >= size {
		return b
	}
	if size <= 0 {
		size = usualSize
	}
	return &Writer{buf: make([]byte, size), wr: w}
}

func (b *Writer) Reset(w io.Writer) {
	if b == w {
		return
	}
	if b.buf == nil {
		b.buf = make([]byte, usualSize)
	}
	b.err, b.n, b.wr = nil, 0, w
}

func (b *Writer) Size() int               { return len(b.buf) }
func (b *Writer) Available() int          { return len(b.buf) - b.n }
func (b *Writer) Buffered() int           { return b.n }
func (b *Writer) AvailableBuffer() []byte { return b.buf[b.n:][:0] }

func (b *Writer) Flush() error {
	if b.err != nil || b.n == 0 {
		return b.err
	}
	n, err := b.wr.Write(b.buf[:b.n])
	if n < b.n && err == nil {
		err = io.ErrShortWrite
	}
	if err != nil {
		copy(b.buf, b.buf[n:b.n])
		b.n -= n
		b.err = err
		return err
	}
	b.n = 0
	return nil
}

func (b *Writer) Write(p []byte) (nn int, err error) {
	for len(p) > b.Available() && b.err == nil {
		var n int
		if b.n == 0 {
			// What is larger than the buffer need not go through it.
			n, b.err = b.wr.Write(p)
		} else {
			n = copy(b.buf[b.n:], p)
			b.n += n
			b.Flush()
		}
		nn += n
		p = p[n:]
	}
	if b.err != nil {
		return nn, b.err
	}
	n := copy(b.buf[b.n:], p)
	b.n += n
	return nn + n, nil
}

func (b *Writer) WriteString(s string) (int, error) {
	nn := 0
	sw, direct := b.wr.(io.StringWriter)
	for len(s) > b.Available() && b.err == nil {
		var n int
		if b.n == 0 && direct {
			n, b.err = sw.WriteString(s)
		} else {
			n = copy(b.buf[b.n:], s)
			b.n += n
			b.Flush()
		}
		nn += n
		s = s[n:]
	}
	if b.err != nil {
		return nn, b.err
	}
	n := copy(b.buf[b.n:], s)
	b.n += n
	return nn + n, nil
}

func (b *Writer) WriteByte(c byte) error {
	if b.err != nil {
		return b.err
	}
	if b.Available() <= 0 && b.Flush() != nil {
		return b.err
	}
	b.buf[b.n] = c
	b.n++
	return nil
}

func (b *Writer) WriteRune(r rune) (size int, err error) {
	if 0 <= r && r < utf8.RuneSelf {
		if err := b.WriteByte(byte(r)); err != nil {
			return 0, err
		}
		return 1, nil
	}
	if b.err != nil {
		return 0, b.err
	}
	if b.Available() < utf8.UTFMax && b.Flush() != nil {
		return 0, b.err
	}
	return b.WriteString(string(r))
}

func (b *Writer) ReadFrom(r io.Reader) (n int64, err error) {
	if b.err != nil {
		return 0, b.err
	}
	below, direct := b.wr.(io.ReaderFrom)
	for err == nil {
		if b.Available() == 0 {
			if err := b.Flush(); err != nil {
				return n, err
			}
		}
		if direct && b.n == 0 {
			more, err := below.ReadFrom(r)
			b.err = err
			return n + more, err
		}
		got := 0
		for tries := 0; got == 0 && err == nil; tries++ {
			if tries == patience {
				return n, io.ErrNoProgress
			}
			got, err = r.Read(b.buf[b.n:])
		}
		b.n += got
		n += int64(got)
	}
	if err != io.EOF {
		return n, err
	}
	if b.Available() == 0 {
		return n, b.Flush()
	}
	return n, nil
}

type ReadWriter struct {
	*Reader
	*Writer
}

func NewReadWriter(r *Reader, w *Writer) *ReadWriter { return &ReadWriter{r, w} }

type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
	ErrFinalToken      = errors.New("final token")
)

const MaxScanTokenSize = 64 * 1024

// A Scanner has buf[start:end] to split.
type Scanner struct {
	r          io.Reader
	split      SplitFunc
	limit      int // bytes of the longest token
	token      []byte
	buf        []byte
	start, end int
	err        error
	empty      int // empty tokens in a row, at the end of the input
	called     bool
	done       bool
}

func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, split: ScanLines, limit: MaxScanTokenSize}
}

func (s *Scanner) Bytes() []byte { return s.token }
func (s *Scanner) Text() string  { return string(s.token) }

func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

func (s *Scanner) Buffer(buf []byte, max int) {
	if s.called {
		panic("Buffer called after Scan")
	}
	s.buf = buf[:cap(buf)]
	s.limit = max
}

func (s *Scanner) Split(split SplitFunc) {
	if s.called {
		panic("Split called after Scan")
	}
	s.split = split
}

func (s *Scanner) fail(err error) {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
}

func (s *Scanner) Scan() bool {
	if s.done {
		return false
	}
	s.called = true
	for {
		if s.end > s.start || s.err != nil {
			found, goOn := s.next()
			if !goOn {
				return found
			}
		}
		if s.err != nil {
			s.start, s.end = 0, 0
			return false
		}
		if !s.makeRoom() {
			return false
		}
		s.read()
	}
}

// next splits a token off, or asks for more data by goOn.
func (s *Scanner) next() (found, goOn bool) {
	advance, token, err := s.split(s.buf[s.start:s.end], s.err != nil)
	if err == ErrFinalToken {
		s.token = token
		s.done = true
		return token != nil, false
	}
	switch {
	case err != nil:
	case advance < 0:
		err = ErrNegativeAdvance
	case advance > s.end-s.start:
		err = ErrAdvanceTooFar
	}
	if err != nil {
		s.fail(err)
		return false, false
	}
	s.start += advance
	s.token = token
	if token == nil {
		return false, true
	}
	if s.err == nil || advance > 0 {
		s.empty = 0
	} else if s.empty++; s.empty > patience {
		panic("bufio.Scan: too many empty tokens without progressing")
	}
	return true, false
}

// makeRoom shifts the data to the front of the buffer or enlarges it, where there is need.
func (s *Scanner) makeRoom() bool {
	if s.start > 0 && (s.end == len(s.buf) || s.start > len(s.buf)/2) {
		s.end = copy(s.buf, s.buf[s.start:s.end])
		s.start = 0
	}
	if s.end < len(s.buf) {
		return true
	}
	if len(s.buf) >= s.limit {
		s.fail(ErrTooLong)
		return false
	}
	size := 2 * len(s.buf)
	if size == 0 {
		size = firstBuffer
	}
	larger := make([]byte, min(size, s.limit))
	s.end = copy(larger, s.buf[s.start:s.end])
	s.buf = larger
	s.start = 0
	return true
}

func (s *Scanner) read() {
	for range patience + 1 {
		n, err := s.r.Read(s.buf[s.end:])
		if n < 0 || n > len(s.buf)-s.end {
			s.fail(ErrBadReadCount)
			return
		}
		s.end += n
		if err != nil {
			s.fail(err)
			return
		}
		if n > 0 {
			s.empty = 0
			return
		}
	}
	s.fail(io.ErrNoProgress)
}

func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	if data[0] >= utf8.RuneSelf {
		if !atEOF && !utf8.FullRune(data) {
			return 0, nil, nil
		}
		_, size := utf8.DecodeRune(data)
		if size == 1 {
			return 1, []byte(string(utf8.RuneError)), nil
		}
		return size, data[:size], nil
	}
	return 1, data[:1], nil
}

func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, withoutReturn(data[:i]), nil
	}
	if atEOF {
		return len(data), withoutReturn(data), nil
	}
	return 0, nil, nil
}

// word finds data[start:end] without white space, and how far to advance past a space behind it.
// Where there is no such space, advance is 0.
func word(data []byte) (start, end, advance int)

func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start, end, advance := word(data)
	if advance > 0 {
		return advance, data[start:end], nil
	}
	if atEOF && start < len(data) {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
