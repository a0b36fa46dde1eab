"""Turns what a template may run into on a card into problems people can read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateError as JinjaError

from cardgen.errors import TemplateError
from cardgen.model.problem import Problem
from cardgen.rendering.template_analysis import STACK_ERRORS
from cardgen.rendering.template_limits import TemplateTooLargeError


@contextmanager
def failures_told(path: str, **args: str) -> Iterator[None]:
    """Raise TemplateError for whatever fails inside; `path` is how messages name the template.

    Only the kind of error is told: the words of some quote the value they stumbled over.
    """
    try:
        yield
    except TemplateTooLargeError:
        raise TemplateError((Problem("T120", path),)) from None
    except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError, *STACK_ERRORS) as error:
        raise TemplateError((Problem("T117", path, args={"detail": type(error).__name__, **args}),)) from None
