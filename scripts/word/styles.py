"""The styles of the Word templates: whoever restyles a form in Word changes these."""

from __future__ import annotations

from scripts.word.markup import BOX_FONT, RULE, twips

FONT = "NanumGothic"
_OTHER_NAMES = "나눔고딕,맑은 고딕,Malgun Gothic"
_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'


def font_table() -> str:
    """The font and what may stand in for it where it is not installed."""
    return (
        f'<w:font w:name="{FONT}"><w:altName w:val="{_OTHER_NAMES}"/><w:charset w:val="81"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        f'<w:font w:name="{BOX_FONT}"><w:altName w:val="Segoe UI Symbol"/><w:family w:val="swiss"/></w:font>'
    )


def styles() -> str:
    """Defaults, paragraph styles, table styles."""
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val="18"/><w:szCs w:val="18"/>'
        '<w:lang w:val="en-US" w:eastAsia="ko-KR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:wordWrap w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>" + "".join(_PARAGRAPHS) + _grid() + _plain()
    )


def _style(style: str, name: str, paragraph: str = "", run: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


def _size(points: float, *, bold: bool = False, color: str = "", spacing: float = 0) -> str:
    half = round(points * 2)
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{color}"/>' if color else "")
        + (f'<w:spacing w:val="{round(spacing * 20)}"/>' if spacing else "")
        + f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    )


_CENTER = '<w:jc w:val="center"/>'
_RIGHT = '<w:jc w:val="right"/>'
_BAR = (
    '<w:pBdr><w:top w:val="single" w:sz="4" w:space="2" w:color="DDE5ED"/>'
    '<w:left w:val="single" w:sz="32" w:space="4" w:color="33475B"/>'
    '<w:bottom w:val="single" w:sz="4" w:space="2" w:color="DDE5ED"/></w:pBdr>'
)
"""Rules in the bar's own colour, 2 points away, make it higher than its text."""
_BAR_FILL = '<w:shd w:val="clear" w:color="auto" w:fill="DDE5ED"/>'
_CUT = '<w:pBdr><w:bottom w:val="dashed" w:sz="4" w:space="1" w:color="888888"/></w:pBdr>'
_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{twips(180)}"/></w:tabs>'
_EXACT = '<w:spacing w:before="0" w:after="0" w:line="{}" w:lineRule="exact"/>'

_PARAGRAPHS = (
    _style("CardTitle", "카드 제목", _CENTER, _size(20, bold=True, spacing=4)),
    _style(
        "CardCompany",
        "카드 회사",
        f'<w:ind w:right="{twips(4)}"/><w:textAlignment w:val="center"/>',
        _size(10, bold=True),
    ),
    _style("CardApproval", "카드 결재", _CENTER, _size(8)),
    _style(
        "CardSection",
        "카드 구역",
        f'<w:keepNext/>{_BAR}{_BAR_FILL}<w:spacing w:before="110" w:after="40"/><w:ind w:left="150"/>',
        _size(9.5, bold=True, color="22313F"),
    ),
    _style("CardTable", "카드 표 제목", '<w:keepNext/><w:spacing w:before="60" w:after="40"/>', _size(8.5, bold=True)),
    _style("CardHead", "카드 표 머리", f"<w:keepNext/>{_CENTER}", _size(8.5, bold=True, color="222222")),
    _style("CardLabel", "카드 항목", _CENTER, _size(8.5, bold=True, color="222222")),
    _style("CardValue", "카드 값"),
    _style("CardLong", "카드 긴 글", '<w:spacing w:before="50" w:after="30" w:line="264" w:lineRule="auto"/>'),
    _style("CardCell", "카드 칸", "", _size(8)),
    _style("CardCenter", "카드 칸 가운데", _CENTER, _size(8)),
    _style("CardNumber", "카드 칸 숫자", _RIGHT, _size(8)),
    *(
        _style(f"{style}{size}", f"{name} {number}", side, _size(points))
        for style, name, side in (("CardCenter", "카드 칸 가운데", _CENTER), ("CardNumber", "카드 칸 숫자", _RIGHT))
        for number, (size, points) in enumerate((("Small", 7), ("Smaller", 6), ("Smallest", 5)), 2)
    ),
    _style(
        "CardChoice",
        "카드 칸 선택",
        '<w:spacing w:before="14" w:after="14" w:line="188" w:lineRule="exact"/><w:contextualSpacing/>',
        _size(7.5),
    ),
    _style("CardGap", "카드 사이", _EXACT.format(60), _size(1)),
    _style("CardLine", "카드 빈 줄", _EXACT.format(twips(7)), _size(9)),
    _style("ReceiptTitle", "입금표 제목", _CENTER, _size(20, bold=True, spacing=12)),
    _style("ReceiptText", "입금표 글", "", _size(9.5)),
    _style("ReceiptRight", "입금표 오른쪽", _RIGHT, _size(9.5)),
    _style("ReceiptPayer", "입금표 납입자", "", _size(12, bold=True)),
    _style("ReceiptCompany", "입금표 회사", '<w:textAlignment w:val="center"/>', _size(12, bold=True)),
    _style("ReceiptSum", "입금표 금액", _RIGHT, _size(13, bold=True)),
    _style("ReceiptName", "입금표 영수자", _CENTER, _size(10.5, bold=True)),
    _style(
        "ReceiptWords", "입금표 문구", f'<w:spacing w:before="300" w:after="160"/>{_CENTER}', _size(11.5, spacing=1.2)
    ),
    _style("ReceiptDate", "입금표 날짜", f'<w:spacing w:after="200"/>{_CENTER}', _size(10.5, spacing=0.8)),
    _style("ReceiptCut", "입금표 자르는 선", f'{_CUT}<w:spacing w:before="120" w:after="260"/>', _size(6)),
    _style("CardFooter", "카드 바닥글", _TAB, _size(7.5, color="555555")),
)


def _grid() -> str:
    """Thin rules around every cell, text in the middle of its height; receipts with a heavier frame."""
    card = _ruled("CardGrid", "카드 표", 4, RULE)
    return card + _ruled("ReceiptGrid", "입금표 표", 12, "333333")


def _ruled(style: str, name: str, frame: int, color: str) -> str:
    def rule(side: str, size: int, color: str) -> str:
        return f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>'

    borders = "".join(rule(side, frame, color) for side in ("top", "left", "bottom", "right"))
    borders += rule("insideH", 4, RULE) + rule("insideV", 4, RULE)
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>{_margins(1.2)}</w:tblPr>'
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
    )


def _plain() -> str:
    """No rules; for the letterhead and for lines of text side by side."""
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="CardPlain"><w:name w:val="카드 표 (선 없음)"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{_margins(0.5)}</w:tblPr>'
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
    )


def _margins(side: float) -> str:
    return (
        '<w:tblCellMar><w:top w:w="20" w:type="dxa"/>'
        f'<w:left w:w="{twips(side)}" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/>'
        f'<w:right w:w="{twips(side)}" w:type="dxa"/></w:tblCellMar>'
    )
