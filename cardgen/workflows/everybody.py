"""All customers of the workspace, whose values are searched for in whatever is given out of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cardgen.errors import UnsoundCards
from cardgen.loading.card_file import load_card
from cardgen.model.card import Card, RawCard, Rejected
from cardgen.model.form import FormSpec
from cardgen.workflows.card_cache import cards_by_stamp
from cardgen.workflows.workspace import CardFile, Workspace, open_workspace


@dataclass(frozen=True, slots=True)
class Everybody:
    """All cards by form, those with errors as far as they can be read; `broken` are the paths of the latter."""

    by_form: tuple[tuple[FormSpec, tuple[Card | RawCard, ...]], ...] = field(repr=False)
    broken: tuple[str, ...]

    def of(self, form: FormSpec) -> tuple[Card | RawCard, ...]:
        """The cards of one form."""
        return next(own for known, own in self.by_form if known.name == form.name)


def everybody(workspace: Workspace, processes: int) -> Everybody:
    """The cards of every form: a text about one customer may name another, of whatever form.

    Of an earlier state those of then and, after them, those of today. UnsoundCards where a file cannot be read at all.
    Nobody knows whom it is about, so that nothing given out can be told to be free of it.
    """
    own = _people(workspace, processes)
    if workspace.past is None:
        return own
    today = _people(open_workspace(workspace.past.of), processes)
    return Everybody((*own.by_form, *today.by_form), (*own.broken, *today.broken))


def _people(workspace: Workspace, processes: int) -> Everybody:
    found = workspace.card_files()
    unread = [*found.problems, *(workspace.form_problems if found.formless else ())]
    by_form: list[tuple[FormSpec, tuple[Card | RawCard, ...]]] = []
    broken: list[str] = []
    for form in workspace.forms.values():
        own = [it for it in found.files if it.form == form.name]
        sound = cards_by_stamp(workspace, form.name, own, whole=True, processes=processes)
        raw: list[RawCard] = []
        for card in _unsound(workspace, form, own, sound):
            if isinstance(card, Rejected):
                unread += card.problems
            else:
                raw.append(card)
        by_form.append((form, (*sound, *raw)))
        broken += [card.path for card in raw]
    if unread:
        raise UnsoundCards("error.unread", tuple(sorted(unread, key=lambda it: (it.path, it.position))))
    return Everybody(tuple(by_form), tuple(broken))


def _unsound(
    workspace: Workspace, form: FormSpec, files: Sequence[CardFile], sound: Sequence[Card]
) -> Iterator[RawCard | Rejected]:
    known = {card.path for card in sound}
    for file in files:
        if file.path not in known:
            yield load_card(workspace.root / file.path, file.path, form)
