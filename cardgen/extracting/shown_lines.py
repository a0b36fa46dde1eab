"""All texts of a file as lines, for tests that look for a text and do not ask where it lies."""

from __future__ import annotations

from cardgen.extracting.found import Trace
from cardgen.extracting.traces import found_in


def lines_of(name: str, content: bytes) -> str:
    """Every text of the file as it stands there, one place per line."""
    return "\n".join(found.text for found in found_in(name, content) if isinstance(found, Trace))
