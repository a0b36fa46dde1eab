"""What is wrong with an expression, with the place in it underlined."""

from __future__ import annotations

import click

from cardgen.cli.console import printable
from cardgen.cli.help_page import columns
from cardgen.cli.language import spoken, tell
from cardgen.errors import ExpressionError

INDENT = "  "
AROUND = 36
"""Columns of a long expression shown before the place, and as many from it on."""


def expression_error(error: ExpressionError) -> str:
    """The sentences, and the expression with carets under the part meant; it is what the reader typed."""
    arguments = {name: printable(spoken(text)) for name, text in error.arguments.items()}
    sentences = [tell(error.message_id, **arguments)]
    if error.expected:
        sentences.append(tell("error.expression.expected", expected=" · ".join(map(tell, error.expected))))
    lines = [" ".join(sentences)]
    if error.expression.strip():
        lines += _underlined(error.expression, *error.at)
    return "\n".join(lines)


def _underlined(text: str, start: int, end: int) -> list[str]:
    before, meant, after = (printable(part.replace("\n", " ")) for part in (text[:start], text[start:end], text[end:]))
    before = _cut(before[::-1], AROUND)[::-1]
    after = _cut(after, max(1, AROUND - columns(meant))) if columns(meant) <= AROUND else ""
    meant = _cut(meant, AROUND)
    carets = "^" * max(1, columns(meant))
    return [
        f"{INDENT}{before}{meant}{after}",
        f"{INDENT}{' ' * columns(before)}{click.style(carets, fg='red', bold=True)}",
    ]


def _cut(text: str, most: int) -> str:
    """The beginning of a text, with … in the place of what is left out."""
    if columns(text) <= most:
        return text
    while columns(text) >= max(most, 1):
        text = text[:-1]
    return f"{text}…"
