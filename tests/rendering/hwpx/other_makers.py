"""What programs of other makers read in an HWPX file: python-hwpx, hwpforge and rhwp, who share no code with ours."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import hwpforge
from hwpx.document import HwpxDocument
from hwpx.tools.id_integrity import check_id_integrity
from hwpx.tools.package_validator import validate_package
from hwpx.tools.validator import validate_document

_TOOLS = Path(__file__).parents[2] / "tools"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text on a drawn page: its table (by its place in the document), its cell there, its place in 1/96 inch."""

    text: str
    table: int
    cell: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """A drawn page."""

    texts: tuple[Drawn, ...]
    svg: str

    def cells(self) -> list[str]:
        """The text of each cell, and of each paragraph outside tables, without spaces: words are drawn one by one."""
        places = groupby(self.texts, lambda it: (it.table, it.cell))
        return ["".join("".join(it.text for it in drawn).split()) for _, drawn in places]


def complaints(file: Path) -> list[str]:
    """Everything python-hwpx (the schema of OWPML, the package, references) and hwpforge object to, warnings too."""
    with HwpxDocument.open(file) as document:
        numbers = check_id_integrity(document)
    forged = hwpforge.Document.open(file)
    validated, exported = forged.validate(), forged.to_json(styles=True).report
    return [
        *map(str, validate_package(file).issues),
        *map(str, validate_document(file).issues),
        *map(str, (*numbers.dangling, *numbers.orphan_bin_data)),
        *map(str, (*validated["errors"], *validated["warnings"], *exported["warnings"])),
    ]


def read_cells(file: Path) -> list[list[list[str]]]:
    """The text of each cell as hwpforge reads it, by table of the body and row; lines of a cell parted by LF."""
    document = json.loads(hwpforge.Document.open(file).to_json(styles=False).text)["document"]
    runs = [run for section in document["sections"] for it in section["paragraphs"] for run in it["runs"]]
    tables = [run["content"]["Table"] for run in runs if "Table" in run["content"]]
    return [[[_text(cell) for cell in row["cells"]] for row in table["rows"]] for table in tables]


def _text(cell: Any) -> str:
    return "\n".join("".join(run["content"].get("Text", "") for run in it["runs"]) for it in cell["paragraphs"])


def drawn(files: Sequence[Path]) -> list[tuple[Page, ...]]:
    """The pages of each file as rhwp draws them; one process for all, its code translated quickly rather than well."""
    command: list[str | Path] = ["node", "--liftoff-only", _TOOLS / "draw_hangul.mjs", *files]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return [tuple(map(_page, json.loads(line)["pages"])) for line in done.stdout.splitlines()]


def _page(page: Any) -> Page:
    return Page(tuple(Drawn(**text) for text in page["texts"]), page["svg"])
