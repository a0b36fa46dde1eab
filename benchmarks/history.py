"""History: what git itself takes for the same questions, and whole commands on a repository of years."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.bench import Bench
from benchmarks.command import cardgen, run
from benchmarks.figure import Figure, at_most
from benchmarks.histories import edited, write_history
from benchmarks.timing import alternate, seconds
from cardgen.history.last_change import last_changes
from cardgen.history.objects import contents, files_at
from cardgen.history.repository import Repository, open_repository
from cardgen.workflows.git_programs import MERGED

PAST = "2024-06-28"
"""A day in the middle of the generated history."""
LOG = ("log", "--raw", "-z", "--no-renames", "--format=%H")


def figures(bench: Bench) -> Iterator[Figure]:
    """All of them on one repository; the last, which erases from it, on a copy."""
    cards, commits = bench.sizes.workspace, bench.sizes.workspace // 2
    folder = bench.folder / f"history-{cards}"
    write_history(folder, cards, commits)
    repository = open_repository(folder)
    yield _last_change(repository, bench.sizes.rounds, f"{cards:,} cards, {commits:,} commits")
    yield _reading(repository, bench.sizes.rounds)
    yield from _commands(folder, bench.sizes.rounds)
    yield _merging(folder, bench.sizes.rounds)
    yield _erasing(folder, bench.folder / "erased")


def _last_change(repository: Repository, rounds: int, size: str) -> Figure:
    folder = repository.top
    found = alternate(
        rounds,
        {
            "ours": lambda: seconds(lambda: last_changes(repository, "cards")),
            "git": lambda: run(["git", *LOG], cwd=folder).seconds,
        },
    )
    whole = median(cardgen(folder, "due", "--stale", "180d", "-q").seconds for _ in range(rounds))
    detail = f"{size}: {found['ours']:.2f} s; git log --raw {found['git']:.2f} s; cardgen due --stale {whole:.2f} s"
    return at_most("Last change of every card", found["ours"] / found["git"], 2, "times git log --raw", detail)


def _reading(repository: Repository, rounds: int) -> Figure:
    commit = repository.commit("HEAD")
    ids = "".join(f"{entry.blob}\n" for entry in files_at(repository, commit, "cards")).encode()

    def ours() -> None:
        entries = [entry.blob for entry in files_at(repository, commit, "cards")]
        assert all(content is not None for content in contents(repository, entries))

    def git() -> None:
        command = ["git", "-C", str(repository.top), "cat-file", "--batch"]
        subprocess.run(command, input=ids, stdout=subprocess.PIPE, check=True)

    found = alternate(rounds, {"ours": lambda: seconds(ours), "git": lambda: seconds(git)})
    cards = ids.count(b"\n")
    detail = f"{found['ours']:.2f} s, finding them included; git cat-file --batch alone {found['git']:.2f} s"
    return at_most(f"Reading {cards:,} cards as of a commit", found["ours"] / found["git"], 2, "times git", detail)


def _commands(folder: Path, rounds: int) -> Iterator[Figure]:
    """Whole commands about one card with a history of some length, beside the start of the program alone."""
    card = _busiest(folder)
    asked = {
        "log ID": ("log", card),
        "diff ID DATE": ("diff", card, PAST),
        "show ID --as-of DATE": ("show", card, "--as-of", PAST),
    }
    for name, arguments in asked.items():
        sides = {"whole": arguments, "start": ("--version",)}
        found = alternate(rounds, {side: partial(_seconds, folder, words) for side, words in sides.items()})
        detail = f"the whole command, start-up included; cardgen --version {found['start']:.2f} s"
        yield at_most(f"cardgen {name}", found["whole"], 0.5, "s", detail)


def _seconds(folder: Path, words: Sequence[str]) -> float:
    return cardgen(folder, *words).seconds


def _busiest(folder: Path) -> str:
    """The card that changed most often, of those that were there then."""
    command = ["git", "-C", str(folder), "log", "--format=", "--name-only", f"--until={PAST}", "--", "cards"]
    names = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    there = {path.stem for path in (folder / "cards").rglob("*.yaml")}
    stems = [Path(name).stem for name in names if Path(name).stem in there]
    return max(sorted(set(stems)), key=stems.count)


def _merging(folder: Path, rounds: int) -> Figure:
    """The driver as git starts it: both sides changed a card, each something else."""
    from random import Random

    place = folder.parent / "merging"
    place.mkdir()
    card = next(iter(sorted((folder / "cards").rglob("*.yaml"))))
    base = card.read_text(encoding="utf-8")
    bought = next(text for n in count() if "2026-10-31" in (text := edited(base, "2026-10-31", Random(n))))
    sides = {"base": base, "ours": bought, "theirs": base.replace("owner: ", "owner: 새 담당 ", 1)}

    def merged() -> float:
        for name, text in sides.items():
            (place / name).write_text(text, encoding="utf-8")
        files = [str(place / name) for name in sides]
        path = card.relative_to(folder).as_posix()
        command = [sys.executable, "-m", "cardgen.cli.merge_driver", *files, "7", path]
        start = perf_counter()
        run(command, cwd=folder, fine=(MERGED,))
        return perf_counter() - start

    others: dict[str, Callable[[], float]] = {
        "lines": partial(_by_lines, place, sides, folder),
        "python": lambda: run([sys.executable, "-c", ""], cwd=folder).seconds,
    }
    found = {side: 1000 * taken for side, taken in alternate(2 * rounds, {"ours": merged, **others}).items()}
    detail = f"start-up included; an empty Python {found['python']:.0f} ms, git merge-file {found['lines']:.0f} ms"
    return at_most("Merge driver, per file", found["ours"], 150, "ms", detail)


def _by_lines(place: Path, sides: dict[str, str], folder: Path) -> float:
    for name, text in sides.items():
        (place / name).write_text(text, encoding="utf-8")
    files = [str(place / name) for name in ("ours", "base", "theirs")]
    return run(["git", "merge-file", "-q", *files], cwd=folder, fine=range(128)).seconds


def _erasing(folder: Path, copy: Path) -> Figure:
    card = _busiest(folder)
    shutil.copytree(folder, copy, symlinks=True)
    subprocess.run(["git", "-C", str(copy), "config", "user.name", "Bench"], check=True)
    subprocess.run(["git", "-C", str(copy), "config", "user.email", "bench@example.kr"], check=True)
    taken = cardgen(copy, "erase", card, "--reason", "요청", "--yes", "--anyway").seconds
    return at_most("cardgen erase of one card", taken, 60, "s", "the whole command, proof included")
