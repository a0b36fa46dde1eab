"""New ids have the form's shape and are nobody's; new files lie where their like do."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cardgen.errors import EditError, UsageError
from cardgen.model.form import FormSpec
from cardgen.workflows.card_ids import IdMaker, new_id
from cardgen.workflows.card_place import Places
from cardgen.workflows.new_card import begin, create
from cardgen.workflows.workspace import CardFile, Workspace, open_workspace


@pytest.fixture
def at(workspace: Path) -> Workspace:
    return open_workspace(workspace)


def in_sequence(workspace: Workspace) -> Workspace:
    return replace(workspace, settings=replace(workspace.settings, ids="sequence"))


@pytest.mark.parametrize("name", ["customer", "receipt"])
def test_random_ids_have_the_forms_shape_and_differ(at: Workspace, name: str) -> None:
    form = at.forms[name]
    maker = IdMaker(at, form, [])
    ids = [maker.next() for _ in range(500)]
    assert len(set(ids)) == 500
    assert all(re.search(form.id_pattern, card_id) for card_id in ids)


@pytest.mark.parametrize(
    ("pattern", "shape"),
    [("^C-[0-9]{5}$", r"C-\d{5}"), ("^C-[A-Z]{3}$", "C-[A-Z]{3}"), ("^C-[1-9][0-9]{3}$", r"C-[1-9]\d{3}")],
)
def test_ids_follow_the_pattern_of_any_form(at: Workspace, customer: FormSpec, pattern: str, shape: str) -> None:
    form = replace(customer, id_pattern=pattern)
    assert re.fullmatch(shape, new_id(at, form, []))


def test_taken_ids_are_not_given_again_in_any_case(at: Workspace, customer: FormSpec) -> None:
    form = replace(customer, id_pattern="^C-[0-9]$")
    taken = [f"c-{digit}" for digit in range(9)]
    assert new_id(at, form, taken) == "C-9"
    with pytest.raises(UsageError):
        new_id(at, form, [*taken, "C-9"])


def test_sequence_goes_on_from_the_highest_number(at: Workspace, customer: FormSpec) -> None:
    maker = IdMaker(in_sequence(at), customer, ["C-000041", "C-7F3K9Q", "R-000099"])
    assert [maker.next() for _ in range(2)] == ["C-000042", "C-000043"]
    assert new_id(in_sequence(at), customer, []) == "C-000001"


def test_settings_choose_the_sequence(workspace: Path) -> None:
    with (workspace / "cardgen.toml").open("a") as file:
        file.write('[cards]\nids = "sequence"\n')
    assert open_workspace(workspace).settings.ids == "sequence"


def cards(*paths: str, form: str = "customer") -> list[CardFile]:
    return [CardFile(path, Path(path).stem, form, (0, 0, 0)) for path in paths]


@pytest.mark.parametrize(
    ("paths", "place"),
    [
        ((), "cards/C-AAAA99.yaml"),
        (("cards/C-000001.yaml",), "cards/C-AAAA99.yaml"),
        (("cards/서울/C-000001.yaml", "cards/서울/C-000002.yaml", "cards/C-000003.yaml"), "cards/서울/C-AAAA99.yaml"),
        (("cards/01/C-000001.yaml", "cards/02/C-000002.yaml", "cards/C-000003.yaml"), "cards/99/C-AAAA99.yaml"),
        (("cards/kr/01/C-000001.yaml", "cards/kr/02/C-000002.yaml"), "cards/kr/99/C-AAAA99.yaml"),
    ],
)
def test_new_card_lies_where_the_others_of_its_form_do(paths: tuple[str, ...], place: str, customer: FormSpec) -> None:
    others = cards("cards/receipts/R-000001.yaml", "cards/receipts/R-000002.yaml", form="receipt")
    assert Places(customer, [*cards(*paths), *others]).place("C-AAAA99") == place


def test_receipts_go_to_their_folder(at: Workspace) -> None:
    assert Places(at.forms["receipt"], at.card_files().files).place("R-AAAAAA") == "cards/receipts/R-AAAAAA.yaml"


def test_new_card_never_replaces_one_made_meanwhile(at: Workspace) -> None:
    first, second = begin(at, "customer", "C-AAAAAA"), begin(at, "customer", "C-AAAAAA")
    create(at, first, "id: C-AAAAAA\n")
    with pytest.raises(EditError):
        create(at, second, "id: C-AAAAAA\n# second\n")
    assert (at.root / "cards/C-AAAAAA.yaml").read_text() == "id: C-AAAAAA\n"
    assert (at.root / "cards/C-AAAAAA.yaml").stat().st_mode & 0o777 == 0o600


def test_id_taken_meanwhile_in_another_folder_is_not_given_twice(at: Workspace) -> None:
    new = begin(at, "customer", "C-AAAAAA")
    (at.root / "cards/서울").mkdir()
    (at.root / "cards/서울/C-AAAAAA.yaml").write_text("id: C-AAAAAA\n")
    with pytest.raises(EditError):
        create(at, new, "id: C-AAAAAA\n")
    assert not (at.root / "cards/C-AAAAAA.yaml").exists()


@pytest.mark.parametrize("card_id", ["C-../X", "X-AAAAAA", "C-가", "../C-AAAAAA", "C-7F3K9Q"])
def test_id_that_is_no_name_of_a_new_file_is_refused(at: Workspace, card_id: str) -> None:
    with pytest.raises(UsageError):
        begin(at, "customer", card_id)
