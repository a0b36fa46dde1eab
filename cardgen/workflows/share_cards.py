"""The worker's job in a share: load, check, redact, render, audit and pack cards. Nothing it makes touches the disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cardgen.errors import TemplateError, UsageError
from cardgen.model.card import Card
from cardgen.model.cardview import CardView
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.sharing.package import CARDS, PackedFile
from cardgen.viewing.build_view import redacted_view
from cardgen.viewing.shown_texts import card_texts
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.render_cards import CARD_FAULTS, in_card, template_paths
from cardgen.workflows.share_audit import ShareAudit
from cardgen.workflows.share_spec import ShareSpec, card_renderer
from cardgen.workflows.workspace import CardFile


@dataclass(frozen=True, slots=True)
class ShareJob:
    """One card of a share: its pseudonym, its file, and the blob that consent and detector have judged."""

    stem: str
    card: CardFile
    blob: str


@dataclass(frozen=True, slots=True)
class SharedCard:
    """The files of one card, ready to be packed; `remarks` are warnings about this machine."""

    stem: str
    files: tuple[PackedFile, ...]
    remarks: frozenset[str]


def share_batch(spec: ShareSpec, jobs: Sequence[ShareJob]) -> list[SharedCard]:
    """Work off a batch; runs in a worker. Whatever is wrong with one card ends the share."""
    bench = _Bench.at(spec)
    return [bench.work(job) for job in jobs]


class _Bench:
    """A worker's forms, templates and audit, made once per process."""

    def __init__(self, spec: ShareSpec) -> None:
        self._spec = spec
        self._checking = CheckingBench.at(spec.root, spec.today)
        self._workspace = self._checking.workspace
        self._form = self._workspace.forms[spec.form]
        self._audit = ShareAudit.at(spec)
        self._formats = spec.terms.formats

    @staticmethod
    @lru_cache(maxsize=1)
    def at(spec: ShareSpec) -> _Bench:
        """The bench of this process for a share."""
        return _Bench(spec)

    def work(self, job: ShareJob) -> SharedCard:
        """One card in every format. UsageError where it is no longer the card that was judged."""
        card = self._checking.card(job.card)
        if not isinstance(card, Card) or card.blob != job.blob:
            raise UsageError("error.share.changed")
        settings = self._workspace.settings
        view = redacted_view(card, self._form, self._spec.redaction, settings.letterhead, settings.language)
        files = tuple(self._file(view, card, name) for name in self._formats)
        remarks = frozenset(CARD_FORMATS[name].remark() for name in self._formats) - {""}
        return SharedCard(view.stem, files, remarks)

    def _file(self, view: CardView, card: Card, card_format: str) -> PackedFile:
        name = f"{CARDS}/{view.stem}.{CARD_FORMATS[card_format].suffix}"
        content = self._printed(view, card, card_format)
        return self._audit.passed(name, content, card_texts(view))

    def _printed(self, view: CardView, card: Card, card_format: str) -> bytes:
        """The file; what lies in the card is told as the card's problem, not by its pseudonym."""
        try:
            with template_paths(self._form.name):
                return card_renderer(self._spec, card_format).render(view)
        except TemplateError as error:
            if all(problem.code in CARD_FAULTS for problem in error.problems):
                raise TemplateError(tuple(in_card(it, card.path, self._form) for it in error.problems)) from None
            raise
