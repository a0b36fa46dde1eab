"""Formats that others' programs make out of ours; experimental, and offered where somebody asks for them alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cardgen.processes import office


@dataclass(frozen=True, slots=True)
class Conversion:
    """The format of ours a file is made from, and what makes such files of ours in a folder, in their order."""

    source: str
    convert: Callable[[Sequence[Path], Path], list[Path]]


def _doc(files: Sequence[Path], folder: Path) -> list[Path]:
    return office.converted(files, "doc", folder)


def _hwp(files: Sequence[Path], folder: Path) -> list[Path]:
    from cardgen.rendering.hwpx.hwp_file import hwp_file

    folder.mkdir(parents=True)
    made = [folder / f"{file.stem}.hwp" for file in files]
    for file, target in zip(files, made, strict=True):
        target.write_bytes(hwp_file(file.read_bytes()))
    return made


def require_converter(kind: str) -> None:
    """EnvironmentMissing where what makes files of this kind is known to be missing before any card is rendered."""
    from cardgen.rendering.hwpx.hwp_file import require_hwp_writer

    if kind == "hwp":
        require_hwp_writer()


CONVERSIONS: Mapping[str, Conversion] = {"doc": Conversion("docx", _doc), "hwp": Conversion("hwpx", _hwp)}
