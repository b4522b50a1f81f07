"""Orders reach a maker by name, whatever the spelling; ownership comes from stated links alone."""

import datetime as dt
from decimal import Decimal

import pytest

from unpick.app.assess import assess_line
from unpick.app.assess_firms import owners_of
from unpick.app.evidence import Evidence, Said, Source
from unpick.law.regime import bundled_regimes
from unpick.model.days import FOREVER, LONG_AGO

SOURCE = Source(
    id="invented",
    title="An invented register",
    url="",
    date="2020-01-01",
    document="d",
    locator="row:1",
    reliability="B",
    origin="invented",
    public_from=dt.date(2020, 1, 1),
)
NAMES = {"maker": "Vorlune Garments (invented)", "owner": "Quendrix Trading (invented)"}


def said(schema: str, subject: str, predicate: str, object_: str = "", **more: object) -> Said:
    texts = dict.fromkeys(
        ("value", "unit", "bound", "quote", "attribution", "certainty", "kind", "goods"), ""
    )
    fields = {"id": f"{subject}-{predicate}-{object_}", "denied": False, "why": ("st",), "source": SOURCE}
    period = {"valid_from": LONG_AGO, "valid_to": FOREVER}
    main = {"schema": schema, "subject": subject, "predicate": predicate, "object": object_}
    return Said(**{**texts, **fields, **period, **main, **more})  # type: ignore[arg-type]


def evidence(*rows: Said, **names: str) -> Evidence:
    return Evidence(said=rows, names={**NAMES, **names}, schemas={})


def outcome(facts: Evidence, line: dict[str, object], regime: str, on: dt.date) -> str:
    rows = assess_line(
        facts, line, bundled_regimes(), subject="maker", import_country="US", on=on, known_at=on
    )
    return str(next(row["outcome"] for row in rows if row["regime"] == regime))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Natchi Apparel (P) Ltd.", "presumed"),
        ("NATCHI APPAREL (P) LTD", "presumed"),
        ("Vorlune Garments (invented)", "not_triggered"),
    ],
)
def test_an_order_reaches_its_maker_by_name_while_it_stands(name: str, expected: str):
    line = {"id": "shirts", "maker": "maker"}
    facts = evidence(maker=name)
    assert outcome(facts, line, "US-WRO-NATCHI", dt.date(2022, 8, 1)) == expected
    assert outcome(facts, line, "US-WRO-NATCHI", dt.date(2022, 9, 7)) == "not_in_force"


def test_a_maker_named_by_a_claim_on_the_product_counts_and_a_denial_does_not():
    line = {"id": "frames", "product": "goods"}
    for denied, expected in ((False, "presumed"), (True, "insufficient_facts")):
        claim = said("Claim", "goods", "made_by", "maker", denied=denied)
        facts = evidence(claim, maker="Kingtom Aluminio S.R.L.")
        assert outcome(facts, line, "US-FINDING-KINGTOM", dt.date(2025, 6, 1)) == expected


def test_goods_whose_maker_nobody_names_stay_open():
    facts = evidence()
    assert outcome(facts, {"id": "x"}, "US-FINDING-KINGTOM", dt.date(2025, 6, 1)) == "insufficient_facts"


@pytest.mark.parametrize(
    ("share", "expected"),
    [("50%", "prohibited"), ("0.6", "prohibited"), ("49", "insufficient_facts"), ("", "insufficient_facts")],
)
def test_a_stated_share_of_a_designated_owner_blocks_from_half(share: str, expected: str):
    rows = (said("Claim", "owner", "designated"), said("Link", "owner", "owns", "maker", value=share))
    line = {"id": "shirts", "maker": "maker"}
    assert outcome(evidence(*rows), line, "US-OFAC-OWNERSHIP", dt.date(2021, 1, 1)) == expected


def test_an_owner_that_nobody_designated_is_no_ground():
    assert owners_of(evidence(said("Link", "owner", "owns", "maker", value="0.9")), "maker") == []


def test_two_firms_of_one_group_without_a_share_are_related_and_not_owned():
    rows = (
        said("Claim", "owner", "designated"),
        said("Link", "maker", "part_of_group", "group"),
        said("Link", "owner", "part_of_group", "group"),
    )
    (ground,) = owners_of(evidence(*rows), "maker")
    assert (ground.share, ground.tentative) == (None, True)
    assert "no source states a share" in ground.text


def test_the_share_is_read_from_the_link_as_stated():
    rows = (
        said("Claim", "owner", "designated"),
        said("Link", "owner", "owns", "maker", value="12.5 percent"),
    )
    (ground,) = owners_of(evidence(*rows), "maker")
    assert ground.share == Decimal("0.125")
