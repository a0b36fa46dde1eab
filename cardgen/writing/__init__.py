"""The only module that puts files where people find them."""

from __future__ import annotations

from cardgen.writing.atomic import (
    TEMPORARY_MARK,
    cannot_write,
    create_record,
    make_folder,
    remove_stale,
    replace_record,
    write_file,
    write_program,
)
from cardgen.writing.scratch import name_scratch, scratch_file

__all__ = [
    "TEMPORARY_MARK",
    "cannot_write",
    "create_record",
    "make_folder",
    "name_scratch",
    "remove_stale",
    "replace_record",
    "scratch_file",
    "write_file",
    "write_program",
]
