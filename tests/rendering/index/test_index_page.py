"""The index page in a browser: searching, filtering, sorting, keys, phone, screen reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from cardgen.model.cardview import Shown
from cardgen.model.indexview import IndexRow, IndexView, ListColumn
from cardgen.rendering.index_html import render_index_html

pytestmark = pytest.mark.slow
"""Each of these asks a browser."""

OpenPage = Callable[..., Chrome]
ALL = ["김미나", "김민준", "한빛 상사", "洪吉童", "Li Na"]


WHERE_A_ROW_IS = """
const line = document.querySelectorAll("tbody tr")[30], box = line.getBoundingClientRect();
const frame = document.getElementById("frame").getBoundingClientRect(), head = document.querySelector("thead");
return [line.getAttribute("aria-rowindex") - 2, (box.top - frame.top - head.offsetHeight) / box.height];
"""
"""The place of a row in the list, and how many rows below the first it is drawn."""


def names(page: Chrome) -> list[str]:
    found: list[str] = page.execute_script(
        "return [...document.querySelectorAll('tbody .pick')].map(pick => pick.innerText)"
    )
    return found


def type_in(page: Chrome, text: str) -> None:
    page.find_element(By.ID, "search").send_keys(text)


def complaints(page: Chrome) -> list[dict[str, str]]:
    found: list[dict[str, str]] = page.get_log("browser")  # type: ignore[no-untyped-call]  # selenium leaves it bare
    return found


def press(page: Chrome, *keys: str) -> None:
    for key in keys:
        ActionChains(page).send_keys(key).perform()


def focused(page: Chrome) -> str:
    found: str = page.execute_script("return document.activeElement.innerText || document.activeElement.id")
    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ALL),
        ("ㄱㅁㅈ", ["김민준"]),
        ("ㄱㅁ", ["김미나", "김민준"]),
        ("기", ["김미나", "김민준", "洪吉童"]),
        ("김ㅁ", ["김미나", "김민준"]),
        ("김민", ["김미나", "김민준"]),
        ("김믽", ["김민준"]),
        ("01012345678", ["김민준"]),
        ("010-1234", ["김민준"]),
        ("+82 10-1234-5678", ["김민준"]),
        ("한빛상사", ["한빛 상사"]),
        ("ㅎㅂㅅㅅ", ["한빛 상사"]),
        ("ㅄ", ["한빛 상사"]),
        ("홍길동", ["洪吉童"]),
        ("ㅎㄱㄷ", ["洪吉童"]),
        ("li NA", ["Li Na"]),
        ("김 vip", ["김민준"]),
        ("vip 김 2024-01", ["김민준"]),
        ("ＶＩＰ", ["김민준", "洪吉童"]),
        ("없는이름", []),
        (".", ALL),
        ("*", []),
        ("\\", []),
    ],
)
def test_search_finds_what_people_type(open_page: OpenPage, query: str, expected: list[str]) -> None:
    page = open_page()
    type_in(page, query)
    assert names(page) == expected


def test_hits_are_counted_for_everybody(open_page: OpenPage) -> None:
    page = open_page()
    count = page.find_element(By.ID, "count")
    assert (count.text, count.get_attribute("role")) == ("모두 5건", "status")
    type_in(page, "ㄱㅁㅈ")
    assert count.text == "5건 가운데 1건"


def test_matches_are_marked_in_the_text_as_written(open_page: OpenPage) -> None:
    page = open_page()
    type_in(page, "ㅂㅅ 02123")
    assert [mark.text for mark in page.find_elements(By.TAG_NAME, "mark")] == ["빛 상", "02-123"]


def test_no_hits_offers_a_way_back(open_page: OpenPage) -> None:
    page = open_page()
    type_in(page, "없는이름")
    nothing = page.find_element(By.ID, "none")
    assert nothing.is_displayed()
    nothing.find_element(By.TAG_NAME, "button").click()
    assert names(page) == ALL
    assert not nothing.is_displayed()


def test_filters_narrow_the_list(open_page: OpenPage) -> None:
    page = open_page()
    grade = Select(page.find_element(By.CSS_SELECTOR, "select[data-column='2']"))
    assert [option.text for option in grade.options] == ["전체", "VIP", "일반"]
    grade.select_by_visible_text("VIP")
    assert names(page) == ["김민준", "洪吉童"]
    type_in(page, "ㄱ")
    assert names(page) == ["김민준", "洪吉童"]


@pytest.mark.parametrize(
    ("column", "rising"),
    [
        (1, ALL),
        (4, ["洪吉童", "김미나", "Li Na", "김민준", "한빛 상사"]),
        (5, ["Li Na", "김민준", "김미나", "한빛 상사", "洪吉童"]),
        (2, ["김민준", "洪吉童", "김미나", "한빛 상사", "Li Na"]),
    ],
    ids=["text", "money", "date", "choice"],
)
def test_columns_sort_by_value_with_empty_cells_last(open_page: OpenPage, column: int, rising: list[str]) -> None:
    page = open_page()
    head = page.find_element(By.CSS_SELECTOR, f"th[data-column='{column}']")
    if column != 1:
        head.find_element(By.TAG_NAME, "button").send_keys(Keys.ENTER)
    assert (names(page), head.get_attribute("aria-sort")) == (rising, "ascending")
    head.find_element(By.TAG_NAME, "button").click()
    assert head.get_attribute("aria-sort") == "descending"
    others = page.find_elements(By.CSS_SELECTOR, f"th[data-column]:not([data-column='{column}'])")
    assert {other.get_attribute("aria-sort") for other in others} == {"none"}
    empty = {4: ["한빛 상사"], 5: ["洪吉童"], 2: ["Li Na"]}.get(column, [])
    assert names(page)[len(names(page)) - len(empty) :] == empty


def test_rows_link_to_the_files_of_their_card(open_page: OpenPage) -> None:
    page = open_page()
    row = page.find_elements(By.CSS_SELECTOR, "tbody tr")[1]
    links = [(link.text, link.get_dom_attribute("href")) for link in row.find_elements(By.TAG_NAME, "a")]
    assert links == [
        ("김민준", "cards/C-000002.pdf"),
        ("PDF", "cards/C-000002.pdf"),
        ("Word", "cards/C-000002.docx"),
    ]
    assert row.find_elements(By.TAG_NAME, "a")[2].get_attribute("aria-label") == "김민준, Word"


def test_without_files_rows_have_no_links(open_page: OpenPage) -> None:
    page = open_page(files=())
    assert page.find_elements(By.CSS_SELECTOR, "tbody a") == []
    press(page, "/", Keys.ARROW_DOWN)
    assert focused(page) == "김미나"


def test_the_keyboard_is_enough(open_page: OpenPage) -> None:
    page = open_page()
    press(page, "/")
    assert focused(page) == "search"
    press(page, "ㄱ", Keys.ARROW_DOWN)
    assert focused(page) == "김미나"
    press(page, Keys.ARROW_DOWN)
    assert focused(page) == "김민준"
    press(page, Keys.END)
    assert focused(page) == "洪吉童"
    press(page, Keys.ARROW_DOWN)
    assert focused(page) == "洪吉童"
    press(page, Keys.HOME, Keys.ARROW_UP)
    assert focused(page) == "search"
    press(page, Keys.ESCAPE)
    assert names(page) == ALL
    assert page.find_element(By.ID, "search").get_attribute("value") == ""


def test_enter_opens_the_card(open_page: OpenPage) -> None:
    page = open_page(files=("pdf",))
    page.execute_script(
        "document.body.addEventListener('click', e => { e.preventDefault(); window.went = e.target.href; })"
    )
    press(page, "/", "ㄱㅁㅈ", Keys.ENTER)
    assert page.execute_script("return went").endswith("/cards/C-000002.pdf")
    press(page, Keys.ESCAPE, Keys.ARROW_DOWN, Keys.ENTER)
    assert page.execute_script("return went").endswith("/cards/C-000001.pdf")


def test_the_address_remembers_the_search(open_page: OpenPage) -> None:
    page = open_page()
    type_in(page, "ㄱㅁ")
    Select(page.find_element(By.CSS_SELECTOR, "select[data-column='2']")).select_by_visible_text("VIP")
    page.find_element(By.CSS_SELECTOR, "th[data-column='5'] button").click()
    WebDriverWait(page, 5).until(lambda _: "sort=registered" in page.current_url)
    page.refresh()
    assert page.find_element(By.ID, "search").get_attribute("value") == "ㄱㅁ"
    assert names(page) == ["김민준"]
    assert page.find_element(By.CSS_SELECTOR, "th[data-column='5']").get_attribute("aria-sort") == "ascending"


def test_an_address_with_unknown_parts_is_harmless(open_page: OpenPage) -> None:
    page = open_page(hash_="#sort=nothing&f.grade=gold&f.x=y&q=")
    assert names(page) == ALL
    assert complaints(page) == []


def test_hostile_values_are_text(open_page: OpenPage) -> None:
    hostile = "</script><script>window.bad=1</script><img src=x onerror=window.bad=2>"
    page = open_page((("C-000001", hostile, "VIP", hostile, None, ""),))
    type_in(page, "script>")
    assert names(page) == [hostile]
    assert page.find_elements(By.TAG_NAME, "img") == []
    assert page.execute_script("return window.bad") is None


def test_nothing_is_requested_and_nothing_complains(open_page: OpenPage) -> None:
    page = open_page()
    type_in(page, "ㄱ")
    requested = page.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert [name for name in requested if not name.startswith("data:")] == []
    assert complaints(page) == []


def test_ten_thousand_rows_are_windowed_yet_all_there(open_page: OpenPage) -> None:
    count = 10_000
    page = open_page(tuple((f"C-{at:06}", f"고객{at}", "VIP", "", at, "") for at in range(count)))
    assert page.find_element(By.ID, "cards").get_attribute("aria-rowcount") == str(count + 1)
    assert len(names(page)) < 150
    press(page, "/", Keys.ARROW_DOWN, Keys.END)
    assert focused(page) == f"고객{count - 1}"
    line = page.execute_script("return document.activeElement.closest('tr').getAttribute('aria-rowindex')")
    assert line == str(count + 1)
    assert len(names(page)) < 150
    page.execute_script("scrollTo(0, document.documentElement.scrollHeight / 2)")
    WebDriverWait(page, 5).until(lambda _: 4_000 < int(names(page)[0].removeprefix("고객")) < 6_000)
    place, drawn_at = page.execute_script(WHERE_A_ROW_IS)
    assert drawn_at == pytest.approx(place, abs=0.5)


def test_the_focus_survives_scrolling_the_window_of_rows(open_page: OpenPage) -> None:
    page = open_page(tuple((f"C-{at:06}", f"고객{at}", "VIP", "", at, "") for at in range(500)))
    press(page, "/", *[Keys.ARROW_DOWN] * 41)
    assert focused(page) == "고객40"


def test_a_table_is_a_table_to_screen_readers(open_page: OpenPage) -> None:
    page = open_page()
    roles = page.execute_script(
        "return [...document.querySelectorAll('#cards [role]')].map(e => e.getAttribute('role'))"
    )
    assert roles.count("columnheader") == 7
    assert roles.count("row") == 6
    assert roles.count("rowheader") == 5
    assert roles.count("cell") == 30
    tree = page.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    search = next(node for node in tree if node.get("role", {}).get("value") == "searchbox")
    assert search["name"]["value"].startswith("찾기")


def test_on_a_phone_rows_are_cards_without_sideways_scrolling(open_page: OpenPage) -> None:
    page = open_page()
    screen = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        page.refresh()
        assert page.execute_script("return document.documentElement.scrollWidth") <= 390
        rows = page.find_elements(By.CSS_SELECTOR, "tbody tr")
        assert {row.rect["width"] for row in rows} == {rows[0].rect["width"]}
        assert len({row.rect["height"] for row in rows}) == 1
        assert rows[0].rect["height"] > 150
        Select(page.find_element(By.ID, "sort")).select_by_visible_text("금액 ↓")
        assert names(page)[0] == "김민준"
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_printing_takes_every_hit(open_page: OpenPage) -> None:
    page = open_page(tuple((f"C-{at:06}", f"고객{at}", "VIP", "", at, "") for at in range(300)))
    page.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert len(names(page)) == 300
    page.execute_script("dispatchEvent(new Event('afterprint'))")
    assert len(names(page)) < 150


CUT = """
const cells = [...document.querySelectorAll("th, td, th button, .value, .pick")];
return cells.filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.textContent);
"""
SHIPPED = ("id", "name", "choice", "choice", "choice", "text", "date", "date", "phone", "address")
SAMPLES = {
    "id": "C-WWWWW0",
    "name": "사단법인 너른마당 협동조합",
    "choice": "골드",
    "text": "박지훈",
    "date": "2026-10-12",
    "phone": "010-0935-7702",
    "address": "강원특별자치도 춘천시 가람나래로 12, 304동 1502호",
    "money": "12,345,678,901원",
    "business-number": "123-45-67890",
}


def wide_index(kinds: tuple[str, ...]) -> bytes:
    columns = tuple(ListColumn(f"f{at}", f"최종 항목{at}", kind) for at, kind in enumerate(kinds))
    cells = tuple(Shown(SAMPLES[kind], SAMPLES[kind]) for kind in kinds)
    rows = tuple(IndexRow(f"C-{at:06}", cells) for at in range(60))
    return render_index_html(IndexView("customer", "ko", "카드", "", columns, 1, ("docx", "pdf"), rows))


@pytest.mark.parametrize("width", [1024, 1280, 1366])
@pytest.mark.parametrize("more", [(), ("money", "business-number")], ids=["shipped", "two more"])
def test_nothing_is_cut_sideways_on_an_ordinary_screen(
    browser: Chrome, tmp_path: Path, width: int, more: tuple[str, ...]
) -> None:
    page = tmp_path / "index.html"
    page.write_bytes(wide_index(SHIPPED + more))
    screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    try:
        browser.get(page.as_uri())
        assert browser.execute_script(CUT) == []
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def laid_out(narrow: bool) -> Callable[[Chrome], bool]:
    return lambda page: bool(page.execute_script("return document.body.matches('.narrow') === arguments[0]", narrow))


def test_columns_follow_the_window(open_page: OpenPage) -> None:
    page = open_page()
    for width, narrow in ((1300, False), (500, True), (1300, False)):
        screen = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
        WebDriverWait(page, 5).until(laid_out(narrow))
        assert page.execute_script(CUT) == []
    page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
