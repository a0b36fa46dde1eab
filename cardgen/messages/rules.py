"""The rules a file can break: code, severity, texts and hints. The README's table is made from these."""

from __future__ import annotations

from typing import NamedTuple

from cardgen.messages.text import Text
from cardgen.model.problem import Severity

ERROR = Severity.ERROR
WARNING = Severity.WARNING


class Rule(NamedTuple):
    """What a code says. Placeholders in the texts are filled from a Problem's `args`.

    They never hold a card's value.
    """

    severity: Severity
    text: Text
    hint: Text | None = None
