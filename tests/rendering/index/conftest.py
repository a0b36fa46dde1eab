"""Views made by hand, and one headless Chromium for all tests of the index page."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService

from cardgen.model.cardview import Blank, Shown, Value
from cardgen.model.indexview import IndexRow, IndexView, ListColumn
from cardgen.rendering.index_html import render_index_html

Row = tuple[str, str, str, str, int | None, str]
MakeView = Callable[..., IndexView]
OpenPage = Callable[..., Chrome]

NO_BROWSER = (
    "chromedriver is not installed (Ubuntu: sudo snap install chromium). "
    "Without these tests: make test PYTEST_ARGS=--ignore=tests/rendering/index"
)

COLUMNS = (
    ListColumn("id", "고객번호", "id"),
    ListColumn("name", "성명/상호", "name"),
    ListColumn("grade", "등급", "choice", ("VIP", "일반")),
    ListColumn("contact.mobile", "휴대전화", "phone"),
    ListColumn("spent", "금액", "money"),
    ListColumn("registered", "등록일", "date"),
)

ROWS: tuple[Row, ...] = (
    ("C-000001", "김미나", "일반", "010-0123-4567", 900, "2025-03-01"),
    ("C-000002", "김민준", "VIP", "010-1234-5678", 12_000, "2024-01-15"),
    ("C-000003", "한빛 상사", "일반", "02-123-4567", None, "2026-02-03"),
    ("C-000004", "洪吉童", "VIP", "", 500, ""),
    ("C-000005", "Li Na", "", "010-9999-0000", 3_000, "2023-12-31"),
)


@pytest.fixture
def make_view() -> MakeView:
    """An index over rows of text, in the order given."""

    def make(rows: tuple[Row, ...] = ROWS, files: tuple[str, ...] = ("docx", "pdf")) -> IndexView:
        shown = tuple(IndexRow(row[0], tuple(map(_value, row))) for row in rows)
        return IndexView("customer", "ko", "고객 관리 카드", "한빛상사", COLUMNS, 1, files, shown)

    return make


def _value(data: str | int | None) -> Value:
    if data in ("", None):
        return Blank()
    return Shown(f"{data:,}원", data) if isinstance(data, int) else Shown(str(data), str(data))


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Chromium. A missing one is a failure: whoever has none says so, and does not take the rest for the whole."""
    chromedriver = shutil.which("chromedriver") or shutil.which("chromium.chromedriver")
    if chromedriver is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    options = ChromeOptions()
    for switch in (
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "window-size=1300,900",
        f"user-data-dir={tmp_path_factory.mktemp('chromium')}",
    ):
        options.add_argument(f"--{switch}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with Chrome(options, ChromeService(chromedriver)) as driver:
        yield driver


@pytest.fixture
def open_page(browser: Chrome, make_view: MakeView, tmp_path: Path) -> OpenPage:
    """Writes the index of some rows and opens it; `hash` is what its address remembers."""

    def open_(*args: object, hash_: str = "", **named: object) -> Chrome:
        page = tmp_path / "index.html"
        page.write_bytes(render_index_html(make_view(*args, **named)))
        browser.get("about:blank")
        browser.get(f"{page.as_uri()}{hash_}")
        return browser

    return open_
