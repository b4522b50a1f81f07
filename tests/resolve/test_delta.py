"""Screening again only what changed gives what screening everything gives, touches few names, and says why."""

import datetime as dt
from dataclasses import dataclass

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.resolve.changes import changes_between, entries_of
from unpick.resolve.delta import Kept, flips, screen_again
from unpick.resolve.screen import Screener
from unpick.resolve.watch import Link, WatchIndex

DAY = dt.date(2020, 1, 1)
ON = dt.date(2026, 11, 20)
OPEN = dt.date(9999, 12, 31)
BRANDS = ("Vessard", "Orrin", "Quillmoor", "Tamsong")
TRADES = ("Garment", "Trading", "Garment Trading", "")
PLACES = ("Dandong ", "Dalian ", "")
FORMS = (" Co Ltd", " Company Limited", "")


@dataclass(frozen=True)
class Judged:
    a: str
    b: str
    verdict: str
    by: str = "A. Analyst"
    why: str = "seen the register"


@dataclass(frozen=True)
class Entity:
    names: tuple[str, ...]
    listed: bool = False
    person: bool = False
    number: str = ""
    ended: bool = False


def watch(entities):
    """Return the index of entities by id, copies of the invented list included."""
    ids = sorted(entities)
    name = [
        {"entity_id": one, "name": text, "kind": "alias" if place else "name", "public_from": DAY}
        for one in ids
        for place, text in enumerate(entities[one].names)
    ]
    listing = [
        {
            "listing_id": f"l-{one}",
            "entity_id": one,
            "list": "inv_list" if one < "e5" or one > "e9" else "other_list",
            "ref": one.upper(),
            "from_earliest": DAY,
            "from_latest": DAY,
            "to_earliest": DAY if entities[one].ended else OPEN,
            "to_latest": DAY if entities[one].ended else OPEN,
            "public_from": DAY,
        }
        for one in ids
        if entities[one].listed
    ]
    number = [
        {"entity_id": one, "kind": "imoNumber", "value": entities[one].number}
        for one in ids
        if entities[one].number
    ]
    schema = [{"entity_id": one, "schema": "Person" if entities[one].person else "Company"} for one in ids]
    texts = pa.schema([(column, pa.string()) for column in ("entity_id", "name", "kind")])
    return WatchIndex.build(
        pa.Table.from_pylist(name) if name else texts.empty_table(),
        pa.Table.from_pylist(listing) if listing else texts.empty_table(),
        pa.Table.from_pylist(number) if number else pa.schema([("entity_id", pa.string())]).empty_table(),
        entity=pa.Table.from_pylist(schema) if schema else pa.table({"entity_id": [], "schema": []}),
    )


def link(subject, thing, kind="part_of_group"):
    return Link(kind=kind, subject=subject, object=thing, quote="Invented: one group.", public_from=DAY)


def full(screener, queries, on=ON):
    return {query: screener.screen(query, on=on) for query in queries}


TEXT = st.builds(
    lambda place, brand, trade, form: f"{place}{brand} {trade}{form}".strip(),
    st.sampled_from(PLACES),
    st.sampled_from(BRANDS),
    st.sampled_from(TRADES),
    st.sampled_from(FORMS),
)
ENTITY = st.builds(
    Entity,
    names=st.lists(TEXT, min_size=1, max_size=3).map(tuple),
    listed=st.booleans(),
    person=st.booleans().flatmap(lambda rare: st.booleans() if rare else st.just(False)),
    number=st.sampled_from(("", "", "9074729", "9187629")),
    ended=st.booleans(),
)
IDS = st.sampled_from(tuple(f"e{number}" for number in range(8)))
ENTITIES = st.dictionaries(IDS, ENTITY, max_size=8)
LINKS = st.lists(st.builds(link, IDS | TEXT, IDS | TEXT), max_size=3)
DECISIONS = st.lists(
    st.tuples(IDS | TEXT, IDS, st.sampled_from(("same", "related", "different", "unsure"))), max_size=3
).map(lambda made: [Judged(*sorted(pair[:2]), pair[2]) for pair in made if pair[0] != pair[1]])
QUERIES = st.lists(TEXT | st.sampled_from(("TO ORDER", "", "Orrin IMO 9074729")), min_size=1, max_size=8)
STATE = st.tuples(ENTITIES, LINKS, DECISIONS)


@st.composite
def next_state(draw, state):
    """Return a state that keeps most of another, as the next copy of a list does."""
    entities, links, decisions = state
    changed = dict(entities)
    for one in draw(st.lists(IDS, max_size=2)):
        if draw(st.booleans()):
            changed[one] = draw(ENTITY)
        else:
            changed.pop(one, None)
    return (
        changed,
        draw(st.just(links) | LINKS),
        draw(st.just(decisions) | DECISIONS),
    )


@settings(max_examples=250, deadline=None)
@given(st.data())
def test_what_is_screened_again_equals_what_is_screened_anew(data):
    state = data.draw(STATE)
    queries = data.draw(QUERIES)
    kept: dict[str, Kept] = {}
    for _ in range(3):
        entities, links, decisions = state
        screener = Screener(watch(entities), links=links, decisions=decisions)
        again = screen_again(screener, queries, kept, version="1", on=ON)
        assert {query: one.result for query, one in again.kept.items()} == full(screener, queries)
        kept = again.kept
        state = data.draw(next_state(state))


def crowd(n):
    return {f"c{number}": Entity(names=(f"Vessard {number} Works",), listed=True) for number in range(n)}


def test_it_holds_where_more_names_are_alike_than_are_compared():
    queries = [f"Vessard {number} Work" for number in range(0, 70, 7)] + ["Vessard", "Vessard Works Ltd"]
    kept: dict[str, Kept] = {}
    for n in (39, 40, 41, 60, 45, 90):
        screener = Screener(watch(crowd(n)))
        again = screen_again(screener, queries, kept, version="1", on=ON)
        assert {query: one.result for query, one in again.kept.items()} == full(screener, queries)
        kept = again.kept


MANY = {
    f"m{number}": Entity(names=(f"{place}{brand}{tail} {trade} Co Ltd",), listed=True)
    for number, (place, brand, tail, trade) in enumerate(
        (place, brand, tail, trade)
        for place in PLACES
        for brand in BRANDS
        for tail in ("ab", "ek", "ilo", "uma", "yr")
        for trade in TRADES[:2]
    )
}
ASKED = [one.names[0].replace("Co Ltd", "Company") for one in MANY.values()]


def run(before, after, queries, *, decisions=((), ()), links=((), ())):
    """Return the flips from one state to the next, and the second run."""
    first, second = (
        Screener(watch(entities), decisions=decisions[place], links=links[place])
        for place, entities in enumerate((before, after))
    )
    kept = screen_again(first, queries, {}, version="1", on=ON).kept
    again = screen_again(second, queries, kept, version="1", on=ON)
    changes = changes_between(
        entries_of(first.watch), entries_of(second.watch), copies={"inv_list": "2026-11-18"}
    )
    return [
        flip for query in queries for flip in flips(kept[query].result, again.kept[query].result, changes)
    ], again


def test_nothing_changed_screens_nothing():
    found, again = run(MANY, dict(MANY), ASKED)
    assert (found, again.screened) == ([], [])


def test_an_added_entry_touches_few_names_and_is_the_reason():
    new = {**MANY, "n1": Entity(names=("Dandong Vessardab Garment Company Limited",), listed=True)}
    found, again = run(MANY, new, ASKED)
    assert "Dandong Vessardab Garment Company" in again.screened
    assert len(again.screened) < len(ASKED) / 3
    [flip] = [flip for flip in found if flip.query == "Dandong Vessardab Garment Company"]
    assert (flip.before, flip.after["outcome"]) == (None, "same")
    assert flip.because == (
        "'Dandong Vessardab Garment Company Limited' was added to inv_list (N1, copy of 2026-11-18)"
    )


def test_a_removed_alias_a_removed_entry_and_an_ended_listing_are_each_said():
    two = Entity(names=("Tamsong Trading", "Quillmoor Works"), listed=True)
    _, one = "", Entity(names=("Tamsong Trading",), listed=True)
    [flip], _ = run({"e": two}, {"e": one}, ["Quillmoor Works Ltd"])
    assert (flip.before["outcome"], flip.after) == ("same", None)
    assert "alias 'Quillmoor Works' removed (copy of 2026-11-18 of inv_list)" in flip.because
    [flip], _ = run({"e": one}, {}, ["Tamsong Trading"])
    assert flip.because == "'Tamsong Trading' was taken out of inv_list (E, copy of 2026-11-18)"
    ended = Entity(names=("Tamsong Trading",), listed=True, ended=True)
    [flip], again = run({"e": one}, {"e": ended}, ["Tamsong Trading"])
    assert again.screened == []
    assert [flip.before["listings"][0]["listed_on"], flip.after["listings"][0]["listed_on"]] == ["yes", "no"]
    assert "its listing on inv_list (E, copy of 2026-11-18) ended by 2020-01-01" in flip.because


def test_a_decision_and_a_cited_statement_are_each_said():
    entity = {"e": Entity(names=("Tamsong Trading",), listed=True)}
    apart = Judged("Tamsong Trading Ltd", "e", "different")
    [flip], again = run(entity, entity, ["Tamsong Trading Ltd", "Orrin"], decisions=((), (apart,)))
    assert again.screened == ["Tamsong Trading Ltd"]
    assert flip.because == "A. Analyst decided: different; seen the register"
    [flip], _ = run(entity, entity, ["Tamsong Trading Ltd"], decisions=((apart,), ()))
    assert flip.because.startswith("no longer in force: A. Analyst decided: different")
    group = entity | {"f": Entity(names=("Vessard Works",))}
    [flip], _ = run(group, group, ["Vessard Works"], links=((), (link("f", "e"),)))
    assert (flip.entity["id"], flip.after["outcome"]) == ("e", "related")
    assert "related now: cited, public from 2020-01-01" in flip.because


def test_another_version_of_the_tables_leaves_no_answer_standing():
    screener = Screener(watch(MANY))
    kept = screen_again(screener, ASKED, {}, version="1", on=ON).kept
    assert len(screen_again(screener, ASKED, kept, version="2", on=ON).screened) == len(ASKED)


def test_the_day_asked_about_alone_flips_a_listing_without_screening():
    ended = {"e": Entity(names=("Tamsong Trading",), listed=True, ended=True)}
    screener = Screener(watch(ended))
    before = dt.date(2019, 1, 1)
    kept = screen_again(screener, ["Tamsong Trading"], {}, version="1", on=before).kept
    again = screen_again(screener, ["Tamsong Trading"], kept, version="1", on=DAY)
    assert again.screened == []
    assert {query: one.result for query, one in again.kept.items()} == full(
        screener, ["Tamsong Trading"], DAY
    )


def equal_after(before, after, query):
    """Return the names screened again, having checked that the answers are those of screening all anew."""
    first, second = (Screener(watch(entities)) for entities in (before, after))
    kept = screen_again(first, [query], {}, version="1", on=ON).kept
    again = screen_again(second, [query], kept, version="1", on=ON)
    assert {one: held.result for one, held in again.kept.items()} == full(second, [query])
    return again.screened


def test_another_alias_of_a_match_that_the_name_never_met_is_noticed():
    before = {"e": Entity(names=("Tamsong Trading", "Quillmoor Works"))}
    after = {"e": Entity(names=("Tamsong Trading", "Orrin Mills"))}
    assert equal_after(before, after, "Tamsong Trading") == ["Tamsong Trading"]


def test_a_person_who_is_no_longer_listed_is_no_longer_shown():
    listed = {"p": Entity(names=("KIM, Vessard",), listed=True, person=True)}
    not_listed = {"p": Entity(names=("KIM, Vessard",), person=True)}
    assert equal_after(listed, not_listed, "Vessard Kim") == ["Vessard Kim"]


def test_a_brand_that_more_firms_carry_weighs_less_although_the_candidates_stay():
    near = {f"n{number}": Entity(names=("Dandong Vessard Garment Co",)) for number in range(10)}
    near |= {
        f"v{at}": Entity(names=(f"Dandong Vessar{chr(97 + at % 26)}{at} Garment Co",)) for at in range(104)
    }
    far = {f"x{number}": Entity(names=(f"Vessard {number} Bank",)) for number in range(100, 400)}
    query = "Dandong Vessard Garment"
    reached = [
        {Screener(watch(one)).watch.names[n][0] for n in Screener(watch(one)).reached(query)}
        for one in (near, near | far)
    ]
    assert reached[0] == reached[1]
    assert equal_after(near, near | far, query) == [query]


def test_a_number_that_left_changes_what_the_answer_rests_on():
    query = "Orrin Mills IMO 9074729"
    before = {"e": Entity(names=(query,), number="9074729")}
    after = {"e": Entity(names=(query,))}
    assert equal_after(before, after, query) == [query]


def test_a_thing_that_is_no_person_after_all_is_compared_as_a_firm():
    before = {"e": Entity(names=("Vessard Garment Co Ltd",), person=True, listed=True)}
    after = {"e": Entity(names=("Vessard Garment Co Ltd",), listed=True)}
    assert equal_after(before, after, "Vessard Garments Dandong") == ["Vessard Garments Dandong"]


def test_a_record_that_an_alias_reaches_flips_with_the_alias_as_the_reason():
    listed = Entity(names=("Tamsong Trading", "Orrin Quill Mills"), listed=True)
    own = Entity(names=("Orrin Quill Mills",))
    plain = Entity(names=("Tamsong Trading",), listed=True)
    [flip], again = run({"e": plain, "f": own}, {"e": listed, "f": own}, ["Tamsong Trading", "Quillmoor"])
    assert again.screened == ["Tamsong Trading"]
    assert (flip.entity["id"], flip.before, flip.after["outcome"]) == ("f", None, "same")
    assert "alias 'Orrin Quill Mills' added (copy of 2026-11-18 of inv_list)" in flip.because
    [flip], _ = run({"e": listed, "f": own}, {"e": plain, "f": own}, ["Tamsong Trading"])
    assert (flip.before["outcome"], flip.after) == ("same", None)
    assert "alias 'Orrin Quill Mills' removed" in flip.because


def test_an_alias_that_a_second_entry_of_the_list_takes_is_no_bridge_any_more():
    listed = Entity(names=("Tamsong Trading", "Orrin Quill Mills"), listed=True)
    state = {"e": listed, "f": Entity(names=("Orrin Quill Mills",))}
    taken = state | {"d": Entity(names=("Vessard Works", "Orrin Quill Mills"), listed=True)}
    assert equal_after(state, taken, "Tamsong Trading") == ["Tamsong Trading"]
    found = Screener(watch(taken)).screen("Tamsong Trading")["matches"]
    assert {m["entity"]["id"]: m["outcome"] for m in found} == {"e": "same", "f": "unsure", "d": "unsure"}
