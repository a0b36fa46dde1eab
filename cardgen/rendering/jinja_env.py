"""The one Jinja environment of all formats: sandboxed, strict about names, escaping by default."""

from __future__ import annotations

from jinja2 import BaseLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

UNSAFE_GLOBALS = ("cycler", "joiner", "lipsum", "namespace")
"""Jinja's own helper objects: doors out of the sandbox in the past, and no form needs them."""


def make_environment(loader: BaseLoader | None = None) -> ImmutableSandboxedEnvironment:
    """An environment in which a template can print and loop, and do nothing else.

    A name no field has is an error (StrictUndefined) rather than an empty box on a printed card.
    """
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined, loader=loader)
    for name in UNSAFE_GLOBALS:
        environment.globals.pop(name, None)
    return environment
