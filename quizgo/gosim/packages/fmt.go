package fmt

import (
	"errors"
	"io"
	"os"
	"strconv"
	"unicode/utf8"
)

type Stringer interface {
	String() string
}

type GoStringer interface {
	GoString() string
}

type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

type Formatter interface {
	Format(f State, verb rune)
}

// printState is the State a Format method writes to.
type printState struct {
	text      []byte
	wid, prec int // -1: none
	flags     int
}

func (s *printState) Write(b []byte) (n int, err error) {
	s.text = append(s.text, b...)
	return len(b), nil
}

func (s *printState) WriteString(text string) (n int, err error) {
	s.text = append(s.text, text...)
	return len(text), nil
}

func (s *printState) Width() (wid int, ok bool)      { return known(s.wid, -1) }
func (s *printState) Precision() (prec int, ok bool) { return known(s.prec, -1) }

// known is a number, unless it stands for none.
func known(n, none int) (int, bool) {
	if n == none {
		return 0, false
	}
	return n, true
}

func (s *printState) Flag(c int) bool {
	for bit, flag := range "-+# 0" {
		if c == int(flag) {
			return s.flags>>bit&1 == 1
		}
	}
	return false
}

// Methods that a request can be for.
const (
	callError = iota
	callString
	callGoString
	callFormat
)

// request asks for the text of a value that can print itself.
type request struct {
	v                any
	method           int
	verb             rune
	wid, prec, flags int
}

// answer is that text. problem is what the method panicked with, if it failed.
type answer struct {
	text    string
	problem any
	failed  bool
}

func callMethods(requests []request) []answer {
	answers := make([]answer, len(requests))
	for i := range requests {
		answers[i] = requests[i].carryOut()
	}
	return answers
}

func (r *request) carryOut() (a answer) {
	var state *printState
	a.failed = true
	defer func() {
		if !a.failed {
			return
		}
		a.problem = recover()
		if state != nil {
			a.text = string(state.text)
		}
	}()
	switch r.method {
	case callError:
		a.text = r.v.(error).Error()
	case callString:
		a.text = r.v.(Stringer).String()
	case callGoString:
		a.text = r.v.(GoStringer).GoString()
	case callFormat:
		state = &printState{wid: r.wid, prec: r.prec, flags: r.flags}
		r.v.(Formatter).Format(state, r.verb)
		a.text = string(state.text)
	}
	a.failed = false
	return
}

type hookTable struct {
	call       func([]request) []answer
	interfaces [4]any
	native     any
}

var hooks = hookTable{
	callMethods,
	[4]any{(*error)(nil), (*Stringer)(nil), (*GoStringer)(nil), (*Formatter)(nil)},
	nil,
}

func sprintf(hooks *hookTable, format string, a []any) string
func sprint(hooks *hookTable, a []any) string
func sprintln(hooks *hookTable, a []any) string
func errorf(hooks *hookTable, format string, a []any) (text string, wraps int, operands []int)

func Sprintf(format string, a ...any) string { return sprintf(&hooks, format, a) }
func Sprint(a ...any) string                 { return sprint(&hooks, a) }
func Sprintln(a ...any) string               { return sprintln(&hooks, a) }

func Printf(format string, a ...any) (n int, err error) {
	return os.Stdout.WriteString(sprintf(&hooks, format, a))
}

func Print(a ...any) (n int, err error) { return os.Stdout.WriteString(sprint(&hooks, a)) }

func Println(a ...any) (n int, err error) { return os.Stdout.WriteString(sprintln(&hooks, a)) }

func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	return w.Write([]byte(sprintf(&hooks, format, a)))
}

func Fprint(w io.Writer, a ...any) (n int, err error) { return w.Write([]byte(sprint(&hooks, a))) }

func Fprintln(w io.Writer, a ...any) (n int, err error) {
	return w.Write([]byte(sprintln(&hooks, a)))
}

func Appendf(b []byte, format string, a ...any) []byte {
	return append(b, sprintf(&hooks, format, a)...)
}

func Append(b []byte, a ...any) []byte { return append(b, sprint(&hooks, a)...) }

func Appendln(b []byte, a ...any) []byte { return append(b, sprintln(&hooks, a)...) }

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

func Errorf(format string, a ...any) (err error) {
	text, wraps, operands := errorf(&hooks, format, a)
	switch wraps {
	case 0:
		return errors.New(text)
	case 1:
		w := &wrapError{msg: text}
		w.err, _ = a[operands[0]].(error)
		return w
	}
	w := &wrapErrors{msg: text}
	for _, i := range operands {
		if e, ok := a[i].(error); ok {
			w.errs = append(w.errs, e)
		}
	}
	return w
}

// FormatString gives back the directive that a Format method was called for.
func FormatString(state State, verb rune) string {
	s := "%"
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			s += string(c)
		}
	}
	if w, ok := state.Width(); ok {
		s += Sprint(w)
	}
	if p, ok := state.Precision(); ok {
		s += "." + Sprint(p)
	}
	return s + string(verb)
}

type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

type Scanner interface {
	Scan(state ScanState, verb rune) error
}

func Scan(a ...any) (n int, err error)   { return Fscan(os.Stdin, a...) }
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

type stringReader struct{ rest string }

func (r *stringReader) Read(b []byte) (n int, err error) {
	n = copy(b, r.rest)
	r.rest = r.rest[n:]
	if n == 0 {
		err = io.EOF
	}
	return
}

func Sscan(str string, a ...any) (n int, err error)   { return Fscan(&stringReader{str}, a...) }
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&stringReader{str}, a...) }

func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&stringReader{str}, format, a...)
}

func Fscan(r io.Reader, a ...any) (n int, err error) {
	return newScanning(r, true, false).values(a)
}

func Fscanln(r io.Reader, a ...any) (n int, err error) {
	return newScanning(r, false, true).values(a)
}

func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newScanning(r, false, false).formatted(format, a)
}

// byteRunes reads runes from a Reader byte by byte, so that nothing is taken that is not used.
type byteRunes struct {
	r      io.Reader
	bytes  []byte // read, not used yet: of a broken rune
	last   rune
	size   int
	unread bool
}

func (b *byteRunes) next(at int) error {
	if at < len(b.bytes) {
		return nil
	}
	var one [1]byte
	if n, err := io.ReadFull(b.r, one[:]); n != 1 {
		return err
	}
	b.bytes = append(b.bytes, one[0])
	return nil
}

func (b *byteRunes) ReadRune() (r rune, size int, err error) {
	if b.unread {
		b.unread = false
		return b.last, b.size, nil
	}
	if err = b.next(0); err != nil {
		return
	}
	n := 1
	for ; !utf8.FullRune(b.bytes[:n]); n++ {
		if err = b.next(n); err == io.EOF {
			break
		} else if err != nil {
			return
		}
	}
	r, size = utf8.DecodeRune(b.bytes[:n])
	b.bytes = b.bytes[size:]
	b.last, b.size = r, size
	return r, size, nil
}

func (b *byteRunes) UnreadRune() error {
	b.unread = true
	return nil
}

const (
	noRune  = -1
	anyWide = 1 << 30
)

// scanProblem is what a scan panics with; the exported functions recover it.
type scanProblem struct{ err error }

// scanning is one call of a Scan function. It is the ScanState of Scan methods.
type scanning struct {
	in           io.RuneScanner
	text         []byte // of the token being read
	count, limit int    // runes read, and how many may be
	width        int    // of the verb
	atEnd        bool
	// A newline is white space, or ends the scan, or is what nobody asked for.
	lineSpace, lineEnds bool
}

func newScanning(r io.Reader, lineSpace, lineEnds bool) *scanning {
	in, ok := r.(io.RuneScanner)
	if !ok {
		in = &byteRunes{r: r}
	}
	return &scanning{in: in, limit: anyWide, width: anyWide, lineSpace: lineSpace, lineEnds: lineEnds}
}

func (s *scanning) fail(message string) { s.failWith(errors.New(message)) }

func (s *scanning) failWith(err error) { panic(scanProblem{err}) }

func scanRecover(err *error) {
	switch problem := recover().(type) {
	case nil:
	case scanProblem:
		*err = problem.err
	default:
		panic(problem)
	}
}

func (s *scanning) Width() (wid int, ok bool) { return known(s.width, anyWide) }

func (s *scanning) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scanning) ReadRune() (r rune, size int, err error) {
	if s.limit <= s.count || s.atEnd {
		return 0, 0, io.EOF
	}
	r, size, err = s.in.ReadRune()
	switch err {
	case nil:
		s.count++
		s.atEnd = r == '\n' && s.lineEnds
	case io.EOF:
		s.atEnd = true
	}
	return r, size, err
}

func (s *scanning) UnreadRune() error {
	s.count--
	s.atEnd = false
	s.in.UnreadRune()
	return nil
}

func (s *scanning) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer scanRecover(&err)
	if skipSpace {
		s.SkipSpace()
	}
	if f == nil {
		f = notSpace
	}
	s.text = nil
	s.takeWhile(f)
	return s.text, nil
}

func isSpace(r rune) bool

func notSpace(r rune) bool { return !isSpace(r) }

// rune is the next one, or noRune at the end.
func (s *scanning) rune() rune {
	r, _, err := s.ReadRune()
	switch err {
	case nil:
		return r
	case io.EOF:
		return noRune
	}
	s.failWith(err)
	return noRune
}

func (s *scanning) mustRune() rune {
	r := s.rune()
	if r == noRune {
		s.failWith(io.ErrUnexpectedEOF)
	}
	return r
}

// ahead is the next rune, which stays to be read.
func (s *scanning) ahead() rune {
	r := s.rune()
	if r != noRune {
		s.UnreadRune()
	}
	return r
}

func (s *scanning) mustGoOn() {
	if s.ahead() == noRune {
		s.failWith(io.EOF)
	}
}

func isIn(set string, r rune) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

func (s *scanning) take(r rune) { s.text = utf8.AppendRune(s.text, r) }

// takeWhile takes runes into the token as long as f likes them.
func (s *scanning) takeWhile(f func(rune) bool) {
	for r := s.rune(); r != noRune; r = s.rune() {
		if !f(r) {
			s.UnreadRune()
			return
		}
		s.take(r)
	}
}

// accept takes the next rune into the token if it is in the set.
func (s *scanning) accept(set string) bool {
	r := s.rune()
	fits := isIn(set, r)
	switch {
	case fits:
		s.take(r)
	case r != noRune:
		s.UnreadRune()
	}
	return fits
}

func (s *scanning) acceptAll(set string) {
	for s.accept(set) {
	}
}

// acceptEach takes a rune of each set, up to the first that is missing.
func (s *scanning) acceptEach(sets ...string) bool {
	for _, set := range sets {
		if !s.accept(set) {
			return false
		}
	}
	return true
}

func (s *scanning) SkipSpace() {
	for {
		r := s.rune()
		switch {
		case r == noRune:
			return
		case r == '\r' && s.ahead() == '\n':
		case !isSpace(r):
			s.UnreadRune()
			return
		case r == '\n' && !s.lineSpace:
			s.fail("unexpected newline")
		}
	}
}

// blanks reads white space within a line, and gives what follows it.
func (s *scanning) blanks() rune {
	for {
		if r := s.rune(); r == '\n' || !isSpace(r) {
			return r
		}
	}
}

func (s *scanning) checkVerb(verb rune, fine, what string) {
	if !isIn(fine, verb) {
		s.fail("bad verb '%" + string(verb) + "' for " + what)
	}
}

func (s *scanning) start() {
	s.SkipSpace()
	s.mustGoOn()
}

func (s *scanning) bool(verb rune) bool {
	s.start()
	s.checkVerb(verb, "tv", "boolean")
	switch s.rune() {
	case '1':
		return true
	case 't', 'T':
		s.mayGoOn("rR", "uU", "eE")
		return true
	case 'f', 'F':
		s.mayGoOn("aA", "lL", "sS", "eE")
	}
	return false
}

// mayGoOn: the letter alone will do, but what has begun must be the whole word.
func (s *scanning) mayGoOn(next string, others ...string) {
	if s.accept(next) && !s.acceptEach(others...) {
		s.fail("syntax error scanning boolean")
	}
}

const (
	binary      = "01"
	octal       = "01234567"
	decimal     = "0123456789"
	hexadecimal = "0123456789aAbBcCdDeEfF"
	floatVerbs  = "beEfFgGv"
)

// integer reads the digits of an integer and gives the base they are in, 0 where they say it.
func (s *scanning) integer(verb rune, signs string) (digits string, base int) {
	s.start()
	s.checkVerb(verb, "bdoUxXv", "integer")
	if verb == 'U' {
		if s.rune() != 'U' || s.rune() != '+' {
			s.fail("bad unicode format ")
		}
	} else if signs != "" {
		s.accept(signs)
	}
	if verb == 'v' && s.accept("0") {
		s.acceptAll(s.prefixed() + "_")
		return string(s.text), 0
	}
	set := decimal + "_"
	switch verb {
	case 'b':
		base, set = 2, binary
	case 'o':
		base, set = 8, octal
	case 'd':
		base, set = 10, decimal
	case 'x', 'X', 'U':
		base, set = 16, hexadecimal
	}
	s.mustGoOn()
	if !s.accept(set) {
		s.fail("expected integer")
	}
	s.acceptAll(set)
	return string(s.text), base
}

// prefixed are the digits that may follow a 0 and perhaps a letter.
func (s *scanning) prefixed() string {
	switch {
	case s.accept("xX"):
		return hexadecimal
	case s.accept("bB"):
		return binary
	}
	s.accept("oO")
	return octal
}

func (s *scanning) char(bits int) rune {
	s.mustGoOn()
	r := s.rune()
	if shift := uint(64 - bits); int64(r)<<shift>>shift != int64(r) {
		s.fail("overflow on character value " + string(r))
	}
	return r
}

func (s *scanning) int(verb rune, bits int) int64 {
	if verb == 'c' {
		return int64(s.char(bits))
	}
	digits, base := s.integer(verb, "+-")
	n, err := strconv.ParseInt(digits, base, 64)
	if err != nil {
		s.failWith(err)
	}
	if shift := uint(64 - bits); n<<shift>>shift != n {
		s.fail("integer overflow on token " + digits)
	}
	return n
}

func (s *scanning) uint(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.char(bits))
	}
	digits, base := s.integer(verb, "")
	n, err := strconv.ParseUint(digits, base, 64)
	if err != nil {
		s.failWith(err)
	}
	if shift := uint(64 - bits); n<<shift>>shift != n {
		s.fail("unsigned integer overflow on token " + digits)
	}
	return n
}

func (s *scanning) floatText() string {
	s.text = nil
	if !s.acceptEach("nN", "aA", "nN") {
		s.accept("+-")
		if !s.acceptEach("iI", "nN", "fF") {
			s.floatDigits()
		}
	}
	return string(s.text)
}

func (s *scanning) floatDigits() {
	digits, exponent := decimal+"_", "eEpP"
	if s.acceptEach("0", "xX") {
		digits, exponent = hexadecimal+"_", "pP"
	}
	s.acceptAll(digits)
	if s.accept(".") {
		s.acceptAll(digits)
	}
	if s.accept(exponent) {
		s.accept("+-")
		s.acceptAll(decimal + "_")
	}
}

func (s *scanning) parsedFloat(text string, bits int) float64 {
	f, err := strconv.ParseFloat(text, bits)
	if err != nil {
		s.failWith(err)
	}
	return f
}

func (s *scanning) float(verb rune, bits int) float64 {
	s.checkVerb(verb, floatVerbs, "float"+strconv.Itoa(bits))
	s.start()
	return s.parsedFloat(s.floatText(), bits)
}

func (s *scanning) complex(verb rune, bits int) complex128 {
	s.checkVerb(verb, floatVerbs, "complex")
	s.start()
	const wrong = "syntax error scanning complex number"
	open := s.accept("(")
	re := s.floatText()
	s.text = nil
	if !s.accept("+-") {
		s.fail(wrong)
	}
	sign := string(s.text)
	im := sign + s.floatText()
	if !s.accept("i") || open && !s.accept(")") {
		s.fail(wrong)
	}
	return complex(s.parsedFloat(re, bits/2), s.parsedFloat(im, bits/2))
}

func (s *scanning) string(verb rune) string {
	s.checkVerb(verb, "svqxX", "string")
	s.start()
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		return s.hex()
	}
	s.takeWhile(notSpace)
	return string(s.text)
}

func (s *scanning) quoted() string {
	s.mustGoOn()
	mark := s.rune()
	if mark != '`' && mark != '"' {
		s.fail("expected quoted string")
	}
	s.take(mark)
	for r := rune(noRune); r != mark; {
		r = s.mustRune()
		s.take(r)
		if r == '\\' && mark == '"' {
			s.take(s.mustRune())
		}
	}
	if mark == '`' {
		return string(s.text[1 : len(s.text)-1])
	}
	result, err := strconv.Unquote(string(s.text))
	if err != nil {
		s.failWith(err)
	}
	return result
}

func (s *scanning) hex() string {
	s.mustGoOn()
	var out []byte
	for isIn(hexadecimal, s.ahead()) {
		pair := string(s.rune())
		r := s.mustRune()
		if !isIn(hexadecimal, r) {
			s.fail("illegal hex digit")
		}
		n, _ := strconv.ParseUint(pair+string(r), 16, 8)
		out = append(out, byte(n))
	}
	if len(out) == 0 {
		s.fail("no hex data for %x string")
	}
	return string(out)
}

// What an operand points to, as scanTarget says.
const (
	scanNoPointer = iota
	scanOther
	scanBool
	scanInt
	scanUint
	scanFloat
	scanComplex
	scanString
	scanBytes
)

func scanTarget(arg any) (kind, bits int, name string)
func store(arg any, value any)

func (s *scanning) value(verb rune, arg any) {
	s.text = nil
	if v, ok := arg.(Scanner); ok {
		if err := v.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			s.failWith(err)
		}
		return
	}
	kind, bits, name := scanTarget(arg)
	switch kind {
	case scanNoPointer:
		s.fail("type not a pointer: " + name)
	case scanOther:
		s.fail("can't scan type: " + name)
	case scanBool:
		store(arg, s.bool(verb))
	case scanInt:
		store(arg, s.int(verb, bits))
	case scanUint:
		store(arg, s.uint(verb, bits))
	case scanFloat:
		store(arg, s.float(verb, bits))
	case scanComplex:
		store(arg, s.complex(verb, bits))
	case scanString:
		store(arg, s.string(verb))
	case scanBytes:
		store(arg, []byte(s.string(verb)))
	}
}

func (s *scanning) values(a []any) (n int, err error) {
	defer scanRecover(&err)
	for ; n < len(a); n++ {
		s.value('v', a[n])
	}
	if !s.lineEnds {
		return n, nil
	}
	if r := s.blanks(); r != '\n' && r != noRune {
		s.fail("expected newline")
	}
	return n, nil
}

// formatted goes through the format: white space, what must be in the input as it is, and verbs.
// %% is matched as it is. Where that fails, or what directly follows, Go goes back to the %% and
// takes it for a verb, which may have space before it.
func (s *scanning) formatted(format string, a []any) (n int, err error) {
	defer scanRecover(&err)
	for begin := format; format != ""; {
		c, size := utf8.DecodeRuneInString(format)
		if isSpace(c) {
			format = s.space(format)
			continue
		}
		if c == '%' {
			size = 2
		}
		if c != '%' || len(format) > 1 && format[1] == '%' {
			if s.mustRune() == c {
				format = format[size:]
				continue
			}
			s.UnreadRune()
			if begin[0] != '%' {
				s.fail("input does not match format")
			}
			format = begin
		}
		format, n = s.directive(format[1:], a, n)
		begin = format
	}
	if n < len(a) {
		s.fail("too many operands")
	}
	return n, nil
}

// space matches the white space that a format begins with, and gives the rest of the format:
// newlines one by one, other space in any amount.
func (s *scanning) space(format string) (rest string) {
	newlines, last := 0, ' '
	for format != "" {
		c, size := utf8.DecodeRuneInString(format)
		if !isSpace(c) {
			break
		}
		if c == '\n' {
			newlines++
		}
		last = c
		format = format[size:]
	}
	for range newlines {
		if r := s.blanks(); r != '\n' && r != noRune {
			s.fail("newline in format does not match input")
		}
	}
	if last != '\n' {
		s.someSpace(newlines == 0)
	}
	return format
}

// someSpace reads white space within a line, of which there must be some if it is needed.
func (s *scanning) someSpace(needed bool) {
	r := s.ahead()
	if needed && r == '\n' {
		s.rune()
		s.fail("newline in input does not match format")
	}
	if needed && r != noRune && !isSpace(r) {
		s.rune()
		s.fail("expected space in input to match format")
	}
	if s.blanks() != noRune {
		s.UnreadRune()
	}
}

// directive carries out what a % begins, with the operand of that number, and gives the rest of
// the format and the number of the next operand.
func (s *scanning) directive(format string, a []any, number int) (rest string, next int) {
	if format == "" {
		s.fail("missing verb: % at end of format string")
	}
	digits := 0
	for digits < len(format)-1 && isIn(decimal, rune(format[digits])) {
		digits++
	}
	s.width = anyWide
	if digits > 0 {
		s.width, _ = strconv.Atoi(format[:digits])
		format = format[digits:]
	}
	verb, size := utf8.DecodeRuneInString(format)
	if verb != 'c' {
		s.SkipSpace()
	}
	if verb == '%' {
		s.start()
		if !s.accept("%") {
			s.fail("missing literal %")
		}
		return format[size:], number
	}
	if number == len(a) {
		s.fail("too few operands for format '%" + format + "'")
	}
	s.limit = min(anyWide, s.count+s.width)
	s.value(verb, a[number])
	s.limit = anyWide
	return format[size:], number + 1
}
