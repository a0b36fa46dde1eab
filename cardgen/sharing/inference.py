"""What a file tells without saying it: masks as long as the value, rows in the order of the hidden names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cardgen.extracting.found import Channel, Trace
from cardgen.model.pseudonyms import ALPHABET, CARD_PREFIX, DIGITS
from cardgen.sharing.allowed import Allowed

_TOKEN = re.compile(rf"{CARD_PREFIX}[{ALPHABET}]{{{DIGITS}}}(?![0-9A-Z])")
_RUN = re.compile(r"\*+|■+|●+|•+|[Xx○]{3,}(?![\w])")
_LABEL = re.compile(r"^[^*■●•]*[:：)\]=]")
_LONGEST_SHAPE = 120
"""Characters of a text that can be a value shown in part; prose may hold stars for other reasons."""

_READ = frozenset(
    {Channel.CONTENT, Channel.CELL, Channel.JSON, Channel.HEADER, Channel.TEXT_BOX, Channel.DATA_ATTRIBUTE}
)
_LONGEST_WHOLE = 5
"""Signs of a mask that hides a value whole: the mask table has no longer one."""


@dataclass(slots=True)
class Masks:
    """The lengths of mask runs by the shape of the text they stand in; all values of one shape are masked alike.

    Stars and dots that a view shows are either made by the mask table, whose runs have one length, or were typed by
    people (책상 1200*600, 만족도 *****): nobody masked anything there, so they are learnt from and never accused.
    """

    _lengths: dict[str, set[tuple[int, ...]]] = field(default_factory=dict)

    def differ(self, trace: Trace, vouching: Sequence[Allowed]) -> bool:
        """True where a mask that no view shows is of another length than those of its shape before."""
        text = trace.text.strip()
        if trace.channel not in _READ or len(text) > _LONGEST_SHAPE or not _RUN.search(text):
            return False
        unvouched = [token for token in text.split() if _RUN.search(token) and not _is_vouched(token, vouching)]
        lengths = tuple(len(run) for run in _RUN.findall(text))
        shape = _shape(text)
        if len(shape) == 1 and shape != "■":
            return bool(unvouched) and max(lengths) > _LONGEST_WHOLE
        known = self._lengths.setdefault(shape, {lengths})
        if not unvouched:
            known.add(lengths)
        return lengths not in known


def _is_vouched(token: str, vouching: Sequence[Allowed]) -> bool:
    """True for a word a view shows: by itself, with a label and its sign before it, or broken over two lines."""
    word = _LABEL.sub("", token)
    return any(token in one.tokens or word in one.tokens or _is_part(token, one.run_on) for one in vouching)


def _is_part(token: str, shown: str) -> bool:
    """True where the texts hold the word, its masks whole: 이* is no part of 이**."""
    if len(_shape(token)) == 1 or token not in shown:
        return False
    return re.search(rf"(?<!{re.escape(token[0])}){re.escape(token)}(?!{re.escape(token[-1])})", shown) is not None


def _shape(text: str) -> str:
    """The text with each run of syllables, letters, digits and mask signs written as one."""
    shape = _RUN.sub(lambda run: run[0][0], text)
    for run, sign in ((r"[가-힣]+", "가"), (r"[A-Za-z]+", "a"), (r"[0-9]+", "0")):
        shape = re.sub(run, sign, shape)
    return shape


@dataclass(slots=True)
class RowOrder:
    """The order in which a file first names each pseudonym, for every list in it by itself."""

    _last: dict[tuple[str, Channel], str] = field(default_factory=dict)
    _seen: set[tuple[str, Channel, str]] = field(default_factory=set)
    is_telling: bool = False

    def see(self, trace: Trace) -> None:
        """Note the pseudonyms of a text; the same one again, in links and records, says nothing."""
        if CARD_PREFIX not in trace.text:
            return
        for token in _TOKEN.findall(trace.text):
            place = (trace.place, trace.channel)
            if (*place, token) in self._seen:
                continue
            self._seen.add((*place, token))
            self.is_telling |= token < self._last.get(place, "")
            self._last[place] = token
