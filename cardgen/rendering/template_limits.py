"""Bounds on what a template may use up while it is filled: steps, text, numbers.

Why: a few lines of loops, macros or doubled texts keep a machine busy for years or eat its memory, and a template may
come from anywhere. Steps are counted rather than seconds, so that the same template fails on every machine or on none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.exceptions import TemplateRuntimeError
from jinja2.runtime import Context, markup_join
from jinja2.visitor import NodeTransformer

MAX_STEPS = 500_000
"""Turns of loops, calls of macros and, by the 16, characters made inside them. The largest card takes some 50,000."""

MAX_RANGE = 1_000
"""Numbers in one `range()`, and the largest number handed to a filter (a width, a count)."""

MAX_TEXT = 100_000
"""Characters of one text a template puts together; a whole card file has 65,536 bytes."""

MAX_OUTPUT = 20_000_000
"""Characters of one filled template."""

MAX_BITS = 256
"""Size of the numbers that products and powers may give."""

_CHARACTERS_A_STEP = 16
_PIECES = 1_000
_GROWING = ("batch", "center", "indent", "join", "replace", "round", "slice", "truncate", "wordwrap")
"""Filters with an argument that says how much they make."""

_PASSED = "jinja_pass_arg"


class TemplateTooLargeError(TemplateRuntimeError):
    """Filling in the template would take more than any card needs."""


class Meter:
    """What one filling may still use."""

    def __init__(self) -> None:
        self._left = MAX_STEPS

    def reset(self) -> None:
        """Begin a new filling."""
        self._left = MAX_STEPS

    def spend(self, steps: int) -> None:
        """Count steps. Raises TemplateTooLargeError."""
        self._left -= steps
        if self._left < 0:
            raise TemplateTooLargeError

    def spend_text(self, text: str) -> None:
        """Count a text a template has made."""
        self.spend(1 + len(text) // _CHARACTERS_A_STEP)


def joined(pieces: Iterable[str]) -> str:
    """The pieces of a filled template as one text. Raises TemplateTooLargeError as soon as it is too long."""
    waiting = iter(pieces)
    texts: list[str] = []
    length = 0
    while batch := list(islice(waiting, _PIECES)):
        texts.append("".join(batch))
        length += len(texts[-1])
        if length > MAX_OUTPUT:
            raise TemplateTooLargeError
    return "".join(texts)


def bounded_range(*limits: int) -> range:
    """Python's range, of at most MAX_RANGE numbers. Raises TemplateTooLargeError."""
    numbers = range(*limits)
    if len(numbers) > MAX_RANGE:
        raise TemplateTooLargeError
    return numbers


def binary(operator: str, left: Any, right: Any, compute: Callable[[Any, Any], Any]) -> Any:
    """`left operator right` for numbers; of texts and lists only the sum. Raises TemplateTooLargeError."""
    sized = isinstance(left, Sequence), isinstance(right, Sequence)
    if operator != "+" and any(sized):
        raise TemplateTooLargeError
    if all(sized) and len(left) + len(right) > MAX_TEXT:
        raise TemplateTooLargeError
    if isinstance(left, int) and isinstance(right, int) and _bits(operator, left, right) > MAX_BITS:
        raise TemplateTooLargeError
    return compute(left, right)


def _bits(operator: str, left: int, right: int) -> int:
    """At most how many bits the result has."""
    if operator == "**":
        return max(left.bit_length(), 1) * abs(right)
    return left.bit_length() + right.bit_length() if operator == "*" else 0


@pass_context
def _counted(context: Context, items: Any, weight: int) -> Any:
    """What a loop walks, its turns counted beforehand; `weight` is what one turn costs for its literal text."""
    if not hasattr(items, "__len__"):
        items = list(islice(items, MAX_STEPS + 1))
    _meter(context).spend(1 + len(items) * weight)
    return items


@pass_context
def _made(context: Context, text: Any) -> Any:
    """A text the template has put together."""
    if isinstance(text, str):
        if len(text) > MAX_TEXT:
            raise TemplateTooLargeError
        _meter(context).spend_text(text)
    return text


@pass_context
def _concatenated(context: Context, pieces: list[Any]) -> Any:
    """`a ~ b` as Jinja2 joins it."""
    return _made(context, markup_join(pieces))


def _meter(context: Context) -> Meter:
    meter: Meter = context.environment.meter  # type: ignore[attr-defined] # ours, see jinja_env
    return meter


METER_FILTERS: Mapping[str, Callable[..., Any]] = {
    "cardgen counted": _counted,
    "cardgen made": _made,
    "cardgen concatenated": _concatenated,
}
"""Filters put into every template; no template can name them, for the blank in their names."""


def bounded_filters(filters: Mapping[str, Callable[..., Any]]) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Jinja2's filters that make texts or lists as large as they are told, with an upper limit."""
    for name in _GROWING:
        yield name, _bounded(filters[name])


def _bounded(function: Callable[..., Any]) -> Callable[..., Any]:
    own = int(hasattr(function, _PASSED))  # Jinja2 hands the evaluation context over first

    def bounded(*given: Any, **named: Any) -> Any:
        value, *arguments = (*given[own:], *named.values())
        size = len(value) if hasattr(value, "__len__") else MAX_RANGE
        for argument in arguments:
            too_long = isinstance(argument, str) and len(argument) * size > MAX_OUTPUT // 10
            if too_long or (isinstance(argument, int | float) and not abs(argument) <= MAX_RANGE):
                raise TemplateTooLargeError
        return function(*given, **named)

    if own:
        setattr(bounded, _PASSED, getattr(function, _PASSED))
    return bounded


class _Metering(NodeTransformer):
    """Puts the counting filters around what a template loops over and puts together."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 (Jinja2 calls it so)
        literal = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
        weight = nodes.Const(1 + literal // (_CHARACTERS_A_STEP * 64))
        node = self._inside(node)
        node.iter = _filter("cardgen counted", node.iter, weight)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        node = self._inside(node)
        return _filter("cardgen concatenated", nodes.List(node.nodes, lineno=node.lineno))

    def visit_AssignBlock(self, node: nodes.AssignBlock) -> nodes.Node:  # noqa: N802
        node = self._inside(node)
        self._printed(node)
        node.filter = _filter("cardgen made", node.filter)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        node = self._inside(node)
        self._printed(node)
        return node

    def _inside(self, node: Any) -> Any:
        return self.generic_visit(node)

    def _printed(self, node: nodes.Node) -> None:
        """Count what is printed where it is kept in memory, not handed out piece by piece."""
        for output in node.find_all(nodes.Output):
            output.nodes = [
                one if isinstance(one, nodes.TemplateData) or _is_metered(one) else _filter("cardgen made", one)
                for one in output.nodes
            ]


def _is_metered(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Filter) and node.name in METER_FILTERS


def _filter(name: str, node: nodes.Node | None, *given: nodes.Expr) -> nodes.Filter:
    lineno = node.lineno if node is not None else 1
    return nodes.Filter(node, name, list(given), [], None, None, lineno=lineno)


def metered(tree: nodes.Template) -> nodes.Template:
    """The tree with its loops, joined texts and macros counted."""
    _Metering().visit(tree)
    return tree
