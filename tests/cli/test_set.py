"""cardgen set, cardgen add: values by path or label, checked before they replace the card."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import click
import pytest

Here = Callable[..., tuple[int, str, str]]
OnTerminal = Callable[..., tuple[int, str]]
ID = "C-7F3K9Q"


@pytest.fixture
def card(workspace: Path) -> Path:
    return workspace / f"cards/{ID}.yaml"


def test_set_puts_and_clears_and_names_what_changed(here: Here, card: Path) -> None:
    before = card.read_text("utf-8")
    code, out, told = here("set", ID, "휴대전화=01011112222", "contact.phone=", "purchases[-1].note=급함")
    assert (code, out) == (0, "")
    assert told == f"Changed cards/{ID}.yaml (Contact > Mobile, Contact > Phone, Purchases)\n"
    changed = before.replace("010-0284-1937", "010-1111-2222").replace("  phone: 02-1204-3391\n", "")
    assert card.read_text("utf-8") == changed.replace("사무소로 배송, 세금계산서 발행", "급함")


def test_what_is_so_already_is_left_alone(here: Here, card: Path) -> None:
    before = card.stat()
    assert here("set", ID, "휴대전화=010-0284-1937") == (0, "", f"It is so already: cards/{ID}.yaml\n")
    assert card.stat().st_mtime_ns == before.st_mtime_ns


def test_error_is_told_as_check_tells_it_and_nothing_is_written(here: Here, card: Path) -> None:
    before = card.read_bytes()
    code, out, told = here("set", ID, "휴대전화=0101111", "grade=최고")
    first, second, last = told.splitlines()
    assert (code, out) == (1, "")
    assert first.startswith(f"cards/{ID}.yaml:5:8: error[C107] Grade: ")
    assert second.startswith(f"cards/{ID}.yaml:12:11: error[C104] Contact > Mobile: ")
    assert last.startswith("error: ")
    assert "0101111" not in told
    assert "최고" not in told
    assert card.read_bytes() == before


def test_dry_run_shows_the_change_and_makes_none(here: Here, card: Path) -> None:
    before = card.read_bytes()
    code, out, told = here("set", ID, "grade=골드", "--dry-run")
    assert (code, told) == (0, "")
    assert {"-grade: VIP", "+grade: 골드"} <= set(out.splitlines())
    assert card.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [("set", ID, "휴대전환=1"), ("set", ID, "휴대전화"), ("set", ID, "id=C-000000"), ("set", "C-NONE", "grade=VIP"),
     ("set", ID), ("add", ID, "없는목록", "a=b"), ("add", ID, "purchases", "없는칸=b"), ("set", ID, "purchases=1")],
    ids=" ".join,
)  # fmt: skip
def test_what_does_not_exist_is_an_error_of_usage(here: Here, card: Path, arguments: tuple[str, ...]) -> None:
    before = card.read_bytes()
    assert here(*arguments)[0] == 2
    assert card.read_bytes() == before


def test_name_of_a_card_is_answered_with_its_id(here: Here, card: Path) -> None:
    name = next(line for line in card.read_text("utf-8").splitlines() if line.startswith("name: ")).removeprefix(
        "name: "
    )
    before = card.read_bytes()
    code, _, told = here("set", name, "등급=골드")
    assert (code, card.read_bytes()) == (2, before)
    assert card.stem in told
    assert name not in told


def test_refused_date_is_met_with_the_ways_to_type_one(here: Here) -> None:
    _, _, told = here("set", "C-7F3K9Q", "등록일=언젠가")
    assert "Here a date may also be today, yesterday or -3d" in told


def test_broken_card_keeps_its_other_errors_and_says_so(here: Here, card: Path) -> None:
    card.write_text(card.read_text("utf-8").replace("VIP", "최고"), "utf-8")
    code, _, told = here("set", ID, "owner=최다온")
    assert code == 0
    assert "error[C107]" in told
    assert "warning: " in told
    assert "owner: 최다온\n" in card.read_text("utf-8")


def test_add_appends_a_record_in_the_lists_manner(here: Here, card: Path) -> None:
    code, _, told = here("add", ID, "마케팅 반응", "date=2026-03-02", "캠페인=봄맞이", "열람=예")
    assert (code, told) == (0, f"Changed cards/{ID}.yaml (Campaign responses)\n")
    assert "  - {date: 2026-03-02, campaign: 봄맞이, opened: true}\n\nconsents:" in card.read_text("utf-8")


def test_add_without_a_day_takes_today(here: Here) -> None:
    here("add", ID, "purchases", "item=램프", "amount=1,200원")
    record = json.loads(here("show", ID, "--json")[1])["purchases"][-1]
    assert record["amount"] == 1200
    assert len(record["date"]) == len("2026-11-21")


def test_add_puts_items_into_a_plain_list_once(here: Here, card: Path) -> None:
    here("add", ID, "interests", "등산", "독서")
    assert "interests: [목공, 등산, 재즈 음반, 독서]\n" in card.read_text("utf-8")
    assert "already" in here("add", ID, "관심사", "독서")[2]


def test_receipts_are_changed_by_their_own_form(here: Here, workspace: Path) -> None:
    assert here("add", "R-3H8QZM", "내역", "적요=배송", "금액=0")[0] == 0
    text = (workspace / "cards/receipts/R-3H8QZM.yaml").read_text("utf-8")
    assert "amount: 150000}\n  - {description: 배송, amount: 0}\n" in text


@pytest.mark.usefixtures("workspace")
def test_terminal_shows_the_line_that_would_have_been_written(on_terminal: OnTerminal) -> None:
    code, drawn = on_terminal("set", ID, "휴대전화=0101111")
    assert code == 1
    assert "mobile: 0101111\n" in click.unstyle(drawn) or 'mobile: "0101111"' in click.unstyle(drawn)


def test_linked_card_is_refused(here: Here, workspace: Path) -> None:
    outside = workspace / "outside.yaml"
    (workspace / "cards/C-0ZJ8RH.yaml").rename(outside)
    (workspace / "cards/C-0ZJ8RH.yaml").symlink_to(outside)
    before = outside.read_bytes()
    code, _, told = here("set", "C-0ZJ8RH", "owner=최다온")
    assert code == 1
    assert "error[Y112]" in told
    assert outside.read_bytes() == before
