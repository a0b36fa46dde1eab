"""The form dialect: which JSON Schema and x- keywords may stand where.

Plain JSON Schema 2020-12 with one type per leaf, so that standard tools read a form unchanged.
"""

from __future__ import annotations

from collections.abc import Mapping

from cardgen.model.form import Kind, LeafType

_NOTES = frozenset({"title", "description", "$comment", "examples", "deprecated"})
_SHARED = _NOTES | {"type", "x-label", "x-was", "$ref"}
STANDARD_KEYWORDS = frozenset(
    {
        "enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum",
        "exclusiveMaximum", "multipleOf", "default", "minItems", "maxItems", "uniqueItems",
    }
)  # fmt: skip
_LIST_LIMITS = frozenset({"items", "minItems", "maxItems", "uniqueItems"})
_LEAF_LIMITS = STANDARD_KEYWORDS - _LIST_LIMITS

GROUP_KEYWORDS = _SHARED | {"properties", "required", "additionalProperties", "x-order"}
ROOT_KEYWORDS = (GROUP_KEYWORDS - {"x-was", "$ref"}) | {"$schema", "$defs", "x-id-prefix", "x-version"}
LEAF_KEYWORDS = (
    _SHARED
    | _LEAF_LIMITS
    | {"x-kind", "x-privacy", "x-merge", "x-index", "x-rows", "x-past", "x-shareable", "x-closed"}
)
ITEM_KEYWORDS = LEAF_KEYWORDS - {"x-merge", "x-index", "x-rows", "x-was", "x-shareable", "x-closed"}
LIST_KEYWORDS = _SHARED | _LIST_LIMITS | {"x-merge", "x-index"}
RECORD_KEYWORDS = _SHARED | _LIST_LIMITS | {"x-privacy", "x-merge", "x-rows"}
RECORD_ITEM_KEYWORDS = GROUP_KEYWORDS - {"x-label", "x-was"}

X_KEYWORDS = frozenset(
    keyword
    for keywords in (ROOT_KEYWORDS, LEAF_KEYWORDS, LIST_KEYWORDS, RECORD_KEYWORDS)
    for keyword in keywords
    if keyword.startswith("x-")
)

KINDS_OF_TYPE: Mapping[LeafType, tuple[str, ...]] = {
    LeafType.STRING: tuple(kind.value for kind in Kind if kind is not Kind.MONEY),
    LeafType.INTEGER: (Kind.MONEY.value,),
    LeafType.NUMBER: (Kind.MONEY.value,),
    LeafType.BOOLEAN: (),
}
