"""The page of statistics in a real browser: one language at a time, and every word in its place."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from quizgo.model import Lang
from quizgo.ui.stats.html import html
from tests.ui.stats_year import told_in

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)

PROBE = """
<script>
const shown = () => [...document.querySelectorAll("main")]
  .filter((main) => main.offsetParent !== null).map((main) => main.lang);
const outside = () => [...document.querySelectorAll("svg text, svg rect")].filter((one) => {
  const box = one.getBBox(), view = one.ownerSVGElement.viewBox.baseVal;
  return box.width && (box.x < -1 || box.x + box.width > view.width + 1
    || box.y < -1 || box.y + box.height > view.height + 1);
}).map((one) => one.textContent);
const result = { first: shown(), outside: outside() };
document.querySelector("label[for=lang-zh]").click();
result.then = shown();
result.outside.push(...outside());
result.wide = document.documentElement.scrollWidth > innerWidth;
const said = document.createElement("pre");
said.textContent = "@" + JSON.stringify(result) + "@";
document.body.append(said);
</script>
"""


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: the page was not opened")
@pytest.mark.parametrize("width", [500, 1200])
def test_one_language_at_a_time_and_nothing_outside(tmp_path: Path, width: int) -> None:
    page = html([(lang, told_in(lang)) for lang in (Lang.EN, Lang.ZH)])
    page = re.sub(r"<meta http-equiv=.*?>", "", page)  # which would forbid the probe
    file = tmp_path / "page.html"
    file.write_text(page.replace("</body>", PROBE + "</body>"), encoding="utf-8")
    assert CHROMIUM is not None
    done = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--window-size={width},900",
            "--dump-dom",
            file.as_uri(),
        ],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = json.loads(done.stdout.split("@")[-2])
    assert found == {"first": ["en"], "then": ["zh"], "outside": [], "wide": False}
