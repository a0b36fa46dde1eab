"""The logo takes the place of the template's picture named logo, its proportions kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView, Letterhead
from cardgen.rendering.docx import DocxRenderer
from cardgen.rendering.picture_kind import picture_of

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
BOX = (1_584_000, 432_000)
"""The box of the shipped template in EMU: 44 by 12 mm."""


def picture(kind: str, width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (10, 20, 30)).save(out, kind)
    return out.getvalue()


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", [(300, 60), (60, 300), (1000, 100)])
def test_it_fits_the_box_and_keeps_its_proportions(
    kind: str, size: tuple[int, int], renderer: DocxRenderer, view_of: Callable[..., CardView]
) -> None:
    logo = picture(kind, *size)
    found = parts(renderer.render(view_of({}, letterhead=Letterhead("회사", logo))))
    assert found[f"word/media/card-logo.{kind.lower()}"] == logo
    assert "word/media/logo.png" not in found
    assert f'Extension="{kind.lower()}"'.encode() in found["[Content_Types].xml"]
    extent = next(etree.fromstring(found["word/document.xml"]).iter(f"{WP}extent"))
    width, height = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
    assert width / height == pytest.approx(size[0] / size[1], rel=0.01)
    assert width <= BOX[0]
    assert height <= BOX[1]
    assert width == BOX[0] or height == BOX[1]


def test_without_a_logo_no_picture_is_shown(renderer: DocxRenderer, blank: CardView) -> None:
    assert b"<w:drawing" not in parts(renderer.render(blank))["word/document.xml"]


def test_a_logo_shown_twice_is_stored_once(
    renderers: dict[str, DocxRenderer], view_of: Callable[..., CardView]
) -> None:
    view = view_of({}, form="receipt", letterhead=Letterhead("회사", picture("PNG", 10, 10)))
    found = parts(renderers["receipt"].render(view))
    document = etree.fromstring(found["word/document.xml"])
    assert len(list(document.iter(f"{WP}inline"))) == 2
    assert len({node.get("id") for node in document.iter(f"{WP}docPr")}) == 2
    assert [name for name in found if "media" in name] == ["word/media/card-logo.png"]


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", picture("PNG", 3, 3)[:18]]
)
def test_what_is_no_picture_is_refused(
    content: bytes, renderer: DocxRenderer, view_of: Callable[..., CardView]
) -> None:
    with pytest.raises(TemplateError) as refused:
        renderer.render(view_of({}, letterhead=Letterhead("회사", content)))
    assert [problem.code for problem in refused.value.problems] == ["T209"]


def test_the_sample_logo_is_what_its_script_draws() -> None:
    from scripts.make_logo import FILE, SIZE, draw

    assert picture_of(FILE.read_bytes()).width == SIZE
    with Image.open(FILE) as kept:
        assert kept.convert("RGB").tobytes() == draw().convert("RGB").tobytes()


def test_the_shipped_templates_are_what_their_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from scripts import make_word_templates

    shipped = make_word_templates.TEMPLATES
    for form in ("customer", "receipt"):
        (tmp_path / form).mkdir()
    monkeypatch.setattr(make_word_templates, "TEMPLATES", tmp_path)
    make_word_templates.main()
    for form in ("customer", "receipt"):
        assert (tmp_path / form / "card.docx").read_bytes() == (shipped / form / "card.docx").read_bytes()


@pytest.mark.parametrize("form", ["customer", "receipt"])
def test_each_card_has_its_own_qr_code_and_cards_without_have_no_trace_of_it(
    form: str, renderers: dict[str, DocxRenderer], view_of: Callable[..., CardView]
) -> None:
    import zxingcpp

    view = view_of({}, form=form)
    for number in ("C-7F3K9Q", "C-2M8XWD"):
        found = parts(renderers[form].render(replace(view, qr=number)))
        with Image.open(io.BytesIO(found["word/media/card-qr.png"])) as code:
            assert [one.text for one in zxingcpp.read_barcodes(code)] == [number]
        drawn = etree.fromstring(found["word/document.xml"])
        names = [node.get("name") for node in drawn.iter(f"{WP}docPr")]
        assert names == ["qr"] * (2 if form == "receipt" else 1)
        assert "word/media/qr.png" not in found
    plain = parts(renderers[form].render(view))
    assert not [name for name in plain if "qr" in name]
    assert b"media/qr" not in plain["word/_rels/document.xml.rels"]


def test_logo_and_qr_code_stand_beside_each_other(
    renderers: dict[str, DocxRenderer], view_of: Callable[..., CardView]
) -> None:
    logo = picture("PNG", 10, 10)
    found = parts(
        renderers["customer"].render(replace(view_of({}, letterhead=Letterhead("회사", logo)), qr="C-7F3K9Q"))
    )
    rels = {one.get("Id"): one.get("Target") for one in etree.fromstring(found["word/_rels/document.xml.rels"])}
    drawn = etree.fromstring(found["word/document.xml"])
    embedded = f"{{{drawn.nsmap['r']}}}embed"
    shown = [
        rels[blip.get(embedded)] for blip in drawn.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    ]
    assert shown == ["/word/media/card-logo.png", "/word/media/card-qr.png"]
    assert found["word/media/card-logo.png"] == logo
