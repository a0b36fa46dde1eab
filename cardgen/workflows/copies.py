"""How many empty forms are printed, and the card numbers they may carry."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from cardgen.errors import UsageError
from cardgen.model.form import FormSpec
from cardgen.model.imposition import AS_THEY_COME
from cardgen.workflows.card_ids import IdMaker
from cardgen.workflows.kept_numbers import KEPT, SUFFIX, Batch, batch_bytes
from cardgen.workflows.lock import workspace_lock
from cardgen.workflows.print_manner import PrintManner
from cardgen.workflows.share_ledger import who_shares
from cardgen.workflows.workspace import STATE, Workspace
from cardgen.writing import create_record, make_folder

MOST = 500
"""Forms printed in one go."""

_RANDOM_BYTES = 3
"""Of a batch's name: two branches print on the same day."""


@dataclass(frozen=True, slots=True)
class Copies:
    """How many forms, each with a card number of its own or none with any."""

    count: int = 1
    numbered: bool = False

    def require_sense(self, manner: PrintManner, forms: Sequence[str], workspace: Workspace) -> None:
        """UsageError where what is asked for cannot go together."""
        if manner.qr and not self.numbered:
            raise UsageError("error.qr.blank")
        if manner.archive and self != ONE:
            raise UsageError("error.archive.blank")
        if self.count > 1 and manner.fillable and not self.numbered:
            raise UsageError("error.copies.fillable")
        if self.numbered and len(forms) != 1 and len(workspace.forms) > 1:
            raise UsageError("error.numbered.form", known=", ".join(workspace.forms))

    def formats(self, manner: PrintManner, asked: Sequence[str] | None, usual: Sequence[str]) -> tuple[str, ...]:
        """The formats asked for, else those of `usual` that can be made. UsageError for one that cannot.

        Copies without numbers are all alike: only a print job has more than one of them.
        """
        if self.count == 1 or self.numbered:
            return manner.formats(asked, usual)
        if asked and tuple(asked) != ("pdf",):
            raise UsageError("error.copies.pdf")
        return ("pdf",)

    def in_one(self, card_format: str, manner: PrintManner) -> bool:
        """True where all forms go into one file, a print job."""
        return card_format == "pdf" and not manner.fillable and (self.count > 1 or manner.imposition != AS_THEY_COME)


ONE = Copies()


@contextmanager
def numbers_kept(workspace: Workspace, form: FormSpec, count: int) -> Iterator[tuple[str, ...]]:
    """New card numbers that nobody else gets from now on; given back where the block fails.

    They are kept before anything is made, and the lock is not held meanwhile: a long print job keeps nobody waiting,
    and one that is killed loses numbers but never gives one twice.
    """
    with workspace_lock(workspace.root / STATE):
        maker = IdMaker(workspace, form, [file.stem for file in workspace.card_files().files])
        batch = Batch(form.name, workspace.today, who_shares(workspace), tuple(maker.next() for _ in range(count)))
        file = workspace.root / KEPT / f"{batch.day.isoformat()}-{secrets.token_hex(_RANDOM_BYTES)}{SUFFIX}"
        make_folder(file.parent, below=workspace.root)
        create_record(file, batch_bytes(batch))
    try:
        yield batch.ids
    except BaseException:
        file.unlink(missing_ok=True)
        raise
