"""Reads a Jinja2 template without running it: wrong names, what is not allowed, and which fields it prints.

Every branch is walked, taken or not. Names follow loops, `{% set %}`, `{% with %}` and macros; a macro is read again at
each of its calls, with what that call hands over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes

from cardgen.rendering.template_expressions import ExpressionReader, Found
from cardgen.rendering.template_language import LOOP, example_of, tag_name, written
from cardgen.rendering.template_names import TEXT, UNKNOWN, Names, Shape

STACK_ERRORS = (RecursionError, MemoryError, SyntaxError, OverflowError)
"""What Python raises on compiling what is nested too deeply (SyntaxError for blocks) or writes too large a number."""

MAX_BLOCKS = 16
"""Blocks inside blocks ({% for %}, {% if %}, ...), in the template or in one macro."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding: code, 1-based line in the template source, and words for the text."""

    code: str
    line: int
    args: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a template does: its faults in the order of the source, and the paths of the form it prints."""

    faults: tuple[Fault, ...]
    printed: frozenset[str]


def parsed(parse: Callable[[], nodes.Template]) -> nodes.Template | Fault:
    """The tree that `parse` makes, or the one fault that stops the parser."""
    try:
        return parse()
    except TemplateSyntaxError as error:
        return Fault("T101", error.lineno, {"detail": str(error.message)})
    except STACK_ERRORS:
        return Fault("T119", 1, {"reason": "()"})


def analyse(template: nodes.Template, names: Names | None) -> Analysis:
    """Walk a parsed template. Without `names` only what no template may do is looked for."""
    walker = _Walker(names)
    walker.body(template.body)
    walker.uncalled_macros()
    return Analysis(tuple(_faults(walker.found)), frozenset(walker.printed))


def _faults(found: Iterable[Found]) -> Iterator[Fault]:
    """In the order of the source, each once: a macro called twice finds the same thing twice."""
    for one in sorted(dict.fromkeys(found), key=lambda one: one.line):
        yield Fault(one.code, one.line, dict(one.args))


class _Walker(ExpressionReader):
    blocks = 0

    def body(self, statements: Sequence[nodes.Node]) -> None:
        """Read statements one block further in; too deep ones are refused, for Python allows loops 20 deep."""
        if self.blocks >= MAX_BLOCKS:
            self.add("T119", statements[0] if statements else nodes.Const(None), reason="{% %}")
            return
        self.blocks += 1
        for statement in statements:
            self.statement(statement)
        self.blocks -= 1

    def statement(self, node: nodes.Node) -> None:  # noqa: C901 - one line per kind of node reads best
        match node:
            case nodes.Output():
                for part in node.nodes:
                    self.output(part)
            case nodes.For():
                self.loop(node)
            case nodes.If():
                self.value(node.test)
                for branch in (node.body, node.elif_, node.else_):
                    self.body(branch)
            case nodes.Assign():
                self.bind(node.target, self.used(node.node))
            case nodes.AssignBlock():
                self.body(node.body)
                self.bind(node.target, TEXT)
            case nodes.With():
                self.with_block(node)
            case nodes.Macro():
                self.macros[node.name] = node
            case nodes.CallBlock():
                self.value(node.call)
                self.body(node.body)
            case nodes.FilterBlock():
                self.filter(node.filter)
                self.body(node.body)
            case _:
                self.refuse(node, tag_name(node))

    def output(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        shape = self.used(node)
        if not shape.text:
            self.add("T113", node, name=written(node), example=example_of(written(node), shape))

    def loop(self, node: nodes.For) -> None:
        shape = self.used(node.iter)
        with self.scope():
            self.bind(node.target, shape.item or self.no_list(node.iter, shape))
            self.scopes[-1]["loop"] = LOOP
            if node.test is not None:
                self.value(node.test)
            self.body(node.body)
        self.body(node.else_)

    def no_list(self, node: nodes.Node, shape: Shape) -> Shape:
        if not shape.lax and shape is not TEXT:
            self.add("T114", node, name=written(node))
        return UNKNOWN

    def with_block(self, node: nodes.With) -> None:
        values = [self.used(value) for value in node.values]
        with self.scope():
            for target, value in zip(node.targets, values, strict=True):
                self.bind(target, value)
            self.body(node.body)

    def bind(self, target: nodes.Node, shape: Shape) -> None:
        if isinstance(target, nodes.Name):
            self.scopes[-1][target.name] = shape
        elif isinstance(target, nodes.Tuple):
            for item in target.items:
                self.bind(item, UNKNOWN)
        else:
            self.refuse(target, written(target))

    @contextmanager
    def scope(self) -> Iterator[None]:
        self.scopes.append({})
        yield
        self.scopes.pop()

    def macro_body(self, macro: nodes.Macro, given: Mapping[str, Shape]) -> None:
        outer = self.scopes, self.reading, self.depth, self.blocks
        self.scopes, self.reading = [self.scopes[0], dict(given)], (*self.reading, macro.name)
        self.depth = self.blocks = 0
        self.body(macro.body)
        self.scopes, self.reading, self.depth, self.blocks = outer

    def uncalled_macros(self) -> None:
        for name in set(self.macros) - self.called:
            macro = self.macros[name]
            self.macro_body(macro, {argument.name: UNKNOWN for argument in macro.args})
