"""What the law asks of an importer is read from what is said of the importer, and never of a maker."""

import datetime as dt

import pytest

from unpick.app.assess import facts_of_line
from unpick.app.evidence import Evidence, Said, Source
from unpick.model.days import FOREVER, LONG_AGO

SOURCE = Source(
    id="s",
    title="An invented paper",
    url="",
    date="2020-01-01",
    document="",
    locator="",
    reliability="C",
    origin="s",
    public_from=dt.date(2020, 1, 1),
)


def said(subject: str, predicate: str, value: str) -> Said:
    words = dict.fromkeys(("quote", "attribution", "certainty", "kind", "goods", "object"), "")
    return Said(
        id=f"{subject}-{predicate}",
        schema="Claim",
        subject=subject,
        predicate=predicate,
        value=value,
        unit="GBP",
        bound=">",
        denied=False,
        valid_from=LONG_AGO,
        valid_to=FOREVER,
        why=("st",),
        source=SOURCE,
        **words,
    )


@pytest.mark.parametrize(("subject", "asked"), [("importer", 1), ("maker", 0), ("product", 0)])
def test_a_turnover_counts_only_where_it_is_that_of_the_importer(subject, asked):
    evidence = Evidence(said=(said(subject, "importer_turnover", "36000000"),), names={}, schemas={})
    facts = facts_of_line(
        evidence, {"maker": "maker", "product": "product"}, subject="importer", import_country="GB"
    )
    found = [one for one in facts.grounds if one.predicate == "importer_turnover"]
    assert [(one.bound, one.unit) for one in found] == [(">", "GBP")] * asked
