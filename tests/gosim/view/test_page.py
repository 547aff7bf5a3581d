"""The page: nothing can break out of it, and in a real browser it zooms and names its bars."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from quizgo.gosim.spans import history
from quizgo.gosim.view.html import html
from quizgo.gosim.view.labels import Labels
from quizgo.gosim.view.lanes import By, picture
from tests.gosim.runs import TWO_PS, Told, log

EVIL = "</script><script>window.broken = 1</script><b>&amp;\u2028"
EN = Labels(
    language="en",
    name="English",
    title="prog.go",
    running="running",
    syscall="in a system call",
    looking="looking",
    idle="idle",
    stopped="stopped",
    runnable="runnable",
    waiting="waiting",
    line="line {line}",
    lasted="for {time}",
    zoom_in="in",
    zoom_out="out",
    whole="whole",
    help="help",
    events="events",
)
ZH = EN._replace(language="zh", name="中文", running="运行中", title=EVIL)

PROBE = """
<script>
const result = { errors: window.errors, steps: {} };
const note = (name) => {
  const { from, to } = canvas.dataset;
  result.steps[name] = { length: to - from, told: at("told").textContent };
};
const box = canvas.getBoundingClientRect();
const send = (type, x, y, more = {}) => {
  const made = type === "wheel" ? WheelEvent : PointerEvent;
  canvas.dispatchEvent(new made(type, {
    clientX: box.left + x, clientY: box.top + y, bubbles: true, cancelable: true, ...more }));
};
const key = (key) => dispatchEvent(new KeyboardEvent("keydown", { key }));
note("at first");
const middle = 64 + 0.6 * (canvas.clientWidth - 72);
send("pointermove", middle, 26 + 30);
note("over G5");
result.tip = at("tip").textContent;
send("pointermove", middle, 5);
note("over nothing");
send("wheel", middle, 40, { deltaY: -400 });
note("wheel");
at("whole").click();
note("whole");
key("+");
note("plus");
key("-");
note("minus");
at("in").click();
note("button");
key("0");
key("n");
key("n");
note("next");
at("language").click();
note("chinese");
result.title = document.title;
result.broken = window.broken === undefined ? "no" : "yes";
const pre = document.createElement("pre");
pre.id = "result";
pre.textContent = JSON.stringify(result);
document.body.append(pre);
</script>
"""
LISTENER = """
<script>
window.errors = [];
addEventListener("error", (event) => window.errors.push(String(event.message)));
addEventListener("securitypolicyviolation", (event) => window.errors.push(event.blockedURI));
console.error = (...words) => window.errors.push(words.join(" "));
</script>
"""


def page(*, why: str = "chan receive") -> str:
    told: list[Told] = [(t, k, m, p, g, extra) for t, k, m, p, g, extra in TWO_PS]
    lanes = picture(history(log(told)), By.P)
    first = lanes.lanes[0]
    bars = tuple(bar._replace(why=why if bar.g == 6 else "") for bar in first.bars)
    return html(lanes._replace(lanes=(first._replace(bars=bars), *lanes.lanes[1:])), [EN, ZH])


def test_what_a_run_says_cannot_leave_its_element() -> None:
    text = page(why=EVIL)
    found = re.search(r'<script type="application/json" id="run">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    run = json.loads(found[1])
    assert run["labels"][1]["title"] == EVIL
    assert "window.broken" not in text.replace(found[1], "")
    assert "<b>" not in text


def test_the_page_asks_for_nothing() -> None:
    text = page()
    assert "default-src 'none'" in text
    assert not re.search(r"https?://|src=|href=|@import|url\(", text)


def browser() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found is not None:
            return found
    pytest.skip("no Chromium or Chrome is installed: the page was not opened in a browser")


def test_in_a_browser_it_zooms_and_names_what_is_under_the_pointer(tmp_path: Path) -> None:
    file = tmp_path / "run.html"
    text = page(why=EVIL).replace("<head>", "<head>" + LISTENER)
    file.write_text(text.replace("</body>", PROBE + "</body>"), encoding="utf-8")
    done = subprocess.run(
        [
            browser(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--window-size=1000,600",
            "--virtual-time-budget=2000",
            "--dump-dom",
            file.as_uri(),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    found = re.search(r'<pre id="result">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stdout[-2000:] + done.stderr[-2000:]
    result = json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    steps = result["steps"]
    assert result["errors"] == []
    assert result["broken"] == "no"
    assert result["title"] == EVIL
    assert steps["at first"] == {"length": 1, "told": ""}
    assert steps["over G5"]["told"].startswith("G5 · running · P1 M2 · line 107 · 450ns-900ns")
    assert result["tip"] == steps["over G5"]["told"]
    assert steps["over nothing"]["told"] == ""
    assert 0.4 < steps["wheel"]["length"] < 0.5
    assert [steps[name]["length"] for name in ("whole", "plus", "minus", "button")] == [
        1,
        0.5,
        1,
        0.5,
    ]
    assert steps["next"]["told"].startswith("G5 · running · P1 M2")
    assert steps["chinese"]["told"].startswith("G5 · 运行中 · P1 M2")
