"""What the index and the ledger take from a card: its index fields and no other; every field and every record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cardgen.extracting.html_text import html_text
from cardgen.extracting.pdf_text import pdf_text
from cardgen.extracting.xlsx_text import xlsx_text
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import Card
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, RecordList
from cardgen.rendering.index_html import render_index_html
from cardgen.rendering.index_pdf import render_index_pdf
from cardgen.rendering.ledger_xlsx import render_ledger
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger

TEMPLATES = Path(__file__).parents[3] / "templates"
FORMS = sorted(folder.parent.name for folder in TEMPLATES.glob("*/form.yaml"))
STEM = "P-000001"


def form_named(name: str) -> FormSpec:
    file = read_form(TEMPLATES / name / "form.yaml", name)
    assert isinstance(file, FormFile)
    return build_form(file)


def is_plain(leaf: Leaf) -> bool:
    return leaf.type is LeafType.STRING and not leaf.choices and not leaf.kind.is_date and not leaf.many


def canary(leaf: Leaf, at: int) -> str:
    return f"010-7{at:03}-9{at:03}" if leaf.kind is Kind.PHONE else f"카나리아{at:03}"


def card_of(form: FormSpec) -> tuple[Card, Mapping[str, str]]:
    """A card with a unique text in every field that takes one, and the texts by path."""
    canaries = {leaf.path: canary(leaf, at) for at, leaf in enumerate(filter(is_plain, form.leaves()))}
    data: dict[str, object] = {}
    for member in form.members():
        *groups, key = member.path.split(".")
        home = data
        for group in groups:
            inner = home.setdefault(group, {})
            assert isinstance(inner, dict)
            home = inner
        if isinstance(member, RecordList):
            home[key] = [{column.key: canaries[column.path] for column in member.columns if column.path in canaries}]
        elif member.path in canaries:
            home[key] = canaries[member.path]
    return Card(STEM, f"{STEM}.yaml", form.name, "0" * 40, data), canaries


@pytest.mark.parametrize("form_name", FORMS)
@pytest.mark.parametrize(
    ("render", "text_of"), [(render_index_html, html_text), (render_index_pdf, pdf_text)], ids=["html", "pdf"]
)
def test_an_index_holds_its_own_fields_and_no_other(
    form_name: str, render: Callable[..., bytes], text_of: Callable[[bytes], str]
) -> None:
    form = form_named(form_name)
    card, canaries = card_of(form)
    text = text_of(render(build_index([card], form, "ko", ("pdf",))))
    shown = {leaf.path for leaf in form.index_leaves}
    assert {path for path, seen in canaries.items() if seen in text} == shown & set(canaries)


@pytest.mark.parametrize("form_name", FORMS)
def test_a_ledger_holds_every_field_and_record(form_name: str) -> None:
    form = form_named(form_name)
    card, canaries = card_of(form)
    text = xlsx_text(render_ledger(build_ledger([card], form, "ko")))
    assert [path for path, seen in canaries.items() if seen not in text] == []
