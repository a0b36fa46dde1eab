"""Problems as people, scripts and GitHub read them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TextIO

import click

from cardgen.cli.console import data, data_json, note, printable
from cardgen.cli.folding import fitting
from cardgen.cli.language import language, tell
from cardgen.cli.source_line import source_line
from cardgen.messages.problems import hint_of, label_of, message_of
from cardgen.model.problem import Problem, Severity

BAD_DATE = "C106"
FORMATS = ("text", "json", "github", "sarif")


def print_problems(problems: Iterable[Problem], style: str, root: Path, *, left_out: int = 0) -> None:
    """Print problems to stdout in one of FORMATS: for commands whose result they are.

    `left_out` counts cards that could not be looked at; text leaves it to the command.
    """
    if style == "json":
        data_json({"problems": [*map(problem_data, problems)], "left_out": left_out})
        return
    if style == "sarif":
        from cardgen.cli.sarif import sarif_log

        shown = [*map(_shown, problems)]
        data_json(sarif_log(shown, map(_sentence, shown), left_out))
        return
    for problem in problems:
        if style == "github":
            data(_as_github(_shown(problem)))
        else:
            data(fitting(_as_text(problem, root, sys.stdout), sys.stdout))


def note_problems(problems: Iterable[Problem], root: Path, text: str | None = None) -> None:
    """Print problems to stderr, beside the files or the card that are the command's result.

    `text` is what they were found in, where that is in no file yet.
    """
    for problem in problems:
        note(_as_text(problem, root, sys.stderr, text))


def note_entry_problems(problems: Sequence[Problem], root: Path, text: str) -> None:
    """Problems of values that were typed for a command, and the ways to type what a card has to spell out."""
    note_problems(problems, root, text)
    if any(problem.code == BAD_DATE for problem in problems):
        note(tell("entry.dates"))


def _as_text(problem: Problem, root: Path, stream: TextIO, text: str | None = None) -> str:
    """One line; on a terminal also the source: pipes and CI logs have more readers than cards have."""
    source = source_line(problem, root, text) if stream.isatty() and not problem.commit else None
    problem = _shown(problem)
    commit = f"{problem.commit}:" if problem.commit else ""
    place = f"{commit}{printable(problem.path)}:{problem.position.line}:{problem.position.column}"
    colour = "red" if problem.is_error else "yellow"
    severity = click.style(f"{problem.severity}[{problem.code}]", fg=colour, bold=True)
    line = f"{place}: {severity} {_sentence(problem)}"
    return f"{line}\n{source}" if source else line


def _shown(problem: Problem) -> Problem:
    """The problem without the numbers of a person that a file was named for."""
    hidden = partial(_hidden, misnamed=problem.code in _MISNAMED)
    other = problem.args.get("other")
    args = {**problem.args, "other": hidden(other)} if isinstance(other, str) else problem.args
    return replace(problem, path=hidden(problem.path), args=args)


_MISNAMED = frozenset({"C205", "C207"})
"""Rules about names that are no card's: where an id should be, a telephone number may stand."""


def _hidden(path: str, *, misnamed: bool) -> str:
    from cardgen.detection.resident_number import has_resident_number  # its patterns take longer than a Tab may

    if has_resident_number(path):
        return re.sub(r"\d", "*", path)
    return re.sub(r"\d{6,}", lambda found: "*" * len(found[0]), path) if misnamed else path


def _sentence(problem: Problem) -> str:
    label = label_of(problem, language())
    words = [f"{label}:" if label else "", message_of(problem, language()), hint_of(problem, language())]
    return " ".join(filter(None, words))


def problem_data(problem: Problem) -> dict[str, object]:
    """A problem for scripts."""
    problem = _shown(problem)
    return {
        **({"commit": problem.commit} if problem.commit else {}),
        "path": problem.path,
        "line": problem.position.line,
        "column": problem.position.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "field": problem.field,
        "label": label_of(problem, language()),
        "message": message_of(problem, language()),
        "hint": hint_of(problem, language()),
    }


def _as_github(problem: Problem) -> str:
    """A workflow command (GitHub Actions: "Workflow commands", error and warning)."""
    kind = "error" if problem.severity is Severity.ERROR else "warning"
    place = f"file={_property(problem.path)},line={problem.position.line},col={problem.position.column}"
    title = f"{problem.code} {problem.commit}".rstrip()
    return f"::{kind} {place},title={title}::{_escaped(_sentence(problem))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
