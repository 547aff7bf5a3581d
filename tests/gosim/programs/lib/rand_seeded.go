package main

import (
	"fmt"
	"math/rand"
	v2 "math/rand/v2"
)

type fixed struct{ n int64 }

func (f *fixed) Int63() int64    { f.n += 0x123456789abcdef; return f.n & (1<<63 - 1) }
func (f *fixed) Seed(seed int64) { f.n = seed }

func one(r *rand.Rand) {
	fmt.Println(r.Int(), r.Int63(), r.Int31(), r.Uint32(), r.Uint64())
	for _, n := range []int{1, 2, 10, 64, 1000, 1 << 31, 1<<31 - 1, 1 << 40, 1<<62 + 1} {
		fmt.Print(r.Intn(n), " ", r.Int63n(int64(n)), " ")
	}
	fmt.Println(r.Int31n(6), r.Int31n(8), r.Float64(), r.Float32())
	fmt.Println(r.Perm(10))
	x := []int{1, 2, 3, 4, 5, 6, 7, 8}
	r.Shuffle(len(x), func(i, j int) { x[i], x[j] = x[j], x[i] })
	fmt.Println(x)
	p := make([]byte, 11)
	r.Read(p[:5])
	r.Read(p[5:])
	fmt.Println(p)
	sum, big := 0.0, 0.0
	for range 1000 {
		sum += r.NormFloat64()
		big = max(big, r.ExpFloat64())
	}
	fmt.Println(sum, big)
	z := rand.NewZipf(r, 1.5, 2, 100)
	for range 20 {
		fmt.Print(z.Uint64(), " ")
	}
	fmt.Println(rand.NewZipf(r, 1, 1, 1) == nil)
}

func two(r *v2.Rand) {
	fmt.Println(r.Int(), r.Int64(), r.Int32(), r.Uint32(), r.Uint64(), r.Uint())
	for _, n := range []int{1, 2, 10, 64, 1000, 1 << 31, 1<<31 - 1, 1 << 40, 1<<62 + 1} {
		fmt.Print(r.IntN(n), " ", r.Int64N(int64(n)), " ", r.Uint64N(uint64(n)), " ", r.UintN(uint(n)), " ")
	}
	fmt.Println(r.Int32N(6), r.Uint32N(8), r.Float64(), r.Float32())
	fmt.Println(r.Perm(10))
	x := []int{1, 2, 3, 4, 5, 6, 7, 8}
	r.Shuffle(len(x), func(i, j int) { x[i], x[j] = x[j], x[i] })
	fmt.Println(x)
	sum, big := 0.0, 0.0
	for range 1000 {
		sum += r.NormFloat64()
		big = max(big, r.ExpFloat64())
	}
	fmt.Println(sum, big)
	z := v2.NewZipf(r, 1.5, 2, 100)
	for range 20 {
		fmt.Print(z.Uint64(), " ")
	}
	fmt.Println()
}

func main() {
	for _, seed := range []int64{1, 0, 42, -7, 1 << 40, 1<<31 - 1} {
		one(rand.New(rand.NewSource(seed)))
	}
	r := rand.New(rand.NewSource(3))
	fmt.Println(r.Int())
	r.Seed(3)
	fmt.Println(r.Int())
	f := rand.New(&fixed{9})
	fmt.Println(f.Uint64(), f.Intn(100), f.Float64())
	two(v2.New(v2.NewPCG(1, 2)))
	two(v2.New(v2.NewPCG(1<<63, 1<<64-1)))
	var seed [32]byte
	copy(seed[:], "chacha8: 32-byte seed for tests!")
	c := v2.NewChaCha8(seed)
	two(v2.New(c))
	p := make([]byte, 13)
	c.Read(p)
	fmt.Println(p)
	saved, err := c.MarshalBinary()
	fmt.Printf("%q %v\n", saved, err)
	var d v2.ChaCha8
	fmt.Println(d.UnmarshalBinary(saved), d.UnmarshalBinary([]byte("x")))
	for range 300 {
		if c.Uint64() != d.Uint64() {
			fmt.Println("differ")
		}
	}
	pcg := v2.NewPCG(5, 6)
	pcg.Uint64()
	state, _ := pcg.MarshalBinary()
	fmt.Printf("%q\n", state)
	var copied v2.PCG
	fmt.Println(copied.UnmarshalBinary(state), copied.Uint64() == pcg.Uint64(), copied.UnmarshalBinary(nil))
	pcg.Seed(5, 6)
	fmt.Println(pcg.Uint64())

	// The functions draw from the run's chance: only the range is known.
	inside := true
	for range 200 {
		inside = inside && rand.Intn(6) < 6 && rand.Int63n(1<<40) < 1<<40 && rand.Float64() < 1 && v2.IntN(3) < 3 && v2.N(int8(5)) < 5 && v2.Float32() < 1 && v2.Uint32N(9) < 9
	}
	fmt.Println(inside, len(rand.Perm(4)), len(v2.Perm(4)))
	for _, f := range []func(){func() { rand.Intn(0) }, func() { rand.Int63n(-1) }, func() { rand.Int31n(0) }, func() { rand.Shuffle(-1, nil) },
		func() { v2.IntN(0) }, func() { v2.Int64N(0) }, func() { v2.Uint64N(0) }, func() { v2.Int32N(-3) }, func() { v2.Uint32N(0) }, func() { v2.UintN(0) }, func() { v2.N(0) }, func() { v2.Shuffle(-1, nil) },
		func() { var z *rand.Zipf; z.Uint64() }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
