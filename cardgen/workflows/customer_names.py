"""Names of customers in a text that history keeps: whole names that cards have, as people write them there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from cardgen.history.repository import Repository
from cardgen.model.form import FormSpec, Kind, Privacy
from cardgen.workflows.places import CARDS
from cardgen.workflows.workspace import Workspace

_SURELY = 3
"""Syllables from which a name is taken for one by itself; shorter ones are words, too (이봄, 정수)."""
_MOST = 5
_RUN = re.compile(r"[가-힣]{2,}")
_TITLE = re.compile(r"\s*(?:고객|회원|님|씨)")
_TITLE_BEFORE = re.compile(r"(?:고객|회원)\s+$")
_AFTER = re.compile(
    r"(?:\s*(?:고객|회원|님|씨))*(?:은|는|이|가|을|를|의|와|과|도|만|에게|에게서|께|께서|로|으로|하고|한테)?"
)
"""What may follow a name in the same word: titles, then a particle."""


def customer_names(workspace: Workspace, repository: Repository) -> frozenset[str]:
    """The Korean names on the cards of the index: 0.2 s for 10,000 cards, by a look at the lines that hold names."""
    keys = sorted({key for form in workspace.forms.values() for key in _name_keys(form)})
    if not keys:
        return frozenset()
    pattern = f"^[[:space:]]*({'|'.join(map(re.escape, keys))})[[:space:]]*:"
    options = ("--literal-pathspecs", "grep", "--cached", "--no-color", "-h", "-I", "-E", "-e", pattern)
    done = repository.run(*options, "--", repository.path(CARDS))
    values = (line.partition(":")[2] for line in done.out.decode("utf-8", "replace").splitlines())
    names = (re.sub(r"\s+#.*", "", value).strip().strip("'\"") for value in values)
    return frozenset(name for name in names if _RUN.fullmatch(name))


def _name_keys(form: FormSpec) -> Iterator[str]:
    for leaf in form.leaves():
        if leaf.kind is Kind.NAME and leaf.privacy is Privacy.IDENTIFYING:
            yield leaf.key


def names_in(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where names of customers stand, as (start, end): a word's beginning, with nothing after but title and particle.

    A name of two syllables counts with a title beside it alone.
    """
    for run in _RUN.finditer(text):
        for length in range(min(_MOST, len(run[0])), 1, -1):
            end = run.start() + length
            if run[0][:length] in names and _is_meant(text, run.start(), end, run.end()):
                yield run.start(), end
                break


def _is_meant(text: str, start: int, end: int, stop: int) -> bool:
    if not _AFTER.fullmatch(text, end, stop):
        return False
    titled = _TITLE.match(text, end) or _TITLE_BEFORE.search(text, 0, start)
    return end - start >= _SURELY or bool(titled)
