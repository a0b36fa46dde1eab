"""Puts the index page together: template, style, program and data in one file that asks for nothing else."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files

from cardgen.messages import say
from cardgen.model.indexview import IndexView, Summary
from cardgen.rendering.index_html.page_data import file_label, page_data
from cardgen.rendering.text_width import display_width, usual_width

SCRIPTS = ("search.js", "list.js", "table.js", "widths.js", "page.js")
"""Parts of the page's program, in the order in which they build on each other."""

DIGIT = 1.25
"""Digits and Latin letters of a browser's Korean font beside half of its Hangul syllable."""
WIDEST, PADDING = 36, 3
"""A column's text wraps beyond this width, and the space around it; both in halves of a Hangul syllable."""

FOUND_BY = ("phone", "email", "address", "id")
"""What people look a card up by besides its name, best first, and how many of them the search box names."""
MOST_FOUND_BY = 2

TEMPLATE_TEXTS = ("search", "any", "sort", "reset", "files", "none", "hint", "noscript")


def render_index_html(view: IndexView) -> bytes:
    """The page for `view`, UTF-8. It loads nothing: its policy allows only the style and the program inside it."""
    from markupsafe import Markup

    from cardgen.rendering.jinja_env import make_environment

    style, script = _part("page.css"), _program()
    page = make_environment().from_string(_part("page.html"))
    widths = _widths(view)
    return page.render(
        language=view.language,
        title=view.title,
        company=view.company,
        policy=_policy(style, script),
        texts={name: say(f"index.{name}", view.language) for name in TEMPLATE_TEXTS},
        placeholder=_placeholder(view) if view.columns else "",
        summary=_summary(view.summary) if view.summary else None,
        note=view.note,
        columns=tuple(_columns(view, widths)),
        files=view.files,
        files_width=widths[-1],
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own files
        data=Markup(page_data(view)) if view.columns else "",  # noqa: S704 - escaped by page_data
    ).encode()


def _part(name: str) -> str:
    return files("cardgen.rendering.index_html").joinpath(name).read_text(encoding="utf-8")


def _program() -> str:
    return '(() => {\n"use strict";\n' + "\n".join(map(_part, SCRIPTS)) + "})();"


def _policy(style: str, script: str) -> str:
    """Content-Security-Policy (CSP level 3): this style and this program by their hashes, nothing from anywhere."""
    return (
        f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _placeholder(view: IndexView) -> str:
    """What the search box offers to look for: columns this index has, by the names people know them by.

    A shared one names its cards by pseudonyms, which have no initials to type.
    """
    if not view.grouped:
        return say("index.placeholder.shared", view.language, labels=", ".join(it.label for it in view.columns[:2]))
    name = view.columns[view.name]
    wanted = [column for kind in FOUND_BY for column in view.columns if column.kind == kind and column is not name]
    others = "".join(f", {column.label}" for column in wanted[:MOST_FOUND_BY])
    return say("index.placeholder", view.language, name=name.label, others=others)


def _columns(view: IndexView, widths: tuple[float, ...]) -> Iterator[Mapping[str, object]]:
    for at, column in enumerate(view.columns):
        yield {
            "at": at,
            "label": column.label,
            "kind": column.kind,
            "options": column.options,
            "width": widths[at],
        }


def _summary(summary: Summary) -> Mapping[str, object]:
    """The totals as texts."""
    tables = [
        {"label": table.label, "rows": [[value.text for value in row] for row in table.rows]}
        for table in summary.tables
    ]
    return {
        "label": summary.label,
        "note": summary.note,
        "columns": [{"label": column.label} for column in summary.columns],
        "tables": tables,
    }


def _widths(view: IndexView) -> tuple[float, ...]:
    """Shares of the table's width in percent, the column of file links last."""
    needs = [
        min(WIDEST, max(_screen_width(column.label) + 1, usual_width(_texts(view, at), _screen_width)))
        for at, column in enumerate(view.columns)
    ]
    links = sum(_screen_width(file_label(suffix)) + PADDING for suffix in view.files)
    total = sum(needs) + links + PADDING * (len(needs) + 1)
    return tuple(round(100 * (need + PADDING) / total, 2) for need in (*needs, links))


def _texts(view: IndexView, at: int) -> list[str]:
    return [row.values[at].text for row in view.rows]


def _screen_width(text: str) -> float:
    """Width on a screen in halves of a Hangul syllable."""
    width = display_width(text)
    narrow = 2 * len(text) - width
    return width + narrow * (DIGIT - 1)
