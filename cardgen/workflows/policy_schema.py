"""The JSON Schema by which an editor helps with the policies of a form: keys, paths and the actions that fit them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cardgen.model.fitting import fitting_actions, grouping, is_summable
from cardgen.model.form import FormSpec, Kind, Leaf, Member, RecordList
from cardgen.model.policy import Action, Period, Recipient

_TEXT = {"type": "string", "minLength": 1}
_KEPT = r"^\+?[0-9]{1,4} ?([dwmy]|일|주|주일|개월|달|년)$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def policy_schema(form: FormSpec) -> dict[str, Any]:
    """What a policy of `form` may hold, as far as a schema can say it; the lint has the last word."""
    leaves = [member for member in form.members() if isinstance(member, Leaf)]
    consent = _object({"purpose": _TEXT, "live": {"type": "boolean"}}, "purpose")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": False,
        "required": ["label", "recipient", "purpose", "keep_until"],
        "properties": {
            "label": {"anyOf": [_TEXT, _object({"ko": _TEXT, "en": _TEXT}, "ko")]},
            "recipient": {"enum": [*Recipient]},
            "purpose": _TEXT,
            "keep_until": {"type": "string", "pattern": _KEPT},
            "fields": _object({path: _treatments(member) for path, member in form.by_path.items()}),
            "consent": {"anyOf": [consent, {"type": "array", "minItems": 1, "items": consent}]},
            "cards": {"type": "boolean"},
            "pseudonyms": {"enum": ["share", "policy"]},
            "k": {"type": "integer", "minimum": 2},
            "smallest_group": {"type": "integer", "minimum": 1},
            "select_by": _paths(form.by_path),
            "email_domains": {"type": "array", "items": _TEXT},
            "index": _paths([leaf.path for leaf in leaves]),
            "totals": _object(
                {
                    "by": _paths([leaf.path for leaf in leaves if grouping(leaf)]),
                    "sums": _paths([leaf.path for leaf in form.leaves() if is_summable(leaf)]),
                },
                "by",
            ),
        },
    }


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": [*required], "properties": properties}


def _paths(paths: Iterable[str]) -> dict[str, Any]:
    return {"type": "array", "items": {"enum": [*paths]}}


def _treatments(member: Member) -> dict[str, Any]:
    """The actions that fit, under the field's labels; for a date also what is left of it."""
    title = " / ".join(" > ".join(label.text(language) for label in member.labels) for language in ("ko", "en"))
    actions: dict[str, Any] = {"enum": [*fitting_actions(member)]}
    if isinstance(member, RecordList) or member.kind is not Kind.DATE or Action.BAND not in fitting_actions(member):
        return {"title": title, **actions}
    cut = _object({Action.BAND.value: {"enum": [*Period]}}, Action.BAND.value)
    return {"title": title, "anyOf": [actions, cut]}
