"""`cardgen set` and `cardgen add`: a few values of one card, asked for on the command line."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.editing.assignments import added, assigned
from cardgen.editing.change_card import card_data
from cardgen.model.data import value_at
from cardgen.model.form import FormSpec, Member
from cardgen.workflows.card_change import CardEdit, Changes, Judge, changed_card, form_of, planned_change
from cardgen.workflows.workspace import CardFile, Workspace


def set_fields(workspace: Workspace, card: CardFile, assignments: Sequence[str], *, dry: bool) -> CardEdit:
    """Put and clear fields of a card. Nothing is written where `dry`, or where the result would break a rule."""
    form = form_of(workspace, card)
    return _edited(workspace, card, lambda data: assigned(form, data, assignments, workspace.today), dry=dry)


def add_to_list(workspace: Workspace, card: CardFile, name: str, texts: Sequence[str], *, dry: bool) -> CardEdit:
    """Add a record, or items, to a list of a card. Nothing is written where `dry`, or where that breaks a rule."""
    form = form_of(workspace, card)
    return _edited(workspace, card, lambda data: added(form, data, name, texts, workspace.today), dry=dry)


def _edited(workspace: Workspace, card: CardFile, changes: Changes, *, dry: bool) -> CardEdit:
    judge = Judge(workspace)
    return planned_change(judge, card, changes) if dry else changed_card(judge, card, changes)


def changed_fields(form: FormSpec, edit: CardEdit) -> list[Member]:
    """The fields and record lists whose values an edit changes, in the form's order."""
    before, after = (card_data(content.decode(), form) for content in (edit.before, edit.after))
    return [member for member in form.members() if value_at(before, member.path) != value_at(after, member.path)]
