"""Whose fact a claim is: the firm or site of its clause, else what a pronoun stands for, else the one the text speaks of."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from unpick.exhibits.press import clauses
from unpick.exhibits.press.proposal import Mention, Span
from unpick.exhibits.press.roles import (
    Named,
    author_of,
    buyers_in,
    bystanders_in,
    coming_firm,
    makers_in,
)
from unpick.exhibits.press.salience import ACTING, ASIDE, Salience
from unpick.exhibits.press.subject_words import (
    AGENCY,
    CUSTOMS,
    FIRST_PERSON,
    FROM,
    HEAD_PRONOUN,
    INMATES,
    OURS,
    PRISON,
    PRONOUN,
    RECEIVES,
    REFERS,
    UNNAMED,
    is_located,
    is_oblique,
    is_of,
    is_to,
    is_worked_at,
)

__all__ = ["Subjects"]

_FIRMS: Final = ("firm", "site")

_AHEAD: Final = 500
"""Characters within which a firm that a first sentence leaves unnamed ("a clothing maker") is named."""


@dataclass(slots=True, kw_only=True)
class Subjects:
    """Keeps which firm or site the text is speaking of, sentence by sentence.

    The focus is the firm that the last sentence was about; the maker is the last one in focus, or worked at, that makes things.
    """

    text: str
    all: tuple[Mention, ...] = ()
    _makers: frozenset[str] = frozenset()
    _buyers: frozenset[str] = frozenset()
    _bystanders: frozenset[str] = frozenset()
    _salience: Salience = field(default_factory=lambda: Salience(Counter()))
    _focus: Mention | None = None
    _maker: Mention | None = None
    _buyer: Mention | None = None
    _prison: Mention | None = None
    _now: list[Mention] = field(default_factory=list)
    _here: Span | None = None
    _speaks: Span | None = None
    _goods: Mention | None = None
    _turned: Mention | None = None
    _crowd: str = ""
    _author: Mention | None = None
    _nation: str = ""
    _nation_at: int = -1
    _named_in: "Named" = field(default_factory=lambda: Named(()))

    def __post_init__(self) -> None:
        """Tell makers from buyers once, by what the whole text says of them."""
        firms = [one for one in self.all if one.kind in _FIRMS]
        self._makers, self._buyers = makers_in(self.text, firms), buyers_in(self.text, firms)
        self._bystanders = bystanders_in(self.text, firms)
        self._salience = Salience(Counter(one.name for one in firms))
        self._author = author_of(self.text, firms, self._bystanders)
        self._named_in = Named(self.all, self._bystanders)

    def enter(self, sentence: Span, mentions: Sequence[Mention], speaks: Span | None) -> None:
        """Go on to the next sentence."""
        told = self._turned or self._acting()
        if told is not None:
            self._focus = told
        for one in self._now:
            if one.name in self._makers and (
                self._maker is None or not is_oblique(self.text, one) or is_worked_at(self.text, one)
            ):
                self._maker = one
            elif one.name in self._buyers:
                self._buyer = one
            self._prison = one if PRISON.search(one.name) else self._prison
        if told is not None and told.name in self._makers:
            self._maker = told
        self._weigh(
            told, paragraph=self._here is not None and "\n" in self.text[self._here.end : sentence.start]
        )
        self._turned = None
        if self._here is not None and "\n\n" in self.text[self._here.end : sentence.start]:
            self._goods = None
        self._here, self._speaks = sentence, speaks
        named = [one for one in mentions if one.kind in _FIRMS]
        self._now = [one for one in named if one.name not in self._bystanders]
        goods = [one for one in mentions if one.kind == "goods"]
        self._goods = goods[-1] if goods else self._goods
        roles = [one.name for one in mentions if one.kind == "role"]
        self._crowd = self._crowd or (roles[0] if roles else "")

    def _weigh(self, told: Mention | None, *, paragraph: bool) -> None:
        """Count the firms of the sentence just left."""
        for one in self._now:
            acts = told is not None and one.name == told.name
            self._salience.add(one.name, ACTING if acts or not is_oblique(self.text, one) else ASIDE)
        if told is not None and all(one.name != told.name for one in self._now):
            self._salience.add(told.name, ACTING)
        if self._here is not None and self._now and clauses.is_heading(self.text, self._here):
            self._salience.clear(self._now[0].name)
        self._salience.fade(paragraph=paragraph)

    def _acting(self) -> Mention | None:
        """Return the firm that the sentence just left was about."""
        own = [one for one in self._now if not self._in_speaker(one)]
        acting = [one for one in own if not is_oblique(self.text, one)]
        if acting:
            return acting[0]
        located = [one for one in own if is_located(self.text, one) and one.name in self._makers]
        if located and (self._focus is None or not clauses.points(self.text, self._here)):
            return located[0]
        speaking = [one for one in self._now if self._in_speaker(one)]
        if speaking:
            return speaking[0]
        return own[0] if own and self._focus is None else None

    def of(self, predicate: str, at: int, mentions: Sequence[Mention], *, sentence: str = "") -> str:
        """Return the subject of a claim at a place; empty when the text names nobody."""
        nation = self._trading(predicate, mentions, sentence)
        return (
            clauses.doer(self.text, at, self._here, mentions, predicate)
            or nation
            or self._named(predicate, at, sentence)
            or self._unnamed(predicate, at, mentions, sentence)
        )

    def _named(self, predicate: str, at: int, sentence: str) -> str:
        """Return the firm that the sentence itself names or points to."""
        own = [one for one in self._now if not self._in_speaker(one)]
        start, end = clauses.clause_of(self.text, at, self._here)
        if is_of(predicate, "employer") and (
            group := clauses.paid_group(self.text, self._named_in.roles.within(start, at), start, at)
        ):
            return group
        inside = [one for one in own if start <= one.start < end]
        makes = is_of(predicate, "employer", "maker") and (
            self._author is None or self._author.name not in self._makers
        )
        first = OURS if makes or self._author is None or re.search('[“"]', sentence) else FIRST_PERSON
        ours = self._ours(sentence) if first.search(self.text[start:end]) else None
        if ours is not None and not any(one.end <= at for one in inside if not is_oblique(self.text, one)):
            return ours.name
        if is_of(predicate, "employer") and (held := self._held(sentence)) is not None:
            return held.name
        if (antecedent := clauses.relative_of(self.text, start, own)) is not None and not is_of(
            predicate, "stopped"
        ):
            return self._fit(predicate, antecedent)
        sender = clauses.sending(self.text, inside) if is_of(predicate, "sender") else None
        acts = clauses.agent(self.text, at, inside) if is_of(predicate, "actor") else None
        chosen = (
            sender
            or acts
            or clauses.beside(self.text, at, inside, predicate)
            or self._choose(predicate, at, self._fitting(predicate, inside, self.text[start:end]))
        )
        return chosen.name if chosen is not None else self._pointed(predicate, at, own, (start, end))

    def _fitting(self, predicate: str, inside: Sequence[Mention], clause: str) -> list[Mention]:
        """Return the firms of a clause that a claim can be of: not the other side, nor a buyer of goods for their maker."""
        if not is_of(predicate, "employer", "maker"):
            acting = [one for one in inside if not is_oblique(self.text, one)]
            received = RECEIVES.search(clause) and not re.search(
                r"\b(?:were|was|are|is|been)\s+\w+ed\b", clause
            )
            if acting or not is_of(predicate, "sender") or received:
                return acting
            return [one for one in inside if FROM.search(self.text[max(0, one.start - 10) : one.start])]
        making = [one for one in inside if one.name not in self._buyers]
        making = making or ([] if self._maker else list(inside))
        return [one for one in making if not is_to(self.text, one)] or making

    def _pointed(self, predicate: str, at: int, own: Sequence[Mention], clause: tuple[int, int]) -> str:
        """Return the firm that a clause without a name points to: one earlier in its sentence, its speaker's, the focus."""
        earlier = [one for one in own if one.end <= clause[0] and not is_oblique(self.text, one)]
        speaking = [one for one in self._now if self._in_speaker(one)]
        pronoun = PRONOUN.search(self.text, clause[0], clause[1])
        if pronoun and earlier:
            return self._fit(predicate, earlier[-1])
        if speaking and (pronoun or not own):
            return self._fit(predicate, speaking[0])
        if earlier:
            return self._fit(predicate, earlier[0] if is_of(predicate, "actor") else earlier[-1])
        if pronoun and self._focus is not None:
            return self._fit(predicate, self._focus)
        rest = [
            one
            for one in own
            if not is_oblique(self.text, one) or (is_of(predicate, "employer") and one.name in self._makers)
        ]
        if not rest and self._focus is None:
            rest = list(own)
        if is_of(predicate, "buyer") and self._buyer and all(one.name in self._makers for one in rest):
            return ""
        chosen = self._choose(predicate, at, rest)
        return self._fit(predicate, chosen) if chosen is not None else ""

    def _fit(self, predicate: str, one: Mention) -> str:
        """Return a firm, or the maker instead where the claim is about a maker and the firm is a buyer."""
        if is_of(predicate, "employer", "maker"):
            return self._as_maker(one)
        if (
            is_of(predicate, "buyer")
            and one.name in self._makers
            and self._buyer is not None
            and one.name not in self._buyers
        ):
            return self._buyer.name if predicate != "orders_ended" else one.name
        return one.name

    def _as_maker(self, one: Mention) -> str:
        """Return a firm, or the maker that is spoken of instead of a buyer or a bystander."""
        if one.name not in self._buyers and one.name not in self._bystanders:
            return one.name
        return self._salience.best(self._makers) or next(
            (other.name for other in self._now if other.name in self._makers), one.name
        )

    def _choose(self, predicate: str, at: int, fitting: Sequence[Mention]) -> Mention | None:
        if not fitting:
            return None
        before = [one for one in fitting if one.end <= at]
        if is_of(predicate, "actor"):
            return before[0] if before else fitting[0]
        if is_of(predicate, "employer", "maker"):
            made = [one for one in fitting if one.name in self._makers]
            made = [one for one in made if not is_oblique(self.text, one)] or made
            near = [one for one in made if one.end <= at]
            if near or made:
                return near[-1] if near else made[0]
        acting = [one for one in before if not is_oblique(self.text, one)]
        return (acting or before)[-1] if before else fitting[0]

    def _held(self, sentence: str) -> Mention | None:
        """Return the prison or camp that a sentence about inmates speaks of: the one in it, else the last one."""
        if not INMATES.search(sentence):
            return None
        return next((one for one in self._now if PRISON.search(one.name)), self._prison)

    def _unnamed(self, predicate: str, at: int, mentions: Sequence[Mention], sentence: str) -> str:
        """Return whose a claim is when its sentence names no firm: customs, a kind of site, a firm named ahead, the focus."""
        ahead = self._ahead(predicate, sentence)
        customs = CUSTOMS.search(sentence) if is_of(predicate, "stopped") else None
        if customs and ahead is None and not clauses.same_paragraph(self.text, self._focus, self._here):
            return "CBP" if re.match(r"CBP|U\.S\. Customs|Customs and", customs.group()) else customs.group()
        if (total := AGENCY.match(sentence)) and is_of(predicate, "stopped"):
            return total[1]
        if (leading := clauses.leading(self._here, mentions) or ahead) is not None:
            return leading.name
        if (
            predicate == "orders_ended"
            and self._speaks is not None
            and self._speaks.end - self._speaks.start <= 40
            and not re.match(
                r"(?:he|she|it|they)$",
                self.text[self._speaks.start : self._speaks.end].strip(),
                re.IGNORECASE,
            )
            and self._focus is None
        ):
            return self.text[self._speaks.start : self._speaks.end].strip()
        if self._author is not None and (is_of(predicate, "actor") or self._author.name in self._makers):
            return self._author.name
        if is_of(predicate, "grave") and not REFERS.search(sentence) and self._speaks is None:
            return clauses.group_near(at, mentions)
        if not self._focus and (told := self._nation_of(predicate, mentions, sentence)):
            return told
        if predicate in ("visits", "women_share", "volume_change") and not self._focus and self._crowd:
            return self._crowd
        end = self._here.end if self._here else 0
        return (
            self._spoken(predicate)
            or self._named_in.main(end)
            or coming_firm(self._named_in.known, end, self._makers)
            or clauses.group_near(at, mentions)
            or self._crowd
        )

    def _nation_of(self, predicate: str, mentions: Sequence[Mention], sentence: str) -> str:
        """Return the country whose trade a text without firms speaks of, now or before."""
        if not is_of(predicate, "trade"):
            return ""
        self._nation = clauses.nation_in(self.text, self._here, mentions, sentence) or self._nation
        return self._nation

    def _trading(self, predicate: str, mentions: Sequence[Mention], sentence: str) -> str:
        """Return the country whose trade a paragraph that names no firm speaks of: "China exported 9 tons. In May it was 3"."""
        here = self._here
        if here is None or not is_of(predicate, "trade") or not clauses.TRADED.search(sentence):
            return ""
        start = self.text.rfind("\n", 0, here.start) + 1
        if self._named_in.firms.within(start, here.end) or clauses.points(self.text, self._here):
            return ""
        told = clauses.nation_in(self.text, here, mentions, sentence)
        self._nation, self._nation_at = (told, here.start) if told else (self._nation, self._nation_at)
        return self._nation if self._nation_at >= start else ""

    def _spoken(self, predicate: str) -> str:
        """Return the firm that the text speaks of most, of the kind that the claim asks for."""
        names = self._named_in.names
        if is_of(predicate, "employer", "maker", "sender"):
            return self._salience.best(self._makers) or self._salience.best(names)
        if is_of(predicate, "buyer"):
            return self._salience.best(names - self._makers) or self._salience.best(names)
        return self._salience.best(names)

    def _ours(self, sentence: str) -> Mention | None:
        """Return the firm that "we" are: that of the speaker of a quotation, else the first firm of a statement or letter."""
        speaking = [one for one in self._now if self._in_speaker(one)]
        if speaking:
            return speaking[0]
        if sentence.startswith(("“", '"')):
            return self._focus
        return self._author or next((one for one in self.all if one.kind == "firm"), None)

    def other(self, at: int, mentions: Sequence[Mention], *, than: str = "") -> str:
        """Return the other side of a claim: the firm after its place, else the place after it, else the maker spoken of."""
        after = [
            one
            for one in mentions
            if one.start >= at and one.kind in ("firm", "site", "place", "role") and one.name != than
        ]
        if after:
            return after[0].name
        before = self._focus if self._focus is not None and self._focus.name != than else self._maker
        return before.name if before is not None and before.name != than and than else ""

    def goods_near(self, at: int, mentions: Sequence[Mention]) -> Mention | None:
        """Return the goods of the sentence nearest to a place, those after it first; else those of its paragraph before."""
        return clauses.goods_beside(self.text, at, mentions) or self._goods

    def supplier(self, *, than: str) -> str:
        """Return the maker that the text spoke of last, if it is not the one who buys."""
        for one in (self._focus, self._maker):
            if one is not None and one.name in self._makers and one.name != than:
                return one.name
        return ""

    def before(self, one: Mention) -> str:
        """Return the firm or body that the text spoke of before a firm that it names now."""
        return self._focus.name if self._focus is not None and self._focus.name != one.name else ""

    def with_pronouns(self, sentence: Span, mentions: Sequence[Mention]) -> Sequence[Mention]:
        """Return the mentions of a sentence and the firm that "we", "it" or "they" at its head stands for."""
        head = HEAD_PRONOUN.match(self.text, sentence.start, sentence.end)
        if head is None or any(one.start < head.end(1) for one in mentions):
            return mentions
        ours = head[1].lower() in ("we", "our")
        firm = self._ours(self.text[sentence.start : sentence.end]) if ours else self._focus or self._acting()
        if firm is None:
            return mentions
        return (
            Mention(start=head.start(1), end=head.end(1), kind=firm.kind, name=firm.name, key=firm.key),
            *mentions,
        )

    def turn(self, name: str) -> None:
        """Speak of another firm from now on: the one to which a sentence sent workers."""
        self._turned = next((one for one in self._now if one.name == name), None)

    def _in_speaker(self, one: Mention) -> bool:
        return self._speaks is not None and self._speaks.start <= one.start and one.end <= self._speaks.end

    def _ahead(self, predicate: str, sentence: str) -> Mention | None:
        """Return the firm that a sentence leaves unnamed and the next ones name, or whose goods were stopped."""
        if self._here is None or not (
            is_of(predicate, "stopped") or (self._focus is None and UNNAMED.search(sentence))
        ):
            return None
        reach = (
            self.text.find("\n\n", self._here.end) if is_of(predicate, "stopped") else self._here.end + _AHEAD
        )
        end = reach if reach >= 0 else len(self.text)
        return next(iter(self._named_in.firms.within(self._here.end, end)), None)
