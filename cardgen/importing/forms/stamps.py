"""Finds the one stamp of a form."""

from __future__ import annotations

from collections.abc import Iterable

from cardgen.errors import UsageError
from cardgen.model.formstamp import FormStamp, read_stamp


def the_stamp(texts: Iterable[str]) -> FormStamp:
    """The stamp among some texts. UsageError where none is one, or where two differ: a file made of two forms."""
    found = {stamp for text in texts if (stamp := read_stamp(text)) is not None}
    if not found:
        raise UsageError("error.form.no_stamp")
    if len(found) > 1:
        raise UsageError("error.form.two_stamps")
    return found.pop()
