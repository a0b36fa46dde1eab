"""Word forms as Word and LibreOffice leave them once somebody has been at work in them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from cardgen.importing.forms.reading import read_filled
from cardgen.model.filledform import Entry, Ticked
from cardgen.model.formstamp import FormStamp
from cardgen.model.wordanchor import Anchors

Made = Callable[..., bytes]

CHECKBOX = "<w14:checkbox><w14:checked w14:val='{}'/></w14:checkbox>"
HINT = "<w:showingPlcHdr/>"


def _control(tag: str, content: str, kind: str = "") -> str:
    tagged = f"<w:tag w:val='{tag}'/>" if tag else ""
    return f"<w:sdt><w:sdtPr>{tagged}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def _symbol(code: str, instead: str) -> str:
    """An emoji as Word writes it, with what older programs show."""
    choice = f"<mc:Choice Requires='w16se'><w16se:symEx w16se:char='{code}'/></mc:Choice>"
    return f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{_run(instead)}</mc:Fallback></mc:AlternateContent></w:r>"


def _rows(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _cell(content: str, look: str = "") -> str:
    return f"<w:tc><w:tcPr>{look}</w:tcPr><w:p>{content}</w:p></w:tc>"


def _record(number: int, date: str, item: str) -> str:
    named = (("date", date), ("item", item))
    return "".join(_cell(_control(f"p[{number}].{name}", _run(text))) for name, text in named)


@pytest.fixture
def notes(word_form: Made) -> Callable[[str], Entry]:
    """What is read where this stands in the control `notes`."""

    def read(content: str, kind: str = "") -> Entry:
        return read_filled(word_form(f"<w:p>{_control('notes', content, kind)}</w:p>")).fields["notes"]

    return read


def test_the_stamp_says_which_form_it_is(word_form: Made, stamp: FormStamp) -> None:
    assert read_filled(word_form(_control("name", _run("홍길동")))).stamp == stamp


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (_run("홍길") + "<w:proofErr w:type='spellStart'/>" + _run("동 &lt;&amp;&gt;"), "홍길동 <&>"),
        ("<w:smartTag>" + _run("서울") + "</w:smartTag><w:hyperlink>" + _run(" 중구") + "</w:hyperlink>", "서울 중구"),
        ("<w:r><w:t>가</w:t><w:br/><w:t>나</w:t><w:tab/><w:t>다</w:t><w:cr/><w:t>라</w:t></w:r>", "가\n나\t다\n라"),
        (f"<w:p>{_run(' 가 ')}</w:p><w:p/><w:p>{_run('나')}</w:p>", " 가 \n\n나"),
        ("<w:r><w:t>  가 \n 나  </w:t></w:r>", "가   나"),
        ("<w:ins>" + _run("새") + "</w:ins><w:del><w:r><w:delText>헌</w:delText></w:r></w:del>" + _run(" 집"), "새 집"),
        ("<w:moveFrom>" + _run("옮김") + "</w:moveFrom><w:moveTo>" + _run("왔음") + "</w:moveTo>", "왔음"),
        (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{_run('가')}</w:p><w:p>{_run('나')}</w:p>", "가나"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>숨김</w:t></w:r>" + _run("보임"), "보임"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>보임</w:t></w:r>", "보임"),
        (_symbol("1F60A", instead="?"), "😊"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F041'/><w:noBreakHyphen/><w:softHyphen/></w:r>", "A\u2011\u00ad"),
        ("<w:r><w:fldChar/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>" + _run("2026-01-02"), "2026-01-02"),
        (_control("", _run("안쪽")) + _control("", _run("안내"), HINT), "안쪽"),
    ],
)  # fmt: skip
def test_text_is_what_people_see_with_every_change_accepted(
    notes: Callable[[str], Entry], content: str, text: str
) -> None:
    assert notes(content) == text


def test_a_hint_is_no_value(word_form: Made) -> None:
    assert read_filled(word_form(_control("notes", _run("여기에 적으세요"), HINT))).fields["notes"] == ""


def test_boxes_are_ticked_by_their_state_not_by_their_sign(word_form: Made) -> None:
    options = (("VIP", "0", "☑"), ("골드", "1", "☐"), ("실버", "true", "☐"))
    body = "".join(_control(f"grade={name}", _run(sign), CHECKBOX.format(on)) for name, on, sign in options)
    filled = read_filled(word_form(f"<w:p>{body}{_control('opened=', _run('☑'), CHECKBOX.format(1))}</w:p>"))
    assert filled.fields == {"grade": Ticked(("골드", "실버")), "opened": Ticked(("",))}


def test_the_item_of_a_list_that_chooses_nothing_is_nothing(word_form: Made) -> None:
    items = "<w:dropDownList><w:listItem w:displayText='(없음)' w:value=''/></w:dropDownList>"
    assert read_filled(word_form(_control("kind", _run("(없음)"), items))).fields["kind"] == ""
    assert read_filled(word_form(_control("kind", _run("불만"), items))).fields["kind"] == "불만"


def test_rows_are_those_that_stand_there(word_form: Made) -> None:
    deleted = "<w:trPr><w:del w:id='1'/></w:trPr>" + _record(2, "지운 날", "지운 것")
    body = _rows(_record(1, "1일", "가"), deleted, _record(1, "2일", "베낀 것"), _record(3, "3일", "다"))
    rows = read_filled(word_form(body)).tables["p"]
    assert [(row["p[].date"], row["p[].item"]) for row in rows] == [("1일", "가"), ("2일", "베낀 것"), ("3일", "다")]


def test_rows_put_in_by_hand_belong_to_the_columns_above_them(word_form: Made) -> None:
    put_in = _cell(_run("2일")) + _cell(_run("손으로"))
    total = _cell(_run("합계"), "<w:shd w:fill='EEEEEE'/>") + _cell(_run("9"), "<w:shd w:fill='EEEEEE'/>")
    empty = _cell("") + _cell("")
    heading = _cell(_run("일자")) + _cell(_run("품목"))
    body = _rows(heading, _record(1, "1일", "가"), put_in, empty, _record(2, "3일", "나"), put_in, total)
    rows = read_filled(word_form(body)).tables["p"]
    assert [row["p[].date"] for row in rows] == ["1일", "2일", "3일", "2일"]
    assert [row["p[].item"] for row in rows] == ["가", "손으로", "나", "손으로"]


def test_a_repeated_section_holds_a_record_of_several_rows(word_form: Made) -> None:
    def section(date: str, note: str) -> str:
        date_row, note_row = _control("p[1].date", _run(date)), _control("p[1].note", _run(note))
        rows = f"<w:tr>{_cell(date_row)}</w:tr><w:tr>{_cell(note_row)}</w:tr>"
        return _control("", rows, "<w15:repeatingSectionItem/>")

    rows = read_filled(word_form(f"<w:tbl>{section('1일', '가')}{section('2일', '나')}</w:tbl>")).tables["p"]
    assert [dict(row) for row in rows] == [{"p[].date": "1일", "p[].note": "가"}, {"p[].date": "2일", "p[].note": "나"}]


def test_headers_count_and_copies_for_older_programs_do_not(word_form: Made) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    header = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    copy = f"<mc:AlternateContent><mc:Fallback>{_control('name', _run('옛것'))}</mc:Fallback></mc:AlternateContent>"
    parts = {
        "word/_rels/document.xml.rels": f"<Relationships xmlns='{rels}'><Relationship Id='r1' "
        f"Type='{office}/header' Target='header1.xml'/></Relationships>",
        "word/header1.xml": f"<w:hdr {header}><w:p>{_control('owner', _run('김담당'))}</w:p></w:hdr>",
    }
    filled = read_filled(word_form(f"<w:p>{copy}{_control('name', _run('홍길동'))}</w:p>", parts))
    assert filled.fields == {"name": "홍길동", "owner": "김담당"}


def test_a_form_from_word_on_the_web_has_its_text_elsewhere(word_form: Made) -> None:
    with ZipFile(BytesIO(word_form(_control("name", _run("홍길동"))))) as made:
        relationships, body = (made.read(name).decode() for name in ("_rels/.rels", "word/document.xml"))
    elsewhere = {
        "_rels/.rels": relationships.replace("word/document.xml", "/word/document2.xml"),
        "word/document.xml": None,
        "word/document2.xml": body,
    }
    assert read_filled(word_form("", elsewhere)).fields == {"name": "홍길동"}


def test_bookmarks_name_the_controls_whose_tags_are_gone(word_form: Made) -> None:
    anchors = Anchors()
    named = {"name": "홍길동", "p[3].date": "3일"}
    body = "".join(
        _control("", f"<w:bookmarkStart w:id='1' w:name='{anchors.of(name)}'/>{_run(text)}")
        for name, text in named.items()
    )
    own = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    listed = (f"<property name='{name}'><v>{text}</v></property>" for name, text in anchors.properties().items())
    parts = {"docProps/custom2.xml": f"<Properties xmlns='{own}'>{''.join(listed)}</Properties>"}
    filled = read_filled(word_form(f"<w:p>{body}</w:p>", parts))
    assert (filled.fields, filled.tables) == ({"name": "홍길동"}, {"p": ({"p[].date": "3일"},)})
