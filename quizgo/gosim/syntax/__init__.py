"""Go's grammar: bytes in, a tree or faults in Go's own words out."""

from __future__ import annotations

from quizgo.gosim.syntax.package import parse_package
from quizgo.gosim.syntax.parser import Parsed, parse

__all__ = ["Parsed", "parse", "parse_package"]
