"""The list of names for template authors: complete, and every example in it is a template that works."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.cardview import Letterhead
from cardgen.model.form import FormSpec
from cardgen.rendering.context import template_context
from cardgen.rendering.jinja_env import make_environment
from cardgen.rendering.template_analysis import analyse
from cardgen.rendering.template_fields import TemplateField, template_fields
from cardgen.rendering.template_names import form_names, never_printed, view_names
from cardgen.viewing.build_view import blank_view

TEMPLATES = Path(__file__).parents[2] / "templates"


def usable(listed: TemplateField) -> str:
    """The example as a template of its own: columns stand inside a loop over their table."""
    table, brackets, _ = listed.name.partition("[]")
    return f"{{% for row in {table} %}}{listed.example}{{% endfor %}}" if brackets else listed.example


@pytest.fixture(params=["customer", "receipt"])
def form(request: pytest.FixtureRequest) -> FormSpec:
    found = read_form(TEMPLATES / request.param / "form.yaml", "form.yaml")
    assert isinstance(found, FormFile)
    return build_form(found)


def test_every_field_and_column_is_listed_in_the_order_of_the_form(form: FormSpec) -> None:
    names = [listed.name for listed in template_fields(form)]
    assert names[: len(form.by_path)] == list(form.by_path)


def test_every_example_is_correct_and_renders(form: FormSpec) -> None:
    environment = make_environment()
    names = form_names(form)
    context = template_context(blank_view(form, Letterhead("회사", None, ("담당",)), "ko"))
    for listed in template_fields(form):
        example = usable(listed)
        assert not analyse(environment.parse(example), names).faults
        environment.from_string(example).render(context)


def test_printing_every_listed_field_leaves_none_out(form: FormSpec) -> None:
    examples = "".join(usable(listed) for listed in template_fields(form) if not listed.name.startswith("card."))
    assert not list(never_printed(form, analyse(make_environment().parse(examples), form_names(form)).printed))


def test_a_view_knows_the_names_its_form_knows(form: FormSpec) -> None:
    view = blank_view(form, Letterhead(""), "ko")
    assert view_names(view) == form_names(form)
