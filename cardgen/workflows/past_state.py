"""What tells an earlier state of a workspace from the workspace itself, in every process that opens it.

An earlier state is laid out in a folder of its own below the workspace's .cardgen/, where it is opened as any workspace
is; a file in it says of which commit it is.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cardgen.model.revision import Revision
from cardgen.workflows.places import STATE

PAST = "past"
"""The folder in .cardgen/ that holds earlier states, while they are needed."""
MARK = "as-of.json"


@dataclass(frozen=True, slots=True)
class PastState:
    """The workspace an earlier state is of, and the commit it is as of."""

    of: Path
    revision: Revision


def past_state(root: Path) -> PastState | None:
    """What the workspace at `root` is an earlier state of; None for one as it is."""
    if root.parent.name != PAST or root.parent.parent.name != STATE:
        return None
    said = json.loads((root / MARK).read_bytes())
    day = date.fromisoformat(said["day"]) if said["day"] else None
    return PastState(root.parents[2], Revision(said["commit"], day))


def mark_of(revision: Revision) -> bytes:
    """The content of the file that says of which commit a state is."""
    day = revision.day.isoformat() if revision.day else None
    return json.dumps({"commit": revision.commit, "day": day}).encode()
