"""What a share shows before it is made: who gets what, of whom, and what stays here."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.cli.console import note, warn
from cardgen.cli.language import language, tell
from cardgen.cli.visible import visible
from cardgen.model.cardview import Letterhead
from cardgen.sharing.cover import cover_view
from cardgen.sharing.stated_fields import stated_fields
from cardgen.viewing.build_totals import totals_left_out
from cardgen.viewing.total_words import whose
from cardgen.workflows.share import Made
from cardgen.workflows.share_plan import SharePlan

MOST_IDS = 20


def note_terms(plan: SharePlan, *, quiet: bool) -> None:
    """Print the terms; who was left out, and why, is said in any case."""
    if not quiet:
        for line in _terms(plan):
            note(line)
    chosen = plan.chosen
    is_asked = any(rule.live for rule in plan.policy.consents)
    for text_id, ids in (
        ("share.left_out" if is_asked else "share.left_out.withdrawn", chosen.without_consent),
        ("share.doubtful", chosen.doubtful),
        ("share.overdue", chosen.overdue),
    ):
        if ids:
            warn(tell(text_id, count=f"{len(ids):,}", ids=_some(ids)))
    for purpose in plan.unheard:
        warn(tell("share.unheard", purpose=visible(purpose)))
    if plan.outlived:
        warn(tell("share.outlived", count=f"{plan.outlived:,}"))
    if left_out := _totals_left_out(plan):
        warn(tell("share.totals.left_out", labels=", ".join(left_out)))
    if plan.broken:
        warn(tell("share.broken", count=f"{plan.broken:,}"))


def _totals_left_out(plan: SharePlan) -> tuple[str, ...]:
    asked, inside = plan.policy.totals, plan.totals
    return totals_left_out(plan.form, asked, inside, language()) if asked and inside else ()


def _some(ids: Sequence[str]) -> str:
    """The ids, as many as a terminal still shows at a glance; --json has them all."""
    shown = ", ".join(ids[:MOST_IDS])
    left = len(ids) - MOST_IDS
    return tell("share.some", ids=shown, count=f"{left:,}") if left > 0 else shown


def _terms(plan: SharePlan) -> list[str]:
    terms, policy = plan.terms, plan.policy
    cover = cover_view(terms, plan.form, plan.told, Letterhead(""), language())
    number = {"form": plan.form.label.text(language()), "count": f"{terms.customers:,}"}
    kind = tell(f"cover.kind.{policy.recipient.value}")
    return [
        tell("share.who", recipient=terms.recipient, kind=kind),
        tell("share.what", purpose=terms.purpose),
        tell("share.until", day=terms.keep_until.isoformat()),
        tell(f"share.cards.{whose(plan.form)}", formats=", ".join(terms.formats), **number)
        if policy.cards
        else tell(f"share.totals.{whose(plan.form)}", **number),
        *(f"  {tell('share.fields', how=items.how, fields=items.fields)}" for items in cover.shown),
        f"  {tell('share.withheld', fields=cover.withheld)}",
        *_group(terms.smallest_group),
    ]


def _group(group: int | None) -> list[str]:
    if group is None:
        return []
    return [tell("share.group.one") if group == 1 else tell("share.group", count=f"{group:,}")]


def as_json(plan: SharePlan, made: Made) -> dict[str, object]:
    """The share for scripts: no customer's value, and of customers their ids alone."""
    terms = plan.terms
    return {
        "number": terms.number,
        "package": str(made.path) if made.path else None,
        "sha256": made.digest,
        "again": made.again,
        "policy": plan.policy.name,
        "form": plan.form.name,
        "recipient": terms.recipient,
        "recipient_kind": plan.policy.recipient.value,
        "purpose": terms.purpose,
        "keep_until": terms.keep_until.isoformat(),
        "cards": [card.id for card in plan.chosen.cards],
        "left_out": [*plan.chosen.without_consent],
        "doubtful": [*plan.chosen.doubtful],
        "overdue": [*plan.chosen.overdue],
        "smallest_group": terms.smallest_group,
        "fields": stated_fields(plan.form, plan.told),
        "files": [{"name": it.name, "size": it.size, "sha256": it.sha256} for it in made.files],
    }
