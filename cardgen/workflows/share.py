"""`cardgen share`: a package of redacted copies, audited file by file before any of it gets a name."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from cardgen.errors import UsageError
from cardgen.model.policy import Redaction
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.sharing.manifest import Listed
from cardgen.sharing.package import Package, new_package
from cardgen.workflows.batch import run_batches
from cardgen.workflows.build import batch_size, useful_processes
from cardgen.workflows.progress import Progress
from cardgen.workflows.secret_key import KEY_BYTES
from cardgen.workflows.share_audit import ShareAudit
from cardgen.workflows.share_cards import SharedCard, ShareJob, share_batch
from cardgen.workflows.share_keys import forget_share, has_key, pseudonyms_of, share_pseudonyms, stable_pseudonyms
from cardgen.workflows.share_ledger import PACKAGES, read_ledger
from cardgen.workflows.share_lists import lists_and_cover, manifest_file
from cardgen.workflows.share_plan import SharePlan
from cardgen.workflows.share_publish import digest_of_scratch, earlier_share, package_name, publish_share
from cardgen.workflows.share_spec import ShareSpec
from cardgen.workflows.workspace import OUT, Workspace
from cardgen.writing import make_folder, scratch_file


@dataclass(frozen=True, slots=True)
class Made:
    """A package made: its files and its SHA-256. `path` is None where nothing was to be written.

    `again` says that it is one that was shared before; `remarks` are warnings about this machine.
    """

    path: Path | None
    digest: str
    files: tuple[Listed, ...]
    remarks: frozenset[str] = field(default=frozenset())
    again: bool = False


def make_share(workspace: Workspace, plan: SharePlan, *, write: bool, processes: int, progress: Progress) -> Made:
    """Make the package and, to `write` it, its record. A failure at any point leaves neither behind, nor a new key.

    PrivacyRefusal where the audit finds what the policy withholds; TemplateError where a card cannot be printed;
    UsageError for a number under which something else was shared.
    """
    folder = workspace.root / OUT / PACKAGES
    if write:
        make_folder(folder, below=workspace.root)
    with (
        _pseudonyms(workspace, plan, write=write) as pseudonyms,
        scratch_file(folder if write else None) as scratch,
        new_package(scratch, plan.asked.password) as package,
    ):
        redaction = plan.redaction(pseudonyms, workspace.settings.language)
        making = _Making(workspace, plan, redaction, package)
        making.run(scratch, processes, progress)
        digest = digest_of_scratch(scratch)
        made = Made(None, digest, package.files, frozenset(making.remarks))
        if not write:
            return made
        published = publish_share(workspace, plan, digest, scratch)
        return replace(made, path=published.path, again=published.again)


@contextmanager
def _pseudonyms(workspace: Workspace, plan: SharePlan, *, write: bool) -> Iterator[Pseudonyms]:
    """The pseudonyms of the share; a key made for it is forgotten where the share comes to nothing.

    UsageError where an earlier share is to be made again without its key.
    """
    policy, number = plan.policy, plan.terms.number
    earlier = earlier_share(read_ledger(workspace.root), number)
    if earlier is not None:
        known = pseudonyms_of(workspace, earlier)
        if known is None:
            raise UsageError("error.share.number_key", number=number)
        yield known
    elif not write:
        stable = stable_pseudonyms(workspace, policy.form, policy.name) if policy.stable else None
        yield stable or Pseudonyms(secrets.token_bytes(KEY_BYTES))
    else:
        is_new = not has_key(workspace, number)
        try:
            yield share_pseudonyms(workspace, policy, number)
        except BaseException:
            if is_new and number not in read_ledger(workspace.root).hashes:  # interrupted when all was done
                forget_share(workspace, policy, number)
            raise


class _Making:
    """Puts one file after another into the package: cover, lists, cards by their pseudonyms, manifest."""

    def __init__(self, workspace: Workspace, plan: SharePlan, redaction: Redaction, package: Package) -> None:
        self._workspace = workspace
        self._plan = plan
        self._redaction = redaction
        self._package = package
        self._spec = ShareSpec(
            run=secrets.token_hex(8),
            root=str(workspace.root),
            today=workspace.today,
            form=plan.form.name,
            terms=plan.terms,
            members=frozenset(card.id for card in plan.chosen.cards),
            redaction=redaction,
            password=plan.asked.password,
        )
        self.remarks: set[str] = set()

    def run(self, scratch: BinaryIO, processes: int, progress: Progress) -> None:
        audit = ShareAudit.at(self._spec)
        for file in lists_and_cover(self._workspace, self._plan, self._redaction):
            self._package.add(audit.passed(file.name, file.content, file.texts))
        for card in self._cards(processes, progress) if self._plan.policy.cards else ():
            self.remarks |= card.remarks
            for packed in card.files:
                self._package.add(packed)
        last = manifest_file(self._plan, self._package.files)
        self._package.add(audit.passed(last.name, last.content, last.texts))
        self._package.close()
        audit.pass_package(scratch, package_name(self._plan), self._package.files)

    def _cards(self, processes: int, progress: Progress) -> Iterator[SharedCard]:
        """The cards in the order of their pseudonyms, whichever is ready first."""
        name, formats = self._redaction.pseudonyms.card, self._plan.terms.formats
        chosen = zip(self._plan.chosen.cards, self._plan.chosen.files, strict=True)
        jobs = sorted((ShareJob(name(card.id), file, card.blob) for card, file in chosen), key=lambda job: job.stem)
        work = partial(share_batch, self._spec)
        count = useful_processes(processes, len(jobs), formats)
        ready: dict[str, SharedCard] = {}
        left = iter(jobs)
        awaited = next(left, None)
        done = 0
        for batch in run_batches(work, jobs, processes=count, size=batch_size(formats)):
            ready.update((card.stem, card) for card in batch)
            while awaited and awaited.stem in ready:
                yield ready.pop(awaited.stem)
                awaited = next(left, None)
            done += len(batch)
            progress(done, len(jobs))
