"""Files of every kind without any customer: what these hold tells nothing of anybody, whatever an audit finds there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from cardgen.errors import TemplateError
from cardgen.model.policy import Redaction, RedactionPolicy
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.viewing.build_view import blank_view
from cardgen.workflows.template_pictures import template_pictures
from cardgen.workflows.workspace import Workspace

NOBODYS_KEY = bytes(32)
"""Of pseudonyms that are never printed: blank forms and empty lists name nobody."""

ALL_KINDS = frozenset({*(f".{it.suffix}" for it in CARD_FORMATS.values()), ".html", ".xlsx"})
"""The suffixes of everything a share can hold."""


def blank_files(
    workspace: Workspace, policy: RedactionPolicy, kinds: frozenset[str] = ALL_KINDS
) -> Iterator[tuple[str, bytes]]:
    """The blank form, an empty index and an empty ledger of these kinds, and the pictures copies may show.

    A template that cannot be printed has no copies either; whoever renders it says so, and an audit that knows less of
    the form is stricter.
    """
    settings, form = workspace.settings, workspace.forms[policy.form]
    folder = workspace.template_folder(form.name)
    view = blank_view(form, settings.letterhead, settings.language)
    for name, card_format in CARD_FORMATS.items():
        if f".{card_format.suffix}" in kinds:
            with suppress(TemplateError):
                yield f"{view.stem}.{name}", card_format.open(folder).render(view)
    yield from _empty_lists(workspace, policy, kinds)
    yield from template_pictures(folder, settings.letterhead.logo, kinds)


def _empty_lists(workspace: Workspace, policy: RedactionPolicy, kinds: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    from cardgen.rendering.index_html import render_index_html
    from cardgen.rendering.ledger_xlsx import render_ledger

    settings, form = workspace.settings, workspace.forms[policy.form]
    redaction, company = unnamed(workspace, policy), settings.letterhead.company
    if ".html" in kinds:
        yield "index.html", render_index_html(build_index((), form, settings.language, (), company, redaction))
    if ".xlsx" in kinds:
        yield "ledger.xlsx", render_ledger(build_ledger((), form, settings.language, company, redaction))


def unnamed(workspace: Workspace, policy: RedactionPolicy) -> Redaction:
    """A redaction under which nobody has a pseudonym of their own."""
    return Redaction(policy, Pseudonyms(NOBODYS_KEY), workspace.today, "")
