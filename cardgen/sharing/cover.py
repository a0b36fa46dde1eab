"""The cover page of a share, put together from its policy: it is never given a card."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain

from cardgen.messages import say
from cardgen.model.cardview import Letterhead, Option
from cardgen.model.coverview import CoverView, CoverWords, Fact, Items, Signature
from cardgen.model.form import FormSpec, Leaf, Member, RecordList, Section
from cardgen.model.policy import Action, Recipient, RedactionPolicy
from cardgen.viewing.total_words import table_label, whose

DUTIES = {
    Recipient.INTERNAL: ("internal", "destroy", "guess", "tell"),
    Recipient.PROCESSOR: ("processor", "processor.again", "destroy", "guess", "tell"),
    Recipient.THIRD_PARTY: ("third-party", "third-party.consent", "destroy", "guess", "tell"),
}
"""What each kind of recipient undertakes (PIPA 17 to 21, 26, 34, 37), as texts `cover.duty.<name>`."""

SHOWN = (Action.SHOW, Action.MASK, Action.BAND, Action.REGION, Action.PSEUDONYM, Action.BLACKOUT)
"""The ways of showing a field, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a share was made under.

    `formats` are those of the cards, none where no cards leave. `smallest_group` is None where nothing shown could tell
    customers apart.
    """

    number: str
    day: date
    recipient: str
    purpose: str
    keep_until: date
    customers: int
    formats: tuple[str, ...]
    smallest_group: int | None
    cover_is_pdf: bool = True


def cover_view(
    terms: Terms, form: FormSpec, policy: RedactionPolicy, letterhead: Letterhead, language: str
) -> CoverView:
    """The cover of one share; of the policy's totals it lists all, so `policy` is to have those that are inside."""
    cover = _Cover(terms, form, policy, letterhead, language)
    return CoverView(
        language=language,
        title=cover.say("title"),
        number=terms.number,
        letterhead=letterhead,
        facts=tuple(cover.facts()),
        shown=tuple(cover.shown()),
        withheld=cover.withheld(),
        law=cover.say(f"law.{policy.recipient.value}"),
        duties=tuple(cover.say(f"duty.{duty}") for duty in DUTIES[policy.recipient]),
        signatures=tuple(cover.signatures()),
        words=cover.words(),
        closing=cover.say("closing"),
    )


@dataclass(frozen=True, slots=True)
class _Cover:
    terms: Terms
    form: FormSpec
    policy: RedactionPolicy
    letterhead: Letterhead
    language: str

    def say(self, text_id: str, **named: str) -> str:
        return say(f"cover.{text_id}", self.language, **named)

    def facts(self) -> Iterator[tuple[Fact, ...]]:
        terms = self.terms
        yield self._fact("number", terms.number), self._fact("day", terms.day.isoformat())
        yield self._fact("sender", self.letterhead.company), self._fact("recipient", terms.recipient)
        kinds = (Option(self.say(f"kind.{it.value}"), checked=it is self.policy.recipient) for it in Recipient)
        yield (Fact(self.say("kind"), options=tuple(kinds)),)
        yield (self._fact("purpose", terms.purpose),)
        if consents := ", ".join(rule.purpose for rule in self.policy.consents if rule.live):
            yield (self._fact("consents", consents),)
        until = self.say("until.day", day=terms.keep_until.isoformat())
        cards = Fact(say(f"totals.count.{self.whose}", self.language), self._number())
        yield self._fact("until", until), cards
        policy = f"{self.policy.label.text(self.language)} ({self.policy.name})"
        yield self._fact("policy", policy), self._fact("group", self._group())
        yield (self._fact("files", self._files()),)

    def _fact(self, name: str, text: str) -> Fact:
        return Fact(self.say(name), text)

    @property
    def whose(self) -> str:
        """Which words the cards take: those of people, or of anything else."""
        return whose(self.form)

    def _number(self) -> str:
        return say(f"cards.{self.whose}", self.language, count=f"{self.terms.customers:,}")

    def _group(self) -> str:
        match self.terms.smallest_group:
            case None:
                return self.say("group.none")
            case 1:
                return self.say("group.one")
            case group:
                return self.say("group.count", count=f"{group:,}")

    def _files(self) -> str:
        if not self.policy.cards:
            return self.say("files.totals")
        formats = ", ".join(name.upper() for name in self.terms.formats)
        named = {"form": self.form.label.text(self.language), "count": f"{self.terms.customers:,}", "formats": formats}
        cards, lists = (say(f"cover.files.{it}.{self.whose}", self.language, **named) for it in ("cards", "lists"))
        return f"{cards}, {lists}"

    def shown(self) -> Iterator[Items]:
        """The fields in the order of the form, by how they are shown; then what is counted and added up."""
        if self.policy.cards:
            for action in SHOWN:
                if fields := self._listed(partial(self._has, action)):
                    yield Items(self.say(action.value), self.say(f"{action.value}.meaning"), fields)
            counted = [it.label.text(self.language) for it in self.form.record_lists() if self._is_counted(it)]
            if counted:
                yield Items(self.say("count"), self.say("count.meaning"), ", ".join(counted))
        yield from self._totals()

    def _totals(self) -> Iterator[Items]:
        totals = self.policy.totals
        if totals is None or not (totals.by or totals.sums):
            return
        tables = ", ".join(table_label(it, self.language) for it in _named(self.form, totals.by))
        by = [say(f"cover.totals.by.{self.whose}", self.language, tables=tables)] if tables else []
        sums = [self.say("totals.sum", field=self._label(path)) for path in totals.sums]
        meaning = say(f"cover.totals.meaning.{self.whose}", self.language, k=str(self.policy.k))
        yield Items(self.say("totals"), meaning, ", ".join((*by, *sums)))

    def withheld(self) -> str:
        if not self.policy.cards:
            used = {*self.policy.totals.by, *self.policy.totals.sums} if self.policy.totals else set()
            return self._listed(lambda it: it.path not in used)
        hidden = self._listed(lambda it: self._action(it).is_withheld and not self._has(Action.BLACKOUT, it))
        return hidden or self.say("withheld.none")

    def _action(self, member: Member) -> Action:
        return self.policy.action(member.path)

    def _has(self, action: Action, leaf: Leaf) -> bool:
        return self._action(leaf) is action

    def _is_counted(self, records: RecordList) -> bool:
        columns_hidden = all(self._action(column).is_withheld for column in records.columns)
        return columns_hidden and not self._action(records).is_withheld

    def _label(self, path: str) -> str:
        return " ".join(label.text(self.language) for label in self.form.by_path[path].labels)

    def _listed(self, is_wanted: Callable[[Leaf], bool]) -> str:
        """The labels of the fields that are wanted: each record list with its columns, whole sections by their name."""
        return " · ".join(filter(None, (self._of_section(section, is_wanted) for section in self.form.sections)))

    def _of_section(self, section: Section, is_wanted: Callable[[Leaf], bool]) -> str:
        leaves = [leaf for member in section.members for leaf in _leaves(member)]
        if leaves and all(map(is_wanted, leaves)) and len(leaves) > 1:
            return self.say("whole_section", section=section.label.text(self.language))
        return ", ".join(filter(None, (self._of_member(member, is_wanted) for member in section.members)))

    def _of_member(self, member: Member, is_wanted: Callable[[Leaf], bool]) -> str:
        names = ", ".join(leaf.label.text(self.language) for leaf in _leaves(member) if is_wanted(leaf))
        if not (names and isinstance(member, RecordList)):
            return names
        return self.say("columns", records=member.label.text(self.language), columns=names)

    def signatures(self) -> Iterator[Signature]:
        means = (Option(self.say(f"sign.handed.{way}"), checked=False) for way in ("mail", "drive", "paper"))
        yield Signature(self.say("sign.handed"), tuple(means))
        yield Signature(self.say("sign.received"))
        ways = (Option(self.say(f"sign.destroyed.{way}"), checked=False) for way in ("file", "paper"))
        yield Signature(self.say("sign.destroyed"), tuple(ways))

    def words(self) -> CoverWords:
        columns = tuple(self.say(f"sign.{column}") for column in ("what", "day", "who", "sign"))
        return CoverWords(self.say("shown"), self.say("withheld"), self.say("law"), self.say("signatures"), columns)


def _named(form: FormSpec, paths: Sequence[str]) -> Iterator[Leaf]:
    return (leaf for path in paths if isinstance(leaf := form.by_path.get(path), Leaf))


def _leaves(member: Member) -> tuple[Leaf, ...]:
    return (member,) if isinstance(member, Leaf) else member.columns


def cover_texts(view: CoverView) -> Iterator[str]:
    """Every text the cover may hold: none of them is any customer's."""
    yield from (view.title, view.number, view.letterhead.company, *view.letterhead.approvals)
    for fact in chain.from_iterable(view.facts):
        yield from (fact.label, fact.text, *(option.text for option in fact.options))
    for items in view.shown:
        yield from (items.how, items.meaning, items.fields)
    yield from (view.withheld, view.law, *view.duties, view.closing)
    for signature in view.signatures:
        yield from (signature.label, *(option.text for option in signature.options))
    words = view.words
    yield from (words.shown, words.withheld, words.duties, words.signatures, *words.columns)
