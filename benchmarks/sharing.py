"""`cardgen share`: what many cards cost, how much of that is the audit, and that memory does not grow with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.bench import SEED, TODAY, Bench
from benchmarks.command import Run, cardgen
from benchmarks.figure import Figure, at_most
from benchmarks.generate import generate_cards
from cardgen.model.pseudonyms import Pseudonyms

PART = 4
"""One of so many cards is shared beside all of them."""

GROWTH = 1.25
"""Memory for all cards beside that for a part: what each further card may keep is its row of index and ledger."""


def figures(bench: Bench) -> Iterator[Figure]:
    """Memory and time of Word and PDF packages of the same workspace, then the audit beside the rendering."""
    count = bench.sizes.print_job
    workspace = bench.workspace(count)
    for card_format, cards in (("docx", count), ("pdf", bench.sizes.rendered)):
        part, whole = (_share(workspace, card_format, number) for number in (cards // PART, cards))
        detail = (
            f"{part.peak:.0f} MiB for {cards // PART} cards, {whole.peak:.0f} MiB for {cards}; {whole.seconds:.1f} s"
        )
        name = f"sharing {cards} cards as {card_format}, memory beside a quarter of them"
        yield at_most(name, whole.peak / part.peak, GROWTH, "times", detail)
    rendering, audit = _sides(workspace, bench.sizes.rendered // PART)
    detail = f"{1000 * rendering:.0f} ms of rendering, {1000 * audit:.0f} ms of audit for each card"
    yield at_most("audit of a shared PDF card beside its rendering", audit / rendering, 1, "times", detail)


def _ids(count: int) -> list[str]:
    return [card_id for card_id, _ in generate_cards(count, SEED)]


def _share(workspace: Path, card_format: str, count: int) -> Run:
    return cardgen(
        workspace, "share", "support", *_ids(count), "--for", "A/S", "--to", card_format, "-q", "-j", "2", watch=True
    )


def _sides(workspace: Path, count: int) -> tuple[float, float]:
    """Seconds a card's rendering and its audit take, in one process and warmed up."""
    from cardgen.viewing.build_view import redacted_view
    from cardgen.viewing.shown_texts import card_texts
    from cardgen.workflows.share_audit import ShareAudit
    from cardgen.workflows.share_plan import Asked, plan_share
    from cardgen.workflows.share_spec import ShareSpec, card_renderer
    from cardgen.workflows.workspace import open_workspace

    opened = open_workspace(workspace)
    plan = plan_share(opened, Asked("support", "A/S", names=tuple(_ids(count))), processes=1)
    redaction = plan.redaction(Pseudonyms(bytes(32)), opened.settings.language)
    spec = ShareSpec("", str(workspace), TODAY, plan.form.name, plan.terms, frozenset(_ids(count)), redaction, None)
    audit, renderer = ShareAudit.at(spec), card_renderer(spec, "pdf")
    settings = opened.settings
    rendering = searching = 0.0
    for card in plan.chosen.cards:
        view = redacted_view(card, plan.form, redaction, settings.letterhead, settings.language)
        start = perf_counter()
        content = renderer.render(view)
        rendered = perf_counter()
        audit.passed(f"cards/{view.stem}.pdf", content, card_texts(view))
        rendering, searching = rendering + rendered - start, searching + perf_counter() - rendered
    return rendering / count, searching / count
