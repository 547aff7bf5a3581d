// run

package main

import (
	"fmt"
	"math"
	"sync/atomic"
)

type config struct{ name string }

func main() {
	var i32 atomic.Int32
	i32.Store(math.MaxInt32)
	fmt.Println(i32.Add(1), i32.Load(), i32.Swap(5), i32.CompareAndSwap(4, 6), i32.CompareAndSwap(5, 6))
	var u64 atomic.Uint64
	fmt.Println(u64.Add(^uint64(0)), u64.And(0xff), u64.Load(), u64.Or(0x100), u64.Load())
	var u32 uint32 = 7
	fmt.Println(atomic.AddUint32(&u32, ^uint32(2)), u32, atomic.SwapUint32(&u32, 1), atomic.LoadUint32(&u32))
	var i64 int64
	atomic.StoreInt64(&i64, -3)
	fmt.Println(atomic.AndInt64(&i64, 5), atomic.OrInt64(&i64, 8), i64)
	var up atomic.Uintptr
	up.Store(9)
	fmt.Println(up.Load())
	var b atomic.Bool
	fmt.Println(b.Swap(true), b.Load(), b.CompareAndSwap(false, true), b.CompareAndSwap(true, false))
	var p atomic.Pointer[config]
	fmt.Println(p.Load() == nil)
	first, second := &config{"first"}, &config{"second"}
	p.Store(first)
	fmt.Println(p.CompareAndSwap(second, first), p.Swap(second).name, p.Load().name)
	var v atomic.Value
	fmt.Println(v.Load())
	v.Store(config{"a"})
	fmt.Println(v.Load().(config).name, v.Swap(config{"b"}), v.CompareAndSwap(config{"b"}, config{"c"}), v.Load())
	for _, bad := range []func(){
		func() { v.Store(1) },
		func() { v.Store(nil) },
		func() { v.Swap("x") },
		func() { v.CompareAndSwap(1, config{}) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}
	s := struct{ a, b int32 }{}
	atomic.AddInt32(&s.b, 4)
	arr := [3]int64{}
	atomic.AddInt64(&arr[1], 2)
	fmt.Println(s, arr)
	defer func() { fmt.Println(recover()) }()
	var nothing *int32
	atomic.AddInt32(nothing, 1)
}
