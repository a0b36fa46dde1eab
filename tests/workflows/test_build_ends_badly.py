"""Builds that are killed, interrupted, started twice or cannot write."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from benchmarks.generate import write_cards
from cardgen.workflows.lock import workspace_lock
from cardgen.writing import TEMPORARY_MARK

pytestmark = pytest.mark.slow
"""Each of these starts a program and ends it."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]
CARDS = 220
"""Enough that two processes are started for them."""

TRIALS = 4


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """A workspace of many cards, never built."""
    root = tmp_path_factory.mktemp("many") / "workspace"
    shutil.copytree(pytestconfig.rootpath / "templates", root / "templates")
    (root / "cardgen.toml").write_text('[build]\nformats = ["html"]\nindex = ["html", "xlsx"]\n')
    write_cards(root / "cards", CARDS, seed=7, sharded=False)
    return root


def start_build(root: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "cardgen", "build", "-j", "2"],
        cwd=root,
        env={**os.environ, "CARDGEN_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def kill(running: subprocess.Popen[str]) -> None:
    """Ends the build's own process, and it alone, at once; fails where its workers keep the streams open."""
    running.kill()
    try:
        running.communicate(timeout=20)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)


def outputs(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "out").rglob("*") if path.is_file()
    }


def leftovers(root: Path) -> list[Path]:
    return [path for folder in ("out", ".cardgen") for path in (root / folder).rglob(f"{TEMPORARY_MARK}*")]


def until(happened: Callable[[], bool], seconds: float = 30) -> bool:
    """Waits for something another process does."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def alive(processes: list[psutil.Process]) -> list[psutil.Process]:
    return [it for it in processes if it.is_running() and it.status() != psutil.STATUS_ZOMBIE]


def some_outputs(root: Path, count: int) -> Iterator[Path]:
    """The first outputs there are once there are `count` of them."""
    cards = root / "out/customer/cards"
    assert until(lambda: cards.is_dir() and sum(1 for _ in cards.glob("C-*.html")) >= count)
    yield from cards.glob("C-*.html")


def test_killed_builds_leave_whole_files_and_the_next_one_finishes_the_work(
    many: Path, started: Run, tmp_path: Path
) -> None:
    fresh = shutil.copytree(many, tmp_path / "fresh")
    began = time.monotonic()
    assert started("build", "-q", cwd=fresh).returncode == 0
    whole = outputs(fresh)
    duration = time.monotonic() - began
    assert len(whole) == CARDS + 4
    root = shutil.copytree(many, tmp_path / "killed")
    chance = random.Random(20261121)
    for _ in range(TRIALS):
        running = start_build(root)
        time.sleep(chance.uniform(0.2, duration))
        kill(running)
        finished = {path: data for path, data in outputs(root).items() if TEMPORARY_MARK not in path}
        assert all(data == whole[path] for path, data in finished.items())
        if chance.random() < 0.5:
            shutil.rmtree(root / "out", ignore_errors=True)
    last = started("build", "-q", cwd=root)
    assert (last.returncode, last.stderr) == (0, "")
    assert outputs(root) == whole
    assert leftovers(root) == []


def test_what_a_killed_build_finished_is_not_made_again(many: Path, started: Run, tmp_path: Path) -> None:
    root = shutil.copytree(many, tmp_path / "killed")
    running = start_build(root)
    record = root / ".cardgen/build.jsonl"
    assert until(lambda: record.is_file() and record.stat().st_size > 20_000)
    kill(running)
    done = started("build", cwd=root)
    counts = re.search(r"made: (\d+), up to date: (\d+)", done.stderr)
    assert counts is not None
    made, current = map(int, counts.groups())
    assert made + current == CARDS
    assert current >= 40
    assert leftovers(root) == []


def test_workers_end_with_a_killed_build(many: Path, tmp_path: Path) -> None:
    root = shutil.copytree(many, tmp_path / "killed")
    running = start_build(root)
    assert [*some_outputs(root, 1)]
    workers = psutil.Process(running.pid).children(recursive=True)
    assert len(workers) >= 2
    running.kill()
    running.wait()
    try:
        assert until(lambda: not alive(workers), seconds=5)
    finally:
        kill(running)


def test_interrupt_ends_with_130_and_without_a_traceback(many: Path, started: Run, tmp_path: Path) -> None:
    root = shutil.copytree(many, tmp_path / "interrupted")
    running = start_build(root)
    assert [*some_outputs(root, 1)]
    os.killpg(running.pid, signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in errors
    assert errors.strip().endswith("Interrupted.")
    assert leftovers(root) == []
    assert started("build", "-q", cwd=root).returncode == 0


def test_second_build_waits_for_the_first(workspace: Path) -> None:
    with workspace_lock(workspace / ".cardgen"):
        second = start_build(workspace)
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(timeout=2)
    _, errors = second.communicate(timeout=30)
    assert second.returncode == 0
    assert "Files made: 4" in errors


@pytest.fixture
def full_disk(workspace: Path) -> Iterator[str]:
    """Leaves no room in the workspace's out/ and gives a program's limit of file size, in blocks of 512 bytes.

    Room is taken by mounting a small file system; where this user may not, the limit takes it.
    """
    out = workspace / "out"
    out.mkdir(mode=0o700)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k,mode=0700", "tmpfs", str(out)], check=False)
    yield "16" if mounted.returncode else "unlimited"
    if not mounted.returncode:
        subprocess.run(["umount", str(out)], check=True)


def test_full_disk_is_told_as_such(workspace: Path, full_disk: str) -> None:
    failed = subprocess.run(
        ["sh", "-c", f'ulimit -f {full_disk}; exec "$0" -m cardgen build', sys.executable],
        cwd=workspace,
        env={**os.environ, "CARDGEN_LANG": "en"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert failed.returncode == 3
    reason = "no space left on the disk" if full_disk == "unlimited" else "the file is larger than allowed"
    assert reason in failed.stderr
    assert "Traceback" not in failed.stderr
    assert leftovers(workspace) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_output_folder_is_told_as_such(workspace: Path, started: Run) -> None:
    (workspace / "out").mkdir(mode=0o500)
    failed = started("build")
    assert failed.returncode == 3
    assert "permission denied" in failed.stderr
