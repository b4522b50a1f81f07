"""The jigsaw check: place, role and date narrow, open sources widen, and silence of the table is no permission."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from unpick.cases.life.jigsaw import Outcome, Told, check, crowd_of
from unpick.model.circle import Circle, Wider

TODAY = dt.date(2024, 3, 1)
WIDER = Wider(
    places={"Mill Road 5": "East County", "Other Mill": "East County", "East County": "Province"},
    roles={"bookkeeper": "staff", "minder": "staff"},
)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def circle(place: str, role: str, people: int, first="2019-01-01", last="2020-12-31", **more) -> Circle:
    return Circle(
        place=place,
        role=role,
        people=people,
        why="counted (invented)",
        first=day(first),
        last=day(last),
        **more,
    )


CIRCLES = (
    circle("Mill Road 5", "bookkeeper", 2, row=2),
    circle("Mill Road 5", "staff", 15, row=3),
    circle("Mill Road 5", "worker", 120, row=4),
    circle("East County", "bookkeeper", 60, row=5),
    circle("Mill Road 5", "worker", 6, "2019-03-05", "2019-03-05", row=6),
)


def told(
    name="s1", source="p1", place="Mill Road 5", role="worker", first="2019-06-01", last="2019-06-30", **more
):
    days = {"first": day(first) if first else None, "last": day(last) if last else None}
    return Told(id=name, source=source, place=place, role=role, **days, **more)


def one(statement: Told, circles=CIRCLES, **more):
    return check([statement], circles, WIDER, today=TODAY, **more)[0]


def test_a_worker_among_many_may_be_quoted():
    found = one(told())
    assert (found.outcome, found.people, found.options) == (Outcome.WIDE, 120, ())


def test_one_of_two_bookkeepers_is_too_few_and_a_wider_role_is_the_gentlest_way_out():
    found = one(told(role="bookkeeper"))
    assert (found.outcome, found.people) == (Outcome.FEW, 2)
    assert [(option.how, option.people) for option in found.options] == [
        ("coarsen", 15),
        ("coarsen", 60),
        ("drop", None),
    ]
    assert found.options[0].says == "coarsen the role to 'staff'"
    assert found.options[1].says == "coarsen the place to 'East County'"


def test_a_day_on_which_few_were_there_narrows_and_the_month_widens_again():
    found = one(told(first="2019-03-05", last="2019-03-05"))
    assert (found.outcome, found.people) == (Outcome.FEW, 6)
    assert found.options[0].says == "coarsen the date to 'month'"
    assert found.options[0].people == 120


def test_a_place_without_a_row_is_treated_as_too_few():
    found = one(told(place="Other Mill"))
    assert (found.outcome, found.people) == (Outcome.UNKNOWN, None)
    assert "treated as too few" in found.says
    assert [option.how for option in found.options] == ["coarsen", "drop"]


def test_days_without_a_row_are_unknown_too():
    assert one(told(first="2022-01-01", last="2022-01-31")).outcome is Outcome.UNKNOWN


def test_what_an_open_source_said_before_anybody_could_know():
    assert one(told(role="bookkeeper", open_since=day("2023-01-01"))).outcome is Outcome.OPEN
    assert one(told(role="bookkeeper", open_since=day("2024-03-02"))).outcome is Outcome.FEW


def test_two_pieces_of_one_source_from_two_places_do_not_leave_together():
    county = told("s2", place="East County", role="bookkeeper")
    other = (*CIRCLES, circle("Other Mill", "worker", 300, row=9))
    elsewhere = told("s2", place="Other Mill")
    first, second = check([told(), elsewhere], other, WIDER, today=TODAY)
    assert first.outcome is second.outcome is Outcome.UNKNOWN
    assert "s2" in first.says and first.options[0].how == "unlink"
    apart = check([told(), told("s2", source="p2", place="Other Mill")], other, WIDER, today=TODAY)
    assert [finding.outcome for finding in apart] == [Outcome.WIDE, Outcome.WIDE]
    # A circle within the other adds nothing: the narrower one is counted already.
    nested = check([told("s1", role="bookkeeper", place="East County"), county], other, WIDER, today=TODAY)
    assert [finding.outcome for finding in nested] == [Outcome.WIDE, Outcome.WIDE]


def test_a_delay_is_offered_only_where_somebody_said_from_when_it_is_safe():
    safe = circle("Mill Road 5", "bookkeeper", 2, safe_from=day("2025-01-01"), row=7)
    options = one(told(role="bookkeeper"), (safe,)).options
    assert [(option.how, option.until) for option in options] == [
        ("delay", day("2025-01-01")),
        ("drop", None),
    ]
    past = circle("Mill Road 5", "bookkeeper", 2, safe_from=day("2024-01-01"), row=7)
    assert [option.how for option in one(told(role="bookkeeper"), (past,)).options] == ["drop"]


def test_parts_of_a_place_are_not_added_up():
    parts = (circle("Mill Road 5", "worker", 8, row=2), circle("Other Mill", "worker", 8, row=3))
    assert crowd_of(told(place="East County"), parts, WIDER).people == 8


def test_fewest_is_the_border_and_can_be_set():
    eleven = (circle("Mill Road 5", "worker", 11),)
    assert one(told(), eleven).outcome is Outcome.WIDE
    assert one(told(), (circle("Mill Road 5", "worker", 10),)).outcome is Outcome.FEW
    assert one(told(), eleven, fewest=12).outcome is Outcome.FEW


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Mill Road 5", "Other Mill", "East County", "Province"]),
            st.sampled_from(["bookkeeper", "minder", "staff", "worker"]),
            st.integers(1, 40),
            st.integers(0, 700),
            st.integers(0, 300),
        ),
        max_size=8,
    ),
    st.integers(0, 700),
    st.integers(0, 90),
)
def test_a_coarsening_never_leaves_fewer_people_and_order_of_rows_changes_nothing(rows, start, length):
    begin = day("2019-01-01")
    made = [
        Circle(
            place=place,
            role=role,
            people=people,
            why="w",
            first=begin + dt.timedelta(days=at),
            last=begin + dt.timedelta(days=at + long),
            row=number,
        )
        for number, (place, role, people, at, long) in enumerate(rows)
    ]
    first = begin + dt.timedelta(days=start)
    statement = Told(
        id="s",
        source="p",
        place="Mill Road 5",
        role="bookkeeper",
        first=first,
        last=first + dt.timedelta(days=length),
    )
    (found,) = check([statement], made, WIDER, today=TODAY)
    (again,) = check([statement], made[::-1], WIDER, today=TODAY)
    assert found == again
    for option in found.options:
        if option.how == "coarsen":
            assert option.people is not None and option.people >= 11
            assert found.people is None or option.people > found.people
