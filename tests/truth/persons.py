"""Pairs of names of listed persons: one person by an entry or a passport, two persons by entries and birth years.

Make anew: `python -m tests.truth.persons`. Only persons that OFAC, the UN or the EU list publicly are in it; birth
days and numbers of papers are read to tell persons apart and are not stored.
"""

import csv
import gzip
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from defusedxml.ElementTree import fromstring
from rapidfuzz import fuzz, process

from tests.truth.lists import EU_HR, EU_KP, OFAC, SHARED, UN, tidy
from tests.truth.parts import words
from tests.truth.people import letters_of

TABLE = Path(__file__).parent / "persons.csv"
COLUMNS = words("id split same kind a b source_a ref_a source_b ref_b author recorded")
AUTHOR, RECORDED = "author of the person scorer, before any weight was set", "2026-11-26"

NEAR = 60
"""Token sort ratio (0 to 100) from which two names are near; the other aliases show little in their letters."""

ALIASES_EACH, ONE_IN, NEIGHBORS, WHOLE_LISTS = 2, 5, 3, (UN, EU_KP, EU_HR)
"""Alias pairs of an entry; share of the OFAC entries without a DPRK nexus that is drawn; near names of one name."""

SOME_LETTERS = 30
"""Ratio of names in Hanzi or Hangul that share one letter of three, often the family name."""

REWRITTEN_ONE_IN = 3
"""Share of the drawn entries whose main name is written in another way."""

SHORT = 5
"""Letters of a short word; a name of three of them has one of syllables (rule of the kind longer_given)."""

_PASSPORT = re.compile(r"Passport ([A-Z0-9][A-Z0-9/-]{4,})")
_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
_SON = re.compile(r"(?i)(?:^|(?<=[ ,]))([\w'-]+) (bin|ben|ibn) ([\w'-]+)")
_SYLLABIC = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]{2,4}")
_NATIVE = re.compile(r"[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One entry of one list: names, the main one first, what tells persons apart, and whether it is drawn."""

    source: str
    ref: str
    names: tuple[str, ...]
    years: frozenset[str]
    passports: frozenset[str]
    drawn: bool

    @property
    def key(self) -> str:
        """Return a key that is unique over all lists."""
        return f"{self.source} {self.ref}"


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def _rows(path: Path, encoding: str) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding=encoding, newline="") as stream:
        yield from csv.reader(stream)


def _ofac(shared: Path) -> Iterator[Person]:
    folder, aliases = shared / "ofac_sdn", defaultdict(list)
    for row in _rows(folder / "alt_2025-12-24.csv.gz", "latin-1"):
        if len(row) > 4 and "weak" not in row[4].lower():
            aliases[row[0]].append(tidy(row[3]))
    nexus = {row[0] for row in _rows(folder / "derived_dprk_nexus.csv.gz", "utf-8")}
    for row in _rows(folder / "sdn_2024-05-03.csv.gz", "latin-1"):
        if len(row) < 12 or row[2].strip() != "individual":
            continue
        born = " ".join(re.findall(r"DOB ([^;]*)", row[11]))
        yield Person(
            source=OFAC,
            ref=row[0],
            names=(tidy(row[1]), *dict.fromkeys(aliases[row[0]])),
            years=frozenset(_YEAR.findall(born)),
            passports=frozenset(re.sub(r"\W", "", one) for one in _PASSPORT.findall(row[11])),
            drawn=row[0] in nexus or _hash(f"drawn {row[0]}") % ONE_IN == 0,
        )


def _un(shared: Path) -> Iterator[Person]:
    with gzip.open(shared / "un_sc" / "UN_consolidated_2026-02-27.xml.gz", "rb") as stream:
        root: Any = fromstring(stream.read())
    for node in root.iter("INDIVIDUAL"):
        parts = [node.findtext(f"{one}_NAME") or "" for one in ("FIRST", "SECOND", "THIRD", "FOURTH")]
        names = [tidy(" ".join(" ".join(parts).split()))]
        for alias in node.iter("INDIVIDUAL_ALIAS"):
            if (alias.findtext("QUALITY") or "") in ("Good", "a.k.a."):
                names += [tidy(one) for one in re.split("[;,]", alias.findtext("ALIAS_NAME") or "")]
        names.append(tidy(node.findtext("NAME_ORIGINAL_SCRIPT") or ""))
        papers = [
            one.findtext("NUMBER") or ""
            for one in node.iter("INDIVIDUAL_DOCUMENT")
            if "assport" in (one.findtext("TYPE_OF_DOCUMENT") or "")
        ]
        years = [one.text or "" for one in node.iterfind("INDIVIDUAL_DATE_OF_BIRTH/*")]
        yield Person(
            source=UN,
            ref=node.findtext("REFERENCE_NUMBER") or "",
            names=tuple(one for one in dict.fromkeys(names) if one),
            years=frozenset(_YEAR.findall(" ".join(years))),
            passports=frozenset(p for one in papers if len(p := re.sub(r"\W", "", one)) > 4),
            drawn=True,
        )


def _eu(shared: Path) -> Iterator[Person]:
    for source, file in ((EU_KP, "eu_dprk_1509.csv.gz"), (EU_HR, "eu_human_rights_1998.csv.gz")):
        with gzip.open(shared / "eu_journal" / file, "rt", encoding="utf-8", newline="") as stream:
            for line, row in enumerate(csv.DictReader(stream), start=2):
                if row["schema"] != "Person":
                    continue
                names = [tidy(one) for one in _listed(f"{row['name']};{row['alias']}")]
                found = re.findall(r"[A-Z]{0,3}-?\d{5,}", row["passportNumber"])
                yield Person(
                    source=source,
                    ref=f"{row['annex']}/{row['recordId'] or '-'} (row {line})",
                    names=tuple(one for one in dict.fromkeys(names) if one),
                    years=frozenset(_YEAR.findall(row["birthDate"])),
                    passports=frozenset(one.replace("-", "") for one in found),
                    drawn=True,
                )


def _listed(text: str) -> Iterator[str]:
    """Yield the names of a cell: commas part whole names, where every piece has two words or more."""
    for cell in text.split(";"):
        pieces = cell.split(",")
        yield from pieces if all(len(piece.split()) > 1 for piece in pieces) else [cell]


def read(shared: Path = SHARED) -> list[Person]:
    """Return every listed person of the stored copies."""
    return [one for one in (*_ofac(shared), *_un(shared), *_eu(shared)) if one.names]


def _groups(people: Iterable[Person]) -> dict[str, str]:
    """Return a group for each key: entries that share a name or a passport are in one split."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for one in people:
        for mark in (*map(letters_of, one.names), *one.passports):
            low, high = sorted((root(one.key), root(f"= {mark}")))
            parent[high] = low
    return {one.key: root(one.key) for one in people}


def _split(group: str) -> str:
    return "dev" if _hash(f"persons {group}") % 2 else "test"


def _ratio(a: str, b: str) -> float:
    return fuzz.token_sort_ratio(a.lower().replace(",", " "), b.lower().replace(",", " "))


def _same(people: list[Person]) -> Iterator[tuple[str, str, Person, str, Person]]:
    held: dict[str, list[Person]] = defaultdict(list)
    for one in people:
        for number in one.passports:
            held[number].append(one)
    seen = set()
    for _, owners in sorted(held.items()):
        for first in owners:
            for second in owners:
                if first.source < second.source and (first.key, second.key) not in seen:
                    seen.add((first.key, second.key))
                    yield "cross_list", first.names[0], first, second.names[0], second
    for one in (p for p in people if p.drawn):
        others = sorted(one.names[1:], key=lambda name: _hash(f"{one.key} {name}"))
        native = [name for name in others if _NATIVE.search(name)]
        for name in native[:1]:
            yield "native", one.names[0], one, name, one
        latin = [n for n in others if n not in native and letters_of(n) != letters_of(one.names[0])]
        for name in latin[:ALIASES_EACH]:
            kind = "alias_near" if _ratio(one.names[0], name) >= NEAR else "alias_far"
            yield kind, one.names[0], one, name, one


def _apart(people: list[Person], group: dict[str, str]) -> Iterator[tuple[str, str, Person, str, Person]]:
    for source in sorted({one.source for one in people}):
        listed = [one for one in people if one.source == source and one.years]
        names = [one.names[0].lower().replace(",", " ") for one in listed]
        drawn = [at for at, one in enumerate(listed) if one.drawn]
        found = process.cdist(
            [names[at] for at in drawn], names, scorer=fuzz.token_set_ratio, score_cutoff=NEAR, workers=2
        )
        for at, row in zip(drawn, found, strict=True):
            one, kept = listed[at], 0
            for other in sorted(row.nonzero()[0], key=lambda o: (-row[o], _hash(f"{at} {o}"))):
                two = listed[other]
                if one.years & two.years or one.passports & two.passports or one.key == two.key:
                    continue
                alike = letters_of(one.names[0]) == letters_of(two.names[0])
                if not alike and (group[one.key] == group[two.key] or kept == NEIGHBORS):
                    continue
                kept += not alike
                yield "namesake" if alike else "near_name", one.names[0], one, two.names[0], two


def _native_apart(
    people: list[Person], group: dict[str, str]
) -> Iterator[tuple[str, str, Person, str, Person]]:
    held = [(name, one) for one in people for name in one.names if _NATIVE.search(name)]
    names = [name for name, _ in held]
    found = process.cdist(names, names, scorer=fuzz.ratio, score_cutoff=SOME_LETTERS, workers=2)
    for at, row in enumerate(found):
        (a, one), kept = held[at], 0
        for other in sorted(row.nonzero()[0], key=lambda o: (-row[o], _hash(f"native {at} {o}"))):
            b, two = held[other]
            if row[other] < NEAR and not (_SYLLABIC.fullmatch(a) and _SYLLABIC.fullmatch(b)):
                continue
            if kept == NEIGHBORS or one.years & two.years or not (one.years and two.years):
                continue
            if (
                one.source == two.source
                and letters_of(a) != letters_of(b)
                and group[one.key] != group[two.key]
            ):
                kept += 1
                yield "native_near", a, one, b, two


def _fathers(people: list[Person]) -> Iterator[tuple[str, str, Person, str, Person]]:
    """Yield a name and the same with father and son changed about: two persons, the second made by this rule."""
    for one in people:
        for name in one.names:
            found = _SON.search(name)
            if found and len({found[1].lower(), found[3].lower(), "al", "el"}) == 4:
                turned = f"{found[3]} {found[2]} {found[1]}"
                yield "father_son", name, one, f"{name[: found.start()]}{turned}{name[found.end() :]}", one
                break


def _rewritten(people: list[Person]) -> Iterator[tuple[str, str, Person, str, Person]]:
    """Yield a main name and the same in other order, case or hyphens, as lists and forms write one name."""
    for one in people:
        family, comma, given = one.names[0].partition(", ")
        if not (one.drawn and comma and _hash(f"rewritten {one.key}") % REWRITTEN_ONE_IN == 0):
            continue
        joined = given.replace("-", " ")
        ways = (
            f"{given} {family}",
            f"{family} {given}",
            f"{given} {family.title()}",
            f"{joined} {family.title()}",
        )
        yield "rewritten", one.names[0], one, ways[_hash(f"way {one.key}") % len(ways)], one


def _longer_given(people: list[Person]) -> Iterator[tuple[str, str, Person, str, Person]]:
    """Yield a name of three short words and the same without the last: Chol is another given name than Chol Su."""
    for one in people:
        family, comma, given = one.names[0].partition(",")
        parts = re.split("[ -]", given.strip())
        short = all(1 < len(part) <= SHORT for part in (family.strip(), *parts))
        if one.drawn and comma and len(parts) == 2 and short and " " not in family.strip():
            yield "longer_given", one.names[0], one, f"{family}, {parts[0]}", one


def build(shared: Path = SHARED) -> list[list[str]]:
    """Return the rows of persons.csv, a pair once, both persons in one split."""
    people = read(shared)
    group = _groups(people)
    rows, seen = [], set()
    apart = [*_apart(people, group), *_native_apart(people, group), *_fathers(people), *_longer_given(people)]
    pairs = [("1", *one) for one in (*_same(people), *_rewritten(people))] + [("0", *one) for one in apart]
    for same, kind, a, one, b, two in pairs:
        splits = {_split(group[one.key]), _split(group[two.key])}
        plain = same == "0" and kind in ("near_name", "namesake")
        pair = frozenset((letters_of(a), letters_of(b))) if plain else frozenset((a, b))
        if len(splits) > 1 or (pair, same) in seen:
            continue
        seen.add((pair, same))
        place = (one.source, one.ref, two.source, two.ref)
        rows.append([f"n{len(rows) + 1:04d}", *splits, same, kind, a, b, *place, AUTHOR, RECORDED])
    return rows


def main() -> None:
    """Write persons.csv."""
    with TABLE.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(build())


if __name__ == "__main__":
    main()
