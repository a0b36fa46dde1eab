"""`cardgen render --policy`: chosen cards as redacted copies."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from cardgen.errors import UsageError
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.delivery_record import DeliveryRecord
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.outputs import place
from cardgen.workflows.policy_copies import CopyPlan, copies_folder, plan_copies, remove_others
from cardgen.workflows.print_manner import PLAIN, PrintManner
from cardgen.workflows.progress import Progress
from cardgen.workflows.render import RenderReport, rendered
from cardgen.workflows.render_cards import Made, RenderJob, RenderSpec
from cardgen.workflows.workspace import STATE, Workspace
from cardgen.writing import scratch_file


def render_copies(  # noqa: PLR0913 (a parameter for each option)
    workspace: Workspace,
    policy: str,
    names: tuple[str, ...],
    formats: tuple[str, ...],
    folder: Path | None,
    *,
    where: str | None = None,
    manner: PrintManner = PLAIN,
    processes: int,
    progress: Progress,
) -> RenderReport:
    """Copies under `policy`, called by their pseudonyms, in `folder` or in out/<form>/shared/<policy>/.

    There, where no cards are named, those of an earlier run that this one does not make are removed. Nothing is written
    where the policy lets no cards out (UsageError) or something forbids a copy or is found in one (PrivacyRefusal).
    """
    plan = plan_copies(workspace, policy, names, where, processes=processes)
    if not plan.policy.cards:
        raise UsageError("error.policy.totals_only", policy=plan.policy.title)
    with _lock(workspace, folder):
        target = copies_folder(workspace, plan.policy, folder)
        record = DeliveryRecord.load(workspace)
        report = RenderReport(problems=[*plan.chosen.problems], left_out=plan.chosen.left_out)
        report.without_consent = len(plan.chosen.without_consent)
        report.overdue = len(plan.chosen.overdue)
        spec = _spec(workspace, plan, target, manner)
        made = rendered(_jobs(plan, formats), spec, report, processes=processes, progress=progress)
        with scratch_file(target) as scratch:
            _put_in_place(made, scratch, report, record)
        if folder is None and not names and where is None:
            suffixes = [CARD_FORMATS[it].suffix for it in formats]
            remove_others(target, report.files, suffixes, DeliveryRecord.load(workspace))
    return report


def _lock(workspace: Workspace, folder: Path | None) -> AbstractContextManager[object]:
    return workspace_lock(workspace.root / STATE) if folder is None else nullcontext()


def _put_in_place(
    made: Iterator[tuple[Path, Made]], scratch: BinaryIO, report: RenderReport, record: DeliveryRecord
) -> None:
    """Write the copies once the last of them has passed the audit; until then they wait where nobody finds them."""
    waiting = []
    for folder, copy in made:
        waiting.append((folder / copy.name, replace(copy, content=b"")))
        scratch.write(copy.content)
    scratch.seek(0)
    written: list[tuple[Path, str]] = []
    try:
        for file, copy in waiting:
            report.take(file, place(file, scratch.read(copy.size), ours=record.is_ours(file)))
            written.append((file, copy.digest))
    finally:
        record.remember(written)
    report.files.sort()


def _jobs(plan: CopyPlan, formats: tuple[str, ...]) -> list[RenderJob]:
    """A job for each card in the order of the pseudonyms, bound to the card as it was when the gate judged it."""
    chosen = zip(plan.chosen.cards, plan.chosen.files, strict=True)
    jobs = [
        (plan.redaction.pseudonyms.card(card.id), RenderJob(file, formats, blob=card.blob)) for card, file in chosen
    ]
    return [job for _, job in sorted(jobs, key=lambda entry: entry[0])]


def _spec(workspace: Workspace, plan: CopyPlan, target: Path, manner: PrintManner) -> RenderSpec:
    folders = ((plan.form.name, str(target)),)
    members = frozenset(card.id for card in plan.chosen.cards)
    run = secrets.token_hex(8)
    return RenderSpec(
        str(workspace.root), workspace.today, folders, manner, run, redaction=plan.redaction, members=members
    )
