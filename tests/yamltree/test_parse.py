"""The tree says what another YAML reader says, and where; whatever the text, it answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cardgen.model.problem import Position
from cardgen.yamltree import (
    MAX_BYTES,
    MAX_DEPTH,
    Fault,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Tree,
    decode,
    key_node_at,
    node_at,
    parse,
    place,
    position,
)

Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]

WORDS = st.text("가힣a1 😀é-_.~", max_size=8)
DATA = st.recursive(
    WORDS, lambda children: st.lists(children, max_size=4) | st.dictionaries(WORDS, children, max_size=4), max_leaves=20
)
MARKS = st.text("가a 1:-?[]{},#&*!|>'\"%@`~\\<=\t\n \r", max_size=60)
"""Texts made of little else than what YAML gives a meaning to."""


def scalars(node: Node | None) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.entries:
            yield key
            yield from scalars(value)
    elif node is not None:
        for item in node.items:
            yield from scalars(item)


def plain(node: Node) -> object:
    """A tree as the data it was written from; every scalar as text."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, MappingNode):
        return {key.text: plain(value) for key, value in node.entries}
    return [plain(item) for item in node.items]


def as_pyyaml(node: yaml.Node) -> object:
    """What PyYAML's pure Python composer makes of it, in the same shape, with 1-based places."""
    at = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return at, [(as_pyyaml(key), as_pyyaml(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return at, [as_pyyaml(item) for item in node.value]
    assert isinstance(node, yaml.ScalarNode)
    return at, node.value


def as_ours(node: Node) -> object:
    at = (node.line, node.column)
    if isinstance(node, MappingNode):
        return at, [(as_ours(key), as_ours(value)) for key, value in node.entries]
    if isinstance(node, SequenceNode):
        return at, [as_ours(item) for item in node.items]
    return at, node.text


def sound_tree(text: str) -> Node:
    tree = parse(text)
    assert tree.faults == ()
    assert tree.root is not None
    return tree.root


@given(DATA, st.sampled_from([None, True, False]), st.booleans())
def test_the_tree_is_what_another_reader_composes(data: object, flow: bool | None, unicode: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=unicode, default_flow_style=flow, sort_keys=False, width=30)
    other = yaml.compose(text, Loader=yaml.SafeLoader)
    assert other is not None
    assert as_ours(sound_tree(text)) == as_pyyaml(other)


@given(DATA)
def test_what_was_quoted_is_read_back(data: object) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_style="'", sort_keys=False)
    assert plain(sound_tree(text)) == data


@given(st.dictionaries(st.text("가나a1😀", min_size=1), st.text("가나a1😀", min_size=1), min_size=1))
def test_a_place_points_at_the_text(data: dict[str, str]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    lines = text.split("\n")
    for node in scalars(sound_tree(text)):
        assert lines[node.line - 1][node.column - 1 :].lstrip("'\"? ").startswith(node.text)


@given(MARKS)
def test_any_text_is_a_tree_or_a_fault(text: str) -> None:
    tree = parse(text)
    assert isinstance(tree, Tree)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= fault.position.line <= lines and fault.position.column >= 1 for fault in tree.faults)


@given(MARKS)
def test_a_tree_without_faults_has_no_alias_anchor_or_tag(text: str) -> None:
    tree = parse(text)
    if tree.faults or tree.root is None:
        return
    events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    assert not any(isinstance(event, yaml.AliasEvent) for event in events)
    nodes = [event for event in events if isinstance(event, yaml.NodeEvent)]
    assert all(event.anchor is None and getattr(event, "tag", None) is None for event in nodes)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_fault(content: bytes) -> None:
    found = decode(content)
    if isinstance(found, str):
        assert found == content.decode("utf-8-sig")
        parse(found)
    else:
        assert found.code in {"Y101", "Y102", "Y103"}


@given(st.text(max_size=100), st.sampled_from(["utf-8", "utf-8-sig"]))
def test_decoded_text_never_stops_the_parser_from_answering(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding, "surrogatepass"))
    assert isinstance(found, Fault) or isinstance(parse(found), Tree)


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\uffff", "\r"])
def test_no_scalar_holds_a_forbidden_character_however_it_is_written(character: str) -> None:
    raw, escaped = f"a: x{character}y", f'a: "x\\u{ord(character):04x}y"'
    assert isinstance(decode(raw.encode()), Fault)
    assert [fault.code for fault in parse(escaped).faults] == ["Y103"]


@pytest.mark.parametrize("character", ["\t", "\n", "\u00a0", "\u200b", "\u00ad", "😀", "\U0010ffff"])
def test_other_characters_are_text(character: str) -> None:
    root = sound_tree(f'a: "x\\U{ord(character):08x}y"')
    assert plain(root) == {"a": f"x{character}y"}


@pytest.mark.parametrize(
    "pattern",
    [
        *(
            "[",
            "{",
            "- ",
            "? ",
            ": ",
            "a: ",
            "a:\n ",
            "&a ",
            "*a ",
            "!a ",
            "'",
            '"',
            '"\\',
            "|\n",
            "# \n",
            "%",
            "\t",
            "\n",
        ),
        *(
            "[[],",
            "{a: ",
            "a: b\n",
            "- - ",
            "--- ",
            "...\n",
            "'' ",
            "a\n",
            "a ",
            "? - ",
            "[a, ",
            '"\\x41',
            ">\n a\n",
            "가",
        ),
        *("<<: ", "- [", "{? ", "a: |\n", "a: &b c\n", "[?", "[? a: b, ", "*", "&", "!", "!!", "!<"),
    ],
)
def test_the_largest_file_is_answered_in_time_that_grows_with_its_size(
    pattern: str, grows_with_its_size: Growth
) -> None:
    def of_bytes(size: int) -> str:
        return pattern * (size // len(pattern.encode()))

    grows_with_its_size(parse, of_bytes, MAX_BYTES)


def test_depth_is_counted_from_the_root() -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH).faults == ()
    fault = Fault("Y110", Position(1, MAX_DEPTH + 1), {"limit": str(MAX_DEPTH)})
    assert parse("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).faults == (fault,)


def test_every_fault_before_a_syntax_error_is_told() -> None:
    assert [fault.code for fault in parse("a: &x 1\nb: *x\na: 2\nc: 'd").faults] == ["Y107", "Y107", "Y106", "Y118"]


def test_keys_are_found_by_their_own_place() -> None:
    root = sound_tree("가:\n  - 나: 다\n")
    key, value = key_node_at(root, ("가", 0, "나")), node_at(root, ("가", 0, "나"))
    assert key is not None
    assert value is not None
    assert (position(key), position(value)) == (Position(2, 5), Position(2, 8))
    assert key_node_at(root, ()) == node_at(root, ()) == root
    assert key_node_at(root, ("가", 0)) == node_at(root, ("가", 0))
    assert [node_at(root, way) for way in (("나",), ("가", 1), ("가", "나"), ("가", 0, "나", 0))] == [None] * 4


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_once(ending: str) -> None:
    text = f"가{ending}{ending}나다"
    assert place(text, text.index("다")) == Position(3, 2)


def test_nodes_show_no_text() -> None:
    root = sound_tree("홍길동: [010, {비밀: 글}]")
    shown = "".join(map(repr, (root, parse("홍길동: 비밀"), *scalars(root))))
    assert not any(word in shown for word in ("홍길동", "010", "비밀", "글"))
