package rand

import "math"

type Source interface {
	Int63() int64
	Seed(seed int64)
}

type Source64 interface {
	Source
	Uint64() uint64
}

func NewSource(seed int64) Source {
	s := new(additive)
	s.Seed(seed)
	return s
}

// An additive generator: every number is the sum of the 607th and the 273rd before it. They are made
// 607 at a time.
type additive struct {
	numbers []uint64
	used    int
}

// seeded makes the numbers that are before the first; following, those after the given ones.
func seeded(seed int64) []uint64
func following(numbers []uint64) []uint64

func (s *additive) Seed(seed int64) {
	s.numbers = seeded(seed)
	s.used = len(s.numbers)
}

func (s *additive) Uint64() uint64 {
	if s.used == len(s.numbers) {
		s.numbers = following(s.numbers)
		s.used = 0
	}
	s.used++
	return s.numbers[s.used-1]
}

func (s *additive) Int63() int64 { return int64(s.Uint64() &^ (1 << 63)) }

// draw is one draw of the run's chance, below n; any number for 0.
func draw(n uint64) uint64

// chance is the source of the functions: it cannot be seeded, and small numbers are one draw each.
type chance struct{}

func (chance) Seed(seed int64) {}
func (chance) Uint64() uint64  { return draw(0) }
func (chance) Int63() int64    { return int64(draw(1 << 63)) }

type Rand struct {
	src   Source
	src64 Source64
	drawn bool
	// Bytes that Read has left of its last number.
	rest  int64
	bytes int
}

func New(src Source) *Rand {
	src64, _ := src.(Source64)
	return &Rand{src: src, src64: src64}
}

var global = &Rand{src: chance{}, src64: chance{}, drawn: true}

func (r *Rand) Seed(seed int64) {
	r.src.Seed(seed)
	r.bytes = 0
}

func (r *Rand) Int63() int64   { return r.src.Int63() }
func (r *Rand) Uint32() uint32 { return uint32(r.Int63() >> 31) }
func (r *Rand) Int31() int32   { return int32(r.Int63() >> 32) }
func (r *Rand) Int() int       { return int(r.Int63()) }

func (r *Rand) Uint64() uint64 {
	if r.src64 != nil {
		return r.src64.Uint64()
	}
	return uint64(r.Int63())>>31 | uint64(r.Int63())<<32
}

func (r *Rand) Int63n(n int64) int64 {
	if n <= 0 {
		panic("invalid argument to Int63n")
	}
	return r.below(n, 63)
}

func (r *Rand) Int31n(n int32) int32 {
	if n <= 0 {
		panic("invalid argument to Int31n")
	}
	return int32(r.below(int64(n), 31))
}

func (r *Rand) Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	bits := 31
	if n >= 1<<31 {
		bits = 63
	}
	return int(r.below(int64(n), bits))
}

// below is even: of numbers of so many bits, those from the last multiple of n on are drawn again.
func (r *Rand) below(n int64, bits int) int64 {
	if r.drawn {
		return int64(draw(uint64(n)))
	}
	end := uint64(1) << bits
	end -= end % uint64(n)
	for {
		if v := r.src.Int63() >> (63 - bits); uint64(v) < end {
			return v % n
		}
	}
}

// upTo is below for Shuffle, which has Lemire's way to do it: the upper word of a product is even but
// for the first few lower words.
func (r *Rand) upTo(n uint32) uint32 {
	if r.drawn {
		return uint32(draw(uint64(n)))
	}
	for {
		product := uint64(r.Uint32()) * uint64(n)
		if low := uint32(product); low >= n || low >= -n%n {
			return uint32(product >> 32)
		}
	}
}

func (r *Rand) Float64() float64 {
	for {
		if f := float64(r.Int63()) / (1 << 63); f != 1 {
			return f
		}
	}
}

func (r *Rand) Float32() float32 {
	for {
		if f := float32(r.Float64()); f != 1 {
			return f
		}
	}
}

func (r *Rand) Perm(n int) []int {
	order := make([]int, n)
	for i := range order {
		at := r.Intn(i + 1)
		order[i], order[at] = order[at], i
	}
	return order
}

func (r *Rand) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic("invalid argument to Shuffle")
	}
	for left := n; left > 1; left-- {
		var other int
		if left < 1<<31 {
			other = int(r.upTo(uint32(left)))
		} else {
			other = int(r.Int63n(int64(left)))
		}
		swap(left-1, other)
	}
}

// Read uses seven bytes of a number.
func (r *Rand) Read(p []byte) (n int, err error) {
	for i := range p {
		if r.bytes == 0 {
			r.rest = r.Int63()
			r.bytes = 7
		}
		p[i] = byte(r.rest)
		r.rest >>= 8
		r.bytes--
	}
	return len(p), nil
}

// The ziggurats: a number for 32 random bits and a layer, and whether it is surely under the
// density; if not, whether it is at a random height.

func normalAt(j int32, layer int) (x float64, sure bool)
func normalKeeps(layer int, x, u float64) bool
func exponentialAt(j uint32, layer int) (x float64, sure bool)
func exponentialKeeps(layer int, x, u float64) bool

const (
	normalTail      = 3.442619855899
	exponentialTail = 7.69711747013104972
)

func (r *Rand) NormFloat64() float64 {
	for {
		j := int32(r.Uint32())
		layer := int(j & 0x7F)
		x, sure := normalAt(j, layer)
		if sure {
			return x
		}
		if layer == 0 {
			return r.tail(j > 0)
		}
		if normalKeeps(layer, x, r.Float64()) {
			return x
		}
	}
}

// tail: beyond the last layer.
func (r *Rand) tail(positive bool) float64 {
	for {
		x := -math.Log(r.Float64()) * (1.0 / normalTail)
		y := -math.Log(r.Float64())
		if y+y >= x*x {
			if positive {
				return normalTail + x
			}
			return -normalTail - x
		}
	}
}

func (r *Rand) ExpFloat64() float64 {
	for {
		j := r.Uint32()
		layer := int(j & 0xFF)
		x, sure := exponentialAt(j, layer)
		if sure {
			return x
		}
		if layer == 0 {
			return exponentialTail - math.Log(r.Float64())
		}
		if exponentialKeeps(layer, x, r.Float64()) {
			return x
		}
	}
}

// Intn goes straight to the draw: it is what programs call.
func Intn(n int) int {
	if n <= 0 {
		panic("invalid argument to Intn")
	}
	return int(draw(uint64(n)))
}

// Seed does nothing, as in Go since 1.24.
func Seed(seed int64) {}

func Int63() int64                       { return global.Int63() }
func Uint32() uint32                     { return global.Uint32() }
func Uint64() uint64                     { return global.Uint64() }
func Int31() int32                       { return global.Int31() }
func Int() int                           { return global.Int() }
func Int63n(n int64) int64               { return global.Int63n(n) }
func Int31n(n int32) int32               { return global.Int31n(n) }
func Float64() float64                   { return global.Float64() }
func Float32() float32                   { return global.Float32() }
func Perm(n int) []int                   { return global.Perm(n) }
func Shuffle(n int, swap func(i, j int)) { global.Shuffle(n, swap) }
func Read(p []byte) (n int, err error)   { return global.Read(p) }
func NormFloat64() float64               { return global.NormFloat64() }
func ExpFloat64() float64                { return global.ExpFloat64() }

// A Zipf draws k with a chance that goes as (v+k)**-s, by rejection from the inverse of the
// integral (Hörmann and Derflinger 1996).
type Zipf struct {
	r                  *Rand
	most, v, q, inside float64
	power, inverse     float64 // 1-q, 1/(1-q)
	end, span          float64
}

func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, most: float64(imax), v: v, q: s}
	z.power = 1 - z.q
	z.inverse = 1 / z.power
	z.end = z.integral(z.most + 0.5)
	z.span = z.integral(0.5) - math.Exp(math.Log(z.v)*(-z.q)) - z.end
	z.inside = 1 - z.at(z.integral(1.5)-math.Exp(-z.q*math.Log(z.v+1)))
	return z
}

func (z *Zipf) integral(x float64) float64 { return math.Exp(z.power*math.Log(z.v+x)) * z.inverse }
func (z *Zipf) at(y float64) float64       { return math.Exp(z.inverse*math.Log(z.power*y)) - z.v }

func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		y := z.end + z.r.Float64()*z.span
		x := z.at(y)
		k := math.Floor(x + 0.5)
		if k-x <= z.inside || y >= z.integral(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
