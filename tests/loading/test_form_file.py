"""A form.yaml becomes a form: sections, labels, references, in the order people see them."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from textwrap import dedent

from cardgen.loading.form_file import BASICS, FormFile, build_form, read_form
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, Merge, Privacy, RecordList
from cardgen.model.problem import Label
from cardgen.validation.form_lint import lint_form

MEMO = """
x-label: {ko: 메모, en: Memo}
x-id-prefix: M-
x-version: 2
type: object
additionalProperties: false
required: [id, tags]
properties:
  id:
    type: string
    pattern: ^M-[0-9]{6}$
    x-kind: id
    x-label: {ko: 번호, en: No.}
    x-privacy: identifying
    x-merge: atomic
  where:
    type: object
    additionalProperties: false
    x-label: {ko: 곳, en: Place}
    x-order: [city, street]
    properties:
      street: {$ref: "#/$defs/line", x-label: {ko: 길, en: Street}}
      city: {$ref: "#/$defs/line"}
  tags:
    type: array
    x-label: {ko: 꼬리표, en: Tags}
    x-merge: set
    x-was: [labels, old.labels]
    items: {type: string, x-privacy: public}
  score: {type: number, x-label: {ko: 점수, en: Score}, x-privacy: quasi, x-merge: scalar, x-was: points}
$defs:
  line: {$ref: "#/$defs/text", x-kind: address}
  text: {type: string, maxLength: 40, x-label: {ko: 줄, en: Line}, x-privacy: contact, x-merge: scalar}
"""


def form_of(text: str, folder: Path) -> FormSpec:
    file = folder / "memo" / "form.yaml"
    file.parent.mkdir()
    file.write_text(dedent(text), encoding="utf-8")
    read = read_form(file, "templates/memo/form.yaml")
    assert isinstance(read, FormFile)
    assert lint_form(read.root, read.path) == ()
    return build_form(read)


def test_a_form_is_named_for_its_folder(tmp_path: Path) -> None:
    form = form_of(MEMO, tmp_path)
    assert (form.name, form.version, form.id_prefix, form.label) == ("memo", 2, "M-", Label("메모", "Memo"))


def test_fields_of_no_section_come_first_under_one_title(tmp_path: Path) -> None:
    sections = form_of(MEMO, tmp_path).sections
    assert [section.label for section in sections] == [BASICS, Label("곳", "Place")]
    assert [member.path for member in sections[0].members] == ["id", "tags", "score"]


def test_a_group_keeps_its_own_order_and_gives_its_label_on(tmp_path: Path) -> None:
    form = form_of(MEMO, tmp_path)
    city, street = form.sections[1].members
    assert [label.ko for label in city.labels] == ["곳", "줄"]
    assert [label.ko for label in street.labels] == ["곳", "길"]


def test_references_are_followed_and_the_nearer_keyword_wins(tmp_path: Path) -> None:
    street = form_of(MEMO, tmp_path).by_path["where.street"]
    assert isinstance(street, Leaf)
    assert (street.type, street.kind, street.privacy) == (LeafType.STRING, Kind.ADDRESS, Privacy.CONTACT)


def test_plain_lists_are_leaves_of_many_values(tmp_path: Path) -> None:
    tags = form_of(MEMO, tmp_path).by_path["tags"]
    assert isinstance(tags, Leaf)
    assert (tags.many, tags.required, tags.merge, tags.was) == (True, True, Merge.SET, ("labels", "old.labels"))


def test_one_old_path_may_stand_alone(tmp_path: Path) -> None:
    assert form_of(MEMO, tmp_path).by_path["score"].was == ("points",)


def test_labels_and_choices_are_composed_as_cards_are(tmp_path: Path) -> None:
    decomposed = form_of(unicodedata.normalize("NFD", MEMO), tmp_path)
    assert decomposed.label == Label("메모", "Memo")


def test_the_customer_form_has_every_key_of_the_product(customer: FormSpec) -> None:
    keys = {
        "": "id name kind grade status owner registered confirmed retain_until notes shareable_summary",
        "contact.": "mobile phone email postcode address",
        "personal.": "birth_date calendar job company department position business_number interests",
        "personal.anniversaries[].": "name date",
        "preferences.": "products style brand price_range contact_time",
        "purchases[].": "date item quantity amount payment note",
        "consultations[].": "date kind channel content result status staff",
        "campaigns[].": "date campaign channel opened clicked purchased",
        "consents[].": "purpose given method version withdrawn",
    }
    wanted = {prefix + key for prefix, names in keys.items() for key in names.split()}
    assert {leaf.path for leaf in customer.leaves()} == wanted
    assert {leaf.path for leaf in customer.leaves() if leaf.required and "[" not in leaf.path} == {"id", "name", "kind"}


def test_no_form_knows_of_another(customer: FormSpec, receipt: FormSpec) -> None:
    assert (customer.id_prefix, receipt.id_prefix) == ("C-", "R-")
    assert [records.path for records in receipt.record_lists()] == ["items"]
    assert isinstance(receipt.by_path["items"], RecordList)
    assert receipt.name_leaf is not None
    assert receipt.name_leaf.path == "payer"


def test_fields_may_be_called_as_keywords_are(tmp_path: Path) -> None:
    text = MEMO.replace(
        "  tags:\n", '  default: {$ref: "#/$defs/line"}\n  examples: {$ref: "#/$defs/line"}\n  tags:\n', 1
    )
    form = form_of(text, tmp_path)
    assert {"default", "examples"} <= set(form.by_path)
