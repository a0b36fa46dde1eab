"""A workspace as a commit had it: its forms and card files as git holds them, under today's settings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from cardgen.history.objects import TreeEntry, contents, files_at
from cardgen.history.repository import Repository
from cardgen.model.form import FormSpec
from cardgen.model.revision import Revision
from cardgen.workflows.past_cards import asked_point, form_of_text, repository_of
from cardgen.workflows.places import CARDS, FORM, TEMPLATES
from cardgen.workflows.tombstones import erased_names
from cardgen.workflows.workspace import Workspace
from cardgen.yamltree import MAX_BYTES

LINK = "120000"
FILES = frozenset({"100644", "100755"})
"""Modes of ordinary files in a tree (git-fast-import, "Filemodify"); a link has its own, a submodule 160000."""


@dataclass(frozen=True)
class AsOf:
    """The commit a workspace is looked at as of.

    `workspace` has the forms of then. `borrowed` are those of today's that stand in for ones that were missing or could
    not be used.
    """

    today: Workspace
    workspace: Workspace
    repository: Repository = field(repr=False)
    revision: Revision
    borrowed: frozenset[str]

    @cached_property
    def cards(self) -> Sequence[TreeEntry]:
        """What lay under cards/ then, by path: paths are the workspace's. What was erased since is not there."""
        erased = erased_names(self.today.root)
        found = _tree(self.repository, self.revision.commit, CARDS)
        return [it for it in found if stem_of(it.path) not in erased]

    def card(self, stem: str) -> TreeEntry | None:
        """The file of a card; the first by path of several."""
        wanted = f"/{stem}.yaml"
        return next((it for it in self.cards if it.path.endswith(wanted) and it.mode in FILES), None)

    def templates(self, form: str) -> Iterator[TreeEntry]:
        """The files in a form's folder."""
        return _tree(self.repository, self.revision.commit, f"{TEMPLATES}/{form}")


def as_of(workspace: Workspace, asked: str) -> AsOf:
    """The workspace as of a day or revision. HistoryError where there is no such point in its history."""
    repository = repository_of(workspace)
    point = asked_point(workspace, repository, asked)
    return at_revision(workspace, repository, Revision(point.commit, point.day))


def at_revision(workspace: Workspace, repository: Repository, revision: Revision) -> AsOf:
    """The workspace as of a commit known already."""
    then = _forms(repository, revision.commit)
    claimed = {form.id_prefix for form in then.values()}
    today = {name: form for name, form in workspace.forms.items() if name not in then and form.id_prefix not in claimed}
    past = replace(workspace, forms={**then, **today}, form_problems=(), broken_forms=frozenset())
    return AsOf(workspace, past, repository, revision, frozenset(today))


def stem_of(path: str) -> str:
    """The id in what names a card: an id in any case, or the path of its file, which may lie elsewhere by now."""
    return path.replace("\\", "/").rpartition("/")[2].removesuffix(".yaml").upper()


def _tree(repository: Repository, commit: str, folder: str) -> Iterator[TreeEntry]:
    """The files below a folder of the workspace in a commit, without hidden ones and names no system takes."""
    for entry in files_at(repository, commit, repository.path(folder)):
        path = repository.below(entry.path)
        if path is not None and path.startswith(f"{folder}/") and not _STRANGE.search(path):
            yield TreeEntry(path, entry.blob, entry.mode)


_STRANGE = re.compile(r"(?:^|/)(?:\.|/|$)|[\\:\0]")
"""In a path: a hidden part, an empty one, one that leads out of the folder, a character that parts paths elsewhere."""


def _forms(repository: Repository, commit: str) -> Mapping[str, FormSpec]:
    """The forms of a commit that can be used, by name."""
    found = {}
    for entry in _tree(repository, commit, TEMPLATES):
        _, name, *rest = entry.path.split("/")
        if rest == [FORM] and entry.mode in FILES:
            found[name] = entry.blob
    texts = contents(repository, found.values(), MAX_BYTES + 1)
    forms = {name: form_of_text(text, name) for name, text in zip(found, texts, strict=True)}
    return {name: form for name, form in forms.items() if form is not None}
