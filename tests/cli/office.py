"""A workspace under git in which people change cards, and what `cardgen log` says of it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

Here = Callable[..., tuple[int, str, str]]
CARD = "C-7F3K9Q"
FILE = f"cards/{CARD}.yaml"
OTHER = "C-E5XB1W"


class Office:
    """A workspace under git in which people change cards, each commit a day after the one before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.day = 0
        (folder / ".gitignore").write_text("/out/\n/.cardgen/\n", encoding="utf-8")
        self.git("init", "-q", "-b", "main")
        self.commit("처음", "이수진")

    def git(self, *arguments: str, who: str = "이수진") -> str:
        at = {f"GIT_{name}_DATE": f"2026-03-{self.day:02}T10:00:00+0900" for name in ("AUTHOR", "COMMITTER")}
        names = {f"GIT_{name}_NAME": who for name in ("AUTHOR", "COMMITTER")}
        mails = {f"GIT_{name}_EMAIL": "staff@example.com" for name in ("AUTHOR", "COMMITTER")}
        own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            check=True,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | at | names | mails | own,
        )
        return done.stdout

    def commit(self, message: str, who: str = "이수진") -> None:
        self.day += 1
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message, who=who)

    def merge(self, branch: str, *options: str) -> None:
        self.day += 1
        self.git("merge", "-q", "--no-ff", "-m", "합침", *options, branch)

    def text(self, file: str = FILE) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, text: str, file: str = FILE) -> None:
        (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / file).write_text(text, encoding="utf-8")

    def change(self, before: str, after: str, file: str = FILE) -> None:
        assert before in self.text(file)
        self.write(self.text(file).replace(before, after), file)


def logged(here: Here, *arguments: str) -> list[dict[str, Any]]:
    code, out, _ = here("log", *arguments, "--json")
    assert code == 0
    found = json.loads(out)
    entries: list[dict[str, Any]] = found["entries"] if isinstance(found, dict) else found
    return entries


def told(entries: list[dict[str, Any]]) -> list[tuple[str, str, list[tuple[object, ...]]]]:
    """Of each entry what became of the card, who did it and what was before and after."""
    return [
        (
            entry["deed"],
            entry.get("author", ""),
            [(it["field"], it.get("key") or it.get("before"), it.get("after")) for it in entry["changes"]],
        )
        for entry in entries
    ]
