"""`cardgen restore`: a card, or some of its fields, put back to what they were. Nothing is committed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cardgen.editing.change_card import card_data
from cardgen.editing.content import identical, pruned
from cardgen.editing.putting_back import putting_back
from cardgen.editing.write_card import write_card
from cardgen.entry.field_names import one_field
from cardgen.errors import EditError, TemplateError, UsageError
from cardgen.history.objects import TreeEntry, contents
from cardgen.loading.card_file import read_card
from cardgen.loading.file_text import blob_id
from cardgen.loading.past_paths import in_todays_paths, known_to
from cardgen.model.card import RawCard
from cardgen.model.changeview import CardChanges
from cardgen.model.form import FormSpec, Member
from cardgen.model.revision import Revision
from cardgen.workflows.as_of import AsOf, as_of, stem_of
from cardgen.workflows.card_change import NO_STAMP, CardEdit, Judge, card_if_any, content_of, planned_change, save_edits
from cardgen.workflows.card_place import Places
from cardgen.workflows.edit_changes import edit_changes
from cardgen.workflows.missing_card import told_of_missing
from cardgen.workflows.new_card import NewCard, create
from cardgen.workflows.show_as_of import past_card
from cardgen.workflows.workspace import CardFile, Workspace
from cardgen.yamltree import MAX_BYTES, decode


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants back: the card as of a day or revision, or only its `fields`, by path or label.

    `force` lets changes go that were never committed; with `dry` nothing is written.
    """

    name: str
    asked: str
    fields: tuple[str, ...] = ()
    force: bool = False
    dry: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """A card before and after; `created` where its file was gone, `written` where the file was changed.

    `borrowed` says that today's form stood in for that of then.
    """

    edit: CardEdit
    changes: CardChanges = field(repr=False)
    revision: Revision
    created: bool
    written: bool
    borrowed: bool


@dataclass(frozen=True, slots=True)
class _Version:
    """The version wanted: its text, and its values where today's form has them."""

    text: str = field(repr=False)
    data: Mapping[str, Any] = field(repr=False)
    form: FormSpec


def restore(workspace: Workspace, wanted: Wanted, language: str) -> Restored:
    """Put a card back. What breaks a rule of today's form is refused, as any edit is.

    HistoryError where the card was not there then, or was erased since. UsageError for an unknown field, and where
    changes would be lost that were never committed. EditError where a version cannot be read, or the file changes
    meanwhile.
    """
    past = as_of(workspace, wanted.asked)
    with told_of_missing(workspace):
        entry = past_card(past, wanted.name)
    stem = stem_of(entry.path)
    form = _todays_form(workspace, stem)
    version = _version(past, entry, form)
    members = [_member(form, name) for name in wanted.fields]
    card = card_if_any(workspace, stem, "error.restore.file")
    judge = Judge(workspace)
    if card is None:
        edit = _new(judge, version, form, stem, fields=members)
    elif members:
        edit = planned_change(judge, card, lambda data: putting_back(members, data, version.data))
    else:
        edit = _whole(judge, version, form, card)
        if edit.changed and not wanted.force:
            _require_committed(past, edit)
    writing = edit.changed and not edit.refused and not wanted.dry
    if writing:
        _save(workspace, edit, form, created=card is None)
    changes = edit_changes(edit, form, language, back=card is None)
    return Restored(edit, changes, past.revision, card is None, writing, form.name in past.borrowed)


def _todays_form(workspace: Workspace, stem: str) -> FormSpec:
    name = workspace.form_of(stem)
    if name is None:
        raise TemplateError(workspace.form_problems)
    return workspace.forms[name]


def _version(past: AsOf, entry: TreeEntry, now: FormSpec) -> _Version:
    """The version, read by the form of then."""
    (content,) = contents(past.repository, [entry.blob], MAX_BYTES + 1)
    then = past.workspace.forms.get(past.workspace.form_of(stem_of(entry.path)) or "", now)
    text = decode(content)
    raw = read_card(text, entry.blob, entry.path, then) if isinstance(text, str) else None
    if not isinstance(text, str) or not isinstance(raw, RawCard):
        raise EditError("error.restore.unreadable", at=past.revision.name)
    return _Version(text, in_todays_paths(card_data(text, then), now), then)


def _member(form: FormSpec, name: str) -> Member:
    """A field outside tables, or a whole list; the id stays what it is."""
    member = one_field(form, name, [*form.members()])
    if member.path == "id":
        raise UsageError("error.set.id")
    return member


def _whole(judge: Judge, version: _Version, form: FormSpec, card: CardFile) -> CardEdit:
    """The old text itself where today's form reads it as the form of then did; else today's text with its values."""
    before = content_of(judge.workspace, card)
    if _reads_alike(version, form):
        after = version.text.encode()
        if b"\r\n" in before and b"\r\n" not in after:
            after = after.replace(b"\n", b"\r\n")
        return judge.edit(card, before, after)
    return planned_change(judge, card, lambda data: putting_back(form.members(), data, version.data))


def _new(judge: Judge, version: _Version, form: FormSpec, stem: str, *, fields: Sequence[Member]) -> CardEdit:
    """The file of a card that is gone, where new cards of its form go."""
    if fields:
        raise UsageError("error.restore.gone", id=stem)
    place = Places(form, judge.workspace.card_files().files).place(stem)
    text = version.text if _reads_alike(version, form) else write_card(form, known_to(form, version.data))
    return judge.edit(CardFile(place, stem, form.name, NO_STAMP), b"", text.encode())


def _reads_alike(version: _Version, form: FormSpec) -> bool:
    """True where the old text says by today's form what it said by that of then, and nothing today's does not know."""
    if version.form.source == form.source:
        return True
    said = card_data(version.text, form)
    return identical(said, version.data) and identical(pruned(known_to(form, said)), said)


def _require_committed(past: AsOf, edit: CardEdit) -> None:
    """UsageError where the file as it is was never committed: nothing would have it any more."""
    repository = past.repository
    path = repository.path(edit.card.path)
    done = repository.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"HEAD:{path}")
    committed = [*contents(repository, [done.out.decode("ascii").strip()])] if done.code == 0 else [None]
    if committed[0] is None or blob_id(committed[0]) != blob_id(edit.before):
        raise UsageError("error.restore.uncommitted", path=edit.card.path)


def _save(workspace: Workspace, edit: CardEdit, form: FormSpec, *, created: bool) -> None:
    if created:
        create(workspace, NewCard(form, edit.card), edit.after.decode())
    else:
        save_edits(workspace, [edit])
