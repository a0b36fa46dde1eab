"""Proves that an erasure took nothing of anybody else's: asked of both histories, whatever was planned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cardgen.errors import HistoryError
from cardgen.history.commits import NOTHING, walk
from cardgen.history.mirror import Mirror, files_of, refs_of
from cardgen.history.objects import contents
from cardgen.history.repository import Repository
from cardgen.history.stashes import stashes
from cardgen.workflows.erase_past import CardTraces
from cardgen.workflows.erase_paths import PathRules
from cardgen.workflows.erase_plan import ErasePlan

_OURS = ("refs/heads/", "refs/tags/")
_REPLACED = "refs/replace/*"
"""Commits that stand for others: those are rewritten as they are seen, and these are not needed (git-replace)."""

Version = tuple[str, str]
"""A file's path, and the blob that a commit put there."""


def require_files(repository: Repository, mirror: Mirror, plan: ErasePlan) -> None:
    """HistoryError where a branch or tag lost or changed a file that was to stay. Before records are added to one."""
    changed = {blob.encode() for blob in (*plan.traces.blobs, *plan.dropped, *plan.texts)}
    for name, commit, _ in refs_of(repository):
        if name.startswith(_OURS):
            before, after = _renamed(files_of(mirror, commit), plan.traces), files_of(mirror, name)
            touched = {path for path, entry in before.items() if entry.split()[-1] in changed}
            kept = {path: entry for path, entry in before.items() if path not in touched}
            if kept != {path: entry for path, entry in after.items() if path not in touched}:
                raise HistoryError("error.history.rewriting")


def _renamed(files: Mapping[bytes, bytes], traces: CardTraces) -> Mapping[bytes, bytes]:
    """The files of a commit that stay, by what they are called from now on."""
    named = ((traces.named(path.decode("utf-8", "surrogateescape")), entry) for path, entry in files.items())
    return {path.encode("utf-8", "surrogateescape"): entry for path, entry in named if path is not None}


def require_others(
    repository: Repository,
    mirror: Mirror,
    rules: PathRules,
    names: Mapping[str, str],
    commits: Mapping[str, str | None],
    without: Iterable[str],
) -> None:
    """HistoryError where a commit lost a version of somebody else's card. The mirror must be complete.

    Nothing counts of what was to go: every file that is called after another card has to be in the new commit, by its
    new name, unless it says itself that it is one of those to be erased. Refs `without` which the mirror was made do
    not count.
    """
    left_out = [f"--exclude={name}" for name in (*without, _REPLACED)]
    before = _versions(repository, rules, *left_out, "--all", *(it.commit for it in stashes(repository)))
    made = Repository(mirror.folder, "", mirror.folder, mirror.folder)
    after = _versions(made, rules, "--all", "--reflog")
    lost = {
        blob
        for old, versions in before.items()
        for path, blob in versions
        if (names.get(path, path), blob) not in after.get(commits.get(old) or "", frozenset())
    }
    if not all(_is_theirs(rules, content) for content in contents(repository, sorted(lost))):
        raise HistoryError("error.history.rewriting")


def _versions(repository: Repository, rules: PathRules, *options: str) -> Mapping[str, frozenset[Version]]:
    """The versions of others' cards that each commit made."""
    found = {}
    for entry in walk(repository, "-c", *options):
        files = ((it.path, it.after) for it in entry.files if it.after != NOTHING)
        if others := frozenset(it for it in files if rules.is_others(it[0])):
            found[entry.commit.id] = others
    return found


def _is_theirs(rules: PathRules, content: bytes | None) -> bool:
    return rules.cards.owner((content or b"").decode("utf-8", "replace"), None) in rules.needles.cards
