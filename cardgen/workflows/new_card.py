"""`cardgen new`: a card that is not there yet, checked before it is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cardgen.editing.assignments import assigned
from cardgen.editing.content import changed
from cardgen.editing.write_card import write_card
from cardgen.errors import EditError, UsageError
from cardgen.model.card import Card
from cardgen.model.cardview import CardView
from cardgen.model.form import FormSpec, Leaf
from cardgen.model.problem import Problem
from cardgen.validation.schema_check import Verdict
from cardgen.viewing.build_view import filled_view
from cardgen.workflows.card_change import NO_STAMP, Judge
from cardgen.workflows.card_ids import new_id
from cardgen.workflows.card_place import Places
from cardgen.workflows.kept_numbers import kept_ids, kept_like
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.tombstones import erased_names
from cardgen.workflows.workspace import STATE, CardFile, Workspace
from cardgen.writing import create_record, make_folder


@dataclass(frozen=True, slots=True)
class NewCard:
    """An id nobody has, the path its file will have, and the form; `given` where somebody chose the id.

    `printed` are numbers of forms that this id, which is on none, is nearly like.
    """

    form: FormSpec
    file: CardFile
    given: bool = False
    printed: tuple[str, ...] = ()

    def text(self, data: Mapping[str, Any]) -> str:
        """The card's file with these values and the id."""
        return write_card(self.form, {**data, "id": self.file.stem})


def begin(workspace: Workspace, form_name: str | None, card_id: str | None = None) -> NewCard:
    """A new card of a form, by default the one most cards are of. UsageError for a form or id that cannot be had."""
    files = workspace.card_files().files
    form = _form(workspace, form_name, files)
    stems = [card.stem for card in files]
    card_id = None if card_id is None else _as_written(workspace, card_id)
    if card_id is not None and card_id in stems:
        raise UsageError("error.edit.exists", path=next(card.path for card in files if card.stem == card_id))
    if card_id is not None and card_id.upper() in erased_names(workspace.root):
        raise UsageError("error.new.erased")
    stem = card_id or new_id(workspace, form, stems)
    if workspace.form_of(stem) != form.name or not stem.isascii() or not stem.replace("-", "").isalnum():
        raise UsageError("error.new.id", prefix=form.id_prefix)
    file = CardFile(Places(form, files).place(stem), stem, form.name, NO_STAMP)
    printed = () if card_id is None else kept_like(workspace.root, stem, stems)
    return NewCard(form, file, given=card_id is not None, printed=printed)


def _as_written(workspace: Workspace, typed: str) -> str:
    """The id as cards have it: in capitals."""
    capitals = typed.strip().upper()
    return capitals if workspace.form_of(capitals) else typed


def _form(workspace: Workspace, name: str | None, files: Iterable[CardFile]) -> FormSpec:
    if name is None and workspace.forms:
        used = Counter(card.form for card in files)
        name = min(workspace.forms, key=lambda form: (-used[form], form))
    form = workspace.forms.get(name or "")
    if form is None:
        raise UsageError("error.no_such_form", name=name or "?", known=", ".join(workspace.forms))
    return form


def given(workspace: Workspace, new: NewCard, assignments: Iterable[str]) -> Mapping[str, Any]:
    """The values that `path=value` texts give a card, one after the other."""
    data: dict[str, Any] = {}
    for text in assignments:
        for change in assigned(new.form, data, [text], workspace.today):
            data = changed(data, change)
    return data


def verdict_of(judge: Judge, new: NewCard, data: Mapping[str, Any]) -> Verdict:
    """What the rules say of the card as it would be."""
    return judge.verdict(new.file, new.text(data).encode())


def faults_of(judge: Judge, new: NewCard, data: Mapping[str, Any], place: str) -> list[Problem]:
    """What is wrong with the value at one place (`contact.mobile`, `purchases[0].date`), now that it is entered."""
    return [problem for problem in verdict_of(judge, new, data).problems if problem.field == place]


def preview(judge: Judge, new: NewCard, data: Mapping[str, Any], language: str) -> CardView:
    """The card as it will look, for a card without errors."""
    card = verdict_of(judge, new, data).outcome
    assert isinstance(card, Card)
    return filled_view(card, new.form, judge.workspace.settings.letterhead, language)


def is_required(leaf: Leaf) -> bool:
    """True for fields a card cannot be without; the id is given by us."""
    return leaf.required and leaf.path != "id"


def create(workspace: Workspace, new: NewCard, text: str) -> None:
    """Make the card's file; nothing is ever overwritten.

    EditError where somebody made one of that id meanwhile, or printed it on a form: such an id is for who has the form.
    """
    file = workspace.root / new.file.path
    with workspace_lock(workspace.root / STATE):
        taken = next((card.path for card in workspace.tidied_card_files().files if card.stem == new.file.stem), None)
        if taken is not None:
            raise EditError("error.edit.exists", path=taken)
        if not new.given and new.file.stem.upper() in kept_ids(workspace.root):
            raise EditError("error.new.kept")
        make_folder(file.parent, below=workspace.root)
        try:
            create_record(file, text.encode())
        except FileExistsError:
            raise EditError("error.edit.exists", path=new.file.path) from None
