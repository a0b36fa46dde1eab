"""cardgen doctor: what is missing and what mends it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
MACHINE = [
    *("pango", "harfbuzz", "fontconfig", "font.korean", "font.hanja", "font.boxes", "git"),
    *("watchfiles", "vobject", "completion"),
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
def test_missing_programs_end_with_3_and_the_command_that_installs_them(cardgen: Run, tmp_path: Path) -> None:
    cardgen("doctor", "--fix")
    done = cardgen("doctor", env={"PATH": str(tmp_path)})
    assert done.returncode == 3
    lines = {line.partition(":")[0]: line for line in done.stdout.splitlines()}
    assert lines["git (history)"].endswith("missing  to mend: sudo apt-get install git")
    assert lines["fontconfig (finds fonts)"].endswith("sudo apt-get install fontconfig")
    assert lines["Pango (makes PDFs)"].endswith("fine")


def test_broken_form_is_pointed_out(workspace: Path, cardgen: Run) -> None:
    (workspace / "templates/receipt/form.yaml").write_text("[")
    done = cardgen("doctor")
    assert done.returncode == 3
    assert "needs mending  to mend: cardgen check" in done.stdout


@pytest.mark.usefixtures("workspace")
def test_pdf_without_fontconfig_ends_with_3_and_names_the_package(cardgen: Run, tmp_path: Path) -> None:
    done = cardgen("render", "C-0ZJ8RH", "--to", "pdf", env={"PATH": str(tmp_path)})
    assert done.returncode == 3
    assert "sudo apt-get install fontconfig" in done.stderr


def test_all_missing_packages_are_installed_by_one_command(cardgen: Run, tmp_path: Path) -> None:
    done = cardgen("doctor", cwd=tmp_path, env={"PATH": str(tmp_path)})
    assert "To install them all: sudo apt-get install fontconfig" in done.stderr
    assert done.stderr.rstrip().endswith(" git")
