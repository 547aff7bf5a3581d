"""The language version that a `//go:build` line asks for."""

from __future__ import annotations

import re

from quizgo.gosim.syntax.scanner import Tokens

_TERM = r"\s*(&&|\|\||[!()]|[^\s!()&|]+)"
_VERSION = r"go1\.(\d{1,4})"


def go_version(tokens: Tokens) -> str:
    """`go1.21`, or empty: the lowest version that the last line before `package` allows."""
    version = ""
    for index, line in tokens.build_lines:
        if index > 0:
            break
        terms = re.findall(_TERM, line[len("//go:build") :])
        if terms and len(terms) < 1000:
            lowest = _Expression(terms).either()
            version = f"go1.{lowest}" if lowest > 0 else ""
    return version


class _Expression:
    """Reads `go1.21 && (linux || !cgo)`; every method gives a minor version, 0 for none."""

    def __init__(self, terms: list[str]) -> None:
        self.terms = terms
        self.nesting = 0

    def _got(self, term: str) -> bool:
        if self.terms and self.terms[0] == term:
            del self.terms[0]
            return True
        return False

    def either(self) -> int:
        lowest = self._both()
        while self._got("||"):
            lowest = min(lowest, self._both())
        return lowest

    def _both(self) -> int:
        highest = self._single()
        while self._got("&&"):
            highest = max(highest, self._single())
        return highest

    def _single(self) -> int:
        negated = False
        while self._got("!"):
            negated = not negated
        if self._got("("):
            self.nesting += 1
            lowest = self.either() if self.nesting < 50 else 0
            self.nesting -= 1
            self._got(")")
        else:
            found = re.fullmatch(_VERSION, self.terms.pop(0)) if self.terms else None
            lowest = int(found[1]) if found else 0
        return 0 if negated else lowest
