"""A Word form to fill in: a control for every field, exact when read back, valid, and laid out like the plain form."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from cardgen.importing.forms.docx import read_docx
from cardgen.model.cardview import Blank, CardView, FieldView, Grid, Option, PairRow, SectionView, Shown
from cardgen.model.filledform import Ticked
from cardgen.model.formstamp import FormStamp
from cardgen.model.wordanchor import MOST_IN_TAG, listed_names
from cardgen.rendering.docx import DocxRenderer
from cardgen.viewing.fillable import fillable_view

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
STAMP = FormStamp("customer", 1, "ko", "C-7F3K9Q", "a" * 40)
ORDER = ("rPr", "alias", "tag", "id", "lock", "placeholder", "temporary", "showingPlcHdr", "dataBinding", "label")
"""CT_SdtPr (ECMA-376 part 1, 17.5.2.38) up to the kind, which comes last."""

CARDS: Mapping[str, dict[str, object]] = {
    "customer": {
        "grade": "VIP",
        "registered": "2026-04-11",
        "contact": {"mobile": "01012345678", "email": "a&b@example.com"},
        "personal": {"birth_date": "1985-07-22"},
        "purchases": [
            {"date": "2026-01-02", "item": "원목 <책상>", "quantity": 2, "amount": 1_650_000, "method": "카드"},
            {"date": "2026-02-03", "item": "의자"},
        ],
        "consents": [{"date": "2026-01-02", "items": ["문자"], "given": True}],
        "notes": "첫 줄\n둘째 줄 & <끝>\n\n넷째\t칸",
    },
    "receipt": {"method": "계좌이체", "items": [{"description": "탁자", "amount": 1000}], "receiver": "박지훈"},
}


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def body(content: bytes) -> etree._Element:
    return etree.fromstring(parts(content)["word/document.xml"])


def tags(root: etree._Element) -> list[str]:
    return [tag.get(f"{W}val", "") for tag in root.iter(f"{W}tag")]


@pytest.fixture(params=["customer", "receipt"])
def filled(request: pytest.FixtureRequest, view_of: Callable[..., CardView]) -> CardView:
    form = str(request.param)
    return fillable_view(view_of(CARDS[form], form=form), replace(STAMP, form=form))


@pytest.fixture
def form(filled: CardView, renderers: Mapping[str, DocxRenderer]) -> bytes:
    return renderers[filled.form].render(filled)


def expected(field: FieldView, *, in_row: bool) -> object:
    """What a reader finds in a field nobody touched."""
    options = field.value.options
    if options and (field.many or not in_row or not options[0].text):
        return Ticked(tuple(option.text for option in options if option.checked))
    return field.value.text


def test_every_field_of_the_form_has_its_control_and_reads_back_as_it_is(filled: CardView, form: bytes) -> None:
    read = read_docx(form)
    assert read.stamp == filled.stamp
    fields = {one.path: expected(one, in_row=False) for one in filled.fields() if one.kind != "id"}
    assert read.fields == fields
    tables = {
        table.path: tuple({cell.path: expected(cell, in_row=True) for cell in row} for row in table.rows)
        for table in filled.tables()
    }
    assert read.tables == tables


def test_an_empty_form_is_full_of_hints_and_reads_back_empty(
    renderers: Mapping[str, DocxRenderer], blank: CardView
) -> None:
    content = renderers["customer"].render(fillable_view(blank, replace(STAMP, id="", blob="")))
    read = read_docx(content)
    assert set(read.fields.values()) == {"", Ticked(())}
    assert all(set(row.values()) <= {"", Ticked(())} for rows in read.tables.values() for row in rows)
    hints = {
        "".join(one.itertext()) for one in body(content).iter(f"{W}sdt") if one.find(f".//{W}showingPlcHdr") is not None
    }
    assert "예: 010-1234-5678" in hints
    glossary = etree.fromstring(parts(content)["word/glossary/document.xml"])
    blocks = {name.get(f"{W}val") for name in glossary.iterfind(f".//{W}docPartPr/{W}name")}
    assert {place.get(f"{W}val") for place in body(content).iter(f"{W}docPart")} <= blocks


def test_the_properties_of_every_control_stand_in_the_order_of_the_schema(form: bytes) -> None:
    for properties in body(form).iter(f"{W}sdtPr"):
        names = [etree.QName(child).localname for child in properties]
        kinds = [name for name in names if name not in ORDER]
        assert len(kinds) <= 1
        assert names == [*(name for name in ORDER if name in names), *kinds]


def test_run_properties_stand_in_the_order_of_the_schema(form: bytes) -> None:
    order = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "sz", "szCs", "lang")
    for properties in body(form).iter(f"{W}rPr"):
        names = [etree.QName(child).localname for child in properties]
        assert names == [name for name in order if name in names]


def test_numbers_are_unique_and_bookmarks_are_closed(form: bytes) -> None:
    root = body(form)
    numbers = [one.get(f"{W}val") for one in root.iterfind(f".//{W}sdtPr/{W}id")]
    starts = [one.get(f"{W}id") for one in root.iter(f"{W}bookmarkStart")]
    ends = [one.get(f"{W}id") for one in root.iter(f"{W}bookmarkEnd")]
    assert max(Counter(numbers).values()) == max(Counter(starts).values()) == 1
    assert starts == ends
    assert max(len(one.get(f"{W}name", "")) for one in root.iter(f"{W}bookmarkStart")) <= 40


def test_every_control_of_a_field_stands_alone_in_its_bookmark(form: bytes) -> None:
    for start in body(form).iter(f"{W}bookmarkStart"):
        control = start.getnext()
        assert control is not None
        assert control.tag == f"{W}sdt"
        end = control.getnext()
        assert end is not None
        assert (end.tag, end.get(f"{W}id")) == (f"{W}bookmarkEnd", start.get(f"{W}id"))


def test_a_value_in_an_attribute_is_printed_without_marks(make_docx: Callable[..., bytes]) -> None:
    inner = paragraph('<w:bookmarkStart w:id="1" w:name="{{ name }}"/><w:bookmarkEnd w:id="1"/>', run("{{ name }}"))
    root = body(rendered(make_docx, inner, small_view(NAME)))
    first = next(root.iter(f"{W}bookmarkStart"))
    assert first.get(f"{W}name") == "홍길동"
    assert tags(root) == ["name"]


def test_no_mark_is_left_and_what_older_programs_may_pass_over_is_named(form: bytes) -> None:
    for name, content in parts(form).items():
        if name.endswith((".xml", ".rels")):
            assert not re.search("[\ufdd0-\ufdef]", content.decode())
            etree.fromstring(content)
    root = body(form)
    ignorable = root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", "").split()
    assert {root.nsmap[prefix] for prefix in ignorable} == {W14[1:-1], W15[1:-1]}


def test_every_part_is_declared_and_the_word_library_opens_it(filled: CardView, form: bytes) -> None:
    import docx

    found = parts(form)
    types = etree.fromstring(found["[Content_Types].xml"])
    overrides = [one.get("PartName") for one in types if one.get("PartName")]
    assert max(Counter(overrides).values()) == 1
    assert {f"/{name}" for name in ("docProps/custom.xml", "word/glossary/document.xml")} <= set(overrides)
    assert docx.Document(io.BytesIO(form)).core_properties.title == filled.heading


def test_the_names_stand_in_the_documents_properties_for_programs_that_lose_the_tags(form: bytes) -> None:
    custom = etree.fromstring(parts(form)["docProps/custom.xml"])
    listed = listed_names({one.get("name", ""): "".join(map(str, one.itertext())) for one in custom})
    without_rows = {re.sub(r"\[\d+\]", "[]", tag) for tag in tags(body(form)) if not tag.endswith("[]")}
    assert set(listed) == without_rows


def test_the_same_view_gives_the_same_form(
    filled: CardView, form: bytes, renderers: Mapping[str, DocxRenderer]
) -> None:
    renderers[filled.form].render(replace(filled, stamp=None))
    assert renderers[filled.form].render(filled) == form


def test_the_paper_is_the_plain_forms(blank: CardView, renderers: Mapping[str, DocxRenderer]) -> None:
    """Every paragraph of the plain form is there, hints and boxes apart; tables have the same rows."""
    plain, form = (body(renderers["customer"].render(view)) for view in (blank, replace(blank, stamp=STAMP)))
    rows = [[len(list(row.iter(f"{W}tc"))) for row in root.iter(f"{W}tr")] for root in (plain, form)]
    assert rows[0] == rows[1]
    said = {text for text in _texts(plain) if "☐" not in text}
    assert said <= set(_texts(form))


def _texts(root: etree._Element) -> list[str]:
    return ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in root.iter(f"{W}p")]


def test_plain_cards_have_nothing_of_a_form(renderers: Mapping[str, DocxRenderer], blank: CardView) -> None:
    found = parts(renderers["customer"].render(blank))
    assert b"w:sdt" not in found["word/document.xml"]
    assert not {"docProps/custom.xml", "word/glossary/document.xml"} & found.keys()


def test_word_can_add_a_record_below_those_there_are(form: bytes, filled: CardView) -> None:
    sections = [one for one in body(form).iter(f"{W}sdt") if one.find(f"{W}sdtPr/{W15}repeatingSection") is not None]
    found: dict[str, int] = {}
    for section in sections:
        items = section.findall(f"{W}sdtContent/{W}sdt")
        assert all(item.find(f"{W}sdtPr/{W15}repeatingSectionItem") is not None for item in items)
        assert all(item.findall(f"{W}sdtContent/{W}tr") for item in items)
        found |= {str(tag.get(f"{W}val")): len(items) for tag in section.iterfind(f"{W}sdtPr/{W}tag")}
    assert found == {f"{table.path}[]": len(table.rows) for table in filled.tables()}


def test_only_controls_outside_tables_are_kept_from_being_deleted(form: bytes) -> None:
    for properties in body(form).iter(f"{W}sdtPr"):
        tag = properties.find(f"{W}tag")
        in_record = tag is None or "[" in tag.get(f"{W}val", "")
        assert (properties.find(f"{W}lock") is None) is in_record


NAME = FieldView("name", "name", "이름", "name", Shown("홍길동", "홍길동"))
EMPTY = FieldView("memo", "memo", "메모", "long-text", Blank())
PICK = FieldView("pick", "pick", "고르기", "choice", Shown("나", "나", (Option("가", False), Option("나", True))))
YES = FieldView("yes", "yes", "동의", "boolean", Shown("☑", True, (Option("", True),)))
LONG = FieldView("a." + "b" * 70, "b", "긴 이름", "text", Shown("x", "x"))


def small_view(*fields: FieldView) -> CardView:
    section = SectionView("s", "구역", (Grid(tuple(PairRow((one,), wide=True) for one in fields)),))
    return CardView("customer", "ko", "x", "제목", "제목", sections=(section,), stamp=STAMP)


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def rendered(make_docx: Callable[..., bytes], inner: str, view: CardView) -> bytes:
    return DocxRenderer(make_docx(inner), "t.docx").render(view)


BOLD = "<w:rPr><w:b/></w:rPr>"


def test_a_value_inside_a_run_is_parted_from_its_neighbours(make_docx: Callable[..., bytes]) -> None:
    content = rendered(make_docx, paragraph(run("성함 {{ name }} 귀하 {{ memo }}.", BOLD)), small_view(NAME, EMPTY))
    root = body(content)
    inside = list(root.iter(f"{W}sdt"))
    assert tags(root) == ["name", "memo"]
    assert ["".join(map(str, one.itertext())) for one in inside] == ["홍길동", "입력"]
    assert _texts(root)[0] == "성함 홍길동 귀하 입력."
    assert all(one.find(f"{W}sdtPr/{W}rPr/{W}b") is not None for one in inside)
    assert all(found.find(f"{W}rPr/{W}b") is not None for found in root.iter(f"{W}r"))


@pytest.mark.parametrize(
    "around",
    [
        '<w:fldSimple w:instr=" PAGE ">{}</w:fldSimple>',
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        '<w:hyperlink w:anchor="x">{}</w:hyperlink>',
        (
            "<w:r><w:pict><v:textbox xmlns:v='urn:schemas-microsoft-com:vml'><w:txbxContent><w:p>{}</w:p>"
            "</w:txbxContent></v:textbox></w:pict></w:r>"
        ),
    ],
    ids=["simple field", "field", "link", "text box"],
)
def test_where_no_control_can_stand_the_value_stays_text(around: str, make_docx: Callable[..., bytes]) -> None:
    inner = paragraph(around.format(run("{{ name }}"))) + paragraph(run("{{ memo }}"))
    root = body(rendered(make_docx, inner, small_view(NAME, EMPTY)))
    assert tags(root) == ["memo"]
    assert "홍길동" in "".join(map(str, root.itertext()))


def test_a_field_printed_twice_has_one_control(make_docx: Callable[..., bytes]) -> None:
    root = body(rendered(make_docx, paragraph(run("{{ name }} {{ name }}")) * 2, small_view(NAME)))
    assert tags(root) == ["name"]
    assert _texts(root)[:2] == ["홍길동 홍길동"] * 2


@pytest.mark.parametrize(
    "template",
    [
        paragraph(run("{{ pick }}")),
        paragraph(
            run("{% for o in pick.options %}{% if o.checked %}☑{% else %}☐{% endif %} {{ o.text }}  {% endfor %}")
        ),
        paragraph(run("{%p for o in pick.options %}"))
        + paragraph(run("{% if o.checked %}☑{% else %}☐{% endif %}"), run(" {{ o.text }}"))
        + paragraph(run("{%p endfor %}")),
    ],
    ids=["printed whole", "on a line", "one a paragraph"],
)
def test_a_choice_has_a_box_for_each_option_however_it_is_drawn(template: str, make_docx: Callable[..., bytes]) -> None:
    content = rendered(make_docx, template, small_view(PICK))
    assert sorted(tags(body(content))) == ["pick=가", "pick=나"]
    assert read_docx(content).fields == {"pick": Ticked(("나",))}
    assert re.sub(r"[\s\xa0]+", "", "".join(map(str, body(content).itertext()))) == "☐가☑나"


def test_a_box_alone_is_a_control_without_text(make_docx: Callable[..., bytes]) -> None:
    content = rendered(make_docx, paragraph(run("{{ yes }}")), small_view(YES))
    assert tags(body(content)) == ["yes="]
    assert read_docx(content).fields == {"yes": Ticked(("",))}


def test_a_choice_that_prints_only_what_is_chosen_stays_text(make_docx: Callable[..., bytes]) -> None:
    template = paragraph(run("{% for o in pick.options %}{% if o.checked %}{{ o.text }}{% endif %}{% endfor %}"))
    root = body(rendered(make_docx, template + paragraph(run("{{ name }}")), small_view(PICK, NAME)))
    assert tags(root) == ["name"]
    assert _texts(root)[0] == "나"


def test_a_name_too_long_for_word_is_told_by_the_bookmark(make_docx: Callable[..., bytes]) -> None:
    content = rendered(make_docx, paragraph(run("{{ a." + "b" * 70 + " }}")), small_view(LONG))
    assert all(len(tag) <= MOST_IN_TAG for tag in tags(body(content)))
    assert read_docx(content).fields == {LONG.path: "x"}


texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=40).map(str.strip)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(texts, min_size=1, max_size=3))
def test_any_text_reads_back_as_it_was(lines: list[str], make_docx: Callable[..., bytes]) -> None:
    text = "\n".join(lines).strip()
    value = Shown(text, text) if text else Blank()
    view = small_view(FieldView("memo", "memo", "메모", "long-text", value), NAME)
    content = _memo_renderer(make_docx).render(view)
    assert read_docx(content).fields == {"memo": text, "name": "홍길동"}


_kept: list[DocxRenderer] = []


def _memo_renderer(make_docx: Callable[..., bytes]) -> DocxRenderer:
    if not _kept:
        _kept.append(DocxRenderer(make_docx(paragraph(run("메모: {{ memo }} / {{ name }}"))), "t.docx"))
    return _kept[0]
