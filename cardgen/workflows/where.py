"""Which cards an expression or some words choose: for `find`, and for `--where` of whatever works on many cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cardgen.errors import ExpressionError, UsageError
from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.querying.limits import require_short
from cardgen.querying.words import is_expression, word_search, words_of
from cardgen.workflows.card_cache import cards_by_stamp
from cardgen.workflows.selection import Selection
from cardgen.workflows.template import chosen_forms
from cardgen.workflows.workspace import CardFile, Workspace

Condition = Callable[[Mapping[str, object]], bool]
"""Whether a card with this data is chosen."""


@dataclass(frozen=True, slots=True)
class ChosenCards:
    """The cards of one form that were chosen, in file order.

    `looked_at` counts the files they were chosen from, `left_out` those among them that are not sound.
    """

    form: FormSpec
    cards: tuple[Card, ...] = field(repr=False)
    looked_at: int
    left_out: int


def conditions(workspace: Workspace, expression: str, forms: tuple[str, ...] = ()) -> Mapping[str, Condition]:
    """What the expression asks of the cards of each form it fits, out of the named ones (all by default).

    Other words for a field count only where it fits no form by the fields' own names. ExpressionError where it fits
    none, as the form says that comes closest, and where a name may mean several fields of one form: to search the
    others alone would look like an answer.
    """
    from cardgen.querying.bind import bind
    from cardgen.querying.parse import parse

    test = parse(expression)
    known = chosen_forms(workspace, forms)
    for loosely in (False, True):
        fitting: dict[str, Condition] = {}
        errors = []
        for form in known:
            try:
                fitting[form.name] = bind(test, form, workspace.today, expression, loosely=loosely)
            except ExpressionError as error:
                errors.append(error)
        if any(map(_is_ambiguous, errors)):
            break
        if fitting:
            return fitting
    raise max(errors, key=_closeness, default=UsageError("error.expression.no_form"))


def word_conditions(workspace: Workspace, text: str, forms: tuple[str, ...] = ()) -> Mapping[str, Condition]:
    """What a text asks that is an expression or words to look for: nothing, where it is empty."""
    require_short(text)
    if is_expression(text) or (text.strip() and not words_of(text)):
        return conditions(workspace, text, forms)
    return {form.name: word_search(form, words_of(text)) for form in chosen_forms(workspace, forms)}


def _is_ambiguous(error: ExpressionError) -> bool:
    return error.message_id == "error.ambiguous_field"


def _closeness(error: ExpressionError) -> tuple[bool, bool, int, bool]:
    """How much of an expression a form understands: all its fields, those before some place, at least one alike."""
    unknown = error.message_id.startswith("error.no_such_field")
    return _is_ambiguous(error), not unknown, error.at[0], error.message_id.endswith(".near")


def cards_where(
    workspace: Workspace,
    wanted: Mapping[str, Condition],
    files: Sequence[CardFile],
    *,
    whole: bool,
    processes: int,
) -> Iterator[ChosenCards]:
    """The cards in `files` that `wanted` asks for, form by form; `whole` says that these are all files there are."""
    for name, condition in wanted.items():
        own = [card for card in files if card.form == name]
        sound = cards_by_stamp(workspace, name, own, whole=whole, processes=processes)
        chosen = tuple(card for card in sound if condition(card.data))
        yield ChosenCards(workspace.forms[name], chosen, len(own), len(own) - len(sound))


def narrowed(workspace: Workspace, selection: Selection, expression: str, *, whole: bool, processes: int) -> Selection:
    """Of the cards selected, those the expression chooses, with their problems alone.

    What cannot be judged is counted as left out: cards that are not sound, and those of broken forms.
    """
    wanted = conditions(workspace, expression)
    usable = selection.usable
    found = [*cards_where(workspace, wanted, usable, whole=whole, processes=processes)]
    chosen = {card.path for one in found for card in one.cards}
    left_out = selection.left_out + len(selection.files) - len(usable) + sum(one.left_out for one in found)
    return replace(
        selection,
        files=[card for card in usable if card.path in chosen],
        problems=[problem for problem in selection.problems if problem.path in chosen],
        left_out=left_out,
    )
