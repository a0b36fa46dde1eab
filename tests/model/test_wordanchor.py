"""The names of a Word form's controls are found again from their bookmarks, whatever they are called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cardgen.model.wordanchor import MOST_IN_TAG, Anchors, anchored_name, listed_names, tag_of

_WORD = st.from_regex(r"[a-z][a-z0-9_]{0,30}", fullmatch=True)
_PATH = st.builds(lambda list_, row, key: f"{list_}[{row}].{key}", _WORD, st.integers(1, 9999), _WORD) | _WORD
_NAME = st.builds(lambda path, option: f"{path}={option}" if option else path, _PATH, st.text(max_size=40))


@given(st.lists(_NAME, unique=True, max_size=60))
def test_every_bookmark_leads_back_to_its_name(names: list[str]) -> None:
    anchors = Anchors()
    bookmarks = [anchors.of(name) for name in names]
    listed = listed_names(anchors.properties())
    assert len(set(bookmarks)) == len(names)
    assert [anchored_name(bookmark, listed) for bookmark in bookmarks] == names


def test_names_of_rows_are_listed_once_and_no_property_is_too_long_for_word() -> None:
    anchors = Anchors()
    for row in range(1, 300):
        anchors.of(f"purchases[{row}].date")
    for number in range(40):
        anchors.of(f"contact.some_longer_name_{number}")
    properties = anchors.properties()
    assert len(listed_names(properties)) == 41
    assert all(len(piece) <= 255 for piece in properties.values())
    assert len(properties) > 1


def test_other_bookmarks_and_numbers_nobody_gave_stand_for_nothing() -> None:
    assert {anchored_name(other, ("name",)) for other in ("_GoBack", "_Toc1", "_cg1_0", "_cg0", "cg0_0", "")} == {""}
    assert anchored_name("_cg0_0", ("name",)) == "name"


def test_a_name_too_long_for_a_tag_gives_way_to_its_bookmark() -> None:
    assert tag_of("a" * MOST_IN_TAG, "_cg0_0") == "a" * MOST_IN_TAG
    assert tag_of("a" * (MOST_IN_TAG + 1), "_cg0_0") == "_cg0_0"
