"""Entries and items on lines of their own: where new ones go, and which lines go with one that is dropped."""

from __future__ import annotations

from cardgen.editing.lines import below, column, is_first, line_break, line_end, line_start, next_line
from cardgen.yamltree.spans import EntrySpan, ListSpan, MapSpan, ScalarSpan, Span, spans


def insert_below(text: str, root: Span, end: int, indent: int, lines: list[str]) -> str:
    """The text with new lines below what ends at `end`, and below the comments there indented deeper than `indent`.

    A last line without a break stays one.
    """
    at = below(text, end, indent)
    added = "".join(line_break(text, end) + line for line in lines)
    if at < len(text):
        return text[:at] + added + text[at:]
    if mark := _open_mark(text, root):
        text = f"{text[: mark.head].removesuffix('+')}-{text[mark.head :]}"
    return ended(text + added)


def ended(text: str) -> str:
    """A text whose last lines are new; a line break after them where they are a block that ends with one."""
    return text + line_break(text, len(text)) if _open_mark(text, spans(text)) else text


def _open_mark(text: str, root: Span) -> ScalarSpan | None:
    """The block text that ends without a line break where the file does: a break after it would become its own."""
    last = _last_scalar(root)
    bare = last is not None and last.block and last.end == len(text) and "-" not in text[last.start : last.head]
    return last if bare else None


def _last_scalar(span: Span) -> ScalarSpan | None:
    while not isinstance(span, ScalarSpan):
        members = span.items if isinstance(span, ListSpan) else tuple(entry.value for entry in span.entries)
        if span.flow or not members:
            return None
        span = members[-1]
    return span


def insert_above(text: str, entry: EntrySpan, lines: list[str]) -> str:
    """The text with new lines above an entry, also where it follows a dash; comments above it stay above them."""
    pad = " " * column(text, entry.start)
    break_ = line_break(text, entry.start)
    added = "".join(f"{line.removeprefix(pad) if not at else line}{break_}" for at, line in enumerate(lines))
    return text[: entry.start] + added + pad + text[entry.start :]


def drop_entry(text: str, group: MapSpan, entry: EntrySpan) -> str:
    """The text without an entry's lines; the first of several in a record leaves its dash to the next."""
    if is_first(text, entry.start):
        return drop_lines(text, line_start(text, entry.start), entry.end, group, entry)
    end = line_end(text, entry.end)
    following = group.entries[1].start
    if text[end:following].strip():
        return text[: entry.start].rstrip(" ") + text[end:]
    return text[: entry.start] + text[following:]


def drop_item(text: str, items: ListSpan, number: int) -> str:
    """The text without the lines of item `number` of a list that has others too."""
    start = _dash(text, items, number)
    if is_first(text, start):
        return drop_lines(text, line_start(text, start), items.items[number].end, items, items.items[number])
    return text[:start] + text[_dash(text, items, number + 1) :]


def _dash(text: str, items: ListSpan, number: int) -> int:
    """Where the dash of an item stands: the last one in the list's column between it and the item before."""
    if number == 0:
        return items.start
    indent = column(text, items.start)
    at = line_start(text, items.items[number].start)
    while text[at : at + indent].strip(" ") or text[at + indent : at + indent + 1] != "-":
        at = line_start(text, at - 1)
    return at + indent


def drop_lines(text: str, start: int, end: int, group: MapSpan | ListSpan, gone: EntrySpan | Span) -> str:
    """The text without the lines from `start` to that of `end`, and without the blank line that set them apart."""
    after = next_line(text, end)
    earlier = _scalar_before(group, gone)
    if earlier is not None and keeps_blank_lines(text, earlier):
        while after < len(text) and not text[after : line_end(text, after)].strip():
            after = next_line(text, after)
    if after < len(text) or text.endswith("\n"):
        before = text[:start]
        if _ends_blank(before, group, gone) and (after == len(text) or not text[after : line_end(text, after)].strip()):
            before = before[: line_start(before, max(0, len(before) - 1))]
        return before + text[after:]
    if earlier is not None and earlier.block:  # the file's last line break is part of it
        return text[:start]
    return text[:start].removesuffix("\n").removesuffix("\r")


def _ends_blank(before: str, group: MapSpan | ListSpan, gone: EntrySpan | Span) -> bool:
    """True where a blank line stands before what goes, and is not part of the text of the value before it."""
    start = line_start(before, max(0, len(before) - 1))
    earlier = [member for member in _members(group) if member.end < gone.start]
    return start > 0 and not before[start:].strip() and all(member.end < start for member in earlier)


def _scalar_before(group: MapSpan | ListSpan, gone: EntrySpan | Span) -> ScalarSpan | None:
    """The value above what goes, where there is one in the same group or list."""
    earlier = [member for member in _members(group) if member.end < gone.start]
    last = earlier[-1] if earlier else None
    return _last_scalar(last.value if isinstance(last, EntrySpan) else last) if last is not None else None


def keeps_blank_lines(text: str, above: Span) -> bool:
    """True where blank lines below a value are part of it (`|+`)."""
    last = _last_scalar(above)
    return last is not None and last.block and "+" in text[last.start : last.head]


def _members(group: MapSpan | ListSpan) -> tuple[EntrySpan | Span, ...]:
    return group.items if isinstance(group, ListSpan) else group.entries
