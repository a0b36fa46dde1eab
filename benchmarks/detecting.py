"""How much personal data the detector finds in a labelled corpus, how often it is wrong, and how long it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from random import Random
from typing import Any
from unicodedata import normalize

import yaml

from benchmarks.bench import SEED, TODAY, Bench
from benchmarks.detection.corpus import HELD_OUT, TUNED, WAYS, Sentence, Split
from benchmarks.figure import Figure, at_least, at_most
from benchmarks.generate import generate_cards
from benchmarks.timing import seconds
from cardgen.detection.known_values import KnownValues
from cardgen.detection.personal_data import personal_data
from cardgen.detection.personal_kind import PersonalKind
from cardgen.model.card import Card
from cardgen.sharing.gate import gate_problems, known_pairs
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.policies import policies
from cardgen.workflows.workspace import open_workspace

LONGEST = 8_000
"""Characters of a text made to keep the detector busy."""
HARD = (
    "9 ",
    "9\u200b ",
    "１",
    "공일",
    "0 1 ",
    "00 1",
    "이",
    "82 ",
    "생일",
    "a@",
    "길1-",
    "김 ",
    "(",
    "\u200b",
    "&",
    "국민은행 ",
    "로1",
)
CARDS = 10_000
TEXT = 1_000
SAMPLE = 1_000
SPELLINGS: tuple[Callable[[str], str], ...] = (
    str,
    " ".join,
    lambda value: value.replace("-", "").replace(" ", ""),
    lambda value: value.replace("-", "."),
    lambda value: normalize("NFD", value),
    lambda value: "".join(chr(ord(it) + 0xFEE0) if "!" <= it <= "~" else it for it in value),
)
"""As it is, spaced out, run together, with points, in Hangul's letters, full-width."""
_VALUES = {
    "name": PersonalKind.NAME,
    "mobile": PersonalKind.PHONE,
    "email": PersonalKind.EMAIL,
    "address": PersonalKind.ADDRESS,
}


def figures(bench: Bench) -> Iterator[Figure]:
    """Rates of both parts of the corpus, and the time of hard texts and of known values."""
    yield from _rates(TUNED, recall=95, alarms=2)
    yield from _rates(HELD_OUT, recall=70, alarms=5)
    rounds = bench.sizes.rounds
    slowest = max(HARD, key=lambda piece: _milliseconds(_search, _repeated(piece), rounds=1))
    worst = _milliseconds(_search, _repeated(slowest), rounds=rounds)
    yield at_most("personal data, hardest 8,000 characters", worst, 100, "ms", f"of {len(HARD)} repeated texts")
    yield from _known(rounds)
    yield from _gate(bench)


def _rates(split: Split, *, recall: float, alarms: float) -> Iterator[Figure]:
    """Recall of the kinds labelled, by way of writing and by kind; sentences without any that were accused."""
    labelled = [(sentence, kind) for sentence in split.personal for kind in sentence.kinds]
    ways = ", ".join(f"{way} {_share(it for it in labelled if it[0].way == way)}" for way in WAYS)
    kinds = ", ".join(f"{kind} {_share(it for it in labelled if it[1] is kind)}" for kind in PersonalKind)
    found = sum(_is_found(*it) for it in labelled)
    yield at_least(
        f"personal data found, {split.name}", 100 * found / len(labelled), recall, "%", f"{ways}; by kind: {kinds}"
    )
    accused = sum(any(personal_data(text)) for text in split.clean)
    yield at_most(
        f"clean sentences accused, {split.name}",
        100 * accused / len(split.clean),
        alarms,
        "%",
        f"{accused} of {len(split.clean)}",
    )


_Labelled = tuple[Sentence, PersonalKind]


def _share(labelled: Iterable[_Labelled]) -> str:
    found = [_is_found(*it) for it in labelled]
    return f"{sum(found)}/{len(found)}"


def _is_found(sentence: Sentence, kind: PersonalKind) -> bool:
    return any(sighting.kind is kind for sighting in personal_data(sentence.text))


def _known(rounds: int) -> Iterator[Figure]:
    pairs = [*_card_values(CARDS)]
    known = KnownValues.of(pairs)
    building = min(seconds(lambda: KnownValues.of(pairs)) for _ in range(rounds))
    yield at_most("known values of 10,000 cards, building", building, 0.5, "s", f"{len(pairs)} values")
    yield _respelt(known, pairs)
    text = " ".join(TUNED.clean)[:TEXT]
    searching = _milliseconds(lambda text: [*known.found_in(text)], text, rounds=5 * rounds)
    yield at_most("known values, searching 1,000 characters", searching, 4, "ms")
    accused = sum(any(known.found_in(text)) for split in (TUNED, HELD_OUT) for text in split.clean)
    of = len(TUNED.clean) + len(HELD_OUT.clean)
    yield at_most("clean sentences accused by known values", 100 * accused / of, 2, "%", f"{accused} of {of}")


def _respelt(known: KnownValues, pairs: list[tuple[PersonalKind, str]]) -> Figure:
    """Values found in a sentence, each spelt in several ways."""
    sample = Random(SEED).sample(pairs, SAMPLE)
    asked = [(kind, f"참고: {spell(value)}입니다") for kind, value in sample for spell in SPELLINGS]
    found = sum(any(it.kind is kind for it in known.found_in(text)) for kind, text in asked)
    return at_least("known values found, however spelt", 100 * found / len(asked), 99, "%", f"{found} of {len(asked)}")


def _gate(bench: Bench) -> Iterator[Figure]:
    """The gate over all cards of a share, the values of all of them known."""
    workspace = open_workspace(bench.workspace(bench.sizes.print_job))
    checking = CheckingBench(workspace, TODAY)
    form, policy = workspace.forms["customer"], policies(workspace).sound["customer", "sales"]
    cards = [card for file in workspace.card_files().files if isinstance(card := checking.card(file), Card)]
    known = KnownValues.of(pair for card in cards for pair in known_pairs(card, form))
    took = seconds(lambda: gate_problems(cards, known, form, policy, lambda _: ""))
    yield at_most("the gate, for each card shared", 1000 * took / len(cards), 3, "ms", f"{len(cards)} cards, `sales`")


def _card_values(count: int) -> Iterator[tuple[PersonalKind, str]]:
    for _, text in islice(generate_cards(count, SEED), count):
        card: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
        values = {"name": card["name"], **card.get("contact", {})}
        yield from ((_VALUES[key], str(value)) for key, value in values.items() if key in _VALUES)


def _search(text: str) -> object:
    return [*personal_data(text)]


def _repeated(piece: str) -> str:
    return (piece * LONGEST)[:LONGEST]


def _milliseconds(work: Callable[[str], object], text: str, *, rounds: int) -> float:
    return 1000 * min(seconds(lambda: work(text)) for _ in range(rounds))
