"""The terms of a share that is audited: they stand on every copy, and may happen to be a customer's as well."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO

from cardgen.detection.personal_data import personal_data
from cardgen.errors import UsageError
from cardgen.model.policy import RedactionPolicy
from cardgen.sharing.cover import Terms, cover_texts, cover_view
from cardgen.sharing.footer import share_footer
from cardgen.sharing.manifest import manifest_texts
from cardgen.sharing.package_reading import PackageDamaged, is_as_stated, manifest_in, opened_package
from cardgen.sharing.share_record import NUMBER
from cardgen.workflows.share_ledger import read_ledger
from cardgen.workflows.share_publish import earlier_share
from cardgen.workflows.share_terms import MOST_PURPOSE, MOST_RECIPIENT, day_of_number, one_line
from cardgen.workflows.workspace import Workspace


def terms_texts(
    workspace: Workspace, policy: RedactionPolicy, package: BinaryIO, password: str | None
) -> tuple[str, ...]:
    """Every text in which a package may state its terms: number, days, recipient, purpose.

    They count where the record of the share has the same, or else where the package holds what its manifest lists and
    nothing in them looks like personal data, as it is when a share is made. Else nothing is excused.
    """
    try:
        with opened_package(package, password) as archive:
            terms = _counting(workspace, policy, archive, password)
    except PackageDamaged:
        terms = None
    return () if terms is None else _texts(workspace, policy, terms)


def _counting(workspace: Workspace, policy: RedactionPolicy, archive: Any, password: str | None) -> Terms | None:
    manifest = manifest_in(archive, password)
    terms = None if manifest is None else _terms(manifest)
    if manifest is None or terms is None or _is_recorded(workspace, policy, terms):
        return terms
    return terms if not _is_personal(terms) and is_as_stated(archive, manifest, password) else None


def _terms(manifest: Mapping[str, Any]) -> Terms | None:
    """The terms, None where one is not what a share has in its place."""
    try:
        number, group = str(manifest["number"]), manifest["smallest_group"]
        if not NUMBER.fullmatch(number):
            return None
        return Terms(
            number=number,
            day=day_of_number(number),
            recipient=one_line(str(manifest["recipient"]), MOST_RECIPIENT, ""),
            purpose=one_line(str(manifest["purpose"]), MOST_PURPOSE, ""),
            keep_until=date.fromisoformat(str(manifest["keep_until"])),
            customers=int(manifest["customers"]),
            formats=(),
            smallest_group=None if group is None else int(group),
        )
    except (KeyError, TypeError, ValueError, UsageError):
        return None


def _is_recorded(workspace: Workspace, policy: RedactionPolicy, terms: Terms) -> bool:
    record = earlier_share(read_ledger(workspace.root), terms.number)
    if record is None or (record.form, record.policy) != (policy.form, policy.name):
        return False
    return (record.recipient, record.purpose, record.keep_until) == (terms.recipient, terms.purpose, terms.keep_until)


def _is_personal(terms: Terms) -> bool:
    return any(any(personal_data(text)) for text in (terms.recipient, terms.purpose))


def _texts(workspace: Workspace, policy: RedactionPolicy, terms: Terms) -> tuple[str, ...]:
    """As the manifest, the cover and the foot of each copy print them."""
    form, language = workspace.forms[policy.form], workspace.settings.language
    cover = cover_view(terms, form, policy, workspace.settings.letterhead, language)
    footer = share_footer(language, terms.number, terms.recipient, terms.purpose, terms.keep_until)
    return (*manifest_texts(terms, form, policy, ()), *cover_texts(cover), footer)
