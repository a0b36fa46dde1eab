"""The text of a card with the changes of a form in it, and marks around what somebody has to decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from cardgen.editing.change_card import change_card
from cardgen.editing.changes import Change
from cardgen.history.merging import MergeRules, NotMergeable, merge_texts
from cardgen.loading.file_text import blob_id
from cardgen.model.form import FormSpec


def merged(base: str, ours: str, changes: Sequence[Change], form: FormSpec) -> str | None:
    """The card as it is now, changed as a form asks for that was made from the version `base`.

    What was changed meanwhile, too, and otherwise, stands between marks; the rules are those of `cardgen merge`. None
    where the versions cannot be merged.
    """
    if not changes or blob_id(base.encode()) == blob_id(ours.encode()):
        return change_card(ours, form, changes)
    try:
        return merge_texts(base, ours, change_card(base, form, changes), MergeRules.of(form.schema)).text
    except NotMergeable:
        return None


def undecided(ours: str, changes: Sequence[Change], form: FormSpec) -> str:
    """The card as it is now with every change between marks: nobody knows what the form was made from."""
    theirs = change_card(ours, form, changes)
    return ours if theirs == ours else "".join(_side_by_side(_lines(ours), _lines(theirs)))


def _side_by_side(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    for kind, first, last, start, end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from ours[first:last]
        else:
            yield from ("<<<<<<< ours\n", *ours[first:last], "=======\n", *theirs[start:end], ">>>>>>> theirs\n")


def _lines(text: str) -> list[str]:
    """The lines with their breaks; the last one has one, too, so that a mark can follow."""
    lines = text.splitlines(keepends=True) if "\n" in text else [text]
    return [*lines[:-1], lines[-1] if lines[-1].endswith("\n") else f"{lines[-1]}\n"]
