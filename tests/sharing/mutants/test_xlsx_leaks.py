"""Every channel of a workbook through which a withheld value can leave is seen by the audit: one leaky file each."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from cardgen.extracting.found import Channel, Feature
from cardgen.model.problem import Problem

Problems = tuple[Problem, ...]
Change = bytes | Callable[[bytes], bytes]
FIELDS = ("contact.mobile", "contact.email", "name", "contact.address", "personal.birth_date")


def hidden_sheet(state: str) -> Callable[[load_workbook, str], None]:
    def hide(book: load_workbook, secret: str) -> None:
        sheet = book.create_sheet("x")
        sheet.sheet_state = state
        sheet["A1"] = secret

    return hide


def hidden_row(book: load_workbook, secret: str) -> None:
    book.active["A90"] = secret
    book.active.row_dimensions[90].hidden = True


def hidden_column(book: load_workbook, secret: str) -> None:
    book.active["AZ1"] = secret
    book.active.column_dimensions["AZ"].hidden = True


def rich(book: load_workbook, secret: str) -> None:
    book.active["A90"] = CellRichText(secret[:2], TextBlock(InlineFont(b=True), secret[2:]))


def defined_name(book: load_workbook, secret: str) -> None:
    book.defined_names["x"] = DefinedName("x", attr_text=f'"{secret}"')


def validation(book: load_workbook, secret: str) -> None:
    rule = DataValidation(type="list", formula1=f'"{secret},x"', prompt="x")
    rule.add("A90")
    book.active.add_data_validation(rule)


def prompt(book: load_workbook, secret: str) -> None:
    rule = DataValidation(type="list", formula1='"x"', prompt=secret, promptTitle="x")
    rule.add("A90")
    book.active.add_data_validation(rule)


def comment(book: load_workbook, secret: str) -> None:
    book.active["A1"].comment = Comment(secret, "x")


def author(book: load_workbook, secret: str) -> None:
    book.active["A1"].comment = Comment("x", secret)


def formula(book: load_workbook, secret: str) -> None:
    book.active["A90"] = f'=CONCAT("{secret}")'


def number_format(book: load_workbook, secret: str) -> None:
    book.active["A90"] = 1
    book.active["A90"].number_format = f'"{secret}"0'


def footer(book: load_workbook, secret: str) -> None:
    book.active.oddFooter.left.text = secret


def sheet_name(book: load_workbook, secret: str) -> None:
    book.create_sheet(secret[:31])


def core_property(book: load_workbook, secret: str) -> None:
    book.properties.creator = secret


def custom_property(book: load_workbook, secret: str) -> None:
    book.custom_doc_props.append(StringProperty(name="x", value=secret))


def link(book: load_workbook, secret: str) -> None:
    book.active["A90"] = "x"
    book.active["A90"].hyperlink = f"https://x/{secret}"


BOOK_LEAKS: Mapping[str, tuple[Channel, Callable[[load_workbook, str], None]]] = {
    "cell": (Channel.CELL, lambda book, it: book.active.__setitem__("A90", it)),
    "hidden sheet": (Channel.HIDDEN_SHEET, hidden_sheet("hidden")),
    "very hidden sheet": (Channel.HIDDEN_SHEET, hidden_sheet("veryHidden")),
    "hidden row": (Channel.HIDDEN_SHEET, hidden_row),
    "hidden column": (Channel.HIDDEN_SHEET, hidden_column),
    "rich text in pieces": (Channel.CELL, rich),
    "defined name": (Channel.DEFINED_NAME, defined_name),
    "validation": (Channel.VALIDATION, validation),
    "prompt of a validation": (Channel.VALIDATION, prompt),
    "comment": (Channel.COMMENT, comment),
    "author of a comment": (Channel.PEOPLE, author),
    "formula": (Channel.FORMULA, formula),
    "number format": (Channel.NUMBER_FORMAT, number_format),
    "footer": (Channel.HEADER, footer),
    "sheet name": (Channel.SHEET_NAME, sheet_name),
    "core property": (Channel.PROPERTY, core_property),
    "custom property": (Channel.PROPERTY, custom_property),
    "link": (Channel.LINK, link),
}

PART_LEAKS: Mapping[str, tuple[Channel, Callable[[str], Mapping[str, Change]]]] = {
    "pivot cache": (
        Channel.CACHE,
        lambda it: {"xl/pivotCache/pivotCacheRecords1.xml": f'<r><s v="{it}"/></r>'.encode()},
    ),
    "cache of another workbook": (
        Channel.CACHE,
        lambda it: {"xl/externalLinks/externalLink1.xml": f"<x><cell><v>{it}</v></cell></x>".encode()},
    ),
    "people": (Channel.PEOPLE, lambda it: {"xl/persons/person.xml": f'<p><person displayName="{it}"/></p>'.encode()}),
    "unused string": (
        Channel.CACHE,
        lambda it: {
            "xl/sharedStrings.xml": lambda part: part.replace(b"</sst>", f"<si><t>{it}</t></si></sst>".encode())
        },
    ),
    "custom view": (
        Channel.OBJECT,
        lambda it: {
            "xl/workbook.xml": lambda part: part.replace(
                b"</workbook>", f'<ext><x name="{it}"/></ext></workbook>'.encode()
            )
        },
    ),
    "chart's cache": (
        Channel.TEXT_BOX,
        lambda it: {"xl/charts/chart1.xml": f"<c><strCache><v>{it}</v></strCache></c>".encode()},
    ),
}


@pytest.mark.parametrize(("leak", "field"), [(leak, FIELDS[at % 5]) for at, leak in enumerate(BOOK_LEAKS)])
def test_a_value_a_program_writes_is_told_by_field_and_channel(
    leak: str,
    field: str,
    clean: Mapping[str, bytes],
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
) -> None:
    channel, plant = BOOK_LEAKS[leak]
    problems = judge("xlsx", planted(clean["xlsx"], lambda book: plant(book, secrets[field])))
    assert told(problems, field, channel)
    assert secrets[field] not in repr(problems)


def planted(content: bytes, plant: Callable[[load_workbook], None]) -> bytes:
    out = io.BytesIO()
    book = load_workbook(io.BytesIO(content))
    plant(book)
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("leak", "field"), [(leak, FIELDS[at % 5]) for at, leak in enumerate(PART_LEAKS)])
def test_a_value_in_a_part_is_told_by_field_and_channel(
    leak: str,
    field: str,
    clean: Mapping[str, bytes],
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    with_parts: Callable[[bytes, Mapping[str, Change]], bytes],
) -> None:
    channel, make = PART_LEAKS[leak]
    problems = judge("xlsx", with_parts(clean["xlsx"], make(secrets[field])))
    assert told(problems, field, channel)


@pytest.mark.parametrize("number_format", ["yyyy-mm-dd", "General", '0"개"'])
def test_a_day_is_found_as_a_number(
    number_format: str,
    clean: Mapping[str, bytes],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
) -> None:
    def plant(book: load_workbook) -> None:
        cell = book.active["A90"]
        cell.value = (date(1997, 4, 9) - date(1899, 12, 30)).days
        cell.number_format = number_format

    assert told(judge("xlsx", planted(clean["xlsx"], plant)), "personal.birth_date", Channel.CELL)


def test_an_amount_is_found_as_a_number(
    clean: Mapping[str, bytes],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
) -> None:
    leaky = planted(clean["xlsx"], lambda book: book.active.__setitem__("A90", 349_000))
    assert told(judge("xlsx", leaky), "purchases[].amount", Channel.CELL)


def test_rows_in_the_order_of_the_names_are_refused(
    clean: Mapping[str, bytes], judge: Callable[[str, bytes], Problems]
) -> None:
    def turn(book: load_workbook) -> None:
        sheet = book.active
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for at, row in enumerate(reversed(rows)):
            for column, value in enumerate(row):
                sheet.cell(at + 2, column + 1).value = value

    assert "P306" in {problem.code for problem in judge("xlsx", planted(clean["xlsx"], turn))}
    assert "P306" not in {problem.code for problem in judge("xlsx", planted(clean["xlsx"], lambda _: None))}


def test_a_hidden_sheet_is_refused_whatever_it_holds(
    clean: Mapping[str, bytes],
    judge: Callable[[str, bytes], Problems],
    features: Callable[[Problems], set[Feature]],
) -> None:
    leaky = planted(clean["xlsx"], lambda book: hidden_sheet("hidden")(book, "x"))
    assert Feature.HIDDEN_SHEET in features(judge("xlsx", leaky))
