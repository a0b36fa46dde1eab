"""What the checks of a policy report to, and how they read its nodes."""

from __future__ import annotations

from collections.abc import Iterable

from cardgen.entry.suggestion import nearest
from cardgen.messages.policy_rules import POLICY_VALUES
from cardgen.messages.problems import rules
from cardgen.model.form import FormSpec, Member
from cardgen.model.problem import Label, Problem
from cardgen.yamltree import MappingNode, Node, ScalarNode, SequenceNode, position
from cardgen.yamltree.core import core_data


class PolicyReport:
    """Collects the problems of one policy for one form."""

    def __init__(self, path: str, form: FormSpec) -> None:
        self.form = form
        self._path = path
        self._found: list[Problem] = []

    def add(self, code: str, node: Node, member: Member | None = None, **args: str | Label) -> None:
        """Note that the rule is broken at a node, for a field where it is about one."""
        labels, path = (member.labels, member.path) if member else ((), "")
        self._found.append(Problem(code, self._path, position(node), rules()[code].severity, path, labels, args))

    def refuse(self, key: str, node: Node) -> None:
        """Note that a key holds something else than POLICY_VALUES says it takes."""
        self.add("P104", node, key=key, expected=POLICY_VALUES[key])

    def check_keys(self, node: MappingNode, known: Iterable[str]) -> None:
        """Note the keys of a mapping that are not among those known."""
        known = tuple(known)
        for key, _ in node.entries:
            if key.text not in known:
                self.add("P101", key, None, known=", ".join(known), **_suggestion(key.text, known))

    def member(self, node: ScalarNode) -> Member | None:
        """The field or record list whose path a node spells; where it spells none, that is noted."""
        found = self.form.by_path.get(node.text)
        if found is None:
            within = [path for path in self.form.by_path if path.startswith(f"{node.text}.")]
            if within:
                self.add("P106", node, fields=", ".join(within))
            else:
                self.add("P105", node, None, **_suggestion(node.text, self.form.by_path))
        return found

    def texts(self, key: str, node: Node | None) -> tuple[ScalarNode, ...]:
        """The items of a list of texts; whatever else stands there is noted."""
        if node is None:
            return ()
        if not isinstance(node, SequenceNode) or not all(isinstance(text_in(item), str) for item in node.items):
            self.refuse(key, node)
            return ()
        return tuple(item for item in node.items if isinstance(item, ScalarNode))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found, in file order."""
        return tuple(sorted(self._found, key=lambda problem: (problem.position, problem.code)))


def text_in(node: Node | None) -> str | None:
    """The text of a scalar that is text and says something; None for anything else."""
    value = core_data(node) if isinstance(node, ScalarNode) else None
    return value if isinstance(value, str) and value.strip() else None


def _suggestion(word: str, known: Iterable[str]) -> dict[str, str]:
    guess = nearest(word, {name: name for name in known})
    return {"suggestion": guess} if guess else {}
