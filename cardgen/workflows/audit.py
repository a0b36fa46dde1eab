"""`cardgen audit`: a shared file or package searched for what its policy withholds."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cardgen.errors import TemplateError, UnsoundCards, UsageError
from cardgen.model.card import Card
from cardgen.model.cardview import CardView
from cardgen.model.form import FormSpec
from cardgen.model.policy import Redaction, RedactionPolicy
from cardgen.model.problem import Problem
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.sharing.encryption import require_encryption
from cardgen.sharing.leak_audit import Audit, Looked
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.viewing.build_view import blank_view, redacted_view
from cardgen.viewing.shown_texts import card_texts, index_texts, ledger_texts
from cardgen.workflows.card_cache import cards_by_stamp
from cardgen.workflows.check import check
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.workspace import Workspace

NOBODYS_KEY = bytes(32)
"""Of pseudonyms that are never printed: blank forms and empty lists name nobody."""

ALL_KINDS = frozenset({*(f".{it.suffix}" for it in CARD_FORMATS.values()), ".html", ".xlsx"})
"""The suffixes of everything a share can hold."""

_LARGEST = 1024 * 1024 * 1024
"""Bytes of a single file that are read at once; a package is read entry by entry."""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What an audit found, and what it looked at."""

    problems: tuple[Problem, ...]
    looked: Looked


def audit_file(
    workspace: Workspace, file: Path, policy_name: str, *, password: str | None = None, processes: int
) -> AuditReport:
    """Search a file from wherever for what the policy withholds of the cards as they are now.

    UsageError for a file that cannot be opened, UnsoundCards where a card has errors: its values would not be searched
    for. Which card a copy is of is not known, so what the policy shows of any card may stand in it.
    """
    if password is not None:
        require_encryption()
    policy = chosen_policy(workspace, policy_name)
    cards = _sound_cards(workspace, processes)
    audit = share_audit(workspace, policy, cards, _kinds(file))
    allowed = tuple(_shown(workspace, policy, cards))
    try:
        with file.open("rb") as opened:
            start = opened.read(4)
            if start.startswith(b"PK") and file.suffix.lower() == ".zip":
                problems = audit.package_findings(opened, file.name, password, allowed)
            else:
                opened.seek(0)
                problems = audit.findings(file.name, opened.read(_LARGEST), allowed, password or "")
    except OSError as error:
        raise UsageError("error.audit.file", path=str(file), reason=error.strerror or "?") from None
    return AuditReport(problems, audit.looked)


def share_audit(
    workspace: Workspace,
    policy: RedactionPolicy,
    cards: list[tuple[FormSpec, list[Card]]],
    kinds: frozenset[str] = ALL_KINDS,
) -> Audit:
    """The audit of files of these kinds (suffixes) that `policy` made of these cards."""
    return Audit.of(cards, policy, _blank_files(workspace, policy, kinds))


def _kinds(file: Path) -> frozenset[str]:
    """The suffixes of a file, or of all in a package: only these kinds of blank forms are needed to compare with."""
    names = [file.name]
    with suppress(OSError, zipfile.BadZipFile), zipfile.ZipFile(file) as archive:
        names += archive.namelist()
    return frozenset(PurePosixPath(name).suffix.lower() for name in names)


def _blank_files(workspace: Workspace, policy: RedactionPolicy, kinds: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """The blank form in every format that can be printed, an empty index and an empty ledger.

    A template that cannot be printed has no copies either; whoever renders it says so.
    """
    settings, form = workspace.settings, workspace.forms[policy.form]
    view = blank_view(form, settings.letterhead, settings.language)
    for name, card_format in CARD_FORMATS.items():
        if f".{card_format.suffix}" in kinds:
            with suppress(TemplateError):
                yield f"{view.stem}.{name}", card_format.open(workspace.template_folder(form.name)).render(view)
    yield from _empty_lists(workspace, policy, kinds)


def _empty_lists(workspace: Workspace, policy: RedactionPolicy, kinds: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    from cardgen.rendering.index_html import render_index_html
    from cardgen.rendering.ledger_xlsx import render_ledger

    settings, form = workspace.settings, workspace.forms[policy.form]
    redaction, company = _unnamed(workspace, policy), settings.letterhead.company
    if ".html" in kinds:
        index = build_index((), form, settings.language, (), company, redaction)
        yield "index.html", render_index_html(index)
    if ".xlsx" in kinds:
        yield "ledger.xlsx", render_ledger(build_ledger((), form, settings.language, company, redaction))


def _unnamed(workspace: Workspace, policy: RedactionPolicy) -> Redaction:
    return Redaction(policy, Pseudonyms(NOBODYS_KEY), workspace.today, "")


def _sound_cards(workspace: Workspace, processes: int) -> list[tuple[FormSpec, list[Card]]]:
    files = workspace.card_files().files
    found = []
    for form in workspace.forms.values():
        own = [it for it in files if it.form == form.name]
        cards = cards_by_stamp(workspace, form.name, own, whole=True, processes=processes)
        if len(cards) < len(own):
            problems = check(workspace, processes=processes).problems
            raise UnsoundCards("error.audit.card", tuple(it for it in problems if it.is_error))
        found.append((form, cards))
    return found


def _shown(workspace: Workspace, policy: RedactionPolicy, cards: list[tuple[FormSpec, list[Card]]]) -> Iterator[str]:
    """Every text the policy shows of any card, alone and in lists."""
    settings, redaction = workspace.settings, _unnamed(workspace, policy)
    for form, own in cards:
        if form.name != policy.form:
            continue
        for card in own if policy.cards else ():
            yield from card_texts(_view(card, form, redaction, workspace))
        company = settings.letterhead.company
        yield from index_texts(build_index(own, form, settings.language, (), company, redaction))
        yield from ledger_texts(build_ledger(own, form, settings.language, company, redaction))


def _view(card: Card, form: FormSpec, redaction: Redaction, workspace: Workspace) -> CardView:
    return redacted_view(card, form, redaction, workspace.settings.letterhead, workspace.settings.language)
