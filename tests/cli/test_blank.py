"""Blank forms in numbers: copies in one print job, card numbers of their own, and codes that scanners read."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from cardgen.messages import say
from cardgen.workflows.kept_numbers import KEPT, kept_ids
from tests.cli.conftest import Here

PRINT = "out/receipt/print"
DPI = 150
FILLED_IN = {"payer": "이봄", "date": "2026-11-20", "amount": "50000"}


def codes(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]


def pages(file: Path, folder: Path) -> list[Image.Image]:
    """The pages as a printer gets them."""
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", "-png", file, folder / "page"], check=True)
    return [Image.open(io.BytesIO(page.read_bytes())) for page in sorted(folder.glob("page*.png"))]


def pictures(file: Path) -> list[Image.Image]:
    """The PNG pictures inside a Word or 한글 file."""
    with zipfile.ZipFile(file) as package:
        found = [package.read(name) for name in package.namelist() if name.lower().endswith(".png")]
    return [Image.open(io.BytesIO(content)) for content in found]


@pytest.mark.slow
def test_numbered_forms_are_one_print_job_and_their_codes_can_be_read(
    here: Here, workspace: Path, tmp_path: Path
) -> None:
    code, out, err = here("blank", "receipt", "--to", "pdf", "--numbered", "--copies", "3", "--qr")
    assert (code, err.strip()) == (0, say("blank.numbered", "en", count="3"))
    found = re.fullmatch(rf"{PRINT}/receipt-blank-(R-.{{6}})-x3\.pdf\n", out)
    assert found is not None
    (tmp_path / "pages").mkdir()
    shown = [{*codes(page)} for page in pages(workspace / out.strip(), tmp_path / "pages")]
    ids = [it for (it,) in shown]
    assert (ids[0], len(ids)) == (found[1], 3)
    assert {*ids} == kept_ids(workspace)
    text = subprocess.run(["pdftotext", workspace / out.strip(), "-"], check=True, capture_output=True).stdout.decode()
    assert all(text.count(it) >= 2 for it in ids)  # in its box and at the foot


def test_codes_of_word_and_hangul_forms_can_be_read(here: Here, workspace: Path) -> None:
    code, out, _ = here("blank", "receipt", "--to", "docx,hwpx", "--numbered", "--qr")
    files = [workspace / line for line in out.splitlines()]
    (number,) = kept_ids(workspace)
    assert (code, [file.name for file in files]) == (
        0,
        [f"receipt-blank-{number}.docx", f"receipt-blank-{number}.hwpx"],
    )
    for file in files:
        assert [it for picture in pictures(file) for it in codes(picture)] == [number]


@pytest.mark.slow
@pytest.mark.parametrize("form", ["customer", "receipt"])
def test_codes_of_cards_are_large_enough_and_can_be_read(
    here: Here, workspace: Path, tmp_path: Path, form: str
) -> None:
    number = {"customer": "C-7F3K9Q", "receipt": "R-3H8QZM"}[form]
    assert here("render", number, "--to", "pdf", "--qr")[0] == 0
    first, *_ = pages(workspace / f"out/{form}/print/{number}.pdf", tmp_path)
    assert codes(first)
    for found in zxingcpp.read_barcodes(first):
        width = (found.position.top_right.x - found.position.top_left.x) / DPI * 25.4
        assert (found.text, width >= 10) == (number, True)


def test_copies_without_numbers_are_all_alike(here: Here, workspace: Path) -> None:
    code, out, err = here("blank", "receipt", "--copies", "2")
    assert (code, out, err) == (0, f"{PRINT}/receipt-blank-x2.pdf\n", "")
    with pikepdf.open(workspace / out.strip()) as pdf:
        assert len(pdf.pages) == 2
    assert not (workspace / KEPT).exists()


@pytest.mark.slow
def test_a_numbered_form_comes_back_as_the_card_of_its_number(here: Here, workspace: Path) -> None:
    code, out, _ = here("blank", "receipt", "--to", "pdf", "--numbered", "--fillable", "--copies", "2")
    files = [workspace / line for line in out.splitlines()]
    assert (code, len(files)) == (0, 2)
    with pikepdf.open(files[0], allow_overwriting_input=True) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if (text := FILLED_IN.get(str(field.T))) is not None:
                field.V = pikepdf.String(text)
        pdf.save()
    number = files[0].stem.removeprefix("receipt-blank-")
    assert here("import", str(files[0]), "--yes")[0] == 0
    assert f"id: {number}\n" in (workspace / f"cards/receipts/{number}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("receipt", "--copies", "2", "--to", "docx"), "error.copies.pdf"),
        (("receipt", "--copies", "2", "--fillable"), "error.copies.fillable"),
        (("receipt", "--qr"), "error.qr.blank"),
        (("receipt", "--numbered", "--archive"), "error.archive.blank"),
    ],
)
def test_what_cannot_go_together_is_said_and_no_number_is_kept(
    here: Here, workspace: Path, arguments: tuple[str, ...], message: str
) -> None:
    code, out, err = here("blank", *arguments)
    assert (code, out, say(message, "en") in err) == (2, "", True)
    assert not (workspace / KEPT).exists()


def test_one_form_is_numbered_at_a_time(here: Here) -> None:
    code, _, err = here("blank", "--numbered")
    assert (code, say("error.numbered.form", "en", known="customer, receipt") in err) == (2, True)


def test_a_template_that_fails_keeps_no_number(here: Here, workspace: Path) -> None:
    (workspace / "templates/receipt/card.html").write_text("{{ nothing.of.that.name }", encoding="utf-8")
    assert here("blank", "receipt", "--numbered", "--to", "html")[0] == 1
    assert kept_ids(workspace) == frozenset()


def test_forms_that_could_not_be_written_keep_no_number(here: Here, workspace: Path) -> None:
    (workspace / "there").write_text("a file", encoding="utf-8")
    code, out, _ = here("blank", "receipt", "--numbered", "--to", "html", "--out", "there/forms")
    assert (code, out, kept_ids(workspace)) == (3, "", frozenset())
