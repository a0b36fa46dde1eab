"""A redaction policy: which fields of a card other readers may see, and in which shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from cardgen.model.problem import Label
from cardgen.model.pseudonyms import Pseudonyms

DEFAULT_K = 5
"""The smallest group a total may stand for, where a policy says nothing else."""


class Recipient(StrEnum):
    """Who gets the copy; the law asks for different things (개인정보 보호법 art. 17, 18 and 26)."""

    INTERNAL = "internal"
    PROCESSOR = "processor"
    THIRD_PARTY = "third-party"


class Action(StrEnum):
    """What becomes of a field. Each shows no character that the ones after it in this list would not show."""

    OMIT = "omit"
    BLACKOUT = "blackout"
    PSEUDONYM = "pseudonym"
    REGION = "region"
    BAND = "band"
    MASK = "mask"
    SHOW = "show"

    @property
    def is_withheld(self) -> bool:
        """True where nothing of the value gets out, not even whether there is one."""
        return self in (Action.OMIT, Action.BLACKOUT)


class Period(StrEnum):
    """What is left of a date under `band`."""

    YEAR = "year"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Treatment:
    """An action, and for dates under `band` what is left of them."""

    action: Action
    period: Period = Period.YEAR


OMITTED = Treatment(Action.OMIT)
"""What a policy does not name is withheld: a field added to the form later, too."""


@dataclass(frozen=True, slots=True)
class ConsentRule:
    """Whose cards may go: with `live`, of customers who consented to `purpose`; else of all who did not withdraw it."""

    purpose: str
    live: bool


@dataclass(frozen=True, slots=True)
class TotalsRule:
    """Totals over the cards shared: their number and the `sums` of number fields, for each value of each of `by`."""

    by: tuple[str, ...]
    sums: tuple[str, ...] = ()


@dataclass(frozen=True)
class RedactionPolicy:
    """Shows what it names, as it names it, and withholds everything else.

    `name` is the file's stem under templates/<form>/policies/. `treatments` go by path; the path of a record list shows
    only how many records there are, each column is named by itself. All of `consents` must hold. `keep_until` is how
    long a copy may be kept, as entry.dates reads it from the day of the share ("+90d") or a day. With `cards` False
    nothing but totals leaves. `stable` gives a customer the same pseudonym in every share of this policy. `k` is the
    smallest group a total may stand for; a share with a group of rows, alike in the quasi-identifiers shown, of fewer
    than `smallest_group` is refused. `select_by` are withheld fields that --where may ask for. `domains` are e-mail
    domains a mask leaves readable. `index` are the columns of the index, None for those of the form. `source` is the
    file's SHA-256.
    """

    name: str
    form: str
    label: Label
    recipient: Recipient = Recipient.INTERNAL
    purpose: str = ""
    keep_until: str = ""
    treatments: Mapping[str, Treatment] = field(default_factory=dict)
    consents: tuple[ConsentRule, ...] = ()
    cards: bool = True
    stable: bool = False
    k: int = DEFAULT_K
    smallest_group: int = 1
    select_by: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    index: tuple[str, ...] | None = None
    totals: TotalsRule | None = None
    source: str = field(repr=False, default="")

    @property
    def title(self) -> Label:
        """How people are told of it: its label, and in brackets the name its file has."""
        return Label(*(f"{text} ({self.name})" for text in (self.label.ko, self.label.en)))

    def treatment(self, path: str) -> Treatment:
        """What becomes of the field or record list at `path`."""
        return self.treatments.get(path, OMITTED)

    def action(self, path: str) -> Action:
        """The action of the field or record list at `path`."""
        return self.treatment(path).action


@dataclass(frozen=True)
class Redaction:
    """A policy in force: with its pseudonyms, as of a day (ages are counted to it), and the footer its copies carry."""

    policy: RedactionPolicy
    pseudonyms: Pseudonyms
    day: date
    footer: str
