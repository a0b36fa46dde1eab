"""The one Jinja environment of all formats: sandboxed, strict about names, escaping by default."""

from __future__ import annotations

from typing import Any

from jinja2 import BaseLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cardgen.rendering.context import PUBLIC_FACTS

UNSAFE_GLOBALS = ("cycler", "joiner", "lipsum", "namespace")
"""Jinja's own helper objects: doors out of the sandbox in the past, and no form needs them."""


class CardEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, with a short way to the facts of our own types.

    A card asks for about a thousand of them, and the sandbox's questions about each took nine tenths of the time.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute` as a template writes it; anything but a listed fact goes through the sandbox."""
        try:
            read = PUBLIC_FACTS[type(obj)][attribute]
        except KeyError:
            return super().getattr(obj, attribute)
        return read(obj)


def make_environment(loader: BaseLoader | None = None) -> ImmutableSandboxedEnvironment:
    """An environment in which a template can print and loop, and do nothing else.

    A name no field has is an error (StrictUndefined) rather than an empty box on a printed card.
    """
    environment = CardEnvironment(autoescape=True, undefined=StrictUndefined, loader=loader)
    for name in UNSAFE_GLOBALS:
        environment.globals.pop(name, None)
    return environment
