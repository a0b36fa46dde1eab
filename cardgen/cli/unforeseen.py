"""Where in our code an error arose, for a report of it: file and line, never a message, which may hold a value."""

from __future__ import annotations

import re
from pathlib import Path

import cardgen

_PACKAGE = Path(cardgen.__file__).parent
_REMOTE_LINE = re.compile(r'File "([^"]+)", line (\d+)')


def where(error: BaseException) -> str:
    """The place in our code nearest to the error, in the worker process if it arose there: `schema_check.py:51`."""
    ours = [place for place in (*_local(error), *_remote(error)) if Path(place[0]).is_relative_to(_PACKAGE)]
    return f"{Path(ours[-1][0]).name}:{ours[-1][1]}" if ours else "?"


def _local(error: BaseException) -> list[tuple[str, str]]:
    found = []
    step = error.__traceback__
    while step is not None:
        found.append((step.tb_frame.f_code.co_filename, str(step.tb_lineno)))
        step = step.tb_next
    return found


def _remote(error: BaseException) -> list[tuple[str, str]]:
    """A worker's traceback comes as the text of the error's cause (concurrent.futures.process)."""
    return _REMOTE_LINE.findall(str(error.__cause__)) if error.__cause__ is not None else []
