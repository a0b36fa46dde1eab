"""Every text of an object or file of a repository, whatever it is encoded, packed or escaped in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cardgen.extracting.decoding import decodings
from cardgen.extracting.encodings import readings
from cardgen.extracting.found import Trace, Unreadable
from cardgen.extracting.kinds import is_pdf, is_zip
from cardgen.extracting.traces import DEEPEST, found_in
from cardgen.history.scan import Place, Stored
from cardgen.workflows.erase_needles import Hit, Needles
from cardgen.workflows.erase_packed import is_packed, unpacked_from

_IDENTITY = re.compile(rb"^(?:tree|parent|object|author|committer|tagger|type) .*\n", re.MULTILINE)
"""Lines of a commit or tag that name objects and staff; those of a tag within a merge as well."""
_WHO = re.compile(rb"^(?:author|committer|tagger) (.*?)(?: -?\d+ [+-]\d{4})?$", re.MULTILINE)
_LOGGED = re.compile(rb"^.*?> -?\d+ [+-]\d{4}\t?", re.MULTILINE)
"""What a line of a reflog begins with: two ids, who, when."""
_ENCODING = re.compile(rb"^encoding (\S+)$", re.MULTILINE)
_ESCAPED = re.compile(r"\\[uUxX]|%[0-9A-Fa-f]{2}|&#|&[a-z]+;|(?:=[0-9A-F]{2}){2}|xn--|_x[0-9A-F]{4}_|\\\d{3}")
_OCTAL = re.compile(r"(?:\\[0-3][0-7]{2})+")
"""As git quotes paths: core.quotePath."""
_RUN = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,}={0,2}")
_HEX = re.compile(r"[0-9a-fA-F]+")
_HASHES = (40, 64)
_MOST_PACKED = 100_000
"""Characters of one such run: longer ones are pictures and keys."""
_WORDS = re.compile(rb"[^\x00-\x1f\x7f]{4,}")
_BINARY = frozenset({Place.LEFTOVER, Place.RERERE, Place.WORKTREE, Place.FILE})
"""Files of git's own, binary ones in formats that only git has: read by the words in them."""
_MARKUP = (b"<", b"{\\rtf")
_PAGE = "page.html"
_BROKEN = re.compile(r"[\\=]\r?\n[ \t]*")
"""A line that goes on in the next: in quoted YAML (YAML 1.2, 7.3.1), in mail (RFC 2045, 6.7)."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What an object or file says; `name` where these are names of files or branches, `whole` where all was read.

    `words` are those in a file of an unknown kind, where nothing parts a name from what stands beside it.
    """

    texts: tuple[str, ...] = field(repr=False)
    name: bool = False
    whole: bool = True
    words: str = field(default="", repr=False)

    def hits(self, needles: Needles, *, about: bool = False) -> list[Hit]:
        """Every value in them, and the cards' numbers; `about` as for Needles.found_in."""
        found = [hit for text in self.texts for hit in needles.found_in(text, name=self.name, about=about)]
        return found + needles.found_in(self.words, name=True)


def texts_of(stored: Stored) -> Texts:
    """Every text in it. None is left out for its form: archives are opened, escapes and encodings undone."""
    content = stored.content
    if content is None:
        return Texts((), whole=False)
    match stored.place:
        case Place.COMMIT | Place.TAG:
            return _plain(_message(content))
        case Place.TREE:
            return Texts(tuple(spellings(_read(content))), name=True)
        case Place.REFLOG:
            return _plain(_read(_LOGGED.sub(b"", content)))
        case Place.REF:
            return Texts(tuple(spellings(_read(content))), name=True)
        case _:
            return _file(stored, content)


def identities(stored: Stored) -> tuple[str, ...]:
    """Who made a commit or tag: name and address; nothing for what is neither."""
    if stored.place not in (Place.COMMIT, Place.TAG) or stored.content is None:
        return ()
    head = stored.content.partition(b"\n\n")[0]
    return tuple(dict.fromkeys(map(_read, _WHO.findall(head))))


def file_texts(content: bytes) -> Texts:
    """Every text in a file of the working tree."""
    return _file(Stored(Place.BLOB, "", content), content)


def _file(stored: Stored, content: bytes) -> Texts:
    if b"\0" not in content and not _is_document(content):
        found = readings(content)
        if found:
            return Texts(tuple(text for one in found for text in spellings(one)), words=_unless_text(content))
    if stored.place is Place.INDEX:
        return Texts((_words(content),), name=True)
    if stored.place in _BINARY:
        return Texts((_words(content), *readings(content)))
    return _document(content)


def _unless_text(content: bytes) -> str:
    """The words of what may be taken for Korean text (code page 949) by chance."""
    try:
        content.decode("utf-8")
    except UnicodeError:
        return _words(content)
    return ""


def _words(content: bytes) -> str:
    return b"\n".join(_WORDS.findall(content)).decode("utf-8", "ignore")


def _document(content: bytes, depth: int = DEEPEST) -> Texts:
    if (unpacked := unpacked_from(content)) is not None and depth:
        inner = [_document(it, depth - 1) for it in unpacked.parts]
        return Texts(
            tuple(text for it in inner for text in it.texts),
            whole=unpacked.whole and all(it.whole for it in inner),
            words="\n".join(it.words for it in inner),
        )
    texts: list[str] = []
    whole = True
    for found in found_in(_PAGE if content.lstrip().startswith(b"<") else "", content):
        match found:
            case Trace():
                texts += spellings(found.text)
            case Unreadable():
                whole = False
    if b"\0" in content:
        texts += readings(content)  # a value may lie across two lines
    return Texts((*texts, "\n".join(texts)), whole=whole, words="" if whole else _words(content))


def _is_document(content: bytes) -> bool:
    return is_zip(content) or is_pdf(content) or is_packed(content) or content.lstrip()[:5].startswith(_MARKUP)


def _plain(text: str) -> Texts:
    return Texts(tuple(spellings(text)))


def _message(content: bytes) -> str:
    declared = _ENCODING.search(content.partition(b"\n\n")[0])
    said = _IDENTITY.sub(b"", content)
    if declared:
        try:
            return said.decode(declared[1].decode("ascii", "replace"))
        except (LookupError, UnicodeError):
            pass
    return _read(said)


def _read(content: bytes) -> str:
    return next(iter(readings(content)), "") or content.decode("utf-8", "ignore")


def spellings(text: str) -> Iterator[str]:
    """The text, and what is spelt in parts of it for machines."""
    yield text
    if _BROKEN.search(text):
        text = _BROKEN.sub("", text)
        yield text
    if _ESCAPED.search(text):
        for line in text.splitlines():
            if _ESCAPED.search(line):
                yield from decodings(line)
                yield _OCTAL.sub(_unquoted, line)
    for run in _RUN.findall(text):
        if _may_be_packed(run):
            yield from decodings(run)


def _may_be_packed(run: str) -> bool:
    """True for base64 and hexadecimal digits; words, numbers and ids of objects are none."""
    if _HEX.fullmatch(run):
        return not run.isdecimal() and len(run) not in _HASHES and len(run) <= _MOST_PACKED
    return len(run) <= _MOST_PACKED and run != run.lower() and run != run.upper()


def _unquoted(run: re.Match[str]) -> str:
    return bytes(int(digits, 8) for digits in run[0].split("\\")[1:]).decode("utf-8", "replace")
