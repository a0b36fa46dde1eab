"""A policy in force over the changes of a card: what must hold of the card, and who is told what."""

from __future__ import annotations

from cardgen.errors import PrivacyRefusal, UsageError
from cardgen.model.form import FormSpec
from cardgen.model.policy import Redaction
from cardgen.workflows.past_cards import Screen
from cardgen.workflows.workspace import Workspace


def changes_redaction(workspace: Workspace, name: str, form: FormSpec, stem: str) -> Redaction:
    """The policy as it applies to the changes of one card.

    Whose card may not go to others must not go in pieces either: UsageError for a policy of another form, or of totals
    alone, and for a card that is not there any more; PrivacyRefusal where consent is missing or withdrawn, or the card
    should have been destroyed by now. What is asked of the card is imported here: loading it takes half as long as all
    the rest of a command that needs no policy.
    """
    from cardgen.workflows.share_selection import share_cards

    redaction = _in_force(workspace, name, form)
    chosen = share_cards(workspace, redaction.policy, (stem,), None, processes=1)
    if not chosen.cards:
        raise PrivacyRefusal("error.log.policy_card", chosen.problems, id=stem, policy=redaction.policy.title)
    return redaction


def change_screen(workspace: Workspace, redaction: Redaction | None, processes: int = 1) -> Screen | None:
    """What readers under a policy are kept from in earlier versions; None without one.

    UnsoundCards where cards of today cannot be read. It is imported here for the same reason.
    """
    if redaction is None:
        return None
    from cardgen.workflows.change_screen import ChangeScreen

    return ChangeScreen(workspace, redaction.policy, processes)


def _in_force(workspace: Workspace, name: str, form: FormSpec) -> Redaction:
    """A policy of this form that shows cards. UsageError for any other."""
    from cardgen.workflows.policies import chosen_policy
    from cardgen.workflows.share_keys import policy_pseudonyms

    policy = chosen_policy(workspace, name)
    if not policy.cards:
        raise UsageError("error.policy.totals_only", policy=policy.title)
    if policy.form != form.name:
        raise UsageError("error.log.policy_form", policy=policy.title, form=form.label)
    return Redaction(policy, policy_pseudonyms(workspace, policy), workspace.today, "")
