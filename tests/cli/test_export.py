"""cardgen export as people call it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_a_workbook_is_the_default(workspace: Path, cardgen: Run) -> None:
    done = cardgen("export", "--form", "customer")
    assert (done.returncode, done.stdout) == (0, "out/customer/export/customer.xlsx\n")
    assert done.stderr == "Cards exported: 3.\n"
    assert (workspace / done.stdout.strip()).read_bytes().startswith(b"PK")


def test_left_out_cards_and_edited_files_are_told(workspace: Path, cardgen: Run) -> None:
    (workspace / "desk").mkdir()
    (workspace / "desk/customer.json").write_text("mine")
    (workspace / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 한결\nkind: x\n", encoding="utf-8")
    form = workspace / "templates/customer/form.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace("maxLength: 8000", "maxLength: 50000"), encoding="utf-8")
    card = workspace / "cards/C-E5XB1W.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("notes: ", f"notes: {'x' * 40_000}"), encoding="utf-8")
    done = cardgen("export", "--form", "customer", "--to", "xlsx,json", "--out", "desk", "--quiet")
    assert (done.returncode, done.stdout.split()) == (1, ["desk/customer.xlsx", "desk/customer.json"])
    kept, too_long, unsound = done.stderr.splitlines()
    assert "desk/customer.edited.json" in kept
    assert "C-E5XB1W (특이사항): the text does not fit an Excel cell" in too_long
    assert "because they have errors: 1." in unsound


def test_each_format_says_how_many_cards_it_holds_and_which_it_leaves_out(workspace: Path, cardgen: Run) -> None:
    assert workspace.is_dir()
    done = cardgen("export", "--to", "vcard,csv")
    assert done.returncode == 0
    left_out, summary = done.stderr.splitlines()
    assert "Cards of form 'receipt' that are in no vcard file: 1." in left_out
    assert summary == "Cards exported: vcard 3, csv 4."


def test_nothing_to_export_is_no_error(workspace: Path, cardgen: Run) -> None:
    assert workspace.is_dir()
    done = cardgen("export", "--where", "등급 = VIP and 구분 = 법인")
    assert (done.returncode, done.stdout) == (0, "")
    assert "no cards to export" in done.stderr


def test_unknown_format_and_expression_are_usage_errors(workspace: Path, cardgen: Run) -> None:
    assert workspace.is_dir()
    assert cardgen("export", "--to", "pdf").returncode == 2
    done = cardgen("export", "--where", "등긊 = VIP")
    assert done.returncode == 2
    assert "^^^^" in done.stderr
