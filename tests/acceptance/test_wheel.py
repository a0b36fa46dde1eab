"""The package as people get it: built, installed into an environment of its own, and used."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, root],
        check=True,
        capture_output=True,
    )
    (built,) = folder.iterdir()
    return built


def starter_files(root: Path) -> set[str]:
    """What a new workspace is made from, as git has it."""
    listed = subprocess.run(
        ["git", "-C", root, "ls-files", "-z", "templates", "cards", "cardgen.toml"], capture_output=True, check=True
    )
    return set(listed.stdout.decode().split("\0")) - {""}


def test_wheel_carries_starter_data_and_everything_the_program_reads(wheel: Path, root: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"cardgen/starter/{name}" for name in starter_files(root)} <= names
    data = {
        file.relative_to(root).as_posix()
        for file in (root / "cardgen").rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }
    assert data <= names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/", "out/", "cardgen/starter/out"))]


@pytest.fixture(scope="module")
def installed(wheel: Path, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a clean environment with the wheel and what it asks for, nothing else."""
    environment = tmp_path_factory.mktemp("clean") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True, capture_output=True)
    programs = environment / ("Scripts" if os.name == "nt" else "bin")
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        programs / "python",
        "--disable-pip-version-check",
    ]
    asked = ["install", "--quiet", "--no-compile"]  # of the modules installed, the program loads few
    subprocess.run([*pip, *asked, "-c", root / "constraints.txt", wheel], check=True, capture_output=True)
    return programs


def test_installed_program_makes_a_workspace_and_everything_in_it(installed: Path, tmp_path: Path, root: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    for folder, command in ((tmp_path, ["init", "x"]), (tmp_path / "x", ["build"])):
        done = subprocess.run(
            [installed / "cardgen", *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    cards = {Path(name).stem for name in starter_files(root) if name.startswith("cards/")}
    out = tmp_path / "x/out"
    made = {file.name for file in out.glob("*/cards/*")}
    assert made == {f"{stem}.{ending}" for stem in cards for ending in ("docx", "hwpx", "pdf")}
    indexes = {file.relative_to(out).as_posix() for file in out.glob("*/*") if file.is_file()}
    assert indexes == {f"{form}/{name}" for form in ("customer", "receipt") for name in ("index.html", "ledger.xlsx")}
