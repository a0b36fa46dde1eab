"""Documents whose commands are run, and whose shown answers are compared with the program's."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
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

_ID = re.compile(r"\b[A-Z]{1,4}-[0-9A-HJKMNP-TV-Z]{6}\b")
_ERROR = re.compile(r"^(오류|error): ", re.MULTILINE)


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

    @property
    def fails(self) -> bool:
        """True where the document shows that the command ends in an error."""
        return _ERROR.search("\n".join(self.shown)) is not None


def steps(document: str) -> Iterator[Step]:
    """The commands of all ```console blocks, in order."""
    for block in re.findall(r"```console\n(.*?)```", document, re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            yield Step(command, tuple(shown))


class Ids:
    """The ids of a document and those the program made instead: they are random."""

    def __init__(self) -> None:
        self._real: dict[str, str] = {}

    def meant(self, text: str) -> str:
        """`text` with the program's ids in the place of the document's."""
        return _ID.sub(lambda found: self._real.get(found[0], found[0]), text)

    def learn(self, shown: tuple[str, ...], printed: str) -> bool:
        """True where what was printed is what is shown; takes note of ids not met before."""
        new: list[str] = []
        found = re.fullmatch("".join(self._line(line.rstrip(), new) for line in shown if line.strip()), printed)
        if found:
            self._real |= dict(zip(new, found.groups(), strict=True))
        return found is not None

    def _line(self, line: str, new: list[str]) -> str:
        if line == SKIPPED:
            return r"(?:.*\n)*?"
        parts = (re.escape(part).replace(r"\-", "-") for part in self.meant(line).split(SKIPPED))
        return _ID.sub(partial(self._capture, new), ".*".join(parts)) + "\n"

    def _capture(self, new: list[str], found: re.Match[str]) -> str:
        """A group for an id met for the first time."""
        if found[0] in self._real.values():
            return found[0]
        if found[0] in new:
            return rf"\{new.index(found[0]) + 1}"
        new.append(found[0])
        return f"({_ID.pattern})"


@pytest.fixture
def play(on_terminal: OnTerminal) -> Play:
    """Runs the commands of a document one after the other, from a folder on; gives the commands run.

    Each must end well, unless the document shows an error; where it shows what is printed, that must be printed, blank
    lines and random ids aside. `before` is done before the commands it names: what the text asks of the reader.
    """

    def run(
        document: str, folder: Path, language: str, before: Mapping[str, Callable[[Path], None]] | None = None
    ) -> list[str]:
        here = folder
        ids = Ids()
        ran = []
        env = {"CARDGEN_LANG": language, "NO_COLOR": "1", "TERM": "dumb"}  # which draws no bars
        for step in steps(document):
            if before and step.command in before:
                before[step.command](here)
            name, *arguments = shlex.split(ids.meant(step.command), comments=True)
            if name == "cd":
                here /= arguments[0]
            elif name == "git":
                subprocess.run([name, *arguments], cwd=here, check=True)
            elif name not in NOT_RUN:
                assert name == "cardgen"
                code, drawn = on_terminal(*arguments, cwd=here, env=env, answers=step.answers)
                printed = "".join(f"{line.rstrip()}\n" for line in drawn.splitlines() if line.strip())
                assert (code != 0) is step.fails, (step.command, printed)
                assert not step.shown or ids.learn(step.shown, printed), (step.command, printed)
                ran.append(step.command)
        return ran

    return run
