"""FollowTheMoney in and out: nothing is lost, own schemas become stock ones. All names invented."""

import datetime as dt
import json

import pytest

from unpick.datasets.ftm import STOCK_ANCESTOR, export_ftm, is_ftm, read_ftm, read_sidecar, write_ftm
from unpick.model.statement import Statement

ENTITIES = [
    {
        "id": "inv-1",
        "schema": "Company",
        "properties": {"name": ["Invented Mill", "虚构工厂"], "country": ["cn"]},
        "datasets": ["invented"],
        "caption": "Invented Mill",
        "referents": ["inv-old"],
    },
    {
        "id": "inv-2",
        "schema": "Company",
        "properties": {"name": ["Made Up Holding"]},
        "datasets": ["invented"],
    },
    {
        "id": "inv-3",
        "schema": "Ownership",
        "properties": {"owner": ["inv-2"], "asset": ["inv-1"], "percentage": ["60%"], "startDate": ["2019"]},
        "datasets": ["invented"],
    },
]


@pytest.fixture
def keyed(tmp_path):
    path = tmp_path / "entities.ftm.json"
    path.write_text("\n".join(json.dumps(one) for one in ENTITIES) + "\n{broken\n", encoding="utf-8")
    assert is_ftm(path)
    return read_ftm(path, file=path.name, document="d" * 64, public_from=dt.date(2024, 1, 1))


def rows(statements):
    return [statement.as_row() for statement in statements]


def test_ownership_is_stated_as_a_link_too(keyed):
    link = {one.prop: one for one in keyed.statements if one.schema == "Link"}
    assert (link["kind"].value, link["share"].value) == ("owns", "60")
    assert (link["subject"].value, link["object"].value) == ("inv-2", "inv-1")
    assert link["kind"].valid_from == dt.date(2019, 1, 1)


def test_a_line_that_is_no_entity_is_named(keyed):
    assert [(one.row, one.value.strip()) for one in keyed.rejects] == [(4, "{broken")]


def test_what_came_in_goes_out_the_same(keyed):
    def plain(entities):
        return {
            one["id"]: {key: sorted(map(str, value)) if isinstance(value, list) else value for key, value in
                        {**one, **{f"p.{name}": values for name, values in one["properties"].items()},
                         "properties": None}.items()}
            for one in entities
        }  # fmt: skip

    assert plain(export_ftm(rows(keyed.statements))) == plain(ENTITIES)


def own(schema, **values):
    return [
        Statement(
            entity_id=f"own-{schema}",
            schema=schema,
            prop=prop,
            value=value,
            dataset="invented",
            public_from=dt.date(2024, 1, 1),
            valid_from=dt.date(2020, 1, 1),
            locator="row:3",
            reliability="C",
        )
        for prop, value in values.items()
    ]


def test_own_schemas_leave_as_their_stock_ancestors():
    statements = [
        *own("Link", kind="supplies", subject="inv-1", object="inv-2", polarity="stated"),
        *own("Claim", subject="inv-1", predicate="worker_nationality", object="KP", quote="They said so."),
        *own("Site", name="Invented Camp", country="xx"),
    ]
    out = {one["id"]: one for one in export_ftm(rows(statements))}
    assert out["own-Link"]["schema"] == "UnknownLink"
    assert out["own-Link"]["properties"] == {"role": ["supplies"], "subject": ["inv-1"], "object": ["inv-2"]}
    assert out["own-Claim"]["properties"] == {"description": ["They said so."], "entity": ["inv-1"]}
    assert not set(STOCK_ANCESTOR) & {one["schema"] for one in out.values()}


def test_the_sidecar_brings_every_statement_back(keyed, tmp_path):
    statements = [*keyed.statements, *own("Claim", subject="inv-1", predicate="made_in", object="XX")]
    sidecar = write_ftm(rows(statements), tmp_path / "out.json")
    assert read_sidecar(sidecar) == statements
