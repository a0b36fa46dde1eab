"""The keys of pseudonyms: one for each share, or one for all shares of a policy. They never enter the workspace."""

from __future__ import annotations

from cardgen.errors import EnvironmentMissing, SettingsError
from cardgen.model.policy import RedactionPolicy
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.sharing.share_record import KeyKind, ShareRecord
from cardgen.workflows.secret_key import forget_key, known_key, new_workspace_id, secret_key
from cardgen.workflows.workspace import Workspace


def share_pseudonyms(workspace: Workspace, policy: RedactionPolicy, number: str) -> Pseudonyms:
    """The pseudonyms of a share, by the policy's stable key or a fresh one, kept so that they can be resolved.

    SettingsError as `require_id`. EnvironmentMissing where there is no place for the key: a pseudonym nobody can trace
    back is no answer to the recipient's question, and one without a key none to an attacker, who would try all ids.
    """
    return _made(workspace, _policy_key(policy.form, policy.name) if policy.stable else _share_key(number))


def policy_pseudonyms(workspace: Workspace, policy: RedactionPolicy) -> Pseudonyms:
    """The pseudonyms of a policy's own key, made at its first use: for stable shares, and copies outside of shares.

    SettingsError and EnvironmentMissing as `share_pseudonyms`.
    """
    return _made(workspace, _policy_key(policy.form, policy.name))


def require_id(workspace: Workspace) -> None:
    """SettingsError, with a line to add, where the workspace has no id to tell its keys from those of others."""
    if not workspace.settings.workspace_id:
        raise SettingsError("error.share.no_id", line=f'id = "{new_workspace_id()}"')


def _made(workspace: Workspace, name: str) -> Pseudonyms:
    require_id(workspace)
    key = secret_key(workspace.settings.workspace_id, name)
    if key is None:
        raise EnvironmentMissing("error.share.no_key")
    return Pseudonyms(key)


def has_key(workspace: Workspace, number: str) -> bool:
    """True where this machine has a share's own key: from that share, or from a run at the same time."""
    return known_key(workspace.settings.workspace_id, _share_key(number)) is not None


def forget_share(workspace: Workspace, policy: RedactionPolicy, number: str) -> None:
    """Delete the key of a share that came to nothing; a policy's own key stays, other shares need it."""
    if not policy.stable:
        forget_key(workspace.settings.workspace_id, _share_key(number))


def pseudonyms_of(workspace: Workspace, record: ShareRecord) -> Pseudonyms | None:
    """The pseudonyms of a share in the ledger; None where this machine lacks the key."""
    if record.key is KeyKind.POLICY:
        return stable_pseudonyms(workspace, record.form, record.policy)
    key = known_key(workspace.settings.workspace_id, _share_key(record.number))
    return Pseudonyms(key) if key else None


def stable_pseudonyms(workspace: Workspace, form: str, policy: str) -> Pseudonyms | None:
    """The pseudonyms all shares of a policy have in common; None where this machine has no such key."""
    key = known_key(workspace.settings.workspace_id, _policy_key(form, policy))
    return Pseudonyms(key) if key else None


def _share_key(number: str) -> str:
    return f"share-{number}"


def _policy_key(form: str, policy: str) -> str:
    """A policy's name holds no dot, so two policies never have one key."""
    return f"policy-{form}.{policy}"
