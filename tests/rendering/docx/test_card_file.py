"""A finished Word card: what is in it, what is not, and that the same card gives the same file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from cardgen.errors import TemplateError
from cardgen.extracting.docx_text import docx_paragraphs, docx_text
from cardgen.messages.problems import message_of
from cardgen.model.cardview import CardView, Letterhead
from cardgen.rendering.docx import DocxRenderer

HOSTILE = (
    "㈜A&B <R&D>",
    "x</w:t></w:r></w:p>",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{_{ a }_}",
    "<link rel=attachment href=file:///etc/hostname>",
    "]]> &amp; <!-- x -->",
    "\"quotes\" and 'more'",
)

printable = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), min_size=1, max_size=60
)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_same_view_gives_the_same_bytes(
    renderer: DocxRenderer, view_of: Callable[..., CardView], blank: CardView
) -> None:
    first = renderer.render(view_of({"notes": "a"}))
    assert renderer.render(blank) != first
    assert renderer.render(view_of({"notes": "a"})) == first


def test_every_part_is_well_formed_and_no_tag_is_left(renderer: DocxRenderer, blank: CardView) -> None:
    for name, data in parts(renderer.render(blank)).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(data)
            assert b"{{" not in data
            assert b"{%" not in data


def test_word_library_opens_it(renderer: DocxRenderer, view_of: Callable[..., CardView]) -> None:
    import docx

    document = docx.Document(io.BytesIO(renderer.render(view_of({}))))
    assert document.core_properties.title == "홍길동 (C-7F3K9Q)"
    assert len(document.tables) >= 9


def test_properties_hold_the_card_and_nothing_of_the_template(
    renderer: DocxRenderer, view_of: Callable[..., CardView]
) -> None:
    found = parts(renderer.render(view_of({"name": "A&B <홍>"})))
    core = etree.fromstring(found["docProps/core.xml"])
    texts = {etree.QName(node).localname: node.text for node in core}
    assert texts == {"title": "A&B <홍> (C-7F3K9Q)", "creator": "한빛상사", "language": "ko"}
    assert not {name for name in found if "app.xml" in name or "thumbnail" in name or "custom" in name}
    assert all(
        entry.date_time == (1980, 1, 1, 0, 0, 0)
        for entry in zipfile.ZipFile(io.BytesIO(renderer.render(view_of({})))).infolist()
    )


def test_traces_of_the_template_are_left_out(make_docx: Callable[..., bytes], blank: CardView) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    settings_part = (
        f'<w:settings xmlns:w="{word}"><w:rsids><w:rsid w:val="00ABCDEF"/></w:rsids>'
        '<x:docId xmlns:x="http://schemas.microsoft.com/office/word/2012/wordml" x:val="{5D0C1D}"/></w:settings>'
    )
    template = make_docx(
        "<w:p><w:r><w:t>{{ name }}</w:t></w:r></w:p>",
        core="<dc:creator>김작성</dc:creator><dc:title>초안</dc:title><cp:lastModifiedBy>김작성</cp:lastModifiedBy>",
        relationships=f'<Relationship Id="a" Type="{rel}/settings" Target="settings.xml"/>'
        f'<Relationship Id="b" Type="{rel}/customXml" Target="../customXml/item1.xml"/>',
        extra={
            "word/settings.xml": settings_part.encode(),
            "customXml/item1.xml": b"<a>secret</a>",
            "docProps/thumbnail.jpeg": b"\xff\xd8\xff",
            "word/orphan.xml": b"<orphan/>",
        },
    )
    text = docx_text(DocxRenderer(template, "card.docx").render(blank))
    assert not {
        word
        for word in ("김작성", "초안", "00ABCDEF", "5D0C1D", "secret", "thumbnail", "orphan", "customXml")
        if word in text
    }
    assert "고객 관리 카드" in text


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_come_out_as_literal_text(
    value: str, renderer: DocxRenderer, view_of: Callable[..., CardView]
) -> None:
    content = renderer.render(view_of({"name": value, "notes": value}))
    assert docx_paragraphs(content).count(value) == 2
    assert f"{value} (C-7F3K9Q)" in docx_text(content).split("\n")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.lists(printable, min_size=1, max_size=3), rows=st.lists(printable, max_size=8))
def test_any_text_is_read_back_exactly(
    values: list[str], rows: list[str], renderer: DocxRenderer, view_of: Callable[..., CardView]
) -> None:
    notes = "\n".join(values)
    data = {"notes": notes, "purchases": [{"date": "2026-01-02", "item": text} for text in rows]}
    found = docx_paragraphs(renderer.render(view_of(data)))
    assert notes in found
    assert all(text in found for text in rows)


@pytest.mark.parametrize("bad", ["\x07", "\x0c", "\x00", "\x1b", "\ud800", "\uffff"])
def test_values_no_document_can_hold_are_refused_without_being_told(
    bad: str, renderer: DocxRenderer, view_of: Callable[..., CardView]
) -> None:
    with pytest.raises(TemplateError) as refused:
        renderer.render(view_of({"owner": f"비밀{bad}값"}))
    [problem] = refused.value.problems
    assert (problem.code, problem.field) == ("T118", "owner")
    assert problem.args["code_point"] == f"U+{ord(bad):04X}"
    assert "비밀" not in message_of(problem, "ko") + repr(refused.value) + repr(problem)


def test_line_breaks_of_any_kind_become_words_own(renderer: DocxRenderer, view_of: Callable[..., CardView]) -> None:
    found = docx_paragraphs(renderer.render(view_of({"notes": "a\r\nb\rc\nd\te"})))
    assert "a\nb\nc\nd\te" in found


@pytest.mark.parametrize("titles", [(), ("담당",), ("담당", "팀장", "이사", "대표"), tuple("가나다라마바사")])
def test_any_number_of_approval_boxes_fits_the_grid(
    titles: tuple[str, ...], renderer: DocxRenderer, view_of: Callable[..., CardView]
) -> None:
    content = renderer.render(view_of({}, letterhead=Letterhead("회사", None, titles)))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    head = etree.fromstring(parts(content)["word/document.xml"]).find(f".//{word}tbl")
    assert head is not None
    columns = len(head.findall(f"{word}tblGrid/{word}gridCol"))
    for row in head.findall(f"{word}tr"):
        spans = [
            span.get(f"{word}val", "1") for cell in row.findall(f"{word}tc") for span in cell.iter(f"{word}gridSpan")
        ]
        single = len(row.findall(f"{word}tc")) - len(spans)
        assert sum(map(int, spans)) + single == columns


def test_a_field_added_to_the_form_appears_without_touching_word(renderer: DocxRenderer, blank: CardView) -> None:
    from dataclasses import replace

    from cardgen.model.cardview import FieldView, Grid, PairRow, SectionView, Shown

    added = FieldView("extra", "extra", "새 항목", "text", Shown("새 값", "새 값"), 5)
    section = SectionView("new", "새 구역", (Grid((PairRow((added,), wide=True),)),))
    found = docx_paragraphs(renderer.render(replace(blank, sections=(*blank.sections, section))))
    assert {"새 구역", "새 항목", "새 값"} <= set(found)


def test_a_misspelt_tag_stops_rendering_with_the_checks_problem(
    make_docx: Callable[..., bytes], blank: CardView
) -> None:
    body = "<w:p><w:r><w:t>{% if false %}{{ contact.mobil }}{% endif %}</w:t></w:r></w:p>"
    with pytest.raises(TemplateError) as refused:
        DocxRenderer(make_docx(body), "card.docx").render(blank)
    [problem] = refused.value.problems
    assert (problem.code, problem.args["suggestion"]) == ("T112", "contact.mobile")


@pytest.mark.parametrize("tag", ["{{ name|int + name }}", "{{ 1 / 0 }}", "{{ range('x')|length }}"])
def test_a_template_that_fails_on_a_card_says_so_without_its_values(
    tag: str, make_docx: Callable[..., bytes], view_of: Callable[..., CardView]
) -> None:
    template = make_docx(f"<w:p><w:r><w:t>{tag}</w:t></w:r></w:p>")
    with pytest.raises(TemplateError) as refused:
        DocxRenderer(template, "card.docx").render(view_of({"name": "비밀값"}))
    assert [problem.code for problem in refused.value.problems] == ["T117"]
    assert "비밀값" not in message_of(refused.value.problems[0], "ko")


PAYLOADS = (
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ self._TemplateReference__context }}",
    "{{ name|attr('__class__') }}",
)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("place", ["body", "header", "properties"])
def test_code_in_a_template_is_refused_when_it_is_opened(
    payload: str, place: str, make_docx: Callable[..., bytes]
) -> None:
    paragraph = f"<w:p><w:r><w:t>{payload}</w:t></w:r></w:p>"
    more: Mapping[str, Mapping[str, object]] = {
        "body": {},
        "header": {"stories": {"header1": paragraph}},
        "properties": {"core": f"<dc:description>{payload}</dc:description>"},
    }
    template = make_docx(paragraph if place == "body" else "<w:p/>", **more[place])
    with pytest.raises(TemplateError) as refused:
        DocxRenderer(template, "card.docx")
    assert {problem.code for problem in refused.value.problems} == {"T116"}


def test_a_template_that_would_never_end_says_so(
    make_docx: Callable[..., bytes], view_of: Callable[..., CardView]
) -> None:
    template = make_docx("<w:p><w:r><w:t>{{ range(10000000)|length }}</w:t></w:r></w:p>")
    with pytest.raises(TemplateError) as refused:
        DocxRenderer(template, "card.docx").render(view_of({}))
    assert [problem.code for problem in refused.value.problems] == ["T120"]
