"""Which cards go into a share: named, chosen by an expression, or all of the form, less those that may not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from cardgen.errors import PrivacyRefusal, UsageError
from cardgen.model.card import Card
from cardgen.model.form import CONSENTS, FormSpec
from cardgen.model.policy import RedactionPolicy
from cardgen.model.problem import Problem
from cardgen.sharing.consent import doubtful_consents, keeps_consents, without_consent
from cardgen.sharing.retention import is_overdue
from cardgen.workflows.card_cache import cards_by_stamp
from cardgen.workflows.missing_card import told_of_missing
from cardgen.workflows.selectable import require_selectable
from cardgen.workflows.selection import Selection, select
from cardgen.workflows.where import Condition, conditions
from cardgen.workflows.workspace import CardFile, Workspace


@dataclass(frozen=True, slots=True)
class ShareCards:
    """The cards of a share, in file order, with their files beside them.

    `without_consent` are the ids of those left out because they did not consent or withdrew, `overdue` those left out
    because they should be destroyed by now (개인정보 보호법 art. 21). `doubtful` have a consent worded nearly, but not
    quite, as one of the policy's, left out or not. `left_out` counts cards nobody can judge, with their `problems`.
    """

    cards: tuple[Card, ...] = field(repr=False)
    files: tuple[CardFile, ...]
    without_consent: tuple[str, ...]
    overdue: tuple[str, ...]
    doubtful: tuple[str, ...]
    left_out: int
    problems: tuple[Problem, ...]


def share_cards(
    workspace: Workspace, policy: RedactionPolicy, names: tuple[str, ...], where: str | None, *, processes: int
) -> ShareCards:
    """The cards that may go under the policy: the named ones (all by default), those only that `where` chooses.

    UsageError for a card of another form. PrivacyRefusal where `where` asks for a field the policy withholds, and where
    nobody consented.
    """
    form = workspace.forms[policy.form]
    condition = _condition(workspace, policy, where)
    selected = _selected(workspace, names)
    files = [it for it in selected.usable if it.form == form.name]
    if names:
        _require_form(selected.files, form)
    sound = cards_by_stamp(workspace, form.name, files, whole=not names, processes=processes)
    chosen = [card for card in sound if condition is None or condition(card.data)]
    overdue = tuple(card.id for card in chosen if is_overdue(card, workspace.today))
    kept = [card for card in chosen if not is_overdue(card, workspace.today)]
    going, refused = _consenting(kept, form, policy, workspace.today)
    by_path = {it.path: it for it in files}
    unjudged = [it for it in selected.files if it.form == form.name and it.path not in by_path]
    return ShareCards(
        cards=going,
        files=tuple(by_path[card.path] for card in going),
        without_consent=refused,
        overdue=overdue,
        doubtful=tuple(card.id for card in chosen if any(doubtful_consents(card, rule) for rule in policy.consents)),
        left_out=selected.left_out + len(unjudged) + len(files) - len(sound),
        problems=tuple(it for it in selected.problems if _concerns(it, form, workspace)) if names else (),
    )


def _selected(workspace: Workspace, names: tuple[str, ...]) -> Selection:
    with told_of_missing(workspace):
        return select(workspace, names)


def _condition(workspace: Workspace, policy: RedactionPolicy, where: str | None) -> Condition | None:
    if where is None:
        return None
    require_selectable(where, workspace.forms[policy.form], policy, workspace.today)
    return conditions(workspace, where, (policy.form,))[policy.form]


def _require_form(files: Sequence[CardFile], form: FormSpec) -> None:
    others = [card.stem for card in files if card.form != form.name]
    if others:
        raise UsageError("error.share.other_form", ids=", ".join(others), form=form.name)


def _concerns(problem: Problem, form: FormSpec, workspace: Workspace) -> bool:
    stem = problem.path.rpartition("/")[2].removesuffix(".yaml")
    return workspace.form_of(stem) == form.name


def _consenting(
    cards: Sequence[Card], form: FormSpec, policy: RedactionPolicy, day: date
) -> tuple[tuple[Card, ...], tuple[str, ...]]:
    """The cards that may go, and the ids of those that may not (개인정보 보호법 art. 17, 22 and 37)."""
    if not policy.consents:
        return tuple(cards), ()
    if not keeps_consents(form):
        raise PrivacyRefusal("error.share.no_consents", path=CONSENTS, form=form.name)
    refused = tuple(card.id for card in without_consent(cards, policy.consents, day))
    if cards and len(refused) == len(cards):
        purposes = ", ".join(rule.purpose for rule in policy.consents)
        raise PrivacyRefusal("error.share.nobody_consented", purpose=purposes, ids=", ".join(refused))
    held = frozenset(refused)
    return tuple(card for card in cards if card.id not in held), refused
