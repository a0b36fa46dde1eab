"""What the command line says."""

from __future__ import annotations

from cardgen.messages.catalog import Text

INTERFACE: dict[str, Text] = {}
