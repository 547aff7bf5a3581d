"""The names that compiled segments may use: their whole set of builtins."""

from __future__ import annotations

from typing import NoReturn

from quizgo.gosim.code.rtypes import RType
from quizgo.gosim.sync import chan
from quizgo.gosim.sync.chan import Chan
from quizgo.gosim.vm import composite, faults, maps, numbers, printing, slices, strings
from quizgo.gosim.vm.faults import plain_error
from quizgo.gosim.vm.host import World
from quizgo.gosim.vm.live import CHANNEL
from quizgo.gosim.vm.values import NIL_SLICE, Closure, Ptr


def make_chan(world: World, size: int, elem: RType) -> Chan:
    if size < 0 or size * elem.size >= slices.MAX_ALLOCATION:
        raise plain_error("makechan: size out of range")
    slices.reserve(world, CHANNEL + size * elem.room)
    world.channels += 1
    return Chan(size, world.channels)


def chan_len(ch: Chan | None) -> int:
    return 0 if ch is None else chan.length(ch)


def chan_cap(ch: Chan | None) -> int:
    return 0 if ch is None else chan.capacity(ch)


def implements(rtype: RType, interface: RType) -> bool:
    return rtype.implements(interface)


def unreachable() -> NoReturn:
    raise AssertionError("control came to where it cannot")


BUILTINS: dict[str, object] = {
    "Closure": Closure,
    "NIL_SLICE": NIL_SLICE,
    "Ptr": Ptr,
    "append": slices.append,
    "append_deep": slices.append_deep,
    "append_one": slices.append_one,
    "append_one_stack": slices.append_one_stack,
    "append_slice": slices.append_slice,
    "append_stack": slices.append_stack,
    "append_step": slices.append_step,
    "moved_to_heap": slices.moved_to_heap,
    "append_string": strings.append_string,
    "array_ref": slices.array_ref,
    "assert_failed": faults.assert_failed,
    "assign_deep": composite.assign_deep,
    "bytearray": bytearray,
    "bytes_to_string": strings.bytes_to_string,
    "chan_cap": chan_cap,
    "chan_len": chan_len,
    "complex": complex,
    "complex64": numbers.complex64,
    "complex_div": numbers.complex_div,
    "concat": strings.concat,
    "copy_deep": composite.copy_deep,
    "copy_slice": slices.copy_slice,
    "copy_slice_deep": slices.copy_slice_deep,
    "copy_string": strings.copy_string,
    "decode_rune": strings.decode_rune,
    "equal": composite.equal,
    "encode_rune": strings.encode_rune,
    "float": float,
    "float32": numbers.float32,
    "float_div": numbers.float_div,
    "float_to_int": numbers.float_to_int,
    "iface_eq": composite.iface_eq,
    "implements": implements,
    "int_div": numbers.int_div,
    "int_rem": numbers.int_rem,
    "int_to_float32": numbers.int_to_float32,
    "len": len,
    "make_chan": make_chan,
    "make_map": maps.make_map,
    "make_slice": slices.make_slice,
    "map_clear": maps.map_clear,
    "map_delete": maps.map_delete,
    "map_get2": maps.map_get2,
    "map_get2_normal": maps.map_get2_normal,
    "map_get_normal": maps.map_get_normal,
    "map_get_own": maps.map_get_own,
    "map_keys": maps.map_keys,
    "map_set": maps.map_set,
    "begin_write": maps.begin_write,
    "end_write": maps.end_write,
    "no_read": maps.no_read,
    "no_iteration": maps.no_iteration,
    "max_float": numbers.max_float,
    "min_float": numbers.min_float,
    "nil_deref": faults.nil_deref,
    "oob": faults.oob,
    "panic_wrap": faults.panic_wrap,
    "print_values": printing.print_values,
    "range_done": faults.range_done,
    "range_enter": faults.range_enter,
    "rune_count": strings.rune_count,
    "same_array": slices.same_array,
    "runes_to_string": strings.runes_to_string,
    "shl_far": numbers.shl_far,
    "shr_far": numbers.shr_far,
    "spend_on": composite.spend_on,
    "slice_array": slices.slice_array,
    "slice_clear": slices.slice_clear,
    "slice_lit": slices.slice_lit,
    "slice_own": slices.slice_own,
    "slice_slice": slices.slice_slice,
    "slice_string": strings.slice_string,
    "slice_to_array": slices.slice_to_array,
    "slice_to_pointer": slices.slice_to_pointer,
    "string_to_bytes": strings.string_to_bytes,
    "string_to_runes": strings.string_to_runes,
    "unreachable": unreachable,
    "zeros": slices.zeros,
}
