"""`cardgen index --policy`: index, list and ledger over what a policy lets be seen, or its totals alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cardgen.errors import TemplateError
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.viewing.shown_texts import index_texts, ledger_texts
from cardgen.workflows.copy_audit import CopyAudit
from cardgen.workflows.delivery import deliver
from cardgen.workflows.index import render_index
from cardgen.workflows.index_formats import FILE_NAMES
from cardgen.workflows.policy_copies import SHARED, CopyPlan, plan_copies
from cardgen.workflows.render import RenderReport
from cardgen.workflows.render_cards import in_card
from cardgen.workflows.workspace import Workspace


def index_copies(
    workspace: Workspace, policy: str, where: str | None, formats: Sequence[str], folder: Path | None, *, processes: int
) -> RenderReport:
    """The indexes under `policy`, into `folder` (sales-index.html) or out/<form>/shared/<policy>/.

    They link to no card files, and say neither how many cards there are nor how they were chosen. PrivacyRefusal, and
    nothing is written, where the audit finds in one of them what the policy withholds.
    """
    plan = plan_copies(workspace, policy, (), where, processes=processes)
    report = RenderReport(problems=[*plan.chosen.problems], left_out=plan.chosen.left_out)
    report.without_consent = len(plan.chosen.without_consent)
    report.overdue = len(plan.chosen.overdue)
    printed = {it: _printed(workspace, plan, it) for it in formats}
    members = frozenset(card.id for card in plan.chosen.cards)
    audit = CopyAudit(workspace, plan.policy, members, {*formats} - {"pdf"})  # a list on paper is no blank card
    for index_format, content in printed.items():
        audit.require(FILE_NAMES[index_format], content, _texts(workspace, plan, index_format))
    for index_format, content in printed.items():
        name = FILE_NAMES[index_format]
        path = f"{plan.policy.name}-{name}" if folder else f"{plan.form.name}/{SHARED}/{plan.policy.name}/{name}"
        report.take(*deliver(workspace, path, content, folder))
    return report


def _printed(workspace: Workspace, plan: CopyPlan, index_format: str) -> bytes:
    """One index; what cannot be printed is told as its card's problem, not by its pseudonym."""
    title = plan.form.label.text(workspace.settings.language)
    try:
        return render_index(index_format, plan.chosen.cards, plan.form, workspace, title, plan.redaction)
    except TemplateError as error:
        paths = {plan.redaction.pseudonyms.card(card.id): card.path for card in plan.chosen.cards}
        problems = (in_card(it, paths[it.path], plan.form) if it.path in paths else it for it in error.problems)
        raise TemplateError(tuple(problems)) from None


def _texts(workspace: Workspace, plan: CopyPlan, index_format: str) -> Iterator[str]:
    """What an index of this format may say."""
    language, cards, form = workspace.settings.language, plan.chosen.cards, plan.form
    company = workspace.settings.letterhead.company
    if index_format == "xlsx":
        return ledger_texts(build_ledger(cards, form, language, company, plan.redaction))
    return index_texts(build_index(cards, form, language, (), company, plan.redaction))
