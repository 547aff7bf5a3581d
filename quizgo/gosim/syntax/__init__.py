"""Go's grammar: bytes in, a tree or faults in Go's own words out."""

from __future__ import annotations

from quizgo.gosim.syntax.package import parse_package
from quizgo.gosim.syntax.parser import Parsed, lines_of, parse

__all__ = ["Parsed", "lines_of", "parse", "parse_package"]
