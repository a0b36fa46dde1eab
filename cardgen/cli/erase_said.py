"""What a search for a customer saw, in words: rows for files, cards and authors. No value of theirs is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cardgen.cli.erase_rows import Row, listed, some
from cardgen.cli.language import language, tell
from cardgen.cli.visible import visible
from cardgen.model.form import FormSpec
from cardgen.workflows.erase_places import Places
from cardgen.workflows.erase_report import fields_of, files_seen, shown
from cardgen.workflows.erase_scan import Sighting


class Said:
    """Sightings in the reader's language."""

    def __init__(self, places: Places, forms: Mapping[str, FormSpec]) -> None:
        self._places = places
        self._forms = forms

    def past(self, quotes: Sequence[Sighting]) -> Iterator[Row]:
        """Earlier versions of others' cards, which stay what they were."""
        if quotes:
            count = len({(it.name, it.card) for it in quotes})
            cards = some(sorted({it.card for it in quotes}))
            yield "past_quote", tell("erase.quote.past", cards=cards, count=f"{count:,}")

    def held(self, sightings: Sequence[Sighting]) -> Iterator[Row]:
        """Cards of other forms that have values as their own: what to do is the office's to decide."""
        if sightings:
            now = [it for it in sightings if self._places.is_current(it)]
            yield from listed("held", [self.quote(it) for it in now])
            if past := {it.name for it in sightings} - {it.name for it in now}:
                yield "held", tell("erase.held.past", count=f"{len(past):,}")
            yield "held", tell("erase.held.advice")

    def shared(self, sightings: Sequence[Sighting]) -> Iterator[Row]:
        """Values others have, too: their cards as they are now by line, all else by number."""
        now = [it for it in sightings if it.card and self._places.is_current(it)]
        yield from listed("shared", [self.quote(it) for it in now])
        rest = [it for it in sightings if it not in now]
        if rest:
            yield "shared", tell("erase.shared", count=f"{len(rest):,}", fields=self.fields(fields_of(rest)))

    def files(self, sightings: Sequence[Sighting]) -> Iterator[Row]:
        """Files by name, each with what was seen in it."""
        seen = files_seen(sightings, self._places.needles).items()
        files = [tell("erase.file", path=visible(path), fields=self.fields(fields)) for path, fields in seen]
        yield from listed("others", files)

    def path(self, path: str) -> str:
        """A path as it may be printed."""
        return visible(shown(path, self._places.needles))

    def count(self, sightings: Sequence[Sighting]) -> str:
        """How many places they are, and of which fields."""
        fields = self.fields(fields_of(sightings))
        return tell(
            "erase.places.count" if fields else "erase.places.count.bare", count=f"{len(sightings):,}", fields=fields
        )

    def quote(self, it: Sighting) -> str:
        """A file, a line in it, and the fields of which it has values."""
        named = {"path": visible(it.path or it.card), "line": str(it.line), "fields": self.fields(it.fields)}
        if not it.field:
            return tell("erase.quote.remark", **named)
        return tell("erase.quote", field=self._label_in(it.card, it.field), **named)

    def fields(self, paths: Iterable[str]) -> str:
        """The labels of fields of the cards that are erased, in their forms' order."""
        wanted = {*paths}
        own = (form for form in self._forms.values() if any(it.startswith(form.id_prefix) for it in self._places.cards))
        known = {it.path: _label(form, it.path) for form in own for it in form.leaves()}
        found = [*dict.fromkeys(label for path, label in known.items() if path in wanted)]
        return ", ".join([*found, *([tell("erase.elsewhere")] if wanted - {*known} else [])])

    def _label_in(self, card: str, path: str) -> str:
        form = next((form for form in self._forms.values() if card.startswith(form.id_prefix)), None)
        return _label(form, path) if form else path


def signed_rows(signed: Sequence[Sighting], namesakes: Sequence[Sighting]) -> Iterator[Row]:
    """Commits and tags whose author is the customer, or is called the same."""
    if signed:
        yield "signed", tell("erase.signed", count=f"{len({it.name for it in signed}):,}")
    if namesakes:
        yield "signed", tell("erase.namesakes", count=f"{len({it.name for it in namesakes}):,}")


def _label(form: FormSpec, path: str) -> str:
    member = form.by_path.get(path)
    return " > ".join(label.text(language()) for label in member.labels) if member else path
