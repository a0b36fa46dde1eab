"""`cardgen audit`: a shared file or package searched for what its policy withholds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from cardgen.archives.plain_file import SpecialFileError, open_plain
from cardgen.archives.zip_reader import MAX_TOTAL
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
from cardgen.sharing.package_reading import PackageDamaged, opened_package
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.viewing.build_view import blank_view, redacted_view
from cardgen.viewing.shown_texts import card_texts, index_texts, ledger_texts
from cardgen.workflows.audit_terms import terms_texts
from cardgen.workflows.check import check
from cardgen.workflows.everybody import everybody
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.workspace import Workspace

NOBODYS_KEY = bytes(32)
"""Of pseudonyms that are never printed: blank forms and empty lists name nobody."""

ALL_KINDS = frozenset({*(f".{it.suffix}" for it in CARD_FORMATS.values()), ".html", ".xlsx"})
"""The suffixes of everything a share can hold."""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What an audit found, and what it looked at."""

    problems: tuple[Problem, ...]
    looked: Looked


def audit_file(
    workspace: Workspace, file: Path, policy_name: str, *, password: str | None = None, processes: int
) -> AuditReport:
    """Search a file from wherever for what the policy withholds of the cards as they are now.

    UsageError for a file that cannot be opened or, unless it is a package, is larger than 100 MB; UnsoundCards where a
    card has errors: its values would not be searched for. Which card a copy is of is not known, so what the policy
    shows of any card may stand in it.
    """
    if password is not None:
        require_encryption()
    policy = chosen_policy(workspace, policy_name)
    try:
        with open_plain(file, follow=True) as opened:
            return _audited(workspace, opened, file, policy, password, processes)
    except SpecialFileError:
        raise UsageError("error.audit.special", path=str(file)) from None
    except OSError as error:
        raise UsageError("error.audit.file", path=str(file), reason=error.strerror or "?") from None


def _audited(
    workspace: Workspace, opened: BinaryIO, file: Path, policy: RedactionPolicy, password: str | None, processes: int
) -> AuditReport:
    is_package = file.suffix.lower() == ".zip" and opened.read(2) == b"PK"
    if not is_package and os.fstat(opened.fileno()).st_size > MAX_TOTAL:
        raise UsageError("error.audit.large", path=str(file), most=f"{MAX_TOTAL // 1024**2}")
    cards = _sound_cards(workspace, processes)
    audit = share_audit(workspace, policy, cards, _kinds(opened, file.name, is_package))
    shown = _shown(workspace, policy, cards)
    if is_package:
        allowed = (*shown, *terms_texts(workspace, policy, opened, password))
        problems = audit.package_findings(opened, file.name, password, allowed)
    else:
        opened.seek(0)
        problems = audit.findings(file.name, opened.read(MAX_TOTAL), tuple(shown), password or "")
    return AuditReport(problems, audit.looked)


def share_audit(
    workspace: Workspace,
    policy: RedactionPolicy,
    cards: list[tuple[FormSpec, list[Card]]],
    kinds: frozenset[str] = ALL_KINDS,
) -> Audit:
    """The audit of files of these kinds (suffixes) that `policy` made of these cards."""
    return Audit.of(cards, policy, _blank_files(workspace, policy, kinds))


def _kinds(opened: BinaryIO, name: str, is_package: bool) -> frozenset[str]:
    """The suffixes of a file, or of all in a package: only these kinds of blank forms are needed to compare with."""
    names = [name]
    if is_package:
        with suppress(PackageDamaged), opened_package(opened, None) as archive:
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
    people = everybody(workspace, processes)
    if people.broken:
        problems = check(workspace, processes=processes).problems
        raise UnsoundCards("error.audit.card", tuple(it for it in problems if it.is_error))
    return [(form, [card for card in own if isinstance(card, Card)]) for form, own in people.by_form]


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
