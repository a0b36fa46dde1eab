"""Warnings about the machine reach whoever builds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows import render_cards
from cardgen.workflows.build import BuildReport

Build = Callable[..., BuildReport]


@pytest.fixture
def slow_html(monkeypatch: pytest.MonkeyPatch) -> Mapping[str, object]:
    """Formats of which HTML has something to say about this machine."""
    formats = {**CARD_FORMATS, "html": replace(CARD_FORMATS["html"], remark=lambda: "warning.pdf.harfbuzz")}
    monkeypatch.setattr(render_cards, "CARD_FORMATS", formats)
    return formats


@pytest.mark.usefixtures("workspace", "slow_html")
def test_remark_is_made_once_and_only_where_files_were_made(run_build: Build) -> None:
    assert run_build().remarks == {"warning.pdf.harfbuzz"}
    assert run_build().remarks == set()


def test_without_remark_nothing_is_said(workspace: Path, run_build: Build) -> None:
    assert workspace.is_dir()
    assert run_build().remarks == set()
