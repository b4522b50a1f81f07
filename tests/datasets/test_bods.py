"""BODS 0.4 in and out: shares, history, and what was public when."""

import datetime as dt
import json

import pytest

from unpick.datasets.bods import export_bods, is_bods, read_bods

FILES = (
    *("bods_bods-package-fi-soe.json", "bods_fermcat.json", "bods_mutilple-indirect-ownership-2.json"),
    *("bods_nomination.json", "bods_tecido.json"),
)
DAY = dt.date(2026, 1, 1)


def read(path):
    return read_bods(path, file=path.name, document="d" * 64, public_from=DAY)


def links(statements):
    found = {}
    for one in statements:
        if one.schema == "Link":
            found.setdefault(one.entity_id, {}).setdefault(one.prop, one.value)
    return found


@pytest.fixture
def invented(tmp_path):
    """An invented company whose invented owner sold out."""

    def statement(day, status, kind, record, **details):
        return {
            "statementId": f"{record}-{day}",
            "statementDate": day,
            "publicationDetails": {"publicationDate": day, "publisher": {"name": "Invented Register"}},
            "recordId": record,
            "recordType": kind,
            "recordStatus": status,
            "recordDetails": details,
        }

    stake = {"type": "shareholding", "share": {"exact": 60}, "startDate": "2018-05-01"}
    ends = {"subject": "mill", "interestedParty": "holding"}
    told = [
        statement(
            "2019-01-10",
            "new",
            "entity",
            "mill",
            name="Invented Mill",
            entityType={"type": "registeredEntity"},
        ),
        statement("2019-01-10", "new", "entity", "holding", name="Made Up Holding"),
        statement("2019-01-10", "new", "relationship", "rel", **ends, interests=[stake]),
        statement("2022-06-01", "closed", "relationship", "rel", **ends, interests=[stake]),
        {"recordId": "broken"},
    ]
    path = tmp_path / "bods.json"
    path.write_text(json.dumps(told))
    return path


def test_a_stake_is_a_dated_link_with_its_share(invented):
    assert is_bods(invented)
    link = next(iter(links(read(invented).statements).values()))
    assert (link["kind"], link["share"], link["subject"], link["object"]) == ("owns", "60", "holding", "mill")


def test_the_end_of_a_stake_is_known_only_from_the_day_it_was_published(invented):
    stated = [one for one in read(invented).statements if one.schema == "Link"]
    early = [one for one in stated if one.public_from <= dt.date(2020, 1, 1)]
    assert {one.valid_to for one in early} == {dt.date(9999, 12, 31)}
    assert min(one.valid_to for one in stated) == dt.date(2022, 6, 1)


def test_a_broken_statement_is_named_and_the_rest_is_read(invented):
    keyed = read(invented)
    assert [(one.row, one.problem) for one in keyed.rejects] == [(5, "no BODS statement with recordDetails")]


@pytest.mark.shared
@pytest.mark.parametrize("name", FILES)
def test_the_published_examples_go_in_and_out_with_their_stakes(name, shared, tmp_path):
    keyed = read(shared / "ownership" / name)
    assert keyed.rejects == []
    assert links(keyed.statements)
    out = tmp_path / "out.json"
    out.write_text(json.dumps(export_bods([one.as_row() for one in keyed.statements], day=DAY)))
    again = read(out)

    def stakes(statements):
        return {
            (
                one["kind"],
                one["subject"],
                one["object"],
                float(one["share"]) if one.get("share", "-").replace(".", "").isdigit() else "",
            )
            for one in links(statements).values()
        }

    assert stakes(again.statements) == stakes(keyed.statements)


@pytest.mark.shared
def test_no_birth_date_or_home_address_of_a_person_is_read(shared):
    for name in FILES:
        stated = [one for one in read(shared / "ownership" / name).statements if one.schema == "Person"]
        assert {one.prop for one in stated} <= {"name", "nationality"}
