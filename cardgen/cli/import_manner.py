"""How an import goes about: whom it asks, whether it writes, what it prints."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manner:
    """Asking nobody (`yes`), writing nothing (`dry`), for scripts (`as_json`).

    `side` decides what a form and its card say differently since it was made: "ours" the card's, "theirs" the form's,
    "" whoever is asked. Forms are imported though something in them gets into no card where `anyway`, and become cards
    though there is one alike where `new`.
    """

    yes: bool
    dry: bool
    as_json: bool
    side: str = ""
    anyway: bool = False
    new: bool = False

    @property
    def asks(self) -> bool:
        """True where somebody sits at the terminal and is to be asked."""
        return not (self.yes or self.dry) and sys.stdin.isatty() and sys.stderr.isatty()

    @property
    def to_stdout(self) -> bool:
        """True where the preview is the command's result."""
        return self.dry and not self.as_json
