"""The index's rows as compact JSON that cannot end the script element it stands in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from cardgen.hangul.hanja import has_hanja, read_hanja
from cardgen.messages import say
from cardgen.model.cardview import Shown, Value
from cardgen.model.indexview import IndexView, ListColumn
from cardgen.rendering.text_width import usual_width

FILE_LABELS = {"docx": "Word", "hwpx": "한글"}
"""What people call a format, where it is not its suffix in capitals."""

OPENED_FIRST = ("pdf", "html")
"""Formats every browser shows by itself: a card's name leads to one of these where it exists."""

HALF_A_PHONE = 20
"""Halves of a Hangul syllable that stand in one of two columns on a phone; a longer text takes a line of its own."""

PAGE_TEXTS = ("all", "hits", "files")
"""The texts the page's program itself prints."""

_UNSAFE = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "<>&\u2028\u2029"})


def page_data(view: IndexView) -> str:
    """JSON for a script element: `</script`, `<!--` and line separators are escaped, so values stay values."""
    data = {
        "language": view.language,
        "name": view.name,
        "files": [{"suffix": suffix, "label": file_label(suffix)} for suffix in _files(view)],
        "stems": [row.stem for row in view.rows],
        "columns": [_column(column, [row.values[at] for row in view.rows]) for at, column in enumerate(view.columns)],
        "readings": _readings(view),
        "texts": {name: say(f"index.{name}", view.language, all="{all}", hits="{hits}") for name in PAGE_TEXTS},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def file_label(suffix: str) -> str:
    """What people call files with this suffix: PDF, Word, 한글."""
    return FILE_LABELS.get(suffix, suffix.upper())


def _files(view: IndexView) -> tuple[str, ...]:
    return tuple(sorted(view.files, key=lambda suffix: suffix not in OPENED_FIRST))


def _column(column: ListColumn, values: Sequence[Value]) -> Mapping[str, object]:
    """A column's texts, as positions in `options` where it can be filtered; numbers besides, to sort by."""
    found: dict[str, object] = {"path": column.path, "label": column.label, "kind": column.kind}
    texts = [value.text for value in values]
    if column.kind == "text" and usual_width(texts) > HALF_A_PHONE:
        found["wide"] = True
    if column.options:
        places = {text: place for place, text in enumerate(dict.fromkeys((*column.options, *filter(None, texts))))}
        return found | {"options": list(places), "values": [places.get(text, -1) for text in texts]}
    if column.kind in ("money", "integer", "number"):
        found["numbers"] = [_number(value) for value in values]
    return found | {"values": texts}


def _number(value: Value) -> float | None:
    return value.data if isinstance(value, Shown) and isinstance(value.data, (int, float)) else None


def _readings(view: IndexView) -> Mapping[int, str]:
    """How rows with Hanja are read, so that 홍길동 finds 洪吉童: by the row's position."""
    found = {}
    for at, row in enumerate(view.rows):
        texts = [value.text for value in row.values if not value.text.isascii() and has_hanja(value.text)]
        if texts:
            found[at] = "\n".join(map(read_hanja, texts))
    return found
