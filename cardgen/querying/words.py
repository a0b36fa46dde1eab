"""Looks for words in the index fields of cards, as the index page does: no signs needed, 초성 too."""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise

from cardgen.entry.field_names import fields_named
from cardgen.entry.phone import format_phone
from cardgen.hangul.hanja import has_hanja, read_hanja
from cardgen.hangul.initials import INITIALS, initials_pattern, typed_initials
from cardgen.hangul.latin import unmarked
from cardgen.model.form import FormSpec, Kind
from cardgen.querying.folding import domestic
from cardgen.querying.sources import Data, field_values

_OPERATOR = re.compile(
    r"[=<>~＝＜＞～≠≤≥]|(?<!\S)\S+\s+(?:not\s+)?missing(?=[\s)）]|$)|(?<!\S)\S+\s+(?:not\s+)?in\s*[(（]", re.IGNORECASE
)
_QUOTED = re.compile(r"\"((?:[^\"]|\"\")*)\"|'((?:[^']|'')*)'|[“”]([^“”]*)[“”]|[‘’]([^‘’]*)[‘’]")
_BACKQUOTED = re.compile(r"`(?:[^`]|``)+`")
_CONDITIONAL = frozenset(
    {"and", "or", "not", "in", "is", "missing", "like", "contains", "그리고", "또는", "이거나", "없음", "포함"}
)
"""Words of conditions, in this language and in those people know."""
_UNCOUNTED = re.compile(r"[.,:;·/()\[\]{}'\"’“”&#+\-‐‑–—]+")
"""Signs that everybody writes elsewhere or not at all."""
_FOLDABLE = re.compile(r"[^\n -~가-힣ㄱ-ㆎ]+")
_SPACES = re.compile(r"[ \t\u00a0\u3000]+")


def is_expression(text: str) -> bool:
    """True where a text compares something, outside quotes; else it is words to look for.

    A mistyped expression is told from words by its signs, so that it is explained and not searched for.
    """
    plain = _BACKQUOTED.sub("x", _QUOTED.sub("x", text))
    return _OPERATOR.search(plain) is not None


def words_of(text: str) -> tuple[str, ...]:
    """The words to look for; what stands in quotes is one."""
    phrases = ["".join(quoted) for quoted in _QUOTED.findall(text)]
    words = [*phrases, *_QUOTED.sub(" ", text).split()]
    return tuple(word for word in words if _squashed(word).strip())


def like_condition(text: str, form: FormSpec) -> bool:
    """True for words that were meant as a condition, it seems: one joins or compares, or names a field of the form."""
    words = words_of(text)
    return (
        len(words) > 1
        and not is_expression(text)
        and any(word.casefold() in _CONDITIONAL or fields_named(form, word) for word in words)
    )


def word_search(form: FormSpec, words: Sequence[str]) -> Callable[[Data], bool]:
    """Whether each of the words is somewhere in a card's index fields."""
    leaves = [leaf for leaf in form.index_leaves if "[]" not in leaf.path]
    readers = [(leaf.kind, field_values(leaf)) for leaf in leaves]
    searches = [re.compile(_pattern(word)).search for word in words]

    def found(data: Data) -> bool:
        values = [(kind, str(value)) for kind, read in readers for value in read(data)]
        text = _squashed("\n".join(format_phone(value) if kind is Kind.PHONE else value for kind, value in values))
        text += "".join(_dense_name(value) for kind, value in values if kind is Kind.NAME)
        return all(search(text) for search in searches)

    return found


def _dense_name(name: str) -> str:
    """A name without its spaces, and as its Hanja are read, each on a line of its own."""
    dense = _squashed(name).replace(" ", "")
    return f"\n{dense}\n{read_hanja(dense)}" if has_hanja(dense) else f"\n{dense}"


def _squashed(text: str) -> str:
    """Small letters of one width without marks and signs. Korean stands as it is: NFKC takes single letters apart."""
    plain = _FOLDABLE.sub(lambda part: unicodedata.normalize("NFKC", part[0]), text).casefold()
    return _SPACES.sub(" ", _UNCOUNTED.sub("", unmarked(plain)))


def _pattern(word: str) -> str:
    """Spelt-out text is found across spaces (한빛상사: 한빛 상사); bare initials are not: every address has some.

    (The name, which stands there without its spaces too, is found by them all the same.)
    """
    letters = typed_initials(_squashed(domestic(word)))
    gaps = ["" if one in INITIALS and other in INITIALS else " ?" for one, other in pairwise(letters)]
    return "".join(map(operator.add, map(initials_pattern, letters), [*gaps, ""]))
