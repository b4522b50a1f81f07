"""Screening on invented tables: identifiers, aliases, cited links, people's decisions, and what was absent."""

import datetime as dt
from dataclasses import dataclass

import pyarrow as pa
import pytest

from unpick.resolve.screen import compare, screen
from unpick.resolve.watch import Link, WatchIndex

DAY = dt.date(2020, 1, 1)


@dataclass(frozen=True)
class Judged:
    a: str
    b: str
    verdict: str
    by: str = "A. Analyst"
    why: str = "seen the register"


def tables(names, listings=(), identifiers=(), entities=()):
    name = pa.Table.from_pylist(
        [{"entity_id": e, "name": n, "kind": k, "public_from": DAY} for e, n, k in names]
    )
    listing = pa.Table.from_pylist(
        [
            {
                "listing_id": f"l-{e}",
                "entity_id": e,
                "authority": a,
                "list": a,
                "ref": e,
                "programs": ["INV"],
                "from_earliest": start,
                "from_latest": start,
                "to_earliest": dt.date(9999, 12, 31),
                "to_latest": dt.date(9999, 12, 31),
                "public_from": DAY,
            }
            for e, a, start in listings
        ]
        or [],
        schema=None if listings else pa.schema([("entity_id", pa.string())]),
    )
    identifier = pa.table(
        {
            "entity_id": pa.array([e for e, _ in identifiers], pa.string()),
            "value": pa.array([v for _, v in identifiers], pa.string()),
        }
    )
    entity = pa.table(
        {
            "entity_id": pa.array([e for e, _ in entities], pa.string()),
            "schema": pa.array([s for _, s in entities], pa.string()),
        }
    )
    return name, listing, identifier, entity


def index(*given, extra=(), known_at=None, **more):
    name, listing, identifier, entity = tables(*given, **more)
    return WatchIndex.build(name, listing, identifier, entity=entity, extra=extra, known_at=known_at)


LISTED = (
    [
        ("us-1", "KOREA {} TRADING CORPORATION", "name"),
        ("un-1", "KOREA {} TRADING CORPORATION", "name"),
        ("eu-1", "Korea {} Trading Corporation", "name"),
        ("eu-2", "Korea {} Mining and Machinery Corporation ltd", "name"),
    ],
    [
        ("us-1", "Invented Treasury", dt.date(2005, 6, 28)),
        ("un-1", "Invented Council", dt.date(2016, 11, 30)),
        ("eu-1", "Invented Union", dt.date(2017, 1, 1)),
        ("eu-2", "Invented Union", dt.date(2017, 1, 1)),
    ],
)


def listed(brand, **more):
    names = [(e, n.format(brand), k) for e, n, k in LISTED[0]]
    return index(names, LISTED[1], **more)


def press(brand):
    return Link(
        kind="press_on_group",
        subject=f"{brand} Pharmaceutic Co. Ltd.",
        object="us-1",
        quote="Invented: both belong to one group.",
        public_from=dt.date(2015, 3, 1),
        why=("st-1",),
    )


def outcomes(result):
    return {match["entity"]["id"]: match["outcome"] for match in result["matches"]}


@pytest.mark.parametrize("brand", ["Pugang", "Tamsong"])
class TestOneBrandOnThreeLists:
    def test_the_firm_is_the_same_on_each_list_and_its_namesake_another(self, brand):
        [result] = screen([f"Korea {brand} Trading Corporation"], listed(brand))
        assert outcomes(result) == {"us-1": "same", "un-1": "same", "eu-1": "same", "eu-2": "unsure"}

    def test_a_shared_word_alone_is_unsure_and_no_listing_applies(self, brand):
        [result] = screen([f"{brand} Pharmaceutic Co. Ltd."], listed(brand))
        assert set(outcomes(result).values()) == {"unsure"}
        for match in result["matches"]:
            assert match["reasons"][0] == "shared word only"
            assert not any(row["applies"] for row in match["listings"])

    def test_a_cited_press_statement_relates_them_and_still_no_listing_applies(self, brand):
        watch = listed(brand, extra=[f"{brand} Pharmaceutic Co. Ltd."])
        [result] = screen([f"{brand} Pharmaceutic Co. Ltd."], watch, links=[press(brand)])
        related = [match for match in result["matches"] if match["entity"]["id"] in ("us-1", "un-1", "eu-1")]
        assert {(m["outcome"], m["basis"]) for m in related} == {("related", "cited link")}
        assert all(m["why"] == ["st-1"] for m in related)
        assert not any(row["applies"] for match in related for row in match["listings"])

    def test_a_statement_published_later_relates_nothing_yet(self, brand):
        watch = listed(brand, extra=[f"{brand} Pharmaceutic Co. Ltd."])
        query = [f"{brand} Pharmaceutic Co. Ltd."]
        [result] = screen(query, watch, links=[press(brand)], known_at=dt.date(2014, 1, 1))
        assert "related" not in outcomes(result).values()

    def test_two_names_compare_as_they_screen(self, brand):
        a, b = f"{brand} Pharmaceutic Co. Ltd.", f"Korea {brand} Trading Corporation"
        cited = Link(kind="press_on_group", subject=a, object=b, quote="Invented.", public_from=DAY)
        assert compare(a, b)["outcome"] == "unsure"
        assert compare(a, b, links=[cited])["outcome"] == "related"
        assert compare(a, b, links=[cited], known_at=dt.date(2019, 1, 1))["outcome"] == "unsure"


def test_a_supply_link_relates_nothing():
    link = Link(kind="supplies", subject="Tamsong Pharmaceutic", object="us-1", quote="x", public_from=DAY)
    watch = listed("Tamsong", extra=["Tamsong Pharmaceutic"])
    [result] = screen(["Tamsong Pharmaceutic"], watch, links=[link])
    assert "related" not in outcomes(result).values()


def test_listed_is_answered_for_the_day_asked_about():
    for day, said in ((dt.date(2005, 6, 27), "no"), (dt.date(2005, 6, 28), "yes")):
        [result] = screen(["Korea Tamsong Trading Corp"], listed("Tamsong"), on=day)
        [match] = [match for match in result["matches"] if match["entity"]["id"] == "us-1"]
        assert [row["listed_on"] for row in match["listings"]] == [said]


def test_an_identifier_wins_over_another_name():
    watch = index([("v-1", "INVENTED STAR", "name")], [("v-1", "Invented", DAY)], [("v-1", "IMO 9074729")])
    [result] = screen(["Quillmoor Pearl IMO 9074729"], watch)
    assert [(m["outcome"], m["basis"]) for m in result["matches"]] == [("same", "identifier")]


def test_an_alias_no_spelling_can_reach_is_found_through_the_list():
    watch = index(
        [("e-1", "Hefei Vessard Technology", "name"), ("e-1", "Hefei Quillmoor Technology", "alias")]
    )
    [result] = screen(["Hefei Quillmoor Technology Co., Ltd."], watch)
    assert [(m["outcome"], m["basis"]) for m in result["matches"]] == [("same", "alias")]
    assert len(result["matches"][0]["aliases"]) == 2


def test_of_names_that_say_the_same_the_one_that_is_equal_is_shown():
    held = [
        ("e-1", "Korea Tamsong Trading Corporation", "name"),
        ("e-1", "조선탐송무역회사", "alias"),
        ("e-1", "TAMSONG TRADING", "alias"),
    ]
    for asked in ("Korea Tamsong Trading Corporation", "KOREA TAMSONG TRADING CORPORATION"):
        [result] = screen([asked], index(held))
        [match] = result["matches"]
        assert (match["basis"], match["matched_name"]) == ("string", "Korea Tamsong Trading Corporation")
    [result] = screen(["Tamsong Trading"], index(held))
    assert result["matches"][0]["matched_name"] == "TAMSONG TRADING"


def test_a_bill_to_order_of_a_listed_name_does_not_say_that_there_is_no_name():
    [result] = screen(["TO ORDER OF KOREA TAMSONG TRADING CORPORATION"], listed("Tamsong"))
    assert result["matches"]
    assert result["says"] == "The bill is to order; the name after it was searched."


def test_a_decision_by_a_person_wins_over_the_model():
    decided = [Judged("Korea Tamsong Trading Corporation", "us-1", "different")]
    [result] = screen(["Korea Tamsong Trading Corporation"], listed("Tamsong"), decisions=decided)
    assert "us-1" not in outcomes(result)
    assert outcomes(result)["un-1"] == "same"


def test_unmatched_says_what_was_absent_and_never_cleared():
    [result] = screen(["Quillmoor Vessard Orrin Ltd"], listed("Tamsong"))
    assert result["matches"] == []
    assert "no identifier was given" in result["absent"]
    assert any("Hanzi" in line for line in result["absent"])
    assert "cleared" not in str(result)


def test_results_keep_the_order_and_the_repeats_of_the_input():
    queries = ["TO ORDER", "Korea Tamsong Trading", "", "TO ORDER"]
    assert [result["input"] for result in screen(queries, listed("Tamsong"))] == queries


def test_a_person_is_shown_only_when_officially_listed_and_never_by_name_alone_as_the_same():
    names = [("p-1", "KIM, Vessard", "name"), ("p-2", "KIM, Vessard", "name")]
    watch = index(names, [("p-1", "Invented", DAY)], (), [("p-1", "Person"), ("p-2", "Person")])
    [result] = screen(["Vessard Kim"], watch)
    assert outcomes(result) == {"p-1": "unsure"}


@pytest.mark.parametrize("template", ["{} Tong Il", "{} Tong Il Garment Co Ltd"])
def test_the_answer_to_an_unlisted_name_does_not_turn_on_the_style_of_the_surname(template):
    names = [("p-1", "KIM, Chol Su", "name"), ("p-2", "WANG, Wei", "name"), ("p-3", "TURSUN, Memet", "name")]
    watch = index(
        names, [(e, "Invented", DAY) for e, _, _ in names], (), [(e, "Person") for e, _, _ in names]
    )
    styles = ("Kim", "Piao", "Ri", "Tursun", "Abdurahman", "Wang", "Li", "Smith")
    given = [outcomes(result) for result in screen([template.format(one) for one in styles], watch)]
    assert given == [{}] * len(styles)


@pytest.mark.parametrize(
    "text",
    ["", "a", "Q" * 5000, "\x00\u202e\u2066", "🎉🎊", "김Wang丹东", "12 Road, Floor 3", "Ã¼Ã¤", "()&,.;"],
)
def test_bad_input_gets_an_answer(text):
    [result] = screen([text], listed("Tamsong"))
    assert result["input"] == text


def test_names_known_later_are_not_in_the_index():
    name, listing, identifier, entity = tables(*LISTED)
    watch = WatchIndex.build(name, listing, identifier, entity=entity, known_at=dt.date(2019, 12, 31))
    assert watch.names == []


def test_two_fields_that_hold_no_name_are_not_the_same_firm():
    pair = compare("TO ORDER", "TO ORDER")
    assert (pair["outcome"], pair["basis"]) == ("unsure", "none")


def test_a_partial_list_says_so_on_every_answer():
    name, listing, identifier, _ = tables(*LISTED)
    told = pa.array(["only entries with a nexus are held"] * len(listing), pa.string())
    watch = WatchIndex.build(name, listing.append_column("partial", told), identifier)
    [result] = screen(["Korea {} Trading Corporation"], watch)
    assert all(row["partial"] for match in result["matches"] for row in match["listings"])


PEOPLE = [
    ("p-1", "QUILLMOOR, Dmitriy Ivanovich", "name"),
    ("p-2", "ORRIN, Chol Su", "name"),
    ("p-3", "محمد الوسارد", "name"),
]


def people_index():
    return index(
        PEOPLE,
        [(e, "Invented", DAY) for e, _, _ in PEOPLE],
        (),
        [(e, "Person") for e, _, _ in PEOPLE],
    )


@pytest.mark.parametrize(
    ("asked", "entity"),
    [
        ("Dmitrii Quillmoor", "p-1"),
        ("Orrin Cholsu", "p-2"),
        ("Chol-su ORRIN", "p-2"),
        ("Mohamed al-Vessard", "p-3"),
    ],
)
def test_a_listed_person_is_found_in_other_spellings_and_is_at_most_unsure(asked, entity):
    [result] = screen([asked], people_index())
    [match] = result["matches"]
    assert (match["entity"]["id"], match["outcome"]) == (entity, "unsure")
    assert match["reasons"][0] == "a name alone identifies no person"
    assert match["log_odds"] == pytest.approx(sum(part["contribution"] for part in match["parts"]), abs=1e-6)


@pytest.mark.parametrize(
    "asked", ["Orrin Chol", "Orrin Chol Ho", "Dmitri Petrovich Quillmoor", "Orrin Chol Su Trading Co., Ltd."]
)
def test_a_near_name_and_a_firm_named_after_a_person_are_not_the_person(asked):
    [result] = screen([asked], people_index())
    assert result["matches"] == []


def test_two_names_of_persons_are_compared_as_such():
    found = compare("QUILLMOOR, Dmitriy", "Dmitrii Quillmoor", kind="person")
    assert (found["outcome"], found["basis"]) == ("unsure", "string")
    assert compare("Orrin Chol", "Orrin Chol Su", kind="person")["outcome"] == "different"
