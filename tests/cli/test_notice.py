"""The exposure notice through the command line: the founding case, an invented buyer with figures, refusals, bad input."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from unpick.app.life_harm import answer_harm, sign_harm
from unpick.app.workspace import now
from unpick.cases.life.harm import QUESTIONS
from unpick.cli.main import cli
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), standalone_mode=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the founding case in a workspace."""
    place = tmp_path_factory.mktemp("notice")
    for arguments in (
        ("init", str(place / "ws")),
        ("template", "poof", "--out", str(place / "poof.yml")),
        ("load", str(place / "poof.yml"), "--workspace", str(place / "ws")),
    ):
        done = run(*arguments)
        assert done.exception is None, (arguments, done.exception)
    return place


def notice(folder: Path, name: str, *more: str) -> Result:
    return run("notice", name, "--workspace", str(folder / "ws"), "--known-at", "2021-03-05", *more)


def told(folder: Path, name: str, *more: str) -> dict:
    done = notice(folder, name, "--json", *more)
    assert done.exception is None, done.exception
    document: dict = json.loads(done.output)
    assert find_faults(document) == []
    return document


def test_a_buyer_gets_what_is_stated_inferred_and_not_known_apart(folder: Path):
    document = told(folder, "poof", "--to", "Poof Apparel", "--until", "2021-04-05")
    assert document["refused"] is None
    assert document["left_out"] == []
    part = {number: [one for one in document["sentences"] if one["part"] == number] for number in "234568"}
    assert "2 entries of Poof Apparel were stopped" in " ".join(one["text"] for one in part["2"])
    assert any("Nationals of North Korea worked" in one["text"] for one in part["3"])
    assert {one["kind"] for one in part["6"]} == {"unknown", "boilerplate"}
    assert any("5 April 2021" in one["text"] for one in part["8"])
    law = " ".join(one["text"] for one in document["sentences"] if one["part"] == "5.1")
    assert "presumed on these facts" in law
    assert "by the law of 23 December 2020" in law
    assert "This rule binds states, not firms" in law
    assert "10% of the value of the goods" in law


def test_every_factual_sentence_has_an_exhibit_and_nobody_is_called_guilty(folder: Path):
    document = told(folder, "poof", "--to", "Poof Apparel")
    labels = {one["id"] for one in document["exhibits"]}
    factual = [
        one
        for one in document["sentences"]
        if one["kind"] in ("stated", "inferred", "computed", "contrary", "law")
    ]
    assert len(factual) > 20
    assert all(one["exhibits"] and set(one["exhibits"]) <= labels for one in factual)
    words = " ".join(one["text"] for one in document["sentences"] if one["kind"] != "boilerplate").lower()
    assert not any(word in words for word in ("guilty", "illegal", "complicit"))


def test_the_subject_finds_its_case_and_the_answer_is_the_same(folder: Path):
    by_case, by_name = (
        told(folder, "poof", "--to", "Poof Apparel"),
        told(folder, "Poof Apparel"),
    )
    assert by_case["case"] == by_name["case"] == "poof"
    assert by_case["sentences"] == by_name["sentences"]


def test_it_prints_offline_and_as_a_document_and_waits_for_the_harm_page(folder: Path, tmp_path: Path):
    out = tmp_path / "notice.html"
    done = notice(folder, "Poof Apparel", "--out", str(out), "--also", "txt", "--also", "docx", "--json")
    document = json.loads(done.output)
    assert done.return_value == 0
    assert document["ready"] is False
    assert len(document["harm"]) >= len(QUESTIONS)
    page = out.read_text(encoding="utf-8")
    assert "Exposure notice to Poof Apparel" in page
    assert 'src="http' not in page
    assert "Your reply" in out.with_suffix(".txt").read_text(encoding="utf-8")
    assert out.with_suffix(".docx").stat().st_size > 10_000


def test_a_reply_prints_whole_beside_what_it_answers(tmp_path: Path):
    for arguments in (
        ("init", str(tmp_path / "ws")),
        ("template", "poof", "--out", str(tmp_path / "poof.yml")),
        ("load", str(tmp_path / "poof.yml"), "--workspace", str(tmp_path / "ws")),
    ):
        run(*arguments)
    letter = tmp_path / "letter.txt"
    letter.write_text("We ended all orders and invite you to visit.\n", encoding="utf-8")
    done = run(
        "case", "reply", "poof", "--file", str(letter), "--from", "Poof Apparel", "--day", "2021-03-01",
        "--by", "invented person", "--workspace", str(tmp_path / "ws"),
    )  # fmt: skip
    assert done.exception is None
    for question in QUESTIONS:
        answer_harm(
            tmp_path / "ws", "poof", question.id, "Invented: the clinic was asked.", by="first", at=now()
        )
    sign_harm(tmp_path / "ws", "poof", by="second", at=now())
    document = told(tmp_path, "Poof Apparel")
    beside = [one["text"] for one in document["sentences"] if one["part"] == "7.1"]
    assert any("We ended all orders and invite you to visit." in text for text in beside)
    assert document["harm"] == []


def test_a_maker_that_bought_nothing_gets_no_notice(folder: Path, tmp_path: Path):
    out = tmp_path / "none.docx"
    done = notice(folder, "Dandong Huayang", "--out", str(out), "--json")
    document = json.loads(done.output)
    assert done.return_value == 1
    assert "not shown: a shipment to the firm" in document["refused"]
    assert not out.exists()


def test_before_anything_was_public_nothing_is_said(folder: Path):
    done = run(
        "notice", "Poof Apparel", "--case", "poof", "--workspace", str(folder / "ws"), "--known-at", "2020-01-01"
    )  # fmt: skip
    assert isinstance(done.exception, UsageError) or done.return_value == 1


@pytest.mark.parametrize(
    ("name", "more", "says"),
    [
        ("poof", (), "several buyers"),
        ("Nobody at all", (), "no case speaks of it"),
        ("poof", ("--to", "Nobody at all"), "nobody in the workspace"),
        ("Poof Apparel", ("--case", "none"), "no case is called 'none'"),
        ("poof", ("--to", "Poof Apparel", "--out", "notice.exe"), "no format 'exe'"),
    ],
)
def test_bad_input_is_named_with_a_remedy(folder: Path, name: str, more: tuple[str, ...], says: str):
    done = notice(folder, name, *more)
    assert isinstance(done.exception, UsageError)
    assert says in str(done.exception)


VALUES = """
unpick: facts/1
id: invented-values
title: Knitted hats of an invented mill, with their values
invented: true
sources:
  - {id: paper, title: "An invented newspaper", published: "2026-01-10", public_from: "2026-01-10", reliability: C, lang: en}
  - {id: bills, title: "Invented bills", published: "2026-03-01", public_from: "2026-03-01", reliability: A, lang: en}
entities:
  - {id: inv-mill, schema: Company, source: paper, country: CN, names: [{name: Quillmoor Mill}]}
  - {id: inv-shop, schema: Company, source: bills, country: US, names: [{name: Orrin Outfitters}]}
shipments:
  - {source: bills, date: "2026-02-15", date_kind: entry, maker_name: Quillmoor Mill, consignee_name: Orrin Outfitters, description: knitted hats, hs_code: "650500", origin_country: CN, destination_country: US, unlading_port: Newark, bill_no: INV1, value_usd: 12000}
  - {source: bills, date: "2026-02-17", date_kind: entry, maker_name: Quillmoor Mill, consignee_name: Orrin Outfitters, description: knitted hats, hs_code: "650500", origin_country: CN, destination_country: US, unlading_port: Newark, bill_no: INV2, value_usd: 8500.5}
claims:
  - {subject: inv-mill, predicate: worker_nationality, object: KP, from: "2025-06", to: "2026-02", source: paper, kind: report, quote: "Nationals of North Korea sew at Quillmoor Mill"}
"""
WITHOUT = '  - {source: bills, date: "2026-02-18", date_kind: entry, maker_name: Quillmoor Mill, consignee_name: Orrin Outfitters, description: knitted hats, hs_code: "650500", destination_country: US, bill_no: INV3}\n'


def valued(folder: Path, facts: str) -> dict:
    (folder / "case.yml").write_text(facts, encoding="utf-8")
    for arguments in (
        ("init", str(folder / "ws")),
        ("load", str(folder / "case.yml"), "--workspace", str(folder / "ws")),
    ):
        assert run(*arguments).exception is None
    done = run(
        "notice", "invented-values", "--to", "Orrin Outfitters", "--workspace", str(folder / "ws"), "--known-at",
        "2026-04-01", "--json",
    )  # fmt: skip
    assert done.exception is None, done.exception
    document: dict = json.loads(done.output)
    assert find_faults(document) == []
    assert document["left_out"] == []
    return document


def test_bills_with_values_give_their_sum_and_the_figures_that_follow_from_it(tmp_path: Path):
    document = valued(tmp_path, VALUES)
    law = [one for one in document["sentences"] if one["part"] == "5.1"]
    (total,) = [one for one in law if one["text"].startswith("Their declared value")]
    assert total["text"] == "Their declared value is 20500.50 USD."
    assert total["sum"] == "8500.5 + 12000 = 20500.50"
    # The penalty on whoever directs an unlawful import is at most the value of the goods.
    figures = [one["text"] for one in law if one.get("column") == "Figure" and one["text"] != "not known"]
    assert any("20500.5" in text and "USD" in text for text in figures), figures
    # What a rule says of several lines stands once.
    heads = [
        one["text"] for one in law if one["text"].startswith("Presumption on goods made by North Korean")
    ]
    assert len(heads) == 1
    assert any(
        one["text"].startswith("The same holds of ") and "15 February 2026" in one["text"] for one in law
    )


def test_where_a_bill_states_no_value_the_sum_is_the_least_and_no_most_follows(tmp_path: Path):
    document = valued(tmp_path, VALUES.replace("claims:\n", WITHOUT + "claims:\n"))
    law = [one["text"] for one in document["sentences"] if one["part"] == "5.1"]
    assert "Their declared value is at least 20500.50 USD; others of them state none." in law
    assert "Of them 1 states no value." in law
    assert any("no most follows" in text for text in law)
