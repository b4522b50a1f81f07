"""Every matter reviewed: what is planted is found and nothing else, but for what `short.yml` admits, packet by packet."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from tests.matters.build import expected, make, matters
from unpick.app.review import review
from unpick.report.json_out import find_faults

AT = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)
SHORT = yaml.safe_load((Path(__file__).parent / "short.yml").read_text(encoding="utf-8"))
"""Matter to what the review still misses and what it reports too much; a change for the better shortens it."""


@pytest.mark.parametrize("name", matters())
def test_a_matter_is_reviewed_as_its_facts_say(tmp_path, name):
    wanted = expected(name)
    document = review(make(name, tmp_path), at=AT)[0]
    found = {one["code"] for one in document["defects"]}
    planted = {one["code"] for one in wanted.get("defects", [])} | with_readers(document, wanted)
    allowed = set(wanted.get("allowed") or {})
    short = {"missed": sorted(planted - found), "too_many": sorted(found - planted - allowed)}
    short |= beside(document, wanted)
    assert {key: codes for key, codes in short.items() if codes} == SHORT.get(name, {})
    assert find_faults(document) == []


def test_what_falls_short_is_told_of_matters_that_exist():
    assert set(SHORT) <= set(matters())


def with_readers(document, wanted):
    """Return the codes that are planted for readers of pictures, of those readers that ran here."""
    codes = {one["code"] for one in wanted.get("when_looked", {}).get("defects", ())}
    return {
        code
        for code in codes
        if not any(one.startswith(f"{code}: no reader") for one in document["not_looked"])
    }


def beside(document, wanted):
    """Return the outcome, lines and turned exhibits where the facts of a matter ask for others."""
    lines = {row["line"]: row["outcome"] for row in document["assessment"]["lines"]}
    asked = {str(line): one for line, one in (wanted.get("lines") or {}).items()}
    turned = {one["exhibit"] for one in document["turned_exhibits"]}
    outcome = document["assessment"]["outcome"]
    return {
        "outcome": "" if fits(outcome, wanted.get("outcome")) else outcome,
        "lines": {line: lines.get(line) for line, one in asked.items() if not fits(lines.get(line), one)},
        "turned": sorted(turned ^ turned_wanted(document, wanted)),
    }


def turned_wanted(document, wanted):
    """Return the exhibits that have to turn: some only where photographs were compared."""
    compared = not any(one.startswith("D06: no reader") for one in document["not_looked"])
    more = wanted.get("when_looked", {}).get("turned", ()) if compared else ()
    return {*(wanted.get("turned") or ()), *more}


def fits(found, asked):
    return asked is None or found in (asked if isinstance(asked, list) else [asked])
