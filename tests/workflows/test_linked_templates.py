"""Nothing under templates/ is read through a symbolic link."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from cardgen.workflows.open_forms import open_forms
from cardgen.workflows.template import check_templates
from cardgen.workflows.workspace import open_workspace

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(TEMPLATES / "receipt", tmp_path / "w" / "templates" / "receipt")
    (tmp_path / "w" / "cardgen.toml").write_text("", encoding="utf-8")
    return tmp_path / "w"


def test_a_linked_form_folder_is_a_broken_form(root: Path) -> None:
    (root / "templates" / "other").symlink_to("receipt")
    opened = open_forms(root / "templates")
    assert [(problem.code, problem.path) for problem in opened.problems] == [("Y112", "templates/other/form.yaml")]
    assert set(opened.sound) == {"receipt"}


def test_a_linked_templates_folder_opens_no_form(root: Path) -> None:
    (root / "linked").symlink_to("templates")
    assert [problem.code for problem in open_forms(root / "linked").problems] == ["Y112"]


def test_check_names_a_link_and_a_pipe_instead_of_reading_them(root: Path) -> None:
    folder = root / "templates" / "receipt"
    (folder / "card.docx").rename(folder / "real.docx")
    (folder / "card.docx").symlink_to("real.docx")
    (folder / "card.html").unlink()
    os.mkfifo(folder / "card.html")
    problems = check_templates(open_workspace(root), ())
    assert [(problem.code, problem.path) for problem in problems] == [
        ("Y112", "templates/receipt/card.docx"),
        ("Y120", "templates/receipt/card.html"),
    ]
