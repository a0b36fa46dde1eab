"""`cardgen doctor`: what this machine and workspace lack, each with the command that mends it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cardgen.errors import CardgenError, EnvironmentMissing
from cardgen.fonts import has_korean_font, installed_fonts
from cardgen.workflows.editor_files import editor_files_current, write_editor_files
from cardgen.workflows.workspace import Workspace

HANJA_PROBE = 0x5A77
"""婷: in Noto Sans CJK, not in NanumGothic."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its message id, whether it is fine, and the command that mends it.

    Nothing fails for want of an `optional` one.
    """

    id: str
    fine: bool
    remedy: str = ""
    optional: bool = False


def examine(workspace: Workspace | None) -> Iterator[Finding]:
    """Everything `doctor` looks at. Without a workspace only the machine."""
    yield Finding("doctor.pango", _works(_load_pdf_engine), "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0")
    yield Finding("doctor.harfbuzz", _harfbuzz(), "sudo apt-get install libharfbuzz-subset0")
    yield Finding("doctor.fontconfig", shutil.which("fc-list") is not None, "sudo apt-get install fontconfig")
    yield Finding("doctor.font.korean", _prints_korean(), "sudo apt-get install fonts-nanum")
    yield Finding("doctor.font.hanja", _prints(chr(HANJA_PROBE)), "sudo apt-get install fonts-noto-cjk")
    yield Finding("doctor.font.boxes", _prints("☐☑"), "sudo apt-get install fonts-dejavu-core")
    yield Finding("doctor.git", shutil.which("git") is not None, "sudo apt-get install git")
    if workspace is not None:
        yield Finding("doctor.forms", not workspace.form_problems, "cardgen check")
        editor = _works(lambda: _require_editor_files(workspace))
        yield Finding("doctor.editor", editor, "cardgen doctor --fix", optional=True)


def fix(workspace: Workspace) -> list[Path]:
    """Mend what is ours: the editor's schema and settings. Returns the files written."""
    return write_editor_files(workspace)


def _works(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except CardgenError:
        return False
    return True


def _require_editor_files(workspace: Workspace) -> None:
    if not editor_files_current(workspace):
        raise EnvironmentMissing("doctor.editor")


def _load_pdf_engine() -> None:
    from cardgen.rendering.pdf.engine import load_engine

    load_engine()


def _harfbuzz() -> bool:
    from cardgen.rendering.pdf import libharfbuzz_available

    return libharfbuzz_available()


def _prints_korean() -> bool:
    return _works(installed_fonts) and has_korean_font(installed_fonts())


def _prints(text: str) -> bool:
    from cardgen.fonts import first_unprintable

    return _works(installed_fonts) and first_unprintable(text) is None
