"""`cardgen show --as-of`: one card as a commit had it, read from git; no file is made."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cardgen.history.objects import TreeEntry, contents
from cardgen.loading.card_file import read_card
from cardgen.loading.file_text import blob_id, fault_problem
from cardgen.model.card import Card, Rejected
from cardgen.model.cardview import CardView
from cardgen.model.problem import Problem
from cardgen.model.revision import Revision
from cardgen.validation.readable import readable_card
from cardgen.validation.schema_check import CardChecker
from cardgen.viewing.build_view import filled_view
from cardgen.workflows.as_of import AsOf, as_of, stem_of
from cardgen.workflows.card_days import absent
from cardgen.workflows.missing_card import ids_meant, told_of_missing
from cardgen.workflows.workspace import Workspace
from cardgen.yamltree import MAX_BYTES, Fault, decode


@dataclass(frozen=True, slots=True)
class PastCardView:
    """A card as of a commit (as it is, without a revision), for people and for scripts.

    `values` go by the paths of the form of then. One that breaks rules is shown as far as it can be read, with its
    `problems`; no view where nothing can. `borrowed` says that today's form stands in for that of then.
    """

    path: str
    form: str
    blob: str
    revision: Revision | None
    view: CardView | None = field(repr=False)
    values: Mapping[str, object] = field(repr=False)
    problems: Sequence[Problem]
    borrowed: bool


def show_as_of(workspace: Workspace, name: str, asked: str, language: str) -> PastCardView:
    """The card that an id, a file or a name of today's means, as of a day or revision."""
    past = as_of(workspace, asked)
    with told_of_missing(workspace):
        (meant,) = ids_meant(workspace, (name,))
        entry = past_card(past, meant)
    return past_view(past, entry, language)


def past_card(past: AsOf, name: str) -> TreeEntry:
    """The file in the commit that an id or a file means. UsageError for neither, HistoryError where it was not."""
    found = past.card(stem_of(name))
    if found is None:
        raise absent(past, stem_of(name))
    return found


def past_view(past: AsOf, entry: TreeEntry, language: str) -> PastCardView:
    """A card file of the commit, judged and drawn by the form of then."""
    (content,) = contents(past.repository, [entry.blob], MAX_BYTES + 1)
    return drawn(past.workspace, entry.path, content, language, past.revision, past.borrowed)


def drawn(
    workspace: Workspace,
    path: str,
    content: bytes,
    language: str,
    revision: Revision | None = None,
    borrowed: Collection[str] = (),
) -> PastCardView:
    """A card's bytes, judged and drawn by the workspace's forms, as those of a `revision` if one is given."""
    name = workspace.form_of(stem_of(path))
    card, problems = _judged(content, path, name, workspace)
    found = tuple(replace(problem, commit=revision.short if revision else "") for problem in problems)
    if name is None or card is None:
        return PastCardView(path, "", blob_id(content), revision, None, {}, found, borrowed=False)
    form = workspace.forms[name]
    values = ((member.path, card.value(member.path)) for member in form.members())
    return PastCardView(
        path=path,
        form=name,
        blob=card.blob,
        revision=revision,
        view=filled_view(card, form, workspace.settings.letterhead, language, revision),
        values={path: value for path, value in values if value is not None},
        problems=found,
        borrowed=name in borrowed,
    )


def _judged(
    content: bytes, path: str, name: str | None, workspace: Workspace
) -> tuple[Card | None, tuple[Problem, ...]]:
    """The card in a version's bytes, as far as it can be read, and what is wrong with it by its form's rules."""
    if name is None:
        prefixes = ", ".join(form.id_prefix for form in workspace.forms.values())
        return None, (Problem("C205", path, args={"known": prefixes}),)
    form = workspace.forms[name]
    text = decode(content)
    if isinstance(text, Fault):
        return None, (fault_problem(text, path),)
    raw = read_card(text, blob_id(content), path, form)
    if isinstance(raw, Rejected):
        return None, raw.problems
    stem = stem_of(path)
    verdict = CardChecker(form, workspace.today, lambda _text: None).check(raw, stem)
    card = verdict.outcome if isinstance(verdict.outcome, Card) else readable_card(raw, stem, form)
    return card, verdict.printing_problems
