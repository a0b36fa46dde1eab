"""Loading types values as the form declares, and keeps texts as they were typed."""

from __future__ import annotations

import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cardgen.loading.card_file import load_card, read_card
from cardgen.loading.file_text import blob_id
from cardgen.model.card import RawCard, Rejected, TypingNote
from cardgen.model.form import FormSpec
from cardgen.yamltree import MAX_BYTES

Read = Callable[[str], RawCard]
PRINTABLE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"))


@given(PRINTABLE.filter(bool))
def test_any_quoted_text_comes_back_composed(read: Read, text: str) -> None:
    single = "'" + text.replace("'", "''") + "'"
    written = yaml.safe_dump({"notes": text}, default_style='"', width=20)
    expected = unicodedata.normalize("NFC", text)
    assert read(f"notes: {single}\n").data == read(written).data == {"notes": expected}


@pytest.mark.parametrize("written", ["{}", "'{}'", '"{}"', "|-\n  {}"], ids=["plain", "single", "double", "block"])
def test_decomposed_text_is_composed_however_it_is_written(read: Read, written: str) -> None:
    decomposed = unicodedata.normalize("NFD", "한빛 상사")
    assert read(f"notes: {written.format(decomposed)}").data == {"notes": "한빛 상사"}


@given(st.integers(-(10**17), 10**17))
def test_whole_numbers_come_back(read: Read, number: int) -> None:
    raw = read(f"purchases: [{{amount: {number}, item: {number}}}]")
    assert raw.data == {"purchases": [{"amount": number, "item": str(number)}]}


@pytest.mark.parametrize("text", ["01012345670", "06234", "no", "2024-01-15", "1e3", "0x1F", "true", "1_000", ".5"])
def test_a_text_field_keeps_what_was_typed(read: Read, text: str) -> None:
    assert read(f"notes: {text}").data == {"notes": text}


def test_only_unquoted_texts_are_noted_as_typed_by_other_readers(read: Read) -> None:
    assert read("owner: 010\nnotes: '010'\n").notes == (TypingNote("C302", ("owner",)),)


@pytest.mark.parametrize("value", ["", "''", '""', " # nur", "\n"])
def test_an_empty_value_is_an_absent_one(read: Read, value: str) -> None:
    raw = read(f"owner: {value}\n")
    assert (raw.data, raw.notes) == ({}, ())


def test_what_stands_under_an_unknown_field_is_not_read(read: Read) -> None:
    raw = read("memo: {가: [~, {나: 다}]}\nleer:\n")
    assert (raw.data, raw.notes) == ({"memo": "", "leer": ""}, ())


def test_list_items_keep_their_place(read: Read) -> None:
    raw = read("preferences: {products: [가, ~, '', 나]}")
    assert raw.data == {"preferences": {"products": ["가", "", "", "나"]}}
    where = ("preferences", "products")
    assert raw.notes == (TypingNote("C112", (*where, 1)), TypingNote("C119", (*where, 2)))


def test_values_of_the_wrong_type_stay_text_for_the_checker(read: Read) -> None:
    raw = read("purchases: [{amount: 1.5, quantity: '3'}]\ncampaigns: [{opened: 'true', clicked: 1}]\n")
    assert raw.data == {
        "purchases": [{"amount": "1.5", "quantity": "3"}],
        "campaigns": [{"opened": "true", "clicked": "1"}],
    }


@pytest.mark.parametrize("content", ["", "id: 가\r\nname: 나\r\n", "\ufeffid: 가\n"], ids=["empty", "crlf", "bom"])
def test_the_blob_id_is_gits_own(content: str, tmp_path: Path) -> None:
    file = tmp_path / "card.yaml"
    file.write_bytes(content.replace("\r\n", "\n").encode())
    git = subprocess.run(["git", "hash-object", "--no-filters", file], capture_output=True, check=True, text=True)
    assert blob_id(content.encode()) == git.stdout.strip()


def test_line_ends_do_not_change_the_blob_id() -> None:
    assert blob_id(b"a\r\nb\r\n") == blob_id(b"a\nb\n")


def test_a_file_of_the_greatest_size_is_read(tmp_path: Path, customer: FormSpec) -> None:
    file = tmp_path / "C-7F3K9Q.yaml"
    file.write_text("notes: ".ljust(MAX_BYTES, "a"), encoding="utf-8")
    assert isinstance(load_card(file, "C-7F3K9Q.yaml", customer), RawCard)
    file.write_text("notes: ".ljust(MAX_BYTES + 1, "a"), encoding="utf-8")
    rejected = load_card(file, "C-7F3K9Q.yaml", customer)
    assert isinstance(rejected, Rejected)
    assert [problem.code for problem in rejected.problems] == ["Y111"]


def test_a_file_that_went_away_is_a_problem_of_that_file(tmp_path: Path, customer: FormSpec) -> None:
    rejected = load_card(tmp_path / "C-7F3K9Q.yaml", "C-7F3K9Q.yaml", customer)
    assert isinstance(rejected, Rejected)
    assert [problem.code for problem in rejected.problems] == ["Y114"]


@given(st.text("가a1 :-?[]{},#'\"|>~\n", max_size=80))
def test_any_text_is_a_raw_card_or_rejected(customer: FormSpec, text: str) -> None:
    assert isinstance(read_card(text, "0" * 40, "C-7F3K9Q.yaml", customer), RawCard | Rejected)
