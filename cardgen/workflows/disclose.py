"""`cardgen disclose`: the report of everything held about one person (개인정보 보호법 art. 35).

It is no share: the person themself is nobody to be kept out, so nothing is redacted and no record is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cardgen.errors import EnvironmentMissing, TemplateError
from cardgen.model.card import Card
from cardgen.model.disclosureview import DisclosureView
from cardgen.model.form import CONSENTS
from cardgen.model.problem import Problem
from cardgen.rendering.disclosure import render_disclosure_html, render_disclosure_pdf
from cardgen.sharing.consent import PURPOSE, is_live
from cardgen.sharing.disclosure import Held, disclosure_view
from cardgen.sharing.retention import retain_until
from cardgen.sharing.share_record import ShareRecord
from cardgen.workflows.delivery import deliver
from cardgen.workflows.held import Mention, held_about, mentions
from cardgen.workflows.places import DISCLOSURES
from cardgen.workflows.progress import Progress
from cardgen.workflows.render_cards import CARD_FAULTS, in_card
from cardgen.workflows.show import one_card
from cardgen.workflows.workspace import Workspace

FORMATS: Mapping[str, Callable[[DisclosureView], bytes]] = {
    "html": render_disclosure_html,
    "pdf": render_disclosure_pdf,
}
"""What the report can be made as; each is the suffix of its file."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What is held about a customer.

    `maybe` are other cards that may be about the same person: for the clerk to judge, not for the report, which must
    tell nobody of others. `unread` counts cards and records of shares that cannot be looked through.
    """

    held: Held = field(repr=False)
    maybe: tuple[Mention, ...]
    unread_cards: int
    unread_records: int

    def data(self) -> Mapping[str, object]:
        """Everything as plain data."""
        held = self.held
        last = retain_until(held.card)
        return {
            "id": held.card.id,
            "form": held.form.name,
            "path": held.card.path,
            "day": held.day.isoformat(),
            "values": _values(held),
            "consents": [
                {**it, "live": not it.get("withdrawn") and is_live(held.card, str(it[PURPOSE]), held.day)}
                for it in held.card.records(CONSENTS)
            ],
            "retain_until": last.isoformat() if last else None,
            "overdue": held.overdue,
            "shares": [_share(record, held) for record in held.shares],
            "versions": held.versions,
            "files": list(held.files),
            "lists": list(held.lists),
            "erased": list(held.erased),
            "maybe": [{"id": it.card, "kinds": [kind.value for kind in it.kinds]} for it in self.maybe],
            "unread": {"cards": self.unread_cards, "records": self.unread_records},
        }


def _values(held: Held) -> Mapping[str, object]:
    found = ((member.path, held.card.value(member.path)) for member in held.form.members())
    return {path: value for path, value in found if value is not None}


def _share(record: ShareRecord, held: Held) -> Mapping[str, object]:
    return {
        "number": record.number,
        "day": record.made.date().isoformat(),
        "recipient": record.recipient,
        "kind": record.kind.value,
        "purpose": record.purpose,
        "fields": dict(record.fields),
        "keep_until": record.keep_until.isoformat(),
        "expired": record.is_expired(held.day),
    }


def disclose(
    workspace: Workspace, name: str, *, processes: int, progress: Progress
) -> tuple[Disclosure | None, Sequence[Problem]]:
    """What is held about the customer whose card an id or file names; None where the card is not sound."""
    card, problems = one_card(workspace, name)
    if not isinstance(card, Card):
        return None, problems
    held, unread_records = held_about(workspace, card)
    maybe, unread_cards = mentions(workspace, card, processes=processes, progress=progress)
    return Disclosure(held, maybe, unread_cards, unread_records), problems


@dataclass(slots=True)
class Written:
    """The report's files; `kept` are edited ones put aside. `missing` says what this machine lacks for PDF."""

    files: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    missing: EnvironmentMissing | None = None


def write_report(
    workspace: Workspace, disclosure: Disclosure, formats: tuple[str, ...] | None, folder: Path | None
) -> Written:
    """Write the report into out/disclosures/ or a folder of the user's choice, for its owner alone to read.

    Where no formats are asked for it is made as all that this machine can make. TemplateError for a character that no
    font prints.
    """
    settings = workspace.settings
    view = disclosure_view(disclosure.held, settings.letterhead, settings.language)
    written = Written()
    contents: dict[str, bytes] = {}
    for name in formats or tuple(FORMATS):
        try:
            contents[name] = FORMATS[name](view)
        except EnvironmentMissing as missing:
            if formats:
                raise
            written.missing = missing
        except TemplateError as error:
            raise TemplateError(_in_card(error.problems, disclosure.held)) from None
    for name, content in contents.items():
        file, kept = deliver(workspace, f"{DISCLOSURES}/{view.stem}.{name}", content, folder)
        written.files.append(file)
        written.kept += [kept] if kept else []
    return written


def _in_card(problems: Sequence[Problem], held: Held) -> tuple[Problem, ...]:
    return tuple(in_card(it, held.card.path, held.form) if it.code in CARD_FAULTS else it for it in problems)
