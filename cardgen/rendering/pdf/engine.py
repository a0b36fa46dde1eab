"""Loads WeasyPrint and says what this machine lacks for it."""

from __future__ import annotations

import logging
import os

from cardgen.errors import EnvironmentMissing

FONT_NAMES = "en"
"""The language of the font names a PDF carries. Left to fontconfig it is the user's, and so would be the bytes."""


def load_engine() -> None:
    """Import WeasyPrint and silence it: its warnings quote characters and addresses, which may come from a card.

    What matters among them (missing glyphs, refused files) is found again in the result and reported in our words.
    Raises EnvironmentMissing where the Pango libraries it loads are not installed.
    """
    os.environ["FC_LANG"] = FONT_NAMES  # fontconfig reads it when it is first loaded
    try:
        import weasyprint  # noqa: F401 (the import is what may fail)
    except OSError as missing:
        raise EnvironmentMissing("error.pdf.pango") from missing
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def libharfbuzz_available() -> bool:
    """True where WeasyPrint subsets fonts with libharfbuzz-subset; without it a card takes eight times as long."""
    try:
        load_engine()
    except EnvironmentMissing:
        return False
    from weasyprint.text.ffi import harfbuzz_subset

    return bool(harfbuzz_subset)
