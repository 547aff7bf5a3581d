"""Go's grammar: bytes in, a tree or faults in Go's own words out."""

from __future__ import annotations
