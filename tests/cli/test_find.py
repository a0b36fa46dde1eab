"""cardgen find, and --where of other commands."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import openpyxl
import pytest
from rich.cells import cell_len

from cardgen.workflows.find import find
from cardgen.workflows.workspace import open_workspace

Run = Callable[..., "subprocess.CompletedProcess[str]"]
OnTerminal = Callable[..., tuple[int, str]]
Here = Callable[..., tuple[int, str, str]]


def test_pipe_gets_whole_values_parted_by_tabs(here: Here) -> None:
    code, out, _ = here("find", "ㄱㅁㅈ")
    heading, line = out.splitlines()
    assert code == 0
    assert heading.split("\t")[:2] == ["고객번호", "성명/상호"]
    assert line.split("\t")[0::9] == ["C-7F3K9Q", "서울특별시 강남구 가람나래로 12, 304동 1502호 (역삼동)"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (("등급 = VIP and sum(purchases.amount) >= 1000000",), ["C-7F3K9Q"]),
        (("등급", "=", "VIP"), ["C-7F3K9Q"]),
        (("김민준",), ["C-7F3K9Q"]),
        (("0284", "강남"), ["C-7F3K9Q"]),
        (("입금액 > 0",), ["R-3H8QZM"]),
        (("박지훈", "--form", "receipt"), ["R-3H8QZM"]),
        (("박지훈",), ["C-7F3K9Q", "C-E5XB1W", "R-3H8QZM"]),
        ((), ["C-7F3K9Q", "C-E5XB1W", "C-0ZJ8RH", "R-3H8QZM"]),
        (("없는이름",), []),
    ],
)
def test_ids_come_in_the_order_of_the_index(here: Here, query: tuple[str, ...], expected: list[str]) -> None:
    code, out, _ = here("find", "--ids", *query)
    assert (code, out.split()) == (0, expected)


def test_json_is_a_list_of_index_fields_by_path(here: Here) -> None:
    code, out, _ = here("find", "--json", "한결")
    (card,) = json.loads(out)
    assert code == 0
    assert card | {"id": "C-0ZJ8RH", "name": "한결", "contact.mobile": None} == card


def test_nothing_found_is_fine_and_told(here: Here) -> None:
    told = here("find", "없는이름")
    assert (told[0], told[1]) == (0, "")
    assert told[2].splitlines()[-1] == "No card matches."
    assert here("find", "--json", "없는이름")[1] == "[]\n"
    assert here("find", "등급", "is", "VIP")[2].splitlines()[-2:] == [
        "No card matches.",
        "These were looked for as words. To search by a condition: grade = VIP, grade in (VIP, 골드), phone missing",
    ]
    assert here("find", "--quiet", "없는이름") == (0, "", "")


def test_bad_cards_are_left_out_and_told(workspace: Path, here: Here) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 한결\nkind: x\n", encoding="utf-8")
    code, out, messages = here("find", "--ids", "kind = 개인")
    assert (code, out.split()) == (0, ["C-7F3K9Q"])
    assert "have errors: 1." in messages
    assert "have errors" not in here("find", "입금액 > 0")[2]


@pytest.mark.parametrize(
    ("expression", "sentence", "underlined"),
    [
        ("등급 = VIPP", "등급 has no such choice. Did you mean VIP?", "         ^^^^"),
        (
            "이메일 missing and 등긍 = VIP",
            "There is no such field: 등긍. Did you mean 등급?",
            "                     ^^^^",
        ),
        ("등급 = VIP 상태 = 활성", "cannot be read here. What can stand here: and, or", "             ^^^^"),
        ("등급 =", "ends too early. What can stand here: a value", "        ^"),
        ("일자 < today", "Use a path: purchases.date, consultations.date, campaigns.date", "  ^^^^"),
        ("등급 = 'VIP", "A quotation mark is not closed.", "         ^"),
    ],
)
def test_mistake_is_underlined_whatever_the_letters_widths(
    here: Here, expression: str, sentence: str, underlined: str
) -> None:
    for arguments in (("find", expression), ("render", "--where", expression)):
        code, out, messages = here(*arguments)
        said, shown, carets = messages.splitlines()
        assert (code, out) == (2, "")
        assert sentence in said
        assert (shown, carets) == (f"  {expression}", underlined)


def test_name_of_several_fields_in_one_form_is_not_searched_in_another_alone(here: Here) -> None:
    code, out, messages = here("find", "일자 < today")
    assert (code, out) == (2, "")
    assert "purchases.date" in messages
    assert here("find", "--form", "receipt", "일자 < today")[0] == 0


def test_long_value_is_cut_once(here: Here) -> None:
    _, _, messages = here("find", f"등급 = {'가' * 60} and name = 가")
    _, shown, carets = messages.splitlines()
    assert shown.endswith("가…")
    assert cell_len(shown) == cell_len(carets)


def test_signs_that_act_are_spelt_out(workspace: Path, here: Here) -> None:
    card = workspace / "cards/C-0ZJ8RH.yaml"
    card.write_text('id: C-0ZJ8RH\nname: "한\u202e결"\nkind: 개인\n', encoding="utf-8")
    assert "한\\u202e결" in here("find", "C-0ZJ8RH")[1]
    assert "한\\u202e결" in here("show", "C-0ZJ8RH")[1]


def test_found_cards_stand_in_no_repr(workspace: Path) -> None:
    report = find(open_workspace(workspace), "김민준", (), "ko", processes=1)
    assert report.cards == 1
    assert "김민준" not in repr(report)


def test_long_expression_is_shown_around_the_mistake(here: Here) -> None:
    part = "등급 = VIP and 이메일 missing and "
    _, _, messages = here("find", f"{part * 9}등긍 = VIP and {part * 9}kind = 개인\nor grade = VIP")
    _, shown, carets = messages.splitlines()
    assert max(map(cell_len, (shown, carets))) <= 80
    start = cell_len(carets) - 4
    assert shown.index("등긍") == len(shown.split("등긍")[0])
    assert cell_len(shown.split("등긍")[0]) == start


@pytest.mark.parametrize("columns", [44, 80, 120])
def test_terminal_shows_a_table_that_fits(workspace: Path, on_terminal: OnTerminal, columns: int) -> None:
    code, shown = on_terminal("--lang", "ko", "find", "name ~ ㄱ", columns=columns)
    heading, line, *_ = click.unstyle(shown).splitlines()
    assert code == 0
    assert max(map(cell_len, (heading, line))) <= columns
    assert heading.startswith("고객번호  성명/상호")
    assert line.startswith("C-7F3K9Q  김민준")
    place = line.index("010-0284-1937")
    assert cell_len(line[:place]) == cell_len(heading[: heading.index("휴대전화")])
    assert (workspace / ".cardgen/cards-customer.json").exists()


def test_render_where_makes_those_cards_alone_and_removes_nothing(workspace: Path, here: Here) -> None:
    assert here("render", "--all")[0] == 0
    made = sorted((workspace / "out").rglob("*.html"))
    code, out, _ = here("render", "--where", "등급 = VIP")
    assert (code, out.split()) == (0, ["out/customer/cards/C-7F3K9Q.html"])
    assert sorted((workspace / "out").rglob("*.html")) == made
    code, out, messages = here("render", "C-E5XB1W", "--where", "등급 = VIP")
    assert (code, out, messages) == (0, "", "There are no cards to render.\n")
    code, out, _ = here("render", "--all", "--where", "kind = 개인", "--out", "chosen")
    assert (code, out.split()) == (0, ["chosen/C-0ZJ8RH.html", "chosen/C-7F3K9Q.html"])


def test_index_of_some_cards_needs_a_folder_of_its_own(workspace: Path, here: Here) -> None:
    code, out, messages = here("index", "--where", "등급 = VIP")
    assert (code, out) == (2, "")
    assert "name a folder with --out" in messages
    assert not (workspace / "out").exists()


def test_index_of_some_cards_says_so_and_leaves_that_of_all(workspace: Path, here: Here) -> None:
    assert here("index", "--to", "html,xlsx")[0] == 0
    whole = (workspace / "out/customer/index.html").read_bytes()
    code, out, _ = here("index", "--where", "등급 = VIP", "--out", "chosen", "--to", "html,xlsx")
    assert (code, out.split()) == (0, ["chosen/customer-index.html", "chosen/customer-ledger.xlsx"])
    page = (workspace / "chosen/customer-index.html").read_text(encoding="utf-8")
    assert "3장 가운데 고른 1장" in page
    assert "김민준" in page
    assert "한결" not in page
    assert '"files":[]' in page
    book = openpyxl.load_workbook(workspace / "chosen/customer-ledger.xlsx")
    assert [cell.value for cell in book.worksheets[0]["A"]][1:] == ["C-7F3K9Q"]
    assert (workspace / "out/customer/index.html").read_bytes() == whole


def test_index_of_all_cards_may_go_elsewhere_too(workspace: Path, here: Here) -> None:
    code, out, _ = here("index", "--out", "all", "--to", "html")
    assert (code, out.split()) == (0, ["all/customer-index.html", "all/receipt-index.html"])
    assert "고른" not in (workspace / "all/customer-index.html").read_text(encoding="utf-8")
    assert here("index", "--where", "name = 없음", "--out", "none")[2].splitlines()[-1] == "No card matches."


def test_no_color_and_no_terminal_mean_no_escapes(workspace: Path, cardgen: Run) -> None:
    done = cardgen("find", "등급 = VIPP", cwd=workspace, env={"NO_COLOR": "1"})
    assert done.returncode == 2
    assert "\x1b" not in done.stderr
