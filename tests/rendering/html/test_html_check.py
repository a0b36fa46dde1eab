"""An HTML template is checked without a card: names, tags, what it loads, what it leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.errors import TemplateError
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.messages.problems import message_of
from cardgen.model.cardview import Letterhead
from cardgen.model.form import FormSpec
from cardgen.model.problem import Severity
from cardgen.rendering.html import open_html
from cardgen.rendering.html_check import check_html
from cardgen.viewing.build_view import blank_view

TEMPLATES = Path(__file__).parents[3] / "templates"
PATH = "templates/receipt/card.html"
LOOP = "{% for row in items %}{{ row.description }}{{ row.amount }}{{ row.note }}{% endfor %}"
ALL = "{{ id }}{{ date }}{{ payer }}{{ business_number }}{{ amount }}{{ method }}{{ receiver }}" + LOOP


@pytest.fixture(scope="module")
def form() -> FormSpec:
    found = read_form(TEMPLATES / "receipt" / "form.yaml", "form.yaml")
    assert isinstance(found, FormFile)
    return build_form(found)


def write(folder: Path, body: str) -> Path:
    (folder / "card.html").write_text(f"<html><head></head><body>\n{ALL}\n{body}</body></html>", encoding="utf-8")
    return folder


def found(folder: Path, form: FormSpec) -> list[tuple[str, int]]:
    return [(problem.code, problem.position.line) for problem in check_html(folder, PATH, form)]


@pytest.mark.parametrize("name", ["customer", "receipt"])
def test_the_templates_that_ship_are_in_order(name: str) -> None:
    source = read_form(TEMPLATES / name / "form.yaml", "form.yaml")
    assert isinstance(source, FormFile)
    assert check_html(TEMPLATES / name, PATH, build_form(source)) == ()


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("{{ payr }}", "T112", 3),
        ("<p>\n\n{{ payer.colour }}</p>", "T112", 5),
        ("{% for row in items %}{{ row.amunt }}{% endfor %}", "T112", 3),
        ("{% if payer %}", "T101", 3),
        ("{{ payer | safe }}", "T116", 3),
        ("{{ payer.__class__ }}", "T116", 3),
        ("{% include '/etc/hostname' %}", "T116", 3),
        ("<img src='http://127.0.0.1:9/x.png'>", "T402", 3),
        ("<link rel=attachment href=file:///etc/hostname>", "T402", 3),
        ("<img src='../secret.png'>", "T402", 3),
        ("<img src='/etc/hostname'>", "T402", 3),
        ("<link rel=stylesheet href=crad.css>", "T404", 3),
        ("<img src='lgoo.png'>", "T404", 3),
    ],
)
def test_a_fault_is_found_with_its_line(tmp_path: Path, form: FormSpec, body: str, code: str, line: int) -> None:
    assert (code, line) in found(write(tmp_path, body), form)


def test_the_nearest_field_is_suggested(tmp_path: Path, form: FormSpec) -> None:
    (problem,) = check_html(write(tmp_path, "<p>{{ payr }}</p>"), PATH, form)
    assert problem.path == PATH
    assert problem.args["suggestion"] == "payer"
    assert problem.args["text"] == "<p>{{ payr }}</p></body></html>"


def test_a_field_never_printed_is_a_warning(tmp_path: Path, form: FormSpec) -> None:
    text = f"<head></head>{ALL}".replace("{{ method }}", "")
    (tmp_path / "card.html").write_text(text, encoding="utf-8")
    (problem,) = check_html(tmp_path, PATH, form)
    assert (problem.code, problem.field, problem.severity) == ("T301", "method", Severity.WARNING)


def test_a_missing_file_is_named(tmp_path: Path, form: FormSpec) -> None:
    (problem,) = check_html(write(tmp_path, "<link rel=stylesheet href=crad.css>"), PATH, form)
    assert "crad.css" in message_of(problem, "ko")


def test_warnings_that_follow_from_an_error_are_left_out(tmp_path: Path, form: FormSpec) -> None:
    text = f"<head></head>{ALL}".replace("{{ method }}", "{{ mehtod }}")
    (tmp_path / "card.html").write_text(text, encoding="utf-8")
    assert found(tmp_path, form) == [("T112", 1)]


def test_a_template_that_is_missing_or_no_utf8_cannot_be_used(tmp_path: Path, form: FormSpec) -> None:
    assert found(tmp_path, form) == [("T100", 1)]
    (tmp_path / "card.html").write_bytes("입금표".encode("cp949"))
    assert found(tmp_path, form) == [("T401", 1)]


def test_rendering_refuses_a_misspelt_name_with_the_same_problem(tmp_path: Path, form: FormSpec) -> None:
    folder = write(tmp_path, "{{ payr }}")
    (expected,) = check_html(folder, f"{folder.name}/card.html", form)
    with pytest.raises(TemplateError) as caught:
        open_html(folder).render(blank_view(form, Letterhead("한빛상사"), "ko"))
    assert caught.value.problems == (expected,)


def test_what_fails_on_one_card_tells_no_value(tmp_path: Path, form: FormSpec) -> None:
    folder = write(tmp_path, "{{ card.company | int + payer }}")
    with pytest.raises(TemplateError) as caught:
        open_html(folder).render(blank_view(form, Letterhead("비밀상사"), "ko"))
    (problem,) = caught.value.problems
    assert problem.code == "T117"
    assert "비밀상사" not in repr(problem)
