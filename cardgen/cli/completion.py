"""What Tab offers in the place of an argument: ids, forms, fields, columns, and the choices of a field.

Each function has the signature click asks of `shell_complete=`. None opens a card or writes a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from cardgen.cli.language import language
from cardgen.cli.options import workspace_of

if TYPE_CHECKING:
    from cardgen.model.form import FormSpec, Leaf, Member

    Members = Sequence[tuple[Member, str]]

Items = list[CompletionItem[str]]

_BEGUN = re.compile(r"[^\s()\[\],=<>!~]*\Z")
"""The word at the end of an expression being typed."""
_COMPARED = re.compile(r"([^\s()\[\],=<>!~]+)\s*[=<>!~]+\s*\Z")
"""A field and its sign of comparison before that word."""
_WITHIN = re.compile(r"(?:`([^`]*)`|([^\s()\[\],=<>!~]+))\s*\[[^\[\]]*\Z")
"""A table and the bracket behind it that is still open."""


def complete_ids(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Ids of cards; files where a path is being typed or no id begins so."""
    from cardgen.workflows.complete import known_ids

    del parameter
    found = known_ids(workspace_of(context), incomplete)
    return [*map(CompletionItem, found)] or [CompletionItem(incomplete, type="file")]


def complete_forms(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Names of forms."""
    from cardgen.workflows.complete import form_names

    del parameter
    return [CompletionItem(name) for name in form_names(workspace_of(context)) if name.startswith(incomplete)]


def complete_policies(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Names of redaction policies."""
    from cardgen.workflows.complete import policy_names

    del parameter
    return [CompletionItem(name) for name in policy_names(workspace_of(context)) if name.startswith(incomplete)]


def complete_lists(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Lists of the form of the card named before: purchases, 구매이력, personal.interests."""
    from cardgen.model.form import RecordList

    del parameter
    members = ((it, it.path) for form in _forms(context) for it in form.members())
    return _named(((it, path) for it, path in members if isinstance(it, RecordList) or it.many), incomplete)


def complete_assignments(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Fields with `=` behind them (contact.mobile=, 휴대전화=); after it what the field may hold."""
    del parameter
    return [item for form in _forms(context) for item in _assignments(_single_leaves(form), incomplete)]


def complete_columns(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Columns of the list named before, with `=` behind them; after it, or for a plain list, what it may hold."""
    from cardgen.entry.field_names import fields_named
    from cardgen.model.form import RecordList

    del parameter
    items: Items = []
    for form in _forms(context):
        for member in fields_named(form, _arguments(context)[1]):
            if isinstance(member, RecordList):
                items += _assignments([(column, column.key) for column in member.columns], incomplete)
            elif member.many:
                items += _values(member, incomplete)
    return items


def complete_fields(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Fields within an expression being typed, after a sign of comparison what the field may hold.

    Between the brackets behind a table they are the table's columns.
    """
    earlier = context.params.get(parameter.name or "")
    words = f"{' '.join(earlier)} " if isinstance(earlier, tuple) else ""
    found = _BEGUN.search(incomplete)
    assert found is not None
    before, begun = incomplete[: found.start()], found[0]
    compared = _COMPARED.search(words + before)
    items: Items = []
    for form in _forms_chosen(context):
        known, named = _members_at(form, words + before)
        if compared:
            items += [item for leaf in named(compared[1]) for item in _values(leaf, begun)]
        else:
            items += _named(known, begun)
    return [CompletionItem(f"{before}{item.value}", help=item.help) for item in _once(items)]


def _members_at(form: FormSpec, text: str) -> tuple[Members, Callable[[str], list[Leaf]]]:
    """What may be named behind `text`: the members with what is typed for them, and a search for the leaves of a name.

    The form's own members, or the columns of the table whose bracket is open.
    """
    from cardgen.entry.field_names import column_named, fields_named, spoken_path, tables_named
    from cardgen.errors import UsageError
    from cardgen.model.form import Leaf, RecordList

    within = _WITHIN.search(text)
    if within is None:
        members = [(it, spoken_path(it)) for it in form.by_path.values()]
        return members, lambda name: [it for it in fields_named(form, name) if isinstance(it, Leaf)]
    tables = [it for it in tables_named(form, within[1] or within[2]) if isinstance(it, RecordList)]

    def columns(name: str) -> list[Leaf]:
        found = []
        for table in tables:
            with suppress(UsageError):
                found.append(column_named(table, name))
        return found

    return [(column, column.key) for table in tables for column in table.columns], columns


def _arguments(context: click.Context) -> list[str]:
    """The texts of the arguments given so far, in the order the command declares them."""
    given = (context.params.get(it.name or "") for it in context.command.params if isinstance(it, click.Argument))
    return [value if isinstance(value, str) else "" for value in given]


def _forms(context: click.Context) -> Iterator[FormSpec]:
    """The form of the card, or the form, named first on the line; where none is, as `_forms_chosen`."""
    from cardgen.workflows.complete import form_names, form_of_card, sound_form

    root = workspace_of(context)
    named = next(iter(_arguments(context)), "")
    if not named:
        yield from _forms_chosen(context)
    elif form := sound_form(root, named) if named in form_names(root) else form_of_card(root, named):
        yield form


def _forms_chosen(context: click.Context) -> Iterator[FormSpec]:
    """The form of `--form`, else every one."""
    from cardgen.workflows.complete import form_names, sound_form

    root = workspace_of(context)
    chosen = {context.params.get("form"), *(context.params.get("forms") or ())} - {None}
    yield from filter(None, (sound_form(root, name) for name in form_names(root) if not chosen or name in chosen))


def _single_leaves(form: FormSpec) -> Iterator[tuple[Leaf, str]]:
    """Fields outside tables with their paths; the id stays what it is."""
    from cardgen.model.form import Kind, Leaf

    return ((it, it.path) for it in form.members() if isinstance(it, Leaf) and it.kind is not Kind.ID)


def _assignments(leaves: Iterable[tuple[Leaf, str]], incomplete: str) -> Items:
    leaves = [*leaves]
    name, sign, begun = incomplete.partition("=")
    if not sign:
        return [CompletionItem(f"{item.value}=", help=item.help) for item in _named(leaves, name)]
    return [
        CompletionItem(f"{name}={item.value}", help=item.help)
        for leaf, path in leaves
        if name == path or _plain(name) in map(_plain, _spellings(leaf))
        for item in _values(leaf, begun)
    ]


def _named(members: Iterable[tuple[Member, str]], begun: str) -> Items:
    """Paths that begin so; where none does, or nothing is begun, labels that name one field alone, as one word.

    Not both: `purchases` and `Purchases` have no beginning in common that a shell could put in.
    """
    members = [*members]
    paths = [(path, member.label.text(language())) for member, path in members if path.startswith(begun)]
    labels = [label for member, _ in members for label in _spellings(member)]
    named = [(label, path) for member, path in members for label in _spellings(member) if labels.count(label) == 1]
    meant = [(label, path) for label, path in named if _plain(label).startswith(_plain(begun))]
    found = [*paths, *meant] if not begun else paths or meant
    return [*_once(CompletionItem(name, help=text) for name, text in found)]


def _values(leaf: Leaf, begun: str) -> Items:
    from cardgen.model.form import LeafType

    values = leaf.choices
    if leaf.type is LeafType.BOOLEAN:
        values = ("예", "아니오") if language() == "ko" else ("true", "false")
    elif leaf.kind.is_date:
        values = ("오늘", "어제") if language() == "ko" else ("today", "yesterday")
    return [CompletionItem(value) for value in values if value.casefold().startswith(begun.casefold())]


def _spellings(member: Member) -> tuple[str, ...]:
    """A label as one word, first in the reader's language: spaces in names do not count, and would need quotes."""
    first = "".join(member.label.text(language()).split())
    other = "".join(member.label.text("en" if language() == "ko" else "ko").split())
    return (first, other) if first != other else (first,)


def _plain(text: str) -> str:
    return "".join(text.casefold().split())


def _once(items: Iterable[CompletionItem[str]]) -> Iterator[CompletionItem[str]]:
    """The items without those offered already: two forms may share a field."""
    return iter({item.value: item for item in items}.values())
