package time

import "errors"

const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// Durations.

type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

func durationText(d Duration) string
func truncated(d, m Duration) Duration
func rounded(d, m Duration) Duration

// parsedDuration: problem is the error's text, or empty.
func parsedDuration(s string) (d Duration, problem string)

func ParseDuration(s string) (Duration, error) {
	d, problem := parsedDuration(s)
	if problem != "" {
		return 0, errors.New(problem)
	}
	return d, nil
}

func (d Duration) String() string      { return durationText(d) }
func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

func (d Duration) Seconds() float64 { return float64(d/Second) + float64(d%Second)/1e9 }
func (d Duration) Minutes() float64 { return float64(d/Minute) + float64(d%Minute)/(60*1e9) }
func (d Duration) Hours() float64   { return float64(d/Hour) + float64(d%Hour)/(60*60*1e9) }

func (d Duration) Truncate(m Duration) Duration { return truncated(d, m) }
func (d Duration) Round(m Duration) Duration    { return rounded(d, m) }

func (d Duration) Abs() Duration {
	if d == minDuration {
		return maxDuration
	}
	return max(d, -d)
}

// Months and days of the week.

type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December",
}

var dayNames = [...]string{
	"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
}

func (m Month) String() string {
	if m < January || m > December {
		return "%!Month(" + decimal(uint64(m)) + ")"
	}
	return monthNames[m-1]
}

func (d Weekday) String() string {
	if d < Sunday || d > Saturday {
		return "%!Weekday(" + decimal(uint64(d)) + ")"
	}
	return dayNames[d]
}

// decimal writes a number; as in Go, names out of range are shown unsigned.
func decimal(n uint64) string
func signed(n int) string

// Locations: UTC, Local, which is UTC too, and fixed zones. There is no database of others.

type Location struct {
	name   string
	zone   string
	offset int // seconds east of UTC
}

var utc = Location{name: "UTC", zone: "UTC"}
var UTC *Location = &utc

var local = Location{name: "Local", zone: "UTC"}
var Local *Location = &local

func (l *Location) known() *Location {
	if l == nil {
		return &utc
	}
	return l
}

func (l *Location) String() string { return l.known().name }

func FixedZone(name string, offset int) *Location { return &Location{name, name, offset} }

func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	return nil, errors.New("unknown time zone " + name)
}

// Moments.

// A Time made by Now has a monotonic reading; mono is zero in one that has not.
type Time struct {
	sec  int64 // since January 1, year 1, 00:00 UTC
	nsec int64 // 0 to 999999999
	mono int64
	loc  *Location
}

// toYear1970 is in seconds.
const toYear1970 = 62135596800

func Unix(sec int64, nsec int64) Time {
	sec += nsec / 1e9
	nsec %= 1e9
	if nsec < 0 {
		nsec += 1e9
		sec--
	}
	return Time{sec + toYear1970, nsec, 0, Local}
}

func UnixMilli(msec int64) Time { return Unix(msec/1e3, (msec%1e3)*1e6) }
func UnixMicro(usec int64) Time { return Unix(usec/1e6, (usec%1e6)*1e3) }

func date(year int, month Month, day, hour, min, sec, nsec int) (seconds, nanoseconds int64)

func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	s, n := date(year, month, day, hour, min, sec, nsec)
	return Time{s - int64(loc.offset), n, 0, nil}.at(loc)
}

// at shows the moment in a location. As in Go, UTC is kept as no location.
func (t Time) at(loc *Location) Time {
	if loc == &utc {
		loc = nil
	}
	t.loc = loc
	t.mono = 0
	return t
}

func (t Time) UTC() Time   { return t.at(UTC) }
func (t Time) Local() Time { return t.at(Local) }

func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	return t.at(loc)
}

func (t Time) Location() *Location { return t.loc.known() }

func (t Time) Zone() (name string, offset int) {
	loc := t.loc.known()
	return loc.zone, loc.offset
}

func (t Time) ZoneBounds() (start, end Time) { return }
func (t Time) IsDST() bool                   { return false }

func (t Time) IsZero() bool     { return t.sec == 0 && t.nsec == 0 }
func (t Time) Unix() int64      { return t.sec - toYear1970 }
func (t Time) UnixMilli() int64 { return t.Unix()*1e3 + t.nsec/1e6 }
func (t Time) UnixMicro() int64 { return t.Unix()*1e6 + t.nsec/1e3 }
func (t Time) UnixNano() int64  { return t.Unix()*1e9 + t.nsec }
func (t Time) Nanosecond() int  { return int(t.nsec) }

// Compare goes by the monotonic readings if both have one.
func (t Time) Compare(u Time) int {
	if t.mono != 0 && u.mono != 0 {
		return order(t.mono, u.mono)
	}
	if t.sec != u.sec {
		return order(t.sec, u.sec)
	}
	return order(t.nsec, u.nsec)
}

func order(a, b int64) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

func (t Time) After(u Time) bool  { return t.Compare(u) > 0 }
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }
func (t Time) Equal(u Time) bool  { return t.Compare(u) == 0 }

func (t Time) Add(d Duration) Time {
	t.sec += int64(d / Second)
	t.nsec += int64(d % Second)
	if t.nsec >= 1e9 {
		t.sec++
		t.nsec -= 1e9
	} else if t.nsec < 0 {
		t.sec--
		t.nsec += 1e9
	}
	if t.mono != 0 {
		sum := t.mono + int64(d)
		if (sum < t.mono) != (d < 0) {
			sum = 0
		}
		t.mono = sum
	}
	return t
}

// difference is the utmost Duration where the true one does not fit.
func difference(sec, nsec, otherSec, otherNsec int64) Duration

func (t Time) Sub(u Time) Duration {
	if t.mono != 0 && u.mono != 0 {
		return difference(0, t.mono, 0, u.mono)
	}
	return difference(t.sec, t.nsec, u.sec, u.nsec)
}

func Since(t Time) Duration { return Now().Sub(t) }
func Until(t Time) Duration { return t.Sub(Now()) }

func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec), t.Location())
}

// beyond is the rest of the moment divided by d, counted from the year 1.
func beyond(sec, nsec int64, d Duration) Duration

func (t Time) Truncate(d Duration) Time {
	t.mono = 0
	if d <= 0 {
		return t
	}
	return t.Add(-beyond(t.sec, t.nsec, d))
}

func (t Time) Round(d Duration) Time {
	t.mono = 0
	if d <= 0 {
		return t
	}
	rest := beyond(t.sec, t.nsec, d)
	if uint64(rest)*2 < uint64(d) {
		return t.Add(-rest)
	}
	return t.Add(d - rest)
}

func civil(sec int64) (year, month, day, hour, minute, second, weekday, yearDay int)

// shown is what a clock of its location shows, in seconds since the year 1.
func (t Time) shown() int64 { return t.sec + int64(t.loc.known().offset) }

func (t Time) Date() (year int, month Month, day int) {
	y, m, d, _, _, _, _, _ := civil(t.shown())
	return y, Month(m), d
}

func (t Time) Year() int {
	year, _, _ := t.Date()
	return year
}

func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

func (t Time) Clock() (hour, min, sec int) {
	_, _, _, hour, min, sec, _, _ = civil(t.shown())
	return
}

func (t Time) Hour() int {
	hour, _, _ := t.Clock()
	return hour
}

func (t Time) Minute() int {
	_, min, _ := t.Clock()
	return min
}

func (t Time) Second() int {
	_, _, sec := t.Clock()
	return sec
}

func (t Time) Weekday() Weekday {
	_, _, _, _, _, _, weekday, _ := civil(t.shown())
	return Weekday(weekday)
}

func (t Time) YearDay() int {
	_, _, _, _, _, _, _, yearDay := civil(t.shown())
	return yearDay
}

func isoWeek(sec int64) (year, week int)

func (t Time) ISOWeek() (year, week int) { return isoWeek(t.shown()) }

// Text.

func format(sec, nsec int64, zone string, offset int, layout string) string
func quote(s string) string

func (t Time) Format(layout string) string {
	loc := t.loc.known()
	return format(t.sec, t.nsec, loc.zone, loc.offset, layout)
}

func (t Time) AppendFormat(b []byte, layout string) []byte {
	return append(b, t.Format(layout)...)
}

func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.mono != 0 {
		s += monotonic(t.mono)
	}
	return s
}

func monotonic(ns int64) string

func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	s := "time.Date(" + signed(year) + ", time." + month.String()
	for _, n := range [...]int{day, hour, min, sec, int(t.nsec)} {
		s += ", " + signed(n)
	}
	switch loc := t.Location(); loc {
	case UTC:
		return s + ", time.UTC)"
	case Local:
		return s + ", time.Local)"
	default:
		return s + ", time.Location(" + quote(loc.name) + "))"
	}
}

type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quote(e.Value) + e.Message
	}
	return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) +
		": cannot parse " + quote(e.ValueElem) + " as " + quote(e.LayoutElem)
}

// What a text says of its zone.
const (
	saysNothing = iota
	saysUTC
	saysOffset
	saysName
)

func parsed(layout, value string) (sec, nsec int64, given, offset int, name, layoutElem, valueElem, message string, ok bool)

func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// parse: `unsaid` is where the moment is if the text does not say; `near` is preferred to a made-up
// location if it has the zone that the text names.
func parse(layout, value string, unsaid, near *Location) (Time, error) {
	sec, nsec, given, offset, name, layoutElem, valueElem, message, ok := parsed(layout, value)
	if !ok {
		return Time{}, &ParseError{layout, value, layoutElem, valueElem, message}
	}
	loc := unsaid
	switch given {
	case saysUTC:
		loc = UTC
	case saysOffset:
		near = near.known()
		if near.offset == offset && (name == "" || name == near.zone) {
			loc = near
		} else {
			loc = FixedZone(name, offset)
		}
	case saysName:
		near = near.known()
		if name != near.zone {
			// As Go has it, an unknown name does not move the moment.
			return Time{sec, nsec, 0, nil}.at(FixedZone(name, offset)), nil
		}
		loc = near
	}
	loc = loc.known()
	return Time{sec - int64(loc.offset), nsec, 0, nil}.at(loc), nil
}

func (t Time) strict() (string, error) {
	if year := t.Year(); year < 0 || year > 9999 {
		return "", errors.New("year outside of range [0,9999]")
	}
	if _, offset := t.Zone(); offset/3600 >= 24 || offset/3600 <= -24 {
		return "", errors.New("timezone hour outside of range [0,23]")
	}
	return t.Format(RFC3339Nano), nil
}

func (t Time) AppendText(b []byte) ([]byte, error) {
	text, err := t.strict()
	if err != nil {
		return nil, errors.New("Time.AppendText: " + err.Error())
	}
	return append(b, text...), nil
}

func (t Time) MarshalText() ([]byte, error) {
	text, err := t.strict()
	if err != nil {
		return nil, errors.New("Time.MarshalText: " + err.Error())
	}
	return []byte(text), nil
}

func (t *Time) UnmarshalText(data []byte) error {
	var err error
	*t, err = Parse(RFC3339, string(data))
	return err
}

func (t Time) MarshalJSON() ([]byte, error) {
	text, err := t.strict()
	if err != nil {
		return nil, errors.New("Time.MarshalJSON: " + err.Error())
	}
	return []byte(`"` + text + `"`), nil
}

func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	end := len(data) - 1
	if end < 1 || data[0] != '"' || data[end] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	return t.UnmarshalText(data[1:end])
}

// The binary form: a version, the seconds since the year 1, the nanoseconds, and the zone's offset in
// minutes, -1 for UTC. The second version has the offset's seconds too.

func (t Time) AppendBinary(b []byte) ([]byte, error) {
	minutes, seconds, version := -1, 0, byte(1)
	if t.Location() != UTC {
		_, offset := t.Zone()
		minutes, seconds = offset/60, offset%60
		if seconds != 0 {
			version = 2
		}
		if minutes < -32768 || minutes == -1 || minutes > 32767 {
			return b, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
	}
	b = appendBig(append(b, version), t.sec, 8)
	b = appendBig(appendBig(b, t.nsec, 4), int64(minutes), 2)
	if version == 2 {
		b = append(b, byte(seconds))
	}
	return b, nil
}

func appendBig(b []byte, x int64, bytes int) []byte {
	for i := bytes - 1; i >= 0; i-- {
		b = append(b, byte(x>>(8*i)))
	}
	return b
}

func big(b []byte) (x int64) {
	for _, c := range b {
		x = x<<8 | int64(c)
	}
	return x
}

func (t Time) MarshalBinary() ([]byte, error) {
	b, err := t.AppendBinary(nil)
	if err != nil {
		b = nil
	}
	return b, err
}

func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	size := 15
	switch data[0] {
	case 1:
	case 2:
		size = 16
	default:
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	if len(data) != size {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	offset := int(int16(big(data[13:15]))) * 60
	if size == 16 {
		offset += int(int8(data[15]))
	}
	loc := FixedZone("", offset)
	switch offset {
	case -60:
		loc = UTC
	case Local.offset:
		loc = Local
	}
	*t = Time{big(data[1:9]), int64(int32(big(data[9:13]))), 0, nil}.at(loc)
	return nil
}

func (t Time) GobEncode() ([]byte, error)   { return t.MarshalBinary() }
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }

// The clock: what the scheduler's timers do, in lib/time_clock.py.

func Sleep(d Duration)

// A clock is the runtime's side of a Timer or a Ticker.
type clock struct {
	native any
}

// feed makes the clock send on c; call makes it start f in a goroutine of its own.
func (k *clock) feed(c chan Time, loc *Location)
func (k *clock) call(f func())

// start and stop report whether the clock was running; made, whether it is more than a zero.
func (k *clock) start(d, period Duration) bool
func (k *clock) stop() bool
func (k *clock) made() bool

// ticks starts the clock on a channel of its own.
func (k *clock) ticks(first, period Duration) <-chan Time {
	c := make(chan Time, 1)
	k.feed(c, Local)
	k.start(first, period)
	return c
}

type Timer struct {
	C     <-chan Time
	clock clock
}

func NewTimer(d Duration) *Timer {
	t := new(Timer)
	t.C = t.clock.ticks(d, 0)
	return t
}

func AfterFunc(d Duration, f func()) *Timer {
	t := new(Timer)
	t.clock.call(f)
	t.clock.start(d, 0)
	return t
}

func After(d Duration) <-chan Time { return NewTimer(d).C }

func (t *Timer) Stop() bool {
	if !t.clock.made() {
		panic("time: Stop called on uninitialized Timer")
	}
	return t.clock.stop()
}

func (t *Timer) Reset(d Duration) bool {
	if !t.clock.made() {
		panic("time: Reset called on uninitialized Timer")
	}
	return t.clock.start(d, 0)
}

type Ticker struct {
	C     <-chan Time
	clock clock
}

func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	t := new(Ticker)
	t.C = t.clock.ticks(d, d)
	return t
}

func (t *Ticker) Stop() {
	if t.clock.made() {
		t.clock.stop()
	}
}

func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if !t.clock.made() {
		panic("time: Reset called on uninitialized Ticker")
	}
	t.clock.start(d, d)
}

func Tick(d Duration) (c <-chan Time) {
	if d > 0 {
		c = NewTicker(d).C
	}
	return c
}

// now: seconds since year 1 and nanoseconds, and nanoseconds since the program's start plus one.
func now() (sec, nsec, mono int64)

func Now() Time {
	sec, nsec, mono := now()
	return Time{sec, nsec, mono, Local}
}
