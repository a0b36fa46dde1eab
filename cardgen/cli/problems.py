"""Problems as people, scripts and GitHub read them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from cardgen.cli.console import data
from cardgen.cli.language import language
from cardgen.messages.problems import hint_of, label_of, message_of
from cardgen.model.problem import Problem, Severity

FORMATS = ("text", "json", "github")


def print_problems(problems: Iterable[Problem], style: str, root: Path) -> None:
    """Print problems to stdout in one of FORMATS.

    Only a terminal gets the source line: pipes and CI logs have more readers.
    """
    if style == "json":
        data(json.dumps({"problems": [_as_json(problem) for problem in problems]}, ensure_ascii=False, indent=2))
        return
    for problem in problems:
        data(_as_github(problem) if style == "github" else _as_text(problem))
        if style == "text" and sys.stdout.isatty():
            _print_source(problem, root)


def _as_text(problem: Problem) -> str:
    place = f"{problem.path}:{problem.position.line}:{problem.position.column}"
    colour = "red" if problem.is_error else "yellow"
    severity = click.style(f"{problem.severity}[{problem.code}]", fg=colour, bold=True)
    return f"{place}: {severity} {_sentence(problem)}"


def _sentence(problem: Problem) -> str:
    label = label_of(problem, language())
    words = [f"{label}:" if label else "", message_of(problem, language()), hint_of(problem, language())]
    return " ".join(filter(None, words))


def _as_json(problem: Problem) -> dict[str, object]:
    return {
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
    return f"::{kind} {place},title={problem.code}::{_escaped(_sentence(problem))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _print_source(problem: Problem, root: Path) -> None:
    from rich.cells import cell_len

    try:
        lines = (root / problem.path).read_text(encoding="utf-8-sig").splitlines()
        line = lines[problem.position.line - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return
    before = line[: problem.position.column - 1]
    data(click.style(f"    {line}", dim=True))
    data(f"    {' ' * cell_len(before)}{click.style('^', fg='red')}")
