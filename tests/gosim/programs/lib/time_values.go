package main

import (
	"fmt"
	"time"
)

func durations() {
	for _, d := range []time.Duration{0, 1, 999, 1000, 1001, 1500 * time.Microsecond, 999999999, time.Second, 61 * time.Second,
		time.Hour, 25*time.Hour + 3*time.Second + 40*time.Millisecond, -90 * time.Second, -1, 1<<63 - 1, -1 << 63} {
		fmt.Println(d, d.Nanoseconds(), d.Microseconds(), d.Milliseconds(), d.Seconds(), d.Minutes(), d.Hours(), d.Abs())
		for _, m := range []time.Duration{0, 1, 7, time.Microsecond, time.Millisecond, time.Second, 3 * time.Minute, time.Hour, 1 << 62} {
			fmt.Print(d.Round(m), " ", d.Truncate(m), "; ")
		}
		fmt.Println()
	}
	for _, s := range []string{"0", "1h", "1.5h", "-1h2m3.5s", "+5s", "1us2µs3μs4ns", ".5m", "1.s", "", "-", "3", "3x", "1h-2m", "h", ".s",
		"9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "2562047h47m16.854775807s", "2562048h", "1.00000000000000000000001s",
		"0.3333333333333333333h", "99999999999999999999s", "1\x7f\"é"} {
		d, err := time.ParseDuration(s)
		fmt.Println(s, d, err)
	}
	fmt.Printf("%v %d %s %T\n", time.Second, time.Second, 2*time.Minute, time.Hour)
}

func months() {
	for m := time.Month(0); m <= 13; m++ {
		fmt.Print(m, " ")
	}
	for d := time.Weekday(-1); d <= 7; d++ {
		fmt.Print(d, " ")
	}
	fmt.Println()
}

var layouts = []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z,
	time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly,
	"January Jan 1 01 Monday Mon 2 _2 02 002 __2 15 3 03 4 04 5 05 2006 06 PM pm MST Z0700 Z070000 Z07:00 Z07:00:00 Z07 -0700 -070000 -07:00 -07:00:00 -07",
	"Janet Month _2006 __2006 .000 ,000 .999 ,9999 .0005 .00a 0.9 2.000000000000 00:00 006 07 08 20 200 MSTX",
	"3:4:5 on 2/1 of '06", ""}

func moments() {
	east := time.FixedZone("EAST", 5*3600+1800)
	west := time.FixedZone("", -(7*3600 + 62))
	for _, t := range []time.Time{
		{}, time.Unix(0, 0), time.Unix(1e9, 123456789), time.Unix(-1, -1), time.UnixMilli(1700000000123), time.UnixMicro(-5),
		time.Date(2024, time.February, 30, 25, 61, 61, 1e9+7, time.UTC), time.Date(2023, 14, -3, 0, 0, 0, 5000000, east),
		time.Date(-44, 3, 15, 12, 0, 0, 0, time.UTC), time.Date(10000, 1, 1, 0, 0, 0, 0, west), time.Date(2000, 12, 31, 23, 59, 59, 999999999, west),
		time.Date(1900, 2, 28, 24, 0, 0, 0, time.Local), time.Date(2020, 12, 31, 1, 2, 3, 0, east),
	} {
		fmt.Println(t)
		fmt.Printf("%#v %v %+v %s\n", t, t.IsZero(), t.UTC(), t.In(east))
		y, w := t.ISOWeek()
		name, offset := t.Zone()
		fmt.Println(t.Unix(), t.UnixMilli(), t.UnixMicro(), t.UnixNano(), t.Year(), t.Month(), t.Day(), t.Weekday(), t.YearDay(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), y, w, name, offset, t.Location(), t.IsDST())
		for _, l := range layouts {
			fmt.Printf("%q ", t.Format(l))
		}
		fmt.Println()
		fmt.Println(t.Round(time.Hour), t.Truncate(24*time.Hour), t.Round(7*time.Second), t.Truncate(time.Millisecond), t.Add(-1), t.Add(1<<62), t.AddDate(1, -13, 40))
		text, err := t.MarshalText()
		fmt.Println(string(text), err)
	}
	a, b := time.Unix(5, 7), time.Unix(4, 9)
	fmt.Println(a.Sub(b), b.Sub(a), a.After(b), a.Before(b), a.Equal(a.UTC()), a == a.UTC(), a.Compare(b), b.Compare(a), a.Compare(a), time.Time{}.Sub(a), a.Sub(time.Time{}))
	for d := 1; d < 8; d++ {
		fmt.Print(time.Date(2019+d, 1, d, 0, 0, 0, 0, time.UTC).ISOWeek())
		fmt.Print(" ")
	}
	fmt.Println()
}

func parses() {
	for _, c := range [][2]string{
		{time.RFC3339, "2006-01-02T15:04:05Z"}, {time.RFC3339, "2006-01-02T15:04:05.5+07:30"}, {time.RFC3339Nano, "2006-01-02T15:04:05,123456789012-00:00"},
		{time.RFC3339, "2006-13-02T15:04:05Z"}, {time.RFC3339, "2006-02-30T15:04:05Z"}, {time.RFC3339, "2006-01-02T25:04:05Z"}, {time.RFC3339, "2006-01-02T1:04:05Z"},
		{time.RFC3339, "2006-01-02T15:60:05Z"}, {time.RFC3339, "2006-01-02T15:04:61Z"}, {time.RFC3339, "2006-01-02T15:04:05+25:00"}, {time.RFC3339, "2006-01-02T15:04:05+01:99"},
		{time.RFC3339, "2006-01-02T15:04:05"}, {time.RFC3339, "2006-01-02 15:04:05Z"}, {time.RFC3339, "2006-01-02T15:04:05Zjunk"}, {time.RFC3339, ""}, {time.RFC3339, "é"},
		{time.ANSIC, "Mon Jan  2 15:04:05 2006"}, {time.ANSIC, "mon jan 12 15:04:05 2006"}, {time.ANSIC, "Xon Jan 12 15:04:05 2006"}, {time.ANSIC, "Mon   Jan 2 15:04:05 2006"},
		{time.UnixDate, "Mon Jan  2 15:04:05 MST 2006"}, {time.UnixDate, "Mon Jan  2 15:04:05 UTC 2006"}, {time.UnixDate, "Mon Jan  2 15:04:05 GMT+3 2006"}, {time.UnixDate, "Mon Jan  2 15:04:05 CEST 2006"},
		{time.UnixDate, "Mon Jan  2 15:04:05 ABCDEF 2006"}, {time.UnixDate, "Mon Jan  2 15:04:05 +03 2006"}, {time.UnixDate, "Mon Jan  2 15:04:05 WITA 2006"}, {time.UnixDate, "Mon Jan  2 15:04:05 GMT+45 2006"},
		{time.RFC1123Z, "Mon, 02 Jan 2006 15:04:05 -0730"}, {time.RFC850, "Monday, 02-Jan-68 15:04:05 UTC"}, {time.RFC850, "Monday, 02-Jan-69 15:04:05 UTC"},
		{time.Kitchen, "3:04PM"}, {time.Kitchen, "12:04AM"}, {time.Kitchen, "12:04PM"}, {time.Kitchen, "13:04PM"}, {time.Kitchen, "3:04XM"}, {time.Kitchen, "3:04"}, {"3:04pm", "3:04pm"},
		{time.DateTime, "2024-02-29 00:00:00"}, {time.DateTime, "2023-02-29 00:00:00"}, {time.DateTime, "2024-02-29 00:00:00.25"}, {time.DateOnly, "2024-2-29"}, {time.DateOnly, "24-02-29"}, {time.DateOnly, "2024-02-29 "},
		{"2006 002", "2024 060"}, {"2006 002", "2023 060"}, {"2006 002", "2023 366"}, {"2006 002", "2024 366"}, {"2006 002 1", "2024 060 3"}, {"2006 002 2", "2024 060 28"}, {"2006 __2", "2024   7"}, {"2006 002", "2024 0"},
		{"15:04:05.000", "01:02:03.456"}, {"15:04:05.000", "01:02:03.4"}, {"15:04:05.999", "01:02:03"}, {"15:04:05.999", "01:02:03.123456"}, {"15:04:05,000", "01:02:03.456"}, {"15:04:05.000", "01:02:03.4x6"},
		{"Jan 2 -07", "Feb 3 +05"}, {"-070000", "+012345"}, {"Z07:00:00", "-01:02:03"}, {"-07:00", "+0100"}, {"Z0700", "Z"}, {"06", "+6"}, {"_2 Jan", " 3 Mar"}, {"02", "3"}, {"2", "33"}, {"1", "0"}, {"01", "13"},
		{"a  b", "a b"}, {"a b", "a  b"}, {"ab", "a b"}, {"a b", "ab"}, {"", "x"}, {"", ""}, {"\"é", "\x01"},
	} {
		t, err := time.Parse(c[0], c[1])
		fmt.Printf("%q %q: %v %v\n", c[0], c[1], t, err)
		if e, ok := err.(*time.ParseError); ok {
			fmt.Printf("  %q %q %q\n", e.LayoutElem, e.ValueElem, e.Message)
		}
	}
	loc := time.FixedZone("ABC", 3600)
	for _, s := range []string{"12:00 ABC", "12:00 XYZ", "12:00 UTC"} {
		t, err := time.ParseInLocation("15:04 MST", s, loc)
		fmt.Println(t, t.Location() == loc, err)
	}
	t, err := time.ParseInLocation("15:04", "10:10", loc)
	fmt.Println(t, err)
	var u time.Time
	fmt.Println(u.UnmarshalText([]byte("2020-05-06T07:08:09+01:00")), u, u.UnmarshalJSON([]byte(`"2021-05-06T07:08:09Z"`)), u)
	for _, n := range []string{"", "UTC", "Local", "Nowhere/Land"} {
		l, err := time.LoadLocation(n)
		fmt.Println(l, err)
	}
}

func main() {
	durations()
	months()
	moments()
	parses()
}
