"""Names instead of ids, and cards that are gone: every command says the same of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Here = Callable[..., tuple[int, str, str]]
Commit = Callable[..., str]
CARD, NAME = "C-7F3K9Q", "김민준"
READING = [
    ("show",),
    ("show", "--as-of=2026-03-02"),
    ("log",),
    ("diff",),
    ("check",),
    ("render", "--to=html"),
    ("render", "--to=html", "--as-of=2026-03-02"),
    ("export", "--to=json"),
]
WRITING = [
    ("confirm",),
    ("commit",),
    ("check", "--fix"),
    ("erase", "--reason=요청", "--dry-run"),
    ("restore", "--as-of=2026-03-02"),
    ("share", "support", "--for=가나", "--purpose=나다", "--dry-run"),
    ("shares", "log", "--card"),
]


@pytest.fixture
def history(committed: Commit) -> None:
    committed("2026-03-02T10:00:00+09:00")


@pytest.mark.parametrize("command", READING, ids=" ".join)
@pytest.mark.usefixtures("history")
def test_who_reads_may_name_the_customer(here: Here, command: tuple[str, ...]) -> None:
    code, _out, err = here(*command, NAME)
    assert (code, "id" in err) == (0, False)


@pytest.mark.parametrize("command", WRITING, ids=" ".join)
@pytest.mark.usefixtures("history")
def test_who_changes_is_told_the_id(here: Here, command: tuple[str, ...]) -> None:
    code, out, err = here(*command, NAME)
    assert (code, out) == (2, "")
    assert err == f"error: Name the card by its id. Did you mean {CARD}?\n"


@pytest.mark.parametrize("command", [*READING, ("confirm",), ("commit",)], ids=" ".join)
@pytest.mark.usefixtures("history")
def test_whom_nobody_knows_is_no_card_at_any_time(here: Here, command: tuple[str, ...]) -> None:
    code, out, err = here(*command, "없는사람")
    assert (code, out) == (2, "")
    assert err == "error: There is no such card: 없는사람\n"


@pytest.mark.parametrize("typed", [CARD, NAME])
def test_a_deleted_card_has_its_history_and_a_way_back(
    workspace: Path, here: Here, committed: Commit, typed: str
) -> None:
    before = committed("2026-03-02T10:00:00+09:00")
    (workspace / f"cards/{CARD}.yaml").unlink()
    for command in (("show",), ("render",), ("confirm",)):
        assert f"restore {CARD} --as-of today" in here(*command, typed)[2]
    committed("2026-04-05T10:00:00+09:00")
    for command in (("show",), ("render",), ("confirm",), ("commit",)):
        code, out, err = here(*command, typed)
        assert (code, out) == (2, "")
        assert f"Card {CARD} was deleted on 2026-04-05. cardgen log {CARD}" in err
        assert f"restore {CARD} --as-of {before[:10]} brings" in err
    assert "card deleted" in here("log", typed)[1]
    assert here("show", typed, "--as-of=2026-03-02")[0] == 0
    assert here("restore", CARD, "--as-of", before[:10])[0] == 0
    assert here("show", typed)[0] == 0


def test_without_history_a_missing_card_is_just_that(workspace: Path, here: Here) -> None:
    (workspace / f"cards/{CARD}.yaml").unlink()
    assert here("show", CARD)[2].startswith(f"error: There is no such card: {CARD}")
