"""manifest.json of a package: what is in it, for whom, under which policy, with a checksum of every file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cardgen.model.form import FormSpec
from cardgen.model.policy import RedactionPolicy
from cardgen.sharing.cover import Terms
from cardgen.sharing.stated_fields import stated_fields

NAME = "manifest.json"
FORMAT = 1
"""The version of what the file holds."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the package as it lies in it: bytes, and their SHA-256."""

    name: str
    size: int
    sha256: str


def manifest(terms: Terms, form: FormSpec, policy: RedactionPolicy, files: Sequence[Listed]) -> bytes:
    """The manifest: the same terms and files give the same bytes. It holds nothing of any customer."""
    data = {
        "format": FORMAT,
        "number": terms.number,
        "day": terms.day.isoformat(),
        "recipient": terms.recipient,
        "recipient_kind": policy.recipient.value,
        "purpose": terms.purpose,
        "keep_until": terms.keep_until.isoformat(),
        "form": form.name,
        "policy": {"name": policy.name, "label": policy.label.ko, "sha256": policy.source},
        "customers": terms.customers,
        "smallest_group": terms.smallest_group,
        "fields": stated_fields(form, policy),
        "files": [{"name": it.name, "size": it.size, "sha256": it.sha256} for it in files],
    }
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode()


def manifest_texts(terms: Terms, form: FormSpec, policy: RedactionPolicy, files: Sequence[Listed]) -> Iterator[str]:
    """Every text the manifest may hold: none of them is any customer's."""
    yield from (terms.number, terms.day.isoformat(), terms.keep_until.isoformat(), terms.recipient, terms.purpose)
    yield from (str(terms.customers), str(terms.smallest_group), policy.recipient.value)
    yield from (form.name, policy.name, policy.label.ko, policy.source)
    for path, how in stated_fields(form, policy).items():
        yield from (path, how)
    for file in files:
        yield from (file.name, str(file.size), file.sha256)
