"""cardgen changes: all cards between two points, in the house and under a policy."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cardgen.workflows.tombstones import Tombstone, tombstone_bytes, tombstone_path

Here = Callable[..., tuple[int, str, str]]
MakeWorkspace = Callable[..., Path]
DAYS = ("2026-01-10", "2026-02-10", "2026-03-10")


def git(folder: Path, *arguments: str, day: str = DAYS[0]) -> str:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    at = {f"GIT_{name}_DATE": f"{day}T10:00:00+0900" for name in ("AUTHOR", "COMMITTER")}
    done = subprocess.run(
        ["git", "-C", folder, *who, *arguments], check=True, capture_output=True, text=True, env=os.environ | at
    )
    return done.stdout


def commit(folder: Path, day: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x", day=day)


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.fixture
def years(workspace: Path) -> Path:
    """Three commits: all cards; one changed and one closed; one new, one moved and re-quoted, one deleted."""
    (workspace / ".gitignore").write_text("/out/\n/.cardgen/\n", encoding="utf-8")
    git(workspace, "init", "-q", "-b", "main")
    change(workspace / "cards/C-E5XB1W.yaml", "status: 종료", "status: 활성")
    commit(workspace, DAYS[0])
    change(workspace / "cards/C-7F3K9Q.yaml", "grade: VIP", "grade: 골드")
    change(workspace / "cards/C-E5XB1W.yaml", "status: 활성", "status: 종료")
    commit(workspace, DAYS[1])
    (workspace / "cards/C-AAAAAA.yaml").write_text("id: C-AAAAAA\nname: 새나라\nkind: 개인\n", encoding="utf-8")
    (workspace / "cards/옮김").mkdir()
    git(workspace, "mv", "cards/C-0ZJ8RH.yaml", "cards/옮김/C-0ZJ8RH.yaml")
    change(workspace / "cards/옮김/C-0ZJ8RH.yaml", "kind: 개인", "kind: '개인' # 그대로")
    git(workspace, "rm", "-q", "cards/receipts/R-3H8QZM.yaml")
    commit(workspace, DAYS[2])
    return workspace


def changes(here: Here, *arguments: str) -> dict[str, str]:
    """What became of which card."""
    code, out, _ = here("changes", "--json", *arguments)
    assert code == 0
    return {card["card"]: card["event"] for report in json.loads(out) for card in report["cards"]}


ALL = {"C-7F3K9Q": "changed", "C-E5XB1W": "closed", "C-AAAAAA": "new", "R-3H8QZM": "deleted"}


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--since", DAYS[1]), ALL),
        (("--since", "2026-01-11"), ALL),
        (("--since", "2026-02-10 10:00:00"), ALL),
        (("--since", "2026-02-10 10:00:01"), {"C-AAAAAA": "new", "R-3H8QZM": "deleted"}),
        (("--since", DAYS[1], "--until", "2026-03-09"), {"C-7F3K9Q": "changed", "C-E5XB1W": "closed"}),
        (("--since", DAYS[2], "--until", DAYS[2]), {"C-AAAAAA": "new", "R-3H8QZM": "deleted"}),
        (("--since", "HEAD~1", "--until", "HEAD"), {"C-AAAAAA": "new", "R-3H8QZM": "deleted"}),
        (("--since", "2026-03-11"), {}),
        (("--since", DAYS[1], "--form", "receipt"), {"R-3H8QZM": "deleted"}),
    ],
)
def test_cards_of_a_period(here: Here, arguments: tuple[str, ...], expected: dict[str, str]) -> None:
    assert changes(here, *arguments) == expected


@pytest.mark.usefixtures("years")
def test_since_before_everything_all_cards_are_new(here: Here) -> None:
    assert set(changes(here, "--since", "2020-01-01").values()) == {"new"}


def test_what_is_not_committed_counts_until_today(here: Here, years: Path) -> None:
    change(years / "cards/C-AAAAAA.yaml", "새나라", "새 나라")
    (years / "cards/C-BBBBBB.yaml").write_text("id: C-BBBBBB\nname: 모레\nkind: 개인\n", encoding="utf-8")
    (years / "cards/C-E5XB1W.yaml").unlink()
    assert changes(here, "--since", "2026-03-11") == {
        "C-AAAAAA": "changed",
        "C-BBBBBB": "new",
        "C-E5XB1W": "deleted",
    }
    assert changes(here, "--since", "2026-03-11", "--until", "2026-06-01") == {}


def test_a_card_that_cannot_be_read_is_told_of(here: Here, years: Path) -> None:
    (years / "cards/C-AAAAAA.yaml").write_text("id: [\n", encoding="utf-8")
    code, out, _ = here("changes", "--json", "--since", "2026-03-11")
    assert (code, json.loads(out)[0]["cards"][0]["unreadable"]) == (0, True)


def test_erased_cards_are_known_by_their_tombstones(here: Here, years: Path) -> None:
    from datetime import date

    file = years / tombstone_path("C-CCCCCC")
    file.parent.mkdir(parents=True)
    file.write_bytes(tombstone_bytes(Tombstone("C-CCCCCC", "customer", date(2026, 3, 20), "고객 요청", "A")))
    _, out, told = here("changes", "--since", "2026-03-15", "--until", "2026-03-20")
    assert "C-CCCCCC  2026-03-20  고객 요청" in out
    assert "Erased 1" in told
    assert here("changes", "--since", "2026-03-21")[1] == ""


@pytest.mark.usefixtures("years")
def test_fields_are_told_by_label_with_before_and_after(here: Here) -> None:
    _, out, told = here("changes", "--since", DAYS[1], "--until", DAYS[1])
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert "등급 VIP → 골드" in lines
    assert "■ Closed 1" in lines
    assert told.strip() == "Changed 1, Closed 1"


@pytest.mark.usefixtures("years")
def test_nothing_changed_is_fine_and_told(here: Here) -> None:
    code, out, told = here("changes", "--since", "2026-03-11", "--to", "html")
    assert (code, out, told.strip()) == (0, "", "No card changed in this time.")


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--since", "2026-02-30"),
        ("--since", "nothing"),
        ("--since", DAYS[1], "--until", DAYS[0]),
        ("--since", DAYS[0], "--policy", "nobody"),
        ("--since", DAYS[0], "--policy", "management"),
        ("--since", DAYS[0], "--policy", "sales", "--form", "receipt"),
        ("--since", DAYS[0], "--form", "nothing"),
    ],
)
def test_what_cannot_be_asked(here: Here, arguments: tuple[str, ...]) -> None:
    assert here("changes", *arguments)[0] == 2


def test_without_history_or_commits(here: Here, workspace: Path) -> None:
    assert here("changes", "--since", DAYS[0])[0] == 2
    git(workspace, "init", "-q")
    assert here("changes", "--since", DAYS[0])[0] == 2


def test_a_page_and_a_sheet(here: Here, years: Path) -> None:
    code, out, _ = here("changes", "--since", DAYS[1], "--until", DAYS[2], "--to", "html,xlsx")
    assert code == 0
    name = "changes_2026-02-10_2026-03-10"
    assert out.split() == [f"out/{form}/{name}.{kind}" for form in ("customer", "receipt") for kind in ("html", "xlsx")]
    page = (years / f"out/customer/{name}.html").read_text(encoding="utf-8")
    assert '<td class="before">VIP</td><td>골드</td><td class="when">2026-02-10 10:00</td>' in page
    assert '<span class="touch">2026-03-10 10:00 A</span>' in page
    assert "script" not in page
    sheet = openpyxl.load_workbook(years / f"out/customer/{name}.xlsx").active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "고객 관리 카드 변경 내역 2026-02-10 ~ 2026-03-10"
    assert rows[1] == ["구분", "번호", "이름", "항목", "이전", "이후", "일시", "누가"]
    assert ["수정", "C-7F3K9Q", "김민준", "등급", "VIP", "골드", "2026-02-10 10:00", "A"] in rows
    assert ["새 카드", "C-AAAAAA", "새나라", None, None, None, "2026-03-10 10:00", "A"] in rows
    assert (sheet.auto_filter.ref, sheet.print_title_rows) == (f"A2:H{len(rows)}", "$1:$2")


def test_reports_of_two_periods_lie_beside_each_other(here: Here, years: Path) -> None:
    for since in DAYS[1:]:
        assert here("changes", "--since", since, "--until", DAYS[2], "--form", "customer", "--to", "html")[0] == 0
    names = {file.name for file in (years / "out/customer").iterdir()}
    assert names == {"changes_2026-02-10_2026-03-10.html", "changes_2026-03-10_2026-03-10.html"}


def test_a_value_that_looks_like_a_formula_or_markup_stays_text(here: Here, years: Path) -> None:
    change(years / "cards/C-AAAAAA.yaml", "name: 새나라", "name: '=1+1<b>'")
    here("changes", "--since", "2026-03-11", "--to", "html,xlsx", "--out", str(years / "밖"))
    page, book = (next((years / "밖").glob(f"customer-changes_*.{kind}")) for kind in ("html", "xlsx"))
    assert "=1+1&lt;b&gt;" in page.read_text(encoding="utf-8")
    sheet = openpyxl.load_workbook(book).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_under_a_policy_cards_stand_in_the_order_of_their_pseudonyms(here: Here, years: Path) -> None:
    code, out, _ = here("changes", "--json", "--since", DAYS[0], "--policy", "sales")
    (report,) = json.loads(out)
    stems = [card["card"] for card in report["cards"]]
    assert code == 0
    assert len(stems) > 1
    assert all(stem.startswith("P-") for stem in stems)
    code, out, _ = here("changes", "--since", DAYS[0], "--policy", "sales", "--to", "html,xlsx")
    assert code == 0
    (file,) = (years / "out/customer/shared/sales").glob("changes_*.html")
    page = file.read_text(encoding="utf-8")
    assert [page.index(stem) for stem in sorted(stems)] == sorted(page.index(stem) for stem in stems)
    assert "김민준" not in page


WITHHELD = (
    pytest.param("C-7F3K9Q", "notes: |", "notes: |\n  아무도 몰라야 할 말입니다.", id="notes"),
    pytest.param("C-7F3K9Q", "email: ", "email: another.", id="email", marks=pytest.mark.slow),
    pytest.param("C-7F3K9Q", "birth_date: 1", "birth_date: 2", id="birth date", marks=pytest.mark.slow),
)


@pytest.mark.parametrize(("card", "before", "after"), WITHHELD)
def test_a_change_of_what_a_policy_omits_leaves_no_trace(
    here: Here, years: Path, card: str, before: str, after: str
) -> None:
    def told() -> list[str | dict[str, Any]]:
        asked = ("changes", "--since", "2026-03-11", "--policy", "delivery")
        _, out, _ = here(*asked, "--to", "html,xlsx")
        files = sorted((years / "out/customer/shared").rglob("changes_*")) if out else []
        return [here(*asked)[1], here(*asked, "--json")[1], *(file.read_bytes().hex() for file in files)]

    change(years / "cards/C-AAAAAA.yaml", "새나라", "새 나라")
    seen = told()
    change(years / f"cards/{card}.yaml", before, after)
    assert changes(here, "--since", "2026-03-11") == {"C-AAAAAA": "changed", card: "changed"}
    assert told() == seen


def test_a_policy_that_asks_for_groups_is_refused(here: Here, years: Path) -> None:
    policy = years / "templates/customer/policies/delivery.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + "smallest_group: 2\n", encoding="utf-8")
    code, out, _ = here("changes", "--since", DAYS[0], "--policy", "delivery")
    assert (code, out) == (4, "")
