"""Reports of changes as files: an HTML page, an Excel sheet. Under a policy each is audited before any is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

from cardgen.model.changereport import ChangeReport
from cardgen.viewing.change_rows import card_touch, change_ledger, change_rows, period_text, report_texts
from cardgen.viewing.shown_texts import ledger_texts
from cardgen.workflows.changes import Changes
from cardgen.workflows.copy_audit import CopyAudit
from cardgen.workflows.delivery import deliver
from cardgen.workflows.policy_copies import SHARED, CopyPlan
from cardgen.workflows.render import RenderReport
from cardgen.workflows.workspace import Workspace

CHANGES_FORMATS = ("html", "xlsx")


def changes_files(workspace: Workspace, found: Changes, formats: Sequence[str], folder: Path | None) -> RenderReport:
    """The reports as files in `folder` or in out/<form>/, copies in the policy's own folder.

    Each period has its own file: customer-changes_2026-10-01_2026-10-31.html.
    PrivacyRefusal, and nothing is written, where the audit finds in one what the policy withholds.
    """
    made = [(report, name, _printed(report, name)) for report in found.reports for name in formats]
    if found.plan is not None:
        _audit(workspace, found.plan, made)
    told = RenderReport()
    for report, name, content in made:
        told.take(*deliver(workspace, _path(report, name, found.plan, folder), content, folder))
    return told


def _printed(report: ChangeReport, name: str) -> bytes:
    if name == "xlsx":
        from cardgen.rendering.ledger_xlsx import render_ledger

        return render_ledger(change_ledger(report))
    from cardgen.rendering.changes_html import render_changes_html

    language = report.language
    rows = {
        card.changes.stem: ([astuple(row) for row in change_rows(card, language)], card_touch(card, language))
        for card in report.cards
    }
    return render_changes_html(report, period_text(report), rows)


def _audit(workspace: Workspace, plan: CopyPlan, made: Sequence[tuple[ChangeReport, str, bytes]]) -> None:
    members = frozenset(card.id for card in plan.chosen.cards)
    audit = CopyAudit(workspace, plan.policy, members, {name for _, name, _ in made})
    for report, name, content in made:
        texts = [*report_texts(report), *(ledger_texts(change_ledger(report)) if name == "xlsx" else ())]
        audit.require(f"changes.{name}", content, texts)


def _path(report: ChangeReport, name: str, plan: CopyPlan | None, folder: Path | None) -> str:
    """Below out/, or the name in another folder: of each period a file of its own."""
    file = f"changes_{report.since}_{report.until}.{name}"
    if folder is not None:
        return f"{plan.policy.name if plan else report.form}-{file}"
    return f"{report.form}/{SHARED}/{plan.policy.name}/{file}" if plan else f"{report.form}/{file}"
