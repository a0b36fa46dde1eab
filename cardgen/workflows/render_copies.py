"""`cardgen render --policy`: chosen cards as redacted copies."""

from __future__ import annotations

import secrets
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from cardgen.errors import UsageError
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.delivery_record import DeliveryRecord
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.policy_copies import CopyPlan, copies_folder, plan_copies, remove_others
from cardgen.workflows.progress import Progress
from cardgen.workflows.render import RenderReport, work_off
from cardgen.workflows.render_cards import RenderJob, RenderSpec
from cardgen.workflows.workspace import STATE, Workspace


def render_copies(
    workspace: Workspace,
    policy: str,
    names: tuple[str, ...],
    formats: tuple[str, ...],
    folder: Path | None,
    *,
    where: str | None = None,
    processes: int,
    progress: Progress,
) -> RenderReport:
    """Copies under `policy`, called by their pseudonyms, in `folder` or in out/<form>/shared/<policy>/.

    There, where no cards are named, those of an earlier run that this one does not make are removed. Nothing is made
    where the policy lets no cards out (UsageError) or something forbids a copy (PrivacyRefusal).
    """
    plan = plan_copies(workspace, policy, names, where, processes=processes)
    if not plan.policy.cards:
        raise UsageError("error.policy.totals_only", policy=plan.policy.name)
    with _lock(workspace, folder):
        target = copies_folder(workspace, plan.policy, folder)
        record = DeliveryRecord.load(workspace)
        report = RenderReport(problems=[*plan.chosen.problems], left_out=plan.chosen.left_out)
        report.without_consent = len(plan.chosen.without_consent)
        report.overdue = len(plan.chosen.overdue)
        jobs = [*_jobs(plan, formats, target, record)]
        work_off(jobs, _spec(workspace, plan, target), report, record, processes=processes, progress=progress)
        if folder is None and not names and where is None:
            suffixes = [CARD_FORMATS[it].suffix for it in formats]
            remove_others(target, report.files, suffixes, DeliveryRecord.load(workspace))
    return report


def _lock(workspace: Workspace, folder: Path | None) -> AbstractContextManager[object]:
    return workspace_lock(workspace.root / STATE) if folder is None else nullcontext()


def _jobs(plan: CopyPlan, formats: tuple[str, ...], target: Path, record: DeliveryRecord) -> list[RenderJob]:
    """A job for each card in the order of the pseudonyms, bound to the card as it was when the gate judged it."""
    jobs = []
    for card, file in zip(plan.chosen.cards, plan.chosen.files, strict=True):
        stem = plan.redaction.pseudonyms.card(card.id)
        places = {it: target / f"{stem}.{CARD_FORMATS[it].suffix}" for it in formats}
        foreign = frozenset(it for it, place in places.items() if not record.is_ours(place))
        jobs.append((stem, RenderJob(file, formats, foreign, card.blob)))
    return [job for _, job in sorted(jobs, key=lambda entry: entry[0])]


def _spec(workspace: Workspace, plan: CopyPlan, target: Path) -> RenderSpec:
    folders = ((plan.form.name, str(target)),)
    return RenderSpec(str(workspace.root), workspace.today, folders, secrets.token_hex(8), plan.redaction)
