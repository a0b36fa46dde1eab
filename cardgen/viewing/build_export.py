"""The export of a form's cards: every field and every record, typed, under headings that can be read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cardgen.entry.field_names import spoken_path
from cardgen.entry.values import spelling
from cardgen.messages import say
from cardgen.model.card import Card
from cardgen.model.exportview import POSITION, ExportCard, ExportColumn, ExportList, ExportView
from cardgen.model.form import FormSpec, Kind, Leaf, RecordList
from cardgen.viewing.build_index import name_position, shown_key
from cardgen.viewing.formats import leaf_kind
from cardgen.viewing.readers import exact_field_reader, numbered_record_reader
from cardgen.viewing.values import stated_version


def build_export(cards: Iterable[Card], form: FormSpec, language: str, company: str = "") -> ExportView:
    """All of `cards`, in 가나다 order of their names, then by id; records in the order of their card."""
    leaves = tuple(member for member in form.members() if isinstance(member, Leaf))
    lists = tuple(form.record_lists())
    name = name_position(leaves, form)
    owner = _owner(leaves, name)
    read = exact_field_reader(leaves, language)
    readers = [numbered_record_reader(records, language) for records in lists]
    found = [
        ExportCard(card.id, read(card), tuple(reader(card) for reader in readers), stated_version(card))
        for card in cards
    ]
    found.sort(key=lambda card: shown_key(card.values[name], card.stem))
    whose = [leaves[at] for at in owner]
    return ExportView(
        form=form.name,
        version=form.version,
        language=language,
        title=form.label.text(language),
        company=company,
        columns=tuple(_columns(leaves, leaves, language)),
        owner=owner,
        lists=tuple(_list(records, whose, language) for records in lists),
        cards=tuple(found),
    )


def _owner(leaves: Sequence[Leaf], name: int) -> tuple[int, ...]:
    """Where the id stands, and the name where there is one."""
    ids = [at for at, leaf in enumerate(leaves) if leaf.kind is Kind.ID]
    return tuple(dict.fromkeys((*ids[:1], name)))


def _list(records: RecordList, whose: Sequence[Leaf], language: str) -> ExportList:
    beside = (*whose, *records.columns)
    place = ExportColumn(POSITION, say("export.position", language), (), "integer")
    taken = [spelling(place.label)]
    columns = (place, *_columns(records.columns, beside, language, taken))
    owner = tuple(column.label for column in _columns(whose, beside, language, taken))
    return ExportList(records.path, records.label.text(language), owner, columns)


def _columns(
    leaves: Sequence[Leaf], beside: Sequence[Leaf], language: str, taken: Sequence[str] = ()
) -> Iterator[ExportColumn]:
    names = [(leaf.path, frozenset(_names(leaf))) for leaf in beside]
    for leaf in leaves:
        others = [found for path, found in names if path != leaf.path]
        labels = tuple(label.text(language) for label in leaf.labels)
        spoken = ((text, spelling(text)) for text in (labels[-1], " > ".join(labels)))
        free = (text for text, name in spoken if name not in taken and not any(name in found for found in others))
        yield ExportColumn(leaf.path, next(free, leaf.path), labels, leaf_kind(leaf), leaf.choices, leaf.many)


def _names(leaf: Leaf) -> Iterator[str]:
    """What may stand for a field in a heading, as headings are compared: path, label, all labels, in both languages."""
    yield spelling(leaf.path)
    yield spelling(spoken_path(leaf))
    for language in ("ko", "en"):
        labels = [label.text(language) for label in leaf.labels]
        yield from (spelling(labels[-1]), spelling(" > ".join(labels)))
