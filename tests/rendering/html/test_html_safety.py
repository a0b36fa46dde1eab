"""card.html holds nothing that runs, sends, leads elsewhere or loads from outside, in whatever spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.rendering.html import CONTENT_POLICY
from cardgen.rendering.html_source import HtmlSource, read_source

SVG = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='{}'/></svg>"


def codes(folder: Path, body: str, head: str = "<head></head>") -> list[tuple[str, int]]:
    (folder / "card.html").write_text(f"<html>{head}<body>\n{body}</body></html>", encoding="utf-8")
    source = read_source(folder, "card.html")
    return [] if isinstance(source, HtmlSource) else [(problem.code, problem.position.line) for problem in source]


@pytest.mark.parametrize(
    "body",
    [
        "<script>1</script>",
        "<SCRIPT src=card.css></SCRIPT>",
        "<scr{# #}ipt>1</script >",
        "<scr{{ 'ipt' }}>",
        "<{{ name }}>",
        "<{% if name %}script>{% endif %}",
        "<!-- <iframe> -->",
        "<form action=x>",
        "<base href='/'>",
        "<object></object>",
        "<meta http-equiv=refresh content='0;url=http://example.com'>",
        "<link rel=preconnect>",
        "<link rel='{{ name }}'>",
        "<p onclick='x'>",
        "<p {{ name }}='x'>",
        "<a href='{{ name }}'>x</a>",
        "<a href='https://example.com/{{ name }}'>x</a>",
        "<a href='{% if name %}https:{% endif %}//example.com'>x</a>",
        "<img src='{{ name }}.png'>",
        "<button formaction='{{ name }}'>x</button>",
        "<a rel=attachment href='#x'>x</a>",
        "<td colspan=1000000>",
    ],
)
def test_what_runs_or_sends_or_is_made_of_a_value_is_refused(tmp_path: Path, body: str) -> None:
    assert ("T405", 3) in codes(tmp_path, f"\n{body}")


@pytest.mark.parametrize(
    "body",
    [
        "<style>\np { background: url(http://example.com/x.png) }</style>",
        "<p>\n<i style=\"background: url('file:///etc/hostname')\">x</i>",
        "<p>\n<a href='javascript:x'>x</a>",
        "<p>\n<a href='file:///etc/hostname'>x</a>",
        f'<p>\n<img src="{SVG.format("file:///etc/hostname")}">',
        "<p>\n<img src='data:image/svg+xml;base64,PGltYWdlIGhyZWY9ImZpbGU6Ly8vZXRjL2hvc3RuYW1lIi8+'>",
    ],
)
def test_what_is_loaded_from_outside_is_found_with_its_line(tmp_path: Path, body: str) -> None:
    assert codes(tmp_path, body) == [("T402", 3)]


@pytest.mark.parametrize(
    "body",
    [
        "<td{% if name %} class='x'{% endif %} data-field='{{ name }}' style='height: {{ 7 }}mm'>{{ name }}</td>",
        "<a href='#{{ name }}'>x</a><a href='https://example.com'>x</a><a href='mailto:a@example.com'>x</a>",
        f'<img src="{SVG.format("#x")}"><img src="card:logo">',
        "{% if 1 < 2 %}{{ name }}{% endif %} 1 < {{ 2 }}",
    ],
)
def test_what_a_card_needs_is_allowed(tmp_path: Path, body: str) -> None:
    assert codes(tmp_path, body) == []


@pytest.mark.parametrize(
    "head",
    ["", "<body><head></head>", "<!-- <head> -->", "<p><head></head>", "{% if name %}<p>{% endif %}<head></head>"],
)
def test_a_page_without_a_head_at_its_beginning_is_refused(tmp_path: Path, head: str) -> None:
    assert codes(tmp_path, "x", head) == [("T401", 1)]


def test_the_policy_forbids_sending_framing_and_another_base() -> None:
    assert {"default-src 'none'", "form-action 'none'", "base-uri 'none'", "frame-src 'none'"} <= set(
        CONTENT_POLICY.split("; ")
    )
