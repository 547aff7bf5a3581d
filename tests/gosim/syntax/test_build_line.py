"""`//go:build` lines ask for a version of the language."""

from __future__ import annotations

import pytest

from quizgo.gosim.syntax import parse


@pytest.mark.parametrize(
    ("line", "version"),
    [
        ("//go:build go1.21", "go1.21"),
        ("//go:build linux && go1.20", "go1.20"),
        ("//go:build go1.18 || go1.21", "go1.18"),
        ("//go:build go1.18 || linux", ""),
        ("//go:build !go1.22", ""),
        ("//go:build (go1.18 && go1.21) || go1.30", "go1.21"),
        ("// go:build go1.21", ""),
        ("//go:build", ""),
        ("//go:build ((((", ""),
    ],
)
def test_the_lowest_version_counts(line: str, version: str) -> None:
    file = parse(f"{line}\n\npackage main\n".encode(), "p.go").file
    assert file is not None
    assert file.go_version == version


def test_a_line_after_the_package_clause_counts_for_nothing() -> None:
    file = parse(b"package main\n\n//go:build go1.21\n", "p.go").file
    assert file is not None
    assert file.go_version == ""
