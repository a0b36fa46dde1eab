"""cardgen build --watch, as a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest

pytestmark = pytest.mark.slow
"""Each of these waits for a program that watches."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SECONDS = 120
"""How long it may take to answer, on a machine that has much else to do."""
CARD = "id: C-0ZJ8RH\nname: {name}\nkind: {kind}\n"


class Watching:
    """A watcher at work: what it says, line by line."""

    def __init__(self, workspace: Path, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cardgen", "build", "--watch", *options],
            cwd=workspace,
            env={**os.environ, "CARDGEN_LANG": "en", "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._lines.put(line.rstrip("\n"))

    def close(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        assert self.process.stderr is not None
        self.process.stderr.close()

    def until(self, words: str) -> list[str]:
        """The lines said up to one that has these words."""
        said = [self._lines.get(timeout=SECONDS)]
        while words not in said[-1]:
            said.append(self._lines.get(timeout=SECONDS))
        return said

    def wait_until_idle(self) -> None:
        """Wait until it says nothing more: one change may lead to two rounds, and Ctrl-C within one ends otherwise."""
        with suppress(Empty):
            while True:
                self._lines.get(timeout=1)

    def round(self) -> str:
        """What the next round made."""
        return self.until("Files made: ")[-1].partition("Files ")[2].partition(".")[0]


@pytest.fixture
def watching(workspace: Path) -> Iterator[Watching]:
    (workspace / "cardgen.toml").write_text(
        (workspace / "cardgen.toml").read_text(encoding="utf-8").replace('["html", "xlsx"]', "[]"), encoding="utf-8"
    )
    watcher = Watching(workspace)
    yield watcher
    watcher.close()


def replace(file: Path, text: str) -> None:
    """Save as editors do: a new file beside the old one, renamed over it."""
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(file)


def test_every_kind_of_change_is_answered_and_ctrl_c_ends_it(workspace: Path, watching: Watching) -> None:
    card = workspace / "cards/C-0ZJ8RH.yaml"
    built = workspace / "out/customer/cards/C-0ZJ8RH.html"
    assert watching.round() == "made: 4, up to date: 0, removed: 0"

    replace(card, CARD.format(name="이름하나", kind="개인"))
    assert watching.round() == "made: 1, up to date: 3, removed: 0"
    assert "이름하나" in built.read_text(encoding="utf-8")

    for number in range(20):
        (workspace / f"cards/C-0000{number:02d}.yaml").write_text(
            CARD.format(name="x", kind="개인").replace("C-0ZJ8RH", f"C-0000{number:02d}"), encoding="utf-8"
        )
    assert watching.round() == "made: 20, up to date: 4, removed: 0"

    replace(card, CARD.format(name="이름둘", kind="모름"))
    said = watching.until("Files made: ")
    assert "cards/C-0ZJ8RH.yaml:3:7: error[C107]" in said[0]
    assert "이름하나" in built.read_text(encoding="utf-8")

    replace(card, CARD.format(name="이름둘", kind="개인"))
    assert watching.round() == "made: 1, up to date: 23, removed: 0"

    (workspace / "cards").rename(workspace / "away")
    watching.until("There is no folder cards")
    (workspace / "away").rename(workspace / "cards")
    assert watching.round() == "made: 0, up to date: 24, removed: 0"

    settings = (workspace / "cardgen.toml").read_text(encoding="utf-8")
    replace(workspace / "cardgen.toml", "[")
    watching.until("not valid TOML")
    replace(workspace / "cardgen.toml", settings.replace("한빛상사", "다솔"))
    assert watching.round() == "made: 24, up to date: 0, removed: 0"

    form = workspace / "templates/receipt"
    shutil.move(form, workspace / "receipt")
    watching.until("removed: 1")
    shutil.move(workspace / "receipt", form)
    watching.until("made: 1")

    watching.wait_until_idle()
    watching.process.send_signal(signal.SIGINT)
    watching.until("No longer watching.")
    assert watching.process.wait(timeout=30) == 0


def test_drives_that_report_nothing_are_polled_until_the_program_is_told_to_end(workspace: Path) -> None:
    card = workspace / "cards/C-0ZJ8RH.yaml"
    watcher = Watching(workspace, "--poll")
    try:
        assert watcher.round() == "made: 4, up to date: 0, removed: 0"
        while time.time() % 1 > 0.1:
            time.sleep(0.01)
        card.write_text(CARD.format(name="이름하나", kind="개인"), encoding="utf-8")
        time.sleep(0.85)  # within the same second
        card.write_text(CARD.format(name="이름두울", kind="개인"), encoding="utf-8")
        built = workspace / "out/customer/cards/C-0ZJ8RH.html"
        while "이름두울" not in built.read_text(encoding="utf-8"):
            assert watcher.round().startswith("made: 1, up to date: ")
        watcher.wait_until_idle()
        watcher.process.send_signal(signal.SIGTERM)
        watcher.until("No longer watching.")
        assert watcher.process.wait(timeout=30) == 0
    finally:
        watcher.close()


@pytest.mark.usefixtures("workspace")
def test_polling_needs_watching(cardgen: Run) -> None:
    done = cardgen("build", "--poll")
    assert (done.returncode, done.stderr) == (2, "error: --poll goes with --watch.\n")
