"""한글 forms as Hancom Office leaves them once somebody has been at work in them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from cardgen.errors import UsageError
from cardgen.importing.forms.reading import read_filled
from cardgen.model.filledform import Ticked
from cardgen.model.formstamp import FormStamp

Made = Callable[..., bytes]

_IDS = count(1)


def _begin(name: str, guide: str = "", mark: int = 1) -> str:
    guided = f"<hp:parameters><hp:stringParam name='Direction'>{guide}</hp:stringParam></hp:parameters>"
    return (
        f"<hp:run><hp:ctrl><hp:fieldBegin editable='1' name='{name}' id='{mark}' type='CLICK_HERE'>{guided}"
        "</hp:fieldBegin></hp:ctrl></hp:run>"
    )


def _end(mark: int = 1) -> str:
    return f"<hp:run><hp:ctrl><hp:fieldEnd fieldid='0' beginIDRef='{mark}'/></hp:ctrl></hp:run>"


def _text(text: str) -> str:
    return f"<hp:run charPrIDRef='7'><hp:t>{text}</hp:t></hp:run>"


def _field(name: str, text: str, guide: str = "") -> str:
    mark = next(_IDS)
    return f"{_begin(name, guide, mark)}{_text(text)}{_end(mark)}"


def _p(content: str) -> str:
    return f"<hp:p id='0' paraPrIDRef='0'>{content}<hp:linesegarray><hp:lineseg/></hp:linesegarray></hp:p>"


def _cell(column: int, content: str, name: str = "", look: str = "1") -> str:
    return (
        f"<hp:tc borderFillIDRef='{look}' name='{name}'><hp:subList>{_p(content)}</hp:subList>"
        f"<hp:cellAddr colAddr='{column}' rowAddr='0'/><hp:cellSpan colSpan='1' rowSpan='1'/></hp:tc>"
    )


def _table(*rows: str) -> str:
    return _p(f"<hp:run><hp:tbl>{''.join(f'<hp:tr>{row}</hp:tr>' for row in rows)}</hp:tbl></hp:run>")


def _record(number: int, date: str, item: str) -> str:
    return _cell(0, _field(f"p[{number}].date", date)) + _cell(1, _field(f"p[{number}].item", item))


def test_the_stamp_is_among_the_keywords_or_in_a_field(hangul_form: Made, stamp: FormStamp) -> None:
    named = _p(_field("name", "홍길동"))
    assert read_filled(hangul_form(named)).stamp == stamp
    hidden = _p(_field("cardgen.stamp", stamp.text()))
    assert read_filled(hangul_form(named + hidden, stamp="")).stamp == stamp
    with pytest.raises(UsageError) as refused:
        read_filled(hangul_form(named + _p(_field("cardgen.stamp", FormStamp("receipt", 1, "ko").text()))))
    assert refused.value.message_id == "error.form.two_stamps"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (_p(_begin("notes") + _text("홍길") + _text("동 &lt;&amp;&gt;") + _end()), "홍길동 <&>"),
        (_p(_begin("notes") + _text("가<hp:lineBreak/>나<hp:tab/>다<hp:nbSpace/>") + _end()), "가\n나\t다\u00a0"),
        (_p(_text("앞") + _begin("notes") + _text("가")) + _p("") + _p(_text("나") + _end() + _text("뒤")), "가\n\n나"),
        (_p(_begin("notes") + _text("<hp:deleteBegin Id='1'/>헌<hp:deleteEnd Id='1'/>새 집") + _end()), "새 집"),
        (
            _p(_begin("notes") + _text("가<hp:deleteBegin Id='1'/>헌") + _text("헌<hp:deleteEnd Id='1'/>나") + _end()),
            "가나",
        ),
        (_p(_begin("notes") + _text("<hp:markpenBegin color='#FFFF00'/>밝게<hp:markpenEnd/>") + _end()), "밝게"),
        (_p(_begin("notes") + _text("안") + "<hp:run><hp:ctrl><hp:footNote><hp:subList>" + _p(_text("각주"))
            + "</hp:subList></hp:footNote></hp:ctrl></hp:run>" + _text("밖") + _end()), "안밖"),
        (_p(_begin("notes") + "<hp:run><hp:ctrl><hp:fieldBegin type='HYPERLINK' id='5'/></hp:ctrl></hp:run>"
            + _text("a@example.com") + _end(5) + _text(" 입니다") + _end()), "a@example.com 입니다"),
        (_p(_begin("notes", mark=3) + _text("번호가 틀린 끝") + _end(99) + _text("뒤")), "번호가 틀린 끝"),
        (_p(_begin("notes", "성명을 입력하세요") + _text("성명을 입력하세요") + _end()), ""),
        (_p(_begin("notes", "성명") + _text("성명불상") + _end()), "성명불상"),
        (_p(_begin("notes") + _end()), ""),
    ],
)  # fmt: skip
def test_text_is_what_stands_between_begin_and_end(hangul_form: Made, content: str, text: str) -> None:
    assert read_filled(hangul_form(content)).fields == {"notes": text}


def test_boxes_are_read_where_the_name_says_so(hangul_form: Made) -> None:
    fields = {"grade=": "☐ VIP  V 골드", "opened=": "☑", "notes": "☑ 다 했음", "kind=": "개인"}
    filled = read_filled(hangul_form("".join(_p(_field(name, text)) for name, text in fields.items())))
    assert filled.fields == {
        "grade": Ticked(("골드",)),
        "opened": Ticked(("",)),
        "notes": "☑ 다 했음",
        "kind": "개인",
    }


def test_rows_are_those_that_stand_there(hangul_form: Made) -> None:
    heading = _cell(0, _text("일자")) + _cell(1, _text("품목"))
    put_in = _cell(0, _text("3일")) + _cell(1, _text("손으로"))
    total = _cell(0, _text("합계"), look="9") + _cell(1, _text("9"), look="9")
    rows = (heading, _record(1, "1일", "가"), _record(1, "2일", "베낀 것"), put_in, _record(2, "4일", "나"), total)
    found = read_filled(hangul_form(_table(*rows))).tables["p"]
    assert [row["p[].date"] for row in found] == ["1일", "2일", "3일", "4일"]
    assert [row["p[].item"] for row in found] == ["가", "베낀 것", "손으로", "나"]


def test_named_cells_are_fields_and_repeat_by_row(hangul_form: Made) -> None:
    named = [
        _cell(0, _text(date), "p[].date") + _cell(1, _text(item), "p[].item")
        for date, item in (("1일", "가"), ("2일", "나"))
    ]
    filled = read_filled(hangul_form(_table(_cell(0, _text("홍길동"), "name"), *named)))
    assert filled.fields == {"name": "홍길동"}
    assert [row["p[].date"] for row in filled.tables["p"]] == ["1일", "2일"]


def test_sections_follow_each_other_by_number(hangul_form: Made) -> None:
    declared = "xmlns:hp='http://www.hancom.co.kr/hwpml/2011/paragraph'"
    later = {
        f"Contents/section{at}.xml": f"<s {declared}>{_p(_field(f'p[{at}].date', f'{at}일'))}</s>" for at in (10, 2)
    }
    filled = read_filled(hangul_form(_p(_field("p[1].date", "1일")), later))
    assert [row["p[].date"] for row in filled.tables["p"]] == ["1일", "2일", "10일"]
