"""A share's own terms are no leak, whoever is called so: those of a package, that is, which holds what it says."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cardgen.workflows.audit import audit_file
from cardgen.workflows.share import Made
from cardgen.workflows.workspace import open_workspace

MakePackage = Callable[..., Made]

TODAY = date(2026, 11, 21)
NAMESAKE = "김민준"
"""The name of a customer, withheld by every policy."""


@pytest.fixture
def package(workspace: Path, make_package: MakePackage) -> Path:
    """A share with a namesake of a customer, to be kept until the day another one's data must go."""
    card = workspace / "cards/C-E5XB1W.yaml"
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("retain_until: 2026-12-31", "retain_until: 2027-02-19"), encoding="utf-8")
    made = make_package(workspace, "sales", recipient=NAMESAKE)
    assert made.path is not None
    return made.path


def codes(workspace: Path, file: Path) -> set[str]:
    opened = open_workspace(workspace)
    vars(opened)["today"] = TODAY
    return {it.code for it in audit_file(opened, file, "sales", processes=1).problems}


def changed(package: Path, **terms: str) -> Path:
    """The package with other terms in its manifest."""
    file = package.with_name("changed.zip")
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "manifest.json":
                content = json.dumps({**json.loads(content), **terms}, ensure_ascii=False).encode()
            new.writestr(entry, content)
    return file


def test_terms_that_are_on_record_are_no_leak(workspace: Path, package: Path) -> None:
    assert codes(workspace, package) == set()


def test_terms_of_a_package_that_holds_what_it_says_are_no_leak(workspace: Path, package: Path) -> None:
    shutil.rmtree(workspace / "ledger")
    assert codes(workspace, package) == set()


def test_terms_of_a_package_that_holds_something_else_are_told(workspace: Path, package: Path) -> None:
    shutil.rmtree(workspace / "ledger")
    file = package.with_name("more.zip")
    shutil.copy(package, file)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(zipfile.ZipInfo("more.txt", (1980, 1, 1, 0, 0, 0)), "x")
    assert {"P301", "P309"} <= codes(workspace, file)


@pytest.mark.slow
def test_a_manifest_with_other_terms_than_those_on_record_excuses_no_number(workspace: Path, package: Path) -> None:
    assert "P301" in codes(workspace, changed(package, purpose="010-0617-2840으로 연락"))


@pytest.mark.slow
@pytest.mark.parametrize("terms", [{"number": "1"}, {"keep_until": "soon"}, {"customers": "many"}, {"purpose": ""}])
def test_terms_that_are_none_excuse_nothing(workspace: Path, package: Path, terms: dict[str, str]) -> None:
    assert "P301" in codes(workspace, changed(package, **terms))


@pytest.mark.slow
def test_terms_excuse_nothing_outside_a_package(workspace: Path, package: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        name = next(name for name in archive.namelist() if name.startswith("cards/"))
        file = package.with_name("copy.html")
        file.write_bytes(archive.read(name))
    assert codes(workspace, file) == {"P301"}
