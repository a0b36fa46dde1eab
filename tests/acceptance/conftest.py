"""Documents whose commands are run, and whose shown answers are compared with the program's."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

OnTerminal = Callable[..., tuple[int, str]]
Play = Callable[..., list[str]]

NOT_RUN = frozenset({"make", "pipx", "sudo", "."})
"""Commands that set a machine up."""

SKIPPED = "…"
"""In what a document shows: any lines where it stands alone, any characters within a line."""

_ASKED = re.compile(r"(.*\[[^\]]+\]:? )(\S+)")
"""A question of the program and what is typed after it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a document, and the lines shown below it."""

    command: str
    shown: tuple[str, ...]

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What is typed while the command runs, by the end of the question."""
        asked = (_ASKED.fullmatch(line) for line in self.shown)
        return [(found[1].rpartition(SKIPPED)[2], found[2]) for found in asked if found]


def steps(document: str) -> Iterator[Step]:
    """The commands of all ```console blocks, in order."""
    for block in re.findall(r"```console\n(.*?)```", document, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            yield Step(command, tuple(shown))


def pattern(shown: tuple[str, ...]) -> re.Pattern[str]:
    """What was printed must match it as a whole; ends of lines do not count."""
    lines = [
        r"(?:.*\n)*?" if line == SKIPPED else ".*".join(map(re.escape, line.rstrip().split(SKIPPED))) + "\n"
        for line in shown
    ]
    return re.compile("".join(lines))


@pytest.fixture
def play(on_terminal: OnTerminal) -> Play:
    """Runs the commands of a document one after the other, from a folder on; gives the commands run.

    Each must end well, unless the document shows an error; where it shows what is printed, that must be printed.
    """

    def run(document: str, folder: Path, language: str, ends: tuple[int, ...] = (0,)) -> list[str]:
        here = folder
        ran = []
        for step in steps(document):
            name, *arguments = shlex.split(step.command, comments=True)
            if name == "cd":
                here /= arguments[0]
            elif name not in NOT_RUN:
                assert name == "cardgen"
                env = {"CARDGEN_LANG": language, "NO_COLOR": "1", "TERM": "dumb"}
                code, drawn = on_terminal(*arguments, cwd=here, env=env, answers=step.answers)
                printed = "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())
                assert code in ends, (step.command, printed)
                assert not step.shown or pattern(step.shown).fullmatch(printed), (step.command, printed)
                ran.append(step.command)
        return ran

    return run
