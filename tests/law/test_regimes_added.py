"""A lawyer adds a regime without Python; a file that contradicts itself is refused with its line."""

import datetime as dt
from pathlib import Path

import pytest

from tests.law.test_engine import ground
from unpick.app.listings import sublists
from unpick.law.engine import assess
from unpick.law.facts import Facts
from unpick.law.jurisdictions import jurisdictions_of
from unpick.law.numbers import compare
from unpick.law.regime import bundled_regimes, read_regimes
from unpick.model.errors import RegimeFault

REPORT = """
id: GB-INVENTED-9
title: "An invented duty to report on dolls"
jurisdiction: GB
kind: reporting
binds: operators
effect: reporting
provision: {cite: "Invented Act 9", no_url: "invented", text_status: not_stored, mark: V, verified_on: 2026-11}
versions:
  - in_force: {from: 2030-01-01}
    mark: V
    source: "invented"
    says: "Firms that sell 10 dolls or more report."
    trigger:
      all:
        - {import_country: [GB], required: "sold in Britain", mark: V}
        - {says: importer_turnover, number: {at_least: 10}, unit: dolls, required: "10 dolls or more", mark: V}
    result: prohibited
"""


def files_of(folder: Path) -> list[tuple[str, bytes]]:
    return [(path.name, path.read_bytes()) for path in sorted(folder.glob("*.yml"))]


def test_a_folder_of_yaml_stands_beside_the_regimes_that_ship(tmp_path: Path):
    (tmp_path / "dolls.yml").write_text(REPORT, encoding="utf-8")
    regimes = read_regimes(files_of(tmp_path), bundled_regimes())
    assert len(regimes) == len(bundled_regimes()) + 1
    sold = Facts(
        subject="dolls", import_country="GB", grounds=(ground("importer_turnover", "12", unit="dolls"),)
    )
    for day, outcome in (("2029-12-31", "not_in_force"), ("2030-01-01", "prohibited")):
        on = dt.date.fromisoformat(day)
        rows = assess(sold, regimes, on=on, known_at=dt.date(2031, 1, 1))
        (row,) = (one for one in rows if one["regime"] == "GB-INVENTED-9")
        assert row["outcome"] == outcome
    assert row["means"] == "a report is owed by those within the rule; the goods are not barred by it"


def test_two_files_with_one_id_are_refused_and_named(tmp_path: Path):
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    with pytest.raises(RegimeFault) as caught:
        read_regimes(files_of(tmp_path))
    assert "b.yml" in caught.value.read
    assert "a.yml" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "at", "words"),
    [
        ("effect: reporting", "effect: entry", "effect:", "no effect 'entry'"),
        ("kind: reporting", "kind: soft_law", "effect:", "no effect 'reporting'"),
        ("effect: reporting", "effect: rumor", "effect:", "rumor"),
        (
            "    mark: V\n    source",
            "    status: proposed\n    mark: V\n    source",
            "- in_force",
            "not proposed",
        ),
        ("result: prohibited", "result: presumed", "result:", "what is presumed"),
        ("number: {at_least: 10}, ", "", "importer_turnover", "asks nothing"),
        ("number: {at_least: 10}", "number: {at_least: ten}", "importer_turnover", "ten"),
        ("number: {at_least: 10}", "number: {}", "importer_turnover", "non-empty|enough"),
        ("says: importer_turnover", "says: importer_rumor", "importer_turnover", "importer_rumor"),
        ("{from: 2030-01-01}", "{from: 2030-01-01, to: 2030-01-01}", "- in_force", "no interval"),
        ("{from: 2030-01-01}", "{from: 2030-01, to: 2030-01-15}", "- in_force", "no interval"),
        ("    result: prohibited", "    result: prohibited\n    standard: certainty", "result:", "certainty"),
        ("    mark: V\n    source", "    mark: V\n    indicators: 12\n    source", "    mark: V", "12"),
        ('title: "An', 'notes: [{mark: V}]\ntitle: "An', "title:", "mark"),
    ],
)
def test_a_regime_that_contradicts_itself_is_refused_with_its_line(old, new, at, words):
    broken = REPORT.replace(old, new, 1)
    assert broken != REPORT
    with pytest.raises(RegimeFault, match=words) as caught:
        read_regimes([("dolls.yml", broken.encode())])
    line = next(number for number, text in enumerate(REPORT.splitlines(), start=1) if at in text)
    near = {f"dolls.yml line {number} " for number in (line - 1, line, line + 1)}
    assert any(one in f"{caught.value.read} " for one in near), caught.value.read


def test_a_proposal_is_refused_as_law_in_force():
    proposal = REPORT.replace("kind: reporting", "kind: bill").replace("effect: reporting\n", "")
    with pytest.raises(RegimeFault, match="bill is not in force"):
        read_regimes([("dolls.yml", proposal.encode())])


@pytest.mark.parametrize(
    ("country", "asked", "left"),
    [("NL", "EU", "GB"), ("GB", "GB", "EU"), ("US", "US", "EU"), ("DE", "DE", "US")],
)
def test_a_member_of_the_union_is_asked_its_law_too(country, asked, left):
    assert asked in jurisdictions_of(country)
    assert left not in jurisdictions_of(country)


def test_a_listing_tells_its_sub_list_and_each_of_its_programs():
    row = {"list": "us_ofac_sdn", "program": "NPWMD; DPRK4", "section": ""}
    assert sublists(row) == ["us_ofac_sdn:NPWMD", "us_ofac_sdn:DPRK4"]
    row = {"list": "us_dhs_uflpa", "program": "UFLPA", "section": "2(d)(2)(B)(iv)"}
    assert "us_dhs_uflpa:iv" in sublists(row)
    assert sublists({"list": "un_sc", "program": None, "section": None}) == []


@pytest.mark.parametrize(
    ("value", "bound", "within"),
    [
        ("800", "", True),
        ("800.01", "", False),
        ("1,200", "=", False),
        ("800", "<", True),
        ("900", "<=", None),
        ("800", ">", False),
        ("800", ">=", None),
        ("700", "~", None),
        ("NaN", "", None),
        ("", "", None),
    ],
)
def test_a_parcel_is_within_the_line_only_when_its_value_surely_is(value, bound, within):
    parcel = ground("parcel_value", value, bound=bound, unit="USD")
    assert compare(parcel, {"number": {"at_most": 800}, "unit": "USD"}) is within
    assert compare(parcel, {"number": {"at_most": 800}, "unit": "EUR"}) is None


def test_the_regimes_that_ship_are_read_in_little_time():
    import time

    from unpick.law import regime

    regime.bundled_regimes.cache_clear()
    began = time.process_time()
    assert regime.bundled_regimes()
    assert time.process_time() - began < 2.0  # about 0.2 s alone on the machine it was written on


def test_the_table_in_the_documentation_has_every_regime_with_its_days():
    page = (Path(__file__).parents[2] / "docs" / "regimes.md").read_text(encoding="utf-8")
    rows = {row.split(" | ")[0].strip("| "): row for row in page.splitlines() if row.startswith("| ")}
    for regime in bundled_regimes():
        assert regime.title in rows[regime.id]
        assert all(version.start.isoformat() in rows[regime.id] for version in regime.versions)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (b"2030-01-01", b"2030-02-30", 10),
        (b"2030-01-01", b'"2030-02-30"', 10),
        (b"2030-01-01", b'"2030-13"', 10),
        (b"on dolls", b"on d\xf6lls", 3),
        (b"on dolls", b"on d\x07lls", 3),
        (b'no_url: "invented"', b'url: "javascript:alert(1)"', 8),
    ],
)
def test_a_day_no_calendar_has_and_bytes_that_are_no_text_are_refused_with_their_line(old, new, line):
    with pytest.raises(RegimeFault, match=f"dolls.yml line {line}"):
        read_regimes([("dolls.yml", REPORT.encode().replace(old, new))])


def test_an_end_that_has_no_day_is_refused():
    ended = REPORT.replace("    mark: V\n", '    mark: V\n    ended_by: {says: "repealed", mark: V}\n', 1)
    with pytest.raises(RegimeFault, match="no day says when"):
        read_regimes([("dolls.yml", ended.encode())])
