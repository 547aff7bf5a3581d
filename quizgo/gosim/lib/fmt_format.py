"""Printf's format strings: flags, widths, argument numbers, and what is missing or too much."""

from __future__ import annotations

import re
from typing import cast

from quizgo.gosim.lib.fmt_print import Printer
from quizgo.gosim.lib.fmt_verbs import Flags
from quizgo.gosim.lib.text import decoded, encoded
from quizgo.gosim.vm.values import Interface, Kind

_SIMPLE = re.compile(r"[^%]+")
_FLAGS = {"#": "sharp", "0": "zero", "+": "plus", "-": "minus", " ": "space"}
_NUMBER = re.compile(r"[0-9]+")
_TOO_LARGE = 1_000_000

_VERB_STEPS = 16
"""As long as reading one takes, the virtual machine does so many operations."""


def print_format(printer: Printer, format_string: bytes, args: list[Interface]) -> None:
    """Write `args` as the format says."""
    _Formatting(printer, decoded(format_string), args).run()


class _Formatting:
    """A place in the format and among the arguments."""

    def __init__(self, printer: Printer, text: str, args: list[Interface]) -> None:
        self.printer = printer
        self.text = text
        self.args = args
        self.at = 0
        self.next_arg = 0
        self.reordered = False
        self.good_number = True

    def run(self) -> None:
        out = self.printer.out
        text = self.text
        while self.at < len(text):
            plain = _SIMPLE.match(text, self.at)
            if plain:
                out.append(encoded(plain.group()))
                self.at = plain.end()
            if self.at < len(text):
                self.at += 1
                self._verb()
        if not self.reordered and self.next_arg < len(self.args):
            self._extra()

    def _verb(self) -> None:
        """What stands after `%`."""
        flags = self.printer.flags = Flags()
        self.printer.take(_VERB_STEPS)
        self.good_number = True
        self._read_flags(flags)
        pending = self._read_width(flags)
        if self.text[self.at : self.at + 1] == "." and self.at + 1 < len(self.text):
            self.at += 1
            if pending:
                self.good_number = False
            pending = self._read_precision(flags)
        if not pending:
            self._argument_number()
        if self.at < len(self.text):
            self.at += 1
            self._carry_out(self.text[self.at - 1], flags)
        else:
            self.printer.out.append(b"%!(NOVERB)")

    def _read_flags(self, flags: Flags) -> None:
        while name := _FLAGS.get(self.text[self.at : self.at + 1]):
            setattr(flags, name, True)
            self.at += 1

    def _read_width(self, flags: Flags) -> bool:
        """Whether an argument number was read that is still to be used."""
        numbered = self._argument_number()
        if self._got("*"):
            self._width_argument(flags)
            return False
        flags.wid = self._number()
        if numbered and flags.wid is not None:
            self.good_number = False
        return numbered

    def _read_precision(self, flags: Flags) -> bool:
        """The same of what is behind the point."""
        numbered = self._argument_number()
        if self._got("*"):
            self._precision_argument(flags)
            return False
        flags.prec = self._number() or 0
        return numbered

    def _carry_out(self, verb: str, flags: Flags) -> None:
        printer = self.printer
        if verb == "%":
            printer.out.append(b"%")
        elif not self.good_number:
            printer.out.append(b"%!" + _verb_bytes(verb) + b"(BADINDEX)")
        elif self.next_arg >= len(self.args):
            printer.out.append(b"%!" + _verb_bytes(verb) + b"(MISSING)")
        else:
            if verb in ("v", "w"):
                if verb == "w":
                    printer.wrapped.append(self.next_arg)
                flags.sharp_v, flags.sharp = flags.sharp, False
                flags.plus_v, flags.plus = flags.plus, False
            if 0xDC80 <= ord(verb) <= 0xDCFF:
                verb = "\ufffd"
            printer.arg(self.args[self.next_arg], verb)
            self.next_arg += 1

    def _got(self, char: str) -> bool:
        if self.text[self.at : self.at + 1] == char:
            self.at += 1
            return True
        return False

    def _number(self) -> int | None:
        found = _NUMBER.match(self.text, self.at)
        if found is None:
            return None
        if len(found.group()) > 9 or int(found.group()) // 10 > _TOO_LARGE:
            self.at = len(self.text)
            return None
        self.at = found.end()
        return int(found.group())

    def _argument_number(self) -> bool:
        """`[3]`: whether one was there and good."""
        text = self.text
        if text[self.at : self.at + 1] != "[":
            return False
        self.reordered = True
        close = text.find("]", self.at)
        if len(text) - self.at < 3 or close < 0:
            self.good_number = False
            self.at += 1
            return False
        digits = text[self.at + 1 : close]
        self.at = close + 1
        is_number = digits.isascii() and digits.isdigit() and len(digits) < 9
        if is_number and 1 <= int(digits) <= len(self.args):
            self.next_arg = int(digits) - 1
            return True
        self.good_number = False
        return is_number

    def _int_argument(self) -> int | None:
        """The next argument for `*`, if it is an integer of use."""
        if self.next_arg >= len(self.args):
            return None
        arg = self.args[self.next_arg]
        self.next_arg += 1
        if arg is None or not Kind.INT <= arg[0].kind <= Kind.UINTPTR:
            return None
        number = cast("int", arg[1])
        return number if -_TOO_LARGE <= number <= _TOO_LARGE else None

    def _width_argument(self, flags: Flags) -> None:
        flags.wid = self._int_argument()
        if flags.wid is None:
            self.printer.out.append(b"%!(BADWIDTH)")
        elif flags.wid < 0:
            flags.wid = -flags.wid
            flags.minus = True
            flags.zero = False

    def _precision_argument(self, flags: Flags) -> None:
        flags.prec = self._int_argument()
        if flags.prec is not None and flags.prec < 0:
            flags.prec = None
        if flags.prec is None:
            self.printer.out.append(b"%!(BADPREC)")

    def _extra(self) -> None:
        printer = self.printer
        printer.flags = Flags()
        printer.out.append(b"%!(EXTRA ")
        for index, arg in enumerate(self.args[self.next_arg :]):
            if index:
                printer.out.append(b", ")
            if arg is None:
                printer.out.append(b"<nil>")
            else:
                printer.out.append(arg[0].string.encode() + b"=")
                printer.arg(arg, "v")
        printer.out.append(b")")


def _verb_bytes(verb: str) -> bytes:
    return b"\xef\xbf\xbd" if 0xDC80 <= ord(verb) <= 0xDCFF else encoded(verb)
