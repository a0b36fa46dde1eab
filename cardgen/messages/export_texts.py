"""What the export says, in its files and about them."""

from __future__ import annotations

from cardgen.messages.text import Text

EXPORT: dict[str, Text] = {
    "export.position": Text("순번", "No."),
}
