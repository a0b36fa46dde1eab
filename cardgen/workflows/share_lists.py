"""The files of a package that are about all its cards: cover, index, ledger, manifest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cardgen.model.coverview import CoverView
from cardgen.model.policy import Redaction
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.sharing.cover import Terms, cover_texts, cover_view
from cardgen.sharing.manifest import NAME, Listed, manifest, manifest_texts
from cardgen.sharing.package import COVER, INDEX, LEDGER
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.viewing.shown_texts import index_texts, ledger_texts
from cardgen.workflows.share_plan import SharePlan
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ListFile:
    """A file that is ready to be audited; `texts` are those it may hold."""

    name: str
    content: bytes = field(repr=False)
    texts: tuple[str, ...] = field(repr=False)


def lists_and_cover(workspace: Workspace, plan: SharePlan, redaction: Redaction) -> Iterator[ListFile]:
    """The cover, the index and the ledger."""
    from cardgen.rendering.index_html import render_index_html
    from cardgen.rendering.ledger_xlsx import render_ledger

    settings, cards = workspace.settings, plan.chosen.cards
    language, company = settings.language, settings.letterhead.company
    cover = cover_view(plan.terms, plan.form, plan.told, settings.letterhead, language)
    yield ListFile(*printed_cover(cover, plan.terms), tuple(cover_texts(cover)))
    files = tuple(CARD_FORMATS[it].suffix for it in plan.terms.formats)
    index = build_index(cards, plan.form, language, files, company, redaction)
    yield ListFile(INDEX, render_index_html(index), tuple(index_texts(index)))
    ledger = build_ledger(cards, plan.form, language, company, redaction)
    yield ListFile(LEDGER, render_ledger(ledger), tuple(ledger_texts(ledger)))


def printed_cover(cover: CoverView, terms: Terms) -> tuple[str, bytes]:
    """The cover as PDF, as a page for the browser where no PDF was asked for."""
    from cardgen.rendering.cover import render_cover_html, render_cover_pdf

    if terms.cover_is_pdf:
        return f"{COVER}.pdf", render_cover_pdf(cover)
    return f"{COVER}.html", render_cover_html(cover)


def manifest_file(plan: SharePlan, files: Sequence[Listed]) -> ListFile:
    """The manifest over all other files."""
    given = (plan.terms, plan.form, plan.told, files)
    return ListFile(NAME, manifest(*given), tuple(manifest_texts(*given)))
