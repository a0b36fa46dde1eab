"""A repository of a household's cards, and searches of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cardgen.model.form import FormSpec
from cardgen.workflows.erase_cards import ForeignCards
from cardgen.workflows.erase_needles import Needles
from cardgen.workflows.erase_scan import scan
from tests.workflows.erasing.repository import (
    MOBILE,
    OLD_MOBILE,
    OTHER,
    SHARED,
    TEXT,
    Look,
    Seen,
    Sightings,
    commit,
    git,
    versions,
)


@pytest.fixture(scope="session")
def needles(customer: FormSpec) -> Needles:
    return versions(customer, TEXT, TEXT.replace(MOBILE, OLD_MOBILE))


@pytest.fixture(scope="session")
def cards(customer: FormSpec, receipt: FormSpec) -> ForeignCards:
    return ForeignCards({"customer": customer, "receipt": receipt})


@pytest.fixture(scope="session")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    git(folder, "init", "-q", "--template=")
    (folder / "cards").mkdir()
    (folder / "cards/C-2M8XWD.yaml").write_text(OTHER, encoding="utf-8")
    (folder / "README.md").write_text("# 고객 카드\n", encoding="utf-8")
    commit(folder, "고객 C-2M8XWD: 등록")
    return folder


@pytest.fixture
def folder(_clean: Path, tmp_path: Path) -> Path:
    """A repository in which nothing is of the customer but an address that the household shares."""
    return shutil.copytree(_clean, tmp_path / "repository")


@pytest.fixture
def sightings(folder: Path, needles: Needles, cards: ForeignCards) -> Sightings:
    return lambda: scan(folder / ".git", needles, cards).sightings()


@pytest.fixture
def look(sightings: Sightings) -> Look:
    return lambda: {Seen(it.verdict, it.place, it.fields) for it in sightings()} - {SHARED}
