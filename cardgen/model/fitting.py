"""Which actions of a policy fit which field."""

from __future__ import annotations

from cardgen.model.form import Kind, Leaf, LeafType, Member, Privacy, RecordList
from cardgen.model.policy import Action, Period, Treatment

_ALWAYS = (Action.OMIT, Action.BLACKOUT)
_TRACEABLE = frozenset({Kind.ID, Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.ADDRESS, Kind.BUSINESS_NUMBER, Kind.TEXT})
"""Kinds with so many values that a token hides which one it stands for; of two choices the commoner one is plain."""


def fitting_actions(member: Member) -> tuple[Action, ...]:
    """The actions a policy may name for a field or a record list, the most hiding first.

    Free text is withheld, whatever its kind: no detector makes Korean prose safe. A record list's own path stands for
    the number of its records, and a plain list has no mask that would hide how many items it holds.
    """
    if isinstance(member, RecordList) or (member.many and member.privacy is not Privacy.FREE_TEXT):
        return (*_ALWAYS, Action.SHOW)
    if member.privacy is Privacy.FREE_TEXT:
        return (*_ALWAYS, Action.SHOW) if member.shareable and not member.many else _ALWAYS
    found = [*_ALWAYS]
    if member.type is LeafType.STRING and member.kind in _TRACEABLE:
        found.append(Action.PSEUDONYM)
    if member.kind in (Kind.ADDRESS, Kind.POSTCODE):
        found.append(Action.REGION)
    if member.kind.is_date or member.type in (LeafType.INTEGER, LeafType.NUMBER):
        found.append(Action.BAND)
    if member.kind is not Kind.ID:
        found.append(Action.MASK)
    return (*found, Action.SHOW)


def fitting_treatments(leaf: Leaf) -> tuple[Treatment, ...]:
    """The same with the periods dates may be cut to: of a day of birth only the age band is shown."""
    return tuple(
        Treatment(action, period)
        for action in fitting_actions(leaf)
        for period in (Period if action is Action.BAND and leaf.kind is Kind.DATE else (Period.YEAR,))
    )


def grouping(leaf: Leaf) -> Treatment | None:
    """How totals tell the values of a field apart; None where they cannot go by it.

    By a choice as it is, by anything finer in bands or regions: a group for each day or amount is a list of customers.
    """
    if leaf.many or leaf.privacy is Privacy.FREE_TEXT or leaf.path != leaf.path.replace("[]", ""):
        return None
    if leaf.type is LeafType.BOOLEAN or leaf.choices:
        return Treatment(Action.SHOW)
    for action in (Action.REGION, Action.BAND):
        if action in fitting_actions(leaf):
            return Treatment(action)
    return None


_MASKED_AS = {Kind.ADDRESS: Action.REGION, Kind.MONEY: Action.BAND, Kind.BIRTH_DATE: Action.BAND}
"""Kinds of which a mask leaves a region or band."""


def shows_group(leaf: Leaf, action: Action) -> bool:
    """True where a row tells which group of the totals it is in, so that totals beside the rows tell nothing more."""
    wanted = grouping(leaf)
    return wanted is not None and _left(leaf, action) in (wanted.action, Action.SHOW)


def shows_size(leaf: Leaf, action: Action) -> bool:
    """True where a row shows a number, or about how large it is: a sum beside rows without it lets it be worked out."""
    return _left(leaf, action) in (Action.BAND, Action.SHOW)


def _left(leaf: Leaf, action: Action) -> Action:
    return _MASKED_AS.get(leaf.kind, action) if action is Action.MASK else action


def is_summable(leaf: Leaf) -> bool:
    """True for numbers, in tables too."""
    return leaf.type in (LeafType.INTEGER, LeafType.NUMBER) and not leaf.many
