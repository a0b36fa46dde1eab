"""A part of a card: the view of some of its fields, which tells nothing of the others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from cardgen.model.cardview import CardView, Value
from cardgen.model.form import FormSpec, Kind, Leaf, RecordList
from cardgen.viewing.arrangement import Rows, arrange, field_view, table_view
from cardgen.viewing.reduced_form import left_off, reduced_form
from cardgen.viewing.values import empty_box, unprinted


def part_view(view: CardView, form: FormSpec, paths: Collection[str]) -> CardView:
    """The view with the fields and record lists of these paths, the card's number and its name.

    A template that names another field finds nothing under it: neither a value nor boxes to tick.
    """
    named = {*paths, *(leaf.path for leaf in (form.name_leaf,) if leaf)}
    on_paper = reduced_form(form, lambda it: [it] if it.path in named or _is_number(it) else [])
    nothing = _Nothing()
    return replace(
        view,
        sections=arrange(on_paper, _Viewed(view), view.language),
        unlisted=tuple(
            field_view(it, nothing.field(it), view.language)
            if isinstance(it, Leaf)
            else table_view(it, nothing, view.language)
            for it in left_off(form, on_paper)
        ),
    )


def _is_number(member: Leaf | RecordList) -> bool:
    return isinstance(member, Leaf) and member.kind is Kind.ID


@dataclass(frozen=True, slots=True)
class _Viewed:
    """What a view shows already."""

    view: CardView

    def field(self, leaf: Leaf) -> Value:
        return self.view.by_path()[leaf.path].value

    def table(self, records: RecordList) -> Rows:
        table = next(it for it in self.view.tables() if it.path == records.path)
        return Rows(tuple(tuple(cell.value for cell in row) for row in table.rows[: table.records]))

    def empty(self, leaf: Leaf) -> Value:
        return empty_box(leaf)

    def unlisted(self, records: RecordList) -> tuple[tuple[Leaf, Value], ...]:  # noqa: ARG002 - asked by list
        return ()


class _Nothing:
    """What a template finds under the names that are not on paper. Takes no card, so it cannot show one."""

    def field(self, leaf: Leaf) -> Value:  # noqa: ARG002 - the same for every field
        return unprinted()

    def table(self, records: RecordList) -> Rows:  # noqa: ARG002 - the same for every list
        return Rows()

    def empty(self, leaf: Leaf) -> Value:  # noqa: ARG002 - the same for every column
        return unprinted()

    def unlisted(self, records: RecordList) -> tuple[tuple[Leaf, Value], ...]:  # noqa: ARG002 - asked by list
        return ()
