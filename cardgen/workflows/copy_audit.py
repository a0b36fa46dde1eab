"""The audit as copies that stay in the house meet it: what is no share leaves the house one day all the same."""

from __future__ import annotations

from collections.abc import Container, Iterable

from cardgen.errors import PrivacyRefusal
from cardgen.model.policy import RedactionPolicy
from cardgen.sharing.leak_audit import Audit
from cardgen.workflows.blank_files import blank_files
from cardgen.workflows.everybody import everybody
from cardgen.workflows.workspace import Workspace


class CopyAudit:
    """Searches copies under a policy for what is withheld of all customers of the workspace.

    Nothing may show of those who are not among the `shared` ids; `suffixes` are the kinds of the copies.
    """

    def __init__(
        self, workspace: Workspace, policy: RedactionPolicy, shared: Container[str], suffixes: Iterable[str]
    ) -> None:
        blank = blank_files(workspace, policy, frozenset(f".{it}" for it in suffixes))
        self._audit = Audit.of(everybody(workspace, 1).by_form, policy, blank, shared=shared)

    def require(self, name: str, content: bytes, allowed: Iterable[str]) -> None:
        """PrivacyRefusal for a copy that holds more than its view, whose texts are `allowed`, lets be seen."""
        if problems := self._audit.findings(name, content, allowed):
            raise PrivacyRefusal("error.audit", problems)
