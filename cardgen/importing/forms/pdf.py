"""Reads a filled PDF form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO

import pikepdf

from cardgen.errors import UsageError
from cardgen.importing.forms.controls import Control, Name, read_name
from cardgen.importing.forms.gathering import gathered
from cardgen.importing.forms.pdf_fields import PdfField, entry_of, option_texts, pdf_fields
from cardgen.importing.forms.pdf_guard import require_inert_pdf
from cardgen.importing.forms.stamps import the_stamp
from cardgen.model.filledform import Entry, FilledForm, Ticked
from cardgen.model.formstamp import STAMP_CONTROL

_MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes that one stream of a form may unpack to."""

_MOST_FILTERS = 4
_LIMITS = ("flate_max_memory", "run_length_max_memory", "png_max_memory", "tiff_max_memory", "max_stream_filters")


def read_pdf(content: bytes) -> FilledForm:
    """What was filled in. UsageError for a file that is no form of ours, damaged, locked, or not to be opened."""
    try:
        with _bounded(), pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            return _read(pdf)
    except pikepdf.PasswordError:
        raise UsageError("error.form.password") from None
    except (pikepdf.PdfError, pikepdf.DataDecodingError, ValueError, TypeError, KeyError, RuntimeError):
        raise UsageError("error.form.broken") from None


def _read(pdf: pikepdf.Pdf) -> FilledForm:
    if pdf.is_encrypted:
        raise UsageError("error.form.password")
    require_inert_pdf(pdf)
    fields = [*pdf_fields(pdf)]
    if not fields:
        raise UsageError("error.form.printed")
    stamp = the_stamp(str(entry_of(found) or "") for found in fields if found.name == STAMP_CONTROL)
    return gathered(stamp, sorted(_controls(fields), key=lambda control: control.name.row or 0))


def _controls(fields: Iterable[PdfField]) -> Iterator[Control]:
    for found in fields:
        name, entry = read_name(found.name), entry_of(found)
        if name is not None and entry is not None:
            yield Control(name, entry) if name.option is None else _box(found, name, entry)


def _box(found: PdfField, name: Name, entry: Entry) -> Control:
    """The box of one option. Its text is kept beside its name, where a full stop would part it."""
    option = next(iter(option_texts(found)), name.option)
    return Control(replace(name, option=option), Ticked(("",) if isinstance(entry, Ticked) and entry.choices else ()))


@contextmanager
def _bounded() -> Iterator[None]:
    """Streams that unpack to any size are not unpacked: qpdf does so before anybody could look at them."""
    before = pikepdf.settings.get_qpdf_limits()
    _limit(_MOST_UNPACKED, _MOST_UNPACKED, _MOST_UNPACKED, _MOST_UNPACKED, _MOST_FILTERS)
    try:
        yield
    finally:
        flate, run_length, png, tiff, filters = (int(before[name]) for name in _LIMITS)
        _limit(flate, run_length, png, tiff, filters)


def _limit(flate: int, run_length: int, png: int, tiff: int, filters: int) -> None:
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=flate,
        run_length_max_memory=run_length,
        png_max_memory=png,
        tiff_max_memory=tiff,
        max_stream_filters=filters,
    )
