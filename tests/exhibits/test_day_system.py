"""Smallest contradictory sets: against brute force over all subsets and readings, and small cases by hand."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.exhibits.day_system import ORIGIN, Edge, Saying, between, minimal_sets, not_before

MOMENTS = (ORIGIN, "a", "b", "c")


def said(*edges: Edge) -> Saying:
    return Saying(readings=(edges,))


def can_hold(edges: list[Edge]) -> bool:
    """Shortest paths between all moments (Floyd and Warshall), written without the solver."""
    far = {(one, two): 0 if one == two else 10**6 for one in MOMENTS for two in MOMENTS}
    for edge in edges:
        far[edge.start, edge.end] = min(far[edge.start, edge.end], edge.days)
    for by, one, two in itertools.product(MOMENTS, repeat=3):
        far[one, two] = min(far[one, two], far[one, by] + far[by, two])
    return all(far[one, one] >= 0 for one in MOMENTS)


def brute(sayings: list[Saying], rules: list[Edge]) -> list[tuple[int, ...]]:
    bad: list[tuple[int, ...]] = []
    for size in range(len(sayings) + 1):
        for subset in itertools.combinations(range(len(sayings)), size):
            if any(set(one) <= set(subset) for one in bad):
                continue
            choices = itertools.product(*(sayings[one].readings for one in subset))
            if not any(can_hold([*rules, *itertools.chain.from_iterable(choice)]) for choice in choices):
                bad.append(subset)
    return bad


EDGES = st.builds(Edge, st.sampled_from(MOMENTS), st.sampled_from(MOMENTS), st.integers(-4, 4))
SPANS = st.builds(
    lambda moment, first, long: between(moment, first, first + long),
    st.sampled_from(MOMENTS[1:]), st.integers(0, 6), st.integers(0, 3),
)  # fmt: skip
ORDERS = st.builds(
    lambda one, two: not_before(one, two), st.sampled_from(MOMENTS[1:]), st.sampled_from(MOMENTS[1:])
)
READINGS = st.one_of(SPANS, ORDERS, EDGES.map(lambda edge: (edge,)))
SAYINGS = st.lists(
    st.lists(READINGS, min_size=1, max_size=3).map(lambda some: Saying(readings=tuple(some))), max_size=7
)


@settings(max_examples=400, deadline=None)
@given(SAYINGS, st.lists(EDGES.filter(lambda edge: edge.days >= 0), max_size=3))
def test_the_sets_are_those_of_brute_force(sayings, rules):
    found = minimal_sets(sayings, rules)
    assert found.complete
    assert list(found.sets) == brute(sayings, rules)


def test_three_statements_of_which_any_two_can_be_true():
    """A photograph of day 10, a report of day 8, and that the photograph stands in the report."""
    sayings = [
        said(*between("photo", 10, 10)),
        said(*between("report", 8, 8)),
        said(*not_before("photo", "report")),
    ]
    assert minimal_sets(sayings).sets == ((0, 1, 2),)


def test_a_rule_is_in_no_set():
    sayings = [said(*between("photo", 10, 10)), said(*between("signed", 8, 8))]
    rules = (*not_before("photo", "report"), *not_before("report", "signed"))
    assert minimal_sets(sayings, rules).sets == ((0, 1),)


def test_a_reading_that_fits_takes_the_contradiction_away():
    both = Saying(readings=(between("photo", 10, 10), between("photo", 7, 7)))
    late = said(*between("report", 8, 8))
    assert minimal_sets([both, late], not_before("photo", "report")).sets == ()
    assert minimal_sets(
        [both, late, said(*not_before("report", "photo"))], not_before("photo", "report")
    ).sets == ((0, 1, 2),)


def test_what_is_cut_is_said_and_what_is_there_is_minimal():
    sayings = [said(*between("photo", day, day)) for day in range(12)]
    whole = minimal_sets(sayings, most_sets=100, most_tries=10**6)
    assert (len(whole.sets), whole.complete) == (66, True)
    some = minimal_sets(sayings, most_sets=5)
    assert (len(some.sets), some.complete) == (5, False)
    assert not minimal_sets(sayings, most_tries=20).complete
    assert set(some.sets) <= set(whole.sets)
