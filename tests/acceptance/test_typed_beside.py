"""What people type into a form beside its fields, and the fields they delete, is told from what the form printed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from cardgen.importing.forms.reading import read_filled
from cardgen.model.cardview import Letterhead
from cardgen.model.filledform import Entry, FilledForm, Outside, Ticked
from cardgen.model.form import FormSpec
from cardgen.model.formstamp import FormStamp
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.viewing.build_view import blank_view
from cardgen.viewing.fillable import fillable_view

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
TEXTS = {"docx": "word/document.xml", "hwpx": "Contents/section0.xml"}
SEALS = {"docx": "docProps/custom.xml", "hwpx": "Contents/content.hpf"}
TYPED = "손으로 적은 글"

Element = etree._Element
Edit = Callable[[Element], None]


@pytest.fixture(scope="module")
def made(customer: FormSpec, root: Path) -> dict[str, bytes]:
    """An empty form in each format whose text people can change anywhere."""
    view = fillable_view(blank_view(customer, Letterhead("한빛상사"), "ko"), FormStamp("customer", 1, "ko"))
    return {name: CARD_FORMATS[name].open(root / "templates" / "customer").render(view) for name in TEXTS}


def _edited(content: bytes, part: str, edit: Edit) -> FilledForm:
    """What is read of the file once one of its parts is changed."""
    return read_filled(_changed(content, part, edit))


def _changed(content: bytes, part: str, edit: Edit) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            root = etree.fromstring(old.read(name)) if name == part else None
            if root is not None:
                edit(root)
            new.writestr(name, old.read(name) if root is None else etree.tostring(root))
    return out.getvalue()


def _sdt(root: Element, tag: str) -> Element:
    return next(it for it in root.iter(f"{W}sdt") if it.find(f"{W}sdtPr/{W}tag[@{W}val='{tag}']") is not None)


def _begin(root: Element, name: str) -> Element:
    return next(it for it in root.iter(f"{HP}fieldBegin") if it.get("name") == name)


def _above(element: Element, tag: str) -> Element:
    return next(element.iterancestors(tag))


def _remove(element: Element) -> None:
    above = element.getparent()
    assert above is not None
    above.remove(element)


def _run() -> Element:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = TYPED
    return run


def _text() -> Element:
    text = etree.Element(f"{HP}t")
    text.text = TYPED
    return text


def _word_behind(root: Element) -> None:
    _sdt(root, "contact.mobile").addnext(_run())


def _word_below(root: Element) -> None:
    paragraph = etree.SubElement(_above(_sdt(root, "notes"), f"{W}tc"), f"{W}p")
    paragraph.append(_run())


def _word_instead(root: Element) -> None:
    control = _sdt(root, "personal.job")
    control.addnext(_run())
    _remove(control)


def _word_in_row(root: Element) -> None:
    control = _sdt(root, "purchases[2].item")
    control.addnext(_run())
    _remove(control)


def _word_at_end(root: Element) -> None:
    paragraph = etree.SubElement(root[0], f"{W}p")
    paragraph.append(_run())


def _word_box(root: Element) -> None:
    """A text box in a cell, with its copy for older programs left out."""
    run = etree.Element(f"{W}r")
    paragraph = etree.SubElement(etree.SubElement(etree.SubElement(run, f"{W}pict"), f"{W}txbxContent"), f"{W}p")
    paragraph.append(_run())
    _sdt(root, "contact.mobile").addprevious(run)


def _hangul_behind(root: Element) -> None:
    begin = _begin(root, "contact.mobile")
    ends = root.iter(f"{HP}fieldEnd")
    _above(next(it for it in ends if it.get("beginIDRef") == begin.get("id")), f"{HP}ctrl").addnext(_text())


def _hangul_instead(root: Element) -> None:
    begin = _begin(root, "personal.job")
    ends = root.iter(f"{HP}fieldEnd")
    end = next(it for it in ends if it.get("beginIDRef") == begin.get("id"))
    _above(begin, f"{HP}ctrl").addnext(_text())
    for it in (begin, end):
        _remove(_above(it, f"{HP}ctrl"))


@pytest.mark.parametrize(
    ("name", "edit", "place", "missing"),
    [
        ("docx", _word_behind, Outside(near="contact.mobile"), ()),
        ("docx", _word_below, Outside(near="notes"), ()),
        ("docx", _word_instead, Outside(label="직업"), ("personal.job",)),
        ("docx", _word_in_row, Outside(near="purchases[2].date"), ()),
        ("docx", _word_box, Outside(near="contact.mobile"), ()),
        ("hwpx", _hangul_behind, Outside(near="contact.mobile"), ()),
        ("hwpx", _hangul_instead, Outside(label="직업"), ("personal.job",)),
    ],
)
def test_text_outside_the_fields_is_told_by_its_place(
    made: dict[str, bytes], name: str, edit: Edit, place: Outside, missing: tuple[str, ...]
) -> None:
    form = _edited(made[name], TEXTS[name], edit)
    assert (form.outside, form.missing) == ((place,), missing)
    assert TYPED not in repr(form)


def test_a_page_written_after_the_form_is_told(made: dict[str, bytes]) -> None:
    (place,) = _edited(made["docx"], TEXTS["docx"], _word_at_end).outside
    assert place.label


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("☐ VIP  ☑ 골드  ☐ 실버  ☐ 일반", Ticked(("골드",))),
        ("☑ 골드", Ticked(("골드",))),
        ("☐ VIP  ☐ (골드)  ☐ 실버  ☐ 일반", None),
        ("☐ VIP  ☑ 골드  ☐ 실버  ☐ 일반 (부탁드립니다)", None),
        ("☐ VIP  ☐ 골드", None),
        ("☐ VIP  ☐ 골드  ☑ 다이아", None),
    ],
)
def test_choices_drawn_anew_are_read_as_text(made: dict[str, bytes], drawn: str, read: Entry | None) -> None:
    def draw(root: Element) -> None:
        begin = _begin(root, "grade=")
        behind = [*_above(begin, f"{HP}p").iter()]
        texts = [it for it in behind[behind.index(begin) :] if it.tag == f"{HP}t"]
        for text in texts:
            text[:] = []
            text.text = drawn if text is texts[0] else ""

    assert _edited(made["hwpx"], TEXTS["hwpx"], draw).fields["grade"] == (read or drawn)


@pytest.mark.parametrize(("name", "tag"), [("docx", f"{W}tbl"), ("hwpx", f"{HP}tbl")])
def test_a_table_that_was_deleted_is_missing(made: dict[str, bytes], name: str, tag: str) -> None:
    def without_table(root: Element) -> None:
        control = _sdt(root, "purchases[1].date") if name == "docx" else _begin(root, "purchases[1].date")
        _remove(_above(control, tag))

    form = _edited(made[name], TEXTS[name], without_table)
    assert (form.outside, form.missing) == ((), ("purchases",))


@pytest.mark.parametrize("name", TEXTS)
def test_more_rows_are_no_text_beside_the_fields(made: dict[str, bytes], name: str) -> None:
    def with_row(root: Element) -> None:
        control = _sdt(root, "purchases[2].date") if name == "docx" else _begin(root, "purchases[2].date")
        row = _above(control, f"{W}tr" if name == "docx" else f"{HP}tr")
        copy = deepcopy(row)
        for it in [*copy.iter(f"{W}sdt", f"{HP}ctrl")]:
            _remove(it)
        for cell in copy.iter(f"{W}p", f"{HP}run"):
            cell.append(_run() if name == "docx" else _text())
        whole = row if name == "hwpx" else _above(row, f"{W}sdt")
        whole.addnext(deepcopy(whole))
        row.addnext(copy)

    before = len(read_filled(made[name]).tables["purchases"])
    form = _edited(made[name], TEXTS[name], with_row)
    assert len(form.tables["purchases"]) == before + 2
    assert (form.outside, form.missing) == ((), ())


@pytest.mark.parametrize(("name", "edit"), [("docx", _word_instead), ("hwpx", _hangul_instead)])
def test_nothing_is_said_of_a_form_that_lost_its_seal(made: dict[str, bytes], name: str, edit: Edit) -> None:
    def without_seal(root: Element) -> None:
        for it in root.iter():
            it.text = None if (it.text or "").startswith("cardgen-seal") else it.text

    form = read_filled(_changed(_changed(made[name], SEALS[name], without_seal), TEXTS[name], edit))
    assert (form.outside, form.missing) == ((), ())
