"""`cardgen build --watch`: tells when cards, templates or settings have changed, whatever happens to their folders."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path, PurePath

from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.workflows.build import BuildReport, build
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
"""Between looks at what no watcher tells: settings replaced by renaming, a folder that comes back."""

POLL_MS = 500
"""Between looks at every file on drives that report no changes."""

_UNFINISHED = (".tmp", ".swp", ".swx", ".part", ".crdownload", "~")
_Standing = tuple[tuple[int, ...] | None, ...]


def build_round(root: Path, formats: tuple[str, ...] | None, *, processes: int, progress: Progress) -> BuildReport:
    """One build with everything read anew. A card with errors keeps its last good files.

    UsageError where there is no folder of cards: it is being moved, and its files are not to be taken for orphans.
    """
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

    `poll` looks at every file again and again, for drives that report no changes. EnvironmentMissing without
    watchfiles.
    """
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
            force_polling=poll or None,
            poll_delay_ms=POLL_MS,
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
    """What tells whether the settings and the folders are still those they were."""
    folders = (_stat(root / CARDS), _stat(root / TEMPLATES))
    settings = _stat(root / SETTINGS)
    return (*(it and it[:2] for it in folders), settings)


def _folders(standing: _Standing) -> _Standing:
    return standing[:2]


def _stat(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)


def _until_folders_come(root: Path) -> None:
    seen = _standing(root)
    while _standing(root) == seen:
        time.sleep(LOOK_MS / 1000)
