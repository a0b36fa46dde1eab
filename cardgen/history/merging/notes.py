"""Texts to which both sides added: `x-merge: append`."""

from __future__ import annotations

from cardgen.history.merging.nodes import Line, Scalar
from cardgen.history.merging.three_way import grown


def united_text(base: Scalar | None, ours: Scalar, theirs: Scalar) -> Scalar | None:
    """A text with the lines both added; None where they changed the same lines."""
    versions = [_lines(node) for node in (base, ours, theirs)]
    lines = grown(versions[0], versions[1], versions[2], str, keep=False)
    if lines is None:
        return None
    return _block(list(lines), ours, theirs)


def _lines(node: Scalar | None) -> list[str]:
    text = node.text.rstrip("\n") if node else ""
    return text.split("\n") if text else []


def _block(lines: list[str], ours: Scalar, theirs: Scalar) -> Scalar:
    """The lines under a mark of their own, laid out as a block text of a side is.

    Lines that begin with a space need the mark to say how far the text is indented (YAML 1.2.2, 8.1.1.1).
    """
    like = [node for node in (ours, theirs) if node.style == "|" and node.rest]
    indents = [line.indent for node in like for line in node.rest if line.indent is not None and line.text]
    indent = min((found for found in indents if found > 0), default=2)
    first = next((line for line in lines if line), "")
    mark = f"|{indent if first.startswith(' ') else ''}{'' if like and not any('-' in n.source for n in like) else '-'}"
    rest = (
        Line(indent + len(line) - len(line.lstrip(" ")), line.lstrip(" ")) if line else Line(None, "") for line in lines
    )
    return Scalar("\n".join(lines), "|", mark, tuple(rest))
