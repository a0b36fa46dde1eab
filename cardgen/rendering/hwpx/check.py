"""Checks an HWPX template without a card: its file, its names and tags, and the fields it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jinja2 import nodes
from lxml import etree

from cardgen.archives.zip_reader import ArchiveRefused
from cardgen.model.form import FormSpec, Leaf
from cardgen.model.problem import Label, Position, Problem, Severity
from cardgen.rendering.hwpx.named_places import Place
from cardgen.rendering.hwpx.owpml import DoctypeFoundError, parse_xml
from cardgen.rendering.hwpx.package import NoHwpxFileError, Package, read_package
from cardgen.rendering.hwpx.safety import unsafe
from cardgen.rendering.hwpx.source import Source, read_source
from cardgen.rendering.hwpx.tags import shortened
from cardgen.rendering.jinja_env import make_environment
from cardgen.rendering.template_analysis import Analysis, Fault, analyse, parsed
from cardgen.rendering.template_names import Names, form_names, never_printed
from cardgen.rendering.xml_balance import UnbalancedError, check_balance

_UNFILLED = re.compile(r"&#123;([{%#](?![{%#]?[-+]?\n)[^<>]{0,80})")
"""Where `source` has hidden the beginning of a tag from Jinja2; a brace before a tag that is filled in is none."""

_NOT_XML = Label("내용을 읽을 수 없습니다", "its contents cannot be read")


def check_hwpx(content: bytes, path: str, form: FormSpec) -> tuple[Problem, ...]:
    """Every problem of a 한글 template for this form; `path` is how messages name the file.

    A problem's line is its paragraph, 1-based in its part (`args["part"]`). Where there are no errors, warnings name
    the fields never printed.
    """
    package = open_package(content, path)
    if not isinstance(package, Package):
        return package
    problems, printed = check_package(package, path, form_names(form))
    return problems or tuple(_left_out(form, printed, path))


def open_package(content: bytes, path: str) -> Package | tuple[Problem, ...]:
    """The file as a package, or why it cannot be used at all."""
    try:
        package = read_package(content)
    except ArchiveRefused as refused:
        code = "T202" if refused.over_limit else "T501"
        return (Problem(code, path, args={"reason": refused.reason}),)
    except NoHwpxFileError as error:
        return (Problem("T501", path, args={"reason": error.reason}),)
    except DoctypeFoundError:
        return (Problem("T502", path, args={"part": "XML"}),)
    except etree.XMLSyntaxError:
        return (Problem("T501", path, args={"reason": _NOT_XML}),)
    return tuple(unsafe(package, path)) or package


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
    if open_tags := tuple(source.tags.unclosed()):
        unclosed = (Fault("T101", 1, {"detail": "{{ }} {% %}", "paragraph": str(at)}) for at in open_tags)
        return Analysis(tuple(unclosed), frozenset())
    if isinstance(tree, Fault):
        return Analysis((tree,), frozenset())
    own = (*_structure(source), *_places(source, names), *_unfilled(source))
    analysis = analyse(tree, names)
    faults = (*own, *analysis.faults)
    if any(fault.code in {"T119", "T208"} for fault in faults):
        return Analysis(faults, analysis.printed)
    try:
        check_balance(tree)
    except UnbalancedError as error:
        return Analysis((*faults, Fault("T208", error.line)), analysis.printed)
    return Analysis(faults, analysis.printed)


def _structure(source: Source) -> Iterator[Fault]:
    for paragraph in (*source.unended, *(tag.paragraph for tag in source.homeless)):
        yield Fault("T208", 1, {"paragraph": str(paragraph)})


def _places(source: Source, names: Names | None) -> Iterator[Fault]:
    """Click-here fields and cells named after no field, or after a column where no row repeats it."""
    for place in source.strange:
        paragraph = {"paragraph": str(place.paragraph)}
        if place.code:
            yield Fault("T115", 1, {"name": place.name, "example": _example(place), **paragraph})
        elif names is not None:
            nearest = names.nearest(place.name)
            more = {"suggestion": nearest} if nearest else {}
            yield Fault("T112", 1, {"name": place.name, **more, **paragraph})


def _example(place: Place) -> str:
    key = place.name.rpartition(".")[2]
    return f"{{% for row in {place.table} %}} {{{{ row.{key} }}}}"


def _unfilled(source: Source) -> Iterator[Fault]:
    """Tags in what is no paragraph's text: formulas, names, link addresses."""
    for found in _UNFILLED.finditer(source.text):
        yield Fault("T207", source.text.count("\n", 0, found.start()) + 1, {"text": shortened(f"{{{found[1]}")})


def _left_out(form: FormSpec, printed: frozenset[str], path: str) -> Iterator[Problem]:
    for member in never_printed(form, printed):
        example = member.path if isinstance(member, Leaf) else member.columns[0].path
        yield Problem(
            "T301", path, severity=Severity.WARNING, field=member.path, labels=member.labels, args={"example": example}
        )
