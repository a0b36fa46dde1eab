"""The HTML index over many cards: how long making it takes, and how fast it answers a keystroke."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.bench import TODAY, Bench
from benchmarks.command import cardgen
from benchmarks.figure import Figure, at_most
from benchmarks.timing import seconds
from cardgen.model.card import Card
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.index import render_index
from cardgen.workflows.workspace import open_workspace

TYPED = ("ㄱㅁㅈ", "이서", "010", "서울특별시 강남", "남궁민", "주식회사", "경기")
"""What is typed, one key after the other; the box is emptied in between, which is a keystroke too."""

_KEYSTROKE = """
const [text, done] = arguments;
const box = document.querySelector('input[type=search]');
const start = performance.now();
box.value = text;
box.dispatchEvent(new InputEvent('input', {bubbles: true}));
requestAnimationFrame(() => {
  const painted = new MessageChannel();
  painted.port1.onmessage = () => done(performance.now() - start);
  painted.port2.postMessage(0);
});
"""
"""A message posted in an animation frame arrives once that frame has been laid out and painted."""


def figures(bench: Bench) -> Iterator[Figure]:
    """Making it from checked cards, then typing into it in a browser without a window."""
    count = bench.sizes.workspace
    workspace = bench.workspace(count)
    page = bench.folder / "index.html"
    taken = _make(workspace, page, bench.sizes.rounds)
    command = cardgen(workspace, "index", "--to", "html").seconds
    detail = f"from checked cards; the whole command, loading and checking included, {command:.1f} s"
    yield at_most(f"index.html over {count} cards", taken, 3, "s", detail)
    strokes = _keystrokes(page)
    detail = f"median of {len(strokes) - 1} after the first; slowest {max(strokes[1:]):.0f} ms"
    yield at_most("A keystroke in it", median(strokes[1:]), 50, "ms", detail)


def _make(root: Path, page: Path, rounds: int) -> float:
    workspace = open_workspace(root)
    checking = CheckingBench(workspace, TODAY)
    form = workspace.forms["customer"]
    cards = [card for card in map(checking.card, workspace.card_files().files) if isinstance(card, Card)]
    make = partial(render_index, "html", cards, form, workspace)
    page.write_bytes(make())
    return median(seconds(make) for _ in range(rounds))


def _keystrokes(page: Path) -> list[float]:
    """Milliseconds from each key to the painted answer."""
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"):
        options.add_argument(flag)
    with Chrome(options, ChromeService(shutil.which("chromedriver"))) as browser:
        browser.get(page.as_uri())
        return [float(browser.execute_async_script(_KEYSTROKE, text)) for text in _typing()]


def _typing() -> Iterator[str]:
    for word in TYPED:
        yield from (word[: length + 1] for length in range(len(word)))
        yield ""
