"""What a share would be, before anything of it is made: whose cards, under which terms, and whether it may be."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from cardgen.detection.known_values import KnownValues
from cardgen.detection.personal_data import personal_data
from cardgen.detection.personal_kind import PersonalKind
from cardgen.errors import PrivacyRefusal, UnsoundCards, UsageError
from cardgen.model.form import FormSpec
from cardgen.model.policy import Redaction, RedactionPolicy, TotalsRule
from cardgen.model.problem import Problem
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.sharing.consent import unheard_purposes
from cardgen.sharing.cover import Terms
from cardgen.sharing.encryption import require_encryption, require_password
from cardgen.sharing.footer import share_footer
from cardgen.sharing.retention import is_outlived
from cardgen.workflows.check import check
from cardgen.workflows.everybody import everybody
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.secret_key import KEY_BYTES
from cardgen.workflows.share_gate import known_values, require_gate, require_group, require_totals
from cardgen.workflows.share_keys import require_id
from cardgen.workflows.share_ledger import read_ledger
from cardgen.workflows.share_selection import ShareCards, share_cards
from cardgen.workflows.share_terms import MOST_PURPOSE, MOST_RECIPIENT, day_of_number, one_line, share_number, until
from cardgen.workflows.workspace import Workspace

FORMATS = ("pdf",)
"""What copies are made as unless somebody asks: a PDF opens everywhere and is not edited by chance."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants shared: under which policy, with whom, for what, whose cards.

    `purpose` is the policy's where it is "". `number` is that of an earlier share, to be issued again.
    """

    policy: str
    recipient: str
    purpose: str = ""
    names: tuple[str, ...] = ()
    where: str | None = None
    formats: tuple[str, ...] = FORMATS
    number: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class SharePlan:
    """A share that may be made: its terms, and the cards that go into it.

    `broken` counts the cards of the workspace with errors, whose values were searched for as far as they can be read.
    `totals` are those of the policy's that can be printed. `unheard` are purposes of the policy's consents that no card
    of its form names.
    """

    asked: Asked
    policy: RedactionPolicy
    form: FormSpec
    terms: Terms
    chosen: ShareCards = field(repr=False)
    broken: int = 0
    totals: TotalsRule | None = None
    unheard: tuple[str, ...] = ()

    @property
    def told(self) -> RedactionPolicy:
        """The policy with the totals that are printed, and no others: what cover, manifest and record tell of."""
        return replace(self.policy, totals=self.totals)

    @property
    def outlived(self) -> int:
        """How many customers' copies may be kept longer than their cards."""
        return sum(is_outlived(card, self.terms.keep_until) for card in self.chosen.cards)

    def redaction(self, pseudonyms: Pseudonyms, language: str) -> Redaction:
        """The policy in force for this share."""
        terms = self.terms
        footer = share_footer(language, terms.number, terms.recipient, terms.purpose, terms.keep_until)
        return Redaction(self.policy, pseudonyms, terms.day, footer)


def plan_share(workspace: Workspace, asked: Asked, *, processes: int) -> SharePlan:
    """Everything that is decided before the first file is made.

    UsageError for what cannot be understood, SettingsError for a workspace without an id, UnsoundCards where a card
    asked for has errors, PrivacyRefusal where consent, the detector or too small a group forbids it.
    """
    if asked.password is not None:
        require_password(asked.password)
        require_encryption()
    policy = chosen_policy(workspace, asked.policy)
    require_id(workspace)
    terms = _terms(workspace, asked, policy)
    chosen = share_cards(workspace, policy, asked.names, asked.where, processes=processes)
    _require_sound(workspace, asked, policy.form, chosen, processes)
    if not chosen.cards:
        raise UsageError("error.share.nobody" if asked.where is None else "error.share.nobody.where")
    terms = replace(terms, customers=len(chosen.cards))
    people = everybody(workspace, processes)
    form = workspace.forms[policy.form]
    unheard = unheard_purposes(people.of(form), policy.consents)
    plan = SharePlan(asked, policy, form, terms, chosen, len(people.broken), unheard=unheard)
    known = known_values(people)
    _require_impersonal(terms, known)
    require_gate(workspace, chosen.cards, plan.form, policy, known)
    return _with_figures(workspace, plan)


def _terms(workspace: Workspace, asked: Asked, policy: RedactionPolicy) -> Terms:
    number = share_number(asked.number, workspace.today, read_ledger(workspace.root).hashes)
    day = day_of_number(number)
    return Terms(
        number=number,
        day=day,
        recipient=one_line(asked.recipient, MOST_RECIPIENT, "--for"),
        purpose=one_line(asked.purpose or policy.purpose, MOST_PURPOSE, "--purpose"),
        keep_until=until(policy, day, workspace.today),
        customers=0,
        formats=tuple(sorted(asked.formats)) if policy.cards else (),
        smallest_group=None,
        cover_is_pdf="pdf" in asked.formats,
    )


def _require_sound(workspace: Workspace, asked: Asked, form: str, chosen: ShareCards, processes: int) -> None:
    """Half of what was asked for would look like all of it; whoever wants the others alone can name them."""
    if not (chosen.left_out or chosen.problems):
        return
    found = check(workspace, asked.names, processes=processes).problems
    concerned = tuple(it for it in found if it.is_error and _form_of(workspace, it) in (form, None))
    raise UnsoundCards("error.share.unsound", concerned)


def _form_of(workspace: Workspace, problem: Problem) -> str | None:
    """The form of the card a problem lies in; None where its name does not tell, and for the form itself."""
    return workspace.form_of(PurePosixPath(problem.path).stem)


def _require_impersonal(terms: Terms, known: KnownValues) -> None:
    """The terms stand on every copy. A recipient may be a person, called as a customer is, but without a number."""
    if any(seen.kind is not PersonalKind.NAME for seen in personal_data(terms.recipient)):
        raise PrivacyRefusal("error.share.personal", option="--for")
    if any(personal_data(terms.purpose)) or any(known.found_in(terms.purpose)):
        raise PrivacyRefusal("error.share.personal", option="--purpose")


def _with_figures(workspace: Workspace, plan: SharePlan) -> SharePlan:
    """The plan with how many customers look alike at least, and the totals there are; which key is used is the same."""
    language = workspace.settings.language
    redaction = plan.redaction(Pseudonyms(secrets.token_bytes(KEY_BYTES)), language)
    group = require_group(plan.chosen.cards, plan.form, redaction, language)
    totals = require_totals(plan.chosen.cards, plan.form, redaction, language)
    return replace(plan, terms=replace(plan.terms, smallest_group=group), totals=totals)
