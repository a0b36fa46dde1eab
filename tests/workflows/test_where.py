"""Cards chosen by an expression, from the cache where it can be trusted."""

from __future__ import annotations

import hmac
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cardgen.errors import ExpressionError, UsageError
from cardgen.workflows import card_cache
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.secret_key import secret_key
from cardgen.workflows.selection import select
from cardgen.workflows.where import cards_where, conditions, narrowed, word_conditions
from cardgen.workflows.workspace import CardFile, Workspace, open_workspace

MakeWorkspace = Callable[..., Path]

LONG_AGO = 1_500_000_000


def kept_in(cache: Path) -> Any:
    """What a cache says behind the line that vouches for it."""
    return json.loads(cache.read_bytes().partition(b"\n")[2])


def vouched(root: Path, content: bytes) -> bytes:
    """A cache file with this content that only its owner can have made."""
    key = secret_key(open_workspace(root).settings.workspace_id, "cache")
    assert key is not None
    return hmac.new(key, content, "sha256").hexdigest().encode() + b"\n" + content


def ids(root: Path, expression: str, names: tuple[str, ...] = ()) -> list[str]:
    opened = open_workspace(root)
    files = select(opened, names).usable
    found = cards_where(opened, conditions(opened, expression), files, whole=not names, processes=1)
    return [card.id for one in found for card in one.cards]


@pytest.fixture
def settled(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace whose files are old enough to be trusted by their stamps at once."""
    monkeypatch.setattr(card_cache, "RACY_NS", -(2**62))
    return workspace


@pytest.fixture
def opened_cards(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cards that are loaded and checked from now on, not taken from the cache."""
    seen: list[str] = []
    check = CheckingBench.card

    def noted(self: CheckingBench, card: CardFile) -> object:
        seen.append(card.stem)
        return check(self, card)

    monkeypatch.setattr(CheckingBench, "card", noted)
    return seen


def test_second_question_opens_no_card(settled: Path, opened_cards: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert ids(settled, "kind = 개인") == ["C-0ZJ8RH", "C-7F3K9Q"]
    assert opened_cards == ["C-0ZJ8RH", "C-7F3K9Q", "C-E5XB1W"]
    monkeypatch.setattr(card_cache, "read_text", pytest.fail)
    assert ids(settled, "kind = 개인") == ["C-0ZJ8RH", "C-7F3K9Q"]
    assert len(opened_cards) == 3


def test_changed_card_is_read_again_and_a_touched_one_only_compared(settled: Path, opened_cards: list[str]) -> None:
    ids(settled, "grade = VIP")
    opened_cards.clear()
    card = settled / "cards/C-0ZJ8RH.yaml"
    card.write_text(card.read_text(encoding="utf-8") + "grade: VIP\n", encoding="utf-8")
    os.utime(settled / "cards/C-7F3K9Q.yaml", (LONG_AGO, LONG_AGO))
    assert ids(settled, "grade = VIP") == ["C-0ZJ8RH", "C-7F3K9Q"]
    assert opened_cards == ["C-0ZJ8RH"]


def test_change_within_the_tick_of_a_time_stamp_is_seen(workspace: Path, opened_cards: list[str]) -> None:
    """A file as young as the cache may change without its stamp changing: such a stamp is not kept."""
    assert ids(workspace, "grade = VIP") == ["C-7F3K9Q"]
    kept = kept_in(workspace / ".cardgen/cards-customer.json")["cards"]
    assert {tuple(entry[0]) for entry in kept.values()} == {(0, 0, 0)}
    opened_cards.clear()
    assert ids(workspace, "grade = VIP") == ["C-7F3K9Q"]
    assert opened_cards == []


def test_deleted_card_leaves_the_cache(settled: Path) -> None:
    ids(settled, "kind = 개인")
    (settled / "cards/C-7F3K9Q.yaml").unlink()
    assert ids(settled, "kind = 개인") == ["C-0ZJ8RH"]
    assert b"C-7F3K9Q" not in (settled / ".cardgen/cards-customer.json").read_bytes()


def test_question_about_one_card_keeps_what_is_known_of_the_others(settled: Path, opened_cards: list[str]) -> None:
    ids(settled, "kind = 개인")
    (settled / "cards/C-E5XB1W.yaml").touch()
    assert ids(settled, "kind = 법인", ("C-E5XB1W",)) == ["C-E5XB1W"]
    opened_cards.clear()
    ids(settled, "kind = 개인")
    assert opened_cards == []


def test_cache_is_its_owners_alone(settled: Path) -> None:
    ids(settled, "kind = 개인")
    assert stat.S_IMODE((settled / ".cardgen").stat().st_mode) == 0o700
    assert stat.S_IMODE((settled / ".cardgen/cards-customer.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"rules": 1}', b"\xff", b"[" * 100_000, b'{"rules": "R", "cards": {"a": 1}}',
     b'{"rules": "R", "cards": {"cards/C-7F3K9Q.yaml": [[1], "b", {}]}}'],
    ids=range(9),
)  # fmt: skip
def test_damaged_cache_is_made_anew(settled: Path, content: bytes) -> None:
    assert ids(settled, "grade = VIP") == ["C-7F3K9Q"]
    cache = settled / ".cardgen/cards-customer.json"
    rules = kept_in(cache)["rules"]
    for damaged in (content, vouched(settled, content.replace(b'"R"', json.dumps(rules).encode()))):
        cache.write_bytes(damaged)
        assert ids(settled, "grade = VIP") == ["C-7F3K9Q"]
        assert set(kept_in(cache)) == {"rules", "cards"}


@pytest.mark.parametrize("change", [{"kind": "?"}, {"id": "C-0ZJ8RH"}, {"unknown": 1}])
def test_values_in_the_cache_that_are_no_card_of_the_file_are_not_believed(
    settled: Path, change: dict[str, object]
) -> None:
    ids(settled, "grade = VIP")
    cache = settled / ".cardgen/cards-customer.json"
    content = kept_in(cache)
    content["cards"]["cards/C-7F3K9Q.yaml"][2] |= change
    cache.write_bytes(vouched(settled, json.dumps(content).encode()))
    assert ids(settled, "grade = VIP") == ["C-7F3K9Q"]


def test_values_somebody_else_put_into_the_cache_are_not_shown(settled: Path, opened_cards: list[str]) -> None:
    ids(settled, "grade = VIP")
    cache = settled / ".cardgen/cards-customer.json"
    cache.write_bytes(cache.read_bytes().replace(b"VIP", b"\xea\xb3\xa8"))
    opened_cards.clear()
    assert ids(settled, "grade = VIP") == ["C-7F3K9Q"]
    assert opened_cards == ["C-0ZJ8RH", "C-7F3K9Q", "C-E5XB1W"]


def test_cache_that_came_with_a_workspace_is_not_used(settled: Path, opened_cards: list[str], tmp_path: Path) -> None:
    ids(settled, "grade = VIP")
    opened_cards.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path / "of another user"))
        assert ids(settled, "grade = VIP") == ["C-7F3K9Q"]
    assert len(opened_cards) == 3


def test_without_a_place_for_a_key_nothing_is_kept(
    settled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert ids(settled, "grade = VIP") == ["C-7F3K9Q"]
    assert [*(settled / ".cardgen").glob("cards-*")] == []


def test_cache_of_a_form_that_is_gone_goes_too(settled: Path) -> None:
    ids(settled, "grade = VIP")
    gone = settled / ".cardgen/cards-gone.json"
    gone.write_bytes(b"{}")
    ids(settled, "grade = VIP")
    assert not gone.exists()
    assert (settled / ".cardgen/cards-customer.json").exists()


def test_cards_checked_by_other_rules_are_checked_again(settled: Path, opened_cards: list[str]) -> None:
    ids(settled, "grade = VIP")
    opened_cards.clear()
    form = settled / "templates/customer/form.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace("[VIP, 골드,", "[골드,"), encoding="utf-8")
    with pytest.raises(ExpressionError):
        ids(settled, "grade = VIP")
    assert ids(settled, "kind = 개인") == ["C-0ZJ8RH"]
    assert "C-7F3K9Q" in opened_cards


@pytest.mark.parametrize("state", ["link", "file"])
def test_workspace_without_a_place_for_the_cache_is_searched_all_the_same(settled: Path, state: str) -> None:
    elsewhere = settled.parent / "elsewhere"
    elsewhere.mkdir()
    if state == "link":
        (settled / ".cardgen").symlink_to(elsewhere)
    else:
        (settled / ".cardgen").write_text("")
    assert ids(settled, "grade = VIP") == ["C-7F3K9Q"]
    assert [*elsewhere.iterdir()] == []


def test_cache_that_is_a_pipe_is_not_waited_for(settled: Path) -> None:
    (settled / ".cardgen").mkdir()
    os.mkfifo(settled / ".cardgen/cards-customer.json")
    assert ids(settled, "grade = VIP") == ["C-7F3K9Q"]


def test_index_and_find_share_the_cache(settled: Path, opened_cards: list[str]) -> None:
    from cardgen.workflows.build import build

    def progress(_done: int, _total: int) -> None:
        pass

    ids(settled, "kind = 개인")
    build(open_workspace(settled), (), ("html",), processes=1, progress=progress)
    opened_cards.clear()
    assert ids(settled, "kind = 개인") == ["C-0ZJ8RH", "C-7F3K9Q"]
    assert opened_cards == []


def test_many_cards_are_read_by_several_processes(
    make_workspace: MakeWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_workspace("*")
    monkeypatch.setattr(card_cache, "SMALL", 2)
    opened = open_workspace(root)
    files = select(opened, ()).usable
    wanted = conditions(opened, "등급 = VIP")
    apart = [*cards_where(opened, wanted, files, whole=True, processes=2)]
    (root / ".cardgen/cards-customer.json").unlink()
    alone = [*cards_where(opened, wanted, files, whole=True, processes=1)]
    assert [card.id for card in apart[0].cards] == [card.id for card in alone[0].cards]
    assert len(apart[0].cards) == 4


def test_unsound_cards_are_left_out_and_counted(workspace: Path) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 한결\nkind: x\n", encoding="utf-8")
    opened = open_workspace(workspace)
    wanted = conditions(opened, "kind = 개인")
    (found,) = cards_where(opened, wanted, select(opened, ()).usable, whole=True, processes=1)
    assert ([card.id for card in found.cards], found.looked_at, found.left_out) == (["C-7F3K9Q"], 3, 1)


def narrow(workspace: Workspace, expression: str) -> tuple[list[str], int, list[str]]:
    found = narrowed(workspace, select(workspace, ()), expression, whole=True, processes=1)
    return [card.stem for card in found.files], found.left_out, [problem.code for problem in found.problems]


def test_selection_is_narrowed_and_forgets_the_problems_of_others(workspace: Path) -> None:
    cards = workspace / "cards"
    (cards / "twin").mkdir()
    (cards / "twin/C-0ZJ8RH.yaml").write_text("", encoding="utf-8")
    (cards / "X-1.yaml").write_text("", encoding="utf-8")
    assert narrow(open_workspace(workspace), "kind = 개인") == (["C-7F3K9Q"], 2, [])
    assert narrow(open_workspace(workspace), "입금액 > 0") == (["R-3H8QZM"], 2, [])


def test_forms_an_expression_does_not_fit_are_passed_over(workspace: Path) -> None:
    opened = open_workspace(workspace)
    assert set(conditions(opened, "id missing")) == {"customer", "receipt"}
    assert set(conditions(opened, "입금액 > 0")) == {"receipt"}
    assert set(conditions(opened, "id missing", ("customer",))) == {"customer"}
    with pytest.raises(UsageError, match="no_such_form"):
        conditions(opened, "id missing", ("invoice",))


def test_other_words_for_a_field_count_where_no_form_has_the_name(workspace: Path) -> None:
    opened = open_workspace(workspace)
    assert set(conditions(opened, "핸드폰 missing")) == {"customer"}
    assert set(conditions(opened, "이름 missing")) == {"customer", "receipt"}
    assert set(conditions(opened, "sum(구매.금액) > 0")) == {"customer"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("등급 = VIPP", "expression.choice.near"),
        ("입금액 > x", "expression.number"),
        ("등긍 = VIP", "no_such_field.near"),
        ("입금액 > 0 and 등급 = VIP", "no_such_field"),
    ],
)
def test_error_is_that_of_the_form_that_comes_closest(workspace: Path, text: str, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        conditions(open_workspace(workspace), text)
    assert caught.value.message_id == f"error.{message}"


def test_workspace_without_forms_is_told(workspace: Path) -> None:
    for form in ("customer", "receipt"):
        (workspace / f"templates/{form}/form.yaml").unlink()
    with pytest.raises(UsageError, match="no_form"):
        conditions(open_workspace(workspace), "grade = VIP")


@pytest.mark.parametrize("text", ["(", "- )", "x" * 5000, "='" * 3000])
def test_signs_alone_and_endless_text_are_no_words(workspace: Path, text: str) -> None:
    with pytest.raises(ExpressionError):
        word_conditions(open_workspace(workspace), text)
