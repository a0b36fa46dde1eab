"""Proves that a part stays well-formed XML whichever branches a card takes and however often a loop runs.

Templates paste text: a `{%tr if %}` closed in another table would give a file nobody can open, for some cards only.
Here each branch is reduced to its effect on the stack of open elements (what it closes, what it opens); all branches of
an `if` must have the same effect, and a loop's body none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import nodes

_XML_TAG = re.compile(r"<(/?)([\w:.-]+)[^<>]*?(/?)>|<\?[^>]*\?>|<!--.*?-->", re.DOTALL)
_PLACEHOLDER = "_"


class UnbalancedError(ValueError):
    """Some cards would get broken XML; `line` is 1-based in the template's source."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(frozen=True, slots=True)
class _Effect:
    """What a piece does to the stack of open elements: closes these (innermost first), then opens those."""

    closes: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()

    def net(self) -> _Effect:
        """The effect with elements left out that are closed and opened again in the same order."""
        closes, opens = list(self.closes), list(self.opens)
        while closes and opens and closes[-1] == opens[0]:
            closes.pop()
            opens.pop(0)
        return _Effect(tuple(closes), tuple(opens))


def check_balance(template: nodes.Template) -> None:
    """Raise UnbalancedError where a branch or a loop may break the document."""
    if _effect(template.body, 1).net() != _Effect():
        raise UnbalancedError(1)


def _effect(body: Iterable[nodes.Node], line: int) -> _Effect:
    closes: list[str] = []
    opens: list[str] = []
    for piece, at in _pieces(body, line):
        effect = piece if isinstance(piece, _Effect) else _text_effect(piece, at)
        for name in effect.closes:
            if not opens:
                closes.append(name)
            elif opens.pop() != name:
                raise UnbalancedError(at)
        opens += effect.opens
    return _Effect(tuple(closes), tuple(opens))


def _pieces(body: Iterable[nodes.Node], line: int) -> Iterator[tuple[str | _Effect, int]]:
    """XML text with a placeholder for each printed value, and the effects of the blocks between."""
    text: list[str] = []
    for node in body:
        if isinstance(node, nodes.Output):
            text += (part.data if isinstance(part, nodes.TemplateData) else _PLACEHOLDER for part in node.nodes)
            continue
        at = node.lineno or line
        effect = _block_effect(node, at)
        if effect == _Effect():
            text.append(_PLACEHOLDER)
            continue
        yield "".join(text), at
        text.clear()
        yield effect, at
    yield "".join(text), line


def _block_effect(node: nodes.Node, line: int) -> _Effect:
    match node:
        case nodes.If():
            branches = [node.body, *(branch.body for branch in node.elif_), node.else_]
            return _same([_effect(branch, line) for branch in branches], line)
        case nodes.For():
            return _same([_effect(node.body, line), _effect(node.else_, line), _Effect()], line)
        case nodes.With() | nodes.FilterBlock() | nodes.CallBlock():
            return _effect(node.body, line)
        case nodes.Macro() | nodes.AssignBlock():
            return _same([_effect(node.body, line), _Effect()], line)
        case _:
            return _Effect()


def _same(effects: list[_Effect], line: int) -> _Effect:
    """The one effect all branches have; as the branch that reaches deepest, so that what it closes is checked too."""
    if any(effect.net() != effects[0].net() for effect in effects):
        raise UnbalancedError(line)
    return max(effects, key=lambda effect: len(effect.closes))


def _text_effect(text: str, line: int) -> _Effect:
    closes: list[str] = []
    opens: list[str] = []
    for closing, name, empty in _XML_TAG.findall(text):
        if not name or empty:
            continue
        if not closing:
            opens.append(name)
        elif not opens:
            closes.append(name)
        elif opens.pop() != name:
            raise UnbalancedError(line)
    return _Effect(tuple(closes), tuple(opens))
