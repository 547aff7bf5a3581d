package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

const (
	usualSize = 4096
	leastSize = 16
	patience  = 100 // reads in a row that give nothing
)

var (
	ErrBufferFull        = errors.New("bufio: buffer full")
	ErrNegativeCount     = errors.New("bufio: negative count")
	ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")
	ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")
)

var (
	errNegativeRead  = errors.New("bufio: reader returned negative count from Read")
	errNegativeWrite = errors.New("bufio: writer returned negative count from Write")
)

// patientRead asks again where a Read gives neither data nor an error.
func patientRead(source io.Reader, room []byte) (n int, err error) {
	for range patience {
		n, err = source.Read(room)
		if n < 0 {
			panic(errNegativeRead)
		}
		if n > 0 || err != nil {
			return n, err
		}
	}
	return 0, io.ErrNoProgress
}

// A Reader has read a block to the front of its store, and handed out a part of that.
type Reader struct {
	source       io.Reader
	store, block []byte
	out          int
	// failed is told when all is handed out.
	failed error
	// last is the byte and lastSize the size of the rune that may be unread, or -1.
	last, lastSize int
}

func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, usualSize) }

func NewReaderSize(rd io.Reader, size int) *Reader {
	if fine, ok := rd.(*Reader); ok && fine.Size() >= size {
		return fine
	}
	return new(Reader).begin(rd, make([]byte, max(size, leastSize)))
}

func (b *Reader) begin(source io.Reader, store []byte) *Reader {
	*b = Reader{source: source, store: store, block: store[:0], last: -1, lastSize: -1}
	return b
}

func (b *Reader) Reset(r io.Reader) {
	switch {
	case b == r:
	case b.store == nil:
		b.begin(r, make([]byte, usualSize))
	default:
		b.begin(r, b.store)
	}
}

func (b *Reader) Size() int     { return len(b.store) }
func (b *Reader) Buffered() int { return len(b.block) - b.out }

// ahead is what is not handed out yet.
func (b *Reader) ahead() []byte { return b.block[b.out:] }

// fault gives the failure out, once.
func (b *Reader) fault() error {
	err := b.failed
	b.failed = nil
	return err
}

// fill reads more, with what is ahead moved to the front of the store.
func (b *Reader) fill() {
	held := copy(b.store, b.ahead())
	if held == len(b.store) {
		panic("bufio: tried to fill full buffer")
	}
	n, err := patientRead(b.source, b.store[held:])
	b.block, b.out = b.store[:held+n], 0
	if err != nil {
		b.failed = err
	}
}

// await reads until n bytes are ahead, if there are so many.
func (b *Reader) await(n int) {
	for b.Buffered() < n && b.failed == nil {
		b.fill()
	}
}

// take hands out n bytes.
func (b *Reader) take(n int) []byte {
	taken := b.block[b.out : b.out+n]
	b.out += n
	b.handedOut(taken)
	return taken
}

func (b *Reader) handedOut(part []byte) {
	if n := len(part); n > 0 {
		b.last, b.lastSize = int(part[n-1]), -1
	}
}

func (b *Reader) forbidUnread() { b.last, b.lastSize = -1, -1 }

func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.forbidUnread()
	b.await(min(n, len(b.store)))
	ahead := b.ahead()
	switch {
	case n <= len(ahead):
		return ahead[:n], nil
	case n <= len(b.store) && b.failed != nil:
		return ahead, b.fault()
	}
	return ahead, ErrBufferFull
}

func (b *Reader) Discard(n int) (discarded int, err error) {
	if n < 0 {
		return 0, ErrNegativeCount
	}
	if n > 0 {
		b.forbidUnread()
	}
	for discarded < n {
		if b.Buffered() == 0 {
			b.fill()
		}
		gone := min(n-discarded, b.Buffered())
		b.out += gone
		discarded += gone
		if b.failed != nil && discarded < n {
			return discarded, b.fault()
		}
	}
	return n, nil
}

// Read reads from the source once at most, and past the store where that saves a copy.
func (b *Reader) Read(p []byte) (n int, err error) {
	if held := b.Buffered(); held > 0 {
		return copy(p, b.take(min(len(p), held))), nil
	}
	if b.failed != nil || len(p) == 0 {
		return 0, b.fault()
	}
	room := p
	if len(p) < len(b.store) {
		room = b.store
	}
	n, b.failed = b.source.Read(room)
	if n < 0 {
		panic(errNegativeRead)
	}
	if len(p) >= len(b.store) {
		b.handedOut(p[:n])
		return n, b.fault()
	}
	b.block, b.out = b.store[:n], 0
	if n == 0 {
		return 0, b.fault()
	}
	return copy(p, b.take(min(len(p), n))), nil
}

func (b *Reader) ReadByte() (byte, error) {
	b.lastSize = -1
	if b.out == len(b.block) {
		b.await(1)
		if b.out == len(b.block) {
			return 0, b.fault()
		}
	}
	c := b.block[b.out]
	b.out++
	b.last = int(c)
	return c, nil
}

func (b *Reader) UnreadByte() error {
	switch {
	case b.last < 0:
		return ErrInvalidUnreadByte
	case b.out > 0:
		b.out--
	case len(b.block) == 0:
		b.block = b.store[:1]
	default:
		return ErrInvalidUnreadByte
	}
	b.block[b.out] = byte(b.last)
	b.forbidUnread()
	return nil
}

func (b *Reader) ReadRune() (r rune, size int, err error) {
	ahead := b.block[b.out:]
	for !utf8.FullRune(ahead) && b.failed == nil && len(ahead) < len(b.store) {
		b.fill()
		ahead = b.block
	}
	if len(ahead) == 0 {
		b.lastSize = -1
		return 0, 0, b.fault()
	}
	r, size = utf8.DecodeRune(ahead)
	b.out += size
	b.last, b.lastSize = int(ahead[size-1]), size
	return r, size, nil
}

func (b *Reader) UnreadRune() error {
	if size := b.lastSize; size >= 0 && size <= b.out {
		b.out -= size
		b.forbidUnread()
		return nil
	}
	return ErrInvalidUnreadRune
}

// find counts the bytes up to a delimiter and with it; 0: it is not in what fits into the store.
func (b *Reader) find(delim byte) int {
	for searched := 0; ; {
		if i := bytes.IndexByte(b.block[b.out+searched:], delim); i >= 0 {
			return searched + i + 1
		}
		searched = b.Buffered()
		if b.failed != nil || searched == len(b.store) {
			return 0
		}
		b.fill()
	}
}

func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	if size := b.find(delim); size > 0 {
		return b.take(size), nil
	}
	if err = b.fault(); err == nil {
		err = ErrBufferFull
	}
	return b.take(b.Buffered()), err
}

func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	switch {
	case err == ErrBufferFull:
		// A carriage return may belong to a newline that is still to come.
		whole := withoutReturn(line)
		b.out -= len(line) - len(whole)
		return whole, true, nil
	case err == nil:
		return withoutReturn(line[:len(line)-1]), false, nil
	case len(line) == 0:
		return nil, false, err
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

// WriteTo leaves what is not in the store to the source or to w, if one of them can do all of it.
func (b *Reader) WriteTo(w io.Writer) (n int64, err error) {
	b.forbidUnread()
	if b.Buffered() > 0 {
		if n, err = b.drain(w); err != nil {
			return n, err
		}
	}
	var more int64
	if from, ok := b.source.(io.WriterTo); ok {
		more, err = from.WriteTo(w)
	} else if to, ok := w.(io.ReaderFrom); ok {
		more, err = to.ReadFrom(b.source)
	} else {
		more, err = b.pump(w)
	}
	return n + more, err
}

func (b *Reader) pump(w io.Writer) (n int64, err error) {
	if b.Buffered() < len(b.store) {
		b.fill()
	}
	for b.Buffered() > 0 {
		part, err := b.drain(w)
		n += part
		if err != nil {
			return n, err
		}
		b.fill()
	}
	if err = b.fault(); err == io.EOF {
		err = nil
	}
	return n, err
}

func (b *Reader) drain(w io.Writer) (int64, error) {
	n, err := w.Write(b.ahead())
	if n < 0 {
		panic(errNegativeWrite)
	}
	b.out += n
	return int64(n), err
}

// A Writer holds back what it was given, as much as its room allows. Its first failure stays.
type Writer struct {
	below  io.Writer
	held   []byte
	failed error
}

func NewWriter(w io.Writer) *Writer { return NewWriterSize(w, usualSize) }

func NewWriterSize(w io.Writer, size int) *Writer {
	if fine, ok := w.(*Writer); ok && fine.Size() >= size {
		return fine
	}
	if size < 1 {
		size = usualSize
	}
	return &Writer{below: w, held: make([]byte, 0, size)}
}

func (b *Writer) Reset(w io.Writer) {
	if w == b {
		return
	}
	room := b.held[:0]
	if room == nil {
		room = make([]byte, 0, usualSize)
	}
	*b = Writer{below: w, held: room}
}

func (b *Writer) Size() int               { return cap(b.held) }
func (b *Writer) Buffered() int           { return len(b.held) }
func (b *Writer) Available() int          { return cap(b.held) - len(b.held) }
func (b *Writer) AvailableBuffer() []byte { return b.held[len(b.held):] }

func (b *Writer) Flush() error {
	if len(b.held) == 0 || b.failed != nil {
		return b.failed
	}
	n, err := b.below.Write(b.held)
	if err == nil && n < len(b.held) {
		err = io.ErrShortWrite
	}
	left := 0
	if err != nil {
		left = copy(b.held, b.held[min(n, len(b.held)):])
	}
	b.held, b.failed = b.held[:left], err
	return err
}

func (b *Writer) Write(p []byte) (nn int, err error) {
	rest := p
	for len(rest) > cap(b.held)-len(b.held) && b.failed == nil {
		rest = rest[b.spill(rest):]
	}
	if b.failed != nil {
		return len(p) - len(rest), b.failed
	}
	b.held = append(b.held, rest...)
	return len(p), nil
}

// spill takes from data that does not fit: all goes below at once, or the room is filled and flushed.
func (b *Writer) spill(data []byte) (n int) {
	if len(b.held) == 0 {
		n, b.failed = b.below.Write(data)
		return n
	}
	n = b.Available()
	b.held = append(b.held, data[:n]...)
	b.Flush()
	return n
}

func (b *Writer) WriteString(s string) (int, error) {
	rest := s
	for len(rest) > cap(b.held)-len(b.held) && b.failed == nil {
		rest = rest[b.spillText(rest):]
	}
	if b.failed != nil {
		return len(s) - len(rest), b.failed
	}
	b.held = append(b.held, rest...)
	return len(s), nil
}

// spillText: only a StringWriter gets text at once.
func (b *Writer) spillText(s string) (n int) {
	if direct, ok := b.below.(io.StringWriter); ok && len(b.held) == 0 {
		n, b.failed = direct.WriteString(s)
		return n
	}
	n = b.Available()
	b.held = append(b.held, s[:n]...)
	b.Flush()
	return n
}

func (b *Writer) WriteByte(c byte) error {
	if b.failed == nil && (len(b.held) < cap(b.held) || b.Flush() == nil) {
		b.held = append(b.held, c)
	}
	return b.failed
}

// WriteRune: only ASCII is put into the last bytes of the room.
func (b *Writer) WriteRune(r rune) (size int, err error) {
	if 0 <= r && r < utf8.RuneSelf && b.WriteByte(byte(r)) == nil {
		return 1, nil
	}
	if b.Available() < utf8.UTFMax {
		b.Flush()
	}
	if b.failed != nil {
		return 0, b.failed
	}
	return b.WriteString(string(r))
}

func (b *Writer) ReadFrom(r io.Reader) (n int64, err error) {
	below, direct := b.below.(io.ReaderFrom)
	for {
		if b.Available() == 0 || b.failed != nil {
			if err := b.Flush(); err != nil {
				return n, err
			}
		}
		if direct && len(b.held) == 0 {
			more, err := below.ReadFrom(r)
			b.failed = err
			return n + more, err
		}
		got, err := patientRead(r, b.held[len(b.held):cap(b.held)])
		b.held = b.held[:len(b.held)+got]
		n += int64(got)
		switch {
		case err == nil:
		case err != io.EOF:
			return n, err
		case b.Available() == 0:
			return n, b.Flush()
		default:
			return n, nil
		}
	}
}

type ReadWriter struct {
	*Reader
	*Writer
}

func NewReadWriter(r *Reader, w *Writer) *ReadWriter { return &ReadWriter{r, w} }

const MaxScanTokenSize = 64 * 1024

var (
	ErrFinalToken      = errors.New("final token")
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
)

type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

// A Scanner has read ahead: that part of its store is not split yet.
type Scanner struct {
	source       io.Reader
	store, ahead []byte
	split        SplitFunc
	longest      int // token, in bytes
	token        []byte
	idle         int // tokens in a row that took nothing from the end of the input
	failed       error
	begun, ended bool
}

func NewScanner(r io.Reader) *Scanner {
	return &Scanner{source: r, split: ScanLines, longest: MaxScanTokenSize}
}

func (s *Scanner) mustNotHaveBegun(call string) {
	if s.begun {
		panic(call + " called after Scan")
	}
}

func (s *Scanner) Split(split SplitFunc) {
	s.mustNotHaveBegun("Split")
	s.split = split
}

func (s *Scanner) Buffer(buf []byte, max int) {
	s.mustNotHaveBegun("Buffer")
	s.store, s.ahead = buf[:cap(buf)], buf[:0]
	s.longest = max
}

func (s *Scanner) Text() string  { return string(s.token) }
func (s *Scanner) Bytes() []byte { return s.token }

func (s *Scanner) Err() error {
	if s.failed != io.EOF {
		return s.failed
	}
	return nil
}

// fail: the end of the input is no failure yet, but the first failure stays.
func (s *Scanner) fail(err error) {
	if s.Err() == nil {
		s.failed = err
	}
}

func (s *Scanner) Scan() bool {
	s.begun = true
	for !s.ended {
		if len(s.ahead) > 0 || s.failed != nil {
			if found, sure := s.next(); sure {
				return found
			}
		}
		if s.failed != nil {
			s.ahead = s.store[:0]
			return false
		}
		if !s.makeRoom() {
			return false
		}
		// Read is called from here, as a stack trace shows.
		for tries := 0; !s.took(s.source.Read(s.ahead[len(s.ahead):cap(s.ahead)])); tries++ {
			if tries == patience {
				s.fail(io.ErrNoProgress)
				break
			}
		}
	}
	return false
}

// next splits a token off. It is not sure where there may be more behind what is ahead.
func (s *Scanner) next() (found, sure bool) {
	advance, token, err := s.split(s.ahead, s.failed != nil)
	switch {
	case err == ErrFinalToken:
		s.token, s.ended = token, true
		return token != nil, true
	case err != nil:
	case advance < 0:
		err = ErrNegativeAdvance
	case advance > len(s.ahead):
		err = ErrAdvanceTooFar
	}
	if err != nil {
		s.fail(err)
		return false, true
	}
	s.ahead = s.ahead[advance:]
	s.token = token
	if token == nil {
		return false, false
	}
	s.idle++
	if advance > 0 || s.failed == nil {
		s.idle = 0
	}
	if s.idle > patience {
		panic("bufio.Scan: too many empty tokens without progressing")
	}
	return true, true
}

// makeRoom moves what is ahead to the front of the store, or enlarges the store, where there is need.
func (s *Scanner) makeRoom() bool {
	free, passed := cap(s.ahead)-len(s.ahead), len(s.store)-cap(s.ahead)
	if passed > 0 && (free == 0 || passed > len(s.store)/2) {
		s.ahead = s.store[:copy(s.store, s.ahead)]
		free += passed
	}
	if free > 0 {
		return true
	}
	if len(s.store) >= s.longest {
		s.fail(ErrTooLong)
		return false
	}
	size := usualSize
	if len(s.store) > 0 {
		size = 2 * len(s.store)
	}
	s.store = make([]byte, min(size, s.longest))
	s.ahead = s.store[:copy(s.store, s.ahead)]
	return true
}

// took takes in what a Read has given. A Read may give nothing, but not for ever.
func (s *Scanner) took(n int, err error) bool {
	if n < 0 || n > cap(s.ahead)-len(s.ahead) {
		s.fail(ErrBadReadCount)
		return true
	}
	s.ahead = s.ahead[:len(s.ahead)+n]
	switch {
	case err != nil:
		s.fail(err)
	case n > 0:
		s.idle = 0
	default:
		return false
	}
	return true
}

func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 && atEOF {
		return
	}
	return 1, data[:1], nil
}

func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 && atEOF {
		return
	}
	if data[0] < utf8.RuneSelf {
		return 1, data[:1], nil
	}
	if !atEOF && !utf8.FullRune(data) {
		return
	}
	if _, size := utf8.DecodeRune(data); size > 1 {
		return size, data[:size], nil
	}
	return 1, []byte(string(utf8.RuneError)), nil
}

func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	size := bytes.IndexByte(data, '\n')
	switch {
	case size >= 0:
		return size + 1, withoutReturn(data[:size]), nil
	case atEOF && len(data) > 0:
		return len(data), withoutReturn(data), nil
	}
	return
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
