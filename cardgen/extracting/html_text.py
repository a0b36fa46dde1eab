"""Every text a reader could find in an HTML file: shown, hidden, in comments, attributes, scripts and styles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from cardgen.extracting.decoding import decodings
from cardgen.extracting.found import Found, Trace
from cardgen.extracting.html_traces import html_traces


def html_text(content: bytes) -> str:
    """All text of the file, one place per line; entities, percent signs and JSON's escapes are decoded."""
    texts = (found.text for found in html_traces(content, _nothing) if isinstance(found, Trace))
    lines = (line for text in texts for line in chain((text,), decodings(text)))
    return "\n".join(line for text in lines for line in text.splitlines() if line.strip())


def _nothing(name: str, content: bytes) -> Iterator[Found]:
    del name, content
    yield from ()
