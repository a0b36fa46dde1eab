"""`cardgen render --archive --attach`: what goes together, and what lies in the file."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import Here

CARD = "C-7F3K9Q"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("render", CARD, "--archive", "--fillable"), "one card that never changes"),
        (("render", CARD, "--archive", "--merge"), "one card that never changes"),
        (("render", CARD, "--archive", "--to", "docx"), "PDF only"),
        (("render", CARD, "--attach"), "use it with --archive"),
        (("render", CARD, "--archive", "--attach", "--policy", "sales"), "what --policy withholds"),
        (("blank", "--archive", "--attach"), "There is no option --attach"),
    ],
    ids=["fillable", "merge", "docx", "attach-alone", "policy", "blank"],
)
def test_what_makes_no_sense_together_is_refused_and_nothing_made(
    here: Here, workspace: Path, arguments: tuple[str, ...], told: str
) -> None:
    code, _, messages = here(*arguments)
    assert code == 2
    assert told in messages
    assert not (workspace / "out").exists()


@pytest.mark.slow
def test_the_cards_file_lies_in_the_archive_as_git_keeps_it(here: Here, workspace: Path) -> None:
    card = workspace / f"cards/{CARD}.yaml"
    content = card.read_bytes()
    card.write_bytes(content.replace(b"\n", b"\r\n"))
    assert here("render", CARD, "--archive", "--attach")[0] == 0
    with pikepdf.open(workspace / f"out/customer/archive/{CARD}.pdf") as pdf:
        (file,) = pdf.attachments.values()
        assert (file.filename, file.get_file().read_bytes()) == (f"{CARD}.yaml", content)


@pytest.mark.slow
def test_a_blank_form_is_made_for_the_archive(here: Here, workspace: Path) -> None:
    assert here("blank", "receipt", "--archive")[:2] == (0, "out/receipt/archive/receipt-blank.pdf\n")
    with pikepdf.open(workspace / "out/receipt/archive/receipt-blank.pdf") as pdf:
        assert pdf.open_metadata()["pdfaid:part"] == "3"
        assert "/ID" in pdf.trailer
        assert len(pdf.Root.OutputIntents) == 1


@pytest.mark.slow
def test_copies_for_the_archive_are_pdfs_whatever_else_is_usual(here: Here) -> None:
    code, out, _ = here("render", CARD, "--archive", "--policy", "sales")
    assert code == 0
    assert [Path(line).suffix for line in out.splitlines()] == [".pdf"]
