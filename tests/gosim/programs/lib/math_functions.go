package main

import (
	"fmt"
	"math"
)

func main() {
	points := []float64{0, math.Copysign(0, -1), 0.1, 0.5, 1, -1, 1.5, 2, -2.5, 3.7, 10, -10, 100, 1e-5, 1e10, 1e300, math.Pi, math.E, math.Inf(1), math.Inf(-1), math.NaN()}
	one := []struct {
		name string
		f    func(float64) float64
	}{
		{"Abs", math.Abs}, {"Acos", math.Acos}, {"Acosh", math.Acosh}, {"Asin", math.Asin}, {"Asinh", math.Asinh}, {"Atan", math.Atan}, {"Atanh", math.Atanh}, {"Cbrt", math.Cbrt},
		{"Ceil", math.Ceil}, {"Cos", math.Cos}, {"Cosh", math.Cosh}, {"Exp", math.Exp}, {"Exp2", math.Exp2}, {"Floor", math.Floor}, {"Log", math.Log}, {"Log10", math.Log10}, {"Log2", math.Log2}, {"Logb", math.Logb},
		{"Round", math.Round}, {"RoundToEven", math.RoundToEven}, {"Sin", math.Sin}, {"Sinh", math.Sinh}, {"Sqrt", math.Sqrt}, {"Tan", math.Tan}, {"Tanh", math.Tanh}, {"Trunc", math.Trunc},
	}
	for _, c := range one {
		fmt.Print(c.name)
		for _, x := range points {
			fmt.Print(" ", c.f(x))
		}
		fmt.Println()
	}
	for _, x := range points {
		for _, y := range points {
			fmt.Print(math.Atan2(x, y), " ", math.Copysign(x, y), " ", math.Dim(x, y), " ", math.Hypot(x, y), " ", math.Max(x, y), " ", math.Min(x, y), " ", math.Mod(x, y), " ", math.Nextafter(x, y), " ", math.Pow(x, y), " ", math.Remainder(x, y), " ", math.FMA(x, y, 1), ";")
		}
		fmt.Println()
		frac, exp := math.Frexp(x)
		whole, part := math.Modf(x)
		sin, cos := math.Sincos(x)
		fmt.Println(frac, exp, whole, part, sin, cos, math.Ldexp(x, 3), math.Ilogb(x), math.IsNaN(x), math.IsInf(x, 0), math.IsInf(x, 1), math.IsInf(x, -1), math.Signbit(x), math.Float64bits(math.Abs(x)), math.Float32bits(float32(math.Abs(x))))
		fmt.Printf("%.12g %.12g %.12g %.12g %.12g\n", math.Gamma(x), math.Erf(x), math.Erfc(x), math.Log1p(x), math.Expm1(x))
		lg, sign := math.Lgamma(x)
		fmt.Printf("%.12g %d %.12g %.12g\n", lg, sign, math.Erfinv(x), math.Erfcinv(x))
	}
	for n := -330; n < 320; n += 13 {
		fmt.Print(math.Pow10(n), " ")
	}
	fmt.Println(math.Float64frombits(0x400921FB54442D18), math.Float32frombits(0x40490FDB), math.Nextafter32(1, 2), math.Inf(0), math.NaN())
	fmt.Println(math.MaxInt, math.MinInt, math.MaxInt8, math.MaxUint16, uint64(math.MaxUint64), math.MaxFloat32, math.SmallestNonzeroFloat64, math.MaxFloat64, math.Pi, math.E, math.Phi, math.Sqrt2, math.Ln2, math.Log2E, math.Ln10, math.Log10E, math.SqrtPi)
}
