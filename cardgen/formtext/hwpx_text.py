"""The characters of a piece of 한글 text: hp:t holds them between elements for what is no letter (KS X 6101)."""

from __future__ import annotations

import re

from cardgen.formtext.elements import Element, local_name

_SIGNS = {"lineBreak": "\n", "tab": "\t", "nbSpace": "\u00a0", "fwSpace": " ", "hyphen": "-"}
_LINE_ENDS = re.compile(r"\r\n?")


def characters(node: Element, *, deleted: bool) -> tuple[str, bool]:
    """The text of an hp:t without what a tracked change took away, and whether such a change is still open after it."""
    pieces = [] if deleted else [node.text or ""]
    for child in node:
        name = local_name(child)
        if name in ("deleteBegin", "deleteEnd"):
            deleted = name == "deleteBegin"
        elif not deleted:
            pieces.append(_SIGNS.get(name, ""))
        if not deleted:
            pieces.append(child.tail or "")
    return _LINE_ENDS.sub("\n", "".join(pieces)), deleted
