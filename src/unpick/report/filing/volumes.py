"""The public volume of a paper: protected exhibits, what rests on them and hidden names become pseudonyms."""

import dataclasses
import hashlib
import hmac
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from unpick.cases.life.release import Release
from unpick.model.paper import Annex, Bar, Check, Cite, Gap, Item, Kind, Line, Paper, Section, Table, Volume

__all__ = ["Hidden", "hide_names", "names_in", "public_volume"]

_LEFT_OUT: Final = "[Left out of the public volume: this sentence rests on {sources}.]"
_GAP_OUT: Final = "[Left out of the public volume: this gap speaks of {sources}.]"
_PLAIN: Final = "LEFT OUT OF THE PUBLIC VOLUME"
_KEPT: Final = "Left out of the public volume; the confidential volume holds it."
_LET_OUT: Final = "One statement of a protected source, under a pseudonym of its own; the confidential volume holds the source."
_AS_DECIDED: Final = "as coarse as was decided before it left"
_ONE_STATEMENT: Final = frozenset({Kind.STATED, Kind.CONTRARY, Kind.INFERRED})
_DIGITS: Final = 6
"""Hexadecimal digits of a pseudonym: a case of 5,000 sources has two alike with a chance of one half, so that a
number is put behind the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """What was replaced, for the list that stays at home.

    Attributes:
        kind: annex, sentence or name. place: label of the annex, number of the section, or "paper".
        pseudonym: what is printed in its stead. text: what stood there.
    """

    kind: str
    place: str
    pseudonym: str
    text: str


@dataclass(slots=True)
class _Pseudonyms:
    """Pseudonyms of one workspace: the same source has the same one in every paper made under the same key."""

    key: bytes
    given: dict[tuple[str, str], str] = field(default_factory=dict)

    def of(self, word: str, what: str) -> str:
        """Return the pseudonym; without a key they are numbered, since a bare hash of a name can be guessed."""
        known = self.given.get((word, what))
        if known:
            return known
        if self.key:
            digest = hmac.new(self.key, f"paper\0{word}\0{what}".encode(), hashlib.sha256).hexdigest()[
                :_DIGITS
            ]
            made = f"{word} {digest.upper()}"
            while made in self.given.values():
                made += "+"
        else:
            made = f"{word} {1 + sum(one == word for one, _ in self.given)}"
        self.given[word, what] = made
        return made


def public_volume(
    paper: Paper,
    *,
    key: bytes = b"",
    names: Sequence[Sequence[str]] = (),
    released: Mapping[str, Release] | None = None,
) -> tuple[Paper, tuple[Hidden, ...]]:
    """Return the paper as the public may read it, and what was hidden.

    A sentence that cites a protected exhibit goes as a whole, with its quotes, sums and reasons: its wording may
    tell who spoke. An open annex with the bytes of a protected one counts as protected. Of a protected exhibit only its label stays; title, day, language, hash and address can each name it.

    Args:
        key: secret of the workspace under which pseudonyms are made; none numbers them within this paper.
        names: persons to hide, each as the spellings of one person; found whatever their case, spaces and marks.
        released: what a person decided to let out, by the id of the statement: its sentence is printed in the stead of
            "left out", without the words of the source, and an unlinked one under an annex of its own.
    """
    makers = _Pseudonyms(key)
    hidden = list[Hidden]()
    paper, unlinked = _let_out(paper, released or {}, makers, hidden)
    bytes_of = {one.sha256 for one in paper.annexes if one.protected and one.sha256}
    protected = {
        one.label: makers.of("Source", one.sha256 or one.title)
        for one in paper.annexes
        if one.protected or one.sha256 in bytes_of
    }
    cover = _cover(names, makers, hidden)
    made = dataclasses.replace(
        paper,
        volume=Volume.PUBLIC,
        title=cover(paper.title, "paper"),
        subtitle=cover(paper.subtitle, "paper"),
        case=cover(paper.case, "paper"),
        refused=cover(paper.refused, "paper"),
        to=tuple(cover(line, "paper") for line in paper.to),
        by=tuple(cover(line, "paper") for line in paper.by),
        sections=tuple(_section(one, protected, cover, hidden) for one in paper.sections),
        annexes=(*(_annex(one, protected, cover, hidden) for one in paper.annexes), *unlinked),
        gaps=tuple(_gap(one, protected, cover) for one in paper.gaps),
        bars=tuple(_bar(one, cover) for one in paper.bars),
        checks=tuple(_check(one, cover) for one in paper.checks),
        versions=tuple((cover(name, "paper"), version) for name, version in paper.versions),
        coverage=tuple(cover(line, "paper") for line in paper.coverage),
    )
    return made, tuple(dict.fromkeys(hidden))


def _let_out(
    paper: Paper, released: Mapping[str, Release], makers: "_Pseudonyms", hidden: list[Hidden]
) -> tuple[Paper, tuple[Annex, ...]]:
    """Return the paper with the sentences that decisions let out, and the annexes of the unlinked ones.

    A sentence in the text that is one statement is printed as released; a cell, a quotation, and what rests on more is not.
    """
    shut = {one.label for one in paper.annexes if one.protected}
    annexes: dict[str, Annex] = {}

    def annex_of(one: Release, label: str) -> str:
        if not one.is_unlinked:
            return label
        if one.claim not in annexes:
            title = makers.of("Source", one.claim)
            annexes[one.claim] = Annex(
                label=f"P-{len(annexes) + 1}", title=title, language="", protected=True, note=_LET_OUT
            )
        return annexes[one.claim].label

    def let_out(item: Item, number: str) -> Item:
        cited = {cite.annex for cite in item.cites}
        meant = {released[one].claim: released[one] for one in item.why if one in released}
        if not cited & shut or len(cited) > 1 or len(meant) != 1 or item.kind not in _ONE_STATEMENT:
            return item
        (one,) = meant.values()
        hidden.append(Hidden(kind="sentence", place=number, pseudonym=one.claim, text=item.text))
        cite = Cite(annex=annex_of(one, item.cites[0].annex), place=_AS_DECIDED)
        return Item(text=one.text, kind=item.kind, cites=(cite,))

    def lines(section: Section) -> Section:
        blocks = tuple(
            dataclasses.replace(block, items=tuple(let_out(item, section.number) for item in block.items))
            if isinstance(block, Line) and block.style != "quote"
            else block
            for block in section.blocks
        )
        return dataclasses.replace(section, blocks=blocks)

    if not released:
        return paper, ()
    made = dataclasses.replace(paper, sections=tuple(map(lines, paper.sections)))
    return made, tuple(annexes.values())


def hide_names(text: str, *, key: bytes = b"", names: Sequence[Sequence[str]] = ()) -> str:
    """Return a text of any length with the names replaced, by the pseudonyms of `public_volume`."""
    return _cover(names, _Pseudonyms(key), [])(text, "")


def names_in(text: str, names: Sequence[Sequence[str]]) -> bool:
    """Tell whether a text still holds one of the names, as `public_volume` looks for them."""
    folded, _ = _fold(text)
    return any(pattern.search(folded) for group in names for pattern in map(_pattern, group) if pattern)


_Cover = Callable[[str, str], str]


def _cover(names: Sequence[Sequence[str]], makers: _Pseudonyms, hidden: list[Hidden]) -> _Cover:
    """Return what replaces the names in a text, longest first, so that a part of a name is not replaced before it."""
    known = [
        (spelling, pattern, makers.of("Person", _fold(group[0])[0]))
        for group in names
        if group
        for spelling in group
        if (pattern := _pattern(spelling))
    ]
    known.sort(key=lambda one: (-len(one[0]), one[0]))

    def cover(text: str, place: str) -> str:
        for spelling, pattern, pseudonym in known:
            folded, owner = _fold(text)
            found = [(owner[one.start()], owner[one.end() - 1] + 1) for one in pattern.finditer(folded)]
            for start, end in reversed(found):
                text = text[:start] + pseudonym + text[end:]
            if found:
                hidden.append(Hidden(kind="name", place=place, pseudonym=pseudonym, text=spelling))
        return text

    return cover


def _fold(text: str) -> tuple[str, list[int]]:
    """Return the text case folded, without marks over letters, and the place that each letter came from."""
    folded, owner = list[str](), list[int]()
    for place, letter in enumerate(text):
        for piece in unicodedata.normalize("NFKD", letter).casefold():
            if not unicodedata.combining(piece) and unicodedata.category(piece) != "Cf":
                folded.append(piece)
                owner.append(place)
    return "".join(folded), owner


def _pattern(name: str) -> re.Pattern[str] | None:
    """Return what finds a name with any spaces and stops between its letters; Latin names as whole words."""
    letters = [letter for letter in _fold(name)[0] if letter.isalnum()]
    if len(letters) < 2:
        return None
    inner = r"[\W_]{0,3}".join(map(re.escape, letters))
    # Korean particles and Uyghur endings are written on to the name, so only letters with case have a border.
    cased = [letter.upper() != letter for letter in (letters[0], letters[-1])]
    return re.compile((r"(?<![^\W\d_])" if cased[0] else "") + inner + (r"(?![^\W\d_])" if cased[1] else ""))


def _section(section: Section, protected: dict[str, str], cover: _Cover, hidden: list[Hidden]) -> Section:
    def one(item: Item) -> Item:
        return _item(item, section.number, protected, cover, hidden)

    blocks = list[Line | Table]()
    for block in section.blocks:
        if isinstance(block, Table):
            rows = tuple(tuple(one(item) for item in row) for row in block.rows)
            heads = tuple(cover(head, section.number) for head in block.heads)
            blocks.append(Table(caption=cover(block.caption, section.number), heads=heads, rows=rows))
        else:
            # A picture of an exhibit can show what no list of names finds.
            items = tuple(one(item) for item in block.items)
            blocks.append(dataclasses.replace(block, items=items, picture=b""))
    return dataclasses.replace(section, heading=cover(section.heading, section.number), blocks=tuple(blocks))


def _item(item: Item, place: str, protected: dict[str, str], cover: _Cover, hidden: list[Hidden]) -> Item:
    resting = [cite.annex for cite in item.cites if cite.annex in protected]
    if resting and any(cite.place != _AS_DECIDED for cite in item.cites):
        sources = " and ".join(dict.fromkeys(protected[label] for label in resting))
        hidden.append(Hidden(kind="sentence", place=place, pseudonym=sources, text=item.text))
        cites = tuple(Cite(annex=label) for label in dict.fromkeys(resting))
        return Item(text=_LEFT_OUT.format(sources=sources), kind=item.kind, cites=cites, plain=_PLAIN)
    cites = tuple(
        Cite(annex=one.annex, place=cover(one.place, place), quote=cover(one.quote, place))
        for one in item.cites
    )
    return dataclasses.replace(
        item,
        text=cover(item.text, place),
        cites=cites,
        sum=cover(item.sum, place),
        plain=cover(item.plain, place),
    )


def _annex(annex: Annex, protected: dict[str, str], cover: _Cover, hidden: list[Hidden]) -> Annex:
    pseudonym = protected.get(annex.label)
    if pseudonym is None:
        place = annex.label
        return dataclasses.replace(
            annex,
            title=cover(annex.title, place),
            publisher=cover(annex.publisher, place),
            url=cover(annex.url, place),
            archive=cover(annex.archive, place),
            translated=cover(annex.translated, place),
            note=cover(annex.note, place),
        )
    about = "; ".join(part for part in (annex.title, annex.publisher, annex.url, annex.sha256) if part)
    hidden.append(Hidden(kind="annex", place=annex.label, pseudonym=pseudonym, text=about))
    return Annex(label=annex.label, title=pseudonym, language="", protected=True, note=_KEPT)


def _gap(gap: Gap, protected: dict[str, str], cover: _Cover) -> Gap:
    resting = [label for label in gap.annexes if label in protected]
    if resting:
        sources = " and ".join(dict.fromkeys(protected[label] for label in resting))
        return dataclasses.replace(gap, says=_GAP_OUT.format(sources=sources), close="", annexes=())
    return dataclasses.replace(gap, says=cover(gap.says, "gap"), close=cover(gap.close, "gap"))


def _check(check: Check, cover: _Cover) -> Check:
    return dataclasses.replace(check, says=cover(check.says, "check"), close=cover(check.close, "check"))


def _bar(bar: Bar, cover: _Cover) -> Bar:
    return dataclasses.replace(bar, name=cover(bar.name, "bar"), value=cover(bar.value, "bar"))
