"""`cardgen render --to doc` and `--to hwp`: what another program makes, and what nobody makes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cardgen.errors import ProgramFailed
from cardgen.processes import office
from tests.cli.conftest import Here


def test_hwp_is_refused_with_the_format_that_does_as_well(here: Here) -> None:
    for command in (("render", "--all"), ("blank",), ("build",)):
        code, out, err = here(*command, "--to", "hwp")
        assert code == 2
        assert "hwpx" in err
        assert out == ""


@pytest.mark.parametrize(
    "beside",
    [("--to", "doc,docx"), ("--to", "doc", "--fillable"), ("--to", "doc", "--as-of", "2026-01-01")],
    ids=["another format", "a form", "an earlier day"],
)
def test_doc_is_made_by_itself(beside: tuple[str, ...], here: Here) -> None:
    code, _, err = here("render", "--all", *beside)
    assert code == 2
    assert "doc" in err


def test_only_render_offers_doc(here: Here) -> None:
    for command in ("blank", "build"):
        code, _, err = here(command, "--to", "doc")
        assert code == 2
        assert "doc" in err


def test_without_libreoffice_it_says_what_to_install_and_writes_nothing(
    here: Here, workspace: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    code, out, err = here("render", "--all", "--to", "doc", "-j", "1")
    assert code == 3
    assert "apt-get install libreoffice" in err
    assert out == ""
    assert not list(workspace.glob("out/**/*.doc"))


def test_a_file_that_does_not_come_out_is_no_success(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice ends with 0 where it could not load a file."""
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "soffice").write_text("#!/bin/sh\nexit 0\n")
    (tools / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:/usr/bin:/bin")
    with pytest.raises(ProgramFailed):
        office.converted([tmp_path / "a.docx"], "doc", tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_makes_doc_files_of_cards(here: Here, workspace: Path) -> None:
    code, out, err = here("render", "C-7F3K9Q", "R-3H8QZM", "--to", "doc", "-j", "1")
    assert code == 0
    assert "LibreOffice" in err
    assert out.split() == ["out/customer/print/C-7F3K9Q.doc", "out/receipt/print/R-3H8QZM.doc"]
    for name in out.split():
        content = (workspace / name).read_bytes()
        assert content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert "010-" in (workspace / "out/customer/print/C-7F3K9Q.doc").read_bytes().decode("utf-16-le", "ignore")
