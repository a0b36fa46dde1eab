"""Checks an HWPX template without a card: its file, its names and tags, and the fields it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jinja2 import nodes

from cardgen.model.form import FormSpec, Leaf, Member
from cardgen.model.problem import Position, Problem
from cardgen.rendering.hwpx.named_places import Place
from cardgen.rendering.hwpx.owpml import parse_xml
from cardgen.rendering.hwpx.package import Package, read_package
from cardgen.rendering.hwpx.safety import unsafe
from cardgen.rendering.hwpx.source import Source, read_source
from cardgen.rendering.jinja_env import make_environment
from cardgen.rendering.left_out import left_out
from cardgen.rendering.office.check import analysed, opened, unclosed
from cardgen.rendering.template_analysis import Analysis, Fault, parsed
from cardgen.rendering.template_names import Names, form_names
from cardgen.rendering.written_tags import shortened, unclosed_tags

_UNFILLED = re.compile(r"&#123;([{%#](?![{%#]?[-+]?\n)[^<>]{0,80})")
"""Where `source` has hidden the beginning of a tag from Jinja2; a brace before a tag that is filled in is none."""


def check_hwpx(content: bytes, path: str, form: FormSpec) -> tuple[Problem, ...]:
    """Every problem of a 한글 template for this form; `path` is how messages name the file.

    A problem's line is its paragraph, 1-based in its part (`args["part"]`). Where there are no errors, warnings name
    the fields never printed.
    """
    package = open_package(content, path)
    if not isinstance(package, Package):
        return package
    problems, printed = check_package(package, path, form_names(form))
    return problems or tuple(left_out(form, printed, path, _example))


def open_package(content: bytes, path: str) -> Package | tuple[Problem, ...]:
    """The file as a package, or why it cannot be used at all."""
    return opened(content, path, read_package, unsafe, damaged="T501", doctype="T502")


def check_package(package: Package, path: str, names: Names | None) -> tuple[tuple[Problem, ...], frozenset[str]]:
    """The errors in a package's tags and names, and the paths it prints. Without `names` any name is allowed."""
    problems: list[Problem] = []
    printed: frozenset[str] = frozenset()
    for item in package.filled():
        source, tree = _read_part(package.parts[item.part])
        analysis = _analysed(source, tree, names)
        for fault in analysis.faults:
            paragraph = int(fault.args.get("paragraph", source.paragraph(fault.line)))
            args = {"text": source.tags.text(paragraph), **fault.args, "part": item.part}
            problems.append(Problem(fault.code, path, Position(paragraph, 1), args=args))
        printed |= analysis.printed
    return tuple(problems), printed


@lru_cache(maxsize=8)
def _read_part(content: bytes) -> tuple[Source, nodes.Template | Fault]:
    """A part with its tags parsed: a template is checked when it is opened, and again for the names of each form."""
    source = read_source(parse_xml(content))
    return source, parsed(lambda: make_environment().parse(source.text))


def _analysed(source: Source, tree: nodes.Template | Fault, names: Names | None) -> Analysis:
    """Names and balance where the tags can be parsed; otherwise the one fault that stops the parser."""
    if open_tags := tuple(unclosed_tags(source.tags.texts)):
        return unclosed(open_tags)
    return analysed(tree, names, (*_structure(source), *_places(source, names), *_unfilled(source)))


def _structure(source: Source) -> Iterator[Fault]:
    for paragraph in (*source.unended, *(tag.paragraph for tag in source.homeless)):
        yield Fault("T208", 1, {"paragraph": str(paragraph)})


def _places(source: Source, names: Names | None) -> Iterator[Fault]:
    """Click-here fields and cells named after no field, or after a column where no row repeats it."""
    for place in source.strange:
        paragraph = {"paragraph": str(place.paragraph)}
        if place.code:
            yield Fault("T115", 1, {"name": place.name, "example": _loop_example(place), **paragraph})
        elif names is not None:
            nearest = names.nearest(place.name)
            more = {"suggestion": nearest} if nearest else {}
            yield Fault("T112", 1, {"name": place.name, **more, **paragraph})


def _loop_example(place: Place) -> str:
    key = place.name.rpartition(".")[2]
    return f"{{% for row in {place.table} %}} {{{{ row.{key} }}}}"


def _unfilled(source: Source) -> Iterator[Fault]:
    """Tags in what is no paragraph's text: formulas, names, link addresses."""
    for found in _UNFILLED.finditer(source.text):
        yield Fault("T207", source.text.count("\n", 0, found.start()) + 1, {"text": shortened(f"{{{found[1]}")})


def _example(member: Member) -> str:
    return member.path if isinstance(member, Leaf) else member.columns[0].path
