"""Every code point is of the class and case that Go's tables of Unicode 17 give it.

`unicode_digest.go` made the checksums with real Go.
"""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest

from quizgo.gosim.lib import casing
from quizgo.gosim.lib.text import is_print

BLOCK = 4096
DIGESTS = [
    line.split() for line in Path(__file__).with_name("unicode_digest.txt").read_text().splitlines()
]


def line_of(code: int) -> str:
    flags = f"{is_print(code)} {casing.is_space(code)}".lower()
    return (
        f"{casing.category(code)} {casing.upper(code)} {casing.lower(code)} "
        f"{casing.title(code)} {casing.simple_fold(code)} {flags}\n"
    )


@pytest.mark.parametrize(("start", "digest"), DIGESTS)
def test_code_points_have_the_classes_and_cases_of_go(start: str, digest: str) -> None:
    first = int(start, 16)
    text = "".join(map(line_of, range(first, first + BLOCK)))
    assert f"{crc32(text.encode()):08x}" == digest


def test_what_is_no_code_point_has_no_class() -> None:
    assert casing.category(-1) == casing.category(0x110000) == ""
    assert casing.simple_fold(-5) == -5
