"""One value of three versions: taken whole from one side, or a text both added to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cardgen.history.merging.fragments import clash, orphans, picked, united_frame
from cardgen.history.merging.nodes import Lines, Member, Part, Scalar, value_of
from cardgen.history.merging.notes import united_text
from cardgen.history.merging.rules import MergeRules


class Versions(NamedTuple):
    """The three versions of a member; None where one does not have it."""

    base: Member | None
    ours: Member | None
    theirs: Member | None

    @property
    def there(self) -> Sequence[Member]:
        """Those that have it."""
        return [member for member in self if member is not None]


class Outcome(NamedTuple):
    """What became of a member; None where it is gone. `left` are comments about what is gone."""

    part: Part | None
    left: Lines = ()


def merged_value(found: Versions, rules: MergeRules) -> Outcome:
    """A value that is taken whole from one side, or a text both added to."""
    base, ours, theirs = (value_of(member) for member in found)
    if ours == theirs:
        return _alike(found)
    if theirs == base:
        return _one_sided(found, found.ours, found.theirs)
    if ours == base:
        return _one_sided(found, found.theirs, found.ours)
    if rules.merge == "append" and ours is not None and theirs is not None:
        node = _united_texts(found)
        if node is not None:
            return Outcome(united_frame(*found, node, " "))
    return Outcome(clash(*found))


def _united_texts(found: Versions) -> Scalar | None:
    base, ours, theirs = (member.node if member else None for member in found)
    if not isinstance(ours, Scalar) or not isinstance(theirs, Scalar):
        return None
    return united_text(base if isinstance(base, Scalar) else None, ours, theirs)


def _alike(found: Versions) -> Outcome:
    """Both sides say the same: all that is left to unite is how it is written."""
    base, ours, theirs = found
    if ours is None or theirs is None:
        return Outcome(None, orphans([ours, theirs], base)) if base else Outcome(ours or theirs)
    gap, node = picked((base.gap, base.node) if base else None, (ours.gap, ours.node), (theirs.gap, theirs.node))
    return Outcome(united_frame(base, ours, theirs, node, gap))


def _one_sided(found: Versions, changed: Member | None, other: Member | None) -> Outcome:
    """One side changed the value, or took it out."""
    if changed is None or (value_of(changed) is None and other is None):
        return Outcome(None, orphans([changed, other], found.base))
    return Outcome(united_frame(*found, changed.node, changed.gap))
