"""What an erasure cannot do by itself, or does at a price: told before, while the customer can still be looked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from cardgen.history.objects import contents
from cardgen.history.repository import Repository
from cardgen.history.scan import Place
from cardgen.workflows.erase_places import Places
from cardgen.workflows.erase_plan import scrubbed_file
from cardgen.workflows.erase_scan import Verdict
from cardgen.workflows.erase_working import working_texts


@dataclass(frozen=True, slots=True)
class Ahead:
    """What people should know, or see to, before they erase. Paths are the repository's.

    `unmended` are files of the working tree in which no value can be replaced, or whose name is one. `whole` are files
    that go from history whole, with everybody else in them, because nothing can be taken out of them (spreadsheets,
    pictures): how many versions of each.
    """

    unmended: tuple[str, ...] = ()
    whole: Mapping[str, int] = field(default_factory=dict)


def look_ahead(repository: Repository, places: Places, gone: Collection[str]) -> Ahead:
    """What an erasure of these customers will leave or take; files in `gone` go anyway."""
    leaks = sorted({it.name for it in places.seen(Verdict.LEAK, Place.BLOB)} - {*places.looked.versions})
    whole: dict[str, int] = {}
    for blob, content in zip(leaks, contents(repository, leaks), strict=True):
        path = places.versions.names.get(blob)
        if path is not None and path not in gone and scrubbed_file(places.needles, content or b"") is None:
            whole[path] = whole.get(path, 0) + 1
    _, unmended = working_texts(repository, places, leaks, gone)
    return Ahead(tuple(sorted({*unmended, *_named(repository, places, gone)})), dict(sorted(whole.items())))


def _named(repository: Repository, places: Places, gone: Collection[str]) -> Iterator[str]:
    """Files of the working tree whose own name tells the customer."""
    listed = repository.out("ls-files", "-z", "-c", "-o", "--exclude-standard", "--full-name", ":/")
    for path in {it.decode("utf-8", "surrogateescape") for it in listed.split(b"\0") if it}:
        name = path.rpartition("/")[2]
        if path not in gone and places.needles.tell_in(name) and (repository.top / path).is_file():
            yield path
