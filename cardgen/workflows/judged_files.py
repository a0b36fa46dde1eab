"""Which files of a repository a check of history looks at, known without opening anything: hooks have no time to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cardgen.history.objects import TreeEntry
from cardgen.workflows.places import CARDS, FORM, POLICIES, TEMPLATES

Files = Mapping[str, TreeEntry]
"""The files of a workspace by their workspace-relative paths."""

_ERASED = "ledger/erased"
_NUMBERS = "ledger/numbers"


def is_judged(path: str) -> bool:
    """True for a workspace-relative path where a card lies, or what cards are judged by."""
    return path.startswith(f"{CARDS}/") or is_ruling(path)


def is_ruling(path: str) -> bool:
    """True for what other files are judged by: a form, a policy, a tombstone, numbers of forms."""
    parts = path.split("/")
    if ".." in parts:
        return False
    if parts[0] == TEMPLATES:
        return parts[2:] == [FORM] or parts[2:3] == [POLICIES]
    return path.startswith((f"{_ERASED}/", f"{_NUMBERS}/"))


def forms_among(paths: Iterable[str]) -> frozenset[str]:
    """The names of the forms whose form.yaml is among workspace-relative paths."""
    parts = (path.split("/") for path in paths)
    return frozenset(it[1] for it in parts if it[0] == TEMPLATES and it[2:] == [FORM])


def tombstones_among(paths: Iterable[str]) -> Iterator[str]:
    """Those of the paths that are tombstones."""
    return (path for path in paths if path.startswith(f"{_ERASED}/") and path.endswith(".json"))


def below_workspace(entries: Iterable[TreeEntry], prefix: str) -> dict[str, TreeEntry]:
    """Files of the repository as the workspace at `prefix` names them; those it does not look into are left out."""
    found = ((entry.path.removeprefix(prefix), entry) for entry in entries if entry.path.startswith(prefix))
    return {path: entry for path, entry in found if is_judged(path)}
