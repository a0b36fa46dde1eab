"""Three texts of one card made one."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from dataclasses import dataclass, field, replace

from cardgen.history.merging.fields import merged_card
from cardgen.history.merging.fragments import picked, without_surplus
from cardgen.history.merging.layout import Document, read
from cardgen.history.merging.markers import Conflict, conflicts_in
from cardgen.history.merging.nodes import Member, comments_of, has_clash, members_of, value_of
from cardgen.history.merging.proof import prove
from cardgen.history.merging.reasons import NotMergeable, Reason
from cardgen.history.merging.renames import under_todays_keys
from cardgen.history.merging.rules import MergeRules
from cardgen.history.merging.values import Versions
from cardgen.history.merging.writer import Names, written
from cardgen.yamltree import Fault, decode


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, with markers around what is left to people."""

    text: str = field(repr=False)
    conflicts: tuple[Conflict, ...] = ()


def text_of(content: bytes) -> str:
    """The text of a card file, a BOM at its start included. Raises NotMergeable for what is no clean, small UTF-8."""
    found = decode(content)
    if isinstance(found, Fault):
        raise NotMergeable(Reason.UNREADABLE)
    return f"\ufeff{found}" if content.startswith(BOM_UTF8) else found


def merge_texts(base: str, ours: str, theirs: str, rules: MergeRules, names: Names = Names()) -> Merged:  # noqa: B008
    """A card's text with the changes of both sides; an empty base means that both added the card.

    Lines stay as they were written; where both sides changed how something is laid out, the outcome does not depend on
    which side is which. The result was read again and compared with the three versions.
    Raises NotMergeable for texts that are no cards, versions of different cards, and what does not pass that check.
    """
    was, our, their = documents = read(base), read(ours), read(theirs)
    if our is None or their is None:
        raise NotMergeable(Reason.UNREADABLE)
    refuse_other_card(documents, rules)
    if theirs in (ours, base):
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    return _merged(was, our, their, rules, names)


def refuse_other_card(documents: tuple[Document | None, ...], rules: MergeRules) -> None:
    """What git takes for a renamed file can be that of another customer."""
    ids = {_id_of(document.root, rules.id_key) for document in documents if document}
    if len(ids - {None}) > 1:
        raise NotMergeable(Reason.OTHER_CARD)


def _id_of(root: Member, key: str) -> object:
    return next((value_of(member) for member in members_of(root) if member.key == key), None)


def _merged(base: Document | None, ours: Document, theirs: Document, rules: MergeRules, names: Names) -> Merged:
    roots = under_todays_keys(Versions(base.root if base else None, ours.root, theirs.root), rules)
    result = Document(
        without_surplus(merged_card(roots, rules), _comments_to_expect(roots)),
        picked(base.crlf if base else None, ours.crlf, theirs.crlf),
        picked(base.bom if base else None, ours.bom, theirs.bom),
        picked(base.ended if base else None, ours.ended, theirs.ended),
    )
    documents = ((base, roots.base), (ours, roots.ours), (theirs, roots.theirs))
    prove(result, [replace(it, root=root) if it and root else None for it, root in documents])
    text = written(result, names)
    return Merged(text, conflicts_in(text, names.size) if has_clash(result.root) else ())


def _comments_to_expect(roots: Versions) -> Counter[str]:
    """How often each comment may stand in the result: as in the base, with what each side added and took out."""
    counted = [Counter(comments_of(root)) if root else Counter() for root in roots]
    base, ours, theirs = counted
    return Counter({comment: max(0, ours[comment] + theirs[comment] - base[comment]) for comment in ours | theirs})
