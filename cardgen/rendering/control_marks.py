"""Marks around each field a template prints, so that a format filled in on the screen knows where its control goes.

Any template gets its controls this way, whatever it looks like: the marks are put in where Jinja2 prints a value, and
around the boxes a template draws itself in `{% for option in field.options %}`. In the filled template stand

    FIELD name NAMED text FIELD_END                     for {{ field }}
    FIELD name NAMED (OPTION drawn OPTION_END)* FIELD_END   for a loop over a field's options, in their order

where `name` is the key into `controls(view)`. Marks may stand between elements, where a loop repeats paragraphs. They
are noncharacters, which no value may hold: a renderer takes every one of them away.
Source: The Unicode Standard, 23.7, Noncharacters; XML 1.0, section 2.2 allows them in documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from cardgen.model.cardview import CardView, FieldView
from cardgen.rendering.template_values import Cell, FieldText, control_of
from cardgen.rendering.xml_values import escape_value

FIELD, NAMED, FIELD_END, OPTION, OPTION_END = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4"

_OPENED, _CLOSED = "cardgen opened", "cardgen closed"
"""Filters put around loops; no template can name them, for the blank in their names."""

_MARKS = re.compile(f"{FIELD}[^{NAMED}]*{NAMED}|[{FIELD_END}{OPTION}{OPTION_END}]")
_TEXTS = frozenset({FieldText, Cell})


@dataclass(frozen=True, slots=True)
class Control:
    """One field to be filled in; `row` counts from 1 and is None outside tables."""

    name: str
    field: FieldView
    row: int | None = None


def controls(view: CardView) -> Mapping[str, Control]:
    """Every field of a view that can be filled in, by the name of its control."""
    return {control.name: control for control in _controls(view) if control.name}


def _controls(view: CardView) -> Iterator[Control]:
    for field in view.fields():
        yield Control(control_of(field), field)
    for table in view.tables():
        for number, row in enumerate(table.rows, 1):
            for cell in row:
                yield Control(control_of(cell, number), cell, number)


def marked_template(environment: Environment, tree: nodes.Template) -> Template:
    """The tree as a template that prints marks. Raises TemplateSyntaxError.

    Jinja2's compiled code calls `escape` by that global name for each printed value.
    """
    _OptionLoops().visit(tree)
    environment.filters |= {_OPENED: _opened, _CLOSED: _closed}
    template = environment.from_string(tree)
    template.root_render_func.__globals__["escape"] = _escape
    return template


def without_marks(text: str) -> str:
    """A text of the filled template as people see it."""
    return _MARKS.sub("", text)


class _Mark(str):
    """A mark the template prints by itself."""

    __slots__ = ()


def _escape(value: Any) -> str:
    """What `escape_value` prints, a field with its marks."""
    if type(value) is _Mark:
        return value
    if type(value) is Markup:  # put together from what has been through here, marks and all
        escape_value(Markup(without_marks(value)))  # noqa: S704 (escaped already)
        return value
    escaped = escape_value(value)
    name = _name(value)
    return f"{FIELD}{name}{NAMED}{escaped}{FIELD_END}" if name else escaped


def _name(value: Any) -> str:
    return value._control if type(value) in _TEXTS else ""  # noqa: SLF001 (a fact no template may ask for)


class _OptionLoops(NodeTransformer):
    """Marks loops over options; those that pass some over stay as they are."""

    def visit_For(self, node: nodes.For) -> Any:  # noqa: N802 (Jinja2 calls it so)
        self.generic_visit(node)
        options = node.iter
        if not isinstance(options, nodes.Getattr) or options.attr != "options" or node.test or node.recursive:
            return node
        node.body = [_literal(OPTION), *node.body, _literal(OPTION_END)]
        return [_marked(_OPENED, options.node), node, _marked(_CLOSED, options.node)]


def _literal(mark: str) -> nodes.Output:
    return nodes.Output([nodes.TemplateData(mark, lineno=1)], lineno=1)


def _marked(mark: str, field: nodes.Expr) -> nodes.Output:
    return nodes.Output([nodes.Filter(field, mark, [], [], None, None, lineno=field.lineno)], lineno=field.lineno)


def _opened(field: Any) -> str:
    name = _name(field)
    return _Mark(f"{FIELD}{name}{NAMED}" if name and field.options else "")


def _closed(field: Any) -> str:
    return _Mark(FIELD_END if _name(field) and field.options else "")
