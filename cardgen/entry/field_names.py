"""Fields by the names people call them: a path (contact.mobile) or a label (휴대전화, 연락처 > 휴대전화)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cardgen.entry.heading_words import list_words, of_kind, words_for
from cardgen.entry.suggestion import nearest
from cardgen.entry.values import spelling
from cardgen.errors import UsageError
from cardgen.model.form import FormSpec, Leaf, Member, RecordList
from cardgen.model.problem import Label

_BETWEEN = re.compile(r"[>.]")


def fields_named(form: FormSpec, name: str) -> tuple[Member, ...]:
    """Every leaf and record list that `name` may mean: the one with this path, else those with this label.

    A chain of labels (`연락처 > 휴대전화`, `구매 이력.금액`) names a field by the end of the way to it; both languages
    count, case, width and white space do not. Where no label fits, a key (`mobile`) and what stands on one side of a
    stroke do (`상호` of `성명/상호`).
    """
    return _named(form.by_path.values(), name)


def tables_named(form: FormSpec, name: str) -> tuple[Member, ...]:
    """The record lists that `name` may mean by path, label or another word for it (구매)."""
    lists = [*form.record_lists()]
    return _named(lists, name) or _meant(lists, name)


def one_field(form: FormSpec, name: str, among: Iterable[Member] | None = None, *, loosely: bool = True) -> Member:
    """The field `name` means, out of `among` (all of the form's by default); other words for it count where `loosely`.

    UsageError where there is none, with the nearest one, or where there are several, with their paths.
    """
    members = [*(form.by_path.values() if among is None else among)]
    return _one(members, _named(members, name) or (_meant(members, name) if loosely else ()), name, form.name)


def part_named(form: FormSpec, name: str) -> tuple[Member, ...]:
    """The fields and record lists of a part of a form: of the section titled so, else the field.

    UsageError as `one_field`; a title may be the nearest one.
    """
    name = name.strip()
    if found := _members_of_section(form, name):
        return found
    members = [*form.members()]
    fields = _named(members, name) or _meant(members, name)
    if not fields and (near := nearest(name, {**_titles(form), **_spellings(members)})):
        raise UsageError("error.no_such_field.near", name=name, near=near)
    return (_one(members, fields, name, form.name),)


def column_named(records: RecordList, name: str) -> Leaf:
    """The column of a record list that a key or label means. UsageError as `one_field`."""
    with_key = next((column for column in records.columns if column.key == name.strip()), None)
    found = with_key or _one(
        records.columns, _named(records.columns, name) or _meant(records.columns, name), name, None
    )
    assert isinstance(found, Leaf)
    return found


def spoken_path(member: Member) -> str:
    """A path as people type it, without the brackets of tables: purchases.amount."""
    return member.path.replace("[]", "")


def _members_of_section(form: FormSpec, name: str) -> tuple[Member, ...]:
    word = spelling(name)
    for section in form.sections:
        if word in (spelling(section.label.ko), spelling(section.label.en)):
            return section.members
    return tuple(member for member in form.members() if member.path.startswith(f"{name}."))


def _titles(form: FormSpec) -> dict[str, str]:
    return {text: text for section in form.sections for text in (section.label.ko, section.label.en)}


def _one(members: Iterable[Member], found: Sequence[Member], name: str, form: str | None) -> Member:
    """The only one found; `form` is whose fields the members are, None for the columns of a table."""
    members = [*members]
    name = name.strip()
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError("error.ambiguous_field", name=name, paths=", ".join(map(spoken_path, found)))
    if near := nearest(name, _spellings(members)):
        raise UsageError("error.no_such_field.near", name=name, near=near)
    if form is None:
        known = Label(*(", ".join(member.label.text(language) for member in members) for language in ("ko", "en")))
        raise UsageError("error.no_such_field.column", name=name, known=known)
    raise UsageError("error.no_such_field", name=name, form=form)


def _named(members: Iterable[Member], name: str) -> tuple[Member, ...]:
    members = [*members]
    path = name.strip().replace("[]", "")
    exact = tuple(member for member in members if spoken_path(member) == path)
    if exact:
        return exact
    chain = [spelling(part) for part in _BETWEEN.split(name)]
    whole = [spelling(name)]
    labelled = tuple(member for member in members if _ends_with(member, whole) or _ends_with(member, chain))
    return labelled or tuple(member for member in members if whole[0] in _short_names(member))


def _meant(members: Sequence[Member], name: str) -> tuple[Member, ...]:
    """Those for which people use this word too, by label and then by kind; columns only where there is nothing else.

    A column is known by its table: 금액 is nobody's second name among all the fields of a form.
    """
    word = spelling(name)
    known = [member for member in members if "[]" not in member.path] or members
    return tuple(member for member in known if word in _other_words(member)) or tuple(
        member for member in known if isinstance(member, Leaf) and word in of_kind(member.kind)
    )


def _other_words(member: Member) -> frozenset[str]:
    return list_words(member) if isinstance(member, RecordList) else words_for(member)


def _ends_with(member: Member, chain: list[str]) -> bool:
    """True where the labels that lead to a field end so, in either language."""
    labels = member.labels[-len(chain) :]
    if len(labels) < len(chain) or not all(chain):
        return False
    return all(part in (spelling(label.ko), spelling(label.en)) for part, label in zip(chain, labels, strict=True))


def _short_names(member: Member) -> set[str]:
    """A field's key, and the parts of a label that names it in two ways."""
    parts = [part for text in (member.label.ko, member.label.en) for part in text.split("/")]
    return {member.key, *filter(None, map(spelling, parts))}


def _spellings(members: Iterable[Member]) -> dict[str, str]:
    """Paths and labels, each with what is suggested for it; a label that names several fields suggests a path."""
    known: dict[str, str] = {}
    for member in members:
        path = spoken_path(member)
        known[path] = path
        known[member.key] = known.get(member.key, path)
        for text in (member.label.ko, member.label.en):
            known[text] = path if text in known else text
    return known
