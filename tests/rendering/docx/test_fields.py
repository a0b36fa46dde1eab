"""Field instructions of a Word template: known kinds only, written out, whatever part and pieces they stand in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cardgen.model.form import FormSpec
from cardgen.rendering.docx import check_docx


def text(content: str) -> str:
    return f"<w:r><w:t>{content}</w:t></w:r>"


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(content: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{content}</w:instrText></w:r>'


def field(content: str) -> str:
    return f"{char('begin')}{code(content)}{char('separate')}{text('1')}{char('end')}"


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


@pytest.fixture
def codes(make_docx: Callable[..., bytes], customer_form: FormSpec) -> Callable[..., list[str]]:
    def run(body: str, **more: object) -> list[str]:
        problems = check_docx(make_docx(body, **more), "card.docx", customer_form)
        return [problem.code for problem in problems if problem.is_error]

    return run


@pytest.mark.parametrize(
    "body",
    [
        p(field(" PAGE ")),
        p(field(" PAGE "), text(" / "), field(" NUMPAGES \\* MERGEFORMAT ")),
        p(field(' TOC \\o "1-3" \\h \\z \\u ')),
        p(char("begin"), code(" TOC "), char("separate"), field(' HYPERLINK \\l "_Toc1" '), char("end")),
        p(field(' HYPERLINK "https://example.com" \\h ')),
        p(field(' HYPERLINK "mailto:a@example.com" ')),
        p(field(" =SUM(ABOVE) ")),
        p(field(" SEQ 표 ")),
        p(char("begin"), code(" PA"), code("GE "), char("separate"), text("{{ name }}"), char("end")),
        '<w:p><w:fldSimple w:instr=" PAGE "/></w:p>',
    ],
)
def test_fields_that_compute_on_paper_are_allowed(body: str, codes: Callable[..., list[str]]) -> None:
    assert codes(body) == []


@pytest.mark.parametrize(
    "body",
    [
        p(field(' INCLUDEPICTURE "http://example.com/x.png" ')),
        p(field(" PAGE "), field(' INCLUDEPICTURE "http://example.com/x.png" \\d')),
        p(char("begin"), code(" IF 1 = 1 "), field(' INCLUDETEXT "C:/x" '), char("end")),
        p(char("begin"), code(" PAGE "), field(" PAGE "), char("end")),
        p(char("begin"), code(" INCLUDE")) + p(code("PICTURE x"), char("separate"), char("end")),
        p(field("{{ name }}")),
        p(field("PAGE {{ name }}")),
        p(char("begin"), code(" QUOTE "), text("{{ name }}"), char("separate"), char("end")),
        p(char("begin"), code(" PAGE {"), text("{ name }}"), char("separate"), char("end")),
        p(char("begin"), text("DDE"), code("AUTO cmd"), char("end")),
        p(code(" DDEAUTO cmd ")),
        p(char("begin"), code(" PAGE ")),
        p(field(' HYPERLINK "file:///etc/hostname" ')),
        p(field(' HYPERLINK "https://example.com/{{ name }}" ')),
        p(field(" HYPERLINK ")),
        p(field(" DATE ")),
        p(field(" FILENAME \\p ")),
        p(field(' "http://example.com" ')),
        '<w:p><w:fldSimple w:instr=" DDEAUTO cmd x "/></w:p>',
        '<w:p><w:fldSimple w:instr=" QUOTE {{ name }} "/></w:p>',
    ],
)
def test_other_fields_and_instructions_in_pieces_are_refused(body: str, codes: Callable[..., list[str]]) -> None:
    assert set(codes(body)) == {"T206"}


@pytest.mark.parametrize("name", ["word/glossary.bin", "word/media/x.png", "other/x"])
def test_a_field_is_found_in_a_part_of_any_name(name: str, codes: Callable[..., list[str]]) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    part = f"<w:hdr {space}>{p(field(' DDEAUTO cmd '))}</w:hdr>"
    for content in (part.encode(), f"\ufeff{part}".encode(), part.encode("utf-16")):
        assert codes(p(text("x")), extra={name: content}) == ["T206"]


@pytest.mark.parametrize(
    ("shape", "attribute"),
    [
        ("imagedata", 'src="http://example.com/x"'),
        ("imagedata", 'href="http://example.com/x"'),
        ("shape", 'href="file:///x"'),
        ("shape", 'href="https://x.kr/{{ name }}"'),
    ],
)
def test_old_drawings_load_nothing(shape: str, attribute: str, codes: Callable[..., list[str]]) -> None:
    drawing = f'<v:{shape} xmlns:v="urn:schemas-microsoft-com:vml" {attribute}/>'
    assert codes(p(f"<w:r><w:pict>{drawing}</w:pict></w:r>")) == ["T205"]


def test_a_mail_merge_is_refused(codes: Callable[..., list[str]]) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    settings = f"<w:settings {space}><w:mailMerge/></w:settings>".encode()
    assert codes(p(text("x")), extra={"word/settings.xml": settings}) == ["T205"]


def test_a_link_made_of_a_value_is_refused(codes: Callable[..., list[str]]) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    link = f'<Relationship Id="e1" Type="{kind}" Target="https://x.kr/{{{{ name }}}}" TargetMode="External"/>'
    assert "T205" in codes(p(text("x")), relationships=link)
