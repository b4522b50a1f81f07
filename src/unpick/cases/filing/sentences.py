"""Statements and shipments as sentences with their cites; annexes get their numbers in the order of first use."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from unpick.cases.filing.record import Exhibit, Hop, Matter, Named, Shipped, Told
from unpick.cases.filing.tables import says_table
from unpick.law.wording import name_value, said_of, spell_day
from unpick.model.paper import Annex, Cite, Item, Kind, Line

__all__ = ["MOST_TOLD", "Desk", "fixed", "period_words", "published_words", "row_of"]


MOST_TOLD: Final = 40
"""Statements that are printed one after the other in one place; `unpick case show` lists all."""


NOBODY: Final = "none given"
"""Attribution of a claim whose text names no speaker (docs/read.md)."""


def fixed(text: str) -> Line:
    """Return a paragraph of boilerplate."""
    return Line(items=(Item(text=text, kind=Kind.BOILERPLATE),))


class Desk:
    """Where a paper is written: it gives each exhibit its label when it is first cited."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self._labels: dict[str, str] = {}
        self._laws: dict[str, Annex] = {}
        self.laws_said: dict[str, str] = {}

    def label(self, key: str) -> str:
        """Return the label of an exhibit, the next free one when it has none yet."""
        return self._labels.setdefault(key, f"A-{len(self._labels) + 1}")

    def has(self, key: str) -> bool:
        """Tell whether an exhibit was cited."""
        return key in self._labels

    def law_label(self, key: str, title: str, url: str, note: str) -> str:
        """Return the label of a provision; provisions are numbered apart from evidence."""
        if key not in self._laws:
            label = f"L-{len(self._laws) + 1}"
            self._laws[key] = Annex(label=label, title=title, url=url, language="en", note=note)
        return self._laws[key].label

    def law_words(self, label: str, words: Iterable[str]) -> None:
        """Keep the words of a provision as the regime has them: what a sentence of law may say."""
        self.laws_said[label] = " \n ".join((self.laws_said.get(label, ""), *words))

    def annexes(self) -> tuple[Annex, ...]:
        """Return the annexes that were cited, evidence first, in the order of their numbers."""
        shown = [_annex(label, self.matter.exhibits[key]) for key, label in self._labels.items()]
        return (*shown, *self._laws.values())

    def cite(self, told: Told) -> Cite:
        """Return where a statement stands: annex, the row as keyed, the words of the source."""
        return Cite(annex=self.label(told.exhibit), place=row_of(told), quote=told.quote)

    def state(self, told: Told, kind: Kind | None = None) -> Item:
        """Return a statement as one sentence with who says it and when."""
        chosen = kind or (Kind.CONTRARY if told.denied else Kind.STATED)
        clause, figured = _clause(told)
        source = self.matter.exhibits[told.exhibit]
        said = _dated(clause, period_words(told.first, told.last))
        by = f" ({told.attribution})" if told.attribution not in ("", NOBODY) else ""
        text = f"{said[:1].upper()}{said[1:]}{by}; source: {published_words(source)}."
        return Item(text=text, kind=chosen, cites=(self.cite(told),), why=told.why or (told.id,), sum=figured)

    def point(self, told: Told) -> Cite:
        """Return where a statement stands, without its words: for what is counted over many."""
        return Cite(annex=self.label(told.exhibit), place=told.locator)

    def quote(self, told: Told) -> Line | None:
        """Return the words of the source as a quotation, where it has any."""
        if not told.quote:
            return None
        cite = Cite(annex=self.label(told.exhibit), place=told.locator, quote=told.quote)
        item = Item(text=f"“{told.quote}”", kind=Kind.STATED, cites=(cite,), why=told.why or (told.id,))
        return Line(items=(item,), style="quote")

    def statements(self, told: Iterable[Told], kind: Kind | None = None) -> list[Line]:
        """Return statements as bullets, each followed by the words of its source; many are cut, and the rest counted."""
        lines: list[Line] = []
        rows = list(told)
        for one in rows[:MOST_TOLD]:
            lines.append(Line(items=(self.state(one, kind),), style="bullet"))
            quoted = self.quote(one)
            if quoted:
                lines.append(quoted)
        if left := [one.id for one in rows[MOST_TOLD:]]:
            text = f"{len(left)} further statements are not printed here."
            cut = Item(text=text, kind=Kind.UNKNOWN, sum=f"count: {'; '.join(left)} = {len(left)}")
            lines.append(Line(items=(cut,)))
        return lines

    def shipped(self, one: Shipped, text: str) -> Item:
        """Return a cell or sentence on a shipment; its row carries the words."""
        if not text:
            return Item(text="", kind=Kind.UNKNOWN)
        return Item(text=text, kind=Kind.STATED, cites=(self.cite_row(one),), why=(one.why,))

    def cite_row(self, one: Shipped) -> Cite:
        """Return where a shipment stands: the row of its document with its fields; a sender who is the maker once."""
        held = one.fields
        same = {
            f"shipper_{part}"
            for part in ("name", "address")
            if held.get(f"shipper_{part}") == held.get(f"maker_{part}")
        }
        told = "; ".join(
            f"{name.replace('_', ' ')}: {value}" for name, value in held.items() if name not in same
        )
        return Cite(annex=self.label(one.exhibit), place=f"row {one.row}: {told}")

    def day_of(self, one: Shipped) -> Cite:
        """Return where the day of a shipment stands."""
        return Cite(annex=self.label(one.exhibit), place=f"row {one.row}: date: {one.fields.get('date', '')}")

    def named(self, one: Named, text: str) -> Item:
        """Return a cell on a name, address or number."""
        said = dict.fromkeys(part for part in (one.text, text, one.language) if part)
        words = f"{one.locator}: {one.kind}: {'; '.join(said)}"
        cite = Cite(annex=self.label(one.exhibit), place=words)
        return Item(text=text, kind=Kind.STATED, cites=(cite,), why=(one.why,) if one.why else ())

    def hop(self, one: Hop) -> Item:
        """Return a step of a chain as one sentence."""
        days = period_words(one.first, one.last)
        bill = f", bill {one.bill}" if one.bill else ""
        # A heading is the row's own, and stands beside quoted words only where they say it.
        goods = f", {one.goods}" if one.goods and not one.quote else ""
        kind = one.kind.replace("_", " ")
        form = says_table()["hops"].get(one.kind, f"{{subject}} to {{object}}: {kind}")
        step = form.format(subject=one.sender, object=one.receiver)
        text = f"{step}{bill}{goods}{', ' + days if days else ''} ({one.status})."
        parts = (one.sender, one.receiver, kind, one.goods, one.bill, days, one.status)
        row = f"{one.locator}: {'; '.join(part for part in parts if part)}"
        cite = Cite(annex=self.label(one.exhibit), place=row, quote=one.quote)
        return Item(
            text=text,
            kind=Kind.STATED if one.status == "stated" else Kind.INFERRED,
            cites=(cite,),
            why=one.why,
        )


def row_of(told: Told) -> str:
    """Return the row of a statement as it was keyed, in words, behind its locator."""
    said = list(dict.fromkeys(part for part in (_number(told), told.object) if part))
    # A code behind its own name is a key for whoever looks the row up; a value that is its own code stands once.
    said += [f"({told.code})" if said else told.code] if told.code and told.code not in said else []
    parts = [told.subject, f"{told.predicate.replace('_', ' ')}: {' '.join(said)}".removesuffix(": ")]
    parts += [told.goods, period_words(told.first, told.last), told.attribution, told.kind, told.certainty]
    parts += ["denied"] if told.denied else []
    return f"{told.locator}: {'; '.join(part for part in parts if part)}"


def published_words(exhibit: Exhibit) -> str:
    """Return a source as a sentence names it: its title, and its day where the title does not say it."""
    told = exhibit.published or (exhibit.public_from.isoformat() if exhibit.public_from else "")
    day = spell_day(told) if told else ""
    return exhibit.title if not day or day in exhibit.title else f"{exhibit.title}, {day}"


def period_words(first: dt.date | None, last: dt.date | None) -> str:
    """Return a period in words, never finer than it can have been keyed: a year stands for its first or last day.

    >>> period_words(dt.date(2020, 1, 1), dt.date(2020, 11, 20)), period_words(None, dt.date(2020, 12, 31))
    ('from 2020 to 20 November 2020', 'until 2020')
    """
    start = _coarse(first, is_end=False) if first else ""
    end = _coarse(last, is_end=True) if last else ""
    if start and start == end:
        return f"on {start}" if first == last else f"in {start}"
    if not start:
        return f"until {end}" if end else ""
    return f"from {start}" + (f" to {end}" if end else "")


def _dated(clause: str, period: str) -> str:
    joint = " " if period.startswith(("on ", "in ")) else ", "
    return f"{clause}{joint}{period}" if period else clause


def _coarse(day: dt.date, *, is_end: bool) -> str:
    following = day + dt.timedelta(days=1) if is_end and day < dt.date.max else day
    if (following.month, following.day) == (1, 1):
        return str(day.year)
    return spell_day(day.isoformat()[:7]) if following.day == 1 else spell_day(day)


def _clause(told: Told) -> tuple[str, str]:
    """Return what is said as a clause, and the sum of a figure that is shown otherwise than keyed."""
    # What a person keys as a link, a reader of texts may propose as a claim in the same words.
    forms = {**says_table()["links"], **({} if told.is_link else says_table()["claims"])}
    form = str(forms.get(told.predicate, ""))
    number, figured = _shown_number(told)
    if form and (number or "{number}" not in form) and (told.object or "{object}" not in form):
        clause = form.format(subject=told.subject, number=number, object=told.object)
        if "{object}" not in form and "{number}" not in form and _says_no(told):
            # The form says yes; what its source says is the reverse.
            clause = f"it is not the case that {_inner(clause, name_first=form.startswith('{'))}"
        clause = _negated(clause, told, form.startswith("{"))
    elif told.value and told.unit:
        clause = f"{told.subject}, {told.predicate.replace('_', ' ')}: {number}{' ' + told.object if told.object else ''}"
        clause = _negated(clause, told, name_first=True)
    else:
        values = [told.code or told.object or told.value or "yes"]
        if told.code and told.object and told.object != name_value(told.code):
            values = [told.object]
        clause = said_of(
            told.predicate,
            told.subject,
            values,
            is_firm=told.is_firm,
            goods=told.goods,
            denied=told.denied,
            tentative=told.tentative,
        )
    about = f", goods: {told.goods}" if told.goods and told.goods not in clause else ""
    return clause + about, figured


def _says_no(told: Told) -> bool:
    return (told.code or told.object or told.value).casefold() in ("no", "none", "false")


def _inner(clause: str, *, name_first: bool) -> str:
    """Return a clause as it stands behind "that": a name keeps its capital."""
    return clause if name_first else f"{clause[:1].lower()}{clause[1:]}"


def _negated(clause: str, told: Told, name_first: bool) -> str:
    inner = _inner(clause, name_first=name_first)
    if told.denied:
        return f"it is denied that {inner}"
    return f"it may be that {inner}" if told.tentative else clause


_SHARE: Final = "share"


def _number(told: Told) -> str:
    """Return a figure as keyed: bound, value, unit."""
    bound = says_table()["bounds"].get(told.bound, told.bound)
    return " ".join(part for part in (bound, told.value, told.unit) if part)


def _shown_number(told: Told) -> tuple[str, str]:
    """Return a figure as it is shown: a share as a percentage, with its sum."""
    if told.unit != _SHARE:
        return _number(told), ""
    try:
        percent = f"{float(told.value) * 100:.4f}".rstrip("0").rstrip(".")
    except ValueError:
        return _number(told), ""
    bound = says_table()["bounds"].get(told.bound, told.bound)
    return f"{bound} {percent}%".strip(), f"{told.value} × 100 = {percent}"


def _annex(label: str, one: Exhibit) -> Annex:
    notes = [
        one.note,
        f"read in: {one.read_in}" if one.read_in else "",
        f"keyed in {one.keyed_in}" if one.keyed_in else "",
        f"file {one.file}" if one.file else "",
    ]
    exact = one.published if len(one.published) == len("2021-03-05") else ""
    return Annex(
        label=label,
        title=one.title,
        url=one.url,
        published=dt.date.fromisoformat(exact) if exact else one.public_from,
        sha256=one.sha256,
        captured=one.captured,
        archive=one.archive,
        language=one.language or "und",
        translated=one.translated,
        origin=one.origin,
        protected=one.protected,
        note="; ".join(part for part in notes if part),
    )
