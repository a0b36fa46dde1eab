"""The template environment: a short way to our own facts, and the sandbox for all else."""

from __future__ import annotations

import pytest
from jinja2.exceptions import SecurityError, UndefinedError

from cardgen.model.cardview import CardView, Column, FieldView, Grid, Option, PairRow, SectionView, Shown, TableView
from cardgen.rendering.context import PUBLIC_FACTS, template_context
from cardgen.rendering.jinja_env import make_environment

CHOICE = Shown("골드", "골드", (Option("VIP", checked=False), Option("골드", checked=True)))
FIELD = FieldView("grade", "grade", "등급", "choice", CHOICE, 2)
COLUMN = Column("rows[].date", "date", "일자", "date", 3, "center")
TABLE = TableView("rows", "rows", "표", (COLUMN,), ((FieldView("rows[].date", "date", "일자", "date", CHOICE),),), 1)
SECTION = SectionView("s", "구역", (Grid((PairRow((FIELD,), wide=True),)), TABLE))
VIEW = CardView("f", "ko", "C-1", "제목", "이름", sections=(SECTION,))


def render(source: str) -> str:
    return make_environment().from_string(source).render(template_context(VIEW))


def test_fields_tell_their_text_and_their_facts() -> None:
    assert render("{{ grade }}|{{ grade.value }}|{{ grade.label }}|{{ grade.lines }}|{{ grade.path }}") == (
        "☐\u00a0VIP  ☑\u00a0골드|골드|등급|2|grade"
    )
    assert render("{% for row in rows %}{{ row.date.span }}{{ row.date.align }}{{ row['date'].kind }}{% endfor %}") == (
        "3centerdate"
    )


@pytest.mark.parametrize(
    "source",
    [
        "{{ grade._view }}",
        "{{ grade._view.value }}",
        "{{ grade.__class__.__mro__ }}",
        "{{ card.__init__.__globals__ }}",
        "{{ rows._columns }}",
        "{{ grade|attr('_view') }}",
    ],
)
def test_what_is_private_stays_so(source: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        render(source + "{{ 1 }}")


@pytest.mark.parametrize("source", ["{{ nothing }}", "{{ grade.nothing }}", "{{ card.nothing }}", "{{ lipsum() }}"])
def test_unknown_names_are_errors(source: str) -> None:
    with pytest.raises(UndefinedError):
        render(source)


def test_the_short_way_leads_to_public_facts_only() -> None:
    assert all(not name.startswith("_") for facts in PUBLIC_FACTS.values() for name in facts)
