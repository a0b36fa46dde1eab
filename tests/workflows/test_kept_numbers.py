"""Card numbers printed on forms are nobody else's: kept before the form is made, given back where it could not be."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cardgen.errors import EditError, UsageError
from cardgen.model.form import FormSpec
from cardgen.workflows.card_ids import IdMaker
from cardgen.workflows.copies import numbers_kept
from cardgen.workflows.kept_numbers import KEPT, Batch, batch_bytes, kept_ids, kept_problems
from cardgen.workflows.new_card import begin, create
from cardgen.workflows.workspace import Workspace, open_workspace


@pytest.fixture
def at(workspace: Path) -> Workspace:
    return open_workspace(workspace)


def write(root: Path, name: str, content: bytes) -> None:
    (root / KEPT).mkdir(parents=True, exist_ok=True)
    (root / KEPT / name).write_bytes(content)


def batch(*ids: str) -> bytes:
    return batch_bytes(Batch("customer", date(2026, 11, 20), "박지훈", ids))


def problems(root: Path) -> list[tuple[str, str]]:
    return [(it.code, it.path.removeprefix(f"{KEPT}/")) for it in kept_problems(root)]


def test_numbers_are_kept_for_good(at: Workspace, customer: FormSpec) -> None:
    with numbers_kept(at, customer, 3) as first:
        pass
    with numbers_kept(at, customer, 2) as second:
        pass
    assert len({*first, *second}) == 5
    assert kept_ids(at.root) == {*first, *second}
    files = sorted((at.root / KEPT).iterdir())
    assert [json.loads(file.read_text(encoding="utf-8"))["day"] for file in files] == [at.today.isoformat()] * 2
    assert problems(at.root) == []


def test_no_new_card_gets_a_number_that_is_on_paper(at: Workspace, customer: FormSpec) -> None:
    form = replace(customer, id_pattern="^C-[0-9]$")
    write(at.root, "a.json", batch(*(f"C-{digit}" for digit in range(9))))
    assert IdMaker(at, form, []).next() == "C-9"
    write(at.root, "b.json", batch("C-9"))
    with pytest.raises(UsageError):
        IdMaker(at, form, []).next()


def test_a_sequence_goes_on_after_the_numbers_on_paper(at: Workspace, customer: FormSpec) -> None:
    counted = replace(at, settings=replace(at.settings, ids="sequence"))
    with numbers_kept(counted, customer, 3) as ids:
        pass
    assert ids == ("C-000001", "C-000002", "C-000003")
    assert IdMaker(counted, customer, []).next() == "C-000004"


def test_numbers_of_forms_that_could_not_be_made_are_given_back(at: Workspace, customer: FormSpec) -> None:
    with pytest.raises(KeyboardInterrupt), numbers_kept(at, customer, 3):
        raise KeyboardInterrupt
    assert kept_ids(at.root) == frozenset()
    assert [*(at.root / KEPT).iterdir()] == []


def test_a_number_printed_meanwhile_makes_no_card_but_the_one_with_the_form(at: Workspace) -> None:
    drawn = begin(at, "customer")
    write(at.root, "a.json", batch(drawn.file.stem))
    with pytest.raises(EditError):
        create(at, drawn, f"id: {drawn.file.stem}\n")
    create(at, begin(at, "customer", drawn.file.stem), f"id: {drawn.file.stem}\n")
    assert (at.root / drawn.file.path).is_file()


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b"\xff", batch("C-000001").replace(b'"format": 1', b'"format": 2'), b"[" * 100_000],
    ids=["empty", "list", "broken", "bytes", "newer", "deep"],
)
def test_a_file_that_is_no_batch_is_told_of(at: Workspace, content: bytes) -> None:
    write(at.root, "a.json", content)
    assert problems(at.root) == [("P407", "a.json")]
    assert kept_ids(at.root) == frozenset()


def test_a_number_of_two_batches_is_told_of(at: Workspace) -> None:
    write(at.root, "a.json", batch("C-000001", "C-000002"))
    write(at.root, "b.json", batch("C-000002"))
    write(at.root, "c.json", batch("C-000003"))
    assert problems(at.root) == [("P408", "a.json"), ("P408", "b.json")]
