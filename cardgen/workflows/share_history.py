"""What git remembers of the records of shares: the last one, too, of which no other record knows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from cardgen.errors import EnvironmentMissing
from cardgen.processes import output_of

_ENTRY = re.compile(r":\d+ \d+ [0-9a-f]+ (?P<blob>[0-9a-f]+) (?P<status>[AMT])\Z")

_LOG = (
    "log",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--format=",
    "-m",
    "--full-history",
    "--topo-order",
    "--reverse",
)
"""Every change of a file, those of merges too, none before what it came from (git-log, "DIFF FORMATTING")."""


def first_versions(root: Path, folder: str, suffix: str) -> Mapping[str, str] | None:
    """The blob that each file of a folder was first committed as, by the file's stem, as HEAD's history has it.

    None where there is no git, no repository or no commit.
    """
    try:
        output_of("git", ["-C", str(root), "rev-parse", "--verify", "--quiet", "HEAD"])
        said = output_of("git", ["-C", str(root), *_LOG, "--", folder])
    except EnvironmentMissing:
        return None
    first: dict[str, str] = {}
    parts = iter(said.decode("utf-8", "replace").split("\0"))
    for part in parts:
        if not part.lstrip("\n").startswith(":"):
            continue
        path = next(parts, "")
        entry = _ENTRY.search(part.lstrip("\n"))
        if entry and path.endswith(suffix):
            first.setdefault(path.rpartition("/")[2].removesuffix(suffix), entry["blob"])
    return first
