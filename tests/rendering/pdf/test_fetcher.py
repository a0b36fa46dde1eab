"""A template can read `data:` and its own folder: nothing above it, nothing by link, nothing over the network."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView, Letterhead
from cardgen.rendering.pdf import open_pdf
from cardgen.rendering.pdf.fetcher import BASE_URL, TemplateFetcher
from cardgen.rendering.template_folder import TemplateFolder

VIEW = CardView(
    form="plain", language="ko", stem="C-7F3K9Q", title="카드", heading="카드", letterhead=Letterhead("한빛상사")
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "templates" / "plain"
    inside.mkdir(parents=True)
    (inside / "seal.svg").write_text(SVG)
    (inside / "form.yaml").write_text("title: plain")
    (tmp_path / "secret.svg").write_text(SVG)
    (inside / "way-out.svg").symlink_to(tmp_path / "secret.svg")
    return inside


@pytest.fixture
def fetcher(folder: Path) -> TemplateFetcher:
    return TemplateFetcher(TemplateFolder.at(folder))


def test_a_file_of_the_folder_is_served(fetcher: TemplateFetcher) -> None:
    response = fetcher(f"{BASE_URL}seal.svg")
    assert response.read() == SVG.encode()
    assert response.content_type == "image/svg+xml"
    assert fetcher.refused == []


def test_embedded_data_is_served(fetcher: TemplateFetcher) -> None:
    assert fetcher("data:text/css,p%7B%7D").read() == b"p{}"


@pytest.mark.parametrize(
    ("address", "scheme"),
    [
        ("file:///etc/hostname", "file"),
        ("file:///../../secret.svg", "file"),
        ("file:///%2e%2e/%2e%2e/secret.svg", "file"),
        ("file:///way-out.svg", "file"),
        ("file:///form.yaml", "file"),
        ("file:///", "file"),
        ("file:///seal.svg%00.png", "file"),
        ("file://localhost/seal.svg", "file"),
        ("http://127.0.0.1:9/seal.svg", "http"),
        ("https://example.kr/seal.svg", "https"),
        ("ftp://example.kr/seal.svg", "ftp"),
        ("gopher://example.kr", "file"),
        ("HTTP://127.0.0.1:9/", "http"),
    ],
)
def test_everything_else_is_refused_without_opening_a_socket(
    fetcher: TemplateFetcher, monkeypatch: pytest.MonkeyPatch, address: str, scheme: str
) -> None:
    def no_socket(*_: object) -> None:
        pytest.fail("a socket was opened")

    monkeypatch.setattr(socket, "socket", no_socket)
    with pytest.raises(ValueError, match=r"^refused$"):
        fetcher(address)
    assert fetcher.refused == [scheme]


def write(folder: Path, head: str = "", body: str = "", css: str = "") -> None:
    link = '<link rel="stylesheet" href="card.css">' if css else ""
    (folder / "card.css").write_text(css)
    page = f'<html lang="ko"><head><title>카드</title>{link}{head}</head><body><p>가</p>{body}</body></html>'
    (folder / "card.html").write_text(page)


def test_a_picture_of_the_folder_is_drawn(folder: Path) -> None:
    write(folder, body='<img src="seal.svg" alt="도장">')
    with_picture = open_pdf(folder).render(VIEW)
    write(folder, body="<p>도장</p>")
    assert with_picture != open_pdf(folder).render(VIEW)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<link rel="attachment" href="file:///etc/hostname">', ""),
        ('<link rel="stylesheet" href="http://127.0.0.1:9/card.css">', ""),
        ("", '<img src="../../secret.svg" alt="">'),
        ("", '<img src="way-out.svg" alt="">'),
        ("", '<object data="file:///etc/hostname"></object>'),
        ("", '<img src="{{ card.stem }}.svg" alt="">'),
        ("<style>p { background: url(file:///etc/hostname) }</style>", ""),
        ("<style>@import url(http://127.0.0.1:9/card.css);</style>", ""),
        ("", '<p style="background: url(http://127.0.0.1:9/x)">나</p>'),
        ("", '<a rel="attachment" href="file:///etc/hostname">나</a>'),
    ],
    ids=["attachment", "sheet", "above", "symlink", "object", "built", "style", "import", "inline", "anchor"],
)
def test_a_template_that_loads_anything_else_prints_nothing(folder: Path, head: str, body: str) -> None:
    write(folder, head, body)
    with pytest.raises(TemplateError) as caught:
        open_pdf(folder).render(VIEW)
    assert {problem.code for problem in caught.value.problems} - {"T402"} <= {"T405"}


@pytest.mark.parametrize("css", ["p { background: url('/etc/hostname') }", "@import 'http://127.0.0.1:9/x.css';"])
def test_a_style_sheet_that_loads_anything_else_is_refused_with_its_line(folder: Path, css: str) -> None:
    write(folder, css=f"p {{ color: red }}\n{css}")
    with pytest.raises(TemplateError) as caught:
        open_pdf(folder)
    found = [(problem.code, problem.path, problem.position.line) for problem in caught.value.problems]
    assert found == [("T402", "plain/card.css", 2)]


def test_elements_nested_too_deeply_are_a_problem_of_the_template(folder: Path) -> None:
    write(folder, "", "<div>" * 3000)
    with pytest.raises(TemplateError) as caught:
        open_pdf(folder).render(VIEW)
    assert [problem.code for problem in caught.value.problems] == ["T119"]
