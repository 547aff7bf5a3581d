"""`quizgo evaluate` and `quizgo fit` over a year of somebody's reviews."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quizgo.model import ItemId
from quizgo.schedule import fsrs
from quizgo.settings import load
from quizgo.store.store import Store
from tests.e2e.conftest import Home
from tests.e2e.test_scheduler import Desk
from tests.schedule.forgetful import Forgetful

CARDS = 160
DECK = "deck: go/a\ntitle: A\ncards:\n" + "".join(
    f"- {{id: c{number}, kind: basic, ask: Q{number}, answer: A}}\n" for number in range(CARDS)
)


@pytest.fixture
def desk(bare: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A home without reviews; its day is the end of the learner's year."""
    return Desk(bare, monkeypatch, capsys)


@pytest.fixture(scope="module")
def full_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A year of reviews, from 2026-01-01 on."""
    path = tmp_path_factory.mktemp("year") / "quizgo.db"
    items = [ItemId(f"go/a/c{number}") for number in range(CARDS)]
    with Store.open(path, device="elsewhere") as store:
        store.absorb(Forgetful(seed=3).log(items, 365))
    return path


@pytest.fixture
def year(desk: Desk, full_store: Path) -> Desk:
    """A home with that year."""
    (desk.home.path / "decks" / "a.yaml").write_text(DECK)
    shutil.copy(full_store, desk.home.path / "quizgo.db")
    return desk


def test_all_models_are_judged(year: Desk, tmp_path: Path) -> None:
    picture = tmp_path / "plot.svg"
    text = year.type("evaluate", "--svg", str(picture))
    assert year.status == 0
    assert f"reviews of {CARDS} cards from 2026-01-" in text
    lines = text.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith("foretold by"))
    names = [line.split("  ")[0] for line in lines[start + 1 : start + 6]]
    assert names[:2] == ["FSRS-6, fitted as it went", "FSRS-6, published"]
    assert set(names[2:]) == {"SM-2", "average so far", "average of the last 50"}
    assert "`quizgo fit` finds such parameters" in text
    assert "True retention: 8" in text
    assert "o foretold, * happened, @ both" in text
    assert max(map(len, lines)) <= 100
    root = ElementTree.fromstring(picture.read_text(encoding="utf-8"))
    assert len(root.findall("{http://www.w3.org/2000/svg}polyline")) == 5

    found = year.json("evaluate", "go/a")
    assert isinstance(found, dict)
    assert found["best"] == "fsrs-fitted"
    assert found["items"] == CARDS
    assert set(found["models"]) == {
        "sm2",
        "fsrs",
        "fsrs-fitted",
        "moving-average",
        "average",
    }
    assert sum(one["count"] for one in found["models"]["sm2"]["calibration"]) == found["reviews"]
    assert year.json("evaluate", "go/b") == {"reviews": 0, "models": {}}


def test_small_logs_are_said_to_be_small(desk: Desk) -> None:
    assert "There is nothing to judge yet" in desk.type("evaluate")
    desk.study()
    desk.type("study", "go/a", "go/b", day=18, input="\n4\n\n1\n\n4\n\n4\n")
    told = desk.type("evaluate", day=18)
    assert "4 reviews of 4 cards" in told
    assert "That is a small log" in told
    assert "There is no deck 'nope'" in desk.type("evaluate", "nope")
    assert desk.status == 1
    assert "cannot be written" in desk.type("evaluate", "--svg", "/nowhere/x.svg", day=18)
    assert desk.status == 1


def test_fitted_parameters_are_used_and_taken_back(year: Desk) -> None:
    before = year.json("cards", "is:review")
    year.type("scheduler", "fsrs", "--yes")
    published = year.json("cards", "is:review")
    preview = year.json("fit", "--dry-run")
    assert isinstance(preview, dict)
    assert preview["is_better"]
    assert preview["log_loss_after"] < preview["log_loss_before"]
    assert preview["earlier"] + preview["later"] > CARDS / 2

    told = year.type("fit", "--yes")
    assert "Your own parameters foretell your answers better." in told
    settings, complaints = load(year.config)
    assert complaints == ()
    assert settings.fsrs_parameters == tuple(preview["parameters"])
    assert fsrs.out_of_bounds(settings.fsrs_parameters) is None
    assert year.json("cards", "is:review") != published
    assert "your own" in year.type("scheduler")
    assert "FSRS-6, your parameters" in year.type("evaluate")

    assert "fsrs_parameters your own → published" in year.type("scheduler", "--undo")
    assert year.json("cards", "is:review") == published
    year.type("scheduler", "--undo")
    assert year.json("cards", "is:review") == before


def test_parameters_wait_where_sm2_schedules(year: Desk) -> None:
    before = year.json("cards", "is:review")
    assert "That counts once FSRS schedules these cards" in year.type("fit", "--yes")
    assert year.json("cards", "is:review") == before


def test_one_tree_of_decks_has_its_own(year: Desk) -> None:
    year.type("fit", "--deck", "go/a", "--yes")
    settings, _ = load(year.config)
    assert settings.fsrs_parameters == ()
    assert settings.fsrs_parameters_of("go/a") != ()
    assert "There are too few reviews to fit to: 0" in year.type("fit", "--deck", "go/b", "--yes")
    assert year.status == 1


def test_too_few_reviews_to_fit(desk: Desk) -> None:
    desk.study()
    told = desk.type("fit", "--yes")
    assert told.startswith("quizgo: There are too few reviews to fit to: 0, and 500 are needed.")
    assert desk.status == 1
    assert "Nobody can be asked" in desk.type("fit")
    assert desk.status == 2


def test_without_the_package_it_is_said_how_to_get_it(
    year: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    assert "pip install fsrs-rs-python" in year.type("fit", "--yes")
    assert year.status == 1
    text = year.type("evaluate")
    assert year.status == 0
    assert "FSRS-6, published" in text
    assert "fitted as it went" not in text


@pytest.mark.parametrize(
    ("columns", "rows", "lang", "last"),
    [
        (40, 10, "en_US.UTF-8", "o foretold"),
        (80, 24, "zh_CN.UTF-8", "o 预测"),
        (200, 60, "zh_CN.UTF-8", "o 预测"),
    ],
)
def test_it_fits_the_terminal(year: Desk, columns: int, rows: int, lang: str, last: str) -> None:
    with year.home.terminal("evaluate", columns=columns, rows=rows, lang=lang) as terminal:
        terminal.wait_for(last)
        assert terminal.wait_for_exit() == 0
        assert "@" in terminal.text()
