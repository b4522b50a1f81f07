"""Whose fact a claim is: the firm or site of its clause, else of its sentence, else the one the text is speaking of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from unpick.exhibits.press.proposal import Mention, Span

__all__ = ["Subjects"]

_FIRMS: Final = ("firm", "site")
_BUYERS: Final = (
    "ordered",
    "shipments_from",
    "imported",
    "settled_for",
    "minimum_order",
    "orders_ended",
    "share_taken",
    "labor_transferred",
    "labor_fee",
)
"""Claims whose subject acts: the first firm of the sentence, never the last."""

_OF_EMPLOYER: Final = frozenset(
    [
        "workers",
        "worker_nationality",
        "forced_labor",
        "convict_labor",
        "hours_per_day",
        "overtime",
        "rest_days",
        "day_wage",
        "month_wage",
        "piece_rate",
        "pays",
        "wage_share_seized",
        "documents_held",
        "movement_restricted",
        "punishment",
        "women_share",
        "wages_owed",
        "output",
        "output_per_day",
        "quota",
    ]
)
"""Claims about a site and its people: of the nearest firm, also one that others buy from."""

_MADE: Final = ("unit_price", "price_difference", "piece_rate")
"""Claims about goods: their maker, not who pays."""

_STOPS: Final = ("shipments_stopped", "value_stopped", "weight_stopped", "shipments_released")
"""Claims of customs: whose goods they are may stand in the next sentence."""

_CUSTOMS: Final = re.compile(
    r"\bCBP\b|\b(?:U\.S\. )?Customs(?: and Border Protection)?\b|\bcustoms\b|海关|세관"
)
_EMPLOYERS: Final = re.compile(
    r"factories|prisons|camps|teams|companies|firms|businesses|工厂|监狱|作坊|공장|교화소|작업반",
    re.IGNORECASE,
)
_NEAR: Final = (
    "forced_labor",
    "convict_labor",
    "worker_nationality",
    "site_closed",
    "orders_ended",
)
"""Grave or general words: they are of a firm only when the sentence names it or points to it."""

_REFERS: Final = re.compile(
    r"\b(?:it|its|they|their|them|there|our|we|us|(?:the|this|that) (?:company|firm|factory|plant|mill|workshop|camp|prison|site|women|workers|inmates))\b|该|其|这家|厂里|그곳|이곳|회사|공장|직원",
    re.IGNORECASE,
)
_OURS: Final = re.compile(
    r"(?:^|[“\"]|[,;]\s+(?:and\s+|but\s+)?)(?:We|Our|we|our)\b(?!\s+(?:interviewed|spoke|asked|met|visited|talked|estimate|found|could))"
    r"|\bwe\s+(?:have|had|will|are|were|also|now|then|bought|buy|received|expect|ship\w*|order\w*|suspended|stopped|ended|employ|pay|make|use|sell|sold|source)\b|\bof our\b"
)
_UNNAMED: Final = re.compile(
    r"\b(?:a|an|one)\s+(?:[\w’'-]+\s+){0,5}?(?:maker|factory|plant|mill|company|firm|manufacturer|supplier|exporter|workshop|processor|producer|prison|camp)\b|一家[^，。]{0,12}(?:工厂|公司|企业|厂)|한\s(?:[가-힣]+\s){0,2}(?:공장|업체|회사)",
    re.IGNORECASE,
)
_OTHER_SIDE: Final = re.compile(
    r"\b(?:to|from|for|with|against|sold|cost|costs|gave|paid|pays|charged|charges|owes|owed|sent|sends|told)\s+(?:the\s+)?$|[向给对从]$",
    re.IGNORECASE,
)
_OTHER_AFTER: Final = re.compile(r"에게|에\s|으로부터|로부터|에서\s")
_MAKER: Final = re.compile(
    r"\b(?:Factor(?:y|ies)|Mills?|Garments?|Textiles?|Knit\w*|Manufactur\w+|Workshop|Plant|Furnishings?|Uniforms?|Seafoods?|Footwear|Electronics|Industr\w+|Spinning|Weaving|"
    r"Packing|Gloves?|Hair|Wigs?|Toys|Co|Camp|Prison|factory|mill|plant|workshop|camp|prison)\b|厂|公司|공장|교화소"
)
"""Words in the name of a firm that makes things."""

_REACH: Final = 5
"""Sentences after which a text is taken to speak of another firm, unless it names the same one again."""

_AHEAD: Final = 500
"""Characters within which a firm that a first sentence leaves unnamed ("a clothing maker") is named."""


@dataclass(slots=True, kw_only=True)
class Subjects:
    """Keeps which firm or site the text is speaking of, sentence by sentence."""

    text: str
    all: tuple[Mention, ...] = ()
    _topic: Mention | None = None
    _since: int = 0
    _now: list[Mention] = field(default_factory=list)
    _here: Span | None = None
    _speaks: Span | None = None
    _goods: Mention | None = None
    _turned: Mention | None = None

    def enter(self, sentence: Span, mentions: Sequence[Mention], speaks: Span | None) -> None:
        """Go on to the next sentence."""
        self._since += 1
        told = [one for one in self._now if not self._in_speaker(one)] or self._now
        told = [one for one in told if not self._is_other(one) and not self._by(one)] or (
            told if self._topic is None else []
        )
        if self._turned is not None or told:
            self._topic, self._since = self._turned or told[0], 1
        self._turned = None
        if self._here is not None and "\n\n" in self.text[self._here.end : sentence.start]:
            self._goods = None
        self._here, self._speaks = sentence, speaks
        self._now = [one for one in mentions if one.kind in _FIRMS]
        goods = [one for one in mentions if one.kind == "goods"]
        self._goods = goods[-1] if goods else self._goods

    def of(self, predicate: str, at: int, mentions: Sequence[Mention], *, sentence: str = "") -> str:
        """Return the subject of a claim at a place; empty when the text names nobody."""
        return self._named(predicate, at, sentence) or self._unnamed(predicate, at, mentions, sentence)

    def _named(self, predicate: str, at: int, sentence: str) -> str:
        """Return the firm that the sentence itself names or points to."""
        own = [one for one in self._now if not self._in_speaker(one)] or self._now
        acting = own if predicate in _OF_EMPLOYER else [one for one in own if not self._is_other(one)]
        ours = self._ours(sentence) if _OURS.search(sentence) else None
        if ours is not None and not any(one.end <= at for one in acting):
            return ours.name
        speaking = [one for one in self._now if self._in_speaker(one)]
        if own and not acting and speaking:
            return speaking[0].name
        if own and not acting and self._topic is not None and _REFERS.search(sentence):
            return self._topic.name
        own = acting or own
        before = [one for one in own if one.end <= at]
        if not own:
            return ""
        chosen = (before[0] if predicate in _BUYERS else before[-1]) if before else own[0]
        return self._made(chosen).name if predicate in _MADE else chosen.name

    def _unnamed(self, predicate: str, at: int, mentions: Sequence[Mention], sentence: str) -> str:
        """Return whose a claim is when its sentence names no firm: customs, a kind of site, a firm named ahead, the topic."""
        ahead = self._ahead(predicate, sentence)
        customs = _CUSTOMS.search(sentence) if predicate in _STOPS else None
        if customs and ahead is None and not self._spoken_of():
            return "CBP" if re.match(r"CBP|U\.S\. Customs|Customs and", customs.group()) else customs.group()
        if (leading := self._leading(mentions) or ahead) is not None:
            return leading.name
        if (
            predicate == "orders_ended"
            and self._speaks is not None
            and self._speaks.end - self._speaks.start <= 40
        ):
            return self.text[self._speaks.start : self._speaks.end].strip()
        if predicate in _NEAR and not _REFERS.search(sentence):
            return self._group(at, mentions)
        if self._topic is not None and self._since <= _REACH:
            return self._made(self._topic).name if predicate in _MADE else self._topic.name
        return self._main() or self._group(at, mentions)

    def _leading(self, mentions: Sequence[Mention]) -> Mention | None:
        """Return the kind of site or firm that opens the sentence: "State factories pay monthly salaries"."""
        first = next((one for one in mentions if one.kind == "role"), None)
        opens = first is not None and self._here is not None and first.start - self._here.start <= 4
        return first if opens and first is not None and _EMPLOYERS.search(first.name) else None

    def _spoken_of(self) -> bool:
        """Tell whether the paragraph has named a firm before."""
        if self._topic is None or self._here is None:
            return False
        return "\n" not in self.text[self._topic.end : self._here.start]

    def _ours(self, sentence: str) -> Mention | None:
        """Return the firm that "we" are: that of the speaker of a quotation, else the first firm of a statement or letter."""
        speaking = [one for one in self._now if self._in_speaker(one)]
        if speaking:
            return speaking[0]
        if sentence.startswith(("“", '"')):
            return self._topic
        return next((one for one in self.all if one.kind == "firm"), None)

    def _group(self, at: int, mentions: Sequence[Mention]) -> str:
        groups = [one for one in mentions if one.kind == "role"]
        near = [one for one in groups if one.end <= at] or groups
        return near[-1].name if near else ""

    def _main(self) -> str:
        """Return the firm that the text names most often up to here; the first of them at a tie."""
        end = self._here.end if self._here is not None else 0
        names = [one.name for one in self.all if one.kind in _FIRMS and one.start < end]
        return max(names, key=names.count) if names else ""

    def other(self, at: int, mentions: Sequence[Mention]) -> str:
        """Return the other side of a claim: the firm after its place, else the place after it."""
        after = [one for one in mentions if one.start >= at and one.kind in ("firm", "site", "place", "role")]
        return after[0].name if after else ""

    def goods_near(self, at: int, mentions: Sequence[Mention]) -> Mention | None:
        """Return the goods of the sentence nearest to a place, those after it first; else those of its paragraph before."""
        goods = [one for one in mentions if one.kind == "goods"]
        after = [one for one in goods if one.start >= at - 1]
        near = after or goods[-1:]
        return near[0] if near else self._goods

    def _made(self, chosen: Mention) -> Mention:
        """Return the maker rather than a buyer who states a price: the last firm before that looks like one."""
        if _MAKER.search(chosen.name) or self._here is None:
            return chosen
        end = self._here.end
        makers = [
            one for one in self.all if one.kind in _FIRMS and one.end <= end and _MAKER.search(one.name)
        ]
        return makers[-1] if makers else chosen

    def before(self, one: Mention) -> str:
        """Return the firm or body that the text spoke of before a firm that it names now."""
        return self._topic.name if self._topic is not None and self._topic.name != one.name else ""

    def turn(self, name: str) -> None:
        """Speak of another firm from now on: the one to which a sentence sent workers."""
        self._turned = next((one for one in self._now if one.name == name), None)

    def _is_other(self, one: Mention) -> bool:
        """Tell whether a firm is the other side of its sentence: bought from, sold to, sent to."""
        return bool(
            _OTHER_SIDE.search(self.text[max(0, one.start - 12) : one.start])
            or _OTHER_AFTER.match(self.text[one.end : one.end + 5])
        )

    def _by(self, one: Mention) -> bool:
        return bool(re.search(r"\bby\s+(?:the\s+)?$", self.text[max(0, one.start - 8) : one.start]))

    def _in_speaker(self, one: Mention) -> bool:
        return self._speaks is not None and self._speaks.start <= one.start and one.end <= self._speaks.end

    def _ahead(self, predicate: str, sentence: str) -> Mention | None:
        """Return the firm that a sentence leaves unnamed and the next ones name, or whose goods were stopped."""
        if self._here is None or not (
            predicate in _STOPS or (self._topic is None and _UNNAMED.search(sentence))
        ):
            return None
        reach = self.text.find("\n\n", self._here.end) if predicate in _STOPS else self._here.end + _AHEAD
        end = reach if reach >= 0 else len(self.text)
        return next(
            (one for one in self.all if one.kind in _FIRMS and self._here.end <= one.start < end), None
        )
