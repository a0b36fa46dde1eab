"""Copies under a policy that stay in the house: whose they are, what is asked of them first, where they go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cardgen.messages import say
from cardgen.model.form import FormSpec
from cardgen.model.policy import Redaction, RedactionPolicy
from cardgen.sharing.footer import ROOM, shortened
from cardgen.workflows.delivery import make_own_folder
from cardgen.workflows.delivery_record import DeliveryRecord
from cardgen.workflows.everybody import everybody
from cardgen.workflows.outputs import is_free
from cardgen.workflows.past_copies import allowed_today, policy_in_force
from cardgen.workflows.share_gate import known_values, require_gate, require_group
from cardgen.workflows.share_keys import policy_pseudonyms
from cardgen.workflows.share_selection import ShareCards, share_cards
from cardgen.workflows.workspace import OUT, Workspace
from cardgen.writing import make_folder, remove_stale

SHARED = "shared"
"""The folder in out/<form>/ with a folder of copies for each policy: full cards and redacted ones never mix."""


@dataclass(frozen=True)
class CopyPlan:
    """Copies that may be made: the policy in force and the cards, as a share would choose them."""

    policy: RedactionPolicy
    form: FormSpec
    redaction: Redaction
    chosen: ShareCards = field(repr=False)


def plan_copies(
    workspace: Workspace, name: str, names: tuple[str, ...], where: str | None, *, processes: int
) -> CopyPlan:
    """What a share under this policy would show, of the named cards (all by default) that `where` chooses.

    UsageError for an unknown policy; PrivacyRefusal where consent, `where`, the detector or too small a group forbids
    it. Pseudonyms are the policy's own, so that a copy made tomorrow has the file name of today's.
    """
    policy = policy_in_force(workspace, name)
    form = workspace.forms[policy.form]
    chosen = allowed_today(
        workspace, policy, share_cards(workspace, policy, names, where, processes=processes), processes
    )
    if policy.cards:
        require_gate(workspace, chosen.cards, form, policy, known_values(everybody(workspace, processes)))
    language = workspace.settings.language
    redaction = Redaction(policy, policy_pseudonyms(workspace, policy), workspace.today, _footer(policy, language))
    require_group(chosen.cards, form, redaction, language)
    return CopyPlan(policy, form, redaction, chosen)


def _footer(policy: RedactionPolicy, language: str) -> str:
    label = policy.label.text(language)
    return shortened(say("paper.footer.redacted", language, policy=label, purpose=policy.purpose), ROOM)


def copies_folder(workspace: Workspace, policy: RedactionPolicy, folder: Path | None) -> Path:
    """Where the copies go, made ready: the folder asked for, else the policy's own below out/."""
    if folder is not None:
        make_own_folder(workspace, folder)
        return folder
    own = workspace.root / OUT / policy.form / SHARED / policy.name
    make_folder(own, below=workspace.root)
    remove_stale(own)
    return own


def remove_others(folder: Path, made: Iterable[Path], suffixes: Iterable[str], record: DeliveryRecord) -> None:
    """Delete copies of an earlier run that this one did not make: of customers who withdrew, or are no longer shown.

    What somebody edited stays: it is theirs.
    """
    wanted = frozenset(made)
    for suffix in suffixes:
        for file in sorted(folder.glob(f"P-*.{suffix}")):
            if file not in wanted and not is_free(file) and record.is_ours(file):
                file.unlink()
