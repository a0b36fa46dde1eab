"""What history is to be without some customers: which files go, and which words of messages and other files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cardgen.errors import PrivacyRefusal
from cardgen.extracting.kinds import is_pdf, is_zip
from cardgen.history.mirror import Mirror
from cardgen.history.objects import contents, files_at
from cardgen.history.repository import Repository
from cardgen.history.rewriting import Wish
from cardgen.history.scan import Place
from cardgen.history.stashes import stashes
from cardgen.workflows.erase_needles import MARK, Needles
from cardgen.workflows.erase_past import CardTraces, card_traces, indexed
from cardgen.workflows.erase_paths import PathRules
from cardgen.workflows.erase_places import Places
from cardgen.workflows.erase_report import shown
from cardgen.workflows.erase_scan import Sighting, Verdict
from cardgen.workflows.erase_texts import file_texts, spellings
from cardgen.workflows.workspace import Workspace

_ENCODINGS = ("utf-8", "cp949")
_MOST_NAMED = 5
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SIGNATURE = re.compile(r"^-----BEGIN (?:PGP|SSH) [A-Z ]+-----$.*", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ErasePlan:
    """What is to be done to a repository.

    `commits` have new messages, `tags` too, `texts` are other files' versions with values taken out, by blob id;
    `dropped` are versions of files in which nothing can be taken out (spreadsheets, pictures): those go whole.
    """

    traces: CardTraces
    commits: Mapping[str, str] = field(default_factory=dict, repr=False)
    tags: Mapping[str, str] = field(default_factory=dict, repr=False)
    texts: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    dropped: frozenset[str] = frozenset()

    def blobs(self, mirror: Mirror) -> Mapping[str, str | None]:
        """What becomes of versions of files, None where they go; the mirror takes in what is new."""
        new = {old: write_blob(mirror, content) for old, content in self.texts.items()}
        return dict.fromkeys((*self.traces.blobs, *self.dropped)) | new

    def wish(self, blobs: Mapping[str, str | None], kept: Collection[str]) -> Wish:
        """The plan as history is to be rewritten; `kept` are commits that stay even if nothing is left in them."""
        return Wish(self.traces.paths, blobs, self.commits, self.tags, frozenset(kept), self.traces.names)


def write_blob(mirror: Mirror, content: bytes) -> str:
    """The id of a file's content, which the repository has from now on."""
    return mirror.line("hash-object", "-w", "-t", "blob", "--no-filters", "--stdin", stdin=content)


def plan_of(workspace: Workspace, repository: Repository, places: Places) -> ErasePlan:
    """What an erasure would do.

    PrivacyRefusal where the name of a folder that is in use tells who a customer is, and the files in it are others'.
    """
    rules = PathRules.of(workspace, repository, places.needles)
    commits = (entry.commit for entry in stashes(repository))
    traces = card_traces(repository, rules, places.looked.versions, *commits)
    now = {path for path, _ in indexed(repository)} | {it.path for it in files_at(repository, "HEAD")}
    if told := sorted(shown(path, places.needles) for path in traces.names if path in now):
        raise PrivacyRefusal("error.erase.path_names", paths=", ".join(told[:_MOST_NAMED]), count=str(len(told)))
    return plan_erasure(repository, places.needles, places.sightings, traces)


def plan_erasure(
    repository: Repository, needles: Needles, sightings: Iterable[Sighting], traces: CardTraces
) -> ErasePlan:
    """What is to change where the customer was seen."""
    leaks = [it for it in sightings if it.verdict is Verdict.LEAK]
    seen = {place: {it.name for it in leaks if it.place is place} for place in (Place.COMMIT, Place.TAG, Place.BLOB)}
    commits = dict(_messages(repository, needles, sorted(seen[Place.COMMIT] | traces.commits)))
    tags = dict(_messages(repository, needles, sorted(seen[Place.TAG])))
    files = dict(_files(repository, needles, sorted(seen[Place.BLOB] - traces.blobs)))
    texts = {blob: content for blob, content in files.items() if content is not None}
    return ErasePlan(traces, commits, tags, texts, frozenset(files) - frozenset(texts))


def _messages(repository: Repository, needles: Needles, ids: list[str]) -> Iterator[tuple[str, str]]:
    """The messages that are to change. Common names go, too: what is said there is said of this customer."""
    for object_id, content in zip(ids, contents(repository, ids), strict=True):
        said = _message(content or b"")
        scrubbed = scrubbed_text(needles, said)
        if scrubbed != said:
            yield object_id, _SIGNATURE.sub("", scrubbed)


def _message(content: bytes) -> str:
    head, _, said = content.partition(b"\n\n")
    encoding = re.search(rb"^encoding (\S+)$", head, re.MULTILINE)
    try:
        return said.decode(encoding[1].decode("ascii") if encoding else "utf-8")
    except (LookupError, UnicodeError):
        return said.decode("utf-8", "surrogateescape")


def scrubbed_text(needles: Needles, text: str) -> str:
    """A text with none of the customer's values left: whole lines go, or all of it, where nothing less will do."""
    scrubbed = needles.scrubbed(text, shared=True)
    if _is_clean(needles, scrubbed):
        return scrubbed
    by_line = "\n".join(line if _is_clean(needles, line) else MARK for line in scrubbed.split("\n"))
    return by_line if _is_clean(needles, by_line) else f"{MARK}\n"


def _is_clean(needles: Needles, text: str) -> bool:
    return not any(hit.value for it in spellings(text) for hit in needles.found_in(it, about=True))


def _files(repository: Repository, needles: Needles, ids: list[str]) -> Iterator[tuple[str, bytes | None]]:
    for blob, content in zip(ids, contents(repository, ids), strict=True):
        yield blob, scrubbed_file(needles, content or b"")


def scrubbed_file(needles: Needles, content: bytes) -> bytes | None:
    """A file without the customer's own values; None for one that is no plain text. Values others have, too, stay."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        new = needles.scrubbed(text).encode(encoding, "replace")
        left = (hit.value for hit in file_texts(new).hits(needles))
        return new if not any(value for value in left if value and value not in needles.shared) else None
    return None


def _encodings(content: bytes) -> tuple[str, ...]:
    """What a plain text may be written in; nothing for what is none."""
    if content.startswith(_UTF16):
        return ("utf-16",)
    return () if b"\0" in content or is_zip(content) or is_pdf(content) else _ENCODINGS
