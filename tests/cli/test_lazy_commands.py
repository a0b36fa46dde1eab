"""Commands are imported when they are asked for, and are what the list of commands says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cardgen.cli.language import tell
from cardgen.cli.main import COMMANDS
from cardgen.cli.main import cardgen as program


@pytest.mark.parametrize("name", COMMANDS)
def test_command_is_called_and_described_as_the_list_says(name: str) -> None:
    command = program.commands[name]
    assert command.name == name
    assert command.help == tell(f"help.{name}")


@pytest.mark.parametrize(("arguments", "loaded"), [(["--help"], []), (["doctor", "--help"], ["cardgen.cli.doctor"])])
def test_help_imports_only_the_command_asked_for(tmp_path: Path, arguments: list[str], loaded: list[str]) -> None:
    source = (
        f"import sys; sys.argv = ['cardgen', *{arguments}]\n"
        "import cardgen.cli.main as it; it.run()\n"
        "places = {place.partition(':')[0] for place in it.COMMANDS.values()}\n"
        "print(sorted(places & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", source], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == str(loaded)
