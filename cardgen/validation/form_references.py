"""Follows a form's local references, and notices those that lead nowhere or back to themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cardgen.validation.form_report import FormReport
from cardgen.yamltree import MAX_DEPTH, MappingNode, Node, ScalarNode


class References:
    """The references of one form."""

    def __init__(self, root: MappingNode, report: FormReport) -> None:
        self._root = root
        self._report = report
        self._open: list[str] = []
        self._depth = 0

    @contextmanager
    def followed(self, node: Node) -> Iterator[MappingNode | None]:
        """The schema itself, or what its `$ref` names with the keywords beside it winning, as annotations do.

        None once a fault is reported. While the schema is being looked at, a reference to it leads back.
        """
        before = len(self._open)
        self._depth += 1
        yield self._follow(node)
        self._depth -= 1
        del self._open[before:]

    def _follow(self, start: Node) -> MappingNode | None:
        entries: dict[str, tuple[ScalarNode, Node]] = {}
        node: Node | None = start
        while isinstance(node, MappingNode):
            for key, value in node.entries:
                if key.text != "$ref":
                    entries.setdefault(key.text, (key, value))
            reference = node.get("$ref")
            if reference is None:
                return MappingNode(tuple(entries.values()), start.line, start.column)
            node = self._target(reference)
            if node is None:
                self._report.add("F106", reference)
                return None
            if max(self._depth, len(self._open)) > MAX_DEPTH:
                self._report.add("F129", reference, limit=str(MAX_DEPTH))
                return None
        self._report.add("F112", node or start)
        return None

    def _target(self, reference: Node) -> Node | None:
        if not isinstance(reference, ScalarNode) or not reference.text.startswith("#/"):
            return None
        if reference.text in self._open:
            return None
        self._open.append(reference.text)
        node: Node | None = self._root
        for step in reference.text.removeprefix("#/").split("/"):
            name = step.replace("~1", "/").replace("~0", "~")
            node = node.get(name) if isinstance(node, MappingNode) else None
        return node
