package main

import (
	"fmt"
	"math"
	"time"
)

func main() {
	for _, s := range []int64{0, 1 << 40, -1 << 40, 1 << 50, -1 << 55, 1 << 61, -1 << 61, math.MaxInt64 - 62135596800, -62135596800} {
		t := time.Unix(s, 999999999).UTC()
		fmt.Println(t, t.Unix(), t.Weekday(), t.YearDay(), t.UnixNano() == s*1e9+999999999)
		fmt.Println(t.Format("2006 06 Jan 002"), t.AddDate(-3, 5, 100), t.Truncate(time.Hour), t.Round(time.Minute*7))
	}
	a := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	b := time.Date(2300, 1, 1, 0, 0, 0, 0, time.UTC)
	fmt.Println(b.Sub(a), a.Sub(b), a.IsZero(), time.Time{}.Equal(a), time.Time{} == a)
	fmt.Println(a.Add(-1), a.Add(math.MaxInt64), b.Add(math.MinInt64))
	fmt.Println(time.Date(2024, 0, 0, 0, 0, 0, 0, time.UTC), time.Date(2024, 25, 366, 48, 120, 7200, -1, time.UTC), time.Date(2023, 2, 29, 0, 0, 0, 0, time.UTC))
	fmt.Println(time.Date(2024, 1, 31, 0, 0, 0, 0, time.UTC).AddDate(0, 1, 0), time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC).AddDate(1, 0, 0))
	far := time.FixedZone("FAR", 100*3600)
	fmt.Println(time.Date(2024, 1, 1, 0, 0, 0, 0, far).UTC(), time.Unix(0, 0).In(time.FixedZone("x", -59)).Format("15:04:05 -07:00:00 Z07 -0700"))
	_, err := time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC).MarshalText()
	fmt.Println(err)
	_, err = time.Date(2000, 1, 1, 0, 0, 0, 0, far).MarshalJSON()
	fmt.Println(err)
	var t time.Time
	fmt.Println(t.UnmarshalJSON([]byte("null")), t.UnmarshalJSON([]byte("12")), t.UnmarshalText([]byte("nonsense")))
	for _, at := range []time.Time{time.Unix(1, 2).UTC(), time.Unix(-1, 2), time.Unix(1<<40, 0).In(time.FixedZone("", 3661)), time.Unix(5, 6).In(time.FixedZone("x", -7200))} {
		data, err := at.MarshalBinary()
		fmt.Println(data, err, t.UnmarshalBinary(data), t, t.Equal(at))
	}
	_, err = time.Unix(0, 0).In(time.FixedZone("", -60)).GobEncode()
	fmt.Println(err, t.GobDecode(nil), t.UnmarshalBinary([]byte{9}), t.UnmarshalBinary([]byte{1, 2}))
	m := map[time.Time]string{time.Unix(5, 0): "five"}
	fmt.Println(m[time.Unix(5, 0)], m[time.Unix(5, 0).UTC()] == "", time.UTC.String(), (*time.Location)(nil).String(), time.FixedZone("n", 5))
	type event struct {
		At   time.Time
		Took time.Duration
		On   time.Weekday
		In   time.Month
	}
	fmt.Printf("%v\n%+v\n", event{time.Unix(0, 0).UTC(), time.Second, 3, 4}, event{time.Unix(0, 0).UTC(), 1500, 0, 12})
	fmt.Printf("%s|%10v|%-10v|%d|%x\n", time.March, time.Minute, time.Friday, time.Second, 255*time.Nanosecond)
	for _, f := range []func(){func() { time.Date(1, 1, 1, 0, 0, 0, 0, nil) }, func() { time.Now().In(nil) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
