"""cardgen show: a card drawn for a terminal."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from rich.cells import cell_len

Run = Callable[..., "subprocess.CompletedProcess[str]"]
OnTerminal = Callable[..., tuple[int, str]]


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("columns", [44, 80, 100, 200])
def test_card_fits_the_terminal_and_no_line_ends_in_spaces(on_terminal: OnTerminal, columns: int) -> None:
    code, drawn = on_terminal("--lang", "ko", "show", "C-7F3K9Q", columns=columns)
    lines = click.unstyle(drawn).splitlines()
    assert code == 0
    assert max(map(cell_len, lines)) <= min(columns, 100)
    assert [line for line in lines if line != line.rstrip()] == []
    assert {"■ 기본 정보", "■ 구매 이력"} < set(lines)


@pytest.mark.usefixtures("workspace")
def test_values_stand_under_each_other_whatever_their_labels_width(on_terminal: OnTerminal) -> None:
    _, drawn = on_terminal("--lang", "ko", "show", "C-7F3K9Q")
    lines = click.unstyle(drawn).splitlines()
    values = ["김민준", "010-0284-1937", "1985-07-22", "2031-03-14"]
    starts = {cell_len(line[: line.index(value)]) for value in values for line in lines if line.endswith(f" {value}")}
    assert len(starts) == 1


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("columns", [44, 60, 80])
def test_dates_and_amounts_are_never_broken(on_terminal: OnTerminal, columns: int) -> None:
    _, drawn = on_terminal("--lang", "ko", "show", "C-7F3K9Q", columns=columns)
    text = click.unstyle(drawn)
    assert {"2021-03-15", "890,000원", "1,240,000원"} <= set(text.split())
    assert "원목 책상" in text
    assert "사무소로" in text


@pytest.mark.usefixtures("workspace")
def test_pipe_gets_plain_text(cardgen: Run) -> None:
    done = cardgen("show", "C-0ZJ8RH")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert "한결" in done.stdout
    assert "■" in done.stdout


@pytest.mark.usefixtures("workspace")
def test_no_color_draws_without_escapes(on_terminal: OnTerminal) -> None:
    _, drawn = on_terminal("show", "C-0ZJ8RH", env={"NO_COLOR": "1"})
    assert "\x1b" not in drawn


def test_rejected_card_shows_its_problems_instead(workspace: Path, cardgen: Run) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 한결\nkind: x\n", encoding="utf-8")
    done = cardgen("show", "C-0ZJ8RH")
    assert (done.returncode, done.stdout) == (1, "")
    assert "cards/C-0ZJ8RH.yaml:3:7: error[C107]" in done.stderr


def test_warnings_stand_beside_the_card(workspace: Path, cardgen: Run) -> None:
    card = 'id: C-0ZJ8RH\nname: 한결\nkind: 개인\nowner: "가\\n나"\n'
    (workspace / "cards/C-0ZJ8RH.yaml").write_text(card, encoding="utf-8")
    done = cardgen("show", "C-0ZJ8RH")
    assert done.returncode == 0
    assert "한결" in done.stdout
    assert "warning[C303]" in done.stderr
    assert "C303" not in done.stdout


@pytest.mark.usefixtures("workspace")
def test_folder_of_several_cards_is_refused(cardgen: Run) -> None:
    done = cardgen("show", "cards")
    assert done.returncode == 2
    assert "Name one card" in done.stderr


@pytest.mark.usefixtures("workspace")
def test_json_gives_typed_values_by_path_in_form_order(cardgen: Run) -> None:
    done = cardgen("show", "c-7f3k9q", "--json")
    values = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert [*values][:4] == ["id", "name", "kind", "grade"]
    assert values["contact.postcode"] == "06234"
    assert values["personal.interests"] == ["목공", "등산", "재즈 음반"]
    assert values["purchases"][0] == {
        "date": "2021-03-15",
        "item": "원목 책상 1600",
        "quantity": 1,
        "amount": 890000,
        "payment": "카드",
    }
    assert values["campaigns"][0]["purchased"] is False


def test_json_of_a_rejected_card_is_nothing(workspace: Path, cardgen: Run) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 한결\nkind: x\n", encoding="utf-8")
    done = cardgen("show", "C-0ZJ8RH", "--json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "C107" in done.stderr


@pytest.mark.usefixtures("workspace")
def test_name_or_number_of_one_card_alone_names_it(cardgen: Run) -> None:
    card = json.loads(cardgen("show", "C-7F3K9Q", "--json").stdout)
    for typed in (card["name"], " ".join(card["name"]), card["contact.mobile"].replace("-", "")):
        done = cardgen("show", typed)
        assert done.returncode == 0
        assert "C-7F3K9Q" in done.stdout


def test_name_of_several_cards_lists_their_ids(workspace: Path, cardgen: Run) -> None:
    for card_id in ("C-AAAAA1", "C-AAAAA2"):
        file = workspace / f"cards/{card_id}.yaml"
        file.write_text(f"id: {card_id}\nname: 홍길동\nkind: 개인\n", encoding="utf-8")
    done = cardgen("show", "홍길동")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: Several cards have this name or number. Name one by its id: C-AAAAA1, C-AAAAA2\n"
