"""What checks of Word and of 한글 templates share: opening the file, judging its parts, proving that tags balance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from jinja2 import nodes
from lxml import etree

from cardgen.archives.zip_reader import ArchiveRefused
from cardgen.model.problem import Label, Problem
from cardgen.rendering.office.xml_parts import DoctypeFoundError, Element, NoSuchDocumentError
from cardgen.rendering.template_analysis import Analysis, Fault, analyse
from cardgen.rendering.template_names import Names
from cardgen.rendering.xml_balance import UnbalancedError, check_balance

_NOT_XML = Label("내용을 읽을 수 없습니다", "its contents cannot be read")
_NOT_TO_BALANCE = frozenset({"T119", "T208"})
"""After these the proof has nothing to add: the tags are nested too deeply to walk, or known not to balance."""

PackageT = TypeVar("PackageT")
Finding = tuple[str, Mapping[str, str]]
"""The code of a rule and what its text names."""

PartCheck = Callable[[Element], Iterator[Finding]]


def opened(
    content: bytes,
    path: str,
    read: Callable[[bytes], PackageT],
    unsafe: Callable[[PackageT, str], Iterator[Problem]],
    *,
    damaged: str,
    doctype: str,
) -> PackageT | tuple[Problem, ...]:
    """The file as the package `read` makes of it, or why it cannot be used at all.

    `unsafe` gives what forbids using a package; `damaged` is the code for what is no such file, `doctype` the one for a
    document type in it.
    """
    try:
        package = read(content)
    except ArchiveRefused as refused:
        code = "T202" if refused.over_limit else damaged
        return (Problem(code, path, args={"reason": refused.reason}),)
    except NoSuchDocumentError as error:
        return (Problem(damaged, path, args={"reason": error.reason}),)
    except DoctypeFoundError:
        return (Problem(doctype, path, args={"part": "XML"}),)
    except etree.XMLSyntaxError:
        return (Problem(damaged, path, args={"reason": _NOT_XML}),)
    return tuple(unsafe(package, path)) or package


def part_findings(parse: Callable[[], Element], checks: Iterable[PartCheck], doctype: str) -> Iterator[Finding]:
    """What the checks find in a part, or the one thing that keeps it from being read."""
    try:
        root = parse()
    except DoctypeFoundError:
        yield doctype, {}
        return
    except etree.XMLSyntaxError:
        yield "T208", {}
        return
    for check in checks:
        yield from check(root)


def unclosed(paragraphs: Iterable[int]) -> Analysis:
    """The analysis of a part with tags left open in these paragraphs, 1-based: no parser would get further."""
    faults = (Fault("T101", 1, {"detail": "{{ }} {% %}", "paragraph": str(at)}) for at in paragraphs)
    return Analysis(tuple(faults), frozenset())


def analysed(tree: nodes.Template | Fault, names: Names | None, own: tuple[Fault, ...] = ()) -> Analysis:
    """Names and balance where the tags can be parsed; otherwise the one fault that stops the parser.

    `own` are the faults the format knows of by itself.
    """
    if isinstance(tree, Fault):
        return Analysis((tree,), frozenset())
    analysis = analyse(tree, names)
    faults = (*own, *analysis.faults)
    if not any(fault.code in _NOT_TO_BALANCE for fault in faults):
        try:
            check_balance(tree)
        except UnbalancedError as error:
            faults = (*faults, Fault("T208", error.line))
    return Analysis(faults, analysis.printed)
