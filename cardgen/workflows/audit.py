"""`cardgen audit`: a shared file or package searched for what its policy withholds."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from cardgen.archives.plain_file import SpecialFileError, open_plain
from cardgen.archives.zip_reader import MAX_TOTAL
from cardgen.errors import UnsoundCards, UsageError
from cardgen.model.card import Card
from cardgen.model.cardview import CardView
from cardgen.model.form import FormSpec
from cardgen.model.policy import Redaction, RedactionPolicy
from cardgen.model.problem import Problem
from cardgen.sharing.encryption import require_encryption
from cardgen.sharing.leak_audit import Audit, CardsByForm, Looked
from cardgen.sharing.package_reading import PackageDamaged, opened_package
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.viewing.build_view import redacted_view
from cardgen.viewing.shown_texts import card_texts, index_texts, ledger_texts
from cardgen.workflows.audit_terms import terms_texts
from cardgen.workflows.blank_files import ALL_KINDS, blank_files, unnamed
from cardgen.workflows.check import check
from cardgen.workflows.everybody import everybody
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.workspace import Workspace


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
    cards: CardsByForm,
    kinds: frozenset[str] = ALL_KINDS,
    shared: Container[str] | None = None,
) -> Audit:
    """The audit of files of these kinds (suffixes) that `policy` made of the `shared` ids among these cards.

    With None any of them may have been shared.
    """
    return Audit.of(cards, policy, blank_files(workspace, policy, kinds), shared=shared)


def _kinds(opened: BinaryIO, name: str, is_package: bool) -> frozenset[str]:
    """The suffixes of a file, or of all in a package: only these kinds of blank forms are needed to compare with."""
    names = [name]
    if is_package:
        with suppress(PackageDamaged), opened_package(opened, None) as archive:
            names += archive.namelist()
    return frozenset(PurePosixPath(name).suffix.lower() for name in names)


def _sound_cards(workspace: Workspace, processes: int) -> list[tuple[FormSpec, list[Card]]]:
    people = everybody(workspace, processes)
    if people.broken:
        problems = check(workspace, processes=processes).problems
        raise UnsoundCards("error.audit.card", tuple(it for it in problems if it.is_error))
    return [(form, [card for card in own if isinstance(card, Card)]) for form, own in people.by_form]


def _shown(workspace: Workspace, policy: RedactionPolicy, cards: list[tuple[FormSpec, list[Card]]]) -> Iterator[str]:
    """Every text the policy shows of any card, alone and in lists."""
    settings, redaction = workspace.settings, unnamed(workspace, policy)
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
