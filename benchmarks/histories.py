"""Makes a workspace with a git history of years: the same commits, ids and all, for the same arguments.

    python benchmarks/histories.py --out DIR [--cards 10000] [--commits 5000] [--flat]

Staff open, edit, move and delete cards, some of it on branches that are merged. `git fast-import` writes it in seconds.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import IO

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import harmless, vocabulary
from benchmarks.customer import purchase
from benchmarks.generate import generate_cards, write_workspace

SEED = 1
SEOUL = timezone(timedelta(hours=9))
FIRST, LAST = datetime(2021, 1, 4, 9, tzinfo=SEOUL), datetime(2026, 10, 30, 18, tzinfo=SEOUL)
"""When the first commit was made, and the last."""
CLOSED = "closed"
"""The folder below cards/ to which staff move some cards."""
_SETTLED = 0.6
"""Share of the cards that are there from the first commit; the rest is opened over the years."""
_BRANCHED, _MOVED, _DELETED = 0.04, 0.06, 0.065
"""Up to where a draw means a merged branch, a card moved, a card deleted; above, cards are edited."""
_BRANCH = 3
"""Commits a merged branch takes: one on each side, and the merge."""

Files = Mapping[str, bytes | None]
"""What a commit writes, by path; None deletes."""


def write_history(folder: Path, cards: int = 10_000, commits: int = 5_000, *, sharded: bool = True) -> None:
    """A repository at `folder` with a workspace of that many cards, clean and packed, its commit-graph written."""
    write_workspace(folder, 0, SEED, sharded=sharded)
    (folder / ".gitignore").write_text("/out/\n/.cardgen/\n", encoding="utf-8")
    _git(folder, "init", "-q", "-b", "main")
    with subprocess.Popen(["git", "-C", str(folder), "fast-import", "--quiet"], stdin=subprocess.PIPE) as importer:
        assert importer.stdin is not None
        _Staff(_Importer(importer.stdin), folder, sharded=sharded).work(cards, commits)
        importer.stdin.close()
        if importer.wait():
            raise RuntimeError("git fast-import")
    _git(folder, "reset", "-q", "--hard")
    _git(folder, "repack", "-adfq")
    _git(folder, "commit-graph", "write", "--reachable", "--changed-paths", "--no-progress")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True)


@dataclass
class _Importer:
    """The stream git fast-import reads; commits are numbered from 1 as they are told."""

    stream: IO[bytes]
    commits: int = 0

    def commit(self, author: str, message: str, moment: datetime, files: Files, *, parents: Sequence[int]) -> None:
        """Tell of a commit on the one branch there is; its first parent's files, changed by `files`."""
        self.commits += 1
        stamp = f"{author} <{author}@example.kr> {int(moment.timestamp())} +0900"
        self.stream.write(f"commit refs/heads/main\nmark :{self.commits}\n".encode())
        self.stream.write(f"author {stamp}\ncommitter {stamp}\n".encode() + _data(message.encode()))
        for keyword, parent in zip(("from", "merge"), parents, strict=False):
            self.stream.write(f"{keyword} :{parent}\n".encode())
        for path, content in files.items():
            if content is None:
                self.stream.write(f"D {path}\n".encode())
            else:
                self.stream.write(f"M 100644 inline {path}\n".encode() + _data(content))
        self.stream.write(b"\n")


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


@dataclass
class _Staff:
    """The people whose work the history is: what cards there are now, and where."""

    importer: _Importer
    folder: Path
    sharded: bool
    rng: Random = field(default_factory=lambda: Random(f"history/{SEED}"))
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)

    def work(self, cards: int, commits: int) -> None:
        """The first commit with the workspace and most cards, then one for each piece of work."""
        waiting = [*generate_cards(cards, SEED)]
        opened = int(cards * _SETTLED)
        self._commit("자료 이관", {**self._workspace(), **self._open(waiting[:opened])}, FIRST)
        pace = (LAST - FIRST) / max(1, commits - 1)
        while self.importer.commits < commits:
            moment = FIRST + pace * self.importer.commits
            due = opened + 2 * (cards - opened) // max(2, commits - self.importer.commits)
            if self.importer.commits % 2 and due > opened:
                self._commit("고객 등록", self._open(waiting[opened:due]), moment)
                opened = due
            else:
                self._edit_or_move(moment, commits - self.importer.commits)

    def _workspace(self) -> Files:
        files = [file for file in sorted(self.folder.rglob("*")) if file.is_file()]
        within = {file.relative_to(self.folder): file for file in files}
        return {path.as_posix(): file.read_bytes() for path, file in within.items() if path.parts[0] != ".git"}

    def _open(self, cards: Sequence[tuple[str, str]]) -> Files:
        for card, text in cards:
            self.ids.append(card)
            self.texts[card] = text
            self.places[card] = f"cards/{card[-2:]}/{card}.yaml" if self.sharded else f"cards/{card}.yaml"
        return {self.places[card]: text.encode() for card, text in cards}

    def _edit_or_move(self, moment: datetime, left: int) -> None:
        draw = self.rng.random()
        if draw < _BRANCHED and left >= _BRANCH:
            self._branch(moment)
        elif _BRANCHED <= draw < _MOVED:
            self._commit("고객 카드 이동", self._move(), moment)
        elif _MOVED <= draw < _DELETED and len(self.ids) > 1:
            card = self.ids.pop(self.rng.randrange(len(self.ids)))
            self._commit("고객 카드 삭제", {self.places[card]: None}, moment)
        else:
            self._commit("고객 카드 수정", self._edit(moment), moment)

    def _branch(self, moment: datetime) -> None:
        """One commit on each side of a fork, of different cards, and the merge of the two."""
        fork = self.importer.commits
        ours = self._edit(moment)
        theirs = self._edit(moment, apart_from=ours)
        self._commit("고객 카드 수정", ours, moment, (fork,))
        self._commit("고객 카드 수정", theirs, moment + timedelta(minutes=3), (fork,))
        self._commit("함께 고친 카드를 합침", theirs, moment + timedelta(minutes=9), (fork + 1, fork + 2))

    def _move(self) -> Files:
        card = self.rng.choice(self.ids)
        before, after = self.places[card], f"cards/{CLOSED}/{card}.yaml"
        self.places[card] = after
        return {before: None, after: self.texts[card].encode()}

    def _edit(self, moment: datetime, apart_from: Collection[str] = ()) -> Files:
        """One to three cards edited; of those whose files are in `apart_from`, none."""
        chosen = {self.rng.choice(self.ids) for _ in range(self.rng.choice((1, 1, 1, 2, 3)))}
        cards = sorted(card for card in chosen if self.places[card] not in apart_from)
        for card in cards:
            self.texts[card] = edited(self.texts[card], moment.date().isoformat(), self.rng)
        return {self.places[card]: self.texts[card].encode() for card in cards}

    def _commit(self, message: str, files: Files, moment: datetime, parents: Sequence[int] = ()) -> None:
        before = self.importer.commits
        author = self.rng.choice(vocabulary.STAFF)
        self.importer.commit(author, message, moment, files, parents=parents or ((before,) if before else ()))


def edited(text: str, day: str, rng: Random) -> str:
    """A card as somebody leaves it who worked on it that day."""
    draw = rng.random()
    if draw < 0.4:
        return _bought(text, f"- {{date: {day}, {purchase(rng)}}}\n")
    if draw < 0.7:
        return _put(text, "confirmed", day, after="registered")
    if draw < 0.8:
        return _put(text, "status", rng.choice(("활성", "휴면", "종료")), after="kind")
    if draw < 0.9:
        return _put(text, "owner", rng.choice(vocabulary.STAFF), after="kind")
    return _put(text, "  mobile", harmless.mobile(rng), after="contact")


def _bought(text: str, record: str) -> str:
    """The text with one more purchase; a generated card has consents, and the purchases before them."""
    for following in ("consultations:\n", "campaigns:\n", "consents:\n"):
        before, found, after = text.partition(f"\n{following}")
        if found:
            break
    heading = "" if "\npurchases:\n" in text else "purchases:\n"
    return f"{before}\n{heading}{record}{following}{after}"


def _put(text: str, key: str, value: str, *, after: str) -> str:
    """The text with another value of a key, in a line of its own behind another where the key is not there yet."""
    lines = [line for line in text.splitlines() if not line.startswith(f"{key}:")]
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{after}:"))
    return "\n".join((*lines[: at + 1], f"{key}: {value}", *lines[at + 1 :], ""))


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--commits", type=int, default=5_000)
    parser.add_argument("--flat", action="store_true", help="all cards in one folder")
    asked = parser.parse_args()
    write_history(asked.out, asked.cards, asked.commits, sharded=not asked.flat)


if __name__ == "__main__":
    main()
