"""The new git folder of an erasure: history without the customers, with the records of it, and the proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cardgen.errors import PrivacyRefusal
from cardgen.history.mirror import (
    Mirror,
    begin_mirror,
    complete_mirror,
    copy_notes,
    copy_rest,
    identity,
    refs_of,
    settle_refs,
)
from cardgen.history.mirror_index import copy_index
from cardgen.history.repository import Repository
from cardgen.history.rewriting import rewrite
from cardgen.history.scan import Place
from cardgen.history.stashes import stashes
from cardgen.workflows.erase_cards import ForeignCards
from cardgen.workflows.erase_needles import Needles
from cardgen.workflows.erase_others import require_files, require_others
from cardgen.workflows.erase_paths import PathRules
from cardgen.workflows.erase_places import Places, proof_of
from cardgen.workflows.erase_plan import ErasePlan, plan_of, scrubbed_text
from cardgen.workflows.erase_record import Records, commit_records, records_of
from cardgen.workflows.erase_report import shown
from cardgen.workflows.erase_scan import Looked, scan
from cardgen.workflows.erase_stash import add_stashes, settle_stashes
from cardgen.workflows.progress import Progress
from cardgen.workflows.workspace import Workspace

STEPS = 4
"""What `rewritten` tells its progress by: planned, rewritten, complete, proved."""
_OBJECTS = frozenset({Place.COMMIT, Place.TAG, Place.TREE, Place.BLOB})
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A new git folder.

    `commits` has the new id of every commit, None where nothing was left in it; `stashes` says how many are left of how
    many. `looked` is what was searched in it.
    """

    plan: ErasePlan
    records: Records = field(repr=False)
    commits: Mapping[str, str | None]
    stashes: tuple[int, int]
    looked: Looked = field(repr=False)


def rewritten(
    workspace: Workspace, repository: Repository, places: Places, reason: str, folder: Path, progress: Progress
) -> Rewritten:
    """Make the new git folder.

    PrivacyRefusal where the customer would be seen in it still, HistoryError where anything else would be different.
    """
    needles, entries = places.needles, stashes(repository)
    _require_commits(repository, needles)
    plan = plan_of(workspace, repository, places)
    without = _telling_refs(repository, needles)
    mirror = begin_mirror(repository, folder, without=without)
    kept = add_stashes(mirror, entries)
    blobs = plan.blobs(mirror)
    progress(1, STEPS)
    commits = rewrite(mirror, plan.wish(blobs, kept))
    left = settle_stashes(mirror, entries, commits, lambda words: scrubbed_text(needles, words))
    settle_refs(mirror, repository)
    copy_notes(mirror, commits, identity(repository))
    require_files(repository, mirror, plan)
    progress(2, STEPS)
    records = records_of(workspace, repository, mirror, places, reason)
    commit_records(mirror, repository, records)
    copy_index(repository, mirror, plan.traces.named, blobs, records.blobs)
    complete_mirror(mirror)
    rules = PathRules.of(workspace, repository, needles)
    require_others(repository, mirror, rules, plan.traces.names, commits, without)
    copy_rest(repository, mirror)
    progress(3, STEPS)
    looked = _searched(workspace, places, mirror)
    progress(STEPS, STEPS)
    return Rewritten(plan, records, commits, (left, len(entries)), looked)


def _telling_refs(repository: Repository, needles: Needles) -> frozenset[str]:
    """Remote-tracking refs whose names tell who the customer is.

    PrivacyRefusal for branches and tags: the people who use them have to call them something else.
    """
    found = frozenset(name for name, _, _ in refs_of(repository) if _tells(name, needles))
    if ours := [name for name in found if not name.startswith("refs/remotes/")]:
        raise PrivacyRefusal("error.erase.ref_names", count=str(len(ours)))
    return found


def _tells(name: str, needles: Needles) -> bool:
    values = {hit.value for hit in needles.found_in(name, name=True) if hit.value}
    return bool(values - needles.shared)


def _require_commits(repository: Repository, needles: Needles) -> None:
    """PrivacyRefusal for tags that name a folder and no commit: no history leads there that could be rewritten."""
    wanted = "--format=%(objecttype) %(*objecttype) %(refname:short)"
    lines = repository.out("for-each-ref", wanted).decode("utf-8", "surrogateescape").splitlines()
    told = (line.split(" ", 2) for line in lines)
    if found := [shown(name, needles) for kind, below, name in told if "tree" in (kind, below)]:
        raise PrivacyRefusal("error.erase.left", places=", ".join(found[:_MOST_NAMED]))


def _searched(workspace: Workspace, places: Places, mirror: Mirror) -> Looked:
    """Look for the customer in all of the new git folder. PrivacyRefusal where they are seen."""
    looked = scan(mirror.folder, places.needles, ForeignCards.of(workspace), places.versions.names)
    proof = proof_of(looked, places.needles)
    if not proof.clean:
        named = sorted({str(it.path or it.place) if it.place in _OBJECTS else it.name for it in proof.left})
        where = ", ".join(shown(it, places.needles) for it in named[:_MOST_NAMED])
        raise PrivacyRefusal("error.erase.left", places=where)
    return looked
