"""Under a policy nothing is told of an earlier version that a copy of it would not have."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

Here = Callable[..., tuple[int, str, str]]
CARD = "C-7F3K9Q"


class History:
    """A workspace under git, a day between its commits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.card = folder / f"cards/{CARD}.yaml"
        self.day = 0
        (folder / ".gitignore").write_text("/out/\n/.cardgen/\n", encoding="utf-8")
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
        at = {f"GIT_{name}_DATE": f"2026-03-{self.day:02}T10:00:00+0900" for name in ("AUTHOR", "COMMITTER")}
        subprocess.run(["git", "-C", self.folder, *who, *arguments], check=True, env=os.environ | at)

    def commit(self) -> None:
        self.day += 1
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def change(self, *edits: tuple[str, str], file: Path | None = None) -> None:
        file = file or self.card
        text = file.read_text(encoding="utf-8")
        for before, after in edits:
            assert before in text
            text = text.replace(before, after, 1)
        file.write_text(text, encoding="utf-8")


@pytest.fixture
def history(workspace: Path) -> History:
    return History(workspace)


def log(here: Here, policy: str, *more: str) -> str:
    code, out, _ = here("log", CARD, "--policy", policy, *more)
    assert code == 0
    return out


def ways(here: Here, history: History) -> Iterator[str]:
    """All that is to be seen under a policy: of each way to ask what it prints, and what it writes."""
    yield log(here, "sales")
    yield log(here, "sales", "--json")
    since = ("changes", "--since", "2026-03-02")
    for arguments in (("diff", CARD, "2026-03-01", "--json"), (*since, "--json"), (*since, "--to", "html")):
        code, out, _ = here(*arguments, "--policy", "sales")
        assert code == 0
        yield out
    (page,) = (history.folder / "out").rglob("*.html")
    yield page.read_text(encoding="utf-8")


WRONG = (
    ("grade: VIP", "grade: SECRET 010-9999-1234"),
    ("kind: 개인", "kind: 주민 850101-1234567"),
    ("- date: 2026-04-11", "- date: 김민준 011-222-3333"),
    ("quantity: 2", "quantity: 둘 김민준"),
)


def commit_wrong_values(history: History) -> tuple[str, ...]:
    """A version that its form refused, and one without fault; what of the first nobody may read."""
    good = history.card.read_text(encoding="utf-8")
    history.change(*WRONG)
    history.commit()
    history.card.write_text(good, encoding="utf-8")
    history.commit()
    return "SECRET", "9999", "1234567", "011-222", "둘", "김민준"


@pytest.mark.slow
def test_a_value_its_form_refused_is_told_in_no_way(history: History, here: Here) -> None:
    hidden = commit_wrong_values(history)
    texts = [*ways(here, history)]
    assert [text for text in texts if any(it in text for it in hidden)] == []
    (change,) = [it for it in json.loads(texts[2])["changes"] if it["field"] == "grade"]
    assert change["withheld"]


def test_a_value_its_form_refused_is_not_told(history: History, here: Here) -> None:
    hidden = commit_wrong_values(history)
    shown = log(here, "support")
    assert [it for it in hidden if it in shown] == []
    assert "등급  changed (withheld)" in shown
    assert "구매 이력 2022-11-02 changed" in shown


def test_a_text_the_gate_would_stop_is_not_told(history: History, here: Here) -> None:
    history.commit()
    history.change(
        ("style: 북유럽풍, 밝은 나무색", "style: 김민준 minjun.kim@example.com"),
        ("item: LED 스탠드", "item: 김민준님 댁 010-0284-1937 스탠드"),
        ("brand: 한빛 자체 제작", "brand: 기린"),
        ("contact_time: 평일 오후 2시 이후", "contact_time: 언제나"),
    )
    history.commit()
    history.change(("김민준 minjun.kim@example.com", "흰색"), ("item: 김민준님 댁 010-0284-1937", "item:"))
    history.commit()
    shown = log(here, "sales")
    assert [it for it in ("minjun", "0284-1937", "님 댁", "김민준") if it in shown] == []
    assert "언제나" in shown
    assert "changed (withheld)" in shown


def test_what_the_working_file_says_goes_through_the_gate_too(history: History, here: Here) -> None:
    history.commit()
    history.change(("style: 북유럽풍, 밝은 나무색", "style: 김민준 minjun.kim@example.com"))
    code, out, _ = here("diff", CARD, "--policy", "sales")
    assert (code, "minjun" in out, "changed (withheld)" in out) == (0, False, True)


def test_a_field_that_was_of_another_nature_is_not_told(history: History, here: Here) -> None:
    form = history.folder / "templates/customer/form.yaml"
    today = form.read_text(encoding="utf-8")
    styled = "      style:\n        type: string\n        maxLength: 60\n        x-kind: "
    history.change((f"{styled}text", f"{styled}phone"), file=form)
    history.change(("style: 북유럽풍, 밝은 나무색", "style: 010-8888-7777"))
    history.commit()
    form.write_text(today, encoding="utf-8")
    history.change(("style: 010-8888-7777", "style: 흰색"), ("평일 오후 2시 이후", "언제나"))
    history.commit()
    shown = log(here, "sales")
    assert ("8888" in shown, "언제나" in shown) == (False, True)


def test_who_looked_after_a_customer_before_is_told(history: History, here: Here) -> None:
    history.commit()
    history.change(("owner: 박지훈", "owner: 이수진"))
    history.commit()
    assert "박지훈 → 이수진" in log(here, "sales")
