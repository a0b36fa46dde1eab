"""Cards and forms of any commit: each card read by the form of its time, its values where today's form has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from cardgen.history.lookup import blobs_at
from cardgen.history.objects import Objects, objects
from cardgen.history.points import Point, point_at
from cardgen.history.repository import Repository, open_repository
from cardgen.loading.card_file import read_card
from cardgen.loading.file_text import fault_problem
from cardgen.loading.form_file import FormFile, build_form, parse_form
from cardgen.loading.past_paths import in_todays_paths
from cardgen.model.card import RawCard, Rejected
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.validation.form_lint import lint_form
from cardgen.workflows.places import CARDS, FORM, TEMPLATES
from cardgen.workflows.workspace import Workspace
from cardgen.yamltree import Fault, decode


@dataclass(frozen=True, slots=True)
class PastCard:
    """A version of a card as it lies in git.

    `path` is the repository's; `data` is typed by the form of its time, at today's paths. `problems` say why a version
    cannot be read; it has no data then.
    """

    path: str
    blob: str
    data: Mapping[str, Any] = field(repr=False)
    problems: tuple[Problem, ...] = ()


Screen = Callable[[RawCard, FormSpec], Mapping[str, Any]]
"""The data of a version as it may be told, by its card as read and the form it was read by."""


class PastCards:
    """Reads versions of cards; each version, and each version of a form, is read once.

    With a `screen` data holds Untold where a policy's word does not hold for a value.
    """

    def __init__(
        self, workspace: Workspace, repository: Repository, store: Objects, screen: Screen | None = None
    ) -> None:
        self._workspace = workspace
        self._screen = screen
        self._repository = repository
        self._store = store
        self._forms: dict[tuple[str, str], FormSpec | None] = {}
        self._form_blobs: dict[tuple[str, str], str | None] = {}
        self._cards: dict[tuple[str, str, str], PastCard] = {}

    def form(self, commit: str, name: str) -> FormSpec | None:
        """A form as a commit had it; None where it had none, or a broken one."""
        blob = self._form_blob(commit, name)
        if blob is None:
            return None
        if (blob, name) not in self._forms:
            self._forms[blob, name] = form_of_text(self._store.known(blob), name)
        return self._forms[blob, name]

    def expect(self, commits: Iterable[str], name: str) -> None:
        """Look up the form of many commits at once, before their cards are read one by one."""
        wanted = [commit for commit in dict.fromkeys(commits) if (commit, name) not in self._form_blobs]
        path = self._repository.path(f"{TEMPLATES}/{name}/{FORM}")
        blobs = blobs_at(self._repository, [(commit, path) for commit in wanted])
        self._form_blobs.update(((commit, name), blob) for commit, blob in zip(wanted, blobs, strict=True))

    def _form_blob(self, commit: str, name: str) -> str | None:
        self.expect((commit,), name)
        return self._form_blobs[commit, name]

    def card(self, commit: str, path: str, blob: str) -> PastCard:
        """The version `blob` of the card at `path`, as a commit with this form had it.

        A commit without a readable form of its own is read by today's.
        """
        stem = PurePosixPath(path).stem
        name = self._workspace.form_of(stem)
        if name is None:
            return PastCard(path, blob, {}, (Problem("C205", path, args={"known": ""}),))
        now = self._workspace.forms[name]
        then = self.form(commit, name) or now
        key = (path, blob, then.source)
        if key not in self._cards:
            self._cards[key] = self._read(path, blob, then, now)
        return self._cards[key]

    def _read(self, path: str, blob: str, then: FormSpec, now: FormSpec) -> PastCard:
        content = self._store.read(blob)
        if content is None:
            return PastCard(path, blob, {}, (Problem("Y114", path, args={"reason": "git"}),))
        text = decode(content)
        if isinstance(text, Fault):
            return PastCard(path, blob, {}, (fault_problem(text, path),))
        raw = read_card(text, blob, path, then)
        if isinstance(raw, Rejected):
            return PastCard(path, blob, {}, raw.problems)
        return PastCard(path, blob, in_todays_paths(self.told(raw, then), now))

    def told(self, raw: RawCard, form: FormSpec) -> Mapping[str, Any]:
        """The data of a card read by a form, as it may be told."""
        return raw.data if self._screen is None else self._screen(raw, form)


def form_of_text(content: bytes | None, name: str) -> FormSpec | None:
    """The form in the bytes of a form.yaml; None where there are none, or they make no sound form."""
    text = decode(content) if content is not None else None
    if not isinstance(text, str):
        return None
    path = f"{TEMPLATES}/{name}/{FORM}"
    read = parse_form(text, path, name)
    return build_form(read) if isinstance(read, FormFile) and not lint_form(read.root, path) else None


@contextmanager
def past_cards(workspace: Workspace, repository: Repository, screen: Screen | None = None) -> Iterator[PastCards]:
    """The cards of a repository while the block lasts."""
    with objects(repository) as store:
        yield PastCards(workspace, repository, store, screen)


def repository_of(workspace: Workspace) -> Repository:
    """The repository a workspace lies in. HistoryError where it lies in none."""
    return open_repository(workspace.root)


def asked_point(workspace: Workspace, repository: Repository, text: str) -> Point:
    """The commit a day or revision means, days in the workspace's time zone. HistoryError where there is none."""
    return point_at(repository, text, ZoneInfo(workspace.settings.time_zone), workspace.today)


def is_card_path(workspace: Workspace, repository: Repository, path: str) -> bool:
    """True for a path of the repository where this workspace keeps a card, now or in the past."""
    below = repository.below(path)
    return (
        below is not None
        and below.startswith(f"{CARDS}/")
        and below.endswith(".yaml")
        and workspace.form_of(file_stem(below)) is not None
    )


def file_stem(path: str) -> str:
    """The id in the path of a card's file; asked for so many that a Path of each takes most of a report's time."""
    return path.rpartition("/")[2].removesuffix(".yaml")
