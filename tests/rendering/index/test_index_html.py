"""The index page as a file: offline, escaped, the same bytes every time."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from cardgen.model.indexview import IndexView, ListColumn
from cardgen.rendering.index_html import render_index_html

MakeView = Callable[..., IndexView]

HOSTILE = "</script><script>alert(1)</script><!--\u2028<img src=x onerror=alert(2)>&{{ 7*7 }}"


def test_the_same_view_gives_the_same_bytes(make_view: MakeView) -> None:
    assert render_index_html(make_view()) == render_index_html(make_view())


def test_nothing_is_loaded_from_anywhere(make_view: MakeView) -> None:
    page = render_index_html(make_view()).decode()
    assert re.findall(r"""(?:src|href|action|url)\s*[=(]\s*["']?([^"'\s>)]+)""", page) == ["data:,"]
    assert "http" not in re.sub(r"http-equiv", "", page)


def test_the_policy_allows_only_the_style_and_program_inside(make_view: MakeView) -> None:
    page = render_index_html(make_view()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    for element, directive in (("style", "style-src"), ("script", "script-src")):
        inline = re.findall(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
        hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in inline]
        assert [f"{directive} &#39;sha256-{digest}&#39;" in policy[1] for digest in hashes] == [True]
    assert policy[1].startswith("default-src &#39;none&#39;;")


def test_hostile_values_cannot_end_the_data(make_view: MakeView) -> None:
    page = render_index_html(make_view((("C-000001", HOSTILE, "VIP", "", None, ""),))).decode()
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    assert not set(found[1]) & set("<>&\u2028")
    assert json.loads(found[1])["columns"][1]["values"] == [HOSTILE]
    assert page.count("<script") == 2


def test_headings_are_escaped(make_view: MakeView) -> None:
    page = render_index_html(replace(make_view(), title=HOSTILE, company=HOSTILE)).decode()
    assert "<img" not in page
    assert page.count("<script") == 2


def test_hanja_carry_their_reading(make_view: MakeView) -> None:
    page = render_index_html(make_view()).decode()
    assert '"readings":{"3":"홍길동"}' in page


def test_the_search_box_names_columns_there_are(make_view: MakeView) -> None:
    view = make_view()
    assert 'placeholder="성명/상호 (초성 ㄱㅁㅈ도 됨), 휴대전화, 고객번호…"' in render_index_html(view).decode()
    receipt = replace(view, columns=(ListColumn("payer", "납입자", "name"),), name=0, rows=())
    assert 'placeholder="납입자 (초성 ㄱㅁㅈ도 됨)…"' in render_index_html(receipt).decode()
