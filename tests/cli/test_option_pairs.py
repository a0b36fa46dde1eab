"""Every two options of `render` and `blank`: they either work together or are refused before anything is made."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from cardgen.workflows import render, render_as_of, render_blank, render_converted, render_copies
from cardgen.workflows.print_manner import PrintManner
from cardgen.workflows.render import RenderReport
from tests.cli.conftest import Here

SHARED = {
    "paper": ("--paper", "A5"),
    "margins": ("--margins", "12"),
    "fillable": ("--fillable",),
    "qr": ("--qr",),
    "fields": ("--fields", "date"),
    "per-sheet": ("--per-sheet", "2"),
    "duplex": ("--duplex", "long-edge"),
    "offset": ("--offset", "1,1"),
    "archive": ("--archive",),
    "docx": ("--to", "docx"),
    "pdf": ("--to", "pdf"),
    "html": ("--to", "html"),
    "hwpx": ("--to", "hwpx"),
}
OPTIONS = {
    "render": SHARED
    | {
        "overprint": ("--overprint",),
        "attach": ("--attach",),
        "merge": ("--merge",),
        "as-of": ("--as-of", "HEAD"),
        "policy": ("--policy", "sales"),
        "hwp": ("--to", "hwp"),
        "doc": ("--to", "doc"),
    },
    "blank": SHARED | {"copies": ("--copies", "2"), "numbered": ("--numbered",), "calibration": ("--calibration",)},
}
PDF = frozenset({"pdf"})
ANY = PDF | {"docx", "html", "hwpx"}
CONVERTED = frozenset({"hwp", "doc"})
REFUSED_LATER = ({"fillable", "as-of"},)
"""By the workflow itself, which is not run here."""

TOGETHER = {
    "render": {
        "paper": {"margins", "fillable", "qr", "per-sheet", "archive", "overprint", "merge", "as-of", "policy"},
        "margins": {"fillable", "qr", "per-sheet", "archive", "overprint", "merge", "as-of", "policy"},
        "fillable": {"qr", "docx", "pdf", "hwpx"},
        "qr": {"per-sheet", "archive", "merge", "as-of"},
        "per-sheet": {"duplex", "merge", "as-of"},
        "duplex": {"merge"},
        "offset": {"overprint"},
        "fields": {"paper", "margins", "fillable", "qr", "per-sheet", "archive", "merge", "as-of"},
        "archive": {"attach", "as-of", "policy"},
        "overprint": {"merge", "as-of"},
        "merge": {"as-of"},
        "as-of": {"policy"},
    },
    "blank": {
        "paper": {"margins", "fillable", "per-sheet", "archive", "copies", "numbered", "calibration"},
        "margins": {"fillable", "per-sheet", "archive", "copies", "numbered"},
        "fillable": {"numbered", "docx", "pdf", "hwpx"},
        "qr": {"numbered"},
        "per-sheet": {"copies", "numbered"},
        "duplex": {"per-sheet", "copies"},
        "offset": {"calibration"},
        "fields": {"paper", "margins", "fillable", "per-sheet", "archive", "copies", "numbered"},
        "archive": set(),
        "copies": {"numbered"},
    },
}
"""What goes with what, said once for each two; formats are below."""

FORMATS = {
    "render": {
        **dict.fromkeys(("paper", "margins", "qr", "fields"), ANY | CONVERTED),
        **dict.fromkeys(("as-of", "policy"), ANY),
        **dict.fromkeys(("per-sheet", "overprint", "archive", "merge"), PDF),
    },
    "blank": {
        **dict.fromkeys(("paper", "margins", "numbered", "fields"), ANY),
        **dict.fromkeys(("per-sheet", "archive", "copies"), PDF),
    },
}


def go_together(command: str, one: str, other: str) -> bool:
    """What the tables above say."""
    return any(
        b in {*TOGETHER[command].get(a, ()), *FORMATS[command].get(a, ())} for a, b in ((one, other), (other, one))
    )


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[PrintManner]:
    """The manner of all that would have been made; nothing is."""
    manners: list[PrintManner] = []

    def note(*arguments: object, manner: PrintManner | None = None, **_options: object) -> RenderReport:
        job = arguments[-1]
        manners.append(manner or (job.manner if isinstance(job, render_blank.BlankJob) else PrintManner()))
        return RenderReport()

    for module, name in (
        (render, "render_to_folder"),
        (render, "render_merged"),
        (render_as_of, "render_as_of"),
        (render_converted, "render_converted"),
        (render_copies, "render_copies"),
        (render_blank, "render_blank"),
    ):
        monkeypatch.setattr(module, name, note)
    return manners


@pytest.mark.slow
@pytest.mark.parametrize(
    ("command", "subject"), [("render", "C-7F3K9Q"), ("blank", "receipt")], ids=["render", "blank"]
)
def test_any_two_options_work_together_or_are_refused(
    here: Here, workspace: Path, made: list[PrintManner], command: str, subject: str
) -> None:
    known, surprises = OPTIONS[command], []
    for one, other in combinations(known, 2):
        if known[one][0] == known[other][0] == "--to" or {one, other} in REFUSED_LATER:
            continue
        made.clear()
        subjects = [] if "calibration" in {one, other} else [subject]
        code, _, told = here(command, *subjects, *known[one], *known[other], "--out", str(workspace / "made"))
        works = go_together(command, one, other)
        lines = told.strip().splitlines()
        refused = code == 2 and not made and lines[:1] and lines[0].startswith("error: ")
        if not (code == 0 if works else refused):
            surprises.append(f"{one} {other}: {code} {told}")
    assert surprises == []
