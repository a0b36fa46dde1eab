"""`python -m cardgen.cli.textconv FILE`: started by `git diff` for each version of a card, so without the commands."""

from __future__ import annotations

import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Write the card in words, all at once; a failure writes nothing, and git's line prints the file instead."""
    from cardgen.cli.language import language
    from cardgen.workflows.textconv import readable

    (file,) = arguments
    sys.stdout.buffer.write(readable(Path(file).read_bytes(), Path.cwd(), language()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
