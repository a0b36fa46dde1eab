"""A workspace in a real repository that two people work in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.merging.shop import Shop, set_up


@pytest.fixture
def shop(workspace: Path) -> Shop:
    """The repository of a workspace set up for merging."""
    return set_up(workspace)
