package bytes

import (
	"errors"
	"io"
	"iter"
	"unicode"
	"unicode/utf8"
)

func Compare(a, b []byte) int
func Contains(b, subslice []byte) bool
func ContainsAny(b []byte, chars string) bool
func Count(s, sep []byte) int
func Equal(a, b []byte) bool
func EqualFold(s, t []byte) bool
func Fields(s []byte) [][]byte
func HasPrefix(s, prefix []byte) bool
func HasSuffix(s, suffix []byte) bool
func Index(s, sep []byte) int
func IndexAny(s []byte, chars string) int
func IndexByte(b []byte, c byte) int
func IndexRune(s []byte, r rune) int
func Join(s [][]byte, sep []byte) []byte
func LastIndex(s, sep []byte) int
func LastIndexAny(s []byte, chars string) int
func LastIndexByte(s []byte, c byte) int
func Replace(s, old, new []byte, n int) []byte
func Runes(s []byte) []rune
func Title(s []byte) []byte
func ToLower(s []byte) []byte
func ToTitle(s []byte) []byte
func ToUpper(s []byte) []byte
func ToValidUTF8(s, replacement []byte) []byte
func Trim(s []byte, cutset string) []byte
func TrimLeft(s []byte, cutset string) []byte
func TrimRight(s []byte, cutset string) []byte
func TrimSpace(s []byte) []byte

func repeat(b []byte, count int) []byte

// split: like SplitN, each part with the first save bytes of the separator behind it.
func split(s, sep []byte, save, n int) [][]byte

func Split(s, sep []byte) [][]byte              { return split(s, sep, 0, -1) }
func SplitN(s, sep []byte, n int) [][]byte      { return split(s, sep, 0, n) }
func SplitAfter(s, sep []byte) [][]byte         { return split(s, sep, len(sep), -1) }
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, len(sep), n) }

func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

func ContainsRune(b []byte, r rune) bool            { return IndexRune(b, r) >= 0 }
func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }

func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	if len(b) > 0 && count > (1<<63-1)/len(b) {
		panic("bytes: Repeat output length overflow")
	}
	return repeat(b, count)
}

func Cut(s, sep []byte) (before, after []byte, found bool)     { return cut(s, sep, Index(s, sep)) }
func CutLast(s, sep []byte) (before, after []byte, found bool) { return cut(s, sep, LastIndex(s, sep)) }

func cut(s, sep []byte, at int) (before, after []byte, found bool) {
	if at < 0 {
		return s, nil, false
	}
	return s[:at], s[at+len(sep):], true
}

func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if HasPrefix(s, prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)], true
	}
	return s, false
}

func TrimPrefix(s, prefix []byte) []byte {
	after, _ := CutPrefix(s, prefix)
	return after
}

func TrimSuffix(s, suffix []byte) []byte {
	before, _ := CutSuffix(s, suffix)
	return before
}

// first finds the first rune of which f says `wanted`; last the last one, and its size.

func first(s []byte, f func(rune) bool, wanted bool) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRune(s[i:])
		if f(r) == wanted {
			return i
		}
		i += size
	}
	return -1
}

func last(s []byte, f func(rune) bool, wanted bool) (at, size int) {
	for end := len(s); end > 0; {
		r, size := utf8.DecodeLastRune(s[:end])
		end -= size
		if f(r) == wanted {
			return end, size
		}
	}
	return -1, 1
}

func IndexFunc(s []byte, f func(r rune) bool) int { return first(s, f, true) }

func LastIndexFunc(s []byte, f func(r rune) bool) int {
	at, _ := last(s, f, true)
	return at
}

func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	start := first(s, f, false)
	if start < 0 {
		return nil
	}
	return s[start:]
}

func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	at, size := last(s, f, false)
	return s[:at+size]
}

func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	fields := [][]byte{}
	for field := range FieldsFuncSeq(s, f) {
		fields = append(fields, field)
	}
	return fields
}

func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		start := -1
		for i := 0; i < len(s); {
			r, size := utf8.DecodeRune(s[i:])
			switch between := f(r); {
			case !between && start < 0:
				start = i
			case between && start >= 0:
				if !yield(s[start:i:i]) {
					return
				}
				start = -1
			}
			i += size
		}
		if start >= 0 {
			yield(s[start:len(s):len(s)])
		}
	}
}

func FieldsSeq(s []byte) iter.Seq[[]byte] { return FieldsFuncSeq(s, unicode.IsSpace) }

func Lines(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for rest := s; len(rest) > 0; {
			end := IndexByte(rest, '\n') + 1
			if end == 0 {
				end = len(rest)
			}
			if !yield(rest[:end:end]) {
				return
			}
			rest = rest[end:]
		}
	}
}

// each yields parts that cannot grow into one another.
func each(parts [][]byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, part := range parts {
			if !yield(part[:len(part):len(part)]) {
				return
			}
		}
	}
}

func SplitSeq(s, sep []byte) iter.Seq[[]byte]      { return each(Split(s, sep)) }
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] { return each(SplitAfter(s, sep)) }

func Map(mapping func(r rune) rune, s []byte) []byte {
	mapped := make([]byte, 0, len(s))
	for _, r := range string(s) {
		if r = mapping(r); r >= 0 {
			mapped = utf8.AppendRune(mapped, r)
		}
	}
	return mapped
}

func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

const (
	MinRead     = 512
	smallBuffer = 64
)

var ErrTooLarge = errors.New("bytes.Buffer: too large")

// A Buffer holds buf[off:]; what is before has been read.
type Buffer struct {
	buf []byte
	off int
	// unread: what the last read allows. The size of a rune, anyRead, or nothing.
	unread int
}

const (
	nothing = 0
	anyRead = -1
)

func NewBuffer(buf []byte) *Buffer     { return &Buffer{buf: buf} }
func NewBufferString(s string) *Buffer { return &Buffer{buf: []byte(s)} }

func (b *Buffer) Bytes() []byte           { return b.buf[b.off:] }
func (b *Buffer) AvailableBuffer() []byte { return b.buf[len(b.buf):] }
func (b *Buffer) Len() int                { return len(b.buf) - b.off }
func (b *Buffer) Cap() int                { return cap(b.buf) }
func (b *Buffer) Available() int          { return cap(b.buf) - len(b.buf) }

func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.buf[b.off:])
}

func (b *Buffer) Peek(n int) ([]byte, error) {
	if n > b.Len() {
		return b.Bytes(), io.EOF
	}
	return b.buf[b.off : b.off+n], nil
}

func (b *Buffer) Reset() {
	b.buf = b.buf[:0]
	b.off = 0
	b.unread = nothing
}

func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.unread = nothing
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.buf = b.buf[:b.off+n]
}

// extend makes the buffer longer by n bytes, and says where they begin.
func (b *Buffer) extend(n int) int {
	b.unread = nothing
	if n > b.Available() {
		b.makeRoom(n)
	}
	at := len(b.buf)
	b.buf = b.buf[:at+n]
	return at
}

// makeRoom: capacities are those of Go's Buffer.
func (b *Buffer) makeRoom(n int) {
	held := b.Len()
	if held == 0 && b.off != 0 {
		b.Reset()
		if n <= cap(b.buf) {
			return
		}
	}
	room := cap(b.buf)
	switch {
	case b.buf == nil && n <= smallBuffer:
		b.buf = make([]byte, 0, smallBuffer)
	case n <= room/2-held:
		copy(b.buf, b.buf[b.off:])
		b.buf = b.buf[:held]
	case room > 1<<63-1-room-n:
		panic(ErrTooLarge)
	default:
		size := max(len(b.buf)+n, 2*(room-b.off))
		bigger := append([]byte(nil), make([]byte, size)...)
		copy(bigger, b.buf[b.off:])
		b.buf = bigger[:held]
	}
	b.off = 0
}

func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	unread := b.unread
	at := b.extend(n)
	b.buf = b.buf[:at]
	if b.off != 0 || b.Len() != 0 {
		b.unread = unread
	}
}

func (b *Buffer) Write(p []byte) (n int, err error) {
	at := b.extend(len(p))
	return copy(b.buf[at:], p), nil
}

func (b *Buffer) WriteString(s string) (n int, err error) {
	at := b.extend(len(s))
	return copy(b.buf[at:], s), nil
}

func (b *Buffer) WriteByte(c byte) error {
	at := b.extend(1)
	b.buf[at] = c
	return nil
}

func (b *Buffer) WriteRune(r rune) (n int, err error) {
	if 0 <= r && r < utf8.RuneSelf {
		return 1, b.WriteByte(byte(r))
	}
	at := b.extend(utf8.UTFMax)
	b.buf = utf8.AppendRune(b.buf[:at], r)
	return len(b.buf) - at, nil
}

func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	for {
		at := b.extend(MinRead)
		b.buf = b.buf[:at]
		got, err := r.Read(b.buf[at:cap(b.buf)])
		if got < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.buf = b.buf[:at+got]
		n += int64(got)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.unread = nothing
	if held := b.Len(); held > 0 {
		written, err := w.Write(b.Bytes())
		if written > held {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += written
		n = int64(written)
		if err != nil {
			return n, err
		}
		if written != held {
			return n, io.ErrShortWrite
		}
	}
	b.Reset()
	return n, nil
}

// take hands out up to n bytes.
func (b *Buffer) take(n int) []byte {
	taken := b.buf[b.off:min(b.off+n, len(b.buf))]
	b.off += len(taken)
	b.unread = nothing
	if len(taken) > 0 {
		b.unread = anyRead
	}
	return taken
}

func (b *Buffer) Next(n int) []byte { return b.take(min(n, b.Len())) }

func (b *Buffer) Read(p []byte) (n int, err error) {
	if b.Len() == 0 {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	return copy(p, b.take(len(p))), nil
}

func (b *Buffer) ReadByte() (byte, error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, io.EOF
	}
	return b.take(1)[0], nil
}

func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.Bytes())
	b.off += size
	b.unread = size
	return r, size, nil
}

func (b *Buffer) UnreadRune() error {
	if b.unread <= nothing {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.off -= min(b.unread, b.off)
	b.unread = nothing
	return nil
}

func (b *Buffer) UnreadByte() error {
	if b.unread == nothing {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.unread = nothing
	b.off -= min(1, b.off)
	return nil
}

// upTo hands out all to a delimiter, or to the end.
func (b *Buffer) upTo(delim byte) (line []byte, err error) {
	size := IndexByte(b.Bytes(), delim) + 1
	if size == 0 {
		size = b.Len()
		err = io.EOF
	}
	line = b.take(size)
	b.unread = anyRead
	return line, err
}

func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	part, err := b.upTo(delim)
	return append(line, part...), err
}

func (b *Buffer) ReadString(delim byte) (line string, err error) {
	part, err := b.upTo(delim)
	return string(part), err
}

// A Reader stands at an index of its slice. Before it is the rune it read last, if it may go back.
type Reader struct {
	s        []byte
	at       int64
	lastRune int
}

func NewReader(b []byte) *Reader { return &Reader{b, 0, -1} }

func (r *Reader) Reset(b []byte) { *r = Reader{b, 0, -1} }

func (r *Reader) rest() []byte { return r.s[min(r.at, r.Size()):] }

func (r *Reader) Len() int    { return len(r.rest()) }
func (r *Reader) Size() int64 { return int64(len(r.s)) }

func (r *Reader) Read(b []byte) (n int, err error) {
	if r.Len() == 0 {
		return 0, io.EOF
	}
	r.lastRune = -1
	n = copy(b, r.rest())
	r.at += int64(n)
	return n, nil
}

func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errors.New("bytes.Reader.ReadAt: negative offset")
	}
	if off < r.Size() {
		n = copy(b, r.s[off:])
	}
	if n < len(b) || off >= r.Size() {
		err = io.EOF
	}
	return n, err
}

func (r *Reader) ReadByte() (byte, error) {
	r.lastRune = -1
	if r.Len() == 0 {
		return 0, io.EOF
	}
	r.at++
	return r.s[r.at-1], nil
}

func (r *Reader) UnreadByte() error {
	if r.at <= 0 {
		return errors.New("bytes.Reader.UnreadByte: at beginning of slice")
	}
	r.lastRune = -1
	r.at--
	return nil
}

func (r *Reader) ReadRune() (ch rune, size int, err error) {
	r.lastRune = -1
	if r.Len() == 0 {
		return 0, 0, io.EOF
	}
	r.lastRune = int(r.at)
	ch, size = utf8.DecodeRune(r.rest())
	r.at += int64(size)
	return ch, size, nil
}

func (r *Reader) UnreadRune() error {
	if r.at <= 0 {
		return errors.New("bytes.Reader.UnreadRune: at beginning of slice")
	}
	if r.lastRune < 0 {
		return errors.New("bytes.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.at = int64(r.lastRune)
	r.lastRune = -1
	return nil
}

func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	r.lastRune = -1
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		offset += r.at
	case io.SeekEnd:
		offset += r.Size()
	default:
		return 0, errors.New("bytes.Reader.Seek: invalid whence")
	}
	if offset < 0 {
		return 0, errors.New("bytes.Reader.Seek: negative position")
	}
	r.at = offset
	return offset, nil
}

func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	r.lastRune = -1
	rest := r.rest()
	if len(rest) == 0 {
		return 0, nil
	}
	written, err := w.Write(rest)
	if written > len(rest) {
		panic("bytes.Reader.WriteTo: invalid Write count")
	}
	r.at += int64(written)
	if written != len(rest) && err == nil {
		err = io.ErrShortWrite
	}
	return int64(written), err
}
