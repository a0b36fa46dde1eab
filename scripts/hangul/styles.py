"""The styles of the 한글 templates: whoever restyles a form in 한글 changes these."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.arrangement.customer import LINE
from scripts.hangul.borders import border_fills, borders_number
from scripts.hangul.units import hwpunits

FONT, FONT_STANDING_IN = "나눔고딕", "함초롬돋움"
"""What 한글 brings along stands in where the first is not installed."""

BOX_FONT, BOX_FONT_STANDING_IN = "함초롬돋움", "DejaVu Sans"
"""For signs: 나눔고딕 has neither ☐ nor ☑, and substitutes found for each by itself would differ in width."""

LANGUAGES = ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER")
"""The classes of characters, each with fonts of its own (KS X 6101, 9.3.2)."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style with its characters: points, letter spacing in percent of the size, millimetres around it.

    `line` is the line spacing in percent, or with `exact` in points. With `middle` text stands beside the middle of a
    picture in its line, not of its lower edge.
    """

    name: str
    points: float = 9
    align: str = "LEFT"
    bold: bool = False
    color: str = "#000000"
    spacing: int = 0
    before: float = 0
    after: float = 0
    line: float = 125
    exact: bool = False
    with_next: bool = False
    middle: bool = False
    borders: str = "none"


_CENTER, _RIGHT = "CENTER", "RIGHT"
_DARK_TEXT = "#222222"

STYLES = {
    "Normal": Style("바탕글"),
    "CardTitle": Style("카드 제목", 20, _CENTER, bold=True, spacing=20),
    "CardCompany": Style("카드 회사", 10, bold=True, middle=True),
    "CardApproval": Style("카드 결재", 8, _CENTER),
    "CardMark": Style("카드 표시", 8.5, _RIGHT, color="#333333", line=150),
    "CardSection": Style("카드 구역", 9.5, bold=True, color="#22313F"),
    "CardBar": Style("카드 구역 띠", 1, line=2, exact=True, with_next=True),
    "CardTable": Style("카드 표 제목", 8.5, bold=True, after=0.7, with_next=True),
    "CardHead": Style("카드 표 머리", 8.5, _CENTER, bold=True, color=_DARK_TEXT),
    "CardLabel": Style("카드 항목", 8.5, _CENTER, bold=True, color=_DARK_TEXT),
    "CardValue": Style("카드 값"),
    "CardLong": Style("카드 긴 글", line=140),
    "CardCell": Style("카드 칸", 8),
    "CardChoice": Style("카드 칸 선택", 7.5, line=120),
    "CardCenter": Style("카드 칸 가운데", 8, _CENTER),
    "CardNumber": Style("카드 칸 숫자", 8, _RIGHT),
    **{
        f"{style}{size}": Style(f"{name} {number}", points, align)
        for style, name, align in (("CardCenter", "카드 칸 가운데", _CENTER), ("CardNumber", "카드 칸 숫자", _RIGHT))
        for number, (size, points) in enumerate((("Small", 7), ("Smaller", 6), ("Smallest", 5)), 2)
    },
    "CardStart": Style("카드 시작", 1, line=100),
    "CardGap": Style("카드 사이", 1, line=5, exact=True),
    "CardLine": Style("카드 빈 줄", 9, line=LINE / 25.4 * 72, exact=True),
    "CardFooter": Style("카드 바닥글", 7.5, color="#555555"),
    "CardPage": Style("카드 쪽 번호", 7.5, _RIGHT, color="#555555"),
    "ReceiptTitle": Style("입금표 제목", 20, _CENTER, bold=True, spacing=50),
    "ReceiptText": Style("입금표 글", 9.5),
    "ReceiptRight": Style("입금표 오른쪽", 9.5, _RIGHT),
    "ReceiptPayer": Style("입금표 납입자", 12, bold=True),
    "ReceiptCompany": Style("입금표 회사", 12, bold=True, middle=True),
    "ReceiptSum": Style("입금표 금액", 13, _RIGHT, bold=True),
    "ReceiptName": Style("입금표 영수자", 10.5, _CENTER, bold=True),
    "ReceiptWords": Style("입금표 문구", 11.5, _CENTER, spacing=12, before=5, after=2.8),
    "ReceiptDate": Style("입금표 날짜", 10.5, _CENTER, spacing=8, after=3.5),
    "ReceiptCut": Style("입금표 자르는 선", 6, before=2, after=4.6, borders="cut"),
}
"""By the name paragraphs call them; style, characters and paragraph of one name share one number from 0."""


def style_number(name: str) -> int:
    """The number of a style."""
    return [*STYLES].index(name)


def reference_lists() -> str:
    """The inside of hh:refList: fonts, borders, characters, tabs, paragraphs, styles."""
    return (
        _counted("fontfaces", [_fontface(language) for language in LANGUAGES])
        + _counted("borderFills", border_fills())
        + _counted("charProperties", [_characters(number, style) for number, style in enumerate(STYLES.values())])
        + _counted("tabProperties", ['<hh:tabPr id="0" autoTabLeft="0" autoTabRight="0"/>'])
        + _counted("paraProperties", [_paragraph(number, style) for number, style in enumerate(STYLES.values())])
        + _counted("styles", [_style(number, *named) for number, named in enumerate(STYLES.items())])
    )


def _counted(name: str, items: list[str]) -> str:
    return f'<hh:{name} itemCnt="{len(items)}">{"".join(items)}</hh:{name}>'


def _fontface(language: str) -> str:
    fonts = ((FONT, FONT_STANDING_IN), (BOX_FONT, BOX_FONT_STANDING_IN))
    listed = "".join(
        f'<hh:font id="{number}" face="{face}" type="TTF" isEmbedded="0">'
        f'<hh:substFont face="{other}" type="TTF" isEmbedded="0" binaryItemIDRef=""/></hh:font>'
        for number, (face, other) in enumerate(fonts)
    )
    return f'<hh:fontface lang="{language}" fontCnt="{len(fonts)}">{listed}</hh:fontface>'


def _characters(number: int, style: Style) -> str:
    return (
        f'<hh:charPr id="{number}" height="{round(style.points * 100)}" textColor="{style.color}" shadeColor="none" '
        'useFontSpace="0" useKerning="0" symMark="NONE" borderFillIDRef="1">'
        f"{_each('fontRef', 0, symbol=1)}{_each('ratio', 100)}{_each('spacing', style.spacing)}{_each('relSz', 100)}"
        f"{_each('offset', 0)}{'<hh:bold/>' if style.bold else ''}"
        '<hh:underline type="NONE" shape="SOLID" color="#000000"/><hh:strikeout shape="NONE" color="#000000"/>'
        '<hh:outline type="NONE"/><hh:shadow type="NONE" color="#C0C0C0" offsetX="10" offsetY="10"/></hh:charPr>'
    )


def _each(name: str, value: int, *, symbol: int | None = None) -> str:
    """One value for every class of characters; signs may have their own."""
    values = {language.lower(): value for language in LANGUAGES} | ({} if symbol is None else {"symbol": symbol})
    listed = " ".join(f'{language}="{each}"' for language, each in values.items())
    return f"<hh:{name} {listed}/>"


def _paragraph(number: int, style: Style) -> str:
    beside = "CENTER" if style.middle else "BASELINE"
    return (
        f'<hh:paraPr id="{number}" tabPrIDRef="0" condense="0" fontLineHeight="0" '
        'snapToGrid="0" suppressLineNumbers="0" checked="0" textDir="LTR">'
        f'<hh:align horizontal="{style.align}" vertical="{beside}"/><hh:heading type="NONE" idRef="0" level="0"/>'
        '<hh:breakSetting breakLatinWord="BREAK_WORD" breakNonLatinWord="BREAK_WORD" widowOrphan="0" '
        f'keepWithNext="{int(style.with_next)}" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/>'
        '<hh:autoSpacing eAsianEng="0" eAsianNum="0"/><hp:switch>'
        '<hp:case hp:required-namespace="http://www.hancom.co.kr/hwpml/2016/HwpUnitChar">'
        f"{_spacing(style, 1)}</hp:case><hp:default>{_spacing(style, 2)}</hp:default></hp:switch>"
        f'<hh:border borderFillIDRef="{borders_number(style.borders)}" offsetLeft="0" offsetRight="0" offsetTop="0" '
        'offsetBottom="0" connect="0" ignoreMargin="0"/></hh:paraPr>'
    )


def _spacing(style: Style, scale: int) -> str:
    """Room around and between lines; older programs count it in halves of the unit."""
    sides = {"intent": 0.0, "left": 0.0, "right": 0.0, "prev": style.before, "next": style.after}
    margins = "".join(f'<hc:{side} value="{hwpunits(size) * scale}" unit="HWPUNIT"/>' for side, size in sides.items())
    kind, value = ("FIXED", round(style.line * 100) * scale) if style.exact else ("PERCENT", round(style.line))
    return f'<hh:margin>{margins}</hh:margin><hh:lineSpacing type="{kind}" value="{value}" unit="HWPUNIT"/>'


def _style(number: int, name: str, style: Style) -> str:
    return (
        f'<hh:style id="{number}" type="PARA" name="{style.name}" engName="{name}" paraPrIDRef="{number}" '
        f'charPrIDRef="{number}" nextStyleIDRef="{number}" langID="1042" lockForm="0"/>'
    )
