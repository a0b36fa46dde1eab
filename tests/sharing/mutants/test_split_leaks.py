"""Values in pieces beside each other, and in places no program shows, are seen by the audit: one leaky file each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote

import pytest

from cardgen.extracting.found import Channel
from cardgen.model.problem import Problem

Problems = tuple[Problem, ...]
Change = bytes | Callable[[bytes], bytes]

PIECES: Mapping[str, tuple[str, ...]] = {
    "contact.mobile": ("010", "0617", "2840"),
    "name": ("이", "봄"),
    "personal.birth_date": ("1997", "4", "9"),
}
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def each(markup: str, pieces: Iterable[str]) -> str:
    return "".join(markup.format(piece) for piece in pieces)


def word_paragraph(inner: str) -> str:
    return f'<w:p xmlns:w="{WORD}">{inner}</w:p>'


def word_cells(pieces: Iterable[str]) -> str:
    cells = each("<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>", pieces)
    return f'<w:tbl xmlns:w="{WORD}"><w:tr>{cells}</w:tr></w:tbl>'


def symbols(pieces: Iterable[str]) -> str:
    codes = [f"{0xF000 + ord(letter) if ord(letter) < 0x100 else ord(letter):04X}" for letter in "-".join(pieces)]
    return word_paragraph("<w:r>" + each('<w:sym w:char="{}"/>', codes) + "</w:r>")


def drawn(pieces: Iterable[str]) -> str:
    return f'<a:p xmlns:a="{DRAWING}">' + each("<a:r><a:t>{}</a:t></a:r>", "-".join(pieces)) + "</a:p>"


def formula(pieces: Iterable[str]) -> str:
    return f'<m:oMath xmlns:m="{MATH}">' + each("<m:r><m:t>{}</m:t></m:r>", "-".join(pieces)) + "</m:oMath>"


def rows(pieces: Iterable[str]) -> str:
    return each('<row><c t="inlineStr"><is><t>{}</t></is></c></row>', pieces)


def cells(pieces: Iterable[str]) -> str:
    placed = (f'<c r="{chr(65 + at)}900" t="inlineStr"><is><t>{piece}</t></is></c>' for at, piece in enumerate(pieces))
    return f'<row r="900">{"".join(placed)}</row>'


SPLIT: Mapping[str, tuple[str, Callable[[Iterable[str]], str]]] = {
    "cells of a page": ("html", lambda it: f"<table><tr>{each('<td>{}</td>', it)}</tr></table>"),
    "boxes of a page": ("html", lambda it: each("<div style='display:inline'>{}</div>", it)),
    "runs of a drawing": ("html", lambda it: f"<svg><text>{each('<tspan>{}</tspan>', '-'.join(it))}</text></svg>"),
    "fonts of a page": ("html", lambda it: each("<font>{}</font>", "-".join(it))),
    "data of a page": ("html", lambda it: f"<script type='application/json'>{json.dumps([*it])}</script>"),
    "paragraphs": ("docx", lambda it: each(word_paragraph("<w:r><w:t>{}</w:t></w:r>"), it)),
    "cells of a table": ("docx", word_cells),
    "symbols": ("docx", symbols),
    "runs of a text in a drawing": ("docx", drawn),
    "formula": ("docx", formula),
    "cells of a row": ("xlsx", cells),
    "cells of a column": ("xlsx", rows),
}

PLACES = {
    "html": ("", b"</body>"),
    "docx": ("word/document.xml", b"<w:body>"),
    "xlsx": ("xl/worksheets/sheet1.xml", b"</sheetData>"),
}

Planting = Callable[[str, str], Problems]


@pytest.fixture
def judged_with(
    clean: Mapping[str, bytes],
    judge: Callable[[str, bytes], Problems],
    with_parts: Callable[[bytes, Mapping[str, Change]], bytes],
) -> Planting:
    """What the audit says of a file of this kind with some markup put in."""

    def planted(kind: str, markup: str) -> Problems:
        part, tag = PLACES[kind]

        def put(content: bytes) -> bytes:
            before, found, after = content.partition(tag)
            assert found
            middle = (found, markup.encode()) if kind == "docx" else (markup.encode(), found)
            return b"".join((before, *middle, after))

        return judge(kind, with_parts(clean[kind], {part: put}) if part else put(clean[kind]))

    return planted


EACH_ONCE = [(split, [*PIECES][at % len(PIECES)]) for at, split in enumerate(SPLIT)]
OTHERS = [(split, field) for split in SPLIT for field in PIECES if (split, field) not in EACH_ONCE]


@pytest.mark.parametrize(
    ("split", "field"), [*EACH_ONCE, *(pytest.param(*pair, marks=pytest.mark.slow) for pair in OTHERS)]
)
def test_a_value_in_pieces_is_told(split: str, field: str, judged_with: Planting) -> None:
    kind, make = SPLIT[split]
    assert field in [problem.field for problem in judged_with(kind, make(PIECES[field]))]


def test_a_label_that_runs_into_its_value_does_not_hide_it(judged_with: Planting) -> None:
    assert "name" in [problem.field for problem in judged_with("html", "<p><b>성명</b><span>이봄</span></p>")]


NAMED: Mapping[str, str] = {
    "namespace": '<w:p xmlns:q="urn:{}"/>',
    "prefix of a namespace": '<w:p xmlns:{}="urn:q"/>',
    "element": "<{}/>",
    "attribute": '<w:p {}="1"/>',
    "target of an instruction": "<?{} x?>",
}


@pytest.mark.parametrize("place", NAMED)
def test_a_value_in_the_names_of_the_markup_is_told(
    place: str,
    secrets: Mapping[str, str],
    judged_with: Planting,
    told: Callable[[Problems, str, Channel], bool],
) -> None:
    secret = re.sub(r"\W", "", secrets["contact.address"])
    written = quote(secret) if place == "namespace" else secret
    assert told(judged_with("docx", NAMED[place].format(written)), "contact.address", Channel.MARKUP)


DAYS: Mapping[str, str] = {
    "with a time": "<row><c><v>35529.5</v></c></row>",
    "group of a filter": '<x><filters><dateGroupItem year="1997" month="4" day="9"/></filters></x>',
    "value of a filter": '<x><filter val="35529"/></x>',
    "limit of a validation": "<x><dataValidation><formula1>35529</formula1></dataValidation></x>",
}


@pytest.mark.parametrize("place", DAYS)
def test_a_day_is_found_wherever_a_workbook_counts(place: str, judged_with: Planting) -> None:
    assert "personal.birth_date" in [problem.field for problem in judged_with("xlsx", DAYS[place])]


def test_a_day_is_found_in_a_book_that_counts_from_1904(
    clean: Mapping[str, bytes],
    judge: Callable[[str, bytes], Problems],
    with_parts: Callable[[bytes, Mapping[str, Change]], bytes],
) -> None:
    row = b"<row><c><v>34067</v></c></row></sheetData>"
    parts: Mapping[str, Change] = {
        PLACES["xlsx"][0]: lambda part: part.replace(b"</sheetData>", row),
        "xl/workbook.xml": lambda part: re.sub(
            rb"<workbookPr[^>]*/>|(?=<sheets)", b'<workbookPr date1904="1"/>', part, count=1
        ),
    }
    assert "personal.birth_date" in [problem.field for problem in judge("xlsx", with_parts(clean["xlsx"], parts))]
