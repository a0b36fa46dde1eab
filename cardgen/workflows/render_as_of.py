"""`cardgen render --as-of` and `cardgen index --as-of`: cards as a commit had them, as files in a folder of their own.

Never beside today's: out/<form>/cards/ holds what a build makes.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cardgen.errors import UsageError
from cardgen.workflows.as_of import AsOf, as_of, stem_of
from cardgen.workflows.past_workspace import past_workspace
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.policy_copies import SHARED
from cardgen.workflows.print_manner import PLAIN, PrintManner
from cardgen.workflows.progress import Progress
from cardgen.workflows.render import RenderReport, render_merged, render_to_folders
from cardgen.workflows.workspace import OUT, Workspace

AS_OF = "as-of"
"""The folder in out/<form>/ with a folder for each day or commit."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks to be made of earlier cards; no `names` mean all, no `folder` one of ours in out/."""

    asked: str
    names: tuple[str, ...] = ()
    where: str | None = None
    policy: str | None = None
    folder: Path | None = None


def render_as_of(
    workspace: Workspace,
    wish: Wish,
    formats: tuple[str, ...],
    *,
    merge: bool,
    manner: PrintManner = PLAIN,
    processes: int,
    progress: Progress,
) -> RenderReport:
    """Cards as of a day or revision, by the form and templates of then; under a policy as today's lets them be seen.

    UsageError for forms to fill in: what comes back would undo everything that changed since.
    """
    if manner.fillable:
        raise UsageError("error.fillable.as_of")
    past, ids = as_of(workspace, wish.asked), _ids(wish)
    options: dict[str, Any] = {"where": wish.where, "manner": manner, "processes": processes, "progress": progress}
    with _laid_out(past, wish) as state:
        if wish.policy is not None:
            from cardgen.workflows.render_copies import render_copies

            folder = _shared_folder(past, wish, wish.policy)
            report = render_copies(state, wish.policy, ids, formats, folder, **options)
        elif merge:
            report = render_merged(state, ids, None, folders=_folders(past, state, wish, manner), **options)
        else:
            report = render_to_folders(state, ids, formats, _folders(past, state, wish, manner), **options)
    return _told(report, past)


def index_as_of(
    workspace: Workspace, wish: Wish, formats: Sequence[str], forms: tuple[str, ...], *, processes: int
) -> RenderReport:
    """Indexes over the cards as of a day or revision; their titles say so, those of copies do not."""
    past = as_of(workspace, wish.asked)
    with _laid_out(past, wish) as state:
        if wish.policy is not None:
            from cardgen.workflows.index_copies import index_copies

            folder = _shared_folder(past, wish, wish.policy)
            report = index_copies(state, wish.policy, wish.where, formats, folder, processes=processes)
        else:
            from cardgen.workflows.index_selection import index_to_folders

            folders = _folders(past, state, wish)
            report = index_to_folders(state, wish.where, formats, folders, forms=forms, processes=processes)
    return _told(report, past)


def _laid_out(past: AsOf, wish: Wish) -> AbstractContextManager[Workspace]:
    """The state, with the cards asked for; with all of them where copies must not tell of any other."""
    return past_workspace(past, _ids(wish), only=wish.policy is None)


def _ids(wish: Wish) -> tuple[str, ...]:
    """The ids in what was named: a file may have lain elsewhere then."""
    return tuple(dict.fromkeys(map(stem_of, wish.names)))


def _folders(past: AsOf, state: Workspace, wish: Wish, manner: PrintManner = PLAIN) -> dict[str, Path]:
    """Where each form's files go."""
    below = (manner.folder,) if manner.folder else ()
    return {form: wish.folder or _own_folder(past, form, *below) for form in state.forms}


def _own_folder(past: AsOf, form: str, *below: str) -> Path:
    """A folder in out/. UsageError where a link stands in its way."""
    folder = past.today.root
    for name in (OUT, form, AS_OF, past.revision.name, *below):
        folder /= name
        if folder.is_symlink():
            raise UsageError("error.out.link", path=folder.name)
    return folder


def _shared_folder(past: AsOf, wish: Wish, policy: str) -> Path:
    chosen = chosen_policy(past.today, policy)
    return wish.folder or _own_folder(past, chosen.form, SHARED, chosen.name)


def _told(report: RenderReport, past: AsOf) -> RenderReport:
    """The report, its problems those of the commit's files."""
    report.problems = [replace(problem, commit=past.revision.short) for problem in report.problems]
    report.borrowed = past.borrowed
    return report
