"""The cards whose 한글 files are proved: none, one, twenty and two hundred records, blank forms, another language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import Card
from cardgen.model.cardview import Block, CardView, Grid, Letterhead
from cardgen.model.form import FormSpec
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.rendering.renderer import CardRenderer
from cardgen.viewing.build_view import blank_view, filled_view

TEMPLATES = Path(__file__).parents[3] / "templates"
LOGO = (TEMPLATES / "logo.png").read_bytes()
LETTERHEAD = Letterhead("한빛상사", LOGO, ("담당", "팀장", "대표"))
RECORDS = (0, 1, 20, 200)


@dataclass(frozen=True, slots=True)
class Sample:
    """A card as it is printed, and the file of it."""

    name: str
    form: str
    view: CardView

    @property
    def content(self) -> bytes:
        """The HWPX file."""
        return _printed(self.name)


@cache
def form_named(name: str) -> FormSpec:
    """A form that ships."""
    read = read_form(TEMPLATES / name / "form.yaml", name)
    assert isinstance(read, FormFile)
    return build_form(read)


@cache
def renderer_of(form: str) -> CardRenderer:
    """The shipped template of a form."""
    return CARD_FORMATS["hwpx"].open(TEMPLATES / form)


@cache
def _printed(name: str) -> bytes:
    sample = SAMPLES[name]
    return renderer_of(sample.form).render(sample.view)


def _card(form: str, data: Mapping[str, Any]) -> Card:
    return Card(id=str(data["id"]), path="cards/x.yaml", form=form, blob="c0ffee" * 7, data=data)


def customer_card(records: int) -> Card:
    """A customer with signs of XML and several lines in the texts, and so many purchases, contacts and notes."""
    data: dict[str, Any] = {
        "id": "C-7F3K9Q",
        "name": "김<하늘>&",
        "grade": "VIP",
        "status": "활성",
        "contact": {"mobile": "010-1234-5678", "address": '서울 "종로"\n1길', "email": "sky@example.kr"},
        "personal": {"birth_date": "1981-02-03"},
        "purchases": [
            {
                "date": f"20{10 + at // 300:02}-{at % 12 + 1:02}-{at % 28 + 1:02}",
                "item": f"품목 {at}번",
                "amount": 1000 + at,
            }
            for at in range(records)
        ],
    }
    return _card("customer", data)


def _receipt() -> Card:
    items = [{"description": "연회비 & 가입비", "amount": 120_000}]
    data = {"id": "R-3H8QZM", "payer": "한<결>", "amount": 120_000, "date": "2026-03-04", "items": items}
    return _card("receipt", data)


def _samples() -> list[Sample]:
    customer, receipt = form_named("customer"), form_named("receipt")
    return [
        *(
            Sample(f"{it} records", "customer", filled_view(customer_card(it), customer, LETTERHEAD, "ko"))
            for it in RECORDS
        ),
        Sample("a blank card", "customer", blank_view(customer, LETTERHEAD, "ko")),
        Sample("no logo, in English", "customer", blank_view(customer, Letterhead("Hanbit"), "en")),
        Sample("a receipt", "receipt", filled_view(_receipt(), receipt, LETTERHEAD, "ko")),
        Sample("a blank receipt", "receipt", blank_view(receipt, LETTERHEAD, "en")),
    ]


SAMPLES: Mapping[str, Sample] = {sample.name: sample for sample in _samples()}


def squashed(text: str) -> str:
    """Without spaces and line ends: where lines break is each program's own."""
    return re.sub(r"\s+", "", text)


def printed_tables(view: CardView) -> list[list[list[str]]]:
    """What stands in the cells of each table below the letterhead, row by row, as the card's view has it.

    The bar with a section's name is a table of one cell.
    """
    tables = []
    for section in view.sections:
        tables += [[[section.label]], *map(_table, section.blocks)]
    return tables


def _table(block: Block) -> list[list[str]]:
    if isinstance(block, Grid):
        return [[text for it in row.cells for text in (it.label, it.text)] for row in block.rows]
    return [[column.label for column in block.columns], *([cell.text for cell in row] for row in block.rows)]
