"""From a press text and bills to a petition: read, accept, load, open a case, draft; all names invented."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from unpick.cli.main import cli

ARTICLE = """Workers at Quillmoor River Mill tell of locked gates

Invented Gazette, 3 March 2026

North Korean workers sew hats at Quillmoor River Mill in Sorrel Valley, a former manager said. They are not allowed to leave the factory, the former manager said. "Their passports are kept by the company," the former manager said.
"""
BILLS = """bill_no,date,shipper_name,consignee_name,description,hs_code,destination_country,unlading_port
INV001,2026-02-11,Quillmoor River Mill,Orrin Outfitters Trading Co,knitted hats,650500,US,Newark
INV002,2025-12-03,Quillmoor River Mill,Orrin Outfitters Trading Co,knitted hats,650500,US,Newark
"""


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(cli, [*arguments, "--workspace", "ws"], standalone_mode=False)
    assert done.exception is None, (arguments, done.exception)
    return done


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """Return the draft, made by commands alone in an empty folder."""
    folder = tmp_path_factory.mktemp("press")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        Path("article.txt").write_text(ARTICLE, encoding="utf-8")
        Path("bills.csv").write_text(BILLS, encoding="utf-8")
        CliRunner().invoke(cli, ["init", "ws"], standalone_mode=False)
        read = json.loads(run("read", "article.txt", "--published", "2026-03-03", "--json").stdout)
        wanted = {"worker_nationality", "movement_restricted", "documents_held"}
        ids = [one["id"] for one in read["claims"] if one["predicate"] in wanted]
        rows = "".join(f'  - {{id: "{one}", action: accept}}\n' for one in ids)
        Path("answers.yml").write_text(f"answers:\n{rows}", encoding="utf-8")
        asked = ("--published", "2026-03-03", "--answers", "answers.yml", "--by", "A. Reader", "--grade", "C")
        run("read", "article.txt", *asked)
        run("load", "bills.csv", "--public-from", "2026-03-01")
        run("case", "new", "mill", "--title", "An invented mill", "--by", "A. Clerk")
        sha = read["documents"][0]["document"]
        run("case", "add", "mill", sha[:12], "--by", "A. Clerk", "--why", "press report")
        told = run("petition", "mill", "--target", "caatsa", "--known-at", "2026-03-10", "--json")
        return {**json.loads(told.stdout), "article": sha}


def test_the_draft_rests_on_the_stored_article_and_the_bills(document: dict):
    assert document["refused"] is None
    assert document["left_out"] == []
    assert document["producer"] == "Quillmoor River Mill"
    assert document["article"] in {one["document"] for one in document["exhibits"]}
    headings = {one["heading"] for one in document["sections"]}
    assert {"Restriction of movement: asserted", "Retention of identity documents: asserted"} <= headings


def test_each_quotation_stands_in_the_article(document: dict):
    quotes = {place["quote"] for one in document["sentences"] for place in one["places"] if place["quote"]}
    assert quotes
    assert [one for one in quotes if one not in ARTICLE] == []


def test_the_newest_import_is_that_of_the_bills(document: dict):
    said = {one["text"] for one in document["sentences"]}
    assert "The newest shipment shown is of 11 February 2026." in said
    assert {one["id"]: one["state"] for one in document["returned"]}["nexus"] == "met"


def test_persons_of_a_file_are_hidden_in_what_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    facts = """
unpick: facts/1
id: invented-named
title: An invented mill
invented: true
sources:
  - {id: paper, title: "An invented newspaper", published: "2026-01-10", public_from: "2026-01-10", reliability: C, lang: en}
entities:
  - {id: inv-mill, schema: Company, source: paper, country: CN, names: [{name: Quillmoor Mill}]}
  - {id: inv-shop, schema: Company, source: paper, country: US, names: [{name: Orrin Outfitters}]}
links:
  - {kind: supplies, subject: inv-mill, object: inv-shop, source: paper, from: "2025", goods: hats, quote: "Quillmoor Mill supplies hats to Orrin Outfitters"}
claims:
  - {subject: inv-mill, predicate: threats, object: "yes", to: "2026-01", source: paper, kind: report, attribution: "Teslin Ardrake, a former guard", quote: "Teslin Ardrake of Quillmoor Mill says so"}
"""
    Path("case.yml").write_text(facts, encoding="utf-8")
    Path("names.txt").write_text("Teslin Ardrake;T. Ardrake\n", encoding="utf-8")
    CliRunner().invoke(cli, ["init", "ws"], standalone_mode=False)
    run("load", "case.yml")
    run(
        "petition",
        "invented-named",
        "--out",
        "draft.html",
        "--known-at",
        "2026-02-01",
        "--hide",
        "names.txt",
    )
    written = Path("draft.html").read_text(encoding="utf-8")
    assert "Quillmoor Mill" in written
    assert "Ardrake" not in written
