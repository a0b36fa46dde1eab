"""A workspace in a real repository that two people work in, each on a branch."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cardgen.workflows.git_setup import set_up_git

CARD = "C-7F3K9Q"
TEXT = f"""\
id: {CARD}
name: 김민준
kind: 개인
grade: 실버
status: 활성
owner: 박지훈

contact:
  mobile: 010-0000-0000   # 확인함
  phone: 02-2000-0000

purchases:
  - date: 2026-01-05
    item: 책상

notes: |
  처음 쓴 줄
"""


@dataclass(frozen=True, slots=True)
class Done:
    """How git ended, and all it said."""

    code: int
    said: str


@dataclass(frozen=True, slots=True)
class Shop:
    """The repository; paths are below the workspace."""

    folder: Path

    def git(self, *arguments: str, who: str = "김대리") -> Done:
        """Run git, whatever comes of it."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        person = {
            "GIT_AUTHOR_NAME": who, "GIT_AUTHOR_EMAIL": "a@example.com",
            "GIT_COMMITTER_NAME": who, "GIT_COMMITTER_EMAIL": "a@example.com",
            "GIT_CONFIG_GLOBAL": os.devnull, "GIT_EDITOR": "true", "CARDGEN_LANG": "en",
            "GIT_AUTHOR_DATE": "2026-03-02T10:00:00+09:00",
        }  # fmt: skip
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env=kept | person,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=60,
        )
        return Done(done.returncode, done.stdout.decode("utf-8", "replace"))

    def must(self, *arguments: str, who: str = "김대리") -> str:
        """Run git, which must not fail; what it said."""
        done = self.git(*arguments, who=who)
        assert done.code == 0, done.said
        return done.said

    def path(self, card: str = CARD) -> Path:
        """A card's file."""
        return self.folder / "cards" / f"{card}.yaml"

    def text(self, card: str = CARD) -> str:
        """What a card's file holds."""
        return self.path(card).read_text(encoding="utf-8")

    def commit(self, *edits: tuple[str, str], card: str = CARD, who: str = "김대리") -> None:
        """Replace texts of a card and commit that."""
        self.edit(*edits, card=card)
        self.must("commit", "--quiet", "--all", "-m", f"{card} by {who}", who=who)

    def edit(self, *edits: tuple[str, str], card: str = CARD) -> None:
        """Replace texts of a card."""
        text = self.text(card)
        for old, new in edits:
            assert old in text
            text = text.replace(old, new)
        self.path(card).write_text(text, encoding="utf-8")

    def write(self, text: str, *, card: str = CARD) -> None:
        """Make or replace a card's file."""
        self.path(card).write_text(text, encoding="utf-8")

    def on_branch(self, change: Callable[[], object]) -> None:
        """Make a change on a new branch, `branch`, and go back to main."""
        self.must("checkout", "--quiet", "-b", "branch")
        change()
        self.must("checkout", "--quiet", "main")

    def add(self, text: str, *, card: str) -> None:
        """Make a card's file and commit that."""
        self.write(text, card=card)
        self.must("add", "cards")
        self.must("commit", "--quiet", "-m", f"{card} added")

    @property
    def unmerged(self) -> str:
        """What git lists as waiting for a decision."""
        return self.must("status", "--porcelain", "--untracked-files=no")


def set_up(folder: Path) -> Shop:
    """Set the repository of a workspace up, made where it lies in none, with the card committed on branch main."""
    shop = Shop(folder)
    if shop.git("rev-parse", "--git-dir").code:
        shop.must("init", "--quiet", "-b", "main")
    (folder / ".gitignore").write_text("/out/\n/.cardgen/\n")
    set_up_git(folder)
    shop.write(TEXT)
    shop.must("add", "--all")
    shop.must("commit", "--quiet", "-m", "first")
    return shop
