"""The audit as a share runs it: no file gets into the package, and no package gets a name, that it objects to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import BinaryIO

from cardgen.errors import PrivacyRefusal
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.sharing.cover import cover_view
from cardgen.sharing.encryption import is_as_listed
from cardgen.sharing.leak_audit import Audit
from cardgen.sharing.manifest import Listed
from cardgen.sharing.package import PackedFile, packed_file
from cardgen.workflows.blank_files import blank_files
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.everybody import everybody
from cardgen.workflows.share_lists import printed_cover
from cardgen.workflows.share_spec import ShareSpec
from cardgen.workflows.workspace import Workspace


class ShareAudit:
    """Searches the files of one share for what is withheld of all customers of the workspace."""

    def __init__(self, spec: ShareSpec) -> None:
        workspace = CheckingBench.at(spec.root, spec.today).workspace
        blank, policy = _blank_files(workspace, spec), spec.redaction.policy
        self._audit = Audit.of(everybody(workspace, 1).by_form, policy, blank, shared=spec.members)
        self._password = spec.password

    @staticmethod
    @lru_cache(maxsize=1)
    def at(spec: ShareSpec) -> ShareAudit:
        """The audit of this process for a share."""
        return ShareAudit(spec)

    def passed(self, name: str, content: bytes, allowed: Iterable[str]) -> PackedFile:
        """Pack a file that holds nothing withheld; one with a password is opened again. Else PrivacyRefusal."""
        texts = [*allowed]
        self._require(name, content, texts, "")
        packed = packed_file(name, content, self._password)
        if self._password and isinstance(packed.content, bytes) and packed.content != content:
            self._require(name, packed.content, texts, self._password)
        return packed

    def _require(self, name: str, content: bytes, allowed: Sequence[str], password: str) -> None:
        if problems := self._audit.findings(name, content, allowed, password):
            raise PrivacyRefusal("error.audit", problems)

    def pass_package(self, scratch: BinaryIO, name: str, files: Sequence[Listed]) -> None:
        """PrivacyRefusal for a package that says more than its files do, or does not open to exactly them."""
        scratch.seek(0)
        if problems := self._audit.package_findings(scratch, name, self._password):
            raise PrivacyRefusal("error.audit", problems)
        if self._password and not is_as_listed(scratch, self._password, files):
            raise PrivacyRefusal("error.share.package")


def _blank_files(workspace: Workspace, spec: ShareSpec) -> Iterator[tuple[str, bytes]]:
    """Every kind of file the share has, the cover included, without any customer."""
    settings, form, policy = workspace.settings, workspace.forms[spec.form], spec.redaction.policy
    suffixes = (CARD_FORMATS[name].suffix for name in spec.terms.formats)
    yield from blank_files(workspace, policy, frozenset({*(f".{it}" for it in suffixes), ".html", ".xlsx"}))
    nobody = replace(spec.terms, recipient="", purpose="")
    yield printed_cover(cover_view(nobody, form, policy, settings.letterhead, settings.language), nobody)
