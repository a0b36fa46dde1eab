"""Checks a Word template without a card: its file, its tags everywhere in it, and the fields it leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial

from jinja2 import Environment, nodes

from cardgen.model.form import FormSpec, Leaf, Member
from cardgen.model.problem import Label, Position, Problem
from cardgen.rendering.docx.package import CORE_PART, Package, read_package
from cardgen.rendering.docx.paragraphs import Traced, trace
from cardgen.rendering.docx.properties import property_tags
from cardgen.rendering.docx.safety import left_over, unfilled_tags, unsafe
from cardgen.rendering.docx.source import parse_source
from cardgen.rendering.jinja_env import make_environment
from cardgen.rendering.left_out import left_out
from cardgen.rendering.office.check import analysed, opened, unclosed
from cardgen.rendering.template_analysis import Analysis, Fault, analyse, parsed
from cardgen.rendering.template_names import Names, form_names
from cardgen.rendering.written_tags import shortened, unclosed_tags

_PARTS = {
    "header": Label("머리글", "header"),
    "footer": Label("바닥글", "footer"),
    "footnotes": Label("각주", "footnote"),
    "endnotes": Label("미주", "endnote"),
}


def check_docx(content: bytes, path: str, form: FormSpec) -> tuple[Problem, ...]:
    """Every problem of a Word template for this form; `path` is how messages name the file.

    A problem's line is its paragraph, 1-based in its part (`args["part"]`). Where there are no errors, warnings name
    the fields never printed.
    """
    package = open_package(content, path)
    if not isinstance(package, Package):
        return package
    problems, printed = check_package(package, path, form_names(form))
    return problems or (*left_over(package, path), *left_out(form, printed, path, _example))


def open_package(content: bytes, path: str) -> Package | tuple[Problem, ...]:
    """The file as a package, or why it cannot be used at all."""
    return opened(content, path, read_package, unsafe, damaged="T201", doctype="T203")


def check_package(package: Package, path: str, names: Names | None) -> tuple[tuple[Problem, ...], frozenset[str]]:
    """The errors in a package's tags, and the paths of the form it prints. Without `names` any name is allowed."""
    filled = package.filled_parts()
    problems = list(unfilled_tags(package, path, filled))
    printed: frozenset[str] = frozenset()
    environment = make_environment()
    for part in filled:
        traced, tree = _read_part(part, package.parts[part])
        analysis = _analyse_part(traced, tree, names)
        problems += (_problem(fault, traced, path) for fault in analysis.faults)
        printed |= analysis.printed
    problems += _property_problems(environment, property_tags(package.core_properties()), names, path)
    return tuple(problems), printed


@lru_cache(maxsize=8)
def _read_part(name: str, content: bytes) -> tuple[Traced, nodes.Template | Fault]:
    """A part with its tags parsed: a template is checked when it is opened, and again for the names of each form."""
    traced = trace(name, content)
    return traced, parsed(lambda: parse_source(make_environment(), traced.part.source))


def _analyse_part(traced: Traced, tree: nodes.Template | Fault, names: Names | None) -> Analysis:
    """Names and balance where the tags can be parsed; otherwise the one fault that stops the parser."""
    if open_tags := tuple(unclosed_tags(traced.texts)):
        return unclosed(open_tags)
    return analysed(tree, names)


def _problem(fault: Fault, traced: Traced, path: str) -> Problem:
    """The fault at its paragraph, with the paragraph's own text from the template."""
    paragraph = int(fault.args.get("paragraph", traced.paragraph(fault.line)))
    args = {**fault.args, "part": traced.part.name, "text": _placed(traced.text(paragraph), traced.part.name)}
    return Problem(fault.code, path, Position(paragraph, 1), args=args)


def _placed(text: str, part: str) -> str | Label:
    """A paragraph's text; outside the body, with the part people know from Word before it."""
    for name, label in _PARTS.items():
        if f"/{name}" in part:
            return Label(f"({label.ko}) {text}", f"({label.en}) {text}")
    return text


def _property_problems(
    environment: Environment, tags: Mapping[str, str], names: Names | None, path: str
) -> Iterator[Problem]:
    for name, text in tags.items():
        tree = parsed(partial(parse_source, environment, text))
        faults = (tree,) if isinstance(tree, Fault) else analyse(tree, names).faults
        for fault in faults:
            args = {**fault.args, "part": f"{CORE_PART} ({name})", "text": shortened(text)}
            yield Problem(fault.code, path, args=args)


def _example(member: Member) -> str:
    return f"{{{{ {member.path} }}}}" if isinstance(member, Leaf) else f"{{%tr for row in {member.path} %}}"
