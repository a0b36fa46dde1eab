"""A card as `git diff` compares it: its fields by label in the order of the form, whatever order the file has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cardgen.loading.past_paths import todays_paths
from cardgen.model.form import FormSpec, Member, Merge, RecordList
from cardgen.workflows.form_at_hand import form_at_hand
from cardgen.workflows.ids_at_hand import id_in
from cardgen.yamltree import MappingNode, Node, ScalarNode, SequenceNode, decode, parse
from cardgen.yamltree.conflicts import Sides, conflicts, with_lines
from cardgen.yamltree.core import normalised

OURS, BETWEEN, THEIRS = "<<<<<<< ours", "=======", ">>>>>>> theirs"
"""git's marks (git-merge, "How conflicts are presented")."""


def readable(content: bytes, top: Path, language: str) -> bytes:
    """The card's fields in lines, or the content itself where it is no card anybody can read.

    Comments, order, quotes and indentation do not show; every value does, also of fields the form does not know.
    """
    text = decode(content)
    if not isinstance(text, str):
        return content
    form = form_at_hand(id_in(text), top)
    if form is None:
        return content
    found = [*conflicts(text)]
    lines = _both(text, found, form, language) if found else _lines(text, form, language)
    return content if lines is None else "".join(f"{line}\n" for line in lines).encode()


def _lines(text: str, form: FormSpec, language: str) -> list[str] | None:
    tree = parse(text)
    if tree.faults or not isinstance(tree.root, MappingNode):
        return None
    return [*card_lines(tree.root, form, language)]


def _both(text: str, found: Sequence[Sides], form: FormSpec, language: str) -> list[str] | None:
    """The lines of a card in conflict, git's marks around the fields that differ."""
    ours = _lines(with_lines(text, found, [it.ours for it in found]), form, language)
    theirs = _lines(with_lines(text, found, [it.theirs for it in found]), form, language)
    if ours is None or theirs is None:
        return None
    from difflib import SequenceMatcher

    lines: list[str] = []
    for deed, start, end, their_start, their_end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        mine, others = ours[start:end], theirs[their_start:their_end]
        lines += mine if deed == "equal" else [OURS, *mine, BETWEEN, *others, THEIRS]
    return lines


def card_lines(root: MappingNode, form: FormSpec, language: str) -> Iterator[str]:
    """The lines of a card: `라벨: 값`, one for each record, those of a long text indented below its label."""
    teller = _Teller(form, language, todays_paths(form))
    there = dict(_values(root, ""))
    found = {path if (moved := teller.path(path)) in there else moved: node for path, node in there.items()}
    order = {member.path: number for number, member in enumerate(form.members())}
    for path in sorted(found, key=lambda it: (order.get(it, len(order)), it)):
        yield from teller.lines(path, found[path])


def _values(node: MappingNode, above: str) -> Iterator[tuple[str, Node]]:
    """Every value outside lists, by its path."""
    for key, child in node.entries:
        path = f"{above}{normalised(key.text)}"
        if isinstance(child, MappingNode) and child.entries:
            yield from _values(child, f"{path}.")
        elif not isinstance(child, MappingNode):
            yield path, child


@dataclass(frozen=True, slots=True)
class _Teller:
    form: FormSpec
    language: str
    moved: Mapping[str, str]

    def path(self, path: str) -> str:
        """Where today's form has what an earlier one had at a path."""
        return path if path in self.form.by_path else self.moved.get(path, path)

    def lines(self, path: str, node: Node) -> Iterator[str]:
        """A value, list or record list."""
        member = self.form.by_path.get(path)
        label = _chain(member, self.language) or path
        match node:
            case ScalarNode():
                yield from _labelled(label, _text(node))
            case SequenceNode(items) if any(isinstance(item, MappingNode) for item in items):
                for record in self._records(member, items):
                    yield f"{label}: {record}"
            case SequenceNode(items):
                texts = [_text(item) for item in items if isinstance(item, ScalarNode)]
                ordered = sorted(texts) if member is not None and member.merge is Merge.SET else texts
                yield from _labelled(label, ", ".join(filter(None, ordered)))
            case _:
                return

    def _records(self, member: Member | None, items: Iterable[Node]) -> Sequence[str]:
        """A line for each record, by date: the order of the file says nothing."""
        columns = [column.key for column in member.columns] if isinstance(member, RecordList) else []
        key = member.key_column.key if isinstance(member, RecordList) else ""
        told: list[tuple[str, str]] = []
        for item in items:
            cells = {}
            if isinstance(item, MappingNode):
                cells = {self._column(member, name.text): _text(value) for name, value in item.entries}
            shown = [name for name in columns if cells.get(name)] + [name for name in cells if name not in columns]
            parts = [f"{self._heading(member, name)} {_one_line(cells[name])}" for name in shown]
            told.append((cells.get(key, ""), ", ".join(parts)))
        return [line for _, line in sorted(told)]

    def _column(self, member: Member | None, name: str) -> str:
        path = f"{member.path if member else ''}[].{normalised(name)}"
        return self.path(path).rpartition("[].")[2]

    def _heading(self, member: Member | None, name: str) -> str:
        column = self.form.by_path.get(f"{member.path}[].{name}") if member else None
        return column.label.text(self.language) if column else name


def _chain(member: Member | None, language: str) -> str:
    return " > ".join(label.text(language) for label in member.labels) if member else ""


def _labelled(label: str, text: str) -> Iterator[str]:
    lines = text.split("\n")
    if len(lines) == 1:
        yield from [f"{label}: {text}"] if text else []
        return
    yield f"{label}:"
    yield from (f"  {line}" for line in lines)


def _text(node: Node) -> str:
    """A value's text without white space around it; what no form has there, a list in a record, in brackets."""
    match node:
        case ScalarNode(text):
            return normalised(text).strip()
        case SequenceNode(items):
            return f"[{', '.join(map(_text, items))}]"
        case MappingNode(entries):
            return "{" + ", ".join(sorted(f"{normalised(key.text)}: {_text(it)}" for key, it in entries)) + "}"


def _one_line(text: str) -> str:
    return " / ".join(text.split("\n"))
