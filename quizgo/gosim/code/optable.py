"""What every plain operation means, as a Python expression or statement over its operands.

In a template, `a b c d` are the operands in order, `tuple_N`, `list_N` and `args_N` all operands
from number N as a tuple, a list, or as arguments of a call; `w` is the world, `r` the registers,
`t` scratch. Every other name is supplied by `vm.ops`. Operands are names or constants, so naming
one twice costs nothing and repeats nothing.

Templates are text of ours, parsed once each; what comes from a Go program enters only as nodes.

Operations on numbers carry the type they work on: `add.int8`, `lt.float64`. Those that end in `c`
have a second operand that is a positive constant, and for shifts one that is less than the width;
`inc` cannot overflow. Everything that reads
or writes memory that another goroutine may reach is VISIBLE; the rest is PURE.
"""

from __future__ import annotations

from functools import cache
from typing import Final

INT_BITS: Final = {
    "int": 64,
    "int8": 8,
    "int16": 16,
    "int32": 32,
    "int64": 64,
}
UINT_BITS: Final = {
    "uint": 64,
    "uint8": 8,
    "uint16": 16,
    "uint32": 32,
    "uint64": 64,
    "uintptr": 64,
}

_PURE: Final = {
    "move": "a",
    "not": "not a",
    "eq": "a == b",
    "ne": "a != b",
    "lt": "a < b",
    "le": "a <= b",
    "gt": "a > b",
    "ge": "a >= b",
    "eq.is": "a is b",
    "ne.is": "a is not b",
    "isnil": "a is None",
    "notnil": "a is not None",
    "isnil.slice": "a is NIL_SLICE",
    "notnil.slice": "a is not NIL_SLICE",
    "tuple": "tuple_0",
    "unpack": "a",
    "py.len": "len(a)",
    "py.index": "a[b]",
    "py.add": "a + b",
    "len.string": "len(a)",
    "len.slice": "a.len",
    "cap.slice": "a.cap",
    "index.string": "a[b] if 0 <= b < len(a) else oob(b, len(a))",
    "slice.string": "slice_string(w, a, b, c)",
    "rune.at": "decode_rune(a, b)",
    "rune.count": "rune_count(w, a)",
    "add.string": "concat(w, a, b)",
    "min.int": "a if a <= b else b",
    "max.int": "a if a >= b else b",
    "min.float": "min_float(a, b)",
    "max.float": "max_float(a, b)",
    "complex": "complex(a, b)",
    "complex64": "complex64(complex(a, b))",
    "real": "a.real",
    "imag": "a.imag",
    "iface": "(a, b)",
    "iface.value": "a[1]",
    "type.is": "a is not None and a[0] is b",
    "type.implements": "a is not None and implements(a[0], b)",
    "assert.type": "a[1] if a is not None and a[0] is b else assert_failed(a, b, c)",
    "assert.type2": "(a[1], True) if a is not None and a[0] is b else (c, False)",
    "assert.iface": "a if a is not None and implements(a[0], b) else assert_failed(a, b, c)",
    "assert.iface2": "(a, True) if a is not None and implements(a[0], b) else (None, False)",
    "assert.notnil": "a if a is not None else nil_deref()",
    "nilcheck": "a if a is not None else nil_deref()",
    "callable": "a if a is not None else b",
    "native": "a(args_1)",
    "zero": "a()",
    "struct": "list_0",
    "zeros": "zeros(a, b)",
    "string.rune": "encode_rune(a)",
    "closure": "Closure(a, tuple_1)",
    "box": "[a]",
    "ref.box": "Ptr(a, 0)",
    "ref.field": "Ptr(a, b) if a is not None else nil_deref()",
    "ref.slice": "Ptr(a.array, a.off + b) if 0 <= b < a.len else oob(b, a.len)",
    "ref.array": "array_ref(a, b) if 0 <= b < c else oob(b, c)",
    "ref.global": "Ptr(w.globals, a)",
    "slice.slice": "slice_slice(a, b, c, d)",
    "slice.array": "slice_array(a, b, c, d)",
    "make.slice": "make_slice(w, a, b, c)",
    "make.map": "make_map(w, a, b)",
    "make.chan": "make_chan(w, a, b)",
    "slice.lit": "slice_lit(w, list_1, a)",
    "slice.own": "slice_own(a)",
    "bytes.own": "bytearray(a)",
    "charge": "w.charge(a)",
    "charge.small": "w.heap_left -= a",
    "spend": "w.spend(a)",
    "spend.iface": "spend_on(w, a)",
    "spend.string": "w.spend(len(a) >> b) if len(a) > 4096 else None",
    "spend.slice": "w.spend(a.len >> 2) if a.len > 256 else None",
    "weigh": "w.weigh(a)",
    "check.index": "b if 0 <= b < a else oob(b, a)",
    "unreachable": "unreachable()",
    "wrapcheck": "a if a is not None else panic_wrap(b)",
    "defers": "a if a is not None else list_1",
    "range.enter": "range_enter(a)",
    "range.done": "range_done(a)",
    "slice.toarray": "slice_to_array(a, b)",
    "slice.topointer": "slice_to_pointer(a, b)",
    "eq.array": "same_array(a, b)",
    "ne.array": "not same_array(a, b)",
    "py.none": "None",
}

BOOKKEEPING: Final = frozenset(
    ("charge", "charge.small", "spend", "spend.iface", "spend.string", "spend.slice", "weigh")
)
"""What is of the simulation, not of the program: it costs no fuel."""

_VISIBLE: Final = {
    "unbox": "a[0]",
    "setbox": "a[0] = b",
    "global": "w.globals[a]",
    "setglobal": "w.globals[a] = b",
    "field": "a[b]",
    "setfield": "a[b] = c",
    "load": "a.base[a.index]",
    "store": "a.base[a.index] = b",
    "index.slice": "a.array[a.off + b] if 0 <= b < a.len else oob(b, a.len)",
    "setindex.slice": "a.array[a.off + b if 0 <= b < a.len else oob(b, a.len)] = c",
    "index.array": "a[b] if 0 <= b < c else oob(b, c)",
    "setindex.array": "a[b if 0 <= b < d else oob(b, d)] = c",
    "copy.flat": "a[:]",
    "copy.deep": "copy_deep(a, b)",
    "assign.flat": "a[:] = b",
    "assign.deep": "assign_deep(a, b, c)",
    "eq.iface": "iface_eq(a, b)",
    "ne.iface": "not iface_eq(a, b)",
    "eq.deep": "equal(a, b, c)",
    "ne.deep": "not equal(a, b, c)",
    "len.map": "len(a.table) if a is not None else 0",
    "len.chan": "chan_len(a)",
    "cap.chan": "chan_cap(a)",
    "append": "append(w, a, b, list_2)",
    "append.one": "append_one(w, a, b, c)",
    "append.one.stack": "append_one_stack(w, a, b, c)",
    "append.stack": "append_stack(w, a, b, list_2)",
    "append.step": "append_step(w, a, b, list_2)",
    "slice.moved": "moved_to_heap(a, b)",
    "append.slice": "append_slice(w, a, b, c)",
    "append.deep": "append_deep(w, a, b, c)",
    "append.string": "append_string(w, a, b)",
    "copy.slice": "copy_slice(w, a, b)",
    "copy.slice.deep": "copy_slice_deep(w, a, b, c)",
    "copy.string": "copy_string(w, a, b)",
    "map.get": "a.table.get(b, c) if a is not None else c",
    "map.get2": "map_get2(a, b, c)",
    "map.get.normal": "map_get_normal(a, b, c, d)",
    "map.get.own": "map_get_own(a, b, c)",
    "map.get2.normal": "map_get2_normal(a, b, c, d)",
    "map.set": "map_set(w, a, b, c)",
    "map.delete": "map_delete(a, b, c)",
    "map.clear": "map_clear(a)",
    "slice.clear": "slice_clear(w, a, b)",
    "map.begin": "begin_write(w, a)",
    "map.begin.delete": "begin_write(w, a, 'Delete')",
    "map.begin.clear": "begin_write(w, a, 'Clear')",
    "map.end": "end_write(a)",
    "map.read": "no_read() if a is not None and a.writing else None",
    "map.iterate": "no_iteration() if a is not None and a.writing else None",
    "map.keys": "map_keys(w, a)",
    "map.has": "b in a.table",
    "map.key": "a.originals[b] if a.originals is not None else b",
    "map.value": "a.table[b]",
    "string.bytes": "bytes_to_string(w, a)",
    "string.runes": "runes_to_string(w, a)",
    "bytes.string": "string_to_bytes(w, a, b, c)",
    "runes.string": "string_to_runes(w, a, b, c)",
    "native.shared": "a(args_1)",
    "print": "print_values(w, a, b, tuple_2)",
}

_WATCH: Final = {
    "race.read": "w.races.read(a, b, c)",
    "race.write": "w.races.write(a, b, c)",
    "race.pointer.read": "w.races.read_pointer(a, b)",
    "race.pointer.write": "w.races.write_pointer(a, b)",
    "race.element.read": "w.races.read_element(a, b, c)",
    "race.element.write": "w.races.write_element(a, b, c)",
    "race.all.read": "w.races.read_all(a, b)",
    "race.all.write": "w.races.write_all(a, b)",
    "race.append": "w.races.append(a, b)",
    "race.copy": "w.races.copy(a, b, c)",
    "race.global.read": "w.races.read(w.globals, a, b)",
    "race.global.write": "w.races.write(w.globals, a, b)",
    "race.map.read": "w.races.read(a, None, b)",
    "race.map.write": "w.races.write(a, None, b)",
    "race.atomic": "w.races.atomic(a, b, loads=c)",
    "race.touch": "w.races.touch(a)",
}
"""Told before an operation that others can see, in programs that are watched for races."""

ACCESSES: Final = {
    "unbox": (("race.read", 1),),
    "setbox": (("race.write", 1),),
    "global": (("race.global.read", 1),),
    "setglobal": (("race.global.write", 1),),
    "field": (("race.read", 2),),
    "setfield": (("race.write", 2),),
    "load": (("race.pointer.read", 1),),
    "store": (("race.pointer.write", 1),),
    "index.slice": (("race.element.read", 2),),
    "setindex.slice": (("race.element.write", 2),),
    "index.array": (("race.read", 2),),
    "setindex.array": (("race.write", 2),),
    "copy.flat": (("race.all.read", 1),),
    "copy.deep": (("race.all.read", 1),),
    "assign.flat": (("race.all.write", 1), ("race.all.read", -2)),
    "assign.deep": (("race.all.write", 1), ("race.all.read", -2)),
    "eq.deep": (("race.all.read", 1), ("race.all.read", -2)),
    "ne.deep": (("race.all.read", 1), ("race.all.read", -2)),
    "append": (("race.append", 1),),
    "append.one": (("race.append", 1),),
    "append.one.stack": (("race.append", 1),),
    "append.stack": (("race.append", 1),),
    "append.step": (("race.append", 1),),
    "append.slice": (("race.append", 1), ("race.all.read", -2)),
    "append.deep": (("race.append", 1), ("race.all.read", -2)),
    "append.string": (("race.append", 1),),
    "copy.slice": (("race.copy", 2),),
    "copy.slice.deep": (("race.copy", 2),),
    "copy.string": (("race.copy", 2),),
    "slice.clear": (("race.all.write", 1),),
    "string.bytes": (("race.all.read", 1),),
    "string.runes": (("race.all.read", 1),),
    "len.map": (("race.map.read", 1),),
    "map.get": (("race.map.read", 1),),
    "map.get2": (("race.map.read", 1),),
    "map.get.normal": (("race.map.read", 1),),
    "map.get.own": (("race.map.read", 1),),
    "map.get2.normal": (("race.map.read", 1),),
    "map.keys": (("race.map.read", 1),),
    "map.has": (("race.map.read", 1),),
    "map.value": (("race.map.read", 1),),
    "map.set": (("race.map.write", 1),),
    "map.delete": (("race.map.write", 1),),
    "map.clear": (("race.map.write", 1),),
}
"""What each of them does with memory: which accesses are told, and how many operands say where;
-2: the second one alone."""

MAP_WRITES: Final = {
    "map.set": "map.begin",
    "map.delete": "map.begin.delete",
    "map.clear": "map.begin.clear",
}
MAP_READS: Final = {
    "map.get": "map.read",
    "map.get2": "map.read",
    "map.get.normal": "map.read",
    "map.get2.normal": "map.read",
    "map.keys": "map.iterate",
    "map.has": "map.iterate",
}
"""With several Ps a write takes time, and who meanwhile uses the map is found out, as in Go."""

_RELATIONS: Final = frozenset(("eq", "ne", "lt", "le", "gt", "ge"))
_BITWISE: Final = {"and": "a & b", "or": "a | b", "xor": "a ^ b", "andnot": "a & ~b"}
_RING: Final = {"add": "a + b", "sub": "a - b", "mul": "a * b", "neg": "-a"}


def is_visible(op: str) -> bool:
    """Whether another goroutine may see, or change, what the operation does."""
    return op in _VISIBLE


@cache
def template(op: str) -> str:
    """The Python text of an operation."""
    text = _PURE.get(op) or _VISIBLE.get(op) or _WATCH.get(op)
    if text is not None:
        return text
    action, _, kind = op.partition(".")
    if action in _RELATIONS:
        return _PURE[action]
    if action == "conv":
        return _conversion(*kind.split("."))
    if kind in INT_BITS or kind in UINT_BITS:
        return _integer(action, kind)
    if kind in ("float64", "float32"):
        text = "a / b if b else float_div(a, b)" if action == "div" else _RING[action]
        return text if kind == "float64" else f"float32({text})"
    assert kind in ("complex128", "complex64"), op
    text = "complex_div(a, b)" if action == "div" else _RING[action]
    return text if kind == "complex128" else f"complex64({text})"


def _integer(action: str, kind: str) -> str:
    if action in _BITWISE:
        return _BITWISE[action]
    signed = kind in INT_BITS
    bits = INT_BITS[kind] if signed else UINT_BITS[kind]
    if action in _RING:
        return _wrapped(_RING[action], kind)
    if action == "com":
        return "~a" if signed else f"a ^ {(1 << bits) - 1}"
    if action == "div":
        return f"a // b if a >= 0 and b > 0 else int_div(a, b, {bits})" if signed else "a // b"
    if action == "rem":
        return "a % b if a >= 0 and b > 0 else int_rem(a, b)" if signed else "a % b"
    if action == "divc":
        return f"a // b if a >= 0 else int_div(a, b, {bits})" if signed else "a // b"
    if action == "remc":
        return "a % b if a >= 0 else int_rem(a, b)" if signed else "a % b"
    if action == "shlc":
        return _wrapped("a << b", kind)
    if action == "shrc":
        return "a >> b"
    if action == "inc":
        return "a + 1"
    if action == "shl":
        return f"({_wrapped('a << b', kind)}) if 0 <= b < {bits} else shl_far(b)"
    assert action == "shr", action
    return f"a >> b if 0 <= b < {bits} else shr_far(a, b)"


def _wrapped(text: str, kind: str) -> str:
    """An integer expression brought into the range of its type."""
    if kind in UINT_BITS:
        return f"({text}) & {(1 << UINT_BITS[kind]) - 1}"
    bits = INT_BITS[kind]
    top = 1 << (bits - 1)
    return f"t if {-top} <= (t := {text}) <= {top - 1} else (t + {top} & {2 * top - 1}) - {top}"


def _conversion(source: str, target: str) -> str:
    """Between numbers."""
    to_int = target in INT_BITS or target in UINT_BITS
    if source in INT_BITS or source in UINT_BITS:
        if to_int:
            return "a" if _fits(source, target) else _wrapped("a", target)
        return "float(a)" if target == "float64" else "int_to_float32(a)"
    if to_int:
        bits = INT_BITS.get(target, 0) or UINT_BITS[target]
        return f"float_to_int(a, {bits}, {target in INT_BITS})"
    if source == target or target == "complex128":
        return "a"
    if target == "float64":
        return "a"
    return "float32(a)" if target == "float32" else "complex64(a)"


def _fits(source: str, target: str) -> bool:
    """Whether every value of one integer type is one of the other."""
    s_signed, t_signed = source in INT_BITS, target in INT_BITS
    s_bits = INT_BITS.get(source, 0) or UINT_BITS[source]
    t_bits = INT_BITS.get(target, 0) or UINT_BITS[target]
    if s_signed == t_signed:
        return s_bits <= t_bits
    return t_signed and s_bits < t_bits
