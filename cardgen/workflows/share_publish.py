"""The last step of a share: its record and its package appear together, or neither does."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from zoneinfo import ZoneInfo

from cardgen import __version__
from cardgen.errors import UsageError
from cardgen.sharing.share_record import KeyKind, ShareRecord
from cardgen.sharing.stated_fields import shown_fields
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.share_ledger import (
    PACKAGES,
    Ledger,
    digest_of_file,
    finish,
    publish,
    read_ledger,
    who_shares,
)
from cardgen.workflows.share_plan import SharePlan
from cardgen.workflows.workspace import OUT, STATE, Workspace
from cardgen.writing import name_scratch, remove_stale

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Published:
    """Where a package lies; `again` says that it was shared before."""

    path: Path
    again: bool = False


def earlier_share(ledger: Ledger, number: str) -> ShareRecord | None:
    """The record of the share with this number, where there is one."""
    return next((record for record in ledger.records if record.number == number), None)


def package_name(plan: SharePlan) -> str:
    """The package's file name: number and policy, both ASCII."""
    return f"{plan.terms.number}-{plan.policy.name}.zip"


def publish_share(workspace: Workspace, plan: SharePlan, digest: str, scratch: BinaryIO) -> Published:
    """Record the share and give the package its name, the two as one, while nobody else does.

    UsageError for a number under which something else was shared.
    """
    with workspace_lock(workspace.root / STATE):
        finish(workspace)
        remove_stale(workspace.root / OUT / PACKAGES)
        ledger = read_ledger(workspace.root)
        if plan.terms.number in ledger.hashes:
            earlier = earlier_share(ledger, plan.terms.number)
            return Published(_again(workspace, earlier, plan, digest, scratch), again=True)
        try:
            return Published(publish(workspace, _record(workspace, plan, digest, ledger), scratch))
        except FileExistsError:
            raise UsageError("error.share.number_taken.content", number=plan.terms.number) from None


def _again(workspace: Workspace, earlier: ShareRecord | None, plan: SharePlan, digest: str, scratch: BinaryIO) -> Path:
    """The package of an earlier share, put back where it is gone. UsageError unless this is the same one."""
    if earlier is not None and earlier.package_hash == digest:
        path = workspace.root / OUT / PACKAGES / earlier.package
        with suppress(FileExistsError):
            name_scratch(scratch, path)
        if digest_of_file(path) == digest:
            return path
    difference = _difference(earlier, plan) if earlier else "content"
    raise UsageError(f"error.share.number_taken.{difference}", number=plan.terms.number)


def _difference(earlier: ShareRecord, plan: SharePlan) -> str:
    """In what this share is another than the earlier one of its number: the end of a message's id."""
    terms = plan.terms
    if (earlier.recipient, earlier.purpose, earlier.formats) != (terms.recipient, terms.purpose, terms.formats):
        return "terms"
    if (earlier.form, earlier.policy, earlier.policy_hash) != (plan.form.name, plan.policy.name, plan.policy.source):
        return "policy"
    return "content" if {*earlier.cards} == {card.id for card in plan.chosen.cards} else "cards"


def _record(workspace: Workspace, plan: SharePlan, digest: str, ledger: Ledger) -> ShareRecord:
    policy, terms = plan.policy, plan.terms
    return ShareRecord(
        number=terms.number,
        made=datetime.now(ZoneInfo(workspace.settings.time_zone)),
        by=who_shares(workspace),
        recipient=terms.recipient,
        kind=policy.recipient,
        purpose=terms.purpose,
        policy=policy.name,
        form=policy.form,
        policy_hash=policy.source,
        cards=tuple(card.id for card in plan.chosen.cards),
        fields=shown_fields(plan.form, plan.told),
        formats=terms.formats,
        left_out=(*plan.chosen.without_consent, *plan.chosen.overdue),
        package=package_name(plan),
        package_hash=digest,
        keep_until=terms.keep_until,
        smallest_group=terms.smallest_group,
        key=KeyKind.POLICY if policy.stable else KeyKind.SHARE,
        version=__version__,
        before=ledger.hashes,
    )


def digest_of_scratch(scratch: BinaryIO) -> str:
    """SHA-256 of what a scratch file holds, read piece by piece."""
    digest = sha256()
    scratch.seek(0)
    while piece := scratch.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()
