"""The shipped 한글 cards without Hancom Office: other makers' programs read and draw them, and nothing is amiss."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from cardgen.model.cardview import TableView
from tests.rendering.hwpx.cards import (
    RECORDS,
    SAMPLES,
    TEMPLATES,
    printed_tables,
    renderer_of,
    squashed,
)
from tests.rendering.hwpx.other_makers import Page, complaints, drawn, read_cells
from tests.rendering.hwpx.soundness import flaws, parts_of

CUSTOMERS = tuple(f"{number} records" for number in RECORDS)


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("hangul")
    written = {name: folder / f"{number}.hwpx" for number, name in enumerate(SAMPLES)}
    for name, file in written.items():
        file.write_bytes(SAMPLES[name].content)
    return written


@pytest.fixture(scope="session")
def pages(files: Mapping[str, Path]) -> Mapping[str, tuple[Page, ...]]:
    return dict(zip(files, drawn([*files.values()]), strict=True))


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_amiss(name: str) -> None:
    assert flaws(SAMPLES[name].content) == []


@pytest.mark.parametrize("name", [*CUSTOMERS[:3], "a blank card", "no logo, in English", "a receipt"])
def test_other_makers_object_to_nothing(name: str, files: Mapping[str, Path]) -> None:
    assert complaints(files[name]) == []


@pytest.mark.parametrize("name", CUSTOMERS)
def test_other_makers_read_in_each_cell_what_the_card_says(name: str, files: Mapping[str, Path]) -> None:
    _, *tables = [[[*map(squashed, row)] for row in table] for table in read_cells(files[name])]
    assert tables == [[[*map(squashed, row)] for row in table] for table in printed_tables(SAMPLES[name].view)]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_value_is_drawn(name: str, pages: Mapping[str, tuple[Page, ...]]) -> None:
    view = SAMPLES[name].view
    seen = squashed("".join(text.text for page in pages[name] for text in page.texts))
    cells = [it for table in view.tables() for row in table.rows for it in row]
    texts = [*(it.value.text for it in (*view.fields(), *cells) if not it.value.options), view.title]
    assert [it for it in texts if squashed(it) not in seen] == []


@pytest.mark.parametrize("name", CUSTOMERS[2:])
def test_the_head_of_a_table_stands_on_every_page_it_goes_over(
    name: str, pages: Mapping[str, tuple[Page, ...]]
) -> None:
    table = max(SAMPLES[name].view.tables(), key=lambda it: it.records)
    assert heads_missing(table, pages[name]) == []
    items = {squashed(row[1].text) for row in table.rows[: table.records]}
    assert len(pages[name]) > table.records // 30
    assert {it for page in pages[name] for it in page.cells()} > items


def test_the_choices_of_a_receipt_stand_on_one_line_of_each_copy(pages: Mapping[str, tuple[Page, ...]]) -> None:
    boxes = [text for page in pages["a receipt"] for text in page.texts if {"☐", "☑"} & {*text.text}]
    assert len({round(box.y) for box in boxes}) == 2


def heads_missing(table: TableView, pages: tuple[Page, ...]) -> list[int]:
    """The pages that show records of the table without its head above them."""
    items = {squashed(row[1].text) for row in table.rows[: table.records]}
    head = [squashed(column.label) for column in table.columns]
    missing = []
    for number, page in enumerate(pages):
        cells = page.cells()
        first = next((at for at, text in enumerate(cells) if text in items), 0)
        if first and head != cells[first - len(head) - 1 : first - 1]:
            missing.append(number)
    return missing


def test_nothing_of_another_card_remains() -> None:
    renderer = renderer_of("customer")
    before = SAMPLES["20 records"].content
    blank = renderer.render(SAMPLES["a blank card"].view)
    assert blank == SAMPLES["a blank card"].content
    assert renderer.render(SAMPLES["20 records"].view) == before
    values = ("010-1234-5678", "하늘", "sky@", "품목 1번", "C-7F3K9Q", "c0ffee")
    assert [it for it in values for part in parts_of(blank).values() if it.encode() in part] == []


def test_the_templates_are_those_the_script_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from scripts import make_hangul_templates

    monkeypatch.setattr(make_hangul_templates, "TEMPLATES", tmp_path)
    for form in ("customer", "receipt"):
        (tmp_path / form).mkdir()
    make_hangul_templates.main()
    assert capsys.readouterr().out.count("card.hwpx") == 2
    for form in ("customer", "receipt"):
        assert (tmp_path / form / "card.hwpx").read_bytes() == (TEMPLATES / form / "card.hwpx").read_bytes(), form
