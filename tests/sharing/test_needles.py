"""What an audit searches for: the values of cards, of those with errors as well."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from cardgen.model.card import RawCard
from cardgen.model.form import FormSpec
from cardgen.sharing.needles import Haystack
from cardgen.sharing.searching import Search

Read = Callable[[str], RawCard]

ANYTHING = st.recursive(
    st.text() | st.integers() | st.floats(allow_nan=False) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def test_the_values_of_a_card_with_errors_are_searched_for(read: Read, customer: FormSpec) -> None:
    haystack = Haystack()
    haystack.add([read("name: 강도현\nkind: 사람\ncontact: {mobile: 010-2345-6789}\n")], customer, None)
    hits = {hit.path for hit in Search(haystack).hits("강도현 님 +82 10 2345 6789, C-7F3K9Q")}
    assert hits == {"name", "contact.mobile", "id"}


@given(value=ANYTHING)
def test_whatever_stands_where_a_value_should_be_is_no_obstacle(value: object, customer: FormSpec) -> None:
    data: dict[str, object] = {}
    for leaf in customer.leaves():
        path, column, key = leaf.path.partition("[].")
        steps = path.split(".")
        at = data
        for step in steps[:-1]:
            at = at.setdefault(step, {})  # type: ignore[assignment]  # only mappings are put there
        if column:
            at.setdefault(steps[-1], [{}])[0][key] = value  # type: ignore[index]  # a list of records
        else:
            at[steps[-1]] = value
    Haystack().add([RawCard("cards/C-7F3K9Q.yaml", "customer", "0" * 40, data, "")], customer, None)
