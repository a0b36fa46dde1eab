"""Items and entries in brackets and braces: where a new one goes, and what goes with one that is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cardgen.editing.lines import column, is_first, line_break, line_end, line_start, next_line
from cardgen.yamltree.spans import EntrySpan, ListSpan, MapSpan, Span

Member = Span | EntrySpan

_REST_OF_LINE = re.compile(r"[ \t]*(,?)[ \t]*(?:#[^\n]*)?\r?\n")


def members_of(container: ListSpan | MapSpan) -> Sequence[Member]:
    """The items of a list, the entries of a mapping."""
    return container.items if isinstance(container, ListSpan) else container.entries


def flow_insert(text: str, container: ListSpan | MapSpan, place: int, source: str) -> str:
    """The text with `source` as the new member number `place`; on a line of its own where its neighbour is on one."""
    members = members_of(container)
    if not members:
        at = container.start + 1
        return text[:at] + source + text[at:]
    if place == 0:
        at = members[0].start
        return f"{text[:at]}{source}, {text[at:]}"
    before = members[place - 1]
    rest = _REST_OF_LINE.match(text, before.end)
    if rest is None or not is_first(text, before.start):
        return f"{text[: before.end]}, {source}{text[before.end :]}"
    comma = rest[1]
    end = line_end(text, before.end)
    line = f"{line_break(text, before.end)}{' ' * column(text, before.start)}{source}{comma}"
    return text[: before.end] + ("" if comma else ",") + text[before.end : end] + line + text[end:]


def flow_drop(text: str, container: ListSpan | MapSpan, place: int) -> str:
    """The text without member number `place`, its comma, and its line where nothing else stands on that."""
    members = members_of(container)
    gone = members[place]
    if is_first(text, gone.start) and _REST_OF_LINE.match(text, gone.end):
        return text[: line_start(text, gone.start)] + text[next_line(text, gone.end) :]
    if place + 1 < len(members):
        return text[: gone.start] + text[members[place + 1].start :]
    if place:
        return text[: members[place - 1].end] + text[gone.end :]
    comma = re.compile(r"[ \t]*,").match(text, gone.end)
    return text[: gone.start] + text[comma.end() if comma else gone.end :]
