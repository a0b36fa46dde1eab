"""A form as the engine of Chromium and Edge fills it in: with keys and clicks, then saved by it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest
from pypdfium2 import raw

from cardgen.importing.forms.pdf import read_pdf
from cardgen.model.cardview import CardView
from cardgen.model.filledform import Ticked
from cardgen.model.formstamp import FormStamp
from cardgen.rendering.pdf import PdfRenderer
from cardgen.viewing.fillable import fillable_view

pytestmark = pytest.mark.slow

RETURN = 13


@pytest.fixture(scope="module")
def empty(renderer: PdfRenderer, blank: CardView) -> bytes:
    return renderer.render(fillable_view(blank, FormStamp("customer", 1, "ko")))


def middles(content: bytes, page: int) -> Iterator[tuple[str, tuple[float, float]]]:
    """The middle of each box of a page by its field's name; boxes to tick get their place: grade[1]."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        count: dict[str, int] = {}
        for widget in pdf.pages[page].Annots:
            parts = []
            field: Any = widget
            while field is not None:
                parts += [str(field.T)] if "/T" in field else []
                field = field.get("/Parent")
            name = ".".join(reversed(parts))
            left, lower, right, upper = map(float, widget.Rect)
            count[name] = count.get(name, -1) + 1
            suffix = "" if "/T" in widget else f"[{count[name]}]"
            yield name + suffix, ((left + right) / 2, (lower + upper) / 2)


def filled_in(content: bytes, page: int, typed: dict[str, str], file: Path) -> dict[str, str]:
    """What the fields hold after clicking into them in turn and typing; an empty text only clicks."""
    places = dict(middles(content, page))
    with pypdfium2.PdfDocument(content) as document:
        document.init_forms()
        form = document.formenv
        sheet = document[page]
        raw.FORM_OnAfterLoadPage(sheet.raw, form.raw)
        for name, text in typed.items():
            x, y = places[name]
            raw.FORM_OnMouseMove(form.raw, sheet.raw, 0, x, y)
            raw.FORM_OnLButtonDown(form.raw, sheet.raw, 0, x, y)
            raw.FORM_OnLButtonUp(form.raw, sheet.raw, 0, x, y)
            for character in text:
                raw.FORM_OnChar(form.raw, sheet.raw, RETURN if character == "\n" else ord(character), 0)
        raw.FORM_ForceToKillFocus(form.raw)
        document.save(file)
    fields = pypdf.PdfReader(file).get_fields() or {}
    return {name: str(field["/V"]) for name, field in fields.items() if field.get("/V") not in (None, "", "/Off")}


def test_korean_is_typed_and_one_choice_unticks_the_other(empty: bytes, tmp_path: Path) -> None:
    typed = {"name": "홍길동 뀨 <&>", "contact.mobile": "010-1234-5678", "grade[1]": "", "grade[2]": "", "kind[0]": ""}
    held = filled_in(empty, 0, typed, tmp_path / "typed.pdf")
    del held["cardgen.stamp"]
    assert held == {"name": "홍길동 뀨 <&>", "contact.mobile": "010-1234-5678", "grade": "/2", "kind": "/0"}


def test_a_choice_can_be_taken_back(empty: bytes, tmp_path: Path) -> None:
    filled_in(empty, 0, {"grade[1]": ""}, tmp_path / "once.pdf")
    once = (tmp_path / "once.pdf").read_bytes()
    assert read_pdf(once).fields["grade"] == Ticked(("골드",))
    filled_in(once, 0, {"grade[1]": ""}, tmp_path / "twice.pdf")
    assert read_pdf((tmp_path / "twice.pdf").read_bytes()).fields["grade"] == Ticked(())


def test_long_texts_take_lines(empty: bytes, tmp_path: Path) -> None:
    held = filled_in(empty, 1, {"notes": "첫 줄\n둘째 줄", "campaigns[1].opened": ""}, tmp_path / "typed.pdf")
    assert held["notes"].replace("\r\n", "\n").replace("\r", "\n") == "첫 줄\n둘째 줄"
    assert held["campaigns[1].opened"] == "/Yes"
