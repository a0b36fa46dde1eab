"""Binds an expression to a form: names become fields, what was typed becomes values, the whole a test of a card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import NoReturn, assert_never

from cardgen.entry.field_names import column_named, fields_named, one_field, spoken_path, tables_named
from cardgen.errors import ExpressionError, UsageError
from cardgen.model.form import FormSpec, Leaf, Member, RecordList
from cardgen.querying.expression import (
    Aggregate,
    AllOf,
    AnyOf,
    Compare,
    Comparison,
    FieldUse,
    Function,
    Literal,
    Missing,
    Name,
    Not,
    OneOf,
    Operand,
    Span,
    Test,
)
from cardgen.querying.matching import Matches, MeaninglessError, count_matcher, matcher
from cardgen.querying.sources import (
    Data,
    FieldSource,
    RowSource,
    Source,
    Values,
    aggregate,
    all_rows,
    chosen_rows,
    field_values,
    is_number,
    record_values,
)
from cardgen.querying.spelling import grouped_digits, name_text

Predicate = Callable[[Data], bool]
"""Whether a card's data, or a record, is as the expression asks."""


def bind(test: Test, form: FormSpec, today: date, text: str, *, loosely: bool = True) -> Predicate:
    """A test of card data. ExpressionError, pointing into `text`, for names and values that do not fit the form.

    Names that are only other words for a field (핸드폰) count where `loosely`.
    """
    return _Binder(form, today, text, loosely=loosely).predicate(test, None)


def fields_asked(test: Test, form: FormSpec, today: date, text: str, *, loosely: bool) -> Mapping[Member, Span]:
    """Every field an expression asks about, with the first place it does so; ExpressionError as `bind`.

    Columns within brackets are among them, and the date column by which `first` and `last` order the records.
    """
    binder = _Binder(form, today, text, loosely=loosely)
    binder.predicate(test, None)
    return binder.asked


class _Binder:
    """One expression and one form. `records` below is the list whose brackets we stand in, None outside any.

    `asked` are the fields met on the way, in that order, each with the place where it is met first.
    """

    def __init__(self, form: FormSpec, today: date, text: str, *, loosely: bool) -> None:
        self.asked: dict[Member, Span] = {}
        self._form = form
        self._loosely = loosely
        self._today = today
        self._text = text

    def predicate(self, test: Test, records: RecordList | None) -> Predicate:
        match test:
            case Compare(operand, comparison, literal, at):
                return self._compare(operand, comparison, literal, at, records)
            case OneOf(operand, literals):
                tests = [self._compare(operand, Comparison.EQUAL, it, it.at, records) for it in literals]
                self._require_apart(operand, literals, records)
                return lambda data: any(one(data) for one in tests)
            case Missing(operand):
                values = self._any_values(operand, records)
                return lambda data: not values(data)
            case Not(inner):
                negated = self.predicate(inner, records)
                return lambda data: not negated(data)
            case AllOf(tests=parts):
                every = [self.predicate(part, records) for part in parts]
                return lambda data: all(one(data) for one in every)
            case AnyOf(tests=parts):
                some = [self.predicate(part, records) for part in parts]
                return lambda data: any(one(data) for one in some)
            case _:
                assert_never(test)

    def _compare(
        self, operand: Operand, comparison: Comparison, literal: Literal, sign: Span, records: RecordList | None
    ) -> Predicate:
        """`!=` says what `not =` says, so that a card without the value is found by it."""
        leaf, values = self._typed_values(operand, records)
        positive = Comparison.EQUAL if comparison is Comparison.UNEQUAL else comparison
        matches = self._matcher(operand, leaf, positive, literal, sign)
        if comparison is Comparison.UNEQUAL:
            return lambda data: not any(map(matches, values(data)))
        return lambda data: any(map(matches, values(data)))

    def _require_apart(self, operand: Operand, literals: Sequence[Literal], records: RecordList | None) -> None:
        """Refuses a list of numbers that nobody can tell from one number: (890000, 1,650,000)."""
        leaf, _ = self._typed_values(operand, records)
        if (leaf is None or is_number(leaf)) and (at := grouped_digits(self._text, literals)):
            self._fail("error.expression.grouped", at)

    def _matcher(
        self, operand: Operand, leaf: Leaf | None, comparison: Comparison, literal: Literal, sign: Span
    ) -> Matches:
        if not literal.text.strip():
            self._fail("error.expression.empty", literal.at, name=_spoken(operand))
        try:
            if leaf is None:
                return count_matcher(comparison, literal.text)
            return matcher(leaf, comparison, literal.text, self._today)
        except MeaninglessError as error:
            at = sign if error.on_sign else literal.at
            self._fail(error.message_id, at, name=_spoken(operand), **error.arguments)

    def _typed_values(self, operand: Operand, records: RecordList | None) -> tuple[Leaf | None, Values]:
        """An operand's values and the field whose type they have; None for numbers that are no field's own."""
        if isinstance(operand, Aggregate):
            return self._aggregated(operand, records)
        source = self._source(operand, records)
        if isinstance(source, FieldSource):
            return source.leaf, source.values
        if source.column is None:
            example = f"{spoken_path(source.records)}.{source.records.columns[0].key}"
            self._fail("error.expression.records", operand.name.at, name=operand.name.text, example=example)
        return source.column, source.values

    def _any_values(self, operand: Operand, records: RecordList | None) -> Values:
        """An operand's values of whatever type: to be missing, records need no column."""
        if isinstance(operand, Aggregate):
            return self._aggregated(operand, records)[1]
        return self._source(operand, records).values

    def _aggregated(self, operand: Aggregate, records: RecordList | None) -> tuple[Leaf | None, Values]:
        if records is not None:
            self._fail("error.expression.nested", operand.at, name=operand.function.value)
        source = self._source(operand.of, None)
        leaf = source.leaf if isinstance(source, FieldSource) else source.column
        at, name = operand.of.name.at, operand.of.name.text
        function = operand.function
        if isinstance(source, FieldSource) and not source.leaf.many:
            self._fail("error.expression.no_list", at, name=name, function=function.value)
        if function is Function.COUNT:
            return None, aggregate(function, source)
        if leaf is None:
            self._fail("error.expression.no_column", at, name=name, function=function.value)
        if function in (Function.SUM, Function.AVG) and not is_number(leaf):
            self._fail("error.expression.no_number", at, name=name, function=function.value)
        if function in (Function.MIN, Function.MAX) and not (is_number(leaf) or leaf.kind.is_date):
            self._fail("error.expression.no_number", at, name=name, function=function.value)
        if function in (Function.FIRST, Function.LAST) and isinstance(source, RowSource) and source.time:
            self.asked.setdefault(source.time, operand.at)
        return leaf, aggregate(function, source)

    def _source(self, field: FieldUse, records: RecordList | None) -> Source:
        source = self._found_source(field, records)
        asked = source.leaf if isinstance(source, FieldSource) else source.column or source.records
        self.asked.setdefault(asked, (field.column or field.name).at)
        return source

    def _found_source(self, field: FieldUse, records: RecordList | None) -> Source:
        if records is not None:
            return self._column_source(field, records)
        with self._pointing_at(field.name):
            member = self._member(field.name.text)
        if isinstance(member, RecordList):
            return self._row_source(field, member)
        if field.chosen is not None:
            self._fail("error.expression.no_records", field.name.at, name=field.name.text)
        if "[]" in member.path:
            table = self._form.by_path[member.path.partition("[]")[0]]
            assert isinstance(table, RecordList)
            return RowSource(table, all_rows(table), member)
        return FieldSource(member, field_values(member))

    def _member(self, name: str) -> Member:
        """The field of this name; a column also by its own label after its list's path, or the other way round."""
        head, _, tail = name.rpartition(".")
        if not head or fields_named(self._form, name):
            return one_field(self._form, name, loosely=self._loosely)
        match tables_named(self._form, head):
            case (RecordList() as table,):
                return column_named(table, tail)
            case _:
                return one_field(self._form, name, loosely=self._loosely)

    def _row_source(self, field: FieldUse, table: RecordList) -> RowSource:
        rows = all_rows(table)
        if field.chosen is not None:
            rows = chosen_rows(rows, self.predicate(field.chosen, table))
        if field.column is None:
            return RowSource(table, rows, None)
        with self._pointing_at(field.column):
            return RowSource(table, rows, column_named(table, field.column.text))

    def _column_source(self, field: FieldUse, records: RecordList) -> FieldSource:
        if field.chosen is not None:
            self._fail("error.expression.nested", field.name.at, name=field.name.text)
        with self._pointing_at(field.name):
            column = column_named(records, field.name.text)
        return FieldSource(column, record_values(column))

    @contextmanager
    def _pointing_at(self, name: Name) -> Iterator[None]:
        """Lets an error about a name know where the name stands."""
        try:
            yield
        except UsageError as error:
            arguments = {key: text for key, text in error.arguments.items() if isinstance(text, str)}
            if near := arguments.get("near"):
                arguments["near"] = name_text(Name(near))
            raise ExpressionError(error.message_id, self._text, name.at, **arguments) from None

    def _fail(self, message_id: str, at: Span, **arguments: str) -> NoReturn:
        raise ExpressionError(message_id, self._text, at, **arguments)


def _spoken(operand: Operand) -> str:
    """What an operand is called in a message: as it was typed, without brackets."""
    if isinstance(operand, Aggregate):
        return f"{operand.function.value}({_spoken(operand.of)})"
    column = operand.column
    return operand.name.text if column is None else f"{operand.name.text}.{column.text}"
