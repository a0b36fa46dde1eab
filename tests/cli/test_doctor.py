"""cardgen doctor: what is missing and what mends it."""

from __future__ import annotations

import importlib
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.cli.failure import tell_failure

Run = Callable[..., "subprocess.CompletedProcess[str]"]
MACHINE = [
    "packages",
    *("pango", "harfbuzz", "fontconfig", "font.korean", "font.hanja", "font.boxes", "git"),
    *("watchfiles", "vobject", "pyzipper", "completion"),
]


def findings(text: str) -> dict[str, bool]:
    return {finding["name"]: finding["fine"] for finding in json.loads(text)}


def test_machine_alone_is_looked_at_outside_a_workspace(cardgen: Run, tmp_path: Path) -> None:
    done = cardgen("doctor", "--json", cwd=tmp_path, env={"SHELL": "/bin/bash"})
    assert [*findings(done.stdout)] == MACHINE


@pytest.mark.usefixtures("workspace")
def test_workspace_is_mended_on_request(cardgen: Run) -> None:
    before = cardgen("doctor", "--json")
    assert findings(before.stdout)["editor"] is False
    assert before.returncode == 0
    fixed = cardgen("doctor", "--fix", "--json")
    assert findings(fixed.stdout)["editor"] is True
    assert "wrote .vscode/settings.json" in fixed.stderr
    assert cardgen("doctor").returncode == 0


def test_my_own_editor_settings_are_kept(workspace: Path, cardgen: Run) -> None:
    mine = {"editor.tabSize": 2, "yaml.schemas": {"my.json": "x/*.yaml", ".cardgen/editor/old.schema.json": "y"}}
    (workspace / ".vscode").mkdir()
    (workspace / ".vscode/settings.json").write_text(json.dumps(mine))
    assert cardgen("doctor", "--fix").returncode == 0
    kept = json.loads((workspace / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert kept["editor.tabSize"] == 2
    assert kept["yaml.schemas"]["my.json"] == "x/*.yaml"
    assert ".cardgen/editor/old.schema.json" not in kept["yaml.schemas"]
    assert kept["yaml.schemas"][".cardgen/editor/customer.schema.json"] == "/cards/**/C-*.yaml"


def test_settings_with_comments_are_left_alone(workspace: Path, cardgen: Run) -> None:
    (workspace / ".vscode").mkdir()
    (workspace / ".vscode/settings.json").write_text('{ // my comment\n "editor.tabSize": 2 }')
    done = cardgen("doctor", "--fix")
    assert done.returncode == 2
    assert ".vscode/settings.json is not plain JSON" in done.stderr
    assert "my comment" in (workspace / ".vscode/settings.json").read_text()


@pytest.mark.usefixtures("workspace")
def test_nothing_to_mend_is_said(cardgen: Run) -> None:
    assert "wrote" in cardgen("doctor", "--fix").stderr
    assert cardgen("doctor", "--fix").stderr.startswith("There is nothing to mend here.\n")


@pytest.mark.usefixtures("workspace")
def test_missing_programs_end_with_3_and_the_command_that_installs_them(started: Run, tmp_path: Path) -> None:
    started("doctor", "--fix")
    done = started("doctor", env={"PATH": str(tmp_path)})
    assert done.returncode == 3
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[lines.index("git (history): missing") + 1] == "to mend: sudo apt-get install git"
    assert lines[lines.index("fontconfig (finds fonts): missing") + 1] == "to mend: sudo apt-get install fontconfig"
    assert "Pango (makes PDFs): there" in lines


def test_broken_settings_do_not_keep_the_rest_from_being_looked_at(workspace: Path, cardgen: Run) -> None:
    (workspace / "cardgen.toml").write_text("[company]\nnmae = 1\n")
    done = cardgen("doctor")
    assert done.returncode == 3
    assert "unknown setting company.nmae" in done.stderr
    states = {line.partition(":")[0]: line for line in done.stdout.splitlines()}
    assert "needs mending" in states["settings (cardgen.toml)"]
    assert "there" in states["Python packages"]


def test_package_of_ours_that_is_missing_is_named_with_its_command(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workspace)
    with pytest.raises(ModuleNotFoundError) as unknown:
        importlib.import_module("nothing_of_ours")
    assert tell_failure(unknown.value) == 70
    assert tell_failure(ModuleNotFoundError("No module named 'lark'", name="lark.lexer")) == 3
    assert capsys.readouterr().err.rstrip().endswith("-m pip install lark")


def test_broken_form_is_pointed_out(workspace: Path, cardgen: Run) -> None:
    (workspace / "templates/receipt/form.yaml").write_text("[")
    done = cardgen("doctor")
    assert done.returncode == 3
    assert "needs mending\n  to mend: cardgen check" in done.stdout


@pytest.mark.usefixtures("workspace")
def test_pdf_without_fontconfig_ends_with_3_and_names_the_package(started: Run, tmp_path: Path) -> None:
    done = started("render", "C-0ZJ8RH", "--to", "pdf", env={"PATH": str(tmp_path)})
    assert done.returncode == 3
    assert "sudo apt-get install fontconfig" in done.stderr


def test_all_missing_packages_are_installed_by_one_command(started: Run, tmp_path: Path) -> None:
    done = started("doctor", cwd=tmp_path, env={"PATH": str(tmp_path)})
    assert "To install them all: sudo apt-get install fontconfig" in done.stderr
    assert done.stderr.rstrip().endswith(" git")
