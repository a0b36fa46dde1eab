"""Checking a Word template without a card: names, tags and files, everywhere in the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cardgen.messages.problems import hint_of, message_of
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.rendering.docx import check_docx

TEMPLATES = Path(__file__).parents[3] / "templates"
ALL = (
    "{% for s in card.sections %}{% for b in s.blocks %}"
    "{% for row in b.rows %}{% for c in row.cells %}{{ c }}{% endfor %}{% endfor %}{% if b.table is not none %}"
    "{% for row in b.table %}{% for c in row.cells %}{{ c }}{% endfor %}{% endfor %}{% endif %}{% endfor %}{% endfor %}"
)

Check = Callable[..., tuple[Problem, ...]]


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tbl(*rows: str) -> str:
    made = "".join(f"<w:tr><w:tc><w:tcPr/>{row}</w:tc></w:tr>" for row in rows)
    return f'<w:tbl><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>{made}</w:tbl>'


@pytest.fixture
def check(make_docx: Callable[..., bytes], customer_form: FormSpec) -> Check:
    def run(body: str, **more: object) -> tuple[Problem, ...]:
        return check_docx(make_docx(body, **more), "card.docx", customer_form)

    return run


def errors(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems if problem.is_error]


@pytest.mark.parametrize("form", ["customer", "receipt"])
def test_shipped_templates_have_no_problem(form: str, forms: Mapping[str, FormSpec]) -> None:
    assert check_docx((TEMPLATES / form / "card.docx").read_bytes(), "card.docx", forms[form]) == ()


def test_a_misspelt_name_is_named_with_its_paragraph_text_and_the_nearest_field(check: Check) -> None:
    [problem] = check(p("Kopf") + p("전화: {{ contact.mobil }}"))
    assert (problem.code, problem.path, problem.position.line) == ("T112", "card.docx", 2)
    assert problem.args["part"] == "word/document.xml"
    assert message_of(problem, "en") == "The form has no 'contact.mobil': 전화: {{ contact.mobil }}"
    assert hint_of(problem, "en") == "Did you mean: contact.mobile"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mobile", "contact.mobile"),
        ("휴대전화", "contact.mobile"),
        ("성명", "name"),
        ("card.titel", "card.title"),
        ("purchase", "purchases"),
    ],
)
def test_suggestions_know_labels_and_short_names(written: str, meant: str, check: Check) -> None:
    [problem] = check(p(f"{{{{ {written} }}}}"))
    assert problem.args["suggestion"] == meant


def test_columns_are_known_inside_loops_only(check: Check) -> None:
    loop = tbl(p("{%tr for row in purchases %}"), p("{{ row.itm }}{{ row.item }}"), p("{%tr endfor %}"))
    assert [(found.code, found.position.line) for found in check(loop) if found.is_error] == [("T112", 2)]
    assert errors(check(p("{{ purchases.item }}"))) == ["T115"]


def test_what_holds_several_values_is_not_printable(check: Check) -> None:
    assert errors(check(p("{{ purchases }}") + p("{{ contact }}") + p("{{ card.sections }}"))) == ["T113"] * 3


def test_names_follow_set_with_loops_and_macros(check: Check) -> None:
    assert not errors(check(p("{% set who = name %}{{ who }}{% with x = contact %}{{ x.mobile }}{% endwith %}")))
    assert errors(check(p("{% macro m(f) %}{{ f.lable }}{% endmacro %}{{ m(name) }}"))) == ["T112"]
    assert errors(check(p("{% for row in purchases %}{{ loop.index }}{{ lop.index }}{% endfor %}"))) == ["T112"]


@pytest.mark.parametrize(
    ("story", "label"), [("header1", "(머리글)"), ("footer1", "(바닥글)"), ("footnotes", "(각주)")]
)
def test_other_parts_are_checked_and_named(story: str, label: str, check: Check) -> None:
    [problem] = [found for found in check(p("x"), stories={story: p("{{ nmae }}")}) if found.is_error]
    assert (problem.code, problem.args["part"]) == ("T112", f"word/{story}.xml")
    assert f"{label} {{{{ nmae }}}}" in message_of(problem, "ko")


def test_untaken_branches_text_boxes_controls_and_properties_are_checked(check: Check) -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('{{ nmae }}')}</w:txbxContent></w:pict></w:r></w:p>"
    assert errors(check(p("{% if false %}{{ nmae }}{% endif %}"))) == ["T112"]
    assert errors(check(box)) == ["T112"]
    assert errors(check(f"<w:sdt><w:sdtContent>{p('{{ nmae }}')}</w:sdtContent></w:sdt>")) == ["T112"]
    assert errors(check(p("x"), core="<dc:subject>{{ nmae }}</dc:subject>")) == ["T112"]


@pytest.mark.parametrize("story", ["endnotes", "comments"])
def test_tags_nothing_fills_in_are_errors(story: str, check: Check) -> None:
    assert errors(check(p("x"), stories={story: p("{{ name }}")})) == ["T207"]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (p("a") + p("{{ name }"), 2),
        (p("a") + p("b") + p("{% if name %}x{% endfor %}"), 3),
        (p("a") + p("{{ name | }}"), 2),
        (p("{% endif %}"), 1),
        (p("{% colspan 2 %}"), 1),
        (p("{% if name %}x"), 1),
    ],
)
def test_syntax_errors_name_their_paragraph(body: str, line: int, check: Check) -> None:
    [problem] = check(body)
    assert (problem.code, problem.position.line) == ("T101", line)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ name.__class__.__mro__ }}",
        "{{ name|attr('__class__') }}",
        "{{ name|safe }}",
        "{{ name.upper() }}",
        "{{ ''.join(['a']) }}",
        "{{ '{0.__class__}'.format(name) }}",
        "{% include '/etc/hostname' %}",
        "{% import 'x' as y %}",
        "{% autoescape false %}{{ name }}{% endautoescape %}",
        "{{ namespace(x=1) }}",
        "{{ name['__class__'] }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ],
)
def test_what_a_template_may_not_do_is_refused(tag: str, check: Check) -> None:
    problems = check(p(tag))
    assert problems
    assert {problem.code for problem in problems} <= {"T112", "T116"}


@pytest.mark.parametrize(
    "body",
    [
        tbl(p("{%tr if name %}"), p("x")) + p("{% endif %}"),
        p("{%p for row in purchases %}") + tbl(p("x"), p("{%tr endfor %}")),
        "<w:p><w:r><w:t>{% if name %}</w:t></w:r></w:p><w:p><w:r><w:t>x</w:t></w:r></w:p>" + tbl(p("{% endif %}")),
    ],
)
def test_branches_that_would_break_the_document_are_found_without_a_card(body: str, check: Check) -> None:
    assert errors(check(body)) == ["T208"]


def test_fields_never_printed_are_warnings(check: Check, customer_form: FormSpec) -> None:
    problems = check(p("{{ name }}{% if notes %}y{% endif %}"))
    assert {problem.code for problem in problems} == {"T301"}
    assert {problem.field for problem in problems} == {member.path for member in customer_form.members()} - {"name"}


def test_generic_loops_print_every_field(check: Check) -> None:
    assert check(p(ALL)) == ()


def test_comments_and_tracked_changes_are_warnings(check: Check) -> None:
    tracked = f'<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>{ALL}</w:t></w:r></w:ins></w:p>'
    assert [problem.code for problem in check(tracked)] == ["T302"]


def rel(kind: str, target: str) -> str:
    return (
        f'<Relationship Id="e1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/>'
    )


@pytest.mark.parametrize(
    ("kind", "target", "codes"),
    [
        ("attachedTemplate", "file:///C:/x.dotx", ["T205"]),
        ("image", "http://example.com/x.png", ["T205"]),
        ("hyperlink", "file:///etc/hostname", ["T205"]),
        ("hyperlink", "https://example.com", []),
        ("hyperlink", "mailto:a@example.com", []),
    ],
)
def test_things_loaded_from_outside_are_refused(kind: str, target: str, codes: list[str], check: Check) -> None:
    assert errors(check(p(ALL), relationships=rel(kind, target))) == codes


def test_macros_and_entities_are_refused(check: Check) -> None:
    assert errors(check(p("x"), extra={"word/vbaProject.bin": b"x"})) == ["T204"]
    assert errors(
        check(p("x"), relationships=rel("oleObject", "embeddings/x.bin").replace("External", "Internal"))
    ) == ["T204"]
    entity = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    assert errors(check(p("x"), extra={"word/x.xml": entity})) == ["T203"]


def test_files_that_are_no_word_document_are_refused(customer_form: FormSpec, make_docx: Callable[..., bytes]) -> None:
    damaged = make_docx(p("x"), extra={"word/document.xml": b"<w:document"})
    for content in (b"", b"no zip", make_docx(p("x"))[:200], damaged):
        assert errors(check_docx(content, "card.docx", customer_form)) == ["T201"]


def test_a_bomb_is_refused_before_it_is_unpacked(customer_form: FormSpec, make_docx: Callable[..., bytes]) -> None:
    content = make_docx(p("x"), extra={"word/big.xml": bytes(3_000_000)})
    assert errors(check_docx(content, "card.docx", customer_form)) == ["T202"]


def test_every_problem_reads_as_a_sentence_in_both_languages(check: Check) -> None:
    problems = [*check(p("{{ nmae }} {{ purchases }} {{ name|safe }}")), *check(p("{{ name }"))]
    for problem in problems:
        for language in ("ko", "en"):
            assert "{{{{" not in message_of(problem, language)
            assert message_of(problem, language)
