"""Cards merged by what they say, their lines kept: git's own merge knows lines only."""

from __future__ import annotations

from cardgen.history.merging.markers import Conflict, Side, conflicts_in, taken
from cardgen.history.merging.merge import Merged, merge_texts, text_of
from cardgen.history.merging.reasons import NotMergeable, Reason
from cardgen.history.merging.rules import MergeRules
from cardgen.history.merging.writer import Names

__all__ = [
    "Conflict",
    "MergeRules",
    "Merged",
    "Names",
    "NotMergeable",
    "Reason",
    "Side",
    "conflicts_in",
    "merge_texts",
    "taken",
    "text_of",
]
