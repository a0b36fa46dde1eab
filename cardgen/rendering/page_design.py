"""The page a template was drawn for, as its style sheets say: `@page { size; margin }`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2

from cardgen.model.sheet import PAPERS, Margins, Paper

_MILLIMETRES: Mapping[str, float] = {
    "mm": 1,
    "cm": 10,
    "q": 0.25,
    "in": 25.4,
    "pt": 25.4 / 72,
    "pc": 25.4 / 6,
    "px": 25.4 / 96,
}
"""CSS Values and Units 3, 5.2: absolute lengths."""
_SIZES: Mapping[str, tuple[float, float]] = {
    **{name.lower(): (paper.width, paper.height) for name, paper in PAPERS.items()},
    "a3": (297, 420),
    "b4": (257, 364),
    "legal": (215.9, 355.6),
}
"""CSS Paged Media 3, 7.1: page sizes by name, upright."""
_PLAIN = Paper("A4", 210, 297)
_PLAIN_MARGIN = 75 * _MILLIMETRES["px"]
"""WeasyPrint's own where a template says nothing."""


@dataclass(frozen=True, slots=True)
class PageDesign:
    """A template's paper and margins, in millimetres."""

    paper: Paper
    margins: Margins


def page_design(styles: Iterable[str]) -> PageDesign:
    """The design of these style sheets, read in their order; `@page :first` and other special pages do not count."""
    paper = _PLAIN
    sides = dict.fromkeys(("top", "right", "bottom", "left"), _PLAIN_MARGIN)
    for declaration in _page_declarations(styles):
        name, value = declaration.lower_name, [it for it in declaration.value if it.type != "whitespace"]
        lengths = [length for length in map(_length, value) if length is not None]
        if name == "size":
            paper = _sized(value, lengths) or paper
        elif name == "margin" and lengths:
            top, right, bottom, left = _four(lengths)
            sides = {"top": top, "right": right, "bottom": bottom, "left": left}
        elif name.removeprefix("margin-") in sides and lengths:
            sides[name.removeprefix("margin-")] = lengths[0]
    return PageDesign(paper, Margins(**sides))


def _page_declarations(styles: Iterable[str]) -> Iterator[Any]:
    for text in styles:
        for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
            if rule.type == "at-rule" and rule.lower_at_keyword == "page" and not _special(rule.prelude):
                content = tinycss2.parse_blocks_contents(rule.content or [], skip_comments=True, skip_whitespace=True)
                yield from (it for it in content if it.type == "declaration")


def _special(prelude: Sequence[Any]) -> bool:
    return any(token.type != "whitespace" for token in prelude)


def _length(token: Any) -> float | None:
    """A length in millimetres; None for anything else."""
    if token.type == "dimension" and token.lower_unit in _MILLIMETRES:
        return float(token.value) * _MILLIMETRES[token.lower_unit]
    return 0.0 if token.type == "number" and token.value == 0 else None


def _sized(tokens: Sequence[Any], lengths: Sequence[float]) -> Paper | None:
    words = {token.lower_value for token in tokens if token.type == "ident"}
    named = next((_SIZES[word] for word in words if word in _SIZES), None)
    sides = named or ((lengths[0], lengths[-1]) if lengths else (_PLAIN.width, _PLAIN.height))
    if not (words or lengths):
        return None
    short, long = sorted(sides)
    if "landscape" in words:
        return Paper("", long, short)
    return Paper("", short, long) if named or "portrait" in words else Paper("", *sides)


def _four(lengths: Sequence[float]) -> tuple[float, float, float, float]:
    """One to four lengths as CSS spreads them over top, right, bottom, left."""
    match lengths:
        case [every]:
            return every, every, every, every
        case [upright, across]:
            return upright, across, upright, across
        case [top, across, bottom]:
            return top, across, bottom, across
        case [top, right, bottom, left, *_]:
            return top, right, bottom, left
    raise ValueError("no length")
