"""`cardgen check`: every problem of every card, in one pass and in file order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from cardgen.errors import EnvironmentMissing
from cardgen.fonts import first_unprintable
from cardgen.loading.card_file import read_card
from cardgen.loading.file_text import FileText, fault_problem, read_text
from cardgen.model.card import Card, Rejected
from cardgen.model.form import FormSpec
from cardgen.model.policy import RedactionPolicy
from cardgen.model.problem import Problem
from cardgen.validation.schema_check import CardChecker, Verdict
from cardgen.workflows.batch import run_batches
from cardgen.workflows.check_report import CheckReport
from cardgen.workflows.kept_numbers import kept_problems
from cardgen.workflows.selection import select
from cardgen.workflows.tombstones import tombstone_problems
from cardgen.workflows.workspace import CardFile, Workspace, open_workspace
from cardgen.yamltree import Fault

SMALL = 300
"""Cards one process checks faster than a second one starts."""

BATCH = 250


def check(workspace: Workspace, names: tuple[str, ...] = (), *, processes: int) -> CheckReport:
    """Check the named cards; by default all, with the forms and their policies."""
    selected = select(workspace, names)
    chosen, problems = selected.files, [*selected.problems]
    if not names:
        from cardgen.workflows.policies import policies

        problems += [*policies(workspace).problems, *tombstone_problems(workspace), *kept_problems(workspace.root)]
    work = partial(check_batch, str(workspace.root), workspace.today)
    processes = 1 if len(chosen) < SMALL else processes
    for batch in run_batches(work, chosen, processes=processes, size=BATCH):
        problems += batch
    problems.sort(key=lambda problem: (problem.path, problem.position, problem.code))
    return CheckReport(tuple(problems), len(chosen), selected.left_out)


def check_batch(root: str, today: date, cards: Sequence[CardFile]) -> list[Problem]:
    """The problems of a batch of cards; runs in a worker."""
    bench = CheckingBench.at(root, today)
    return [problem for card in cards for problem in bench.problems(card)]


class CheckingBench:
    """A worker's forms and compiled checkers, made once per process.

    With `errors_only` the warnings are left out that take long to find: of fonts, and of consents beside policies.
    """

    def __init__(self, workspace: Workspace, today: date, *, errors_only: bool = False) -> None:
        self.workspace = workspace
        self._errors_only = errors_only
        printable = _all_printable if errors_only else _first_unprintable
        self._checkers = {name: CardChecker(form, today, printable) for name, form in workspace.forms.items()}

    @staticmethod
    @cache
    def at(root: str, today: date) -> CheckingBench:
        """The bench of this process for the workspace at `root`."""
        return CheckingBench(open_workspace(Path(root)), today)

    def form(self, card: CardFile) -> FormSpec:
        """The form of a card file."""
        assert card.form is not None
        return self.workspace.forms[card.form]

    def verdict(self, card: CardFile) -> Verdict:
        """Load and check one card file."""
        return self._verdict_of(card, read_text(self.workspace.root / card.path))

    def _verdict_of(self, card: CardFile, found: FileText | Fault) -> Verdict:
        if isinstance(found, Fault):
            return Verdict(Rejected(card.path, (fault_problem(found, card.path),)))
        form = self.form(card)
        raw = read_card(found.text, found.blob, card.path, form)
        if isinstance(raw, Rejected):
            return Verdict(raw)
        return self._checkers[form.name].check(raw, card.stem)

    def problems(self, card: CardFile) -> Iterator[Problem]:
        """What is wrong with a card file, and what of a sound card a policy may take otherwise than it was meant."""
        yield from self.problems_of(card, read_text(self.workspace.root / card.path))

    def problems_of(self, card: CardFile, found: FileText | Fault) -> Iterator[Problem]:
        """The same of a text that is already at hand, as from git."""
        verdict = self._verdict_of(card, found)
        yield from verdict.problems
        if isinstance(verdict.outcome, Card) and isinstance(found, FileText) and not self._errors_only:
            from cardgen.workflows.consent_remarks import consent_remarks

            asking = [policy for policy in self._asking if policy.form == card.form]
            yield from consent_remarks(found.text, verdict.outcome, self.form(card), asking)

    @cached_property
    def _asking(self) -> Sequence[RedactionPolicy]:
        """The policies that ask for consents."""
        from cardgen.workflows.policies import policies  # a hook that looks for errors has no use for them

        return [policy for policy in policies(self.workspace).sound.values() if policy.consents]

    def known_card(self, card: CardFile, blob: str, data: dict[str, Any]) -> Card | None:
        """The card from values kept since it was last checked."""
        return self._checkers[self.form(card).name].known(card.path, blob, data)

    def card(self, card: CardFile) -> Card | Rejected:
        """The card, or why there is none."""
        return self.verdict(card).outcome


def _all_printable(_text: str) -> int | None:
    return None


def _first_unprintable(text: str) -> int | None:
    """A machine without fontconfig prints no PDF, so there is nothing to warn of (`doctor` says what is missing)."""
    try:
        return first_unprintable(text)
    except EnvironmentMissing:
        return None
