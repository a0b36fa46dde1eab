"""Builds in this process, each as fresh as a new process would be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.workflows.build import BuildReport, build
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.render_cards import RenderingBench
from cardgen.workflows.workspace import open_workspace

Build = Callable[..., BuildReport]


@pytest.fixture
def run_build(workspace: Path) -> Build:
    """Builds the workspace with its own settings, or with the formats given."""

    def run(formats: tuple[str, ...] | None = None, index_formats: tuple[str, ...] | None = None) -> BuildReport:
        CheckingBench.at.cache_clear()
        RenderingBench.at.cache_clear()
        opened = open_workspace(workspace)
        settings = opened.settings
        return build(
            opened,
            settings.formats if formats is None else formats,
            settings.index_formats if index_formats is None else index_formats,
            processes=1,
            progress=lambda _done, _total: None,
        )

    return run


@pytest.fixture
def built(workspace: Path, run_build: Build) -> Path:
    """The workspace after its first build."""
    run_build()
    return workspace
