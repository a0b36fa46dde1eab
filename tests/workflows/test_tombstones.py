"""A tombstone says who was erased, and wins over whatever brings the card back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cardgen.errors import HistoryError, UsageError
from cardgen.workflows.card_diff import card_diff
from cardgen.workflows.card_ids import IdMaker
from cardgen.workflows.card_log import card_log
from cardgen.workflows.check import check
from cardgen.workflows.find_blob import card_behind
from cardgen.workflows.new_card import begin
from cardgen.workflows.restore import Wanted, restore
from cardgen.workflows.selection import select
from cardgen.workflows.show import show
from cardgen.workflows.show_as_of import show_as_of
from cardgen.workflows.tombstones import Tombstone, erased_ids, read_tombstone, tombstone_bytes, tombstone_path
from cardgen.workflows.workspace import open_workspace

CARD = "C-7F3K9Q"
STONE = Tombstone(CARD, "customer", date(2026, 11, 22), "보유 기간 만료", "김담당 <kim@example.com>")


def bury(root: Path, content: bytes = tombstone_bytes(STONE)) -> Path:
    file = root / tombstone_path(CARD)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


def codes(root: Path) -> list[tuple[str, str]]:
    return [(it.code, it.path) for it in check(open_workspace(root), processes=1).problems if it.is_error]


def test_a_tombstone_reads_back_as_it_was_written(workspace: Path) -> None:
    bury(workspace)
    assert erased_ids(open_workspace(workspace)) == {CARD: STONE}


def test_nobody_was_erased_where_there_is_no_ledger(workspace: Path) -> None:
    assert erased_ids(open_workspace(workspace)) == {}


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", tombstone_bytes(Tombstone("C-ANOTHR", "customer"))])
def test_a_file_that_says_nothing_still_says_who_was_erased(workspace: Path, content: bytes) -> None:
    bury(workspace, content)
    assert erased_ids(open_workspace(workspace)) == {CARD: Tombstone(CARD)}
    assert codes(workspace) == [("C208", f"cards/{CARD}.yaml"), ("P405", f"ledger/erased/{CARD}.json")]


def test_a_tombstone_of_other_types_is_none() -> None:
    assert read_tombstone(tombstone_bytes(STONE).replace(b'"customer"', b"7"), CARD) is None


def test_check_refuses_a_card_that_was_erased_and_no_other(workspace: Path) -> None:
    bury(workspace)
    assert codes(workspace) == [("C208", f"cards/{CARD}.yaml")]
    (workspace / f"cards/{CARD}.yaml").unlink()
    assert codes(workspace) == []


def test_an_erased_card_is_not_used_wherever_it_lies(workspace: Path) -> None:
    bury(workspace)
    (workspace / "cards/9Q").mkdir()
    (workspace / f"cards/{CARD}.yaml").rename(workspace / f"cards/9Q/{CARD}.yaml")
    selection = select(open_workspace(workspace), ())
    assert CARD not in [card.stem for card in selection.usable]
    assert [it.args for it in selection.problems] == [{"day": "2026-11-22"}]


def test_an_erased_id_is_never_given_again(workspace: Path) -> None:
    settings = workspace / "cardgen.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '[cards]\nids = "sequence"\n', encoding="utf-8")
    opened = open_workspace(workspace)
    bury(workspace).rename(workspace / "ledger/erased/C-000041.json")
    assert IdMaker(opened, opened.forms["customer"], ["C-000007"]).next() == "C-000042"


@pytest.mark.parametrize("card_id", [CARD, CARD.lower()])
def test_a_new_card_cannot_take_an_erased_id(workspace: Path, card_id: str) -> None:
    bury(workspace)
    (workspace / f"cards/{CARD}.yaml").unlink()
    with pytest.raises(UsageError) as caught:
        begin(open_workspace(workspace), "customer", card_id)
    assert caught.value.message_id == "error.new.erased"


def test_nothing_shows_a_card_that_came_back(workspace: Path, git: Callable[..., str]) -> None:
    blob = git("rev-parse", f"HEAD:cards/{CARD}.yaml").strip()
    assert card_behind(open_workspace(workspace), blob, "ko").current
    bury(workspace)
    opened = open_workspace(workspace)
    askings: list[Callable[[], object]] = [
        lambda: show(opened, CARD, "ko"),
        lambda: card_log(opened, CARD, "ko"),
        lambda: card_diff(opened, CARD, ["HEAD"], "ko"),
        lambda: show_as_of(opened, CARD, "HEAD", "ko"),
        lambda: restore(opened, Wanted(CARD, "HEAD", force=True), "ko"),
        lambda: card_behind(opened, blob, "ko"),
    ]
    for ask in askings:
        with pytest.raises(HistoryError) as refused:
            ask()
        assert refused.value.message_id == "error.erased"
