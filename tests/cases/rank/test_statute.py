"""NKSPEA section 205 over arrivals: the conditions of the regime file, on both sides of their days. All vessels are invented."""

import datetime as dt

import pytest

from unpick.cases.rank.statute import REGIME, VESSEL_DAYS, VesselSaid, is_named_port, named_by_statute
from unpick.law.regime import bundled_regimes

DAY = dt.date(2024, 3, 1)


@pytest.fixture(scope="module")
def regime():
    return next(one for one in bundled_regimes() if one.id == REGIME)


def called(last: dt.date, **more) -> VesselSaid:
    given = {"predicate": "called_at", "value": "KP", "first": last, "last": last, **more}
    return VesselSaid(vessel="invented star", why=("st-1",), source={"title": "An invented log"}, **given)


def ask(regime, *, port="SHANGHAI", vessel="", country="US", day=DAY, said=(), known_at=dt.date(2026, 1, 1)):
    found = named_by_statute([(4, port, vessel, country, day)], regime, said, known_at=known_at)
    return [(one.by, one.rows) for one in found]


def test_a_named_port_counts_from_the_first_day_of_the_section(regime):
    assert ask(regime, port="Dandong, China", day=dt.date(2017, 8, 2)) == [("lading_port", (4,))]
    assert ask(regime, port="Dandong, China", day=dt.date(2017, 8, 1)) == []
    assert ask(regime, port="Dandong, China", day=None) == []
    assert ask(regime, port="Dandong, China", country="CA") == []
    assert ask(regime, port="Dandong, China", country="") == []


def test_a_port_whose_name_only_holds_the_word_is_another_port(regime):
    assert is_named_port(regime, "DALIAN")
    assert is_named_port(regime, "Dalian, Liaoning")
    assert not is_named_port(regime, "DALIANWAN")
    assert not is_named_port(regime, "PORT OF DALIAN STREET")


def test_a_call_counts_for_365_days_and_not_before_it_happened(regime):
    said = [called(DAY - dt.timedelta(days=VESSEL_DAYS))]
    assert ask(regime, vessel="Invented  STAR", said=said) == [("called_at", (4,))]
    assert ask(regime, vessel="Invented Star", said=said, day=DAY + dt.timedelta(days=1)) == []
    assert ask(regime, vessel="Invented Star", said=[called(DAY + dt.timedelta(days=1))]) == []
    assert ask(regime, vessel="Invented Starlight", said=said) == []
    assert ask(regime, vessel="Invented Star", said=[called(DAY, value="RU")]) == []


def test_a_flag_counts_while_it_is_said_to_be_deficient(regime):
    said = [called(dt.date(2024, 6, 1), predicate="flag_deficient", value="yes", first=dt.date(2024, 1, 1))]
    assert ask(regime, vessel="Invented Star", said=said) == [("flag_deficient", (4,))]
    assert ask(regime, vessel="Invented Star", said=said, day=dt.date(2024, 6, 2)) == []


def test_each_sentence_carries_the_words_and_the_mark_of_the_regime(regime):
    arrivals = [(1, "Dandong", "", "US", DAY), (2, "Ningbo", "Invented Star", "US", DAY)]
    found = named_by_statute(arrivals, regime, [called(DAY)], known_at=DAY)
    assert [one.mark for one in found] == ["unverified, do not rely"] * 2
    assert all("22 U.S.C. 9225" in one.says for one in found)
    assert {one.why for one in found} == {(), ("st-1",)}
