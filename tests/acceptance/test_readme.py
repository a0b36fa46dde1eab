"""What the README says is so."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from cardgen.cli.failure import EXIT_INTERNAL
from cardgen.cli.main import EXIT_INTERRUPTED
from cardgen.cli.main import cardgen as program
from cardgen.errors import CardgenError
from scripts.make_code_table import BETWEEN, code_table

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Play = Callable[..., list[str]]


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def section(readme: str, heading: str) -> str:
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", readme, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def rows(text: str) -> Iterator[list[str]]:
    """The cells of each line of the tables in `text`."""
    for line in text.splitlines():
        if line.startswith("| ") and not line.startswith("|---"):
            yield [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


@pytest.mark.slow
def test_every_command_shown_runs(readme: str, play: Play, tmp_path: Path) -> None:
    assert len(play(readme, tmp_path, "en")) >= 10


def test_make_targets_shown_exist(readme: str, root: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:^\$ |`)make ([a-z]+)", readme, re.MULTILINE)) <= targets


def yaml_block(readme: str, heading: str) -> str:
    found = re.search(rf"^### {heading}\n.*?```yaml\n(.*?)```", readme, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def test_card_shown_is_sound(readme: str, workspace: Path, cardgen: Run) -> None:
    (workspace / "cards/C-7F3K9Q.yaml").write_text(yaml_block(readme, "Make a card"), encoding="utf-8")
    done = cardgen("check", "--strict", "C-7F3K9Q", cwd=workspace)
    assert (done.returncode, done.stdout) == (0, "")


def commands_shown(readme: str) -> dict[str, str]:
    """Each command with its line of the table of commands."""
    shown: dict[str, str] = {}
    for first, text in (row for row in rows(section(readme, "Commands")) if row[0].startswith("`cardgen ")):
        shown[first.strip("`").split()[1]] = f"{first} {text}"
    return shown


def options(command: click.Command) -> set[str]:
    found = {option for parameter in command.params for option in parameter.opts}
    inner = command.commands.values() if isinstance(command, click.Group) else ()
    return found.union(*map(options, inner)) if inner else found


def test_every_command_has_a_line_and_every_line_a_command(readme: str) -> None:
    assert set(commands_shown(readme)) == set(program.commands)


def test_options_shown_exist(readme: str) -> None:
    unknown = {
        f"{name} {option}"
        for name, line in commands_shown(readme).items()
        for option in re.findall(r"(?<![\w-])--[a-z][a-z-]*", line)
        if option not in options(program.commands[name])
    }
    assert unknown == set()


def test_exit_codes_are_those_of_the_program(readme: str) -> None:
    shown = {int(row[0]) for row in rows(section(readme, "Commands")) if row[0].isdigit()}
    ours = {kind.exit_code for kind in CardgenError.__subclasses__()}
    assert shown == ours | {0, EXIT_INTERNAL, EXIT_INTERRUPTED}


def test_table_of_codes_is_the_generated_one(root: Path) -> None:
    found = BETWEEN.search((root / "docs/codes.md").read_text(encoding="utf-8"))
    assert found is not None
    assert found[0] == code_table(), "run: python -m scripts.make_code_table --write"


def test_code_table_can_be_printed(root: Path) -> None:
    printed = subprocess.run(
        [sys.executable, root / "scripts/make_code_table.py"], capture_output=True, check=True, encoding="utf-8"
    )
    assert printed.stdout == code_table()


def test_pictures_and_linked_files_exist(readme: str, root: Path) -> None:
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", readme) if not target.startswith(("http", "#"))]
    assert [target for target in targets if not (root / target).is_file()] == []
