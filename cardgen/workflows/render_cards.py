"""The worker's job: load, check, view, render and write cards.

Returns problems and digests; no card leaves the process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cardgen.archives.plain_file import read_plain
from cardgen.errors import TemplateError, UsageError
from cardgen.loading.file_text import blob_id
from cardgen.model.attachment import Attachment
from cardgen.model.card import Card, Rejected
from cardgen.model.cardview import CardView
from cardgen.model.form import FormSpec
from cardgen.model.policy import Redaction, RedactionPolicy
from cardgen.model.problem import START, Problem
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.rendering.renderer import CardRenderer
from cardgen.viewing.build_view import blank_view, filled_view, redacted_view
from cardgen.viewing.shown_texts import card_texts
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.outputs import digest_of, place
from cardgen.workflows.print_manner import PLAIN, PrintManner
from cardgen.workflows.workspace import TEMPLATES, CardFile
from cardgen.yamltree import MAX_BYTES

if TYPE_CHECKING:
    from cardgen.workflows.copy_audit import CopyAudit

CARD_FAULTS = frozenset({"T117", "T118", "T403", "T406", "T407"})
"""What a template says of one card: it fails on it, or the card holds what cannot be printed. All else is the
template's own, and would be said of every card."""


@dataclass(frozen=True, slots=True)
class RenderJob:
    """One card and the formats wanted; `foreign` are formats whose existing file is not known to be ours.

    `blob` is that of the card somebody judged before, "" where nobody did.
    """

    card: CardFile
    formats: tuple[str, ...]
    foreign: frozenset[str] = frozenset()
    blob: str = ""


@dataclass(frozen=True, slots=True)
class RenderSpec:
    """What every job of a run shares. `folders` maps a form to the folder its cards' files go to.

    `manner` is how they are printed. With a `redaction` copies are made instead of cards: of those with the ids in
    `members`, audited, and handed over instead of written. `run` then tells one such run from another in a process.
    """

    root: str
    today: date
    folders: tuple[tuple[str, str], ...]
    manner: PrintManner = PLAIN
    run: str = ""
    redaction: Redaction | None = field(default=None, compare=False, repr=False)
    members: frozenset[str] = field(default=frozenset(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Made:
    """A file written: format, name, digest, size in bytes, modification time in ns.

    `kept` names an edited copy put aside, `remark` a warning about this machine. `content` is that of a copy, which
    waits for the others to pass before it is written.
    """

    format: str
    name: str
    digest: str
    size: int
    modified: int
    kept: str = ""
    remark: str = ""
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class CardResult:
    """What became of one card; `blob` is empty where it was rejected.

    `unprintable` are the formats that cannot print this card. `problems` under another path than the card's are the
    template's, and come with every card that meets them.
    """

    card: CardFile
    blob: str
    problems: tuple[Problem, ...]
    made: tuple[Made, ...] = ()
    unprintable: tuple[str, ...] = ()

    @property
    def own_problems(self) -> tuple[Problem, ...]:
        """The problems of the card itself."""
        return tuple(problem for problem in self.problems if problem.path == self.card.path)

    @property
    def template_problems(self) -> tuple[Problem, ...]:
        """The problems of templates this card met."""
        return tuple(problem for problem in self.problems if problem.path != self.card.path)


def render_batch(spec: RenderSpec, jobs: Sequence[RenderJob]) -> list[CardResult]:
    """Work off a batch; runs in a worker."""
    bench = RenderingBench.at(spec)
    return [bench.work(job) for job in jobs]


class RenderingBench:
    """A worker's compiled templates, made once per process."""

    def __init__(self, spec: RenderSpec) -> None:
        self._checking = CheckingBench.at(spec.root, spec.today)
        self._redaction = spec.redaction
        self._members = spec.members
        self._manner = spec.manner
        self._audits: dict[tuple[str, ...], CopyAudit] = {}
        self._folders = {form: Path(folder) for form, folder in spec.folders}
        self._renderers: dict[tuple[str, str], CardRenderer | tuple[Problem, ...]] = {}

    @staticmethod
    @cache
    def at(spec: RenderSpec) -> RenderingBench:
        """The bench of this process for a run."""
        return RenderingBench(spec)

    def work(self, job: RenderJob) -> CardResult:
        """One card: every file asked for, or its problems.

        UsageError where it is not the card that was judged, PrivacyRefusal where a copy holds what is withheld.
        """
        verdict = self._checking.verdict(job.card)
        blob = "" if isinstance(verdict.outcome, Rejected) else verdict.outcome.blob
        if job.blob and job.blob != blob:
            raise UsageError("error.share.changed")
        if isinstance(verdict.outcome, Rejected):
            return CardResult(job.card, "", verdict.printing_problems)
        form = self._checking.form(job.card)
        view = self._view(verdict.outcome, form)
        made: list[Made] = []
        problems = list(verdict.printing_problems)
        unprintable = []
        for card_format in job.formats:
            content = self._printed(view, card_format, job.card, form)
            if isinstance(content, bytes):
                made.append(self._taken(job, view, card_format, content))
                continue
            problems += content
            if any(problem.path == job.card.path for problem in content):
                unprintable.append(card_format)
        return CardResult(job.card, blob, tuple(problems), tuple(made), tuple(unprintable))

    def _view(self, card: Card, form: FormSpec) -> CardView:
        workspace = self._checking.workspace
        settings = workspace.settings
        if self._redaction is None:
            view = filled_view(card, form, settings.letterhead, settings.language, workspace.revision)
            printed = self._manner.of_card(view, card, form)
            return replace(printed, source=self._source(card)) if self._manner.attach else printed
        return redacted_view(card, form, self._redaction, settings.letterhead, settings.language)

    def _source(self, card: Card) -> Attachment:
        """The card's file, with LF between lines: its blob id is the one in the footer. UsageError if it is another."""
        content = read_plain(self._checking.workspace.root / card.path, MAX_BYTES + 1).replace(b"\r\n", b"\n")
        if blob_id(content) != card.blob:
            raise UsageError("error.attach.changed")
        return Attachment(PurePath(card.path).name, content)

    def _printed(self, view: CardView, card_format: str, card: CardFile, form: FormSpec) -> bytes | tuple[Problem, ...]:
        """The finished file, or why there is none.

        What lies in the card is told as the card's problem; a broken template is found once and not tried again.
        """
        key = (form.name, card_format)
        renderer = self._renderers.get(key)
        if isinstance(renderer, tuple):
            return renderer
        try:
            with template_paths(form.name):
                renderer = renderer or self._opened(card_format, form)
                self._renderers[key] = renderer
                return renderer.render(view)
        except TemplateError as error:
            if all(problem.code in CARD_FAULTS for problem in error.problems):
                return tuple(in_card(problem, card.path, form) for problem in error.problems)
            self._renderers[key] = error.problems
            return error.problems

    def _opened(self, card_format: str, form: FormSpec) -> CardRenderer:
        workspace = self._checking.workspace
        blank = blank_view(form, workspace.settings.letterhead, workspace.settings.language)
        return self._manner.open(card_format, workspace.template_folder(form.name), blank)

    def _taken(self, job: RenderJob, view: CardView, card_format: str, content: bytes) -> Made:
        """A card is written at once, a copy handed over."""
        spec = CARD_FORMATS[card_format]
        name = f"{view.stem}.{spec.suffix}"
        made = Made(card_format, name, digest_of(content), len(content), 0, remark=spec.remark())
        if self._redaction is not None:
            return self._audited(job, view, self._redaction.policy, replace(made, content=content))
        file = self._folders[view.form] / name
        kept = place(file, content, ours=card_format not in job.foreign)
        stat = file.stat()
        return replace(made, size=stat.st_size, modified=stat.st_mtime_ns, kept=kept.name if kept else "")

    def _audited(self, job: RenderJob, view: CardView, policy: RedactionPolicy, made: Made) -> Made:
        """The copy, once the audit has nothing against it; there is one audit for each choice of formats."""
        from cardgen.workflows.copy_audit import CopyAudit

        if job.formats not in self._audits:
            suffixes = (CARD_FORMATS[name].suffix for name in job.formats)
            self._audits[job.formats] = CopyAudit(self._checking.workspace, policy, self._members, suffixes)
        self._audits[job.formats].require(made.name, made.content, card_texts(view))
        return made


def in_card(problem: Problem, path: str, form: FormSpec) -> Problem:
    """A renderer's problem with a value, told of the card file at `path`."""
    member = form.by_path.get(problem.field)
    return replace(problem, path=path, position=START, labels=member.labels if member else ())


@contextmanager
def template_paths(form: str) -> Iterator[None]:
    """Let template problems name the file as people find it: a renderer knows its folder, not the workspace."""
    try:
        yield
    except TemplateError as error:
        raise TemplateError(tuple(replace(it, path=_template_path(form, it.path)) for it in error.problems)) from None


def _template_path(form: str, path: str) -> str:
    name = PurePath(path).name
    return f"{TEMPLATES}/{form}/{name}" if "." in name else path
