"""Places and proofs of an erasure as plain data, and in groups as people are told of them; never with a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import PurePosixPath

from cardgen.history.scan import Place
from cardgen.workflows.erase_needles import MARK, Needles
from cardgen.workflows.erase_places import Places, Proof
from cardgen.workflows.erase_scan import Sighting, Verdict

_NOTE = re.compile(r"(?:[0-9a-f]{2}/)*[0-9a-f]{36,}")
"""The path of a note: the id of the commit it is on."""


def shown(path: str, needles: Needles) -> str:
    """A path, or the name of a branch, as it may be printed: with a mark in the place of each value."""
    return "/".join(_part(part, needles) for part in path.split("/"))


def _part(part: str, needles: Needles) -> str:
    if not any(hit.value for hit in needles.found_in(part, name=True)):
        return part
    marked = needles.scrubbed(part, name=True)
    left = any(hit.value for hit in needles.found_in(marked, name=True))
    return f"{MARK}{PurePosixPath(part).suffix}" if left else marked


def fields_of(sightings: Iterable[Sighting]) -> tuple[str, ...]:
    """The paths of all fields that were seen."""
    return tuple(sorted({path for it in sightings for path in it.fields}))


def group_of(sighting: Sighting) -> str:
    """What kind of place people are told of: the end of a text's id, `erase.place.<group>`."""
    if sighting.verdict is Verdict.OWN:
        return "card"
    match sighting.place:
        case Place.BLOB if sighting.path is None:
            return "unlinked"
        case Place.BLOB if _NOTE.fullmatch(sighting.path or ""):
            return "note"
        case Place.REF if sighting.name.endswith("FETCH_HEAD"):
            return "message"
        case place:
            return place.value


def grouped(sightings: Iterable[Sighting]) -> Mapping[str, tuple[Sighting, ...]]:
    """Sightings by the group people are told of."""
    found: dict[str, list[Sighting]] = {}
    for it in sightings:
        found.setdefault(group_of(it), []).append(it)
    return {group: tuple(own) for group, own in found.items()}


def files_seen(sightings: Iterable[Sighting], needles: Needles) -> Mapping[str, tuple[str, ...]]:
    """Files with a name, by path as it may be printed: the fields seen in any version of them."""
    found: dict[str, set[str]] = {}
    for it in sightings:
        if group_of(it) in ("blob", "working") and it.path is not None:
            found.setdefault(shown(it.path, needles), set()).update(it.fields)
    return {path: tuple(sorted(fields)) for path, fields in sorted(found.items())}


def places_data(places: Places) -> Mapping[str, object]:
    """Where a customer is, for scripts."""
    versions = places.versions
    return {
        "ids": list(places.cards),
        "files": list(places.files),
        "history": {
            "paths": list(versions.paths),
            "versions": len(versions.blobs),
            "commits": list(versions.commits),
            "first": versions.first.isoformat() if versions.first else None,
            "last": versions.last.isoformat() if versions.last else None,
            "refs": [shown(it, places.needles) for it in places.refs],
            "stashes": places.stashes,
        },
        "seen": [sighting_data(it, places.needles) for it in places.sightings],
        "quotes": [sighting_data(it, places.needles) for it in places.quotes],
        "past_quotes": [sighting_data(it, places.needles) for it in places.past_quotes],
        "held": [sighting_data(it, places.needles) for it in places.seen(Verdict.HELD)],
        "outputs": asdict(places.outputs),
        "shares": [asdict(it) for it in places.shares],
        "unread_records": places.unread_records,
        "delivered": [shown(it, places.needles) for it in places.delivered],
        "remotes": [asdict(it) for it in places.remotes],
        "behind": [shown(f"{it.remote}/{it.name}", places.needles) for it in places.behind],
        "worktrees": [shown(it, places.needles) for it in places.worktrees],
        "submodules": [shown(it, places.needles) for it in places.submodules],
        "borrowed": list(places.looked.borrowed),
        "ignored": [shown(it, places.needles) for it in places.ignored],
        "unread": [[place.value, shown(name, places.needles)] for place, name in places.looked.unread],
    }


def proof_data(proof: Proof, needles: Needles) -> Mapping[str, object]:
    """What a search after an erasure came to, for scripts."""
    return {
        "clean": proof.clean,
        "searched": {
            "objects": proof.objects,
            "bytes": proof.size,
            "refs": proof.refs,
            "files": proof.files,
            "values": proof.values,
        },
        "left": [sighting_data(it, needles) for it in proof.left],
        "quotes": [sighting_data(it, needles) for it in proof.quotes],
        "held": [sighting_data(it, needles) for it in proof.held],
        "shared": [sighting_data(it, needles) for it in proof.shared],
        "signed": [sighting_data(it, needles) for it in proof.signed],
        "namesakes": [sighting_data(it, needles) for it in proof.namesakes],
        "numbers": proof.numbers,
        "unread": [[place.value, shown(name, needles)] for place, name in proof.unread],
        "borrowed": list(proof.borrowed),
    }


def sighting_data(it: Sighting, needles: Needles) -> Mapping[str, object]:
    """One sighting as plain data."""
    return {
        "verdict": it.verdict.value,
        "place": it.place.value,
        "name": shown(it.name, needles),
        "path": shown(it.path, needles) if it.path is not None else None,
        "fields": list(it.fields),
        "card": it.card or None,
        "line": it.line or None,
        "field": it.field or None,
    }
