"""Checks an HTML template without a card: its tags, what it loads, and the fields it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cardgen.model.form import FormSpec, Leaf, Member
from cardgen.model.problem import Position, Problem
from cardgen.rendering.html_source import HtmlSource, read_source
from cardgen.rendering.jinja_env import make_environment
from cardgen.rendering.left_out import left_out
from cardgen.rendering.template_analysis import Analysis, Fault, analyse, parsed
from cardgen.rendering.template_names import Names, form_names
from cardgen.rendering.written_tags import shortened


def check_html(folder: Path, path: str, form: FormSpec) -> tuple[Problem, ...]:
    """Every problem of the card.html of a folder; `path` is how messages name it.

    Lines are those of the file, 1-based. Where there are no errors, warnings name fields the template never prints.
    """
    source = read_source(folder, path)
    if not isinstance(source, HtmlSource):
        return source
    analysis = _analysed(source, form_names(form))
    return tuple(_problems(analysis, source, path)) or tuple(left_out(form, analysis.printed, path, _example))


def check_tags(source: HtmlSource, path: str, names: Names | None) -> tuple[Problem, ...]:
    """The errors in a template's tags. Without `names` any name is allowed."""
    return tuple(_problems(_analysed(source, names), source, path))


def _analysed(source: HtmlSource, names: Names | None) -> Analysis:
    tree = parsed(lambda: make_environment().parse(source.text))
    return Analysis((tree,), frozenset()) if isinstance(tree, Fault) else analyse(tree, names)


def _problems(analysis: Analysis, source: HtmlSource, path: str) -> Iterator[Problem]:
    lines = source.text.splitlines()
    for fault in analysis.faults:
        shown = shortened(lines[fault.line - 1]) if fault.line <= len(lines) else ""
        yield Problem(fault.code, path, Position(fault.line, 1), args={**fault.args, "text": shown})


def _example(member: Member) -> str:
    return f"{{{{ {member.path} }}}}" if isinstance(member, Leaf) else f"{{% for row in {member.path} %}}"
