"""The file itself: PDF/UA, the same bytes on every run, nothing of this machine, hostile values as literal text."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from cardgen.errors import EnvironmentMissing, TemplateError
from cardgen.model.cardview import CardView, Letterhead
from cardgen.rendering.pdf import PdfRenderer, engine, libharfbuzz_available, open_pdf
from cardgen.rendering.pdf import renderer as renderer_module

Fill = Callable[..., CardView]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478"
    "9c63606060000000040001f61738550000000049454e44ae426082"
)


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def test_a_card_claims_pdf_ua_and_is_tagged(renderer: PdfRenderer, filled: Fill) -> None:
    with opened(renderer.render(filled())) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "홍길동 (C-7F3K9Q)"
        assert pdf.Root.Lang == "ko"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.StructTreeRoot.K[0].S) == "/Document"


def test_bookmarks_name_the_card_and_its_sections(renderer: PdfRenderer, filled: Fill) -> None:
    view = filled()
    with opened(renderer.render(view)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["홍길동 (C-7F3K9Q)"]
        assert [item.title for item in outline.root[0].children] == [section.label for section in view.sections]


def test_every_figure_has_an_alternative_text(renderer: PdfRenderer, filled: Fill) -> None:
    view = filled()
    with opened(renderer.render(replace(view, letterhead=replace(view.letterhead, logo=PIXEL)))) as pdf:
        elements = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        figures = [item for item in elements if str(item.get("/S")) == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == ["한빛상사"]


def test_the_same_view_gives_the_same_bytes_at_any_time(
    renderer: PdfRenderer, filled: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = renderer.render(filled())
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    assert renderer.render(filled()) == first


@pytest.mark.slow
def test_another_process_in_another_zone_gives_the_same_bytes(
    renderer: PdfRenderer, blank: CardView, customer_folder: Path, tmp_path: Path
) -> None:
    program = (
        "import sys; from pathlib import Path; from cardgen.loading.form_file import *;"
        "from cardgen.model.cardview import Letterhead; from cardgen.viewing.build_view import blank_view;"
        "from cardgen.rendering.pdf import open_pdf; folder = Path(sys.argv[1]);"
        "form = build_form(read_form(folder / 'form.yaml', ''));"
        "view = blank_view(form, Letterhead('한빛상사', None, ('담당', '팀장', '대표')), 'ko');"
        "Path(sys.argv[2]).write_bytes(open_pdf(folder).render(view))"
    )
    made = tmp_path / "blank.pdf"
    zone = {**os.environ, "TZ": "Pacific/Kiritimati", "LANG": "C", "PYTHONHASHSEED": "77", "USER": "nobody"}
    subprocess.run([sys.executable, "-c", program, str(customer_folder), str(made)], check=True, env=zone)
    assert made.read_bytes() == renderer.render(blank)


def test_the_file_tells_no_date_author_or_path(renderer: PdfRenderer, filled: Fill) -> None:
    with opened(renderer.render(filled())) as pdf:
        assert set(pdf.docinfo.keys()) == {"/Title", "/Producer"}
        assert "/ID" not in pdf.trailer
        assert "/Names" not in pdf.Root
        plain = io.BytesIO()
        pdf.save(plain, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    assert str(Path(__file__).parents[3]).encode() not in plain.getvalue()


@pytest.mark.parametrize(
    "value",
    [
        "㈜A&B <R&D>",
        "x</w:t></w:r></w:p>",
        "{{ 7*7 }}",
        "{% include '/etc/hostname' %}",
        "<link rel=attachment href=file:///etc/hostname>",
        "\"><img src='http://127.0.0.1:9/x'><style>@import url(file:///etc/hostname)</style>",
        "&lt;b&gt; &amp;",
    ],
    ids=["markup", "ooxml", "expression", "include", "attachment", "attribute", "entities"],
)
def test_hostile_values_are_printed_as_they_are(renderer: PdfRenderer, filled: Fill, value: str) -> None:
    content = renderer.render(filled(name=value, notes=value))
    with pypdfium2.PdfDocument(content) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    assert "".join(value.split()) in "".join(text.split())
    with opened(content) as pdf:
        assert "/Names" not in pdf.Root
        assert "/AF" not in pdf.Root
        assert str(pdf.docinfo["/Title"]) == f"{value} (C-7F3K9Q)"


def test_a_character_no_font_prints_stops_the_card_and_is_named_by_its_code_point(
    renderer: PdfRenderer, filled: Fill
) -> None:
    value = "비밀값"
    row = {"date": "2026-01-05", "item": f"{value}\U000f1235"}
    with pytest.raises(TemplateError) as caught:
        renderer.render(filled(purchases=[row, row], notes=f"{value}\U000f1234"))
    found = [(problem.code, problem.path, problem.field, problem.args) for problem in caught.value.problems]
    assert found == [
        ("T403", "C-7F3K9Q", "notes", {"code_point": "U+F1234"}),
        ("T403", "C-7F3K9Q", "purchases[].item", {"code_point": "U+F1235"}),
    ]
    assert value not in repr(caught.value) + repr(caught.value.problems)


def test_after_a_refused_card_the_next_one_is_printed(renderer: PdfRenderer, filled: Fill) -> None:
    expected = renderer.render(filled())
    with pytest.raises(TemplateError):
        renderer.render(filled(name="\U000f1234"))
    assert renderer.render(filled()) == expected


def test_hanja_that_nanum_lacks_comes_from_the_fallback_font(renderer: PdfRenderer, filled: Fill) -> None:
    with opened(renderer.render(filled(name="김婷煕"))) as pdf:
        names = {str(font.BaseFont) for font in _fonts(pdf)}
    assert any("Noto-Sans-CJK" in name for name in names)


def test_both_boxes_come_from_one_font(renderer: PdfRenderer, filled: Fill) -> None:
    with opened(renderer.render(filled())) as pdf:
        holding = [str(font.BaseFont) for font in _fonts(pdf) if b"<2610>" in font.ToUnicode.read_bytes()]
        ticked = [str(font.BaseFont) for font in _fonts(pdf) if b"<2611>" in font.ToUnicode.read_bytes()]
    assert len(holding) == 1
    assert holding == ticked


def _fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and "/BaseFont" in item and "/ToUnicode" in item
    ]


def test_a_card_without_letterhead_is_printed(renderer: PdfRenderer, filled: Fill) -> None:
    with opened(renderer.render(replace(filled(), letterhead=Letterhead("")))) as pdf:
        assert len(pdf.pages) == 2


def test_without_a_korean_font_nothing_is_opened(customer_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_found() -> None:
        raise EnvironmentMissing("error.font.korean")

    monkeypatch.setattr(renderer_module, "require_korean_font", none_found)
    with pytest.raises(EnvironmentMissing):
        open_pdf(customer_folder)


def test_without_pango_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "weasyprint")
    monkeypatch.setattr(sys, "meta_path", [_NoPango(), *sys.meta_path])
    with pytest.raises(EnvironmentMissing) as caught:
        engine.load_engine()
    assert caught.value.message_id == "error.pdf.pango"
    assert not libharfbuzz_available()


class _NoPango:
    """An import hook that fails as WeasyPrint does where the Pango library is missing."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
