package time

const (
	Layout		= "01/02 03:04:05PM '06 -0700"
	ANSIC		= "Mon Jan _2 15:04:05 2006"
	UnixDate	= "Mon Jan _2 15:04:05 MST 2006"
	RubyDate	= "Mon Jan 02 15:04:05 -0700 2006"
	RFC822		= "02 Jan 06 15:04 MST"
	RFC822Z		= "02 Jan 06 15:04 -0700"
	RFC850		= "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123		= "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z	= "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339		= "2006-01-02T15:04:05Z07:00"
	RFC3339Nano	= "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen		= "3:04PM"

	Stamp		= "Jan _2 15:04:05"
	StampMilli	= "Jan _2 15:04:05.000"
	StampMicro	= "Jan _2 15:04:05.000000"
	StampNano	= "Jan _2 15:04:05.000000000"
	DateTime	= "2006-01-02 15:04:05"
	DateOnly	= "2006-01-02"
	TimeOnly	= "15:04:05"
)
func (t Time) String() string
func (t Time) GoString() string
func (t Time) Format(layout string) string
func (t Time) AppendFormat(b []byte, layout string) []byte
type ParseError struct {
	Layout		string
	Value		string
	LayoutElem	string
	ValueElem	string
	Message		string
}
func (e *ParseError) Error() string
func Parse(layout, value string) (Time, error)
func ParseInLocation(layout, value string, loc *Location) (Time, error)
func ParseDuration(s string) (Duration, error)

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

type Timer struct {
	C     <-chan Time
	clock clock
}

func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := &Timer{C: c}
	t.clock.feed(c, Local)
	t.clock.start(d, 0)
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
	c := make(chan Time, 1)
	t := &Ticker{C: c}
	t.clock.feed(c, Local)
	t.clock.start(d, d)
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

func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}

// now: seconds since year 1 and nanoseconds, and nanoseconds since the program's start plus one.
func now() (sec, nsec, mono int64)

func Now() Time {
	sec, nsec, mono := now()
	return Time{sec, nsec, mono, Local}
}

// A Time made by Now has a monotonic reading; mono is zero in one that has not.
type Time struct {
	sec  int64 // since January 1, year 1, 00:00 UTC
	nsec int64 // 0 to 999999999
	mono int64
	loc  *Location
}

func (t Time) IsZero() bool
func (t Time) After(u Time) bool
func (t Time) Before(u Time) bool
func (t Time) Compare(u Time) int
func (t Time) Equal(u Time) bool
type Month int
const (
	January	Month	= 1 + iota
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
func (m Month) String() string
type Weekday int
const (
	Sunday	Weekday	= iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)
func (d Weekday) String() string
func (t Time) Date() (year int, month Month, day int)
func (t Time) Year() int
func (t Time) Month() Month
func (t Time) Day() int
func (t Time) Weekday() Weekday
func (t Time) ISOWeek() (year, week int)
func (t Time) Clock() (hour, min, sec int)
func (t Time) Hour() int
func (t Time) Minute() int
func (t Time) Second() int
func (t Time) Nanosecond() int
func (t Time) YearDay() int
type Duration int64
const (
	Nanosecond	Duration	= 1
	Microsecond			= 1000 * Nanosecond
	Millisecond			= 1000 * Microsecond
	Second				= 1000 * Millisecond
	Minute				= 60 * Second
	Hour				= 60 * Minute
)
func (d Duration) String() string
func (d Duration) Nanoseconds() int64
func (d Duration) Microseconds() int64
func (d Duration) Milliseconds() int64
func (d Duration) Seconds() float64
func (d Duration) Minutes() float64
func (d Duration) Hours() float64
func (d Duration) Truncate(m Duration) Duration
func (d Duration) Round(m Duration) Duration
func (d Duration) Abs() Duration
func (t Time) Add(d Duration) Time
func (t Time) Sub(u Time) Duration
func Since(t Time) Duration
func Until(t Time) Duration
func (t Time) AddDate(years int, months int, days int) Time
func (t Time) UTC() Time
func (t Time) Local() Time
func (t Time) In(loc *Location) Time
func (t Time) Location() *Location
func (t Time) Zone() (name string, offset int)
func (t Time) ZoneBounds() (start, end Time)
func (t Time) Unix() int64
func (t Time) UnixMilli() int64
func (t Time) UnixMicro() int64
func (t Time) UnixNano() int64
func (t Time) AppendBinary(b []byte) ([]byte, error)
func (t Time) MarshalBinary() ([]byte, error)
func (t *Time) UnmarshalBinary(data []byte) error
func (t Time) GobEncode() ([]byte, error)
func (t *Time) GobDecode(data []byte) error
func (t Time) MarshalJSON() ([]byte, error)
func (t *Time) UnmarshalJSON(data []byte) error
func (t Time) AppendText(b []byte) ([]byte, error)
func (t Time) MarshalText() ([]byte, error)
func (t *Time) UnmarshalText(data []byte) error
func Unix(sec int64, nsec int64) Time
func UnixMilli(msec int64) Time
func UnixMicro(usec int64) Time
func (t Time) IsDST() bool
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time
func (t Time) Truncate(d Duration) Time
func (t Time) Round(d Duration) Time

type Location struct {
}
var UTC *Location = &utcLoc
var Local *Location = &localLoc
func (l *Location) String() string
func FixedZone(name string, offset int) *Location
func LoadLocation(name string) (*Location, error)

func LoadLocationFromTZData(name string, data []byte) (*Location, error)

