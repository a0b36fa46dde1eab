"""What the checks of a policy report to, and how they read its nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cardgen.entry.field_names import fields_named
from cardgen.entry.suggestion import nearest
from cardgen.entry.values import spelling
from cardgen.messages.policy_rules import POLICY_VALUES, POLICY_WORDS
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

    def lack(self, key: str, node: Node) -> None:
        """Note that a key is missing, and what it takes."""
        self.add("P103", node, key=key, expected=POLICY_VALUES[key])

    def check_keys(self, node: MappingNode, known: Iterable[str]) -> None:
        """Note the keys of a mapping that are not among those known."""
        known = tuple(known)
        for key, _ in node.entries:
            if key.text not in known:
                words = {word: name for word, name in POLICY_WORDS.items() if name in known}
                hint = _suggestion(key.text, {name: name for name in known} | words) or {"suggestion": ", ".join(known)}
                self.add("P101", key, None, **hint)

    def member(self, node: ScalarNode) -> Member | None:
        """The field or record list whose path a node spells; where it spells none, that is noted."""
        found = self.form.by_path.get(node.text)
        if found is None:
            meant = [member.path for member in fields_named(self.form, node.text)]
            within = [] if meant else [path for path, it in self.form.by_path.items() if _is_in(it, node.text)]
            if within:
                self.add("P106", node, fields=", ".join(within))
            else:
                near = {"suggestion": ", ".join(meant)} if meant else _suggestion(node.text, self._spellings())
                self.add("P105", node, None, **near)
        return found

    def _spellings(self) -> Mapping[str, str]:
        """Paths and labels, with the paths they stand for."""
        members = self.form.by_path.values()
        labels = {text: it.path for it in members for text in (it.label.ko, it.label.en)}
        return labels | {it.path: it.path for it in members}

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


def _is_in(member: Member, group: str) -> bool:
    """True for a field of a group, which is called by its path or its label."""
    labels = (text for label in member.labels[:-1] for text in (label.ko, label.en))
    return member.path.startswith(f"{group}.") or spelling(group) in map(spelling, labels)


def _suggestion(word: str, known: Mapping[str, str]) -> dict[str, str]:
    guess = nearest(word, known)
    return {"suggestion": guess} if guess else {}
