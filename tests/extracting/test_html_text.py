"""Every place of an HTML file in which a text can hide is read back."""

from __future__ import annotations

import pytest

from cardgen.extracting.html_text import html_text

NAME = "홍길동"


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{NAME}</p>",
        f"<p hidden style='display: none'>{NAME}</p>",
        "<p>홍<span>길</span><b>동</b></p>",
        "<p>&#54861;&#xAE38;동</p>",
        f"<!-- {NAME} -->",
        f"<td data-owner='{NAME}'>",
        f"<p id={NAME}>",
        f"<img alt='{NAME}' src='data:image/png;base64,AAAA'>",
        "<a href='card.html?name=%ED%99%8D%EA%B8%B8%EB%8F%99'>x</a>",
        f"<script>const names = ['{NAME}']</script>",
        r'<script type="application/json">{"name": "\ud64d\uae38\ub3d9"}</script>',
        f"<style>p::after {{ content: '{NAME}' }}</style>",
        f"<title>{NAME}</title>",
        f"<meta name=author content={NAME}>",
        f"<template>{NAME}</template>",
        f"<!DOCTYPE {NAME}>",
        f"<?php {NAME} ?>",
        f"<![CDATA[{NAME}]]>",
    ],
)  # fmt: skip
def test_a_text_is_found_wherever_it_stands(page: str) -> None:
    assert NAME in html_text(page.encode())


def test_neighbouring_boxes_do_not_run_together() -> None:
    assert html_text("<td>VIP</td><td>서울</td>".encode()).splitlines() == ["VIP", "서울"]


def test_embedded_pictures_are_no_text() -> None:
    assert "AAAA" not in html_text(b"<img src='data:image/png;base64,AAAA'>")
