// run

package main

import (
	"fmt"
	"time"
)

var layouts = []string{
	"", "2006", "06", "1", "01", "Jan", "January", "Janx", "Januaryx", "2", "_2", "02", "002", "__2", "_2006", "2006_2",
	"Mon", "Monday", "Mondayx", "Monx", "15", "3", "03", "3PM", "3pm", "03 PM", "4", "04", "5", "05", "PM", "pm",
	"5.0", "05.000", "05.999", "05,000", "05.0000000000", "05.99999999999", ".000", ",999", "5 .00", "05.0001", "05.09",
	"MST", "Z07", "Z0700", "Z07:00", "Z070000", "Z07:00:00", "-07", "-0700", "-07:00", "-070000", "-07:00:00",
	"15:04 MST", "15:04 -0700 MST", "2006-01-02T15:04:05Z07:00", "2006 002", "002 2006 01 02", "Jan _2 2006",
	"x y", "x  y", " 2", "2 ", "15h4m5s", "1:04:05.00", "2006 1 2", "006", "0", "00", "07", "Z", "Z7", "-7", "2006-", "日2本",
}

var values = []string{
	"", "2024", "24", "69", "68", "-1", "+1", "1", "01", "12", "13", "0", "00", "31", "32", "29", "001", "365", "366", "367", " 1", "  1", "   1",
	"Jan", "jan", "JANUARY", "january", "Feb", "Janx", "May", "Mon", "sun", "Wednesday", "wednes", "Januaryx",
	"23", "24", "25", "3PM", "3pm", "12AM", "12 AM", "12PM", "03 PM", "0PM", "13PM", "PM", "am", "59", "60", "5.5", "05.5", "05.123", "05,123", "05.1234567890",
	"05.123456789x", "05.12345678901", "05.", "05.x", "05.-12", "05.+12", ".123", ",1", "5 .12",
	"UTC", "MST", "CEST", "CESTX", "ChST", "MeST", "GMT", "GMT+3", "GMT-12", "GMT+24", "GMT+x", "WITA", "ABCD", "ABCDT", "ABCDEF", "+03", "-11", "+3", "EST", "Est", "UTCX", "+00", "ab",
	"Z", "z", "+0700", "-07:00", "+07:00:30", "+070030", "+25:00", "+24:60", "+25:99", "+25:x9", "+2::00", "+:2:00", "+251", "+2561", "+0:x1", "x99:10", "+02:00:61", "+99:99:99", "+12:345", "-23:59", "-24:61", "+1:00", "Zx",
	"07:08 MST", "07:08 +0200 CEST", "07:08 -0000 UTC", "2024-02-29T12:30:45Z", "2023-02-29T12:30:45Z", "2024-02-29T12:30:45.678+02:00", "2024-02-29t12:30:45Z", "2024-2-29T12:30:45Z",
	"2024 366", "2023 366", "2024 060", "060 2024 02 29", "060 2024 03 01", "060 2024 02 28", "Jan  5 2024", "Jan 15 2024", "Jan 5 2024",
	"x y", "x  y", "xy", "x", " 2", "2 ", " 2 ", "3h4m5s", "1:02:03.45", "2024 2 30", "2024 4 31", "2024 11 30", "0000", "9999", "10000", "2024-", "日7本", "日7", "006", "07", "Z7",
}

var written = []time.Time{
	{},
	time.Date(2024, 2, 29, 0, 5, 9, 0, time.UTC),
	time.Date(2024, 12, 31, 12, 59, 59, 120000000, time.UTC),
	time.Date(-5, 3, 7, 13, 0, 0, 1, time.FixedZone("", -3600)),
	time.Date(12345, 10, 10, 23, 1, 1, 999999999, time.FixedZone("XYZ", 19830)),
	time.Date(1969, 1, 1, 11, 11, 11, 100, time.FixedZone("AB", -30)),
	time.Date(2000, 5, 20, 1, 2, 3, 45600, time.FixedZone("far", -86399)),
	time.Date(7, 9, 30, 3, 4, 5, 6000000, time.FixedZone("east", 90)),
}

func main() {
	for _, t := range written {
		for _, layout := range layouts {
			fmt.Printf("%q ", t.Format(layout))
		}
		fmt.Println()
	}
	read, failed := 0, 0
	for _, layout := range layouts {
		for _, value := range values {
			t, err := time.Parse(layout, value)
			if err == nil {
				read++
				fmt.Println(layout, "|", value, "|", t)
			} else if failed++; (len(layout)*7+len(value))%5 == 0 || value[:min(1, len(value))] == "+" && len(layout) > 4 {
				// A part of the faults, for they are many.
				fmt.Println(err)
			}
		}
	}
	fmt.Println(read, failed)
	berlin := time.FixedZone("CEST", 7200)
	for _, value := range []string{"07:08 CEST", "07:08 MST", "07:08 UTC", "07:08 GMT+2"} {
		t, err := time.ParseInLocation("15:04 MST", value, berlin)
		fmt.Println(t, err, t.Location() == berlin)
	}
	for _, value := range []string{"07:08 +0200", "07:08 +0300", "07:08 +0000"} {
		t, err := time.ParseInLocation("15:04 -0700", value, berlin)
		fmt.Println(t, err, t.Location() == berlin)
	}
	_, err := time.Parse("2006", "20x6")
	e := err.(*time.ParseError)
	fmt.Printf("%q %q %q %q %q\n", e.Layout, e.Value, e.LayoutElem, e.ValueElem, e.Message)
	for _, text := range []string{"null", "12", `"`, `""`, "", `"2024-02-29T1:02:03Z"`, `"2024-02-29T01:02:03,5+24:00"`, `"x"`, `2024-02-29T01:02:03Z"`} {
		var t time.Time
		fmt.Println(t.UnmarshalJSON([]byte(text)), t)
	}
	var none *time.Location
	fmt.Println(none, time.Time{}.In(time.Local), time.Tick(0) == nil, time.Tick(-1) == nil)
	_, err = time.Date(2024, 1, 1, 0, 0, 0, 0, time.FixedZone("", 40000*60)).MarshalBinary()
	fmt.Println(err)
	b, err := time.Date(2024, 1, 1, 0, 0, 0, 5, time.FixedZone("", -61)).MarshalBinary()
	fmt.Println(b, err)
	durations()
}

func durations() {
	for _, s := range []string{"", "+", "-", "0", "-0", "+0", "0s", "1", "1.", ".s", ".5s", "1.s", "-.5h", "1h2m3s", "1h-2m", "3 s", "1.5.5s", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "2562047h47m16.854775807s", "2562047h48m", "0.3333333333333333333h", "9007199254.740993ms", "0.9223372036854775807h", "1d", "1µs2μs", "1us.", "100000000000000000000ns", "00000000000000000000001s", "s", "1s1", "1s ", "\xff", "1\xffs", "0x1s", "1e3s", "++1s", "1m.", ".", "..", "1ns1ns"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
}
