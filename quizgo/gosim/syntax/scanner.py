"""Source text into tokens, with the semicolons that line ends stand for.

The whole file is cut at once by one regular expression; what it does not know
(a bad escape, `0x` without digits, a stray `?`) goes to `badtext.py`, which
says what is wrong in Go's words. The text is the file's bytes read as Latin-1,
so that an index is a byte offset; names and literals are decoded as they are
cut out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quizgo.gosim.errors import Fault
from quizgo.gosim.source import MAX_COLUMN, Directive, pos_at
from quizgo.gosim.syntax.badtext import (
    MOST_BAD_BYTES,
    bad_identifier,
    quote_char,
    scan_number,
    scan_rune,
    scan_string,
    strip_bad_bytes,
)
from quizgo.gosim.syntax.linecomment import line_directive
from quizgo.gosim.syntax.pragmas import Pragma

NAME = "name"
LITERAL = "literal"
OPERATOR = "op"
"""Any operator but `*` and `<-`, which are tokens of their own."""
ASSIGN_OP = "op="
INC_OP = "opop"
EOF = "EOF"

MOST_FAULTS = 5000
"""Where so many tokens are faulty the rest of the source is not looked at."""
_MOST_IN_A_TOKEN = 20

KEYWORDS = frozenset(
    (
        *("break", "case", "chan", "const", "continue", "default", "defer"),
        *("else", "fallthrough", "for", "func", "go", "goto", "if"),
        *("import", "interface", "map", "package", "range", "return", "select"),
        *("struct", "switch", "type", "var"),
    )
)

PRECEDENCE = {
    "||": 1,
    "&&": 2,
    **dict.fromkeys(("==", "!=", "<", "<=", ">", ">="), 3),
    **dict.fromkeys(("+", "-", "|", "^"), 4),
    **dict.fromkeys(("*", "/", "%", "&", "&^", "<<", ">>"), 5),
}

_ENDING_KEYWORDS = frozenset(("break", "continue", "fallthrough", "return"))

_MASTER = re.compile(
    r"""
    [ \t\r]*(?:
    (?P<name>[A-Za-z_\x80-\xff][0-9A-Za-z_\x80-\xff]*)
  | (?P<newline>\n)
  | (?P<punct>[()\[\]{},;])
  | (?P<string>"[^"\\\n]*(?:\\[abfnrtv\\"][^"\\\n]*)*")
  | (?P<int>(?:0|[1-9][0-9]*)(?![0-9A-Za-z_.]))
  | (?P<number>\.?[0-9])
  | (?P<comment>//[^\n]*)
  | (?P<block>/\*(?s:.*?)\*/)
  | (?P<raw>`[^`]*`)
  | (?P<rune>'(?:[^'\\\n\x80-\xff]|\\[abfnrtv\\'])')
  | (?P<unclosed>/\*)
  | (?P<other>:=|:|\.\.\.|\.|\+\+|--|<-|==|!=|<=|>=|&&|\|\|
        |(?:&\^|<<|>>|[-+*/%&|^])=?|[=<>!~])
  | (?P<bad>[^ \t\r\n])
    )
    """,
    re.VERBOSE,
)


class Tokens(NamedTuple):
    """A file's tokens, as columns of one table. The last token is EOF."""

    kinds: list[str]
    """A keyword or punctuation as itself, or one of the kinds above; `;` also for line ends."""
    texts: list[str]
    """A name, a literal, an operator; for `;` one of semicolon, newline, EOF."""
    positions: list[int]
    faults: dict[int, list[Fault]]
    """Faults by the index of the token after or in which they are found."""
    bad_literals: set[int]
    build_lines: list[tuple[int, str]]
    """`//go:build` comments with the index of the token before which they stand."""
    pragmas: list[Pragma]
    """The `//go:` comments, `//go:build` too."""
    directives: list[Directive]
    """What the `//line` comments say, in their order."""


def scan(source: bytes, line: int = 1) -> Tokens:
    """The tokens of `source`, which begins on that line."""
    faults: dict[int, list[Fault]] = {}
    removed: list[tuple[int, int]] = []
    if not source.isascii() or b"\0" in source:
        source, stray, removed = strip_bad_bytes(source)
        if len(removed) > MOST_BAD_BYTES:
            pos = pos_at(line, 1)
            return Tokens([EOF], [""], [pos], {0: stray[:MOST_BAD_BYTES]}, set(), [], [], [])
        tokens = _cut(source.decode("latin-1"), faults, line)
        if stray:
            _put_back(tokens, stray, removed)
        return tokens
    return _cut(source.decode("latin-1"), faults, line)


def _put_back(tokens: Tokens, stray: list[Fault], removed: list[tuple[int, int]]) -> None:
    """Move positions to where they are in the file, bad bytes counted, and add their faults."""
    by_line: dict[int, list[int]] = {}
    for line, column in removed:
        by_line.setdefault(line, []).append(column)

    def moved(pos: int) -> int:
        columns = by_line.get(pos >> 16)
        if not columns:
            return pos
        column = pos & MAX_COLUMN
        for bad in columns:
            if bad <= column:
                column += 1
        return pos_at(pos >> 16, column)

    tokens.positions[:] = map(moved, tokens.positions)
    tokens.directives[:] = [each._replace(pos=moved(each.pos)) for each in tokens.directives]
    tokens.pragmas[:] = [each._replace(pos=moved(each.pos)) for each in tokens.pragmas]
    for found in tokens.faults.values():
        found[:] = [Fault(moved(fault.pos), fault.message) for fault in found]
    for fault in stray:
        index = next((i for i, pos in enumerate(tokens.positions) if pos >= fault.pos), None)
        at = len(tokens.positions) - 1 if index is None else index
        tokens.faults.setdefault(at, []).append(fault)


def _cut(text: str, faults: dict[int, list[Fault]], line: int) -> Tokens:
    kinds: list[str] = []
    texts: list[str] = []
    positions: list[int] = []
    bad_literals: set[int] = set()
    build_lines: list[tuple[int, str]] = []
    pragmas: list[Pragma] = []
    directives: list[Directive] = []
    line_base = -1  # offset of the line's first byte, less one
    offset = 0
    ends = False  # would a line end here be a semicolon?
    size = len(text)
    stray = 0  # characters that are no tokens
    match = _MASTER.match

    def fault(at: int, message: str) -> None:
        newlines = text.count("\n", offset, at)
        column = at - (text.rfind("\n", offset, at) if newlines else line_base)
        where = pos_at(line + newlines, column)
        faults.setdefault(len(kinds), []).append(Fault(where, message))

    def direct(words: str, after: int) -> None:
        """Obey a line directive, which ends at `after`."""
        previous = directives[-1].file if directives else None
        found = line_directive(words.encode("latin-1").decode(), after, previous)
        if isinstance(found, Directive):
            directives.append(found)
        elif found is not None:
            fault(offset + 7 + found.offset, found.message)

    while offset < size:
        found = match(text, offset)
        if found is None:  # only blanks are left
            break
        group = found.lastgroup
        assert group is not None
        offset = found.start(group)
        end = found.end()
        column = offset - line_base
        pos = line << 16 | (column if column < MAX_COLUMN else MAX_COLUMN)
        kind = ""
        word = ""
        match group:
            case "name":
                word = text[offset:end]
                if not word.isascii():
                    word = word.encode("latin-1").decode()
                    for at, message in bad_identifier(word)[:_MOST_IN_A_TOKEN]:
                        fault(offset + at, message)
                if word in KEYWORDS:
                    kind = word
                    ends = word in _ENDING_KEYWORDS
                else:
                    kind = NAME
                    ends = True
            case "newline":
                if ends:
                    kind, word, ends = ";", "newline", False
            case "punct":
                kind = text[offset]
                ends = kind in ")]}"
                if kind == ";":
                    word = "semicolon"
            case "int" | "rune":
                kind, word, ends = LITERAL, text[offset:end], True
            case "string" | "raw":
                kind, word, ends = LITERAL, text[offset:end], True
                if not word.isascii():
                    word = word.encode("latin-1").decode()
            case "other":
                kind, word = _operator(text[offset:end])
                ends = kind == INC_OP
            case "comment":
                if text.startswith("//go:", offset):
                    if text.startswith(("build ", "build\t"), offset + 5):
                        build_lines.append((len(kinds), text[offset:end]))
                    is_alone = not text[line_base + 1 : offset].strip()
                    words = text[offset + 2 : end].removesuffix("\r")
                    pragmas.append(Pragma(len(kinds), pos + 2, words, is_alone))
                elif column == 1 and text.startswith("//line ", offset):
                    direct(text[offset + 7 : end].removesuffix("\r"), pos_at(line + 1, 1))
            case "block":
                if text.startswith("/*line ", offset):
                    direct(text[offset + 7 : end - 2], pos_at(line, end - line_base))
                if ends and "\n" in text[offset:end]:
                    kind, word, ends = ";", "newline", False
            case _:
                end, kind, messages = _unusual(text, offset)
                for at, message in messages[:_MOST_IN_A_TOKEN]:
                    fault(at, message)
                if len(faults) > MOST_FAULTS or stray > MOST_FAULTS:
                    break
                stray += not kind
                if kind:
                    word = text[offset:end].encode("latin-1").decode()
                    ends = True
                elif group == "unclosed" and ends and "\n" in text[offset:]:
                    kind, word, ends = ";", "newline", False
                if kind == LITERAL and messages:
                    bad_literals.add(len(kinds))
        if kind:
            kinds.append(kind)
            texts.append(word)
            positions.append(pos)
        if group == "newline":
            line += 1
            line_base = offset
        elif group in ("block", "raw", "bad", "unclosed"):
            newlines = text.count("\n", offset, end)
            if newlines:
                line += newlines
                line_base = text.rfind("\n", offset, end)
        offset = end
    pos = pos_at(line, size - line_base)
    if ends:
        kinds.append(";")
        texts.append("EOF")
        positions.append(pos)
    kinds.append(EOF)
    texts.append("")
    positions.append(pos)
    return Tokens(kinds, texts, positions, faults, bad_literals, build_lines, pragmas, directives)


def _operator(word: str) -> tuple[str, str]:
    """The kind and text of what is neither a bracket nor a name."""
    if word in (":=", ":", ".", "...", "<-", "=", "*"):
        return word, word
    if word in ("++", "--"):
        return INC_OP, word[0]
    if word[-1] == "=" and word not in ("==", "!=", "<=", ">="):
        return ASSIGN_OP, word[:-1]
    return OPERATOR, word


def _unusual(text: str, offset: int) -> tuple[int, str, list[tuple[int, str]]]:
    """Where the token at `offset` ends, its kind (or none), and what is wrong with it."""
    char = text[offset]
    if char.isdigit() or char == ".":
        end, faults = scan_number(text, offset)
        return end, LITERAL, faults
    if char == "'":
        end, faults = scan_rune(text, offset)
        return end, LITERAL, faults
    if char == '"':
        end, faults = scan_string(text, offset)
        return end, LITERAL, faults
    if char == "`":
        return len(text), LITERAL, [(offset, "string not terminated")]
    if text.startswith("/*", offset):
        return len(text), "", [(offset, "comment not terminated")]
    return offset + 1, "", [(offset, f"invalid character {quote_char(char)}")]
