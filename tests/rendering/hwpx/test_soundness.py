"""The checks of 한글 files see what they are there for: one file for each thing that can go wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cardgen.archives.zip_writer import pack, write_zip
from tests.rendering.hwpx.cards import SAMPLES, printed_tables, squashed
from tests.rendering.hwpx.other_makers import complaints, drawn, read_cells
from tests.rendering.hwpx.soundness import CONTENT, HEADER, SECTION, flaws, parts_of

Change = Callable[[str], str]
BIN = "BinData/x.png"
PREVIEW = "Preview/PrvText.txt"


def instead(old: str, new: str, count: int = 1) -> Change:
    """Another text in the place of the first, or the last for -1, that a pattern finds."""

    def change(part: str) -> str:
        found = [*re.finditer(old, part, re.DOTALL)]
        assert found
        at = found[0] if count > 0 else found[-1]
        return part[: at.start()] + at.expand(new) + part[at.end() :]

    return change


def changed(content: bytes, changes: Mapping[str, Change]) -> bytes:
    """The file with these parts changed or put in."""
    parts = dict(parts_of(content))
    parts |= {
        name: change(parts.get(name, b"").decode("utf-8", "replace")).encode() for name, change in changes.items()
    }
    return write_zip([pack(name, data, level=0 if name == "mimetype" else 6) for name, data in parts.items()])


def section(old: str, new: str, count: int = 1) -> Mapping[str, Change]:
    return {SECTION: instead(old, new, count)}


def put(name: str, text: str) -> Mapping[str, Change]:
    return {name: lambda _: text}


FIELD = '<hp:ctrl><hp:fieldBegin id="5" type="CLICK_HERE" name="x"/></hp:ctrl>'

FLAWS: Mapping[str, Mapping[str, Change]] = {
    "rowAddr": section(r'rowAddr="3"', 'rowAddr="2"', -1),
    "cells over each other": section(r'colAddr="1" rowAddr="1"', 'colAddr="0" rowAddr="1"', -1),
    "a hole": section(r"<hp:tc [^>]*>(?:(?!<hp:tc ).)*?</hp:tc></hp:tr>", "</hp:tr>", -1),
    "rowCnt": section(r'rowCnt="(\d+)"', r'rowCnt="9\1"', -1),
    "widths of cells": section(r'<hp:cellSz width="\d+"', '<hp:cellSz width="77"', -1),
    "heights of cells": section(r'(<hp:cellSz width="\d+" height=)"\d+"', r'\1"77"', -1),
    "id 1 twice": section(r'<hp:tbl id="\d+"', '<hp:tbl id="1"', -1),
    "charPrIDRef 999": section(r'charPrIDRef="\d+"', 'charPrIDRef="999"'),
    "a tag in": section("</hp:t>", "{{ name }}</hp:t>"),
    "a mark in": section("</hp:t>", "\ufdd0</hp:t>"),
    "a raw line break": section("</hp:t>", "a\nb</hp:t>"),
    "laid-out lines": section("</hp:p>", "<hp:linesegarray/></hp:p>"),
    "field 5 without an end": section("</hp:run>", f"{FIELD}</hp:run>"),
    "the template's creator": {CONTENT: instead('name="creator" content="text"/>', 'name="creator">김비서</opf:meta>')},
    "누군가 of PrvText.txt": put(PREVIEW, "누군가"),
    "a picture of the template": put("Preview/PrvImage.png", "x"),
    f"{BIN} is not listed": put(BIN, "x"),
    "BinData/y.png is listed": {
        CONTENT: instead("</opf:manifest>", '<opf:item id="y" href="BinData/y.png"/></opf:manifest>')
    },
    "the count of style": {HEADER: instead(r'<hh:styles itemCnt="\d+"', '<hh:styles itemCnt="1"')},
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_flaw_is_seen(flaw: str) -> None:
    found = flaws(changed(SAMPLES["1 records"].content, FLAWS[flaw]))
    assert [it for it in found if it.startswith(flaw)] != [], found


def test_a_mimetype_that_is_packed_or_not_the_first_is_seen() -> None:
    parts = [pack(name, data) for name, data in parts_of(SAMPLES["1 records"].content).items()]
    assert "mimetype is not first and stored" in flaws(write_zip(parts))
    assert "mimetype is not first and stored" in flaws(write_zip([*parts[1:], parts[0]]))


def test_other_makers_see_a_file_against_the_schema(tmp_path: Path) -> None:
    file = tmp_path / "x.hwpx"
    for mutant in (section(r"<hp:cellSpan [^>]*/>", ""), section("<hp:secPr ", '<hp:secPr nonsense="1" ')):
        file.write_bytes(changed(SAMPLES["1 records"].content, mutant))
        assert complaints(file) != []


def test_a_cell_that_says_something_else_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "x.hwpx"
    file.write_bytes(changed(SAMPLES["1 records"].content, section("품목 0번", "품목 1번")))
    _, *tables = [[[*map(squashed, row)] for row in table] for table in read_cells(file)]
    said = [[[*map(squashed, row)] for row in table] for table in printed_tables(SAMPLES["1 records"].view)]
    assert tables != said


def test_a_head_that_is_not_repeated_is_seen(tmp_path: Path) -> None:
    from tests.rendering.hwpx.test_card_proof import heads_missing

    sample = SAMPLES["200 records"]
    file = tmp_path / "x.hwpx"
    headless = {SECTION: lambda part: part.replace(' header="1"', ' header="0"').replace('repeatHeader="1"', "")}
    file.write_bytes(changed(sample.content, headless))
    table = max(sample.view.tables(), key=lambda it: it.records)
    assert heads_missing(table, drawn([file])[0]) != []
