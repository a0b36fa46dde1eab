"""A form with a part of a card: it tells nothing of the rest, and leaves the rest as it is when it comes back."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest

from cardgen.extracting.found import Trace
from cardgen.extracting.traces import found_in
from cardgen.messages import say
from tests.cli.conftest import Here

ID = "C-7F3K9Q"
ON_FORM, TYPED = "02-1204-3391", "02-555-0101"
KEPT_BACK = ("VIP", "박지훈", "등급", "1985", "소장", "원목", "이수진", "경첩", "경비실", "2031", "오후")


def texts(file: Path) -> str:
    """Every text in a file, on paper and off it."""
    return "\n".join(it.text for it in found_in(file.name, file.read_bytes()) if isinstance(it, Trace))


def type_over(file: Path) -> None:
    """Type another telephone number into the form."""
    if file.suffix == ".pdf":
        with pikepdf.open(file, allow_overwriting_input=True) as pdf:
            (field,) = _leaves(pdf, ON_FORM)
            field.V = pikepdf.String(TYPED)
            pdf.save(file)
        return
    out = BytesIO()
    with ZipFile(file) as old, ZipFile(out, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            is_text = part.filename in {"word/document.xml", "Contents/section0.xml"}
            new.writestr(part, content.replace(ON_FORM.encode(), TYPED.encode()) if is_text else content)
    file.write_bytes(out.getvalue())


def _leaves(pdf: pikepdf.Pdf, text: str) -> Iterator[pikepdf.Object]:
    return (it for it in pdf.objects if isinstance(it, pikepdf.Dictionary) and str(it.get("/V", "")) == text)


@pytest.mark.parametrize("suffix", ["docx", "pdf", "hwpx"])
def test_only_what_was_asked_for_goes_out_and_comes_back(here: Here, workspace: Path, suffix: str) -> None:
    card = workspace / f"cards/{ID}.yaml"
    before = card.read_bytes()
    code, out, _ = here("render", ID, "--fillable", "--fields", "연락처", "--to", suffix)
    file = workspace / out.strip()
    shown = texts(file)
    assert (code, ON_FORM in shown, "김민준" in shown) == (0, True, True)
    assert [text for text in KEPT_BACK if text in shown] == []
    type_over(file)
    code, _, told = here("import", str(file), "--yes")
    assert (code, told.splitlines()[:2]) == (0, [f"{file.name}: {ID}", "  changes: Contact > Phone"])
    assert card.read_bytes() == before.replace(ON_FORM.encode(), TYPED.encode())


def test_a_blank_form_has_what_a_card_needs_too(here: Here, workspace: Path) -> None:
    code, out, _ = here("blank", "customer", "--fields", "purchases", "--to", "html")
    shown = texts(workspace / out.strip())
    assert (code, out) == (0, "out/customer/print/customer-blank.html\n")
    assert [text for text in ("고객번호", "성명/상호", "구분", "구매 이력", "품목") if text not in shown] == []
    assert [text for text in ("등급", "휴대전화", "상담") if text in shown] == []


def test_a_template_drawn_by_hand_prints_nothing_of_the_others(here: Here, workspace: Path) -> None:
    code, out, _ = here("render", "R-3H8QZM", "--fields", "입금액", "--to", "html,docx,hwpx")
    assert code == 0
    for file in (workspace / line for line in out.splitlines()):
        shown = texts(file)
        assert ("늘솜건축사사무소" in shown, "1,650,000" in shown) == (True, True)
        assert [text for text in ("☐", "☑", "회의용", "부가가치세", "박지훈", "2026-04-11") if text in shown] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("render", ID, "--fields", "연락저"), say("error.no_such_field.near", "en", name="연락저", near="연락처")),
        (("blank", "--fields", "연락처"), say("error.no_such_field", "en", name="연락처", form="receipt")),
        (("render", "--all", "--merge", "--fields", "연락처"), "cardgen template fields receipt"),
        (("render", ID, "--fields", " ,"), say("error.fields.none", "en")),
        (("render", ID, "--fields", "연락처", "--overprint"), say("error.fields.alone", "en")),
        (("render", ID, "--fields", "연락처", "--archive", "--attach"), say("error.fields.alone", "en")),
    ],
    ids=lambda value: " ".join(value[2:]) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_what_cannot_be_is_said_before_anything_is_made(
    here: Here, workspace: Path, arguments: tuple[str, ...], told: str
) -> None:
    code, out, messages = here(*arguments)
    assert (code, out) == (2, "")
    assert told in " ".join(messages.split())
    assert not (workspace / "out").exists()
