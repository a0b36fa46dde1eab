"""The part of Jinja2 a template may use, and its expressions in words."""

from __future__ import annotations

from jinja2 import nodes

from cardgen.rendering.template_names import TEXT, UNKNOWN, Shape

ALLOWED_FILTERS = frozenset(
    {"abs", "capitalize", "center", "count", "d", "default", "e", "escape", "float", "indent", "int", "join", "length"}
    | {"lower", "replace", "round", "string", "sum", "title", "trim", "truncate", "upper", "wordcount", "wordwrap"}
    | {"batch", "first", "last", "list", "max", "min", "rejectattr", "reverse", "selectattr", "slice", "sort", "unique"}
)
"""Filters a template may use: none that turns escaping off (`safe`), builds markup or calls what a name names."""

SAME_LIST = frozenset({"list", "rejectattr", "reverse", "selectattr", "sort", "unique"})
"""Filters that give back some of a list's items."""

ONE_OF_LIST = frozenset({"first", "last", "max", "min"})
"""Filters that give back one of a list's items."""

LOOP = Shape(
    members={
        **dict.fromkeys(("index", "index0", "revindex", "revindex0", "first", "last", "length"), TEXT),
        **dict.fromkeys(("depth", "depth0"), TEXT),
        **dict.fromkeys(("previtem", "nextitem"), UNKNOWN),
    }
)
"""What `loop` knows inside `{% for %}`."""


def is_loop_call(node: nodes.Node) -> bool:
    """True for `loop.cycle` and `loop.changed`, the only methods a template may call."""
    owner = node.node if isinstance(node, nodes.Getattr) and node.attr in {"cycle", "changed"} else None
    return isinstance(owner, nodes.Name) and owner.name == "loop"


def written(node: nodes.Node) -> str:
    """An expression of names and keys as its author wrote it (`row.date`); other expressions by their kind."""
    match node:
        case nodes.Name():
            return str(node.name)
        case nodes.Getattr():
            return f"{written(node.node)}.{node.attr}"
        case nodes.Getitem() if isinstance(node.arg, nodes.Const):
            return f"{written(node.node)}.{node.arg.value}"
        case nodes.Getitem():
            return f"{written(node.node)}[...]"
        case nodes.Filter() if node.node is not None:
            return f"{written(node.node)}|{node.name}"
        case nodes.Call():
            return f"{written(node.node)}()"
        case _:
            return "..."


def example_of(name: str, shape: Shape) -> str:
    """How to print what cannot be printed whole."""
    if shape.item is not None:
        key = next((key for key in shape.item.members if key != "cells"), "")
        return f"{{% for row in {name} %}} {{{{ row.{key} }}}}" if key else f"{{% for one in {name} %}} {{{{ one }}}}"
    return f"{{{{ {name}.{next(iter(shape.members), '')} }}}}"


def tag_name(node: nodes.Node) -> str:
    """How an author knows the statement: `{% autoescape %}`, `{% include %}`."""
    if isinstance(node, (nodes.Scope, nodes.EvalContextModifier)):
        return "autoescape"
    if isinstance(node, nodes.FromImport):
        return "from"
    return type(node).__name__.lower()
