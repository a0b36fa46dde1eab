"""Totals in the index page and the printed index: a part of their own, or all there is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from cardgen.extracting.html_text import html_text
from cardgen.extracting.pdf_text import pdf_text
from cardgen.model.cardview import Shown, Value
from cardgen.model.indexview import IndexView, ListColumn, Summary, SummaryTable
from cardgen.rendering.index_html import render_index_html
from cardgen.rendering.index_pdf import render_index_pdf

MakeView = Callable[..., IndexView]


def row(group: str, count: int) -> tuple[Value, ...]:
    return Shown(group, group), Shown(f"{count:,}", count)


SUMMARY = Summary(
    "집계",
    "고객 1,240명의 집계입니다.",
    (ListColumn("", "묶음", "text"), ListColumn("", "고객 수", "integer")),
    (SummaryTable("등급", (row("VIP", 40), row("일반", 1200))), SummaryTable("상태", (row("활성", 1240),))),
)


@pytest.fixture
def listed(make_view: MakeView) -> IndexView:
    return replace(make_view(), grouped=False, note="공유용 사본 · 영업", summary=SUMMARY)


@pytest.fixture
def totals_alone(listed: IndexView) -> IndexView:
    return replace(listed, columns=(), rows=(), files=())


def test_totals_follow_the_printed_list_on_pages_of_their_own(listed: IndexView) -> None:
    pages = [page.extract_text() for page in PdfReader(BytesIO(render_index_pdf(listed))).pages]
    assert len(pages) == 2
    assert all(text in pages[1] for text in ("고객 관리 카드 · 집계", SUMMARY.note, "등급", "1,200", "2 / 2쪽"))
    assert "모두 5건" in pages[0]
    assert all("공유용 사본 · 영업" in page for page in pages)


def test_a_list_without_groups_has_no_bookmarks_but_those_of_the_totals(listed: IndexView) -> None:
    outline = PdfReader(BytesIO(render_index_pdf(listed))).outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == ["등급", "상태"]


def test_totals_can_be_all_there_is_on_paper(totals_alone: IndexView) -> None:
    content = render_index_pdf(totals_alone)
    assert len(PdfReader(BytesIO(content)).pages) == 1
    assert "1,240" in pdf_text(content)


def test_a_page_of_totals_alone_has_no_program_and_no_data(totals_alone: IndexView) -> None:
    page = render_index_html(totals_alone)
    assert b"<script" not in page
    assert all(text in html_text(page) for text in ("집계", "VIP", "1,200", "공유용 사본 · 영업"))


def test_totals_unfold_above_a_list_that_still_works(listed: IndexView, browser: Chrome, tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(render_index_html(listed))
    browser.get(page.as_uri())
    totals = browser.find_element(By.CSS_SELECTOR, "#summary table")
    assert not totals.is_displayed()
    browser.find_element(By.CSS_SELECTOR, "#summary summary").click()
    assert totals.is_displayed()
    assert len(browser.find_elements(By.CSS_SELECTOR, "#cards tbody tr")) >= 5
