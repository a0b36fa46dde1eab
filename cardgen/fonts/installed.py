"""Lists the fonts fontconfig knows, the way Pango (and so WeasyPrint) finds them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cardgen.processes import output_of

_FORMAT = "%{file}\t%{index}\t%{family}\t%{charset}\n"
_SCALABLE = ":scalable=true"


@dataclass(frozen=True, slots=True, order=True)
class FontFile:
    """One face: its file, its number inside a collection (0-based), its family names and the characters it has.

    `coverage` is fontconfig's space-separated list of hexadecimal code points and ranges: `20-7e a0 ac00-d7a3`.
    """

    file: str
    index: int
    families: tuple[str, ...]
    coverage: str = field(repr=False)


@cache
def installed_fonts() -> tuple[FontFile, ...]:
    """Every outline font, sorted by file and index so that the result does not depend on directory order."""
    lines = output_of("fc-list", ["--format", _FORMAT, _SCALABLE]).decode("utf-8", "replace").splitlines()
    return tuple(sorted(_font(line) for line in lines if line.count("\t") == 3))  # noqa: PLR2004 (four columns)


def _font(line: str) -> FontFile:
    file, index, families, coverage = line.split("\t")
    return FontFile(file, int(index), tuple(families.split(",")), coverage)


@cache
def font_digest() -> str:
    """A digest of the fonts a PDF may draw from, for the build key: any of them may stand in for a missing character.

    File sizes and modification times stand for the contents; hashing 200 MB of fonts would take longer than a build.
    """
    digest = hashlib.sha256()
    for file in sorted({font.file for font in installed_fonts()}):
        state = Path(file).stat()
        digest.update(f"{file}\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
    return digest.hexdigest()
