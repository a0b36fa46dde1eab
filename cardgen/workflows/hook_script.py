"""The scripts git runs as hooks: plain sh, as Git for Windows brings it, each calling us for one or more workspaces."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath
from string import Template

from cardgen.messages.catalog import say

REFUSING = ("pre-commit", "pre-merge-commit", "commit-msg", "pre-push")
"""The hooks that can refuse a commit or a push (githooks)."""
TELLING = ("post-merge", "post-rewrite")
"""Those that come after what no hook is asked about: a fast-forward, a rebase."""
HOOKS = (*REFUSING, *TELLING)
HEARING = ("pre-push", "post-rewrite")
"""Those that git tells more on standard input."""

BEFORE = ".before-cardgen"
"""Ends the name of a hook that was there before ours; ours runs it first."""

_BEGINNING = "#!/bin/sh\n# cardgen hook "
_WORKSPACES = "\n# workspaces\n"
_SCRIPT = Template(
    _BEGINNING
    + """$name (cardgen hook install | remove | status)
python=$python
gone=$gone
before=$$(dirname "$$0")/$name$kept
${hear}if [ -x "$$before" ]; then ${say}"$$before" "$$@" || exit $$?; fi
guard() {
  workspace=./$$1; shift
  [ -f "$${workspace}cardgen.toml" ] || return 0
  if [ -x "$$python" ]; then set -- "$$python" -P -m cardgen --workspace="$$workspace" hook run "$$@"
  elif command -v cardgen >/dev/null; then set -- cardgen --workspace="$$workspace" hook run "$$@"
  else echo "$$gone" >&2; exit $code; fi
  ${say}"$$@" || exit $$?
}"""
    + _WORKSPACES
)
"""`-P` keeps Python from taking modules out of the repository. A branch without the workspace has nothing to guard."""


@dataclass(frozen=True, slots=True)
class HookScript:
    """A script of ours.

    `workspaces` are those it guards, by their places below the working tree ("" or `customers/`), `python` the
    interpreter that has us installed, `language` that of what the script says by itself.
    """

    name: str
    workspaces: Sequence[str]
    language: str
    python: str = sys.executable

    @property
    def content(self) -> bytes:
        """The script's text.

        A hook that can refuse does so where the program is gone: a guard that is not there must not be taken for one
        that found nothing. What git tells on standard input is passed on to everybody the script calls.
        """
        refuses = self.name in REFUSING
        hears = self.name in HEARING
        script = _SCRIPT.substitute(
            name=self.name,
            python=shlex.quote(PurePath(self.python).as_posix()),
            gone=shlex.quote(say(self._gone, self.language)),
            kept=BEFORE,
            hear="told=$(cat)\n" if hears else "",
            say="printf '%s\\n' \"$told\" | " if hears else "",
            code="1" if refuses else "0",
        )
        calls = "".join(f'guard {shlex.quote(workspace)} {self.name} "$@"\n' for workspace in self.workspaces)
        return (script + calls).encode("utf-8", "surrogateescape")

    @property
    def _gone(self) -> str:
        if self.name in TELLING:
            return "hook.script.gone.after"
        return "hook.script.gone.push" if self.name == "pre-push" else "hook.script.gone"


def workspaces_in(script: bytes) -> tuple[str, ...] | None:
    """The workspaces a script of ours guards; None for a script of somebody else's."""
    text = script.decode("utf-8", "surrogateescape")
    if not text.startswith(_BEGINNING):
        return None
    try:
        words = shlex.split(text.partition(_WORKSPACES)[2])
    except ValueError:  # somebody's editor was here
        return ()
    return tuple(after for word, after in pairwise(words) if word == "guard")
