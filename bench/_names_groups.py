"""Section on groups: false alerts for ethnic-Korean, Uyghur and Han names, and swap tests that change that word alone.

All names are invented. A group is a list of words that names of it are made of; the scorer is never told a group.
"""

import csv
import itertools
import random
from collections.abc import Sequence

from tests.truth.parts import CN_FORMS, CN_PLACES, CN_SIGNS, CN_TRADES, KR_SIGNS
from tests.truth.people import UY_MEN, UY_WOMEN

from _names_alerts import Alert, alert_of
from _names_metrics import Rate
from _names_ours import person_scorer
from _names_report import Table
from _names_sets import TRUTH
from unpick.resolve.screen import Screener

__all__ = ["group_tables"]

GROUPS = ("ethnic Korean (China)", "Uyghur", "Han")
FIRMS = 1500
"""Frames of firm names (place, trade, form), each with a brand of every group."""
SEED = "groups 2026-11-26"


def _people() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {group: [] for group in GROUPS}
    with (TRUTH / "people.csv").open(newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            found[row["group"]].append(row)
    return found


def _brand(group: str, chance: random.Random) -> str:
    """Return a brand as a firm of the group might bear: two syllables, or a given name."""
    if group == "Uyghur":
        return chance.choice([one.split(":")[0] for one in (UY_MEN + " " + UY_WOMEN).split()])
    if group == "Han":
        return "".join(sound for _, sound in chance.sample(CN_SIGNS, 2)).capitalize()
    return "".join(one[2] for one in chance.sample(KR_SIGNS, 2)).capitalize()


def _firms() -> dict[str, list[str]]:
    """Return firm names by group: the same frames, the brand alone is another."""
    chance = random.Random(SEED)
    made: dict[str, list[str]] = {group: [] for group in GROUPS}
    for _ in range(FIRMS):
        place, trade = chance.choice(CN_PLACES).english, chance.choice(chance.choice(CN_TRADES).english)
        form = chance.choice(chance.choice(CN_FORMS)[1])
        for group in GROUPS:
            made[group].append(f"{place} {_brand(group, chance)} {trade} {form}")
    return made


def _family(row: dict[str, str]) -> int:
    """Return which word of the Latin name is the family's (or the father's)."""
    return 1 if row["group"] == "Uyghur" else 0


def _swapped(people: dict[str, list[dict[str, str]]]) -> dict[str, list[str]]:
    """Return every person's name with its family word, and with one of each other group in its place."""
    made: dict[str, list[str]] = {group: [] for group in GROUPS}
    for row in itertools.chain.from_iterable(people.values()):
        for group in GROUPS:
            donor = people[group][len(made[group]) % len(people[group])]
            words = row["latin"].split()
            words[_family(row)] = donor["latin"].split()[_family(donor)]
            made[group].append(" ".join(words))
    return made


def _row(what: str, group: str, found: Sequence[Alert]) -> list[object]:
    n = len(found)
    return [what, group, *(Rate(sum(one.listed == said for one in found), n) for said in ("same", "unsure"))]


def _screened(screener: Screener) -> tuple[list[list[object]], list[list[object]]]:
    people = _people()
    plain, swapped = [], []
    for group in GROUPS:
        for column in ("latin", "latin_other", "native", "hanzi"):
            found = [alert_of(screener, row[column]) for row in people[group]]
            plain.append(_row(f"persons, {column.replace('_', ' ')}", group, found))
    for what, names in (("firms, brand", _firms()), ("persons, family word", _swapped(people))):
        told = {group: [alert_of(screener, name) for name in names[group]] for group in GROUPS}
        for group in GROUPS:
            others = [told[other] for other in GROUPS if other != group]
            alone = sum(
                bool(one.listed) and not any(other[at].listed for other in others)
                for at, one in enumerate(told[group])
            )
            swapped.append([*_row(what, group, told[group]), alone])
    return plain, swapped


def _confused() -> list[list[object]]:
    """Return how often two different persons of one group are taken for one, over all pairs of the group."""
    score = person_scorer()
    rows: list[list[object]] = []
    for group, people in _people().items():
        for column in ("latin", "native"):
            pairs = list(itertools.combinations([row[column] for row in people], 2))
            said = [score(a, b).outcome for a, b in pairs if a.casefold() != b.casefold()]
            rows.append(
                [
                    f"two persons, {column}",
                    group,
                    *(Rate(said.count(one), len(said)) for one in ("same", "unsure")),
                ]
            )
    return rows


def group_tables(screener: Screener) -> list[Table]:
    """Return false alerts by group, and the swap tests."""
    plain, swapped = _screened(screener)
    return [
        Table(
            "False alerts by group",
            ("names", "group", "same", "unsure"),
            [*plain, *_confused()],
            "Invented names of persons against all lists, persons included; names that equal a listed person's are left out in each group. "
            "'Two persons' asks the scorer of persons about all pairs of one group.",
        ),
        Table(
            "Swap test",
            ("word swapped", "group of the word", "same", "unsure", "alert with this word alone"),
            swapped,
            "The same names with one word of each group in turn, nothing else changed, against all lists. A firm's brand is drawn "
            "without regard to the lists.",
        ),
    ]
