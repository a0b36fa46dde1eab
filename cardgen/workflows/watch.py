"""`cardgen build --watch`: tells when cards, templates or settings have changed, whatever happens to their folders."""

from __future__ import annotations

import os
import time
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePath

from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.workflows.build import BuildReport, build
from cardgen.workflows.card_store import hand_back
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.places import CARDS, SETTINGS, TEMPLATES
from cardgen.workflows.progress import Progress
from cardgen.workflows.render_cards import RenderingBench
from cardgen.workflows.workspace import open_workspace

QUIET_MS = 300
"""Changes that follow each other within this time are one: editors write a file in several steps."""

LONGEST_MS = 3000
"""After this time a burst is answered although it goes on, as when thousands of cards are copied in."""

LOOK_MS = 250
"""Between looks at what no watcher tells: settings or a logo replaced, a folder that comes back."""

POLL_MS = 500
"""Between looks at every file on drives that report no changes; longer where a look itself takes long."""

POLL_SHARE = 4
"""A look at every file is followed by at least this many times its own time without one."""

_UNFINISHED = (".tmp", ".swp", ".swx", ".part", ".crdownload", "~")
_Stat = tuple[int, ...] | None
_Standing = tuple[_Stat, ...]


def build_round(root: Path, formats: tuple[str, ...] | None, *, processes: int, progress: Progress) -> BuildReport:
    """One build with everything read anew. A card with errors keeps its last good files.

    UsageError where there is no folder of cards: it is being moved, and its files are not to be taken for orphans.
    """
    hand_back()
    CheckingBench.at.cache_clear()
    RenderingBench.at.cache_clear()
    workspace = open_workspace(root)
    if not (root / CARDS).is_dir():
        raise UsageError("error.watch.no_cards", path=CARDS)
    settings = workspace.settings
    wanted = formats or settings.formats
    return build(workspace, wanted, settings.index_formats, keep_last=True, processes=processes, progress=progress)


def change_rounds(root: Path, *, poll: bool) -> Iterator[None]:
    """Once at the start, then once after each burst of changes, for ever; what changes during a round is the next.

    `poll` looks at every file again and again, for drives that report no changes; else EnvironmentMissing without
    watchfiles.
    """
    return _polled_rounds(root) if poll else _told_rounds(root)


def _polled_rounds(root: Path) -> Iterator[None]:
    """Rounds by our own looks: watchfiles compares whole seconds, and loses the second of two saves within one."""
    seen, took = _looked(root)
    yield
    while True:
        time.sleep(max(POLL_MS / 1000, POLL_SHARE * took))
        now, took = _looked(root)
        if now != seen:
            seen = _settled(root, now)
            yield


def _settled(root: Path, now: dict[str, _Stat]) -> dict[str, _Stat]:
    """What the files are like when nothing has changed for a moment, or the burst has gone on for long."""
    give_up = time.monotonic() + LONGEST_MS / 1000
    while time.monotonic() < give_up:
        time.sleep(QUIET_MS / 1000)
        before, (now, _) = now, _looked(root)
        if now == before:
            break
    return now


def _looked(root: Path) -> tuple[dict[str, _Stat], float]:
    """What every file that matters is like, by path, and the seconds the look took."""
    started = time.monotonic()
    stamps = {str(path): _stat(path) for path in (root / SETTINGS, _logo_of(root)) if path is not None}
    folders = [os.fspath(root / CARDS), os.fspath(root / TEMPLATES)]
    while folders:
        try:
            entries = [*os.scandir(folders.pop())]
        except OSError:
            continue
        for entry in entries:
            if not matters(PurePath(entry.name)):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            stamps[entry.path] = _stat(entry.path)
    return stamps, time.monotonic() - started


def _told_rounds(root: Path) -> Iterator[None]:
    try:
        from watchfiles import watch
    except ImportError:
        raise EnvironmentMissing("error.watch.missing") from None
    while True:
        targets = [folder for folder in (root / CARDS, root / TEMPLATES) if folder.is_dir()]
        seen: _Standing | None = None
        if not targets:
            yield
            _until_folders_come(root)
            continue
        for changes in watch(
            *targets,
            watch_filter=lambda _change, path: matters(PurePath(path).relative_to(root)),
            step=QUIET_MS,
            debounce=LONGEST_MS,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        ):
            now = _standing(root)
            if seen is not None and (
                _folders(now) != _folders(seen) or {Path(path) for _, path in changes} & {*targets}
            ):
                break  # a watcher does not follow to a folder that took the place of the one it watches
            if changes or now != seen:
                seen = now
                yield


def matters(path: PurePath) -> bool:
    """False for what is no card, template or part of one: hidden files, and what editors leave beside those they write.

    `path` is relative to the workspace.
    """
    if any(part.startswith(".") for part in path.parts):
        return False
    return not path.name.startswith(("~$", "#")) and not path.name.endswith(_UNFINISHED) and path.name != "4913"


def _standing(root: Path) -> _Standing:
    """What tells whether the folders, the settings and the logo are still those they were."""
    folders = (_stat(root / CARDS), _stat(root / TEMPLATES))
    logo = _logo_of(root)
    return (*(it and it[:2] for it in folders), _stat(root / SETTINGS), _stat(logo) if logo else None)


def _folders(standing: _Standing) -> _Standing:
    return standing[:2]


def _logo_of(root: Path) -> Path | None:
    """The logo, which may lie anywhere in the workspace; None where the settings name none or cannot be read."""
    return _logo(root, _stat(root / SETTINGS))


@lru_cache(maxsize=1)
def _logo(root: Path, _settings: _Stat) -> Path | None:
    try:
        name = tomllib.loads((root / SETTINGS).read_text(encoding="utf-8-sig"))["company"]["logo"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return root / name if isinstance(name, str) and "\0" not in name else None


def _stat(path: Path | str) -> _Stat:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size)


def _until_folders_come(root: Path) -> None:
    seen = _standing(root)
    while _standing(root) == seen:
        time.sleep(LOOK_MS / 1000)
