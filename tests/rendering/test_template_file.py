"""A template is read only where it is an ordinary file in an ordinary folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cardgen.errors import TemplateError
from cardgen.model.problem import Problem
from cardgen.rendering.html_source import HtmlSource, read_source
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.rendering.template_file import read_template
from cardgen.rendering.template_folder import TemplateFolder


def code(found: bytes | Problem) -> str:
    return found.code if isinstance(found, Problem) else ""


def test_links_pipes_folders_and_missing_files_are_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    (folder / "card.docx").write_bytes(b"x")
    (folder / "link.docx").symlink_to("card.docx")
    (tmp_path / "linked").symlink_to("plain")
    os.mkfifo(folder / "pipe.docx")
    names = ("card.docx", "link.docx", "pipe.docx", ".", "none.docx")
    assert [code(read_template(folder, name, "x", "T201")) for name in names] == ["", "Y112", "Y120", "Y120", "T100"]
    assert code(read_template(tmp_path / "linked", "card.docx", "x", "T201")) == "Y112"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_nobody_may_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "card.docx").write_bytes(b"x")
    (tmp_path / "card.docx").chmod(0)
    assert code(read_template(tmp_path, "card.docx", "x", "T201")) == "T201"


@pytest.mark.parametrize("card_format", ["docx", "hwpx", "html"])
def test_no_format_opens_a_link_or_waits_for_a_pipe(tmp_path: Path, card_format: str) -> None:
    spec = CARD_FORMATS[card_format]
    file = tmp_path / spec.template
    file.symlink_to("/etc/hostname")
    with pytest.raises(TemplateError) as link:
        spec.open(tmp_path)
    file.unlink()
    os.mkfifo(file)
    with pytest.raises(TemplateError) as pipe:
        spec.open(tmp_path)
    assert [caught.value.problems[0].code for caught in (link, pipe)] == ["Y112", "Y120"]


def test_a_linked_style_sheet_or_picture_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "real.css").write_text("p {}", encoding="utf-8")
    (tmp_path / "link.css").symlink_to("real.css")
    assert TemplateFolder.at(tmp_path).file("link.css") is None
    (tmp_path / "card.html").write_text("<head><link rel=stylesheet href=link.css></head>", encoding="utf-8")
    source = read_source(tmp_path, "card.html")
    assert not isinstance(source, HtmlSource)
    assert [problem.code for problem in source] == ["T402"]
