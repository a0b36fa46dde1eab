"""Files without a name: what is written there is gone with the process, however that ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cardgen.writing.atomic import cannot_write, new_file, take_free_name, unfinished


def scratch_file(folder: Path | None) -> BinaryIO:
    """A nameless file on the disk of `folder` (of temporary files, for None) that its owner alone can read.

    A killed process leaves nothing of it (tempfile.TemporaryFile: POSIX takes its name at once, Windows deletes it on
    closing). EnvironmentMissing where the folder takes no files.
    """
    import tempfile

    try:
        return tempfile.TemporaryFile(dir=folder)
    except OSError as error:
        raise cannot_write(folder.name if folder else tempfile.gettempdir(), error) from error


def name_scratch(scratch: BinaryIO, path: Path) -> None:
    """Give what a scratch file holds the name `path`, which nothing may have: FileExistsError, as for create_record."""
    with unfinished_copy(scratch, path) as part:
        take_free_name(part, path)


@contextmanager
def unfinished_copy(scratch: BinaryIO, path: Path) -> Iterator[Path]:
    """What a scratch file holds in an unfinished file beside `path`, on the disk; gone afterwards in any case."""
    import shutil

    part = unfinished(path)
    scratch.seek(0)
    try:
        with new_file(part) as file:
            shutil.copyfileobj(scratch, file)
            file.flush()
            os.fsync(file.fileno())
        yield part
    except FileExistsError:
        raise
    except OSError as error:
        raise cannot_write(path.name, error) from error
    finally:
        part.unlink(missing_ok=True)
