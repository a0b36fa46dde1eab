"""What the audit of a shared card costs beside its rendering, in one run."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

from benchmarks.bench import TODAY, Bench
from benchmarks.figure import Figure, at_most
from cardgen.model.card import Card
from cardgen.model.cardview import CardView
from cardgen.model.policy import Redaction
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.sharing.leak_audit import Audit
from cardgen.viewing.build_view import redacted_view
from cardgen.viewing.shown_texts import card_texts
from cardgen.workflows.audit import share_audit
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.workspace import Workspace, open_workspace

POLICY = "sales"
FORMATS = ("pdf", "docx")
SHARED = 60
"""Cards of a share that are rendered and audited, out of all whose values are searched for."""

KEY = bytes(32)


def figures(bench: Bench) -> Iterator[Figure]:
    """Rendering and audit of the same cards take turns, so that a busy machine slows both."""
    workspace = open_workspace(bench.workspace(bench.sizes.print_job))
    audit, views = _prepared(workspace)
    for card_format in FORMATS:
        rendering, auditing = _seconds(workspace, audit, views, card_format)
        detail = (
            f"{len(views)} of {bench.sizes.print_job} cards, {audit.looked.needles:,} values: "
            f"rendered in {1000 * rendering / len(views):.0f} ms, audited in {1000 * auditing / len(views):.0f} ms each"
        )
        limit = 1.0 if card_format == "pdf" else 40.0
        yield at_most(f"audit of a {card_format} card, of its rendering", auditing / rendering, limit, "times", detail)


def _prepared(workspace: Workspace) -> tuple[Audit, list[CardView]]:
    policy = chosen_policy(workspace, POLICY)
    form = workspace.forms[policy.form]
    checking = CheckingBench(workspace, TODAY)
    found = [(checking.form(file), checking.card(file)) for file in workspace.card_files().files]
    cards = [
        (its, [card for one, card in found if one is its and isinstance(card, Card)])
        for its in checking.workspace.forms.values()
    ]
    redaction = Redaction(policy, Pseudonyms(KEY), TODAY, "")
    settings = workspace.settings
    own = next(those for its, those in cards if its.name == form.name)[:SHARED]
    views = [redacted_view(card, form, redaction, settings.letterhead, settings.language) for card in own]
    return share_audit(workspace, policy, cards), views


def _seconds(workspace: Workspace, audit: Audit, views: list[CardView], card_format: str) -> tuple[float, float]:
    """Processor seconds of all renderings and of all audits; nothing may be found, or something else was measured."""
    renderer = CARD_FORMATS[card_format].open(workspace.template_folder(views[0].form))
    renderer.render(views[0])
    rendering = auditing = 0.0
    for view in views:
        started = process_time()
        content = renderer.render(view)
        rendered = process_time()
        problems = audit.findings(f"{view.stem}.{card_format}", content, card_texts(view))
        assert not problems
        rendering += rendered - started
        auditing += process_time() - rendered
    return rendering, auditing
