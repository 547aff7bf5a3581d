// run
package main

import (
	"fmt"
	"math"
)

func ops[T int8 | int16 | int32 | int64 | uint8 | uint16 | uint32 | uint64](xs ...T) {
	for _, a := range xs {
		for _, b := range xs {
			fmt.Print(a+b, a-b, a*b, a&b, a|b, a^b, a&^b, -a, ^a, " ")
			if b != 0 {
				fmt.Print(a/b, a%b, " ")
			}
			fmt.Print(a<<(uint(b)%70), a>>(uint(b)%70), a < b, a == b, ";")
		}
	}
	fmt.Println()
}

func main() {
	ops[int8](-128, -127, -1, 0, 1, 7, 127)
	ops[int16](math.MinInt16, -1, 3, math.MaxInt16)
	ops[int32](math.MinInt32, -1, 5, math.MaxInt32)
	ops[int64](math.MinInt64, -1, 0, 9, math.MaxInt64)
	ops[uint8](0, 1, 128, 255)
	ops[uint16](0, 3, math.MaxUint16)
	ops[uint32](1, 10, math.MaxUint32)
	ops[uint64](0, 6, math.MaxUint64)
	for _, f := range []float64{0, -1.5, 1e10, -3e9, 255.9, 300.7, 2147483648} {
		fmt.Println(int64(f), int32(int64(f)), uint8(int64(f)), float32(f))
	}
	var f32 float32 = 0.1
	fmt.Println(f32*f32, f32+0.2, float64(f32), f32 == 0.1, 1/f32, float32(16777217))
	x, y := 1.0, 0.0
	fmt.Println(x/y, -x/y, y/y, math.Inf(1) > x, min(x, math.NaN()), max(-y, y))
	var n int64 = 1<<53 + 1
	fmt.Println(float64(n), float32(n), int64(float64(n)), uint64(math.MaxInt64)+5)
	c := complex(1, 2)
	fmt.Println(c*c, c/complex(0, 1), real(c), imag(c), c == complex(1, 2), -c)
	var c64 complex64 = complex(0.1, 0.2)
	fmt.Println(c64*c64, complex128(c64))
	i, s := 3, uint(65)
	fmt.Println(i<<s, i>>s, -i>>s, 1<<i<<2)
	i++
	i--
	i += 5
	i <<= 2
	i &^= 3
	i %= 7
	fmt.Println(i, -7/2, -7%2, 7/-2, 7%-2, 'a'+1, "s"[0]-'a')
	const huge = 1 << 100
	fmt.Println(huge>>98, float64(huge), uint32(1)<<31>>31, 0x1p-2, 0b101, 0o17, 1_000)
	h := uint64(14695981039346656037)
	for _, b := range []byte("fnv") {
		h ^= uint64(b)
		h *= 1099511628211
	}
	fmt.Println(h, int32(h), int8(h), uintptr(h)>>60)
}
