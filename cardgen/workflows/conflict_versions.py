"""The versions of a card that git keeps beside each other, and what they make when they are merged field by field."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen.editing.change_card import card_data
from cardgen.errors import CardgenError, HistoryError
from cardgen.history.line_merge import sides_by_lines
from cardgen.history.merging import MergeRules, NotMergeable, merge_texts, text_of
from cardgen.history.objects import contents
from cardgen.history.repository import Repository
from cardgen.model.changeview import CardChanges
from cardgen.model.form import FormSpec
from cardgen.viewing.build_changes import build_changes
from cardgen.workflows.conflicted import BASE, OURS, THEIRS, ConflictedCard
from cardgen.workflows.operation import incoming_revision
from cardgen.yamltree.conflicts import conflict_faults, conflicts, with_lines

Blobs = Mapping[int, str]
"""Ids of the versions' texts by stage."""


def merged_again(repository: Repository, card: ConflictedCard, content: bytes, form: FormSpec) -> str | None:
    """The card merged field by field where git did it by lines, as it does while nobody set it up to call us.

    `content` is what its file holds now. None where somebody has begun to decide in it, and for what cannot be merged.
    """
    if not {OURS, THEIRS} <= card.stages.keys():
        return None
    kept = [card.stages] if card.stages[OURS] != card.stages[THEIRS] else [card.stages, _committed(repository, card)]
    return next((text for it in kept if (text := _merged(repository, it, content, form)) is not None), None)


def _merged(repository: Repository, blobs: Blobs, content: bytes, form: FormSpec) -> str | None:
    base, ours, theirs = (_version(repository, blobs, stage) for stage in (BASE, OURS, THEIRS))
    try:
        if content not in (ours, theirs) and _sides_of(content) != sides_by_lines(repository, base, ours, theirs):
            return None
        return merge_texts(text_of(base), text_of(ours), text_of(theirs), MergeRules.of(form.schema)).text
    except (NotMergeable, HistoryError, UnicodeError):
        return None


def _committed(repository: Repository, card: ConflictedCard) -> Blobs:
    """The versions as they were committed: of a card both moved, git keeps its merge of them as that of either side."""
    blobs = dict(card.stages)
    for side, revision in ((OURS, "HEAD"), (THEIRS, incoming_revision(repository))):
        name = f"{revision}:{repository.path(card.places[side])}"
        done = repository.run("rev-parse", "--verify", "--quiet", "--end-of-options", name)
        if revision and not done.code:
            blobs[side] = done.out.decode("ascii").strip()
    return blobs


def kept_changes(repository: Repository, card: ConflictedCard, form: FormSpec, language: str) -> CardChanges | None:
    """What the side that kept a card has changed on it, where the other deleted it; None where that cannot be read."""
    kept = THEIRS if card.deleted_by == OURS else OURS
    try:
        before, after = (card_data(_version(repository, card.stages, it).decode(), form) for it in (BASE, kept))
    except (CardgenError, UnicodeError):
        return None
    return build_changes(before, after, form, card.stem, None, language)


def _version(repository: Repository, blobs: Blobs, stage: int) -> bytes:
    """A version's bytes; empty for one that is not there."""
    if stage not in blobs:
        return b""
    (content,) = contents(repository, [blobs[stage]])
    return content or b""


def _sides_of(content: bytes) -> tuple[bytes, bytes] | None:
    """A file with our lines, and with theirs, in all its conflicts; None where it has none, or marks lack others."""
    text = content.decode()
    found = [*conflicts(text)]
    ours = with_lines(text, found, [it.ours for it in found])
    theirs = with_lines(text, found, [it.theirs for it in found])
    if not found or conflict_faults(ours):
        return None
    return ours.encode(), theirs.encode()
