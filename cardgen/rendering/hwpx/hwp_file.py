"""An HWPX card as an HWP 5.0 file, which Hancom Office since 2002 opens. Experimental; written by python-hwpx."""

from __future__ import annotations

from cardgen.archives.zip_reader import read_zip
from cardgen.errors import EnvironmentMissing, ProgramFailed

_WRITER = "python-hwpx"


def require_hwp_writer() -> None:
    """EnvironmentMissing with the command that installs what writes HWP files."""
    try:
        import hwpx.hwp5.writer  # noqa: F401 - asked for before the work begins
    except ImportError:
        raise EnvironmentMissing("error.to.hwp") from None


def hwp_file(content: bytes) -> bytes:
    """The HWP file of an HWPX file of ours; the same for the same.

    ProgramFailed where it holds what HWP 5.0 cannot say, such as what a template drawn in a later 한글 may have.
    """
    from hwpx.hwp5.errors import Hwp5Error
    from hwpx.hwp5.writer import write_hwp5

    try:
        return write_hwp5(read_zip(content))
    except Hwp5Error:
        raise ProgramFailed("error.program.failed", program=_WRITER) from None
