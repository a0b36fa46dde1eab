"""The merged text read again and held against the three versions: a merge nobody looks at must not be wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from cardgen.history.merging.layout import Document, read
from cardgen.history.merging.nodes import (
    Member,
    Scalar,
    has_clash,
    members_of,
    pick_ours,
    pick_theirs,
    settled,
    value_of,
)
from cardgen.history.merging.reasons import NotMergeable, Reason
from cardgen.history.merging.writer import written
from cardgen.yamltree.spans import ListSpan, ScalarSpan, Span

_COMMENT = re.compile(r"(?:(?<=\s)|^)#.*?(?=\s+#|\s*$)", re.MULTILINE)

Path = tuple[str | None, ...]


def prove(result: Document, versions: Sequence[Document | None]) -> None:
    """Raise NotMergeable unless the result, with either side of its clashes taken, reads as it was meant.

    Every value must be the one its node has. And, whatever the tree was made of: a field only one side changed has that
    side's value, a list has what all versions have, and no comment is lost that both sides kept or one wrote.
    """
    roots = [version.root if version else None for version in versions]
    picks = (pick_ours, pick_theirs) if has_clash(result.root) else (pick_ours,)
    sides = [_reread(written(result, pick)) for pick in picks]
    meant = [settled(result.root, pick) for pick in picks]
    sound = all(
        value_of(side.root) == value_of(expected) and _fits(side.root, roots)
        for side, expected in zip(sides, meant, strict=True)
    )
    if not sound or not _keeps_comments(sides, versions):
        raise NotMergeable(Reason.UNPROVEN)


def _reread(text: str) -> Document:
    try:
        document = read(text)
    except NotMergeable:
        document = None
    if document is None:
        raise NotMergeable(Reason.UNPROVEN)
    return document


def _fits(result: Member, roots: Sequence[Member | None]) -> bool:
    base, ours, theirs, now = (dict(_fields(root, ())) if root else {} for root in (*roots, result))
    paths = {*base, *ours, *theirs, *now}
    return all(
        _follows(base.get(path), ours.get(path), theirs.get(path), now.get(path))
        for path in paths
        if not any(path[:length] in paths for length in range(1, len(path)))  # a group here, a value there
    )


def _follows(base: Hashable, ours: Hashable, theirs: Hashable, now: Hashable) -> bool:
    """True where a value may have become of three versions of it."""
    if theirs in (ours, base):
        return now == ours
    if ours == base:
        return now == theirs
    kept = _items(base) & _items(ours) & _items(theirs)
    return not isinstance(now, tuple) or _items(now) >= kept


def _items(value: Hashable) -> Counter[Hashable]:
    return Counter(value if isinstance(value, tuple) else ())


def _fields(member: Member, path: Path) -> Iterator[tuple[Path, Hashable]]:
    """The values outside lists, and the lists."""
    for part in members_of(member):
        if isinstance(part.node, Scalar) or not part.node.group:
            yield (*path, part.key), value_of(part)
        else:
            yield from _fields(part, (*path, part.key))


def _keeps_comments(sides: Sequence[Document], versions: Sequence[Document | None]) -> bool:
    base, ours, theirs = (_comments(version) for version in versions)
    now = _comments(sides[0]) | _comments(sides[-1])
    return all(now[comment] >= _least(base[comment], ours[comment], theirs[comment]) for comment in ours | theirs)


def _least(base: int, ours: int, theirs: int) -> int:
    """How often a comment must be there: a side may have taken it out, or both have written the same one."""
    return max(ours, theirs) if min(ours, theirs) >= base else max(0, ours + theirs - base)


def _comments(document: Document | None) -> Counter[str]:
    """The comments of a text by what they say, read from what is no value."""
    if document is None or document.span is None:
        return Counter()
    at, outside = 0, []
    for start, end in _values(document.span, document.text):
        outside.append(document.text[at:start])
        at = end
    return Counter(_COMMENT.findall(" ".join((*outside, document.text[at:]))))


def _values(span: Span, text: str) -> Iterator[tuple[int, int]]:
    """Where texts begin and end, keys too; of a block text its lines, below the mark and a comment beside it."""
    if isinstance(span, ScalarSpan):
        yield (_line_end(text, span), span.end) if span.block else (span.start, span.end)
    elif isinstance(span, ListSpan):
        for item in span.items:
            yield from _values(item, text)
    else:
        for entry in span.entries:
            yield from _values(entry.key, text)
            yield from _values(entry.value, text)


def _line_end(text: str, span: ScalarSpan) -> int:
    """Where the line with a block text's mark ends; its own end where no line follows."""
    return min(text.index("\n", span.head), span.end) if span.head < span.end else span.end
