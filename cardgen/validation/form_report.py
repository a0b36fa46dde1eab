"""What the checks of a form report to, and how they read its nodes."""

from __future__ import annotations

from cardgen.model.problem import Label, Problem
from cardgen.yamltree import MappingNode, Node, ScalarNode, position
from cardgen.yamltree.core import core_data


class FormReport:
    """Collects the problems of one form; what several references lead to is reported once."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: dict[tuple[str, int, int], Problem] = {}

    def add(self, code: str, node: Node, **args: str | Label) -> None:
        """Note that the rule is broken at a node."""
        problem = Problem(code, self._path, position(node), args=args)
        self._found.setdefault((code, node.line, node.column), problem)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found, in file order."""
        return tuple(sorted(self._found.values(), key=lambda problem: (problem.position, problem.code)))


def scalar(node: MappingNode, key: str) -> object:
    """The typed value of a key; None where there is none or it is no scalar."""
    found = node.get(key)
    return core_data(found) if isinstance(found, ScalarNode) else None
