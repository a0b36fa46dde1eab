"""The one Jinja environment of all formats: sandboxed, strict about names, escaping by default."""

from __future__ import annotations

from typing import Any

from jinja2 import BaseLoader, StrictUndefined, Template, nodes
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cardgen.rendering.context import PUBLIC_FACTS
from cardgen.rendering.template_limits import (
    METER_FILTERS,
    Meter,
    binary,
    bounded_filters,
    bounded_range,
    joined,
    metered,
)

UNSAFE_GLOBALS = ("cycler", "joiner", "lipsum", "namespace")
"""Jinja's own helper objects: doors out of the sandbox in the past, and no form needs them."""


_SMALL = 1_000_000
"""Numbers below it need no look before they are added or multiplied."""


class CardTemplate(Template):
    """A template that counts what each filling uses up."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The filled template. Raises TemplateTooLargeError beside what Jinja2 raises."""
        self.environment.meter.reset()  # type: ignore[attr-defined] # of CardEnvironment
        try:
            return joined(self.root_render_func(self.new_context(dict(*args, **kwargs))))
        except Exception:  # noqa: BLE001 (Jinja2 puts the template's own lines into the traceback and raises it again)
            self.environment.handle_exception()


class CardEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, bounded in what a template may use up, with a short way to the facts of our own types.

    A card asks for about a thousand of them, and the sandbox's questions about each took nine tenths of the time.
    """

    template_class = CardTemplate
    intercepted_binops = frozenset({"*", "**", "+", "%"})

    def __init__(self, loader: BaseLoader | None = None) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, loader=loader)
        for name in UNSAFE_GLOBALS:
            self.globals.pop(name, None)
        self.globals["range"] = bounded_range
        self.filters |= {**dict(bounded_filters(self.filters)), **METER_FILTERS}
        self.meter = Meter()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute` as a template writes it; anything but a listed fact goes through the sandbox."""
        try:
            read = PUBLIC_FACTS[type(obj)][attribute]
        except KeyError:
            return super().getattr(obj, attribute)
        return read(obj)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002 (as in Jinja2)
        """A sum or product within bounds."""
        compute = self.binop_table[operator]
        if type(left) is int and type(right) is int and operator in "+*" and -_SMALL < left < _SMALL > right > -_SMALL:
            return compute(left, right)  # column widths, hundreds of times a card
        return binary(operator, left, right, compute)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805, PYI063 (as in Jinja2: a macro may have an argument named self)
        """A call a template makes; a macro's is counted with the text it gives."""
        result = super().call(__context, __obj, *args, **kwargs)
        if isinstance(__obj, Macro):
            __self.meter.spend_text(result)
        return result

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        return super()._generate(metered(source), *args, **kwargs)


def make_environment(loader: BaseLoader | None = None) -> CardEnvironment:
    """An environment in which a template can print and loop, and do nothing else.

    A name no field has is an error (StrictUndefined) rather than an empty box on a printed card.
    """
    return CardEnvironment(loader)
