"""cardgen changes: who changed what, and when."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Here = Callable[..., tuple[int, str, str]]
CARD = "C-7F3K9Q"
SINCE = ("--since", "2026-03-02")
NEW = "id: C-AAAAAA\nname: 새나라\nkind: 개인\n"


class Office:
    """A workspace under git in which several people work."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.card = folder / f"cards/{CARD}.yaml"
        self.new = folder / "cards/C-AAAAAA.yaml"
        self.other = folder / "cards/C-E5XB1W.yaml"
        (folder / ".gitignore").write_text("/out/\n/.cardgen/\n", encoding="utf-8")
        self.git("init", "-q", "-b", "main")
        self.commit("2026-03-01", "A")

    def git(self, *arguments: str, day: str = "2026-03-01", author: str = "A") -> str:
        who = ["-c", f"user.name={author}", "-c", "user.email=a@example.com"]
        at = {f"GIT_{name}_DATE": f"{day}T10:00:00+0900" for name in ("AUTHOR", "COMMITTER")}
        command = ["git", "-C", str(self.folder), *who, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | at).stdout

    def commit(self, day: str, author: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x", day=day, author=author)

    def change(self, before: str, after: str, file: Path | None = None) -> None:
        file = file or self.card
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.fixture
def office(workspace: Path) -> Office:
    return Office(workspace)


def who(here: Here) -> dict[str, tuple[str | None, str | None]]:
    """On which day and by whom each field changed, and each card that came or went."""
    code, out, _ = here("changes", "--json", *SINCE)
    assert code == 0
    cards = [card for report in json.loads(out) for card in report["cards"]]
    told = [(card["card"] if it is card else it["label"], it) for card in cards for it in (card["changes"] or [card])]
    return {label: (it["date"] and it["date"][:10], it["author"]) for label, it in told}


def test_each_change_is_told_with_whoever_made_it_last(office: Office, here: Here) -> None:
    office.change("grade: VIP", "grade: 일반")
    office.commit("2026-03-10", "이수진")
    office.change("grade: 일반", "grade: 실버")
    office.commit("2026-03-11", "박지훈")
    office.change("position: 소장", "position: 대표")
    office.other.unlink()
    office.new.write_text(NEW, encoding="utf-8")
    office.commit("2026-03-12", "최다온")
    office.change("새나라", "새 나라", office.new)
    office.commit("2026-03-13", "한결")
    assert who(here) == {
        "등급": ("2026-03-11", "박지훈"),
        "개인 정보 > 직책": ("2026-03-12", "최다온"),
        "C-E5XB1W": ("2026-03-12", "최다온"),
        "C-AAAAAA": ("2026-03-12", "최다온"),
    }
    lines = [" ".join(line.split()) for line in here("changes", *SINCE)[1].splitlines()]
    assert "새 나라 (C-AAAAAA) 2026-03-12 10:00 최다온" in lines
    assert lines.index("2026-03-12 10:00 최다온") < lines.index("2026-03-11 10:00 박지훈")


def test_what_is_in_no_commit_yet_is_marked(office: Office, here: Here) -> None:
    office.change("grade: VIP", "grade: 실버")
    office.commit("2026-03-10", "이수진")
    office.change("status: 활성", "status: 휴면")
    office.other.unlink()
    office.new.write_text(NEW, encoding="utf-8")
    nobody = (None, None)
    assert who(here) == {
        "등급": ("2026-03-10", "이수진"),
        "상태": nobody,
        "C-E5XB1W": nobody,
        "C-AAAAAA": nobody,
    }
    assert "새나라 (C-AAAAAA)  not recorded yet" in here("changes", *SINCE)[1]


def test_a_change_that_came_by_a_merge_is_its_authors(office: Office, here: Here) -> None:
    moved = office.folder / f"cards/옮김/{CARD}.yaml"
    moved.parent.mkdir()
    office.git("checkout", "-q", "-b", "side")
    office.change("position: 소장", "position: 대표")
    office.commit("2026-03-10", "이수진")
    office.git("checkout", "-q", "main")
    office.change("grade: VIP", "grade: 실버")
    office.commit("2026-03-11", "박지훈")
    office.card.rename(moved)
    office.commit("2026-03-12", "최다온")
    office.git("merge", "-q", "--no-commit", "side")
    office.change("status: 활성", "status: 휴면", moved)
    office.commit("2026-03-13", "한결")
    assert who(here) == {
        "등급": ("2026-03-11", "박지훈"),
        "상태": ("2026-03-13", "한결"),
        "개인 정보 > 직책": ("2026-03-10", "이수진"),
    }


def test_who_made_a_record_is_told_by_the_record(office: Office, here: Here) -> None:
    office.change("purchases:\n", "purchases:\n  - {date: 2020-01-02, item: 의자}\n")
    office.commit("2026-03-11", "이수진")
    office.change("amount: 1650000", "amount: 1550000")
    office.commit("2026-03-12", "박지훈")
    code, out, _ = here("changes", "--json", *SINCE)
    made = {it["key"]: it["author"] for report in json.loads(out) for it in report["cards"][0]["changes"]}
    assert (code, made) == (0, {"2020-01-02": "이수진", "2026-04-11": "박지훈"})


def test_under_a_policy_neither_who_nor_when_nor_which_commit_is_told(office: Office, here: Here) -> None:
    first = office.git("rev-parse", "HEAD").strip()
    office.change("grade: VIP", "grade: 실버")
    office.commit("2026-03-11", "이수진")
    asked = ("changes", "--since", first, "--until", "HEAD", "--policy", "sales")
    told = [here(*asked, *more) for more in ((), ("--json",), ("--to", "html"))]
    (file,) = (office.folder / "out/customer/shared/sales").iterdir()
    assert file.name == "changes_2026-03-01_2026-03-11.html"
    texts = [*(out for code, out, _ in told if code == 0), file.read_text(encoding="utf-8")]
    assert len(texts) == len(told) + 1
    assert [it for it in ("이수진", first[:8], "10:00", '"date"') if any(it in text for text in texts)] == []
