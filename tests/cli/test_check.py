"""cardgen check: what it prints, where, and how it ends."""

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
WRONG = "구일공-비밀-값"
"""A value that is wrong and must not be repeated outside a terminal."""


@pytest.fixture
def broken(workspace: Path) -> Path:
    """The workspace with two wrong cards: three errors and a warning."""
    first = workspace / "cards/C-0ZJ8RH.yaml"
    first.write_text(
        f"id: C-0ZJ8RH\nname: 한결\nkind: 개인\nowner: 007\ncontact:\n  mobile: {WRONG}\n  emial: a@example.com\n",
        encoding="utf-8",
    )
    other = workspace / "cards/C-E5XB1W.yaml"
    other.write_text(f"id: C-E5XB1W\nname: 너른마당\nkind: {WRONG}\n", encoding="utf-8")
    return workspace


@pytest.mark.usefixtures("workspace")
def test_sound_workspace_ends_with_0_and_nothing_on_stdout(cardgen: Run) -> None:
    done = cardgen("check")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "Cards checked: 4. Errors: 0, warnings: 0.\n"


@pytest.mark.usefixtures("broken")
def test_every_problem_is_a_line_in_file_order(cardgen: Run) -> None:
    done = cardgen("check")
    assert done.returncode == 1
    starts = [line.split(" ")[:2] for line in done.stdout.splitlines()]
    assert starts == [
        ["cards/C-0ZJ8RH.yaml:4:8:", "warning[C302]"],
        ["cards/C-0ZJ8RH.yaml:6:11:", "error[C104]"],
        ["cards/C-0ZJ8RH.yaml:7:3:", "error[C103]"],
        ["cards/C-E5XB1W.yaml:3:7:", "error[C107]"],
    ]
    assert "Cards checked: 4. Errors: 3, warnings: 1." in done.stderr


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.usefixtures("broken")
def test_no_format_repeats_a_value(cardgen: Run, style: str, lang: str) -> None:
    done = cardgen("--lang", lang, "check", "--format", style)
    assert done.returncode == 1
    assert WRONG not in done.stdout + done.stderr


@pytest.mark.usefixtures("broken")
def test_json_has_everything_a_script_needs(cardgen: Run) -> None:
    done = cardgen("--lang", "ko", "check", "--format", "json")
    problems = json.loads(done.stdout)["problems"]
    assert [problem["code"] for problem in problems] == ["C302", "C104", "C103", "C107"]
    keys = ["path", "line", "column", "code", "severity", "field", "label", "message", "hint"]
    assert [list(problem) for problem in problems] == [keys] * 4
    assert problems[1]["field"] == "contact.mobile"
    assert problems[1]["label"] == "연락처 > 휴대전화"
    assert done.stderr == ""


@pytest.mark.usefixtures("workspace")
def test_json_of_a_sound_workspace_is_an_empty_list(cardgen: Run) -> None:
    assert json.loads(cardgen("check", "--format", "json").stdout) == {"problems": [], "left_out": 0}


def test_github_commands_escape_what_would_end_them(workspace: Path, cardgen: Run) -> None:
    (workspace / "cards/a%b,c:d").mkdir()
    (workspace / "cards/a%b,c:d/C-AAAAAA.yaml").write_text("id: C-AAAAAA\nname: x\nkind: y\n", encoding="utf-8")
    done = cardgen("check", "--format", "github")
    assert done.stdout.startswith("::error file=cards/a%25b%2Cc%3Ad/C-AAAAAA.yaml,line=3,col=7,title=C107::Kind: ")
    assert len(done.stdout.splitlines()) == 1


def test_warnings_fail_only_when_strict(workspace: Path, cardgen: Run) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 한결\nkind: 개인\nowner: 007\n")
    assert cardgen("check").returncode == 0
    assert cardgen("check", "--strict").returncode == 1


@pytest.mark.usefixtures("broken")
def test_quiet_says_only_what_is_wrong(cardgen: Run) -> None:
    done = cardgen("check", "-q")
    assert done.stderr == ""
    assert [line.split(" ")[1][:5] for line in done.stdout.splitlines()] == ["error"] * 3
    assert "warning[C302]" in cardgen("check", "-q", "--strict").stdout


def test_only_what_is_named_is_checked(broken: Path, cardgen: Run) -> None:
    assert cardgen("check", "C-7F3K9Q", "cards/receipts").returncode == 0
    assert len(cardgen("check", "cards/C-E5XB1W.yaml").stdout.splitlines()) == 1
    assert len(cardgen("check", "C-E5XB1W", cwd=broken / "cards/receipts").stdout.splitlines()) == 1


def test_workspace_is_found_from_a_folder_below_or_named(broken: Path, cardgen: Run, tmp_path: Path) -> None:
    everywhere = [
        cardgen("check", cwd=broken / "cards/receipts"),
        cardgen("--workspace", str(broken), "check", cwd=tmp_path),
    ]
    assert [len(done.stdout.splitlines()) for done in everywhere] == [4, 4]


def test_broken_form_is_told_and_its_cards_are_passed_over(workspace: Path, cardgen: Run) -> None:
    (workspace / "templates/receipt/form.yaml").write_text("[")
    done = cardgen("check")
    assert done.returncode == 1
    assert {line.split(":")[0] for line in done.stdout.splitlines()} == {"templates/receipt/form.yaml"}
    assert (
        done.stderr
        == "Cards not checked because their form has errors: 1.\nCards checked: 3. Errors: 1, warnings: 0.\n"
    )


def test_two_processes_find_the_same(broken: Path, cardgen: Run) -> None:
    for number in range(320):
        stem = f"C-{number:06d}"
        (broken / f"cards/{stem}.yaml").write_text(f"id: {stem}\nname: x\nkind: {'개인' if number % 9 else 'y'}\n")
    one, two = cardgen("check", "-j1"), cardgen("check", "-j2")
    assert one.stdout == two.stdout
    assert len(one.stdout.splitlines()) == 4 + 36


def test_terminal_shows_the_line_with_a_caret_under_the_place(broken: Path, on_terminal: OnTerminal) -> None:
    (broken / "cards/C-E5XB1W.yaml").write_text(
        "id: C-E5XB1W\nname: 너른마당\nkind: 법인\npurchases:\n  - {item: 회의 탁자, date: 어제}\n", encoding="utf-8"
    )
    code, drawn = on_terminal("check", "C-E5XB1W")
    assert code == 1
    assert "\x1b[31m" in drawn
    lines = click.unstyle(drawn).splitlines()
    source = "      - {item: 회의 탁자, date: 어제}"
    caret = lines[lines.index(source) + 1]
    assert len(caret) - 1 == cell_len(source[: source.index("어제")])


@pytest.mark.usefixtures("broken")
def test_no_color_is_kept_to(on_terminal: OnTerminal) -> None:
    _, drawn = on_terminal("check", env={"NO_COLOR": "1"})
    assert "\x1b" not in drawn
    assert "  mobile: " in drawn


def test_source_line_cannot_drive_the_terminal(workspace: Path, on_terminal: OnTerminal) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_bytes(b"id: C-0ZJ8RH\nname: \x1b[2J\x1b]0;title\x07\nkind: x\n")
    _, drawn = on_terminal("check", "C-0ZJ8RH", env={"NO_COLOR": "1"})
    assert "Y103" in drawn
    assert "\x1b" not in drawn
    assert "\x07" not in drawn


def test_file_name_cannot_forge_a_line(workspace: Path, cardgen: Run) -> None:
    (workspace / "cards/C-\n::error::forged\x1b[2J.yaml").write_text("id: x\n")
    for style in ("text", "github"):
        out = cardgen("check", "--format", style).stdout
        assert "\x1b" not in out
        assert not [line for line in out.splitlines() if line.startswith("::error::forged")]


def test_long_source_line_is_cut_around_the_place(workspace: Path, on_terminal: OnTerminal) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text(
        f"id: C-0ZJ8RH\nname: 한결\nkind: 개인\npurchases: [{{item: {'가' * 900}, date: x}}]\n", encoding="utf-8"
    )
    _, drawn = on_terminal("check", "C-0ZJ8RH", columns=120)
    assert max(cell_len(line) for line in click.unstyle(drawn).splitlines()) < 250


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
def test_numbers_a_file_is_named_for_are_not_shown(cardgen: Run, workspace: Path, style: str) -> None:
    names = ["900101-1000000.yaml", "C-900101-1000000.yaml", "90 01 01-1000000.yml", "01012345678.yaml"]
    for name in names:
        (workspace / "cards" / name).write_text("id: C-7F3K9Q\n", encoding="utf-8")
    for asked in ((), ("cards/900101-1000000.yaml",)):
        done = cardgen("check", "--format", style, *asked)
        assert done.returncode == 1
        assert "C206" in done.stdout
        assert "******-*******.yaml" in done.stdout
        assert all(digits not in done.stdout + done.stderr for digits in ("900101", "1000000", "01012345678", "90 01"))
