"""How much of a changed value may be seen: all of it, or what a policy leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from cardgen.model.card import Scalar
from cardgen.model.cardview import Value
from cardgen.model.changeview import Deed, FieldChange
from cardgen.model.form import Leaf, Member, Merge, Privacy
from cardgen.model.policy import Action, Redaction
from cardgen.model.untold import Untold, bare, is_untold
from cardgen.viewing.formats import format_scalar
from cardgen.viewing.values import black_bar, open_value, redacted_value

Single = Scalar | Untold
Plain = Single | list[Single] | None
"""What a field holds as far as its form can make something of it."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Who looks at a change: everybody in the house (no redaction), or readers under a policy, in a language."""

    redaction: Redaction | None
    language: str

    def action(self, path: str) -> Action:
        """What becomes of the field or record list at `path`."""
        return Action.SHOW if self.redaction is None else self.redaction.policy.action(path)

    def leaf_action(self, leaf: Leaf) -> Action:
        """What becomes of a field; a free text that the policy shows is blacked out in changes.

        The gate searches the texts of today's cards before they leave. Nobody searched the earlier ones.
        """
        action = self.action(leaf.path)
        unjudged = action is Action.SHOW and self.redaction is not None and leaf.privacy is Privacy.FREE_TEXT
        return Action.BLACKOUT if unjudged else action

    def value(self, leaf: Leaf, value: object) -> Value | None:
        """The value as these readers see it; None where there is none."""
        if value is None:
            return None
        if is_untold(value):
            return black_bar()
        if self.redaction is None:
            return open_value(leaf, value, self.language)
        return redacted_value(leaf, value, self.redaction, self.language)

    def label(self, member: Member) -> str:
        """What people call a field, after the groups it stands in: 연락처 > 휴대전화; a column by its own label."""
        labels = member.labels[-1:] if "[]" in member.path else member.labels
        return " > ".join(label.text(self.language) for label in labels)


def leaf_change(leaf: Leaf, before: object, after: object, sight: Sight) -> FieldChange | None:
    """The change of one field; None where nothing changed, or nothing of it is to be told.

    A value under a mask that stays the same with another value behind it reads as one that is blacked out, and so does
    one of which either side must not be told.
    """
    old, new = plain_value(leaf, before), plain_value(leaf, after)
    action = sight.leaf_action(leaf)
    if action is Action.OMIT or _same(leaf, old, new):
        return None
    label = sight.label(leaf)
    seen, shown = sight.value(leaf, old), sight.value(leaf, new)
    untold = is_untold(old) or is_untold(new)
    if action is Action.BLACKOUT or untold or (action is not Action.SHOW and _text(seen) == _text(shown)):
        return FieldChange(leaf.path, label, Deed.CHANGED, black_bar(), black_bar())
    items = tuple(_items(leaf, old, new, sight)) if leaf.many and action is Action.SHOW else ()
    return FieldChange(leaf.path, label, deed_of(old, new), seen, shown, parts=items)


def deed_of(before: object, after: object) -> Deed:
    """What became of something; None stands for nothing."""
    if before is None:
        return Deed.ADDED
    return Deed.REMOVED if after is None else Deed.CHANGED


def plain_value(leaf: Leaf, value: object) -> Plain:
    """What the form can make of a value that nobody checked: a scalar, a list of them, or None.

    Versions in history need not keep the rules: a mapping where a text should be is no value, a lone item is a list.
    """
    if leaf.many:
        items = [item for item in (value if isinstance(value, list) else [value]) if _is_scalar(item)]
        return items or None
    return value if _is_scalar(value) else None


def _is_scalar(value: object) -> TypeGuard[Single]:
    return isinstance(value, (str, int, float, Untold)) and bare(value) != ""


def _text(value: Value | None) -> str:
    return value.text if value is not None else ""


def _same(leaf: Leaf, before: Plain, after: Plain) -> bool:
    """True for two spellings of one value (a number with and without hyphens), and for a set in another order."""
    old, new = _spelling(leaf, before), _spelling(leaf, after)
    if leaf.many and leaf.merge is Merge.SET:
        return Counter(old) == Counter(new)
    return old == new


def _spelling(leaf: Leaf, value: Plain) -> list[tuple[bool, str]]:
    """Each scalar in it, as people read it and whether it is a text: `"1000"` in quotes is no number."""
    scalars = map(bare, value if isinstance(value, list) else [] if value is None else [value])
    return [(isinstance(it, str), format_scalar(leaf, it, "ko")) for it in scalars]


def _items(leaf: Leaf, before: Plain, after: Plain, sight: Sight) -> Iterator[FieldChange]:
    """The items that went, then those that came, each as often as it did."""
    label = sight.label(leaf)
    for item in _more(leaf, before, after):
        yield FieldChange(leaf.path, label, Deed.REMOVED, before=sight.value(leaf, [item]))
    for item in _more(leaf, after, before):
        yield FieldChange(leaf.path, label, Deed.ADDED, after=sight.value(leaf, [item]))


def _more(leaf: Leaf, one: Plain, other: Plain) -> Iterator[Single]:
    """The items of one list that the other lacks, in their order."""
    left = Counter(_spelling(leaf, other))
    for item, key in zip(one if isinstance(one, list) else [], _spelling(leaf, one), strict=True):
        if left[key]:
            left[key] -= 1
        else:
            yield item
