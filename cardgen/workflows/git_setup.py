"""Lets git call us for cards: to merge them field by field and to show their changes by label."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from cardgen.history.repository import Repository, open_repository
from cardgen.workflows.git_attributes import CARD_LINE, FILE, has_line, own_line, put_line
from cardgen.workflows.git_programs import driver_line, textconv_line

_FALSE = frozenset({"false", "no", "off", "0"})
"""How git spells it; a key without value is true (git-config, "Values")."""


def settings() -> Mapping[str, str]:
    """What the repository's configuration has to say.

    Merges of merge bases take one whole side (`recursive`): markers of one merge must not become content of the next.
    rerere and cachetextconv keep text of cards under .git, where no erasure would look for it.
    """
    return {
        "merge.cardgen.name": "cardgen: cards field by field",
        "merge.cardgen.driver": driver_line(),
        "merge.cardgen.recursive": "binary",
        "diff.cardgen.textconv": textconv_line(),
    }


_DECIDED = re.compile(r"pull\.(?:rebase|ff)|branch\..*\.rebase", re.DOTALL)

NO_COPIES = {"diff.cardgen.cachetextconv": "false", "rerere.enabled": "false"}


def set_up_git(root: Path) -> list[Path]:
    """Set the repository of the workspace at `root` up; returns the files that changed.

    Settings and lines of others stay. HistoryError where the workspace lies in no repository.
    """
    repository = open_repository(root)
    config = repository.shared / "config"
    changed = [config] if _configure(repository) else []
    changed += [root / FILE] if put_line(root / FILE, CARD_LINE, below=root) else []
    own = _own_attributes(repository)
    changed += [own] if put_line(own, own_line(repository.prefix), below=repository.shared) else []
    return changed


def merges_cards(repository: Repository, root: Path) -> bool:
    """True where git calls this program, as it is installed now, for the cards of the workspace at `root`."""
    there = _settings_of(repository)
    return (
        all(there.get(key) == value for key, value in settings().items())
        and has_line(_own_attributes(repository), own_line(repository.prefix))
        and (root / FILE).is_file()
        and has_line(root / FILE, CARD_LINE)
    )


def keeps_copies(repository: Repository) -> bool:
    """True where git would keep text of cards beside its objects: in a cache of textconv, or to repeat resolutions.

    rerere is on, too, where its folder is there and nobody said no (git-config, rerere.enabled).
    """
    there = _settings_of(repository)
    rerere = there.get("rerere.enabled", "true" if (repository.shared / "rr-cache").is_dir() else "false")
    cache = there.get("diff.cardgen.cachetextconv", "false")
    return not {rerere.lower(), cache.lower()} <= _FALSE


def knows_how_to_pull(repository: Repository) -> bool:
    """True where git was told what a pull does with commits of both sides: who has decided is left alone."""
    return any(map(_DECIDED.fullmatch, _settings_of(repository)))


def _pulling(repository: Repository) -> Mapping[str, str]:
    """What lets a pull merge what two people changed; without a word on it git ends with an error (git-pull).

    Nor does it open an editor for the message of a merge into the branch that people work on, if they have one.
    """
    branch = repository.run("symbolic-ref", "--quiet", "--short", "HEAD").out.decode("utf-8", "replace").strip()
    options = {f"branch.{branch}.mergeoptions": "--no-edit"} if branch else {}
    return {"pull.rebase": "false"} | {key: it for key, it in options.items() if key not in _settings_of(repository)}


def _configure(repository: Repository) -> bool:
    there = _settings_of(repository, "--local")
    lacking = {key: value for key, value in settings().items() if there.get(key) != value}
    if keeps_copies(repository) or any(key not in there for key in NO_COPIES):
        lacking |= {key: value for key, value in NO_COPIES.items() if there.get(key) != value}
    if not knows_how_to_pull(repository):
        lacking |= _pulling(repository)
    for key, value in lacking.items():
        repository.out("config", "--local", "--replace-all", key, value)
    return bool(lacking)


def _settings_of(repository: Repository, *options: str) -> dict[str, str]:
    """Every setting by its key, the last of equal ones."""
    return dict(_pairs(repository.out("config", "-z", *options, "--list")))


def _pairs(listing: bytes) -> Iterator[tuple[str, str]]:
    for entry in filter(None, os.fsdecode(listing).split("\0")):
        key, given, value = entry.partition("\n")
        yield key, value if given else "true"


def _own_attributes(repository: Repository) -> Path:
    return repository.shared / "info" / "attributes"
