"""Statements: ids that depend on what is said and where, not on how it was read."""

import dataclasses
import datetime as dt

import pytest

from unpick.model.statement import COLUMNS, Statement

BASE = Statement(
    entity_id="inv-lotus-garment",
    schema="Company",
    prop="name",
    value="Invented Lotus Garment Co., Ltd.",
    dataset="invented",
    public_from=dt.date(2020, 1, 1),
    document="0" * 64,
    locator="row:2",
)


@pytest.mark.parametrize("field", ["extractor", "reliability", "first_seen", "public_from"])
def test_how_a_statement_was_read_does_not_change_its_id(field: str):
    other = {
        "extractor": "reader 2",
        "reliability": "B",
        "first_seen": dt.date(2021, 1, 1),
        "public_from": dt.date(2019, 1, 1),
    }
    assert dataclasses.replace(BASE, **{field: other[field]}).id == BASE.id


@pytest.mark.parametrize(
    "field", ["entity_id", "prop", "original_value", "lang", "dataset", "document", "locator"]
)
def test_what_is_said_and_where_makes_the_id(field: str):
    assert dataclasses.replace(BASE, **{field: "something else"}).id != BASE.id


def test_when_a_fact_held_makes_the_id():
    assert dataclasses.replace(BASE, valid_to=dt.date(2021, 1, 1)).id != BASE.id


def test_a_row_has_every_column_and_never_a_canonical_id():
    assert tuple(BASE.as_row()) == COLUMNS
    assert "canonical_id" not in COLUMNS


def test_an_unknown_grade_is_refused():
    with pytest.raises(ValueError, match="reliability"):
        dataclasses.replace(BASE, reliability="Z")
