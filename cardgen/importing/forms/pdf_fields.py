"""The fields of a PDF form (ISO 32000-1, 12.7.3) with what stands in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from cardgen.importing.forms.controls import require_not_too_many
from cardgen.importing.forms.pdf_text import text_of
from cardgen.model.filledform import Entry, Ticked

_INHERITED = ("/FT", "/Ff", "/V", "/Opt")
_DEEPEST = 32
"""Levels of fields below each other: a path has few parts, and a loop has no end."""

_PUSH_BUTTON = 1 << 16
"""Bit 17 of /Ff (table 226)."""

_OFF = "Off"


@dataclass(frozen=True, slots=True)
class PdfField:
    """A field by its full name, what it inherits included, and its boxes on the pages."""

    name: str
    own: dict[str, Any] = field(repr=False)
    widgets: tuple[Any, ...] = field(repr=False)


def pdf_fields(pdf: pikepdf.Pdf) -> Iterator[PdfField]:
    """Every field in the order of the form. UsageError for more than any form has."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    count = 0
    waiting = [(item, "", dict[str, Any](), 0) for item in _items(form.get("/Fields"))][::-1]
    while waiting:
        item, above, inherited, depth = waiting.pop()
        count += 1
        require_not_too_many(count)
        partial = text_of(item.get("/T"))
        name = f"{above}.{partial}" if above and partial else above or partial
        own = inherited | {key: item[key] for key in _INHERITED if key in item}
        kids = [*_items(item.get("/Kids"))] if depth < _DEEPEST else []
        if any("/T" in kid for kid in kids):
            waiting += [(kid, name, own, depth + 1) for kid in reversed(kids)]
        else:
            yield PdfField(name, own, tuple(kids) or (item,))


def entry_of(found: PdfField) -> Entry | None:
    """What stands in a field: its text, the text of its choice, its ticks. None for a button to press, a signature."""
    kind, value = found.own.get("/FT"), found.own.get("/V")
    if kind == "/Btn":
        return None if _flags(found) & _PUSH_BUTTON else _ticked(found)
    if kind == "/Ch":
        texts = [_shown(found, text_of(one)) for one in (value if isinstance(value, pikepdf.Array) else [value])]
        return texts[0] if len(texts) == 1 else Ticked(tuple(texts))
    return text_of(value) if kind == "/Tx" else None


def option_texts(found: PdfField) -> tuple[str, ...]:
    """The texts of the options of a box, in the order of its states."""
    return tuple(text_of(option) for option in found.own.get("/Opt") or ())


def _items(array: Any) -> Iterator[Any]:
    if isinstance(array, pikepdf.Array):
        yield from (item for item in array if isinstance(item, pikepdf.Dictionary))


def _flags(found: PdfField) -> int:
    flags = found.own.get("/Ff")
    return int(flags) if isinstance(flags, int) else 0


def _ticked(found: PdfField) -> Ticked:
    """The option whose state is on; ("",) for a box without text. States are numbered as the texts are (12.7.4.2.3).

    The field's value counts, and where it has none, what its boxes show: viewers keep both alike, and some the latter.
    Chromium unticks the box of a choice that is taken back and leaves the value: where no box shows it, it is gone.
    """
    value, texts = found.own.get("/V"), option_texts(found)
    shown = [text_of(widget.get("/AS")) for widget in found.widgets]
    if texts and all(state == _OFF for state in shown):
        return Ticked(())
    states = [text_of(value)] if value is not None else shown
    names = (state.removeprefix("/") for state in states)  # some programs write names as texts, slash included
    on = dict.fromkeys(name for name in names if name not in ("", _OFF))
    return Ticked(tuple(_option(state, texts) for state in on))


def _option(state: str, texts: Sequence[str]) -> str:
    if not texts:
        return ""
    return texts[int(state)] if state.isascii() and state.isdigit() and int(state[:9]) < len(texts) else state


def _shown(found: PdfField, value: str) -> str:
    """The text of a choice; the field holds what it is exported as (table 231)."""
    for option in found.own.get("/Opt") or ():
        if isinstance(option, pikepdf.Array) and len(option) > 1 and text_of(option[0]) == value:
            return text_of(option[1])
    return value
