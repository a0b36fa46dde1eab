"""Makes any number of believable customer cards of about 1 KB, the same ones for the same seed.

    python benchmarks/generate.py --count 10000 --out DIR --seed 1 [--sharded] [--workspace]

Card n depends on the seed and n alone, so a larger set begins with the smaller one.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from benchmarks.customer import customer_yaml  # noqa: E402 - needs the path set above when run as a file

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_IDS = 32**6
_STRIDE = 0x2545F491
"""Odd, hence without a common factor with the number of ids: walking in these strides meets every id once."""


def generate_cards(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Pairs of a card's id and the text of its file. Raises ValueError where there are not so many ids."""
    if count > _IDS:
        raise ValueError(count)
    start = Random(seed).randrange(_IDS)
    for n in range(count):
        card_id = _card_id((start + n * _STRIDE) % _IDS)
        yield card_id, customer_yaml(card_id, Random(f"{seed}/{n}"))


def _card_id(number: int) -> str:
    return "C-" + "".join(_CROCKFORD[number >> shift & 31] for shift in range(25, -1, -5))


def write_cards(folder: Path, count: int, seed: int, *, sharded: bool) -> None:
    """Write the files: flat, or one folder for each last two characters of an id."""
    folder.mkdir(parents=True, exist_ok=True)
    for card_id, text in generate_cards(count, seed):
        home = folder / card_id[-2:] if sharded else folder
        home.mkdir(exist_ok=True)
        (home / f"{card_id}.yaml").write_text(text, encoding="utf-8", newline="\n")


def write_workspace(folder: Path, count: int, seed: int, *, sharded: bool) -> None:
    """A whole workspace: this project's settings and templates around generated cards."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "cardgen.toml", folder)
    shutil.copytree(ROOT / "templates", folder / "templates", dirs_exist_ok=True)
    write_cards(folder / "cards", count, seed, sharded=sharded)


def main() -> None:
    """Generate what the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sharded", action="store_true", help="cards/<last two characters>/<id>.yaml")
    parser.add_argument("--workspace", action="store_true", help="settings and templates too; cards go to OUT/cards")
    asked = parser.parse_args()
    write = write_workspace if asked.workspace else write_cards
    write(asked.out, asked.count, asked.seed, sharded=asked.sharded)


if __name__ == "__main__":
    main()
