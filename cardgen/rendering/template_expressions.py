"""Reads the expressions of a template: what each stands for, which names are wrong, what is not allowed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace

from jinja2 import nodes

from cardgen.rendering.template_language import ALLOWED_FILTERS, ONE_OF_LIST, SAME_LIST, is_loop_call, written
from cardgen.rendering.template_names import TEXT, UNKNOWN, Names, Shape, nearest

MAX_DEPTH = 50
"""Expressions inside expressions. Python, into which Jinja2 compiles them, gives up somewhat later."""

MAX_READINGS = 1_000
"""Calls of macros read, each with all it calls; a few lines of macros calling macros could ask for billions."""


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: the code of its rule, 1-based line in the template source, and words for the text."""

    code: str
    line: int
    args: tuple[tuple[str, str], ...]


class ExpressionReader(ABC):
    """Names in scope, findings so far, and the paths printed so far; statements are read by its child."""

    def __init__(self, names: Names | None) -> None:
        self.names = names
        self.found: list[Found] = []
        self.printed: set[str] = set()
        self.scopes: list[dict[str, Shape]] = [{}]
        self.macros: dict[str, nodes.Macro] = {}
        self.called: set[str] = set()
        self.reading: tuple[str, ...] = ()
        self.readings = 0
        self.depth = 0
        self.guarded = False
        self.line = 1

    @abstractmethod
    def macro_body(self, macro: nodes.Macro, given: Mapping[str, Shape]) -> None:
        """Read a macro's statements with the shapes a call hands over."""

    def used(self, node: nodes.Node) -> Shape:
        """The shape of an expression whose value goes on paper, or into something that does."""
        shape = self.value(node)
        self.printed |= shape.prints
        return shape

    def value(self, node: nodes.Node) -> Shape:
        """The shape of an expression; too deep ones are refused before they exhaust Python's stack."""
        if self.depth >= MAX_DEPTH:
            self.add("T119", node, reason="()")
            return UNKNOWN
        self.depth += 1
        shape = self.shape(node)
        self.depth -= 1
        return shape

    def shape(self, node: nodes.Node) -> Shape:  # noqa: C901, PLR0911 - one line per kind of node reads best
        match node:
            case nodes.Name():
                return self.name(node)
            case nodes.Getattr():
                return self.member(node, node.node, node.attr)
            case nodes.Getitem():
                return self.item(node)
            case nodes.Filter():
                return self.filter(node)
            case nodes.Call():
                return self.call(node)
            case nodes.CondExpr():
                self.value(node.test)
                return self.either(node.expr1, node.expr2)
            case nodes.And() | nodes.Or():
                return self.either(node.left, node.right)
            case nodes.Test():
                return self.test(node)
            case nodes.List() | nodes.Tuple():
                return self.listed(node)
            case nodes.Expr() | nodes.Helper():
                return self.computed(node)
            case _:
                return self.refused(node, type(node).__name__)

    def name(self, node: nodes.Name) -> Shape:
        for scope in reversed(self.scopes):
            if node.name in scope:
                return scope[node.name]
        if node.name.startswith("_"):
            return self.refused(node, node.name)
        if self.names is None:
            return UNKNOWN
        if node.name in self.names.root:
            return self.names.root[node.name]
        return self.unknown(node, self.names.nearest(node.name, (name for scope in self.scopes for name in scope)))

    def member(self, node: nodes.Expr, owner: nodes.Expr, key: str) -> Shape:
        shape = self.value(owner)
        if key.startswith("_"):
            return self.refused(node, written(node))
        if shape.lax:
            return UNKNOWN
        if key in shape.members:
            return shape.members[key]
        if shape.item is not None and key in shape.item.members:
            return self.outside_loop(node, written(owner), key)
        return self.unknown(node, self.nearest_member(written(owner), key, shape))

    def outside_loop(self, node: nodes.Expr, table: str, key: str) -> Shape:
        self.add("T115", node, name=f"{table}.{key}", example=f"{{% for row in {table} %}} {{{{ row.{key} }}}}")
        return UNKNOWN

    def nearest_member(self, owner: str, key: str, shape: Shape) -> str | None:
        full = f"{owner}.{key}"
        own = nearest(key, {name: f"{owner}.{name}" for name in shape.members})
        return own or (self.names.nearest(full) if self.names else None)

    def unknown(self, node: nodes.Expr, suggestion: str | None) -> Shape:
        if not self.guarded:
            more = {"suggestion": suggestion} if suggestion else {}
            self.add("T112", node, name=written(node), **more)
        return UNKNOWN

    def item(self, node: nodes.Getitem) -> Shape:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self.member(node, node.node, node.arg.value)
        shape = self.value(node.node)
        self.value(node.arg)
        if isinstance(node.arg, nodes.Slice):
            return shape
        return shape.computed or shape.item or UNKNOWN

    def filter(self, node: nodes.Filter) -> Shape:
        if node.name not in ALLOWED_FILTERS:
            return self.refused(node, node.name)
        shape = self.value(node.node) if node.node is not None else TEXT
        arguments = self.arguments(node)
        if node.name in SAME_LIST:
            return shape
        if node.name in ONE_OF_LIST:
            return shape.item or UNKNOWN
        if node.name in {"batch", "slice"}:
            return Shape(item=shape)
        return Shape(text=True, prints=shape.prints.union(*(argument.prints for argument in arguments)))

    def test(self, node: nodes.Test) -> Shape:
        if node.name in {"defined", "undefined"}:
            guarded, self.guarded = self.guarded, True
            self.value(node.node)
            self.guarded = guarded
        else:
            self.value(node.node)
        self.arguments(node)
        return TEXT

    def arguments(self, node: nodes.Filter | nodes.Test | nodes.Call) -> list[Shape]:
        given = [*node.args, *(keyword.value for keyword in node.kwargs)]
        for extra in (node.dyn_args, node.dyn_kwargs):
            if extra is not None:
                self.refuse(node, "*")
        for argument in given:
            if isinstance(argument, nodes.Const) and isinstance(argument.value, str) and "__" in argument.value:
                self.refuse(node, argument.value)
        return [self.value(argument) for argument in given]

    def call(self, node: nodes.Call) -> Shape:
        callee = node.node
        if isinstance(callee, nodes.Name) and callee.name in self.macros:
            return self.macro_call(node, self.macros[callee.name])
        arguments = self.arguments(node)
        if isinstance(callee, nodes.Name) and callee.name == "range":
            return Shape(item=TEXT)
        if isinstance(callee, nodes.Name) and callee.name == "caller":
            return TEXT
        if is_loop_call(callee):
            return Shape(text=True, prints=frozenset().union(*(argument.prints for argument in arguments)))
        return self.refused(node, f"{written(callee)}()")

    def macro_call(self, node: nodes.Call, macro: nodes.Macro) -> Shape:
        """Read the macro's body with the shapes this call hands over; what it prints, the call prints."""
        self.called.add(macro.name)
        self.readings += 1
        if macro.name in self.reading or self.readings > MAX_READINGS:
            return self.refused(node, f"{macro.name}()")
        given: dict[str, Shape] = {name.name: UNKNOWN for name in macro.args}
        for default, name in zip(reversed(macro.defaults), reversed(macro.args), strict=False):
            given[name.name] = self.value(default)
        given |= {name.name: self.value(value) for name, value in zip(macro.args, node.args, strict=False)}
        given |= {keyword.key: self.value(keyword.value) for keyword in node.kwargs}
        self.macro_body(macro, given)
        return TEXT

    def either(self, one: nodes.Expr, other: nodes.Expr | None) -> Shape:
        first = self.value(one)
        second = TEXT if other is None else self.value(other)
        kept = second if first is TEXT else first
        return replace(
            kept, prints=first.prints | second.prints, text=first.text and second.text, lax=first.lax or second.lax
        )

    def listed(self, node: nodes.List | nodes.Tuple) -> Shape:
        shapes = [self.value(item) for item in node.items]
        item = shapes[0] if shapes else TEXT
        return Shape(item=item, prints=frozenset().union(*(shape.prints for shape in shapes)))

    def computed(self, node: nodes.Node) -> Shape:
        """Sums, comparisons, joined texts, literals: text made of its parts."""
        prints: frozenset[str] = frozenset()
        for child in node.iter_child_nodes():
            prints |= self.value(child).prints
        return Shape(text=True, prints=frozenset() if isinstance(node, nodes.Compare) else prints)

    def refused(self, node: nodes.Node, what: str) -> Shape:
        self.refuse(node, what)
        return UNKNOWN

    def refuse(self, node: nodes.Node, what: str) -> None:
        self.add("T116", node, name=what)

    def add(self, code: str, node: nodes.Node, **args: str) -> None:
        # Jinja2 leaves some nodes without a line, `{% autoescape %}` for one: they stand after the last one that has it
        self.line = node.lineno or self.line
        self.found.append(Found(code, self.line, tuple(args.items())))
