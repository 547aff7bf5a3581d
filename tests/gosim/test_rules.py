"""The table of rules and the table of costs: what stands there has an effect."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgo import gosim
from quizgo.gosim.limits import FREE

GOSIM = Path(gosim.__file__).parent
SOURCE = "\n".join(
    path.read_text()
    for path in GOSIM.rglob("*.py")
    if path.name not in ("rules.py", "limits.py") and "packages" not in path.parts
)


@pytest.mark.parametrize("name", gosim.Rules._fields[1:])
def test_a_switch_is_asked_for_somewhere(name: str) -> None:
    assert f"rules.{name}" in SOURCE


@pytest.mark.parametrize("name", gosim.Costs._fields)
def test_a_cost_is_charged_somewhere(name: str) -> None:
    assert f"costs.{name}" in SOURCE


def test_both_versions_differ_in_every_switch() -> None:
    old, new = gosim.RULES["1.13"], gosim.RULES["1.27"]
    same = [n for n in new._fields[1:] if getattr(old, n) == getattr(new, n)]
    assert same == []


def test_nothing_costs_anything_when_all_is_free() -> None:
    assert set(FREE) == {0}
