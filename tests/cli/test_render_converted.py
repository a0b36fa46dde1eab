"""`cardgen render --to doc` and `--to hwp`: what another program makes, and only when asked for it alone."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from cardgen.errors import ProgramFailed
from cardgen.processes import office
from tests.cli.conftest import Here
from tests.rendering.hwpx.other_makers import drawn


def test_hwp_files_hold_what_the_hwpx_files_show(here: Here, workspace: Path) -> None:
    code, out, err = here("render", "C-7F3K9Q", "R-3H8QZM", "--to", "hwp", "-j", "1")
    assert code == 0
    assert "experimental" in err
    assert out.split() == ["out/customer/print/C-7F3K9Q.hwp", "out/receipt/print/R-3H8QZM.hwp"]
    here("render", "C-7F3K9Q", "R-3H8QZM", "--to", "hwpx", "-j", "1")
    hwp = [workspace / name for name in out.split()]
    hwpx = [
        workspace / "out" / form / "cards" / f"{it.stem}.hwpx"
        for form, it in zip(("customer", "receipt"), hwp, strict=True)
    ]
    pages = drawn([*hwp, *hwpx])
    for made, source in zip(pages[:2], pages[2:], strict=True):
        assert [cell for page in made for cell in page.cells()] == [cell for page in source for cell in page.cells()]


def test_without_what_writes_hwp_it_says_what_to_install(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hwpx.hwp5.writer", None)
    code, out, err = here("render", "--all", "--to", "hwp")
    assert code == 3
    assert "python-hwpx" in err
    assert out == ""


@pytest.mark.parametrize(
    "beside",
    [
        ("--to", "doc,docx"),
        ("--to", "hwp,doc"),
        ("--to", "doc", "--fillable"),
        ("--to", "doc", "--as-of", "2026-01-01"),
        ("--to", "hwp", "--archive"),
        ("--to", "doc", "--overprint"),
    ],
    ids=["another format", "another conversion", "a form", "an earlier day", "for the archive", "onto stock"],
)
def test_a_conversion_is_made_by_itself(beside: tuple[str, ...], here: Here) -> None:
    code, _, err = here("render", "--all", *beside)
    assert code == 2
    assert "by themselves" in err


@pytest.mark.parametrize("kind", ["doc", "hwp"])
@pytest.mark.parametrize("command", ["blank", "build"])
def test_only_render_offers_conversions(command: str, kind: str, here: Here) -> None:
    code, _, err = here(command, "--to", kind)
    assert code == 2
    assert kind in err


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
