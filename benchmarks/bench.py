"""What every benchmark is given: sizes, and generated workspaces to work on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.generate import write_workspace
from cardgen.model.card import Card
from cardgen.model.cardview import CardView
from cardgen.viewing.build_view import filled_view
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.workspace import open_workspace

SEED = 1
TODAY = date(2026, 11, 1)
"""The day after the last generated date."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many cards the jobs have, and how often sides take turns."""

    print_job: int
    workspace: int
    rendered: int
    rounds: int


FULL = Sizes(print_job=1000, workspace=10_000, rendered=200, rounds=5)
QUICK = Sizes(print_job=60, workspace=600, rendered=20, rounds=3)


@dataclass(frozen=True, slots=True)
class Bench:
    """A folder to work in, and the sizes to work at."""

    folder: Path
    sizes: Sizes

    def workspace(self, count: int) -> Path:
        """A generated workspace of so many cards in sub-folders, made once."""
        home = self.folder / f"workspace-{count}"
        if not home.exists():
            write_workspace(home, count, SEED, sharded=True)
        return home

    def views(self, count: int) -> list[CardView]:
        """Views of that many generated cards, as a renderer gets them."""
        workspace = open_workspace(self.workspace(count))
        settings = workspace.settings
        checking = CheckingBench(workspace, TODAY)
        views = []
        for file in workspace.card_files().files:
            card = checking.card(file)
            assert isinstance(card, Card)
            views.append(filled_view(card, checking.form(file), settings.letterhead, settings.language))
        return views
