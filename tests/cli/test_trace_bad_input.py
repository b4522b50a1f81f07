"""Bad networks asked through the command line, one fault a test: loops, repeats, days and shares that cannot be."""

import json
from pathlib import Path

import pytest

from tests.cli.test_bad_input import Done, unpick
from unpick.report.json_out import find_faults

HEADER = (
    "BILL_OF_LADING,ACTUAL_ARRIVAL_DATE,RAW_SHIPPER_NAME,RAW_CONSIGNEE_NAME,"
    "HS_CODE,QUANTITY,WEIGHT_IN_KG,PRODUCT_DESCRIPTION\n"
)
BILLS = """L1,2021-01-05,Invented Mill,Invented Loop A,520812,10,100,FABRIC
L2,2021-02-05,Invented Loop A,Invented Loop B,620462,10,100,SHIRTS
L3,2021-03-05,Invented Loop B,Invented Loop A,620462,10,100,SHIRTS
L4,2021-04-05,Invented Loop A,Invented Shop,620462,10,100,SHIRTS
S1,2021-04-06,Invented Shop,Invented Shop,620462,10,100,SHIRTS
R1,2021-04-07,Invented Loop A,Invented Shop,620462,10,100,SHIRTS
R1,2021-04-07,Invented Loop A,Invented Shop,620462,10,100,SHIRTS
D1,,Invented Loop A,Invented Undated Shop,620462,10,100,SHIRTS
F1,9999-12-31,Invented Loop A,Invented Future Shop,620462,10,100,SHIRTS
F2,0001-01-01,Invented Mill,Invented Dawn Shop,620462,10,100,SHIRTS
U1,2021-05-07,Invented Loop A,Invented Shop,620462,10,,SHIRTS
U2,2021-05-08,Invented Loop A,Invented Shop,620462,,100 LBS,SHIRTS
"""
FACTS = """unpick: facts/1
id: invented-facts
title: Invented facts
invented: true
sources:
  - {id: paper, title: Invented Gazette, url: "https://example.org/invented", published: "2021-02-01",
     public_from: "2021-02-01", reliability: C}
entities:
  - {id: inv-mill, schema: Company, source: paper, names: [{name: Invented Mill}]}
  - {id: inv-a, schema: Company, source: paper, names: [{name: Invented Owner A}]}
  - {id: inv-b, schema: Company, source: paper, names: [{name: Invented Owner B}]}
links:
  - {kind: owns, subject: inv-a, object: inv-b, source: paper, share: "0.6"}
  - {kind: owns, subject: inv-b, object: inv-a, source: paper, share: "0.6"}
  - {kind: owns, subject: inv-a, object: inv-mill, source: paper, share: "0.7"}
  - {kind: owns, subject: inv-b, object: inv-mill, source: paper, share: "0.7"}
  - {kind: subcontracts, subject: inv-mill, object: inv-a, source: paper, from: "2021-05-01", to: "2020-01-01"}
claims:
  - {subject: inv-mill, predicate: worker_nationality, object: KP, source: paper, kind: report, from: "2020",
     quote: "invented words"}
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done, Done]:
    folder = tmp_path_factory.mktemp("bad")
    (folder / "bills.csv").write_text(HEADER + BILLS, encoding="utf-8")
    (folder / "facts.yml").write_text(FACTS, encoding="utf-8")
    unpick("init", folder / "ws")
    bills = unpick("load", folder / "bills.csv", "--workspace", folder / "ws", "--accept")
    return folder / "ws", bills, unpick("load", folder / "facts.yml", "--workspace", folder / "ws")


@pytest.fixture(scope="module")
def traced(loaded: tuple[Path, Done, Done]) -> dict:
    done = unpick("trace", "--workspace", loaded[0], "--json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    assert find_faults(document) == []
    return document


def left_out(document: dict) -> dict[str, int]:
    return {row["what"]: row["n"] for row in document["skipped"]}


def reached(document: dict) -> dict[str, dict]:
    return {row["importer"]["name"]: row for row in document["touched"]}


def test_a_loop_ends_and_its_firms_stand_once(traced: dict):
    found = [row["importer"]["name"] for row in traced["touched"]]
    assert sorted(found) == ["Invented Loop A", "Invented Loop B", "Invented Shop"]
    for chain in traced["chains"]:
        firms = [chain["hops"][0]["from"]["name"], *(hop["to"]["name"] for hop in chain["hops"])]
        assert len(firms) == len(set(firms))


def test_what_goes_to_its_own_sender_is_left_out_and_said(traced: dict):
    assert left_out(traced)["sender and receiver are the same"] == 1


def test_the_same_bill_twice_is_one_shipment(traced: dict):
    assert left_out(traced)["the bill is superseded"] == 1
    # L4, R1 once, U1.
    assert reached(traced)["Invented Shop"]["shipments"] == 3


def test_a_weight_in_another_unit_than_its_column_is_refused_by_row(loaded: tuple[Path, Done, Done]):
    assert "row 13, WEIGHT_IN_KG: '100 LBS': is no number" in loaded[1].stderr + loaded[1].stdout


def test_a_bill_without_a_day_is_left_out_and_counted(traced: dict):
    assert left_out(traced)["no day: it cannot be put in the order of time"] == 1
    assert traced["coverage"]["undated"] == 1


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_that_cannot_be_is_refused_by_row(loaded: tuple[Path, Done, Done], day: str):
    assert (
        f"'{day}': the day lies before 1970 or after the day of loading"
        in loaded[1].stderr + loaded[1].stdout
    )


def test_a_link_that_ends_before_it_begins_is_refused_by_name(loaded: tuple[Path, Done, Done]):
    told = loaded[2].stderr + loaded[2].stdout
    assert "links.to: '2020-01-01': the end lies before the start 2021-05-01" in told


def test_an_ownership_circle_and_shares_above_the_whole_are_answered_and_named(
    loaded: tuple[Path, Done, Done],
):
    done = unpick("owners", "Invented Mill", "--workspace", loaded[0])
    assert done.returncode == 0
    assert "stated shares add up to more than 100 percent" in " ".join(done.stdout.split())
    circle = unpick("owners", "Invented Owner B", "--workspace", loaded[0])
    assert circle.returncode == 0
    assert "No stake of a listed person" in circle.stdout


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (("trace", "--to", "Invented Shp"), "did you mean: Invented Shop"),
        (("trace", "--from", "Invented Mil"), "did you mean: Invented Mill"),
        (("owners", "Invented Mil"), "did you mean: Invented Mill"),
    ],
)
def test_a_name_that_is_not_there_suggests_the_nearest(
    loaded: tuple[Path, Done, Done], words: tuple[str, ...], nearest: str
):
    done = unpick(*words, "--workspace", loaded[0])
    assert done.returncode == 2
    assert nearest in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("trace", "--to", ""), "--to ''"),
        (("trace", "--to", "  "), "--to '"),
        (("trace", "--from", "-*-"), "--from '-*-'"),
        (("trace", "--since", "1", "--to", ""), "--to ''"),
        (("signals", ""), "NAMES ''"),
        (("weigh", " . "), "SUBJECT ' . '"),
        (("exposure", ""), "NAME ''"),
        (("owners", ""), "NAME ''"),
    ],
)
def test_a_name_without_a_letter_is_refused_and_never_read_as_everybody(
    loaded: tuple[Path, Done, Done], words: tuple[str, ...], named: str
):
    done = unpick(*words, "--workspace", loaded[0])
    assert done.returncode == 2
    assert done.stdout == ""
    assert named in done.stderr
    assert "it holds no letter and no digit, so it names nobody; give a name or an id" in done.stderr


def test_tables_of_every_shipment_refuse_an_empty_name_too(loaded: tuple[Path, Done, Done], tmp_path: Path):
    done = unpick("trace", "--out", tmp_path / "scores", "--to", "", "--workspace", loaded[0])
    assert done.returncode == 2
    assert not (tmp_path / "scores").exists()


def test_an_empty_network_clears_nobody(tmp_path: Path):
    unpick("init", tmp_path / "ws")
    done = unpick("trace", "--workspace", tmp_path / "ws")
    assert done.returncode == 0
    assert "No chain found in these records. That clears nobody." in done.stdout
    for words in (("trace", "--to", "Invented Shop"), ("owners", "Invented Shop")):
        assert unpick(*words, "--workspace", tmp_path / "ws").returncode == 2


@pytest.mark.parametrize("engine", ["spark://", "http://127.0.0.1:15002", "sqlite"])
def test_an_engine_that_is_none_is_refused_in_words(loaded: tuple[Path, Done, Done], engine: str):
    done = unpick("trace", "--workspace", loaded[0], "--engine", engine)
    assert done.returncode == 2
    assert f"--engine: '{engine}' is no address" in done.stderr
