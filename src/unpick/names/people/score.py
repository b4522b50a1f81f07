"""How alike two names of persons are, word by word, in log-odds that add up."""

import functools
from typing import Final

from unpick.model.bundled import read_bundled_yaml
from unpick.names.pair import PairScore, ScorePart
from unpick.names.people.findings import Finding, differ, findings
from unpick.names.people.words import MOST_WORDS, person_words

__all__ = ["ALONE", "LOOK_FROM", "are_apart", "person_outcome", "score_people", "weights"]

ALONE: Final = "a name alone identifies no person"

_ONCE: Final = frozenset(
    {"start", "differs", "differs again", "missing", "missing long", "missing from little", "roles differ"}
    | {"order differs", "father differs", "every word met", "little shared"}
)
"""Findings that hold once at most of two names; every other one is of a pair of words."""

LOOK_FROM: Final = 2.0
"""Log-odds from which a person should look. Chosen on the dev half of tests/truth/persons.csv for precision."""


@functools.lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Return the fitted weight of every finding; weights.yml states source, day and number of pairs."""
    table = read_bundled_yaml("unpick.names.people", "weights.yml")["weights"]
    return {name: float(row["weight"]) for name, row in table.items()}


def score_people(a: str, b: str) -> PairScore:
    """Compare the names of two persons; the order of the two does not matter for the sum.

    The score ranks. It is fitted on pairs of which half are one person's, so it is no probability among strangers.

    >>> score_people("QUILLMOOR, Dmitriy", "Dmitrii Quillmoor").log_odds > LOOK_FROM
    True
    >>> score_people("Orrin Chol", "Orrin Chol Su").log_odds > LOOK_FROM
    False
    """
    table = weights()
    lines = [_part(one, table) for one in findings(person_words(a), person_words(b))]
    total = round(sum([line.contribution for line in lines]), 6)
    outcome = "unsure" if total >= LOOK_FROM else "different"
    return PairScore(log_odds=total, parts=tuple(lines), outcome=outcome, shared_word_only=False)


@functools.lru_cache(maxsize=1)
def _met_before_a_look() -> int:
    """Return the least number of words that must meet before two names that each keep a word can weigh LOOK_FROM."""
    table = weights()
    whole = ("start", "differs", "every word met", "missing", "missing long")
    spare = table["start"] + table["differs"]
    spare += sum(max(0.0, worth) for name, worth in table.items() if name in _ONCE and name not in whole)
    most = max(worth for name, worth in table.items() if name not in _ONCE)
    return next(met for met in range(MOST_WORDS + 2) if met > MOST_WORDS or spare + most * met >= LOOK_FROM)


def are_apart(a: str, b: str) -> bool:
    """Tell at little cost whether two names surely weigh less than LOOK_FROM: each keeps a word, and few words meet.

    False says nothing. No pair that `score_people` calls `unsure` is apart.

    >>> are_apart("Anna Quillmoor", "Anna Vess"), are_apart("Anna Quillmoor", "Ana Quillmoor")
    (True, False)
    """
    met = differ(person_words(a), person_words(b))
    return met is not None and met < _met_before_a_look()


def _part(one: Finding, table: dict[str, float]) -> ScorePart:
    return ScorePart(
        kind=one.kind,
        a=one.a,
        b=one.b,
        relation=one.relation,
        contribution=table[one.relation],
        says=one.says,
    )


def person_outcome(scored: PairScore) -> str:
    """Return `unsure` or `different`: a name alone identifies no person, whatever the score."""
    return scored.outcome
