"""The record of a share: who got whose data, which fields, why and until when. It holds no customer's value.

It names the hash of every record there was before it. So two people may share at the same time and merge their
branches without a conflict, and yet a record that is removed or changed later is missed (개인정보의 안전성 확보조치
기준 art. 8: keep such records, and keep them from being altered).
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from sys import intern
from typing import Any

from cardgen.model.policy import Recipient
from cardgen.model.pseudonyms import ALPHABET

FORMAT = 1
"""The version of what a record's file holds."""

NUMBER = re.compile(rf"2[0-9]{{7}}-[{ALPHABET}]{{6}}")
"""A share's number: its day, and six random characters, so that two branches never give the same one."""

_RANDOM_DIGITS = 6
_SURROGATE = re.compile("[\ud800-\udfff]")
_HASH = re.compile(r"[0-9a-f]{64}")


class KeyKind(StrEnum):
    """Whether a share has pseudonyms of its own, or those of all shares of its policy."""

    SHARE = "share"
    POLICY = "policy"


@dataclass(frozen=True, slots=True)
class ShareRecord:
    """One share, as its file in ledger/shares/ has it.

    `made` is the moment, in the workspace's time zone; `by` who shared, `recipient` to whom. `policy_hash` is the
    SHA-256 of the policy's file. `cards` and `left_out` (for want of consent, or because they should be destroyed by
    now) are ids. `fields` are what was shown, by path, in the words of stated_fields (`mask`, `band:month`). `package`
    is the file's name in out/shares/, `package_hash` its SHA-256. `smallest_group` counts the rows alike in what the
    index shows of people, None where nothing of that kind is shown. `before` has the hash of every record there was, by
    its number.
    """

    number: str
    made: datetime
    by: str
    recipient: str
    kind: Recipient
    purpose: str
    policy: str
    form: str
    policy_hash: str
    cards: tuple[str, ...]
    fields: Mapping[str, str]
    formats: tuple[str, ...]
    left_out: tuple[str, ...]
    package: str
    package_hash: str
    keep_until: date
    smallest_group: int | None
    key: KeyKind
    version: str
    before: Mapping[str, str]

    def is_expired(self, today: date) -> bool:
        """True where the recipient must have destroyed the copy by now."""
        return self.keep_until < today


def new_number(day: date, taken: Collection[str] = ()) -> str:
    """A number for a share of this day that no other share has."""
    while True:
        digits = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM_DIGITS))
        number = f"{day:%Y%m%d}-{digits}"
        if number not in taken:
            return number


def record_bytes(record: ShareRecord) -> bytes:
    """The file of a record: sorted keys, one to a line and one item to a line, so that a diff reads well."""
    return f"{json.dumps(record_data(record), ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def record_data(record: ShareRecord) -> dict[str, object]:
    """A record as plain data, as its file has it."""
    return {
        "format": FORMAT,
        "number": record.number,
        "made": record.made.isoformat(timespec="seconds"),
        "by": record.by,
        "recipient": record.recipient,
        "kind": record.kind.value,
        "purpose": record.purpose,
        "policy": record.policy,
        "form": record.form,
        "policy_hash": record.policy_hash,
        "cards": list(record.cards),
        "fields": dict(record.fields),
        "formats": list(record.formats),
        "left_out": list(record.left_out),
        "package": record.package,
        "package_hash": record.package_hash,
        "keep_until": record.keep_until.isoformat(),
        "smallest_group": record.smallest_group,
        "key": record.key.value,
        "version": record.version,
        "before": dict(record.before),
    }


def hash_of(content: bytes) -> str:
    """The hash by which later records know this one: SHA-256 of its lines, however git ended them on this machine."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def read_record(content: bytes, number: str) -> ShareRecord | None:
    """The record in a file called `number`; None where it is none, or that of another share."""
    try:
        data = _Fields(json.loads(content.decode()))
        version, record = data.count("format"), _record(data)
    except (ValueError, TypeError, RecursionError, KeyError, AttributeError):
        return None
    return record if record.number == number and version == FORMAT else None


def _record(data: _Fields) -> ShareRecord:
    return ShareRecord(
        number=data.text("number"),
        made=_moment(data.text("made")),
        by=data.text("by"),
        recipient=data.text("recipient"),
        kind=Recipient(data.text("kind")),
        purpose=data.text("purpose"),
        policy=data.text("policy", _is_file_name),
        form=data.text("form", _is_file_name),
        policy_hash=data.text("policy_hash"),
        cards=data.texts("cards"),
        fields=data.mapping("fields"),
        formats=data.texts("formats"),
        left_out=data.texts("left_out"),
        package=data.text("package", _is_file_name),
        package_hash=data.text("package_hash", _is_hash),
        keep_until=date.fromisoformat(data.text("keep_until")),
        smallest_group=data.count("smallest_group"),
        key=KeyKind(data.text("key")),
        version=data.text("version"),
        before=_known(data.mapping("before", _is_hash)),
    )


def _moment(text: str) -> datetime:
    """A moment with its time zone: without one nobody could tell which of two shares came first."""
    moment = datetime.fromisoformat(text)
    if moment.utcoffset() is None:
        raise ValueError
    return moment


def _known(before: Mapping[str, str]) -> Mapping[str, str]:
    """The records before this one; each of their names and hashes stands in every later record, but once in memory."""
    if not all(map(NUMBER.fullmatch, before)):
        raise ValueError
    return {intern(number): intern(known) for number, known in before.items()}


class _Fields:
    """The members of a record's file; ValueError for what is not as we write it."""

    def __init__(self, data: Any) -> None:
        self._data = data

    def text(self, name: str, is_sound: Callable[[str], bool] | None = None) -> str:
        found = self._data[name]
        if not _is_text(found) or (is_sound and not is_sound(found)):
            raise ValueError
        return str(found)

    def texts(self, name: str) -> tuple[str, ...]:
        found = self._data[name]
        if not isinstance(found, list) or not all(map(_is_text, found)):
            raise ValueError
        return tuple(found)

    def mapping(self, name: str, is_sound: Callable[[str], bool] | None = None) -> Mapping[str, str]:
        found = self._data[name]
        if not isinstance(found, dict):
            raise TypeError
        values = found.values()
        if not all(map(_is_text, (*found, *values))) or (is_sound and not all(map(is_sound, values))):
            raise ValueError
        return found

    def count(self, name: str) -> int | None:
        found = self._data[name]
        if found is not None and (not isinstance(found, int) or isinstance(found, bool)):
            raise ValueError
        return found


def _is_text(value: object) -> bool:
    """Text that can be written: JSON's escapes can spell halves of characters."""
    return isinstance(value, str) and not _SURROGATE.search(value)


def _is_hash(text: str) -> bool:
    return _HASH.fullmatch(text) is not None


def _is_file_name(text: str) -> bool:
    """A name alone: what a record names is looked for in its own folder and nowhere else."""
    return bool(text) and not text.startswith(".") and not {"/", "\\", "\0"}.intersection(text)
