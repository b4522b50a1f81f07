"""Which papers of a packet share order, invoice, bill, container, entry, lot and style numbers."""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from unpick.cases.review.facts import Exhibit, PacketFacts

__all__ = ["TIED_KINDS", "Ties", "Token", "number_key", "ties_of", "tokens_of", "words_of"]

TIED_KINDS: Final = ("order", "invoice", "packing", "transport", "payment", "production")
"""Kinds that are about one shipment; an audit, a licence or a payroll need not carry its numbers."""

_TOPICS: Final = {
    "number_order": "order",
    "number_invoice": "invoice",
    "number_bill": "bill",
    "number_container": "container",
    "number_entry": "entry",
    "number_lot": "lot",
    "number_style": "style",
}
_COLUMNS: Final = {
    "order": "order",
    "invoice": "invoice",
    "container": "container",
    "entry": "entry",
    "lot": "lot",
    "input_lot": "lot",
    "unit_no": "lot",
    "style": "style",
}
_MANY_LOTS: Final = 500
"""Lots beyond which running text is searched for the numbers of the sale alone: a bound on cost."""
_LONGEST: Final = 40
_PREFIX_LENGTH: Final = 4
"""Signs that two lots must have before the beginning of one counts as the other."""

_HEADS: Final = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("order", r"\border\b|\bP\.?O\b\.?|订单|발주|주문"),
        ("invoice", r"\binvoice\b|发票|송장"),
        ("container", r"\bcontainer\b|集装箱|컨테이너"),
        ("lot", r"\b(?:lot|batch|heat)\b|批号|批次|로트"),
        ("style", r"\b(?:style|model|profile)\b|款号|품번"),
    )
)
"""Heads of columns that hold numbers, for tables that were not understood otherwise."""

_OF_PEOPLE: Final = re.compile(
    r"worker|employee|staff|\baccount|\bcredited|passport|nationality|员工|工号|账号|근로자|계좌",
    re.IGNORECASE,
)
"""Heads of a list of people or of transfers to them."""

_TELLING: Final = 5
"""Digits that a number must have to be known in running text, one sign less with a letter among them."""

_ASSERTS: Final = frozenset({"protest", "index", "questionnaire"})
"""Papers in which the submitter says what belongs together: a claim, which ties nothing."""

_PREFIX: Final = re.compile(
    r"^(?:p\.?\s*/?\s*o\b\.?|po|purchase\s+order|sales\s+order|order|ord|contract|inv|invoice|ci|b\s*/?\s*l|bol|hbl|mbl|bill\s+of\s+lading"
    r"|lots?|batch|bales?|style|sty|art|article|entry|container|cntr|no|nr|number|订单|发票|提单|批号|款号|주문|송장)"
    r"(?:[\s.:#/_-]+|(?=\d))"
)


@dataclass(frozen=True, slots=True, order=True)
class Token:
    """One number of one class, folded so that spellings of it meet."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """How the papers of one shipment hang together.

    Attributes:
        tied: ids of exhibits that share numbers, over any number of papers, with the entry or its goods.
        loose: papers about a shipment that do not. bare: papers about a shipment that carry no number.
        entry: the numbers that the entry, its lines and the authority's papers give.
        anchored: the entry's numbers were found on a paper; else the largest group stands for the shipment.
    """

    tied: frozenset[str]
    loose: tuple[Exhibit, ...]
    bare: tuple[Exhibit, ...]
    entry: frozenset[Token]
    anchored: bool


def number_key(text: str) -> str:
    """Return what spellings of one number share: no word in front, no punctuation, no leading zeros.

    >>> number_key("PO-00123"), number_key("P/O No. 123"), number_key("123"), number_key("MU-77")
    ('123', '123', '123', 'mu77')
    """
    before, after = "", text
    while before != after:
        before, after = after, _shorter(after)
    return after


def _shorter(text: str) -> str:
    """Return a number without one word in front, without punctuation and leading zeros."""
    rest = text.casefold().strip()
    shorter = _PREFIX.sub("", rest, count=1)
    if shorter != rest and any(letter.isalnum() for letter in shorter):
        return shorter
    folded = "".join(letter for letter in rest if letter.isalnum())
    return folded.lstrip("0") or folded[:1]


def tokens_of(exhibit: Exhibit) -> frozenset[Token]:
    """Return the numbers that an exhibit carries, in its notes and in its tables."""
    found = {(_TOPICS[note.topic], note.value) for note in exhibit.said(*_TOPICS)}
    found |= set(_unread(exhibit))
    for table in exhibit.tables:
        for row in table.rows:
            found |= {(kind, row[column]) for column, kind in _COLUMNS.items() if row.get(column)}
    return _tokens(found)


def _unread(exhibit: Exhibit) -> Iterator[tuple[str, str]]:
    """Yield the numbers of tables that no reader understood, by the heads of their columns."""
    if exhibit.tables:
        return
    for grid in exhibit.reading.grids:
        for at, head in enumerate(grid.header):
            kind = next((name for name, pattern in _HEADS if pattern.search(head)), "")
            if kind:
                yield from ((kind, row[at]) for row in grid.rows if any(sign.isdigit() for sign in row[at]))


def _tokens(pairs: Iterable[tuple[str, str]]) -> frozenset[Token]:
    return frozenset(Token(kind, number_key(value)) for kind, value in pairs if number_key(value))


def _entry(packet: PacketFacts) -> frozenset[Token]:
    # A packet may call its entry by the number of its invoice, so an entry number is looked for as both.
    pairs = [(kind, number) for number in packet.entries for kind in ("entry", "invoice")]
    pairs += [("entry", line.entry) for line in packet.lines] + [
        ("style", line.style) for line in packet.lines
    ]
    found = set(_tokens(pairs))
    for one in [*packet.others("notice", "decision", "entry"), *packet.filed("entry")]:
        found |= tokens_of(one)
    return frozenset(found)


def ties_of(packet: PacketFacts, *, with_origin: bool) -> Ties:
    """Return which papers hang together with the entry.

    Numbers of orders, invoices, bills, containers, entries and lots tie over any number of papers. A style ties
    only a paper that does not carry another order or invoice number than the shipment's: the same style is
    made again and again.

    Args:
        with_origin: whether records of the raw material must be tied too.
    """
    kinds = (*TIED_KINDS, "origin") if with_origin else TIED_KINDS
    papers = {one.id: tokens_of(one) for one in packet.filed() if one.kind not in _ASSERTS}
    papers = _with_mentions(packet, papers)
    asked = [one for one in packet.filed() if one.id in papers and (one.kind in kinds or _is_log(one))]
    entry = _entry(packet)
    sale = frozenset(one.id for one in packet.filed("invoice", "packing", "transport", "order"))
    tied, _ = _grow(papers, set(), set(entry), sale)
    anchored = any(one.id in tied for one in asked)
    if not anchored and not _contradicts(entry, [papers[one.id] for one in asked]):
        tied, _ = _grow(papers, _largest(papers, asked, sale), set(entry), sale)
    return Ties(
        tied=frozenset(tied),
        loose=tuple(one for one in asked if _claims(one, papers[one.id]) and one.id not in tied),
        bare=tuple(one for one in asked if not papers[one.id] and one.kind != "origin"),
        entry=entry,
        anchored=anchored,
    )


def _with_mentions(packet: PacketFacts, papers: dict[str, frozenset[Token]]) -> dict[str, frozenset[Token]]:
    """Return the numbers of each paper with those of other papers that its words carry without a label.

    A bank's message names an invoice in a line of its own; no reader need know what the line is called.
    """
    known = {token for tokens in papers.values() for token in tokens} | _entry(packet)
    telling = [token for token in known if _is_telling(token.key)]
    if sum(token.kind == "lot" for token in telling) > _MANY_LOTS:
        telling = [token for token in telling if token.kind != "lot"]
    found = dict(papers)
    for one in packet.filed():
        if one.id in papers and telling:
            words = words_of(one)
            folded = "".join(sign for sign in words if sign.isalnum())
            carried = {
                token for token in telling if token.key in folded and _written(token.key).search(words)
            }
            found[one.id] = papers[one.id] | carried
    return found


def words_of(exhibit: Exhibit) -> str:
    """Return the words of a paper and the cells of its tables, understood or not, in small letters."""
    cells = (cell for grid in exhibit.reading.grids for row in grid.rows for cell in row if cell)
    return "\n".join((exhibit.reading.text, *dict.fromkeys(cells))).casefold()


def _is_telling(key: str) -> bool:
    digits = sum(sign.isdigit() for sign in key)
    return digits >= _TELLING or (digits > 0 and digits < len(key) >= _TELLING - 1)


@functools.lru_cache(maxsize=4096)
def _written(key: str) -> re.Pattern[str]:
    """Return how a folded number may be written: with signs between and zeros in front."""
    return re.compile(
        r"(?<![a-z0-9])0*" + r"[\s./_-]?".join(re.escape(sign) for sign in key) + r"(?![a-z0-9])"
    )


def _is_log(exhibit: Exhibit) -> bool:
    """Tell whether a paper of no known kind is a log of lots or orders whose columns no reader understood."""
    if any(_OF_PEOPLE.search(head) for grid in exhibit.reading.grids for head in grid.header):
        return False
    return exhibit.kind == "other" and any(kind in ("order", "lot") for kind, _ in _unread(exhibit))


def _claims(exhibit: Exhibit, tokens: frozenset[Token]) -> bool:
    """Tell whether a paper carries numbers that ought to meet others; a list of bales alone need not."""
    if exhibit.kind != "origin":
        return bool(tokens)
    bales = {
        number_key(row["unit_no"]) for table in exhibit.tables for row in table.rows if row.get("unit_no")
    }
    return any(token.key not in bales for token in tokens if token.kind in ("lot", "order"))


def _grow(
    papers: dict[str, frozenset[Token]], tied: set[str], known: set[Token], sale: frozenset[str]
) -> tuple[set[str], set[Token]]:
    """Return all papers that hang together with what is known, and the numbers of all of them."""
    for name in tied:
        known |= papers[name]
    while True:
        left = {name: tokens for name, tokens in papers.items() if name not in tied}
        lots = _Lots.of(known)
        more = {name for name, tokens in left.items() if _strong(tokens) & known or lots.meet(tokens)}
        # By style first the papers of the sale: they say which order the shipment is.
        by_style = [name for name, tokens in left.items() if _by_style(tokens, known)]
        more = more or {name for name in by_style if name in sale} or set(by_style)
        if not more:
            return tied, known
        for name in more:
            tied.add(name)
            known |= papers[name]


@dataclass(frozen=True, slots=True)
class _Lots:
    """Lots and their beginnings: a lot can be written as the beginning or the range of another.

    Logs name bales by the run they come from: GR-LAR for GR-LAR-6001, KS-401 to 420 for KS-401.
    """

    whole: frozenset[str]
    begun: frozenset[str]

    @classmethod
    def of(cls, tokens: Iterable[Token]) -> "_Lots":
        whole = frozenset(one.key for one in tokens if one.kind == "lot" and len(one.key) >= _PREFIX_LENGTH)
        return cls(whole, frozenset(begin for key in whole for begin in _begins(key)))

    def meet(self, tokens: Iterable[Token]) -> bool:
        keys = [one.key for one in tokens if one.kind == "lot" and len(one.key) >= _PREFIX_LENGTH]
        return any(key in self.begun or not self.whole.isdisjoint(_begins(key)) for key in keys)


def _begins(key: str) -> list[str]:
    return [key[:length] for length in range(_PREFIX_LENGTH, min(len(key), _LONGEST) + 1)]


def _strong(tokens: Iterable[Token]) -> set[Token]:
    return {token for token in tokens if token.kind != "style"}


def _by_style(tokens: frozenset[Token], known: set[Token]) -> bool:
    styles = tokens - _strong(tokens)
    return bool(styles & known) and not _contradicts(known, [tokens])


def _contradicts(known: Iterable[Token], papers: Iterable[Iterable[Token]]) -> bool:
    """Tell whether papers carry other numbers of a class that both sides have, and none in common."""
    known = set(known)
    theirs = {token for tokens in papers for token in tokens}
    for kind in ("order", "invoice", "bill", "container"):
        mine = {token for token in known if token.kind == kind}
        other = {token for token in theirs if token.kind == kind}
        # An entry is looked for as an invoice too, so invoices contradict only beside a real invoice number.
        if kind == "invoice" and {Token("entry", token.key) for token in mine} <= known:
            continue
        if mine and other and not mine & other:
            return True
    return False


def _largest(papers: dict[str, frozenset[Token]], asked: list[Exhibit], sale: frozenset[str]) -> set[str]:
    """Return the largest group of papers that share numbers; of equal ones the first filed."""
    best: set[str] = set()
    seen: set[str] = set()
    for start in _starts(papers, asked):
        if start in seen:
            continue
        group, _ = _grow(papers, {start}, set(), sale)
        seen |= group
        if len(group & {one.id for one in asked}) > len(best & {one.id for one in asked}):
            best = group
    return best


def _starts(papers: dict[str, frozenset[Token]], asked: list[Exhibit]) -> Iterator[str]:
    ranked = sorted(asked, key=lambda one: one.kind not in ("invoice", "transport", "packing"))
    return (one.id for one in ranked if papers[one.id])
