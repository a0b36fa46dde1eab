"""The export as CSV, JSON and vCards, read again by others' readers."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Mapping
from datetime import date

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from cardgen.entry.exact import exact_text
from cardgen.entry.items import items_text
from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.model.card import Card
from cardgen.model.cardview import Shown
from cardgen.model.exportview import ExportCard, ExportColumn, ExportView
from cardgen.model.form import FormSpec
from cardgen.rendering.export_csv import neutral, render_export_csv
from cardgen.rendering.export_json import render_export_json
from cardgen.rendering.export_vcard import render_export_vcard
from cardgen.rendering.exports import EXPORTS
from cardgen.viewing.build_export import build_export

CARD: dict[str, object] = {
    "id": "C-7F3K9Q",
    "name": "김민준; A,B",
    "kind": "개인",
    "registered": "2026-01-02",
    "contact": {
        "mobile": "01002841937",
        "phone": "02-1204-3391",
        "email": "minjun@example.com",
        "postcode": "06234",
        "address": "서울특별시 강남구 가람나래로 12, 304동\n1502호",
    },
    "personal": {
        "birth_date": "1985-07-22",
        "company": "늘솜",
        "department": "설계1팀",
        "position": "소장",
        "interests": ["목공", "재즈, 음반"],
        "anniversaries": [{"name": "결혼기념일", "date": "2013-05-18"}],
    },
    "purchases": [{"date": "2026-02-03", "item": "=책상", "amount": -890000}, {"item": "의자"}],
    "campaigns": [{"campaign": "봄", "opened": False}],
    "notes": "비밀 메모",
}


def view_of(form: FormSpec, *cards: Mapping[str, object]) -> ExportView:
    made = [Card(str(data["id"]), "cards/C.yaml", form.name, "0" * 40, data) for data in cards or (CARD,)]
    return build_export(made, form, "ko")


def tables(view: ExportView) -> dict[str, list[list[str]]]:
    files = {file.name: file.content for file in render_export_csv(view)}
    assert {content[:3] for content in files.values()} == {b"\xef\xbb\xbf"}
    texts = {name: content.decode("utf-8-sig") for name, content in files.items()}
    return {name: [*csv.reader(io.StringIO(text, newline=""), strict=True)] for name, text in texts.items()}


def test_csv_has_a_file_for_each_sheet(customer: FormSpec) -> None:
    found = tables(view_of(customer))
    assert sorted(found) == [
        "customer-campaigns.csv",
        "customer-consents.csv",
        "customer-consultations.csv",
        "customer-personal-anniversaries.csv",
        "customer-purchases.csv",
        "customer.csv",
    ]
    assert found["customer-purchases.csv"] == [
        ["고객번호", "성명/상호", "순번", "일자", "품목", "수량", "금액", "결제 수단", "비고"],
        ["C-7F3K9Q", "김민준; A,B", "1", "2026-02-03", "'=책상", "", "-890000", "", ""],
        ["C-7F3K9Q", "김민준; A,B", "2", "", "의자", "", "", "", ""],
    ]
    main = dict(zip(*found["customer.csv"], strict=True))
    assert main["휴대전화"] == "01002841937"
    assert main["관심사"] == '목공, "재즈, 음반"'
    assert main["주소"] == CARD["contact"]["address"]  # type: ignore[index] # a group of the card above


def test_csv_lines_end_as_rfc_4180_says(customer: FormSpec) -> None:
    first = next(iter(render_export_csv(view_of(customer)))).content
    assert first.endswith(b"\r\n")
    assert first.count(b"\r\n") == 2


@pytest.mark.parametrize("text", ["=1", "+82", "-1", "@x", "\tx", "\rx", "'=1", "''+1"])
def test_text_a_spreadsheet_would_calculate_gets_a_quote(text: str) -> None:
    assert neutral(text) == f"'{text}"


@given(st.text("'=+-@\t\ra", max_size=6))
def test_taking_the_quote_away_restores_the_text(text: str) -> None:
    made = neutral(text)
    assert made[:1] not in "=+-@\t\r" or not made
    assert re.sub(r"\A'(?='*[=+\-@\t\r])", "", made) == text


def test_json_is_the_card_as_its_file_has_it(customer: FormSpec) -> None:
    other = {"id": "C-000001", "name": "나", "kind": "법인"}
    file = render_export_json(view_of(customer, CARD, other))
    assert file.name == "customer.json"
    assert json.loads(file.content) == [other, CARD]
    assert "김민준" in file.content.decode()


def test_json_of_no_cards_is_an_empty_list(customer: FormSpec) -> None:
    assert json.loads(render_export_json(build_export((), customer, "ko")).content) == []


def test_json_types_the_items_of_lists() -> None:
    kinds: dict[str, list[str | float]] = {
        "integer": [1, 20],
        "number": [1.5, 2.0],
        "boolean": [True, False],
        "text": ["1", "a, b"],
    }
    columns = tuple(ExportColumn(kind, kind, (kind,), kind, (), many=True) for kind in kinds)
    texts = [items_text(map(exact_text, items)) for items in kinds.values()]
    card = ExportCard("C", tuple(Shown(text, text) for text in texts), ())
    view = ExportView("f", 1, "ko", "", "", columns, (0,), (), (card,))
    assert json.loads(render_export_json(view).content) == [kinds]


def test_json_writes_days_as_iso_8601() -> None:
    columns = (ExportColumn("group.day", "일", ("일",), "date"),)
    card = ExportCard("C", (Shown("x", date(2026, 1, 2)),), ())
    view = ExportView("f", 1, "ko", "", "", columns, (0,), (), (card,))
    assert json.loads(render_export_json(view).content) == [{"group": {"day": "2026-01-02"}}]


def vcards(view: ExportView) -> list[vobject.base.Component]:
    return [*vobject.readComponents(render_export_vcard(view).content.decode())]


def test_vcard_says_how_to_reach_somebody(customer: FormSpec) -> None:
    (card,) = vcards(view_of(customer))
    assert (card.version.value, card.fn.value, card.n.value.family) == ("3.0", "김민준; A,B", "김민준; A,B")
    assert [(it.value, it.params["TYPE"]) for it in card.tel_list] == [
        ("010-0284-1937", ["CELL"]),
        ("02-1204-3391", ["VOICE"]),
    ]
    assert card.email.value == "minjun@example.com"
    assert (card.adr.value.street, card.adr.value.code) == ("서울특별시 강남구 가람나래로 12, 304동\n1502호", "06234")
    assert (card.bday.value, card.org.value, card.title.value) == ("1985-07-22", ["늘솜", "설계1팀"], "소장")
    own = card.getChildValue("x-cardgen-id")
    assert (card.uid.value, own) == ("C-7F3K9Q", "C-7F3K9Q")


def test_vcard_lacks_what_is_internal(customer: FormSpec) -> None:
    content = render_export_vcard(view_of(customer)).content.decode()
    assert "NOTE" not in content
    assert "메모" not in content
    assert "2026-01-02" not in content


def test_birthdays_by_the_moon_are_left_out(customer: FormSpec) -> None:
    personal = {"birth_date": "1985-07-22", "calendar": "음력"}
    (card,) = vcards(view_of(customer, {**CARD, "personal": personal}))
    assert "bday" not in card.contents
    assert "org" not in card.contents


def test_a_card_of_a_name_alone_is_a_vcard(customer: FormSpec) -> None:
    (card,) = vcards(view_of(customer, {"id": "C-000001", "name": "나", "kind": "개인"}))
    assert sorted(card.contents) == ["fn", "n", "uid", "version", "x-cardgen-id"]


def test_vcards_of_a_form_nobody_can_be_reached_by_are_refused(receipt: FormSpec, customer: FormSpec) -> None:
    assert EXPORTS["vcard"].suits(view_of(customer))
    view = build_export((), receipt, "ko")
    assert not EXPORTS["vcard"].suits(view)
    with pytest.raises(UsageError, match="no_contacts"):
        render_export_vcard(view)


def test_missing_vobject_is_told(customer: FormSpec, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vobject", None)
    with pytest.raises(EnvironmentMissing, match="vobject"):
        render_export_vcard(view_of(customer))


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_view_gives_the_same_bytes(name: str, customer: FormSpec) -> None:
    assert EXPORTS[name].render(view_of(customer)) == EXPORTS[name].render(view_of(customer))
