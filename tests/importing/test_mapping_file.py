"""Columns are remembered in a file people can read and edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.errors import UsageError
from cardgen.importing.mapping_file import HEAD, SavedColumns, named_leaf, read_saved, written
from cardgen.model.form import FormSpec

SAVED = SavedColumns(
    {"성함": "name", "주민번호": "", "연락처 > 휴대폰": "contact.mobile"}, {"purchases": {"비고": "purchases.note"}}
)
PATH = "templates/customer/import.yaml"


def test_the_file_reads_like_this() -> None:
    assert written(SAVED) == HEAD + (
        "columns:\n"
        "  성함: name\n"
        '  주민번호: ""\n'
        '  "연락처 > 휴대폰": contact.mobile\n'
        "records:\n"
        "  purchases:\n"
        "    비고: purchases.note\n"
    )


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn", "Cf", "Co"]), min_size=1),
        st.sampled_from(["name", ""]),
    )
)
def test_what_is_written_reads_back(fields: dict[str, str]) -> None:
    import unicodedata

    fields = {unicodedata.normalize("NFC", heading): path for heading, path in fields.items()}
    assert read_saved(written(SavedColumns(fields)), PATH) == SavedColumns(fields)


def test_somebodys_comment_at_the_head_stays() -> None:
    assert written(SAVED, "# 우리 회사 양식\ncolumns:\n").startswith("# 우리 회사 양식\ncolumns:\n")


@pytest.mark.parametrize(
    "text", ["- a\n", "columns: x\n", "columns: {a: [b]}\n", "cols: {}\n", "records: 1\n", "a: &b c\n", "a: ["]
)
def test_another_shape_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_saved(text, PATH)
    assert refused.value.arguments == {"path": PATH}


@pytest.mark.parametrize("text", ["", "# nothing\n", "columns:\n", "columns: {}\nrecords:\n"])
def test_an_empty_file_says_nothing(text: str) -> None:
    assert read_saved(text, PATH) == SavedColumns()


def test_fields_are_named_by_path_or_label(customer: FormSpec) -> None:
    assert named_leaf(customer, "휴대전화").path == "contact.mobile"
    assert named_leaf(customer, "purchases.note").path == "purchases[].note"
    with pytest.raises(UsageError) as refused:
        named_leaf(customer, "구매 이력")
    assert refused.value.message_id == "error.import.not_a_column"


@given(st.dictionaries(st.text(min_size=1), st.sampled_from(["name", ""])))
def test_no_heading_makes_the_file_unreadable(fields: dict[str, str]) -> None:
    """What YAML forbids may stand in a file's headings: such a column is asked about again, the others are kept."""
    found = read_saved(written(SavedColumns({"성함": "name", **fields})), PATH).cards
    assert found["성함"] == "name" or "성함" in fields
    assert found.items() <= {"성함": "name", **fields}.items()


def test_heading_with_a_control_character_is_left_out() -> None:
    assert read_saved(written(SavedColumns({"비\x07고": "notes", "성함": "name"})), PATH).cards == {"성함": "name"}
