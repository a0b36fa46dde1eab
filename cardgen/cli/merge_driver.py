"""`python -m cardgen.cli.merge_driver BASE OURS THEIRS SIZE PATH`: started by git for each card both sides changed.

Without the commands, which take longer to load than the merge. How it ends is told by codes no crash has; what it says
goes to stderr and holds no value of a card.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cardgen.workflows.git_programs import CONFLICTS, MERGED

if TYPE_CHECKING:
    from cardgen.workflows.merge_driver import Ending

EXIT_LEFT_TO_GIT = 1


def main(arguments: list[str]) -> int:
    """Merge; any failure is left to git, in silence: its text could hold a value."""
    try:
        return _merge(*arguments)
    except Exception:  # noqa: BLE001 - git merges by lines, the three files are as they were
        return EXIT_LEFT_TO_GIT


def _merge(base: str, ours: str, theirs: str, size: str, path: str) -> int:
    from cardgen.workflows.merge_driver import merge_files

    ending = merge_files(Path(base), Path(ours), Path(theirs), path=path, size=int(size), top=Path.cwd())
    if ending is None:
        return EXIT_LEFT_TO_GIT
    if ending.merged:
        return MERGED
    sys.stderr.write(f"{_message(ending, path)}\n")
    return CONFLICTS


def _message(ending: Ending, path: str) -> str:
    from cardgen.cli.language import language, tell

    if len(ending.strangers) == 1:
        return tell("merge.driver.unknown", path=_printable(path))
    if ending.strangers:
        return tell("merge.driver.stranger", path=_printable(path), ids=_printable(", ".join(ending.strangers)))
    fields = ", ".join(ending.fields(language()))
    return tell("merge.driver.conflicts", card=_printable(ending.card), fields=_printable(fields))


def _printable(text: str) -> str:
    """Text with control characters spelt out."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape", "replace").decode() for char in text)


if __name__ == "__main__":
    sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a text stream always can
    gc.disable()  # nothing piles up in a merge of three small files, and looking for it takes 10 ms
    code = main(sys.argv[1:])
    sys.stderr.flush()
    os._exit(code)  # the file is on the disk; taking every module apart takes another 10 ms
