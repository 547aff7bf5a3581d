"""Goroutines, channels and locks, in shapes whose order Go fixes at GOMAXPROCS=1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.gosim.generated.expressions import Var
from tests.gosim.generated.gotypes import BOOL, INT, Basic, Type, is_plain, is_printable
from tests.gosim.generated.statements import Lines, Statements


@dataclass(slots=True)
class Goroutines(Statements):
    """Draws whole concurrent episodes, each over before the next begins."""

    def episode(self) -> Lines:
        ways: list[Callable[[], Lines]] = [
            self.workers,
            self.pipeline,
            self.ping_pong,
            self.locked,
            self.selecting,
            self.semaphore,
            self.broadcast,
            self.closing,
            self.once,
            self.cancelled,
            self.readers,
            self.sleepers,
        ]
        return self.random.choice(ways)()

    def message(self) -> Type:
        return self.any_type(lambda t: is_plain(t) and is_printable(t))

    def buffer(self) -> str:
        n = self.random.choice((0, 0, 1, 2, 5))
        return f", {n}" if n else ""

    def part(self, *, wild: bool = False) -> Lines:
        """A few statements of one goroutine."""
        with self.function():
            return self.block(self.random.randrange(1, 3), 1, wild=wild)

    def pause(self) -> Lines:
        return ["runtime.Gosched()"] if self.chance(40) else []

    def workers(self) -> Lines:
        wg, i = self.name("wg"), self.name("i")
        n = self.random.choice((1, 2, 3, 5, 8))
        wild = self.chance(30)
        with self.scope() as own:
            own.append(Var(i, INT, is_settable=False))
            caught = ["defer caught()"] if wild else []
            body = [
                *caught,
                f'log("start", {i})',
                *self.part(wild=wild),
                *self.pause(),
                *self.part(),
            ]
        if self.chance(40):
            start = [f"{wg}.Go(func() {{", *body, "})"]
        else:
            start = [f"{wg}.Add(1)", "go func() {", f"defer {wg}.Done()", *body, "}()"]
        return [
            f"var {wg} sync.WaitGroup",
            f"for {i} := range {n} {{",
            *start,
            *self.pause(),
            "}",
            f"{wg}.Wait()",
        ]

    def pipeline(self) -> Lines:
        t, u = self.message(), self.message()
        a, b, x, i = self.name("a"), self.name("b"), self.name("x"), self.name("i")
        with self.scope() as own:
            own.append(Var(i, INT, is_settable=False))
            sent = self.expr(t, 2)
        with self.scope() as own:
            own.append(Var(x, t, is_settable=False))
            step = self.part()
            passed = self.expr(u, 2)
        return [
            f"{a}, {b} := make(chan {t}{self.buffer()}), make(chan {u}{self.buffer()})",
            "go func() {",
            f"defer close({a})",
            f"for {i} := range {self.random.randrange(1, 7)} {{",
            f"_ = {i}",
            f"{a} <- {sent}",
            *self.pause(),
            "}",
            "}()",
            "go func() {",
            f"for {x} := range {a} {{",
            f"_ = {x}",
            *step,
            f"{b} <- {passed}",
            "}",
            f"close({b})",
            "}()",
            f"for {x} := range {b} {{",
            f'log("out", {x}, len({b}))',
            "}",
        ]

    def ping_pong(self) -> Lines:
        t = self.message()
        ping, pong, v = self.name("ping"), self.name("pong"), self.name("x")
        with self.scope() as own:
            own.append(Var(v, t, is_settable=False))
            answer = self.expr(t, 1)
        n = self.random.randrange(1, 6)
        return [
            f"{ping}, {pong} := make(chan {t}{self.buffer()}), make(chan {t}{self.buffer()})",
            "go func() {",
            f"for {v} := range {ping} {{",
            f'log("ping", {v})',
            f"{pong} <- {answer}",
            "}",
            f"close({pong})",
            "}()",
            f"for range {n} {{",
            f"{ping} <- {self.expr(t, 1)}",
            f'log("pong", <-{pong})',
            "}",
            f"close({ping})",
            f'if {v}, ok := <-{pong}; !ok {{ log("done", {v}) }}',
        ]

    def locked(self) -> Lines:
        mu, wg, total, i = self.name("mu"), self.name("wg"), self.name("total"), self.name("i")
        n, rounds = self.random.randrange(1, 6), self.random.randrange(1, 4)
        lock = self.random.choice((f"{mu}.Lock()", f"for !{mu}.TryLock() {{ runtime.Gosched() }}"))
        return [
            f"var {mu} sync.{self.random.choice(('Mutex', 'RWMutex'))}",
            f"var {wg} sync.WaitGroup",
            f"{total} := 0",
            f"for {i} := range {n} {{",
            f"{wg}.Go(func() {{",
            f"for range {rounds} {{",
            lock,
            f"{total} += {i}",
            *self.pause(),
            f'log("locked", {i}, {total})',
            f"{mu}.Unlock()",
            *self.pause(),
            "}",
            "})",
            "}",
            f"{wg}.Wait()",
            f"log({total})",
        ]

    def selecting(self) -> Lines:
        """A select in which one case at most is ready."""
        t, u = self.message(), self.message()
        a, b, quit_, x = self.name("a"), self.name("b"), self.name("quit"), self.name("x")
        n, m = self.random.randrange(1, 5), self.random.randrange(1, 4)
        with self.scope() as own:
            own.append(Var(x, t, is_settable=False))
            got = self.part()
        default = ["default:", "runtime.Gosched()"] if self.chance(40) else []
        return [
            f"{a}, {b} := make(chan {t}), make(chan {u})",
            f"{quit_} := make(chan struct{{}})",
            "go func() {",
            f"for range {n} {{",
            f"{a} <- {self.expr(t, 1)}",
            *self.pause(),
            "}",
            f"for range {m} {{",
            f"{b} <- {self.expr(u, 1)}",
            "}",
            f"close({quit_})",
            "}()",
            "for busy := true; busy; {",
            "select {",
            f"case {x} := <-{a}:",
            f'log("a", {x})',
            *got,
            f"case {x}, ok := <-{b}:",
            f'log("b", {x}, ok)',
            f"case <-{quit_}:",
            "busy = false",
            *default,
            "}",
            "}",
        ]

    def semaphore(self) -> Lines:
        sem, wg, i, held = self.name("sem"), self.name("wg"), self.name("i"), self.name("held")
        return [
            f"{sem} := make(chan struct{{}}, {self.random.randrange(1, 4)})",
            f"var {wg} sync.WaitGroup",
            f"var {held} atomic.Int64",
            f"for {i} := range {self.random.randrange(1, 8)} {{",
            f"{wg}.Add(1)",
            "go func() {",
            f"defer {wg}.Done()",
            f"{sem} <- struct{{}}{{}}",
            f"defer func() {{ <-{sem} }}()",
            f'log("in", {i}, {held}.Add(1))',
            *self.pause(),
            f'log("out", {i}, {held}.Add(-1))',
            "}()",
            "}",
            f"{wg}.Wait()",
        ]

    def broadcast(self) -> Lines:
        c, wg, open_, i = self.name("cond"), self.name("wg"), self.name("open"), self.name("i")
        wake = self.random.choice((f"{c}.Broadcast()", f"for range 9 {{ {c}.Signal() }}"))
        return [
            f"{c} := sync.NewCond(&sync.Mutex{{}})",
            f"var {wg} sync.WaitGroup",
            f"{open_} := false",
            f"for {i} := range {self.random.randrange(1, 7)} {{",
            f"{wg}.Go(func() {{",
            f"{c}.L.Lock()",
            f"defer {c}.L.Unlock()",
            f"for !{open_} {{",
            f"{c}.Wait()",
            "}",
            f'log("through", {i})',
            "})",
            "}",
            *(["runtime.Gosched()"] if self.chance(70) else []),
            f"{c}.L.Lock()",
            f"{open_} = true",
            wake,
            f"{c}.L.Unlock()",
            f"{wg}.Wait()",
        ]

    def closing(self) -> Lines:
        """Receivers of one channel, woken by its close or by values."""
        c, wg, i = self.name("c"), self.name("wg"), self.name("i")
        sends = self.random.randrange(4)
        return [
            f"{c} := make(chan int{self.buffer()})",
            f"var {wg} sync.WaitGroup",
            f"for {i} := range {self.random.randrange(3, 8)} {{",
            f"{wg}.Go(func() {{",
            f"v, ok := <-{c}",
            f'log("woken", {i}, v, ok)',
            "})",
            "}",
            *(["runtime.Gosched()"] if self.chance(70) else []),
            *[f"{c} <- {n}" for n in range(1, sends)],
            f"close({c})",
            f"{wg}.Wait()",
            *(["func() {", "defer caught()", f"{c} <- 1", "}()"] if self.chance(30) else []),
            *(["func() {", "defer caught()", f"close({c})", "}()"] if self.chance(30) else []),
        ]

    def once(self) -> Lines:
        once, wg, i = self.name("once"), self.name("wg"), self.name("i")
        t = self.any_type(is_printable)
        return [
            f"{once} := sync.OnceValue(func() {t} {{",
            *self.part(),
            *self.pause(),
            f"return {self.expr(t, 1)}",
            "})",
            f"var {wg} sync.WaitGroup",
            f"for {i} := range {self.random.randrange(1, 5)} {{",
            f"{wg}.Go(func() {{ log({i}, {once}()) }})",
            "}",
            f"{wg}.Wait()",
        ]

    def cancelled(self) -> Lines:
        ctx, cancel, wg, i = self.name("ctx"), self.name("cancel"), self.name("wg"), self.name("i")
        made = self.random.choice(
            (
                f"{ctx}, {cancel} := context.WithCancel(context.Background())",
                f"{ctx}, {cancel} := context.WithTimeout(context.Background(), time.Hour)",
                f"{ctx}, {cancel} := context.WithCancel("
                f'context.WithValue(context.Background(), "k", {self.expr(INT, 1)}))',
            )
        )
        return [
            made,
            f"var {wg} sync.WaitGroup",
            f"for {i} := range {self.random.randrange(1, 6)} {{",
            f"{wg}.Go(func() {{",
            f"<-{ctx}.Done()",
            f'log({i}, {ctx}.Err(), context.Cause({ctx}), {ctx}.Value("k"))',
            "})",
            "}",
            *self.pause(),
            f"{cancel}()",
            f"{cancel}()",
            f"{wg}.Wait()",
        ]

    def readers(self) -> Lines:
        mu, wg, i = self.name("mu"), self.name("wg"), self.name("i")
        return [
            f"var {mu} sync.RWMutex",
            f"var {wg} sync.WaitGroup",
            f"{mu}.{(first := self.random.choice(('Lock', 'RLock')))}()",
            f"for {i} := range {self.random.randrange(2, 8)} {{",
            f"{wg}.Go(func() {{",
            f"if {i}%{self.random.randrange(2, 4)} == 0 {{",
            f"{mu}.Lock()",
            f'log("writes", {i})',
            f"{mu}.Unlock()",
            "return",
            "}",
            f"{mu}.RLock()",
            f'log("reads", {i})',
            *self.pause(),
            f"{mu}.RUnlock()",
            "})",
            "}",
            "runtime.Gosched()",
            f"{mu}.{'Unlock' if first == 'Lock' else 'RUnlock'}()",
            f"{wg}.Wait()",
        ]

    def sleepers(self) -> Lines:
        """Apart by far more than a busy machine can move them."""
        wg, i = self.name("wg"), self.name("i")
        if self.chance(80):
            return self.workers()
        return [
            f"var {wg} sync.WaitGroup",
            f"for {i} := range 3 {{",
            f"{wg}.Go(func() {{",
            f"time.Sleep(time.Duration(({i}*2+1)%3*15) * time.Millisecond)",
            f'log("awake", {i}, {self.expr(BOOL, 1)})',
            "})",
            "}",
            "select {",
            "case <-time.After(5 * time.Millisecond):",
            'log("early")',
            "}",
            f"{wg}.Wait()",
        ]

    def end(self) -> Lines:
        """How the program ends, mostly well."""
        if self.chance(75):
            return []
        ways: list[Lines] = [
            [f"panic({self.expr(self.any_type(lambda t: isinstance(t, Basic)), 1)})"],
            [f"log({self.risky()})"],
            [f"log({self.risky()})"],
            ['panic(fmt.Errorf("wrapped: %w", errors.New("inner")))'],
            ["flush()", f"os.Exit({self.random.randrange(5)})"],
            ["var never chan int", "<-never"],
            ["select {}"],
            ["defer caught()", "defer panic(1)", "panic(2)"],
            ["defer panic(1)", "panic(2)"],
            ["defer func() {", "defer panic(3)", "log(recover())", "}()", "panic(2)"],
            ["var mu sync.Mutex", "mu.Lock()", "mu.Lock()"],
            ["var mu sync.Mutex", "mu.Unlock()"],
            ["var wg sync.WaitGroup", "wg.Add(-1)"],
            ["c := make(chan int)", "go func() {", "c <- 1", "}()", "<-c", "<-c"],
            ["var f func()", "go func() {", "f()", "}()", "time.Sleep(time.Second)"],
            ["go func() {", 'panic("elsewhere")', "}()", "select {}"],
            ["runtime.Goexit()"],
        ]
        return self.random.choice(ways)
