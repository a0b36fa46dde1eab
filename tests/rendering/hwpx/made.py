"""Templates as Hancom Office saves them: a document it made, with what a test writes put in as its last paragraphs."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from cardgen.archives.zip_writer import pack, write_zip

SECTION, HEADER, CONTENT = "Contents/section0.xml", "Contents/header.xml", "Contents/content.hpf"
LINES = (
    '<hp:linesegarray><hp:lineseg textpos="0" vertpos="0" vertsize="1000" textheight="1000" baseline="850" '
    'spacing="600" horzpos="0" horzsize="42520" flags="393216"/></hp:linesegarray>'
)
_GUIDE = 6
"""Some other letter than that of the text around it."""


@cache
def _skeleton() -> Mapping[str, bytes]:
    """The document python-hwpx starts from; its package is not loaded for it."""
    spec = find_spec("hwpx")
    assert spec is not None
    assert spec.origin is not None
    with zipfile.ZipFile(Path(spec.origin).parent / "data" / "Skeleton.hwpx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made(body: str, extra: Mapping[str, bytes] = {}, *, items: str = "", head: str = "") -> bytes:
    """The file with these paragraphs; `items` go into its list of parts, `head` into its head."""
    parts = {**_skeleton(), **extra}
    changes = {SECTION: ("</hs:sec>", body), CONTENT: ("</opf:manifest>", items), HEADER: ("</hh:head>", head)}
    for name, (end, text) in changes.items():
        parts[name] = parts[name].decode().replace(end, text + end).encode()
    return write_zip([pack(name, data, level=0 if name == "mimetype" else 6) for name, data in parts.items()])


def run(text: str, letter: int = 0) -> str:
    """Text in a letter; `text` is XML."""
    return f'<hp:run charPrIDRef="{letter}"><hp:t>{text}</hp:t></hp:run>'


def p(*runs: str) -> str:
    """A paragraph with its cached lines; a text that is no run becomes one."""
    inner = "".join(one if one.startswith("<hp:run") else run(one) for one in runs)
    return f'<hp:p id="7" paraPrIDRef="0" styleIDRef="0" pageBreak="0" columnBreak="0" merged="0">{inner}{LINES}</hp:p>'


def field(name: str, guide: str = "누르세요", *, number: int = 11, kind: str = "CLICK_HERE", inside: str = "") -> str:
    """The runs of a field that nobody has filled in: its guide text stands in it in a letter of its own."""
    return (
        f'<hp:run charPrIDRef="0"><hp:ctrl><hp:fieldBegin id="{number}" type="{kind}" name="{name}" editable="1" '
        f'dirty="0" zorder="-1" fieldid="627272811">{inside}</hp:fieldBegin></hp:ctrl></hp:run>{run(guide, _GUIDE)}'
        f'<hp:run charPrIDRef="0"><hp:ctrl><hp:fieldEnd beginIDRef="{number}" fieldid="627272811"/></hp:ctrl><hp:t/>'
        "</hp:run>"
    )


def cell(content: str, *, name: str = "", columns: int = 1, rows: int = 1, at: tuple[int, int] = (0, 0)) -> str:
    """A cell around a text, a run or paragraphs; `at` are its column and row."""
    inner = content if content.startswith("<hp:p") else p(content)
    return (
        f'<hp:tc name="{name}" header="0" hasMargin="0" protect="0" editable="0" dirty="0" borderFillIDRef="1">'
        '<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0" '
        f'linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">{inner}</hp:subList>'
        f'<hp:cellAddr colAddr="{at[0]}" rowAddr="{at[1]}"/><hp:cellSpan colSpan="{columns}" rowSpan="{rows}"/>'
        f'<hp:cellSz width="{10000 * columns}" height="{2000 * rows}"/>'
        '<hp:cellMargin left="510" right="510" top="141" bottom="141"/></hp:tc>'
    )


def row(*cells: str) -> str:
    """A row."""
    return f"<hp:tr>{''.join(cells)}</hp:tr>"


def table(columns: int, *rows: str) -> str:
    """A paragraph with a table that stands in its line like a letter, as Hancom Office makes them."""
    return p(
        f'<hp:run charPrIDRef="0"><hp:tbl id="99" zOrder="0" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" '
        'textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="NONE" repeatHeader="0" '
        f'rowCnt="{len(rows)}" colCnt="{columns}" cellSpacing="0" borderFillIDRef="1" noAdjust="0">'
        f'<hp:sz width="{10000 * columns}" widthRelTo="ABSOLUTE" height="{2000 * len(rows)}" heightRelTo="ABSOLUTE" '
        'protect="0"/><hp:pos treatAsChar="1" affectLSpacing="0" flowWithText="1" allowOverlap="0" '
        'holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" '
        'horzOffset="0"/><hp:outMargin left="0" right="0" top="0" bottom="0"/>'
        f'<hp:inMargin left="510" right="510" top="141" bottom="141"/>{"".join(rows)}</hp:tbl><hp:t/></hp:run>'
    )
