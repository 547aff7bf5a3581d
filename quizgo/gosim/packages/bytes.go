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

func Clone(b []byte) []byte { return append(b[:0:0], b...) }

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
	for i, r := range string(s) {
		if f(r) == wanted {
			return i
		}
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
		begin, inside := 0, false
		for i, r := range string(s) {
			if f(r) != inside {
				continue
			}
			if inside && !yield(s[begin:i:i]) {
				return
			}
			begin, inside = i, !inside
		}
		if inside {
			yield(s[begin:len(s):len(s)])
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
func (b *Buffer) Reset()                  { b.cut(0, 0) }

// cut leaves buf[from:to].
func (b *Buffer) cut(from, to int) {
	b.buf, b.off, b.unread = b.buf[:to], from, nothing
}

func (b *Buffer) String() string {
	if b != nil {
		return string(b.Bytes())
	}
	return "<nil>"
}

func (b *Buffer) Truncate(n int) {
	switch {
	case n == 0:
		b.Reset()
	case n < 0 || n > b.Len():
		b.unread = nothing
		panic("bytes.Buffer: truncation out of range")
	default:
		b.cut(b.off, b.off+n)
	}
}

// reserve makes room for n bytes more. Capacities are those of Go's Buffer.
func (b *Buffer) reserve(n int) {
	held := b.Len()
	if held == 0 && b.off != 0 {
		b.Reset()
	}
	room := cap(b.buf)
	switch {
	case n <= b.Available():
		return
	case b.buf == nil && n <= smallBuffer:
		b.buf = make([]byte, 0, smallBuffer)
	case n <= room/2-held:
		copy(b.buf, b.Bytes())
		b.buf = b.buf[:held]
	case room > 1<<63-1-room-n:
		panic(ErrTooLarge)
	default:
		size := max(len(b.buf)+n, 2*(room-b.off))
		larger := append([]byte(nil), make([]byte, size)...)
		copy(larger, b.Bytes())
		b.buf = larger[:held]
	}
	b.off = 0
}

func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	b.reserve(n)
}

func (b *Buffer) Write(p []byte) (n int, err error) {
	b.unread = nothing
	if len(p) > cap(b.buf)-len(b.buf) {
		b.reserve(len(p))
	}
	b.buf = append(b.buf, p...)
	return len(p), nil
}

func (b *Buffer) WriteString(s string) (n int, err error) {
	b.unread = nothing
	if len(s) > cap(b.buf)-len(b.buf) {
		b.reserve(len(s))
	}
	b.buf = append(b.buf, s...)
	return len(s), nil
}

func (b *Buffer) WriteByte(c byte) error {
	b.unread = nothing
	if len(b.buf) == cap(b.buf) {
		b.reserve(1)
	}
	b.buf = append(b.buf, c)
	return nil
}

func (b *Buffer) WriteRune(r rune) (n int, err error) {
	if 0 <= r && r < utf8.RuneSelf {
		return 1, b.WriteByte(byte(r))
	}
	b.unread = nothing
	if b.Available() < utf8.UTFMax {
		b.reserve(utf8.UTFMax)
	}
	before := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - before, nil
}

func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	b.unread = nothing
	for err == nil {
		if b.Available() < MinRead {
			b.reserve(MinRead)
		}
		var got int
		got, err = r.Read(b.buf[len(b.buf):cap(b.buf)])
		if got < 0 {
			panic(errors.New("bytes.Buffer: reader returned negative count from Read"))
		}
		b.buf = b.buf[:len(b.buf)+got]
		n += int64(got)
	}
	if err == io.EOF {
		err = nil
	}
	return n, err
}

func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.unread = nothing
	if b.Len() > 0 {
		count, err := send(w, b.Bytes(), "bytes.Buffer")
		b.off += count
		if err != nil {
			return int64(count), err
		}
		n = int64(count)
	}
	b.Reset()
	return n, nil
}

// send writes all of data, or says why not. from is the type that wants it.
func send(w io.Writer, data []byte, from string) (n int, err error) {
	n, err = w.Write(data)
	if n > len(data) {
		panic(from + ".WriteTo: invalid Write count")
	}
	if n != len(data) && err == nil {
		err = io.ErrShortWrite
	}
	return n, err
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

// isEmpty: an empty Buffer starts anew at the front.
func (b *Buffer) isEmpty() bool {
	if b.off < len(b.buf) {
		return false
	}
	b.Reset()
	return true
}

func (b *Buffer) Next(n int) []byte { return b.take(min(n, b.Len())) }

func (b *Buffer) Peek(n int) (part []byte, err error) {
	part = b.Bytes()
	if n <= len(part) {
		return part[:n], nil
	}
	return part, io.EOF
}

func (b *Buffer) Read(p []byte) (n int, err error) {
	if b.isEmpty() && len(p) > 0 {
		return 0, io.EOF
	}
	return copy(p, b.take(len(p))), nil
}

func (b *Buffer) ReadByte() (byte, error) {
	if b.isEmpty() {
		return 0, io.EOF
	}
	b.off++
	b.unread = anyRead
	return b.buf[b.off-1], nil
}

func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.isEmpty() {
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.Bytes())
	b.off += size
	b.unread = size
	return r, size, nil
}

// back undoes the last read, by n bytes, and forbids to do it again.
func (b *Buffer) back(n int) error {
	b.off -= min(n, b.off)
	b.unread = nothing
	return nil
}

func (b *Buffer) UnreadRune() error {
	if b.unread > nothing {
		return b.back(b.unread)
	}
	return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
}

func (b *Buffer) UnreadByte() error {
	if b.unread != nothing {
		return b.back(1)
	}
	return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
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

// A Reader is the data, how far it is read, and where the rune began that was read last (or -1).
type Reader struct {
	data []byte
	at   int64
	last int
}

func NewReader(b []byte) *Reader { return &Reader{data: b, last: -1} }

func (r *Reader) Reset(b []byte) { *r = *NewReader(b) }

// rest is what is not read yet. Seek may have led past the end.
func (r *Reader) rest() []byte { return r.data[min(r.at, r.Size()):] }

// take reads n bytes, which are no rune.
func (r *Reader) take(n int) {
	r.last = -1
	r.at += int64(n)
}

func (r *Reader) Len() int    { return len(r.rest()) }
func (r *Reader) Size() int64 { return int64(len(r.data)) }

func (r *Reader) Read(b []byte) (n int, err error) {
	rest := r.rest()
	if len(rest) == 0 {
		return 0, io.EOF
	}
	n = copy(b, rest)
	r.take(n)
	return n, nil
}

func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	switch {
	case off < 0:
		return 0, errors.New("bytes.Reader.ReadAt: negative offset")
	case off >= r.Size():
		return 0, io.EOF
	}
	if n = copy(b, r.data[off:]); n < len(b) {
		err = io.EOF
	}
	return n, err
}

func (r *Reader) ReadByte() (byte, error) {
	r.last = -1
	if r.at >= r.Size() {
		return 0, io.EOF
	}
	r.at++
	return r.data[r.at-1], nil
}

func (r *Reader) UnreadByte() error {
	if r.at > 0 {
		r.take(-1)
		return nil
	}
	return errors.New("bytes.Reader.UnreadByte: at beginning of slice")
}

func (r *Reader) ReadRune() (ch rune, size int, err error) {
	rest := r.rest()
	if len(rest) == 0 {
		r.last = -1
		return 0, 0, io.EOF
	}
	ch, size = utf8.DecodeRune(rest)
	r.last = int(r.at)
	r.at += int64(size)
	return ch, size, nil
}

func (r *Reader) UnreadRune() error {
	switch {
	case r.at <= 0:
		return errors.New("bytes.Reader.UnreadRune: at beginning of slice")
	case r.last < 0:
		return errors.New("bytes.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.take(r.last - int(r.at))
	return nil
}

func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	origins := [...]int64{io.SeekStart: 0, io.SeekCurrent: r.at, io.SeekEnd: r.Size()}
	r.last = -1
	if whence < 0 || whence >= len(origins) {
		return 0, errors.New("bytes.Reader.Seek: invalid whence")
	}
	if to := origins[whence] + offset; to >= 0 {
		r.at = to
		return to, nil
	}
	return 0, errors.New("bytes.Reader.Seek: negative position")
}

func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	r.last = -1
	rest := r.rest()
	if len(rest) == 0 {
		return 0, nil
	}
	count, err := send(w, rest, "bytes.Reader")
	r.take(count)
	return int64(count), err
}
