"""Forms, cards, and Word files written by hand the way Word writes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from cardgen.archives.zip_writer import pack, write_zip
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import Card
from cardgen.model.cardview import CardView, Letterhead
from cardgen.model.form import FormSpec
from cardgen.rendering.docx import DocxRenderer, open_docx
from cardgen.viewing.build_view import blank_view, filled_view

TEMPLATES = Path(__file__).parents[3] / "templates"
LETTERHEAD = Letterhead("한빛상사", None, ("담당", "팀장", "대표"))
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.{uri}"'
    for prefix, uri in {
        "w": "openxmlformats.org/wordprocessingml/2006/main",
        "r": "openxmlformats.org/officeDocument/2006/relationships",
        "wp": "openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "openxmlformats.org/drawingml/2006/main",
        "pic": "openxmlformats.org/drawingml/2006/picture",
        "mc": "openxmlformats.org/markup-compatibility/2006",
        "wps": "microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "microsoft.com/office/word/2010/wordml",
    }.items()
)
STORIES = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}


class MakeDocx(Protocol):
    def __call__(
        self,
        body: str,
        *,
        stories: Mapping[str, str] = ...,
        core: str = ...,
        relationships: str = ...,
        extra: Mapping[str, bytes] = ...,
    ) -> bytes: ...


@pytest.fixture(scope="session")
def make_docx() -> MakeDocx:
    """A Word file around a body. `stories` are parts beside it by name (header1, footnotes); `core` fills core.xml."""

    def make(
        body: str,
        *,
        stories: Mapping[str, str] = {},
        core: str = "",
        relationships: str = "",
        extra: Mapping[str, bytes] = {},
    ) -> bytes:
        kinds = {name: name.rstrip("0123456789") for name in stories}
        types = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{kind}+xml"/>' for name, kind in kinds.items()
        )
        rels = "".join(
            f'<Relationship Id="s{name}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>' for name, kind in kinds.items()
        )
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            f"{types}</Types>",
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>',
            "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{rels}{relationships}'
            "</Relationships>",
            "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:coreProperties>',
            **{
                f"word/{name}.xml": f"<w:{STORIES[kinds[name]]} {NAMESPACES}>{inner}</w:{STORIES[kinds[name]]}>"
                for name, inner in stories.items()
            },
        }
        entries = {name: f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}'.encode() for name, xml in parts.items()}
        return write_zip(pack(name, data) for name, data in {**entries, **extra}.items())

    return make


def _form(name: str) -> FormSpec:
    found = read_form(TEMPLATES / name / "form.yaml", f"templates/{name}/form.yaml")
    assert isinstance(found, FormFile)
    return build_form(found)


@pytest.fixture(scope="session")
def forms() -> Mapping[str, FormSpec]:
    return {name: _form(name) for name in ("customer", "receipt")}


@pytest.fixture(scope="session")
def customer_form(forms: Mapping[str, FormSpec]) -> FormSpec:
    return forms["customer"]


@pytest.fixture(scope="session")
def renderers() -> Mapping[str, DocxRenderer]:
    return {name: open_docx(TEMPLATES / name) for name in ("customer", "receipt")}


@pytest.fixture(scope="session")
def renderer(renderers: Mapping[str, DocxRenderer]) -> DocxRenderer:
    return renderers["customer"]


@pytest.fixture(scope="session")
def blank(customer_form: FormSpec) -> CardView:
    return blank_view(customer_form, LETTERHEAD, "ko")


@pytest.fixture(scope="session")
def view_of(forms: Mapping[str, FormSpec]) -> Callable[..., CardView]:
    """The view of a card with these data; `form` names another form than the customer's."""

    def make(data: Mapping[str, object], form: str = "customer", letterhead: Letterhead = LETTERHEAD) -> CardView:
        required: dict[str, dict[str, object]] = {
            "customer": {"id": "C-7F3K9Q", "name": "홍길동", "kind": "개인"},
            "receipt": {"id": "R-3H8QZM", "payer": "홍길동", "date": "2026-04-11", "amount": 1650000},
        }
        whole = {**required[form], **data}
        return filled_view(Card(str(whole["id"]), "x.yaml", form, "0" * 40, whole), forms[form], letterhead, "ko")

    return make
