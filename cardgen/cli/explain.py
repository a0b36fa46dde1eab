"""cardgen check --explain: a rule in full, with lines that break it and lines that do not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cardgen.cli.console import data
from cardgen.cli.help_page import wrapped
from cardgen.cli.language import language, tell
from cardgen.errors import UsageError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

WIDTH = 78
INDENT = "    "


def explain_and_end(context: click.Context, parameter: click.Parameter, code: str | None) -> None:
    """Explain the rule asked for and do nothing else; an option's callback."""
    del parameter
    if code is None or context.resilient_parsing:
        return
    data("\n".join(_explained(_known(code))))
    context.exit()


def complete_codes(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Codes of rules with what they say."""
    from click.shell_completion import CompletionItem

    from cardgen.messages.explanations import general_text
    from cardgen.messages.problems import rules

    del context, parameter
    begun = incomplete.upper()
    found = sorted((code, rule) for code, rule in rules().items() if code.startswith(begun))
    return [CompletionItem(code, help=general_text(rule, language())) for code, rule in found]


def _known(code: str) -> str:
    """The code of a rule, whatever its case. UsageError for any other word, with the nearest code."""
    from cardgen.entry.suggestion import nearest
    from cardgen.messages.problems import rules

    if code.upper() in rules():
        return code.upper()
    if near := nearest(code, {known: known for known in rules()}):
        raise UsageError("error.no_such_rule.near", code=code, near=near)
    raise UsageError("error.no_such_rule", code=code)


def _explained(code: str) -> Iterator[str]:
    from cardgen.messages.explanations import explanations, general_hint, general_text
    from cardgen.messages.problems import rules

    rule = rules()[code]
    colour = "red" if rule.severity == "error" else "yellow"
    heading = f"{rule.severity}[{code}]"
    first, *others = wrapped(f"{heading} {general_text(rule, language())}", WIDTH)
    yield first.replace(heading, click.style(heading, fg=colour, bold=True), 1)
    yield from others
    explained = explanations().get(code)
    if explained:
        yield from _part("explain.why", wrapped(explained.why.text(language()), WIDTH - len(INDENT)))
    if hint := general_hint(rule, language()):
        yield from _part("explain.mend", wrapped(hint, WIDTH - len(INDENT)))
    if explained and explained.bad:
        yield from _part("explain.bad", explained.bad.splitlines())
        yield from _part("explain.good", explained.good.splitlines())


def _part(title: str, lines: Iterator[str] | list[str]) -> Iterator[str]:
    yield ""
    yield click.style(tell(title), bold=True)
    yield from (f"{INDENT}{line}" for line in lines)
