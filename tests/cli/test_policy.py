"""`cardgen policy`: what is wrong with policies, what they show, and a card before and after."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.cli.help_page import columns

Run = Callable[..., "subprocess.CompletedProcess[str]"]
OnTerminal = Callable[..., tuple[int, str]]
CARD = "C-7F3K9Q"
KO = {"CARDGEN_LANG": "ko"}


@pytest.fixture
def broken(workspace: Path) -> Path:
    """A workspace in which one of the policies names fields the form does not have."""
    file = workspace / "templates/customer/policies/sales.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  contact.mobile: mask\n", "  contact.mobil: mask\n"), encoding="utf-8")
    return workspace


@pytest.mark.usefixtures("workspace")
def test_policies_are_described_by_what_they_show_and_do_not_name(cardgen: Run) -> None:
    done = cardgen("policy", "check", "delivery")
    assert done.returncode == 0
    assert "Delivery (customer/delivery)" in done.stdout
    assert "shown                 Name, Mobile, Phone, Postcode, Address" in done.stdout
    assert "not named (left off)" in done.stdout
    assert all(columns(line) <= 80 for line in done.stdout.splitlines())


@pytest.mark.usefixtures("workspace")
def test_a_number_of_records_that_rows_tell_is_said_though_nobody_names_it(cardgen: Run) -> None:
    done = cardgen("policy", "check", "support", env=KO)
    assert [line.split() for line in done.stdout.splitlines() if "행의 수" in line] == [
        ["건수", "(행의", "수)", "구매", "이력"]
    ]
    assert json.loads(cardgen("policy", "check", "support", "--json").stdout)["policies"][0]["counted"] == ["purchases"]
    assert "행의 수" not in cardgen("policy", "check", "delivery", env=KO).stdout


@pytest.mark.usefixtures("broken")
def test_problems_come_with_their_place_and_an_exit_code(cardgen: Run) -> None:
    done = cardgen("policy", "check")
    assert done.returncode == 1
    assert "templates/customer/policies/sales.yaml:16:3: error[P105]" in done.stdout
    assert "Write: contact.mobile" in done.stdout
    assert "Delivery (customer/delivery)" in done.stdout
    assert cardgen("policy", "check", "delivery").returncode == 0


@pytest.mark.usefixtures("broken")
def test_scripts_get_the_same(cardgen: Run) -> None:
    done = cardgen("policy", "check", "--json")
    found = json.loads(done.stdout)
    assert [problem["code"] for problem in found["problems"]] == ["P105"]
    delivery = found["policies"][0]
    assert (delivery["name"], delivery["form"], delivery["recipient"]) == ("delivery", "customer", "processor")
    assert delivery["fields"]["show"] == [
        "name",
        "contact.mobile",
        "contact.phone",
        "contact.postcode",
        "contact.address",
        "preferences.contact_time",
    ]
    assert {"grade", "purchases", "notes"} <= {*delivery["unnamed"]}


@pytest.mark.usefixtures("workspace")
def test_a_card_is_shown_beside_its_copy(cardgen: Run) -> None:
    done = cardgen("policy", "preview", "영업", CARD, env=KO)
    assert done.returncode == 0
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["성명/상호", "김민준", "김**"] in lines
    assert ["휴대전화", "010-0284-1937", "010-****-1937"] in lines
    assert ["생년월일", "1985-07-22", "40대"] in lines
    assert ["우편번호", "06234", "(빠짐)"] in lines
    assert all(columns(line) <= 80 and line == line.rstrip() for line in done.stdout.splitlines())
    assert "오른쪽이 공유되는 내용" in done.stderr


@pytest.mark.usefixtures("workspace")
def test_columns_stand_under_each_other_whatever_their_letters(cardgen: Run) -> None:
    text = cardgen("policy", "preview", "sales", CARD, env=KO).stdout
    head, *lines = [line for line in text.splitlines() if line.strip()]
    place = columns(head[: head.index("공유")])
    copied = [line for line in lines if "(빠짐)" in line]
    assert copied
    assert {columns(line[: line.index("(빠짐)")]) for line in copied} == {place}


@pytest.mark.usefixtures("workspace")
def test_a_terminal_without_colour_gets_none(on_terminal: OnTerminal) -> None:
    code, drawn = on_terminal("policy", "preview", "sales", CARD, env={"NO_COLOR": "1"})
    assert code == 0
    assert "\x1b[" not in drawn
    assert all(columns(line) <= 80 for line in drawn.splitlines())
