"""The modules that can show a value are exactly the ones meant to."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import cardgen

PACKAGE = Path(cardgen.__file__).parent
STATES = {"Shown", "Masked", "Withheld"}
DOOR = {"viewing/values.py"}
"""Makes them."""
DOORKEEPERS = {
    *(f"viewing/build_{name}.py" for name in ("changes", "export", "totals", "view")),
    *(
        f"viewing/{name}.py"
        for name in (
            "change_rows",
            "change_sight",
            "changes_data",
            "fillable",
            "list_columns",
            "part_view",
            "readers",
            "record_changes",
        )
    ),
    *(f"viewing/{name}.py" for name in ("record_changes", "shared_columns", "shown_texts")),
}
"""Ask the door for values; all others get views."""
READERS = {"rendering/docx/control_xml.py", "rendering/exact.py", "rendering/index_html/page_data.py"}
"""Ask which state a value has, to write typed cells and dates; they make none."""
HOME = "model/cardview.py"
WORDS = "messages/"
"""Holds texts for people, "Shown" among them, and imports nothing that could make a state."""


@cache
def sources() -> dict[str, ast.Module]:
    files = sorted(PACKAGE.rglob("*.py"))
    return {file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def imported(tree: ast.Module) -> Iterator[str]:
    """Names a module gets from the view's module, under whatever alias; `*` and the module itself count as all."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "cardgen.model.cardview":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module in ("cardgen.model", "cardgen"):
            yield from ("*" for alias in node.names if alias.name in ("cardview", "model"))
        elif isinstance(node, ast.Import):
            yield from ("*" for alias in node.names if alias.name.startswith("cardgen.model"))


def modules(tree: ast.Module) -> Iterator[str]:
    """The modules a module gets something from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def mentions(tree: ast.Module) -> Iterator[str]:
    """Every other way to a state: an attribute of some module, a string given to getattr or importlib."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def made(tree: ast.Module) -> Iterator[str]:
    """Names that are called, under whatever alias of the import."""
    own: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "cardgen.model.cardview":
            own |= {alias.asname or alias.name: alias.name for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield own.get(node.func.id, node.func.id)


def test_who_may_show_a_value() -> None:
    importers = {path for path, tree in sources().items() if {"Shown", "*"} & set(imported(tree))}
    assert importers == DOOR | READERS


def test_who_may_ask_the_door_for_one() -> None:
    asking = {path for path, tree in sources().items() if "cardgen.viewing.values" in set(modules(tree))}
    assert asking == DOORKEEPERS


def test_no_other_module_makes_one_or_copies_one() -> None:
    makers = {path for path, tree in sources().items() if STATES & set(made(tree))}
    assert makers <= DOOR
    copiers = {path for path in READERS if "replace" in set(made(sources()[path]))}
    assert copiers == set()


def test_nobody_goes_round_the_import() -> None:
    detours = {path for path, tree in sources().items() if (STATES | {"cardgen.model.cardview"}) & set(mentions(tree))}
    assert {path for path in detours if not path.startswith(WORDS)} <= {HOME}


@pytest.mark.parametrize(
    "code",
    ["from cardgen.model.cardview import Shown as S", "from cardgen.model import cardview",
     "import cardgen.model.cardview as v", "from cardgen.model.cardview import *", "from cardgen import model"],
)  # fmt: skip
def test_every_way_to_import_it_is_seen(code: str) -> None:
    assert {"Shown", "*"} & set(imported(ast.parse(code)))


def test_a_call_by_another_name_is_seen() -> None:
    assert "Shown" in set(made(ast.parse("from cardgen.model.cardview import Shown as S\nS('a', 'a')")))
    assert "Shown" in set(mentions(ast.parse("getattr(module, 'Shown')")))
