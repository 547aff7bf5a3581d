// run

package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func main() {
	for _, s := range []string{"", "0", "1", "-1", "+5", "007", "12a", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "0x1F", "0b11", "0o17", "017", "1_000", "_1", "1__0", "0x_f", " 1", "1 ", "-", "+", "٣", "1e3", "0x", "ff", "zz", "-0", "99999999999999999999999"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
		for _, base := range []int{0, 2, 8, 10, 16, 36} {
			i, e1 := strconv.ParseInt(s, base, 64)
			u, e2 := strconv.ParseUint(s, base, 64)
			i8, e3 := strconv.ParseInt(s, base, 8)
			u16, e4 := strconv.ParseUint(s, base, 16)
			fmt.Println(base, i, e1, u, e2, i8, e3, u16, e4)
		}
	}
	_, err := strconv.ParseInt("1", 1, 0)
	fmt.Println(err)
	_, err = strconv.ParseInt("1", 37, 0)
	fmt.Println(err)
	_, err = strconv.ParseInt("1", 10, 65)
	fmt.Println(err)
	_, err = strconv.Atoi("x")
	var ne *strconv.NumError
	fmt.Println(errors.Is(err, strconv.ErrSyntax), errors.As(err, &ne), ne.Func, ne.Num, ne.Err)
	for _, s := range []string{"0", "1.5", "-1.5e3", ".5", "5.", "1e400", "-1e400", "1e-400", "inf", "-Inf", "+infinity", "nan", "NaN", "0x1p-2", "0x1.8p1", "0x1", "1_0.5", "0x_1p1", "", ".", "e5", "1e", "1e+", "abc", "1.2.3", " 1", "0.1", "123456789012345678", "2.2250738585072014e-308", "4.9e-324", "1.7976931348623157e308", "1.7976931348623159e308", "16777217", "3.4028236e38", "0x1p1024", "1e23", "8.5899345920001e9", "infx", "0x.p1", "1p3"} {
		f, e := strconv.ParseFloat(s, 64)
		g, e2 := strconv.ParseFloat(s, 32)
		fmt.Println(f, e, g, e2)
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, 0.1, 1.0 / 3, 1e21, 1e20, 123456789, 1e-7, 5e-324, math.MaxFloat64, math.Pi, 100, 1e6, 1234567, 0.5, 2.5, 1.5, math.Inf(1), math.NaN(), 33909, 622666234635.3213e-320} {
		for _, c := range []byte("eEfgGbxX") {
			for _, prec := range []int{-1, 0, 1, 3, 10, 20} {
				fmt.Print(strconv.FormatFloat(f, c, prec, 64), " ", strconv.FormatFloat(f, c, prec, 32), " ")
			}
		}
		fmt.Println()
	}
	fmt.Println(strconv.FormatFloat(1, 'z', -1, 64))
	for _, n := range []int64{0, 1, -1, 255, math.MaxInt64, math.MinInt64} {
		for _, base := range []int{2, 3, 8, 10, 16, 36} {
			fmt.Print(strconv.FormatInt(n, base), " ", strconv.FormatUint(uint64(n), base), " ")
		}
		fmt.Println(strconv.Itoa(int(n)))
	}
	for _, s := range []string{"", "hello", "tab\t", "q\"q", "世界", "\x00\x7f\xff", "\u200b\u00a0", "\U0001F600", "a\\b", "'single'", "\a\b\f\n\r\v", "\ufeff", "\u2028"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
		u, err := strconv.Unquote(strconv.Quote(s))
		fmt.Println(u == s, err)
	}
	for _, r := range []rune{'a', '\'', '"', '\n', '世', 0x1F600, -1, 0xD800, 0x110000, 0x7f, 0xa0, 0} {
		fmt.Println(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r))
	}
	for _, s := range []string{`"a"`, "`raw\\`", `'x'`, `'ab'`, `"a`, `a"`, `""`, `"\q"`, `"\x41\u4e16\101"`, `'\''`, `"\'"`, "\"a\nb\"", `"\ud800"`, "`a`b`", `'世'`, "", `"`, `"\400"`} {
		u, err := strconv.Unquote(s)
		p, err2 := strconv.QuotedPrefix(s + "tail")
		fmt.Printf("%q %v %q %v\n", u, err, p, err2)
	}
	v, mb, tail, err := strconv.UnquoteChar(`\u4e16rest`, '"')
	fmt.Println(v, mb, tail, err)
	v, mb, tail, err = strconv.UnquoteChar(`"x`, '"')
	fmt.Println(v, mb, tail, err)
	for _, s := range []string{"1", "t", "TRUE", "true", "True", "0", "f", "FALSE", "yes", ""} {
		b, err := strconv.ParseBool(s)
		fmt.Println(b, err)
	}
	for _, s := range []string{"1+2i", "(3-4i)", "5", "6i", "-i", "i", "1e3+2.5i", "x", "1+2", "(1+2i", "inf+nani", "1e400i", "", "1+-2i"} {
		c, err := strconv.ParseComplex(s, 128)
		fmt.Println(c, err)
	}
	fmt.Println(strconv.FormatComplex(1.5-2i, 'g', -1, 128), strconv.FormatBool(true), string(strconv.AppendInt([]byte("n="), -5, 10)), string(strconv.AppendQuote(nil, "q")), string(strconv.AppendFloat(nil, 1.5, 'f', 2, 64)), string(strconv.AppendBool(nil, false)), string(strconv.AppendUint(nil, 9, 2)), string(strconv.AppendQuoteRune(nil, 'x')))
	func() {
		defer func() { fmt.Println(recover()) }()
		strconv.FormatInt(1, 1)
	}()
}
