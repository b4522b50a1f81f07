"""The ledger: copies, order, tempering, caps, age, re-adding by hand from what is printed."""

import datetime as dt
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.weigh import BANDS, FAMILIES, STATISTICAL, Line, bundled_ratios, weigh
from unpick.weigh.ledger import FAMILY_CAP, PRIOR, STATISTICS_CAP, log_odds_of
from unpick.weigh.line import LAMBDA
from unpick.weigh.ratios import read_ratios
from unpick.weigh.words import NOT_SHOWN, band_of, confidence_of, share_of, words_of

DAY = dt.date(2026, 6, 1)


def line(key, family="testimony", ratio=20.0, grade="A", origin=None, **more):
    return Line(
        key=key,
        says=f"invented: {key}",
        family=family,
        ratio=ratio,
        grade=grade,
        origin=origin or key,
        **more,
    )


def some(seed, count=None):
    chance = random.Random(seed)
    return [
        line(
            f"line {at}",
            family=chance.choice(FAMILIES),
            ratio=chance.choice((0.2, 0.7, 1.5, 4.0, 20.0, 300.0)),
            grade=chance.choice("ABCDEF"),
            origin=f"origin {chance.randrange(8)}",
            day=DAY - dt.timedelta(days=chance.randrange(2_000)),
            half_life=chance.choice((None, 12.0, 36.0)),
            told=DAY - dt.timedelta(days=chance.randrange(400)),
        )
        for at in range(count or chance.randrange(1, 12))
    ]


lines_given = st.integers(0, 10_000).map(some)


@given(lines_given, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_changes_nothing(lines, chance):
    mixed = list(lines)
    chance.shuffle(mixed)
    assert weigh(mixed, on=DAY) == weigh(lines, on=DAY)


def test_a_thousand_copies_change_nothing():
    report = line("report", origin="a paper", told=dt.date(2026, 1, 1), grade="C")
    other = line("audit", ratio=0.5, told=dt.date(2025, 1, 1))
    copies = [
        line(
            f"copy {at}",
            ratio=500.0,
            grade="A",
            origin="a paper",
            told=dt.date(2026, 1, 2) + dt.timedelta(days=at % 90),
        )
        for at in range(1_000)
    ]
    alone, copied = weigh([report, other], on=DAY), weigh([report, other, *copies], on=DAY)
    assert (copied.total, copied.low, copied.high, copied.words) == (
        alone.total,
        alone.low,
        alone.high,
        alone.words,
    )
    silent = [one for one in copied.lines if not one.weight]
    assert len(silent) == 1_000
    assert {one.note for one in silent} == {"the same origin as another line: a paper"}


@given(lines_given)
@settings(max_examples=100, deadline=None)
def test_the_printed_weights_add_up_to_the_printed_total(lines):
    found = weigh(lines, on=DAY)
    assert round(found.prior + sum(one.weight for one in found.lines), 2) == found.total
    assert all(round(one.weight, 2) == one.weight for one in found.lines)
    assert found.low <= found.median <= found.high


def by_hand(lines):
    """Add a ledger up from ratio, grade, age and family alone, as a person with a pocket calculator would."""
    total = math.log10(0.02 / 0.98)
    numbers = []
    for family in FAMILIES:
        values, seen = [], set()
        for one in sorted(lines, key=lambda one: (one.told, -abs(math.log10(one.ratio)))):
            if one.family != family or (one.origin, one.ratio > 1) in seen or one.ratio == 1:
                continue
            seen.add((one.origin, one.ratio > 1))
            years = (DAY - one.day).days / 365.25
            fresh = 1 if one.half_life is None else 0.5 ** (12 * years / one.half_life)
            value = math.log10(one.ratio) * LAMBDA[one.grade] * fresh
            if abs(value) >= 0.005:
                values.append(value)
        if values:
            value = sum(values) * math.hypot(*values) / sum(map(abs, values))
            if family in STATISTICAL:
                numbers.append(max(-1, min(1, value)))
            else:
                total += value
    if any(numbers):
        total += max(-1, min(1, sum(numbers) * math.hypot(*numbers) / sum(map(abs, numbers))))
    return total


@pytest.mark.parametrize("seed", range(100))
def test_a_ledger_added_by_hand_is_the_same(seed):
    lines = some(seed)
    # Two lines of one origin told on one day with one ratio would be told apart by their keys alone.
    found = weigh(lines, on=DAY)
    counted = sum(1 for one in found.lines if one.weight)
    assert abs(by_hand(lines) - found.total) <= 0.005 * (counted + 2)


def test_a_faint_line_beside_a_strong_one_takes_nothing_from_it():
    strong = [line("strong", ratio=100.0)]
    assert weigh([*strong, line("faint", ratio=1.2)], on=DAY).total >= weigh(strong, on=DAY).total


def test_equal_lines_of_a_family_add_the_root_of_their_number():
    four = weigh([line(f"{at}", ratio=10.0) for at in range(4)], on=DAY)
    assert four.total == pytest.approx(four.prior + 2.0, abs=0.02)


def test_numbers_alone_are_a_lead():
    lines = [
        line(f"{family} {at}", family=family, ratio=10_000.0) for family in STATISTICAL for at in range(5)
    ]
    found = weigh(lines, on=DAY)
    assert found.total == pytest.approx(found.prior + STATISTICS_CAP, abs=0.005 * len(lines))
    assert found.words == NOT_SHOWN
    one = weigh(lines[:5], on=DAY)
    assert one.total <= one.prior + FAMILY_CAP + 0.03


def test_age_and_grade_take_from_a_line():
    day = DAY - dt.timedelta(days=365)
    old = weigh([line("old", ratio=100.0, day=day, half_life=12.0)], on=DAY)
    assert old.total == pytest.approx(old.prior + 1.0, abs=0.01)
    assert weigh([line("bad", ratio=100.0, grade="E")], on=DAY).total == log_odds_2()
    assert (
        weigh([line("bad", ratio=100.0, grade="E")], on=DAY).lines[0].note
        == "nothing is left of it by grade and age"
    )


def log_odds_2():
    return round(log_odds_of(PRIOR), 2)


def test_what_would_flip_it_is_told():
    lines = [line("ruling", family="official finding", ratio=100.0), line("report", ratio=20.0)]
    found = weigh(lines, on=DAY)
    assert found.words == "almost certain"
    told = {one.origin: one.words for one in found.flips}
    assert told["ruling"] == NOT_SHOWN
    assert told["report"] == "likely"
    assert found.moves[0] == "ruling"


def test_a_base_rate_that_leaves_the_words_as_they_are_flips_nothing():
    found = weigh([line("report", ratio=1.5)], on=DAY)
    assert found.words == NOT_SHOWN
    assert found.flips == ()


def test_nothing_said_clears_nobody():
    empty = weigh([], on=DAY)
    assert (empty.total, empty.words, empty.looked) == (log_odds_2(), NOT_SHOWN, ())
    against = [line(f"{family}", family=family, ratio=0.2) for family in ("testimony", "imagery", "routing")]
    assert weigh(against, on=DAY).words == "almost no chance"
    assert weigh(against[:1], on=DAY).words == NOT_SHOWN


def test_words_and_confidence_are_two_things():
    assert [BANDS[band_of(math.log10(share / (1 - share)))][1] for share in (0.04, 0.3, 0.5, 0.7, 0.9, 0.99)] == [
        "almost no chance", "unlikely", "roughly even", "likely", "very likely", "almost certain",
    ]  # fmt: skip
    assert words_of(-0.2) == NOT_SHOWN
    assert share_of(-400.0) == 0.0
    low = confidence_of(origins=1, families=["price"], bands=1, official=False)
    high = confidence_of(origins=4, families=["price", "testimony", "imagery"], bands=2, official=False)
    assert low.startswith("Low confidence: 1 independent origin, 1 of 8")
    assert high.startswith("High confidence")
    ungraded = confidence_of(
        origins=4, families=["price", "testimony", "imagery"], bands=1, official=False, graded=1
    )
    assert ungraded.startswith("Moderate confidence: 4 independent origins, 1 of them of grade A to C")


@pytest.mark.parametrize(
    "change",
    [{"family": "gossip"}, {"grade": "Z"}, {"ratio": 0.0}, {"ratio": math.inf}, {"half_life": 0.0}],
)
def test_a_line_that_is_none_is_refused(change):
    with pytest.raises(ValueError, match="is no"):
        line("bad", **change)


def test_a_base_rate_that_is_none_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        weigh([], on=DAY, prior=1.0)


def test_the_bundled_table_is_whole_and_a_broken_one_is_named():
    table = bundled_ratios()
    assert table.asks.keys() == set(FAMILIES)
    assert table.of_claim("worker_nationality", "KP").family == "testimony"
    assert table.of_claim("worker_nationality", "CN") is None
    broken = {
        "version": "x", "claims": {"pays": {"nothing": "unknown_kind"}}, "links": {}, "ask": dict.fromkeys(FAMILIES, "x"),
        "kinds": {"a": {"family": "price", "ratio": 2, "half_life": None, "says": "x"}},
    }  # fmt: skip
    with pytest.raises(ValueError, match="unknown_kind"):
        read_ratios(broken)
    broken["kinds"]["a"]["ratio"] = -1
    with pytest.raises(ValueError, match="a ratio of -1"):
        read_ratios(broken)
