"""Reading 한글 files back finds a value wherever it hides, and passes over what the blank form has too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from cardgen.archives.zip_reader import read_zip
from cardgen.archives.zip_writer import pack, write_zip
from cardgen.extracting.found import Trace
from cardgen.extracting.hwpx_text import hwpx_text
from cardgen.extracting.known_parts import marks
from cardgen.extracting.traces import found_in

TEMPLATE = (Path(__file__).parents[2] / "templates" / "customer" / "card.hwpx").read_bytes()
PARTS = read_zip(TEMPLATE)
PLANTED = "쀍카나리아7316"
SECTION = "Contents/section0.xml"


def planted(name: str, before: str, there: str) -> bytes:
    """The shipped template with a text put before the first place of another."""
    part = PARTS[name].decode()
    assert before in part
    return packed({**PARTS, name: part.replace(before, there + before, 1).encode()})


def packed(parts: Mapping[str, bytes]) -> bytes:
    return write_zip([pack(name, data, level=0 if name == "mimetype" else 6) for name, data in parts.items()])


def run(text: str) -> str:
    return f'<hp:run charPrIDRef="0"><hp:t>{text}</hp:t></hp:run>'


PLACES = {
    "shown text": (SECTION, "</hp:t>", PLANTED),
    "split over runs": (SECTION, "</hp:p>", "".join(map(run, PLANTED))),
    "footer": (SECTION, "</hp:p></hp:subList></hp:footer>", run(PLANTED)),
    "a hidden comment": (SECTION, "</hp:p>", f"<hp:hiddenComment>{PLANTED}</hp:hiddenComment>"),
    "alternative text": (SECTION, "</hp:shapeComment>", PLANTED),
    "name of a style": ("Contents/header.xml", "</hh:styles>", f'<hh:style name="{PLANTED}"/>'),
    "name of a font": ("Contents/header.xml", "</hh:fontface>", f'<hh:font face="{PLANTED}"/>'),
    "title": ("Contents/content.hpf", "</opf:metadata>", f"<opf:title>{PLANTED}</opf:title>"),
    "place of the caret": ("settings.xml", "<ha:CaretPosition", f'<ha:x y="{PLANTED}"/>'),
    "comment of the XML": ("version.xml", "<hv:", f"<!--{PLANTED}-->"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_value_is_found_wherever_it_hides(place: str) -> None:
    assert PLANTED in hwpx_text(planted(*PLACES[place]))


def test_a_value_in_a_part_of_its_own_is_found() -> None:
    for name in ("Preview/PrvText.txt", "Contents/masterpage0.xml", "BinData/x.bmp", f"BinData/{PLANTED}.png"):
        text = f'<?xml version="1.0"?><a>{PLANTED}</a>' if name.endswith(".xml") else PLANTED
        assert PLANTED in hwpx_text(packed({**PARTS, name: text.encode()})), name


def test_a_value_that_is_not_there_is_not_found() -> None:
    assert PLANTED not in hwpx_text(TEMPLATE)


def test_only_parts_that_differ_from_the_blank_form_are_read() -> None:
    content = planted(SECTION, "</hp:t>", PLANTED)
    found = found_in("a.hwpx", content, known=frozenset(marks(TEMPLATE)))
    assert {it.place for it in found if isinstance(it, Trace)} - {"", "a.hwpx"} == {SECTION}
