"""Every channel of a page through which a withheld value can leave is seen by the audit: one leaky page each."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from urllib.parse import quote

import pytest
from PIL import Image

from cardgen.extracting.found import Channel, Feature
from cardgen.model.problem import Problem

Problems = tuple[Problem, ...]
FIELDS = ("contact.mobile", "contact.email", "name", "contact.address", "personal.birth_date")


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


LEAKS: Mapping[str, tuple[Channel, Callable[[str], str]]] = {
    "shown": (Channel.CONTENT, lambda it: f"<p>{it}</p>"),
    "in pieces": (Channel.CONTENT, lambda it: "<p>" + "".join(f"<span>{letter}</span>" for letter in it) + "</p>"),
    "as entities": (Channel.CONTENT, lambda it: "<p>" + "".join(f"&#{ord(letter)};" for letter in it) + "</p>"),
    "not displayed": (Channel.HIDDEN, lambda it: f"<p style='display: none'>{it}</p>"),
    "hidden": (Channel.HIDDEN, lambda it: f"<p hidden>{it}</p>"),
    "white": (Channel.HIDDEN, lambda it: f"<p style='color: #fff'>{it}</p>"),
    "template": (Channel.HIDDEN, lambda it: f"<template><p>{it}</p></template>"),
    "data attribute": (Channel.DATA_ATTRIBUTE, lambda it: f"<td data-owner='{it}'></td>"),
    "sort key": (Channel.DATA_ATTRIBUTE, lambda it: f"<td data-sort='{it}'></td>"),
    "name of an attribute": (Channel.DATA_ATTRIBUTE, lambda it: f"<td {it}></td>"),
    "id": (Channel.BOOKMARK, lambda it: f"<p id='{it}'></p>"),
    "JSON": (Channel.JSON, lambda it: f"<script type='application/json'>{json.dumps([{'a': it}])}</script>"),
    "JSON's repeated key": (
        Channel.JSON,
        lambda it: f'<script type=\'application/json\'>{{"a": "{it}", "a": 1}}</script>',
    ),
    "script": (Channel.SCRIPT, lambda it: f"<script>localStorage.setItem('{it}', 1)</script>"),
    "script in pieces": (Channel.SCRIPT, lambda it: f"<script>const a = '{it[:2]}' + '{it[2:]}'</script>"),
    "comment": (Channel.MARKUP, lambda it: f"<!-- {it} -->"),
    "content of a style": (Channel.STYLE, lambda it: f"<style>p::after {{ content: '{it}' }}</style>"),
    "style in CSS escapes": (
        Channel.STYLE,
        lambda it: "<style>p::after { content: '" + "".join(f"\\{ord(letter):06x}" for letter in it) + "' }</style>",
    ),
    "title": (Channel.PROPERTY, lambda it: f"<title>{it}</title>"),
    "meta": (Channel.PROPERTY, lambda it: f"<meta name='author' content='{it}'>"),
    "link": (Channel.LINK, lambda it: f"<a href='card.pdf?q={quote(it)}'>x</a>"),
    "alternative text": (Channel.DESCRIPTION, lambda it: f"<img alt='{it}'>"),
    "form value": (Channel.FORM_VALUE, lambda it: f"<input type='hidden' value='{it}'>"),
    "SVG": (Channel.CONTENT, lambda it: f"<svg><text>{it}</text></svg>"),
    "picture of text": (
        Channel.CONTENT,
        lambda it: f"<img src='data:image/svg+xml;base64,{encoded(f'<svg ><text>{it}</text></svg>')}'>",
    ),
    "base64": (Channel.DATA_ATTRIBUTE, lambda it: f"<td data-x='{encoded(it)}'></td>"),
    "hexadecimal": (Channel.DATA_ATTRIBUTE, lambda it: f"<td data-x='{it.encode().hex()}'></td>"),
    "data for a program": (Channel.MARKUP, lambda it: f"<?php {it} ?>"),
}


@pytest.mark.parametrize("leak", LEAKS)
@pytest.mark.parametrize("kind", ["html", "index"])
def test_a_value_is_told_by_field_and_channel(
    leak: str,
    kind: str,
    clean: Mapping[str, bytes],
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
) -> None:
    channel, make = LEAKS[leak]
    field = FIELDS[[*LEAKS].index(leak) % len(FIELDS)]
    problems = judge(kind, planted(clean[kind], make(secrets[field])))
    assert told(problems, field, channel)
    assert secrets[field] not in repr(problems)


def planted(page: bytes, markup: str) -> bytes:
    before, tag, after = page.rpartition(b"</body>")
    assert tag
    return before + markup.encode() + tag + after


def test_codes_in_embedded_pictures_are_read(
    clean: Mapping[str, bytes],
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    code: Callable[[str], Image.Image],
    as_png: Callable[[Image.Image], bytes],
) -> None:
    picture = base64.b64encode(as_png(code(secrets["name"]))).decode()
    leaky = planted(clean["html"], f"<img src='data:image/png;base64,{picture}'>")
    assert told(judge("html", leaky), "name", Channel.CODE)


def test_what_a_page_loads_is_refused(
    clean: Mapping[str, bytes], judge: Callable[[str, bytes], Problems], features: Callable[[Problems], set[Feature]]
) -> None:
    leaky = planted(clean["html"], "<img src='https://tracker.example/x.png'>")
    assert Feature.EXTERNAL in features(judge("html", leaky))


@pytest.mark.parametrize("masks", [("홍*", "남궁**"), ("홍**", "이*"), ("010-***-5678", "010-****-1234")])
def test_masks_as_long_as_the_value_are_refused(
    masks: tuple[str, str], clean: Mapping[str, bytes], judge: Callable[[str, bytes], Problems]
) -> None:
    leaky = planted(clean["html"], "".join(f"<td>{mask}</td>" for mask in masks))
    assert "P307" in {problem.code for problem in judge("html", leaky)}


def test_rows_in_another_order_than_that_of_the_pseudonyms_are_refused(
    clean: Mapping[str, bytes], judge: Callable[[str, bytes], Problems]
) -> None:
    rows = "".join(f"<td>P-{letter * 10}</td>" for letter in "ZAB")
    assert "P306" in {problem.code for problem in judge("html", planted(clean["html"], rows))}
