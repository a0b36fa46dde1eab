"""Judges x-order: every field once, and at the root titled groups of fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cardgen.validation.form_report import FormReport
from cardgen.yamltree import MappingNode, Node, ScalarNode, SequenceNode


def check_order(node: MappingNode, report: FormReport, *, at_root: bool) -> None:
    """The order of an object's fields, where one is given."""
    order, properties = node.get("x-order"), node.get("properties")
    if order is None or not isinstance(properties, MappingNode):
        return
    named = Counter(_ordered(order, report, at_root=at_root))
    keys = {key.text for key, _ in properties.entries}
    wrong = sorted(keys.symmetric_difference(named) | {name for name, times in named.items() if times > 1})
    if wrong:
        report.add("F110", order, keys=", ".join(wrong))


def _ordered(order: Node, report: FormReport, *, at_root: bool) -> Iterator[str]:
    """The keys an x-order names; at the root an entry may be a titled group: {label: {ko, en}, fields: [...]}."""
    if not isinstance(order, SequenceNode):
        report.add("F110", order, keys="-")
        return
    for entry in order.items:
        if isinstance(entry, ScalarNode):
            yield entry.text
        elif at_root and isinstance(entry, MappingNode):
            yield from _titled(entry, report)
        else:
            report.add("F110", entry, keys="-")


def _titled(entry: MappingNode, report: FormReport) -> Iterator[str]:
    check_label(entry.get("label"), entry, report)
    fields = entry.get("fields")
    if not isinstance(fields, SequenceNode) or not fields.items or {key.text for key, _ in entry.entries} > _TITLED:
        report.add("F110", fields or entry, keys="fields")
        return
    for item in fields.items:
        if isinstance(item, ScalarNode):
            yield item.text
        else:
            report.add("F110", item, keys="-")


_TITLED = {"label", "fields"}


def check_label(label: Node | None, at: Node, report: FormReport) -> None:
    """A label in both languages and no other; `at` is where one is missing."""
    texts = {key.text: value for key, value in label.entries} if isinstance(label, MappingNode) else {}
    written = [value for value in texts.values() if isinstance(value, ScalarNode) and value.text.strip()]
    if set(texts) != {"ko", "en"} or len(written) != len(texts):
        report.add("F103", label or at)
