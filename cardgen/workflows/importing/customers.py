"""Whose each row of a file is: a customer there is a card of, or one this import brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cardgen.importing.cell_values import Value
from cardgen.importing.entries import TOTALS_ROW, Entry, TableReader
from cardgen.importing.matching import NOBODY, Certain, Match, Matcher, Person, Uncertain, Unknown, flat
from cardgen.importing.tables import Book
from cardgen.loading.card_file import load_card
from cardgen.model.card import Card, Rejected
from cardgen.model.form import Leaf
from cardgen.workflows.card_cache import cards_by_stamp
from cardgen.workflows.card_ids import IdMaker
from cardgen.workflows.importing.doubts import Doubts
from cardgen.workflows.importing.draft import Draft, RecordRow, Spot
from cardgen.workflows.importing.findings import Findings
from cardgen.workflows.importing.row import Answer, Ask, Doubt
from cardgen.workflows.importing.tables import Reading
from cardgen.workflows.importing.values import Meaning, MeantChoices
from cardgen.workflows.tombstones import erased_names
from cardgen.workflows.workspace import CardFile, Workspace

OTHER_VALUES = "I111"
ITS_CUSTOMER = "I113"
UNSOUND = "I114"
NO_RECORD = "I117"
ERASED = "I121"


class Customers:
    """The customers of one import.

    `unsound` counts cards with errors, `stamps` are the files that were seen; `spare` lets cards in without bad cells
    they can do without.
    """

    def __init__(
        self,
        workspace: Workspace,
        book: Book,
        reading: Reading,
        ask: Ask | None,
        *,
        choices: MeantChoices,
        spare: bool,
    ) -> None:
        self._workspace = workspace
        self._form = reading.form
        self._doubts = Doubts(reading.form, ask)
        self._meaning = Meaning(choices)
        self.spare = spare
        self._tables = reading.tables
        self._readers = [
            TableReader(number, table, workspace.today, date_1904=book.date_1904)
            for number, table in enumerate(reading.tables)
        ]
        self.columns = [reader.places for reader in self._readers]
        self._leaves = [member for member in self._form.members() if isinstance(member, Leaf)]
        self._matcher = Matcher(self._form)
        self._refused = Matcher(self._form)
        self._cards: dict[int, Card | CardFile] = {}
        self._drafts: dict[int, Draft] = {}
        self.findings = Findings(reading.form, reading.tables)
        self.unsound = 0
        self.stamps: Mapping[str, tuple[int, int, int]] = {}
        files = [file for file in workspace.card_files().files if file.form == self._form.name]
        self._ids = IdMaker(workspace, self._form, (file.stem for file in files))
        self._files = files
        self._erased = erased_names(workspace.root)

    @property
    def drafts(self) -> list[Draft]:
        """Everybody the file says something of."""
        return [*self._drafts.values()]

    def know_cards(self, processes: int) -> None:
        """Everybody there is a card of, those whose card has errors by what it says."""
        files = self._files
        self.stamps = {file.path: file.stamp for file in files}
        sound = {
            card.path: card
            for card in cards_by_stamp(self._workspace, self._form.name, files, whole=True, processes=processes)
        }
        for file in files:
            card = sound.get(file.path)
            person = self._matcher.add(file.stem, flat(card.data if card else self._said(file), self._leaves))
            self._cards[person.number] = card or file
            self.unsound += card is None

    def _said(self, file: CardFile) -> Mapping[str, object]:
        raw = load_card(self._workspace.root / file.path, file.path, self._form)
        return {} if isinstance(raw, Rejected) else raw.data

    def take_rows(self) -> None:
        """Every row to its customer: first the sheets of cards, then those of records."""
        for reader in self._readers:
            if reader.table.records is None:
                for entry in self._entries(reader):
                    self._take_card_row(entry)
        for reader in self._readers:
            if reader.table.records is not None:
                for entry in self._entries(reader):
                    self._take_record_row(entry, reader.table.records.path)

    def _entries(self, reader: TableReader) -> Iterator[Entry]:
        """A table's rows but for those that add up others."""
        for entry in reader.entries():
            if any(fault.code == TOTALS_ROW for fault in entry.faults):
                self.findings.pass_over(entry, TOTALS_ROW)
            else:
                yield self._meaning.of(entry)

    def _take_card_row(self, entry: Entry) -> None:
        values = {path: value for path, value in entry.values.items() if "[]" not in path}
        may_spare = self.findings.has_sparable_faults(entry)
        if entry.faults and not (self.spare and may_spare):
            self.findings.sparable += may_spare
            self._refuse(entry, values)
            return
        if (card_id := str(values.get("id", "")).upper()) in self._erased:
            self.findings.blame(_spot(entry), ERASED)
            self._refused.add(card_id, values)
            return
        match = self._matcher.find(values)
        if isinstance(match, Certain) and self._contradicts(match.person, values):
            match = Uncertain(OTHER_VALUES, (match.person,))
        if isinstance(match, Uncertain):
            earlier = self._row_of(match.persons)
            doubt = Doubt(match.code, _spot(entry), self._name(values), match.persons, earlier=earlier, values=values)
            answer = self._doubts.answer(doubt)
            if isinstance(answer, Person):
                match = Certain(answer)
            elif answer is Answer.NEW:
                match = Unknown()
            else:
                self.findings.blame(_spot(entry), match.code, row=earlier)
                self.findings.blame_faults(entry)
                self._refused.add("", values)
                return
        person = match.person if isinstance(match, Certain) else self._newcomer(values)
        self._matcher.learn(person, values)
        self._add_row(person, entry, values)

    def _refuse(self, entry: Entry, values: Mapping[str, Value]) -> None:
        self.findings.blame_faults(entry)
        if self._form.record_lists() and not isinstance(self._matcher.find(values), Certain):
            self._refused.add("", values)

    def _newcomer(self, values: Mapping[str, Value]) -> Person:
        given = values.get("id")
        card_id = given if isinstance(given, str) else self._ids.next()
        return self._matcher.add(card_id, values, is_new=True)

    def _contradicts(self, person: Person, values: Mapping[str, Value]) -> bool:
        """True where an earlier row of the file says something else of the same customer."""
        draft = self._drafts.get(person.number)
        if draft is None or not draft.rows:
            return False
        return any(path in draft.fields and draft.fields[path][0] != value for path, value in values.items())

    def _add_row(self, person: Person, entry: Entry, values: Mapping[str, Value]) -> None:
        draft = self._draft(person)
        if draft is None:
            self.findings.blame(_spot(entry), UNSOUND)
            self.findings.blame_faults(entry)
            return
        draft.rows.append(entry)
        if entry.faults:
            self.findings.blame_faults(entry)
            self.findings.partial[_spot(entry)] = person.card_id
        columns = self.columns[entry.table]
        for path in entry.cleared:
            if "[]" not in path:
                draft.fields[path] = (None, Spot(entry.table, entry.row, columns[path]))
        for path, value in values.items():
            draft.fields[path] = (value, Spot(entry.table, entry.row, columns[path]))
        lists: dict[str, dict[str, Value]] = {}
        for path, value in entry.values.items():
            if "[]" in path:
                lists.setdefault(path.partition("[]")[0], {})[path] = value
        draft.records += [RecordRow(path, entry, found) for path, found in lists.items()]

    def _take_record_row(self, entry: Entry, path: str) -> None:
        if entry.faults:
            self._refuse(entry, {})
            return
        own = {it: value for it, value in entry.values.items() if it.startswith(f"{path}[]")}
        keys = {it: value for it, value in entry.values.items() if it not in own}
        if not own and not entry.cleared:
            self.findings.pass_over(entry, NO_RECORD)
            return
        match = self._owner(keys)
        if isinstance(match, Uncertain) and match.persons:
            doubt = Doubt(
                match.code, _spot(entry), self._name(keys), match.persons, may_be_new=False, values=entry.values
            )
            answer = self._doubts.answer(doubt)
            match = Certain(answer) if isinstance(answer, Person) else match
        if not isinstance(match, Certain):
            code = match.code if isinstance(match, Uncertain) else NOBODY
            left_out = code == NOBODY and isinstance(self._refused.owner(keys), Certain)
            self.findings.blame(_spot(entry), ITS_CUSTOMER if left_out else code)
            return
        draft = self._draft(match.person)
        if draft is None:
            self.findings.blame(_spot(entry), UNSOUND)
        else:
            cleared = tuple(it for it in entry.cleared if it.startswith(f"{path}[]"))
            draft.records.append(RecordRow(path, entry, own, cleared))

    def _owner(self, keys: Mapping[str, Value]) -> Match:
        """Whose record a row is: one named only by a name belongs to the file's own customer of that name, if one."""
        match = self._matcher.owner(keys)
        leaf = self._form.name_leaf
        if leaf is None or set(keys) != {leaf.path} or not isinstance(match, Certain | Uncertain):
            return match
        if isinstance(self._refused.owner(keys), Certain):
            return Uncertain(NOBODY, ())
        persons = match.persons if isinstance(match, Uncertain) else ()
        own = [it for it in persons if it.number in self._drafts and self._drafts[it.number].rows]
        return Certain(own[0]) if len(own) == 1 else match

    def _draft(self, person: Person) -> Draft | None:
        """The draft of somebody; None where the card there is has errors."""
        if person.number not in self._drafts:
            known = self._cards.get(person.number)
            if isinstance(known, CardFile):
                return None
            self._drafts[person.number] = Draft(person, known)
        return self._drafts[person.number]

    def _name(self, values: Mapping[str, object]) -> str:
        leaf = self._form.name_leaf
        return str(values.get(leaf.path, "")) if leaf else ""

    def _row_of(self, persons: Sequence[Person]) -> str:
        drafts = (self._drafts.get(person.number) for person in persons)
        return next((str(self._number(draft.home)) for draft in drafts if draft is not None), "")

    def _number(self, spot: Spot) -> int:
        return self._tables[spot.table].sheet.row_number(spot.row)


def _spot(entry: Entry) -> Spot:
    return Spot(entry.table, entry.row)
