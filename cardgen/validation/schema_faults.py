"""Turns what the JSON Schema checker found into our rules; its own messages quote values and are never shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from cardgen.entry.suggestion import nearest
from cardgen.messages.advice import EXPECTED
from cardgen.model.form import FormSpec
from cardgen.model.problem import Label
from cardgen.validation.advice import id_advice, id_shape, type_advice
from cardgen.validation.sighting import Sighting
from cardgen.yamltree import Pointer


def schema_faults(errors: Iterable[Any], data: Mapping[str, Any], form: FormSpec) -> Iterator[Sighting]:
    """One sighting for each error of jsonschema-rs (several for several unknown keys)."""
    for error in errors:
        yield from _Fault(error, data, form).sightings()


class _Fault:
    """One error of the checker, on its way to a sighting."""

    def __init__(self, error: Any, data: Mapping[str, Any], form: FormSpec) -> None:
        self._kind = error.kind
        self._keyword = str(error.kind.name)
        self._pointer: Pointer = tuple(error.instance_path)
        self._value = _follow(data, self._pointer)
        self._form = form

    def sightings(self) -> Iterator[Sighting]:
        match self._keyword:
            case "type":
                yield self._wrong_type()
            case "required":
                yield self._missing(str(self._kind.property))
            case "additionalProperties":
                for key in self._kind.unexpected:
                    yield self._unknown(str(key))
            case "enum":
                yield self._not_a_choice()
            case "pattern":
                yield self._wrong_shape(str(self._schema()["pattern"]))
            case _:
                yield self._out_of_limits()

    def _wrong_type(self) -> Sighting:
        schema = self._schema()
        advice = type_advice(self._value, schema)
        return Sighting("C101", self._pointer, args={"expected": EXPECTED[schema["type"]], "advice": advice})

    def _missing(self, key: str) -> Sighting:
        child = self._schema().get("properties", {}).get(key, {})
        names = child.get("x-label", {})
        label = Label(str(names.get("ko", key)), str(names.get("en", key)))
        return Sighting("C102", self._pointer, missing=key, args={"missing": label, "key": key})

    def _unknown(self, key: str) -> Sighting:
        guess = nearest(key, self._siblings()) or nearest(key, _everywhere(self._form))
        return Sighting("C103", (*self._pointer, key), at_key=True, args={"suggestion": guess} if guess else {})

    def _siblings(self) -> dict[str, str]:
        known: dict[str, str] = {}
        for key, child in self._schema().get("properties", {}).items():
            labels = child.get("x-label", {})
            known |= {str(label): key for label in labels.values()}
            known[key] = key
        return known

    def _not_a_choice(self) -> Sighting:
        choices = [str(option) for option in self._schema()["enum"]]
        args = {"choices": ", ".join(choices)}
        if isinstance(self._value, str) and (guess := nearest(self._value, dict(zip(choices, choices, strict=True)))):
            args["suggestion"] = guess
        return Sighting("C107", self._pointer, args=args)

    def _wrong_shape(self, pattern: str) -> Sighting:
        if self._pointer != ("id",):
            return Sighting("C118", self._pointer, args={"pattern": pattern})
        prefix = self._form.id_prefix
        args = {"shape": id_shape(prefix, pattern)}
        if advice := id_advice(str(self._value), prefix, pattern):
            args["advice"] = advice
        return Sighting("C202", self._pointer, args=args)

    def _out_of_limits(self) -> Sighting:
        code, sign = _LIMITS[self._keyword]
        args = {"limit": f"{sign} {self._schema()[self._keyword]}"} if sign else {}
        return Sighting(code, self._pointer, args=args)

    def _schema(self) -> Mapping[str, Any]:
        schema: Mapping[str, Any] = self._form.schema
        for step in self._pointer:
            schema = schema["items"] if isinstance(step, int) else schema["properties"][step]
        return schema


_LIMITS: Mapping[str, tuple[str, str]] = {
    "minimum": ("C110", "≥"),
    "exclusiveMinimum": ("C110", ">"),
    "maximum": ("C110", "≤"),
    "exclusiveMaximum": ("C110", "<"),
    "multipleOf": ("C110", "×"),
    "minLength": ("C111", "≥"),
    "maxLength": ("C111", "≤"),
    "minItems": ("C115", "≥"),
    "maxItems": ("C115", "≤"),
    "uniqueItems": ("C114", ""),
}


def _follow(data: Any, pointer: Pointer) -> object:
    for step in pointer:
        data = data[step]
    return data


def _everywhere(form: FormSpec) -> dict[str, str]:
    """Keys and labels of the whole form, suggesting the full path: somebody wrote `mobile` outside `contact`.

    Columns of tables are left out: `date` may be any table's.
    """
    known: dict[str, str] = {}
    for member in reversed([*form.members()]):
        path = member.path
        known |= {member.label.ko: path, member.label.en: path, member.key: path, path: path}
    return known
