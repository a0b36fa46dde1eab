"""What docs/selecting.md shows is so."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.querying.expression import Comparison, Function
from cardgen.querying.words import is_expression
from cardgen.workflows.where import word_conditions
from cardgen.workflows.workspace import open_workspace

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/selecting.md").read_text(encoding="utf-8")


def block(page: str, heading: str) -> list[str]:
    found = re.search(rf"^## {heading}\n.*?```\n(.*?)```", page, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1].splitlines()


def test_every_expression_fits_the_customer_form(page: str, root: Path) -> None:
    workspace = open_workspace(root)
    shown = block(page, "Expressions")
    assert all(is_expression(line) for line in shown)
    assert all("customer" in word_conditions(workspace, line) for line in shown)
    assert len(shown) > 8


def test_words_are_words(page: str) -> None:
    assert not any(is_expression(line) for line in block(page, "Words"))


def test_every_sign_and_function_has_a_line(page: str) -> None:
    assert [it for it in (*Comparison, *Function) if f"`{it}`" not in page] == []


def test_every_command_shown_runs(page: str, workspace: Path, cardgen: Run) -> None:
    commands = re.findall(r"^\$ (cardgen .*)$", page, re.MULTILINE)
    ended = [cardgen(*shlex.split(line)[1:], cwd=workspace).returncode for line in commands]
    assert ended == [0] * 4
