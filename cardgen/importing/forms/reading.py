"""Reads a form that came back, of whichever kind."""

from __future__ import annotations

from typing import assert_never

from cardgen.errors import UsageError
from cardgen.importing.forms.kind import FormKind, form_kind
from cardgen.model.filledform import FilledForm

MAX_FORM = 20 * 1024 * 1024
"""Bytes of a form that is read at all. A form with pictures and its fonts stays below 3."""


_MEANT_AS = ".docx"
"""Who imports a file as a form says that it is a document: behind a password it is told as one."""


def read_filled(content: bytes) -> FilledForm:
    """What somebody filled in, exactly as it stands in the file.

    UsageError, with the reason, for whatever is no form of ours, is damaged or too large, is behind a password, or
    holds something that would run or be fetched. Nothing of the file is run, and nothing is fetched.
    """
    if len(content) > MAX_FORM:
        raise UsageError("error.form.file_size", limit=f"{MAX_FORM // 2**20} MB")
    kind = form_kind(content, _MEANT_AS)
    match kind:
        case FormKind.DOCX:
            from cardgen.importing.forms.docx import read_docx

            return read_docx(content)
        case FormKind.PDF:
            from cardgen.importing.forms.pdf import read_pdf

            return read_pdf(content)
        case FormKind.HWPX:
            from cardgen.importing.forms.hwpx import read_hwpx

            return read_hwpx(content)
        case None:
            raise UsageError("error.form.kind")
        case _ as never:
            assert_never(never)
