"""Printing in a manner of one's own: sheets, both sides, stock, calibration; what cannot go together is said."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from cardgen.messages import say
from cardgen.model.sheet import PAPERS, UNMOVED, Sheet
from cardgen.workflows.print_manner import PrintManner
from tests.cli.conftest import Commit, Here

ID = "C-7F3K9Q"
POINTS = 72 / 25.4


def sides(file: Path) -> list[tuple[int, int]]:
    """Width and height of each page in whole millimetres."""
    with pikepdf.open(file) as pdf:
        return [
            (round(float(page.mediabox[2]) / POINTS), round(float(page.mediabox[3]) / POINTS)) for page in pdf.pages
        ]


def test_cards_on_another_paper_do_not_replace_those_of_a_build(here: Here, workspace: Path) -> None:
    assert here("render", ID, "--to", "pdf,html", "--paper", "B5")[:2] == (
        0,
        f"out/customer/print/{ID}.html\nout/customer/print/{ID}.pdf\n",
    )
    assert sides(workspace / f"out/customer/print/{ID}.pdf") == [(182, 257)] * 2


def test_a_form_to_fill_in_takes_no_place_of_a_print(here: Here) -> None:
    assert here("render", ID, "--to", "docx", "--paper", "A5")[1] == f"out/customer/print/{ID}.docx\n"
    assert here("render", ID, "--to", "docx", "--paper", "A5", "--fillable")[1] == f"out/customer/fillable/{ID}.docx\n"
    assert here("blank", "receipt", "--to", "docx", "--fillable")[1] == "out/receipt/fillable/receipt-blank.docx\n"


@pytest.mark.parametrize(
    ("manner", "folder"),
    [
        (PrintManner(), ""),
        (PrintManner(Sheet(PAPERS["A5"])), "print"),
        (PrintManner(qr=True), "print"),
        (PrintManner(qr=True, fillable=True), "fillable"),
        (PrintManner(Sheet(PAPERS["A5"]), archive=True), "archive"),
        (PrintManner(overprint=UNMOVED), "overprint"),
    ],
)
def test_what_must_not_be_mixed_up_has_folders_of_its_own(manner: PrintManner, folder: str) -> None:
    assert manner.folder == folder


@pytest.mark.slow
def test_cards_share_sheets_in_one_file(here: Here, workspace: Path) -> None:
    code, out, _ = here("render", "--all", "--paper", "A5", "--per-sheet", "2", "--duplex", "short-edge")
    assert (code, out.splitlines()) == (
        0,
        ["out/customer/print/customer-cards.pdf", "out/receipt/print/receipt-cards.pdf"],
    )
    assert sides(workspace / "out/customer/print/customer-cards.pdf") == [(297, 210)] * 6


@pytest.mark.slow
def test_blank_forms_fill_a_sheet(here: Here, workspace: Path) -> None:
    code, out, _ = here("blank", "receipt", "--paper", "A5", "--per-sheet", "2")
    assert (code, out) == (0, "out/receipt/print/receipt-blank.pdf\n")
    assert sides(workspace / "out/receipt/print/receipt-blank.pdf") == [(297, 210)]


@pytest.mark.slow
def test_earlier_cards_are_printed_on_the_paper_asked_for(here: Here, workspace: Path, committed: Commit) -> None:
    commit = committed("2026-03-02T10:00:00+09:00")[:10]
    code, out, _ = here("render", ID, "--to", "pdf", "--as-of", commit, "--paper", "A5", "--merge")
    assert (code, out) == (0, f"out/customer/as-of/{commit}/print/customer-cards.pdf\n")
    assert set(sides(workspace / out.strip())) == {(148, 210)}


@pytest.mark.slow
def test_copies_are_printed_on_the_paper_asked_for(here: Here, workspace: Path) -> None:
    code, out, _ = here("render", ID, "--to", "pdf", "--policy", "sales", "--paper", "A5")
    assert code == 0
    assert {size for line in out.splitlines() for size in sides(workspace / line)} == {(148, 210)}


def test_a_card_the_stock_cannot_hold_is_told_of_and_not_printed(here: Here, workspace: Path) -> None:
    card = workspace / f"cards/{ID}.yaml"
    text = card.read_text(encoding="utf-8")
    start = text.index("purchases:")
    rows = "".join(f"  - date: 2026-01-0{day}\n    item: 책상\n" for day in range(1, 8))
    card.write_text(f"{text[:start]}purchases:\n{rows}", encoding="utf-8")
    code, out, told = here("render", ID, "--overprint", "--offset", "1,-0.5")
    assert (code, out) == (1, "")
    assert "error[T407] Purchases: There are 7 records" in told
    assert not [*(workspace / "out").rglob("*.pdf")]


def test_a_page_tells_how_far_the_printer_is_off(here: Here, workspace: Path) -> None:
    assert here("blank", "--calibration", "--paper", "A5")[:2] == (0, "out/calibration.pdf\n")
    assert sides(workspace / "out/calibration.pdf") == [(148, 210)]


def test_the_page_of_an_offset_tells_what_to_add_to_it(here: Here, workspace: Path) -> None:
    assert here("blank", "--calibration", "--offset", "1,2.25")[0] == 0
    with pypdfium2.PdfDocument(workspace / "out/calibration.pdf") as pdf:
        text = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert "(1,2.25)" in text
    assert text.count("--offset 2.5,1.75") == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("render", ID, "--margins", "3"), "error.margins.paper"),
        (("render", ID, "--margins", "7.9,5"), "error.margins.paper"),
        (("render", ID, "--paper", "A5", "--margins", "30"), "error.margins.paper"),
        (("render", ID, "--to", "docx", "--per-sheet", "2"), "error.print.pdf"),
        (("render", ID, "--to", "docx", "--overprint"), "error.print.pdf"),
        (("blank", "--to", "html", "--per-sheet", "2"), "error.print.pdf"),
        (("render", ID, "--to", "pdf", "--duplex", "long-edge"), "error.duplex.alone"),
        (("render", ID, "--overprint", "--duplex", "long-edge"), "error.duplex.overprint"),
        (("blank", "--duplex", "long-edge"), "error.duplex.blank"),
        (("render", ID, "--merge", "--fillable"), "error.fillable.alone"),
        (("blank", "--per-sheet", "2", "--fillable"), "error.fillable.alone"),
        (("render", ID, "--overprint", "--qr"), "error.overprint.qr"),
        (("render", ID, "--overprint", "--per-sheet", "2"), "error.overprint.alone"),
        (("render", ID, "--offset", "1,2"), "error.offset.alone"),
        (("blank", "--offset", "1,2"), "error.offset.alone"),
        (("blank", "customer", "--calibration"), "error.calibration.alone"),
        (("blank", "--calibration", "--margins", "10"), "error.calibration.alone"),
        (("render", ID, "--policy", "sales", "--overprint"), "error.policy.overprint"),
        (("render", ID, "--policy", "sales", "--per-sheet", "2"), "error.policy.merge"),
        (("render", ID, "--as-of", "HEAD", "--fillable"), "error.fillable.as_of"),
    ],
    ids=lambda value: " ".join(value[2:]) if isinstance(value, tuple) else value,
)
def test_what_cannot_go_together_is_said_before_anything_is_made(
    here: Here, workspace: Path, arguments: tuple[str, ...], told: str
) -> None:
    code, out, messages = here(*arguments)
    known = {"side": "5", "end": "8", "most": "40"} if told == "error.margins.paper" else {}
    assert (code, out) == (2, "")
    assert say(told, "en", **known) in " ".join(messages.split())
    assert not (workspace / "out").exists()
