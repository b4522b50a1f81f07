"""How alike two names are: log-odds, word by word, each with its reason, adding up to the score."""

import math
from dataclasses import dataclass

from unpick.names.normalise import normalise
from unpick.names.parts import Name
from unpick.names.score.explain import ScorePart, lines_of
from unpick.names.score.model import BASE_RATE, Judged, bundled_model, judge, judged_as, scripts_of_pair
from unpick.names.score.packed import pack
from unpick.names.score.rows import Alignment, align_one

__all__ = ["BASE_RATE", "PairScore", "ScorePart", "explain_pair", "score_pair"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """The score of two names and why.

    Attributes:
        log_odds: the sum of the contributions. parts: what adds up to it. outcome: `same`, `unsure` or
            `different`; strings alone never give `related`.
        probability: calibrated, at BASE_RATE; None for scripts with fewer than 200 labelled pairs.
        scripts: of the pair, as calibration knows them.
        shared_word_only: the brand is shared, and trade, place, role or number speak against.
    """

    log_odds: float
    parts: tuple[ScorePart, ...]
    outcome: str
    shared_word_only: bool
    probability: float | None = None
    scripts: str = "latin"

    @property
    def score(self) -> float:
        """The log-odds on the scale 0 to 1; it ranks, it is no calibrated probability."""
        return 1 / (1 + math.exp(-self.log_odds))


def score_pair(a: str | Name, b: str | Name) -> PairScore:
    """Compare two names.

    Args:
        a, b: names as given or taken apart already; the order does not matter for the sum.
    """
    first = a if isinstance(a, Name) else normalise(a)
    second = b if isinstance(b, Name) else normalise(b)
    packed = pack([first, second])
    return explain_pair(first, second, align_one(packed, 0, packed, 1))


def explain_pair(a: Name, b: Name, met: Alignment, *, known: tuple[float, str] | None = None) -> PairScore:
    """Return the score and its lines for two names whose words are aligned.

    Args:
        known: log-odds and outcome, where the findings of these names were judged before.
    """
    model = bundled_model()
    found: Judged = judge(met.counts, model) if known is None else judged_as(met.counts, *known)
    scripts = scripts_of_pair(a, b)
    return PairScore(
        log_odds=found.log_odds,
        parts=lines_of(a, b, met, model),
        outcome=found.outcome,
        shared_word_only=found.shared_word,
        probability=model.probability(found.log_odds, scripts),
        scripts=scripts,
    )
