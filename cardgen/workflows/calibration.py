"""`cardgen blank --calibration`: the page that tells how far a printer is off."""

from __future__ import annotations

from pathlib import Path

from cardgen.model.sheet import PAPERS, Offset, Paper
from cardgen.rendering.calibration import render_calibration
from cardgen.workflows.delivery import Delivered, deliver
from cardgen.workflows.workspace import Workspace

FILE = "calibration.pdf"


def make_calibration(workspace: Workspace, paper: Paper | None, offset: Offset, folder: Path | None) -> Delivered:
    """Write the page for a paper (A4 by default) into `folder`, else into out/."""
    content = render_calibration(paper or PAPERS["A4"], offset, workspace.settings.language)
    return deliver(workspace, FILE, content, folder)
