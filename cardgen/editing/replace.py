"""One value in the place of another; what follows it on its line, a comment for the most part, stays."""

from __future__ import annotations

from cardgen.editing.block import ended
from cardgen.editing.lines import line_break, line_end
from cardgen.editing.new_text import Rendered
from cardgen.yamltree.spans import ScalarSpan, Span


def replaced(text: str, old: Span, new: Rendered) -> str:
    """The text with `new` instead of a scalar, or of a list or group in brackets."""
    block = isinstance(old, ScalarSpan) and old.block
    head = old.head if isinstance(old, ScalarSpan) else old.end
    end = line_end(text, head)
    before, tail = text[: old.start], text[head:end]
    if not new.head and not tail.strip():
        before, tail = before.rstrip(" "), ""
    spaced = " " if new.head and before.endswith((":", "-", "?")) else ""
    body = "".join(line_break(text, old.start) + line for line in new.body)
    after = text[old.end if block else end :]
    whole = f"{before}{spaced}{new.head}{tail}{body}{after}"
    return ended(whole) if body and not after else whole
