"""cardgen build and index, as people see them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
OnTerminal = Callable[..., tuple[int, str]]


@pytest.mark.usefixtures("workspace")
def test_build_lists_indexes_and_sums_up(cardgen: Run) -> None:
    done = cardgen("build")
    indexes = [f"out/{form}/{name}" for form in ("customer", "receipt") for name in ("index.html", "ledger.xlsx")]
    assert (done.returncode, done.stdout.splitlines()) == (0, indexes)
    assert done.stderr == "Cards: 4. Files made: 4, up to date: 0, removed: 0.\n"
    again = cardgen("build")
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr == "Cards: 4. Files made: 0, up to date: 4, removed: 0.\n"


def test_every_file_is_listed_on_request(workspace: Path, cardgen: Run) -> None:
    listed = cardgen("build", "-v").stdout.splitlines()
    assert len(listed) == 8
    assert all((workspace / path).is_file() for path in listed)


@pytest.mark.usefixtures("workspace")
def test_quiet_build_says_nothing(cardgen: Run) -> None:
    done = cardgen("build", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_invalid_card_is_told_beside_the_result_and_ends_with_1(workspace: Path, cardgen: Run) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 한결\nkind: x\n", encoding="utf-8")
    done = cardgen("build")
    assert done.returncode == 1
    assert "error" not in done.stdout
    problem, hint, summary = done.stderr.splitlines()
    assert problem.startswith("cards/C-0ZJ8RH.yaml:3:7: error[C107]")
    assert "Cards with errors were not made" in hint
    assert summary == "Cards: 4. Files made: 3, up to date: 0, removed: 0."


def test_kept_file_is_told(workspace: Path, cardgen: Run) -> None:
    cardgen("build", "-q")
    (workspace / "out/customer/cards/C-0ZJ8RH.html").write_text("mine")
    done = cardgen("build", "-q")
    assert done.stderr == "warning: A file edited by hand was kept: out/customer/cards/C-0ZJ8RH.edited.html\n"


def test_index_makes_all_formats_without_cards(workspace: Path, cardgen: Run) -> None:
    done = cardgen("index")
    made = [
        f"out/{form}/{name}" for form in ("customer", "receipt") for name in ("index.html", "index.pdf", "ledger.xlsx")
    ]
    assert (done.returncode, done.stdout.splitlines()) == (0, made)
    assert done.stderr == ""
    assert [*(workspace / "out").rglob("C-*")] == []
    assert (workspace / "out/customer/index.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.usefixtures("workspace")
def test_one_index_format_can_be_asked_for(cardgen: Run) -> None:
    done = cardgen("index", "--to", "xlsx")
    assert done.stdout.splitlines() == ["out/customer/ledger.xlsx", "out/receipt/ledger.xlsx"]


@pytest.mark.usefixtures("workspace")
def test_index_of_one_form_can_be_asked_for(cardgen: Run, tmp_path: Path) -> None:
    done = cardgen("index", "--to", "xlsx", "--form", "receipt")
    assert done.stdout.splitlines() == ["out/receipt/ledger.xlsx"]
    out = str(tmp_path / "elsewhere")
    done = cardgen("index", "--to", "xlsx", "--form", "receipt", "--out", out)
    assert [file.name for file in Path(out).iterdir()] == ["receipt-ledger.xlsx"]
    assert cardgen("index", "--form", "invoice").returncode == 2


def test_cards_in_word_and_pdf(workspace: Path, cardgen: Run) -> None:
    done = cardgen("build", "-q", "--to", "docx,pdf")
    assert (done.returncode, done.stderr) == (0, "")
    made = {file.name: file.read_bytes()[:4] for file in (workspace / "out").rglob("cards/*")}
    stems = ("C-7F3K9Q", "C-E5XB1W", "C-0ZJ8RH", "R-3H8QZM")
    assert made == {
        f"{stem}.{ending}": start for stem in stems for ending, start in (("docx", b"PK\3\4"), ("pdf", b"%PDF"))
    }


@pytest.mark.usefixtures("workspace")
def test_terminal_sees_progress_come_and_go(on_terminal: OnTerminal) -> None:
    code, drawn = on_terminal("render", "--all", "--to", "pdf")
    assert code == 0
    assert "Rendering cards" in drawn
    assert "Rendering" not in click.unstyle(drawn.splitlines()[-1])


@pytest.mark.usefixtures("workspace")
def test_pipe_sees_no_progress(cardgen: Run) -> None:
    assert "Rendering" not in cardgen("build").stderr


def test_cards_of_a_broken_form_are_counted_and_not_called_wrong(workspace: Path, cardgen: Run) -> None:
    cardgen("build", "-q")
    (workspace / "templates/customer/form.yaml").rename(workspace / "templates/customer/old.yaml")
    done = cardgen("build")
    assert done.returncode == 1
    problem, left_out, summary = done.stderr.splitlines()
    assert problem.startswith("templates/customer/form.yaml:1:1: error[F126]")
    assert left_out.startswith("warning: Cards not made because their form has errors: 3.")
    assert summary == "Cards: 1. Files made: 0, up to date: 1, removed: 0."
    assert len([*(workspace / "out/customer/cards").iterdir()]) == 3


def test_nothing_is_removed_where_no_form_is_left(workspace: Path, cardgen: Run) -> None:
    cardgen("build", "-q")
    (workspace / "templates").rename(workspace / "forms")
    done = cardgen("build")
    assert done.returncode == 1
    assert done.stderr.startswith("templates:1:1: error[F121]")
    assert "removed: 0" in done.stderr


@pytest.mark.parametrize("formats", ["html", "html,pdf", "docx"])
def test_missing_template_is_told_once_as_what_it_is(workspace: Path, cardgen: Run, formats: str) -> None:
    for name in ("card.html", "card.docx"):
        (workspace / "templates/customer" / name).unlink()
    (workspace / "cards/receipts/R-3H8QZM.yaml").unlink()
    done = cardgen("build", "--to", formats)
    assert done.returncode == 1
    problem, reason, _ = done.stderr.splitlines()
    assert "error[T100]" in problem
    assert reason == (
        "warning: Some files were not made because a template has problems. See 'cardgen template check'."
    )


def test_what_other_programs_read_is_told_by_check_alone(workspace: Path, cardgen: Run) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text(
        "id: C-0ZJ8RH\nname: 한결\nkind: 개인\nowner: 007\n", encoding="utf-8"
    )
    out = str(workspace / "desk")
    commands = (("build",), ("index",), ("show", "C-0ZJ8RH"), ("render", "C-0ZJ8RH", "--to", "html", "--out", out))
    assert all("C302" not in cardgen(*command).stderr for command in commands)
    assert "C302" in cardgen("check").stdout
