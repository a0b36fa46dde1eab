"""Where fields stand: lines of one or two, columns that fill the table exactly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, Member, Merge, Privacy, RecordList
from cardgen.model.problem import Label
from cardgen.validation.form_lint import MAX_COLUMNS
from cardgen.viewing.layout import GRID, column_spans, is_wide, pair_up

LEAVES = st.builds(
    Leaf,
    path=st.just("a"),
    key=st.just("a"),
    labels=st.just((Label("가", "A"),)),
    type=st.sampled_from(LeafType),
    kind=st.sampled_from(Kind),
    privacy=st.just(Privacy.INTERNAL),
    merge=st.just(Merge.SCALAR),
    choices=st.sampled_from([(), ("가", "나"), ("가", "나", "다", "라", "마")]),
    many=st.booleans(),
)
LISTS = st.builds(
    RecordList,
    path=st.just("a"),
    key=st.just("a"),
    labels=st.just((Label("가", "A"),)),
    privacy=st.just(Privacy.INTERNAL),
    merge=st.just(Merge.RECORDS),
    columns=st.just(()),
    rows=st.just(3),
)


@given(st.lists(LEAVES, min_size=1, max_size=MAX_COLUMNS))
def test_columns_fill_the_table(columns: list[Leaf]) -> None:
    spans = column_spans(columns)
    assert len(spans) == len(columns)
    assert sum(spans) == GRID
    assert min(spans) >= 1


def test_columns_of_the_shipped_forms_fill_their_tables(customer: FormSpec, receipt: FormSpec) -> None:
    for form in (customer, receipt):
        assert all(sum(column_spans(records.columns)) == GRID for records in form.record_lists())


@given(st.lists(LEAVES | LISTS, max_size=12))
def test_lines_hold_every_field_once_and_in_order(members: list[Member]) -> None:
    lines = list(pair_up(members))
    flat = [member for line in lines for member in (line if isinstance(line, tuple) else (line,))]
    assert flat == members
    for line in lines:
        if isinstance(line, tuple):
            assert len(line) == 1 or (len(line) == 2 and not any(map(is_wide, line)))
