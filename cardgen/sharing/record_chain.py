"""The chain of records: each knows the hashes of all before it, so none can go or change unseen but the last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from cardgen.sharing.share_record import ShareRecord


class Break(NamedTuple):
    """A record that is not as it was: its number, that of the record which knows it, and whether it is gone."""

    number: str
    witness: str
    missing: bool


def breaks(records: Iterable[ShareRecord], hashes: Mapping[str, str], present: Collection[str]) -> Iterator[Break]:
    """Each record that is missing, or not as a later one knows it.

    `hashes` are those of the files there are, by number; `present` are the numbers of files there, readable or not. Of
    several witnesses the first, by number, is named. Branches have no order among themselves: records made on two of
    them do not know each other, and that is fine.
    """
    told: set[str] = set()
    for record in sorted(records, key=lambda it: it.number):
        for number, known in sorted(record.before.items()):
            if number in told or hashes.get(number) == known:
                continue
            told.add(number)
            yield Break(number, record.number, missing=number not in present)
