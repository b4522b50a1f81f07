"""`petition` on a class of goods: several invented mills, a region, headings; what belongs to it and what does not."""

import datetime as dt
from pathlib import Path

import pytest

from unpick.app.load import load
from unpick.app.petition import petition
from unpick.app.petition_class import GoodsClass
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
FACTS = """
unpick: facts/1
id: invented-hats
title: Knitted hats of an invented valley
invented: true
sources:
  - {id: paper, title: "An invented newspaper", published: "2026-01-10", public_from: "2026-01-10", reliability: C, lang: en}
  - {id: study, title: "An invented study", published: "2026-02-01", public_from: "2026-02-01", reliability: B, lang: en}
  - {id: bills, title: "Invented bills", published: "2026-03-01", public_from: "2026-03-01", reliability: A, lang: en}
entities:
  - {id: inv-mill, schema: Company, source: paper, country: KP, names: [{name: Quillmoor Mill}]}
  - {id: inv-other, schema: Company, source: study, country: KP, names: [{name: Brackwen Knitting}]}
  - {id: inv-far, schema: Company, source: study, country: VN, names: [{name: Selvane Works}]}
  - {id: inv-shop, schema: Company, source: bills, country: US, names: [{name: Orrin Outfitters}]}
shipments:
  - {source: bills, date: "2026-02-15", date_kind: arrival, maker_name: Quillmoor Mill, consignee_name: Orrin Outfitters, description: knitted hats, hs_code: "650500", destination_country: US, unlading_port: Newark, bill_no: INV1}
  - {source: bills, date: "2026-02-17", date_kind: arrival, maker_name: Brackwen Knitting, consignee_name: Orrin Outfitters, description: knitted hats, hs_code: "650500", destination_country: US, unlading_port: Newark, bill_no: INV2}
  - {source: bills, date: "2026-02-18", date_kind: arrival, maker_name: Brackwen Knitting, consignee_name: Orrin Outfitters, description: steel bolts, hs_code: "731815", destination_country: US, unlading_port: Newark, bill_no: INV3}
  - {source: bills, date: "2026-02-19", date_kind: arrival, maker_name: Selvane Works, consignee_name: Orrin Outfitters, description: knitted hats, hs_code: "650500", destination_country: US, unlading_port: Newark, bill_no: INV4}
claims:
  - {subject: inv-mill, predicate: identity_papers_kept, object: "yes", from: "2025-06", to: "2026-01", source: paper, kind: report, quote: "Quillmoor Mill keeps the papers of its workers"}
  - {subject: inv-other, predicate: threats, object: "yes", from: "2025-06", to: "2026-01", source: study, kind: testimony, quote: "Brackwen Knitting threatens its workers"}
  - {subject: inv-far, predicate: threats, object: "yes", from: "2025-06", to: "2026-01", source: study, kind: testimony, quote: "Selvane Works threatens its workers"}
"""
HATS = GoodsClass(words="knitted hats", headings=("6505",), region="KP")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("class")
    opened = Workspace.create(folder / "ws", created_at=AT)
    path = folder / "case.yml"
    path.write_text(FACTS, encoding="utf-8")
    load(opened, [path], at=AT)
    return opened


def told(workspace: Workspace, goods: GoodsClass):
    paper, document = petition(workspace, "invented-hats", at=AT, goods=goods)
    assert find_faults(document) == []
    assert document["left_out"] == []
    return paper, {one["part"]: one["text"] for one in document["sentences"]}, document


def test_a_class_speaks_of_each_of_its_producers_and_of_no_other(workspace: Workspace):
    paper, _, document = told(workspace, HATS)
    assert paper.title == "Petition for a withhold release order: the class of goods “knitted hats”"
    assert paper.refused == ""
    words = " ".join(one["text"] for one in document["sentences"])
    assert "Quillmoor Mill" in words and "Brackwen Knitting" in words
    assert "Selvane Works" not in words
    assert "no list of all" in words
    (check,) = [one for one in document["returned"] if one["id"] == "producer"]
    assert (check["state"], check["says"]) == (
        "met",
        "a class of goods, “knitted hats”; 2 members are named with evidence of labor",
    )


def test_only_shipments_of_its_headings_are_of_the_class(workspace: Workspace):
    _, _, document = told(workspace, HATS)
    goods = " ".join(one["text"] for one in document["sentences"] if one["part"] in ("4", "7"))
    assert "knitted hats" in goods and "steel bolts" not in goods
    _, _, wider = told(workspace, GoodsClass(words="goods of the valley", region="KP"))
    assert "steel bolts" in " ".join(one["text"] for one in wider["sentences"])


def test_without_a_region_every_producer_of_the_case_belongs_to_it(workspace: Workspace):
    _, _, document = told(workspace, GoodsClass(words="knitted hats", headings=("6505",)))
    assert "Selvane Works" in " ".join(one["text"] for one in document["sentences"])
    gap = next(one["what"] for one in document["gaps"] if "was not asked for its side" in one["what"])
    assert all(name in gap for name in ("Quillmoor Mill", "Brackwen Knitting", "Selvane Works"))


@pytest.mark.parametrize(
    ("goods", "says"),
    [
        (GoodsClass(words=" "), "no description"),
        (GoodsClass(words="hats", headings=("65.05x",)), "'65.05x' is no beginning of an HS code"),
        (GoodsClass(words="hats", region="CN-XJ"), "no source places one of the 3 producers"),
    ],
)
def test_a_class_that_says_too_little_is_refused(workspace: Workspace, goods: GoodsClass, says: str):
    with pytest.raises(UsageError, match=says):
        petition(workspace, "invented-hats", at=AT, goods=goods)


def test_a_producer_and_a_class_are_not_asked_together(workspace: Workspace):
    with pytest.raises(UsageError, match="a producer is named as well"):
        petition(workspace, "invented-hats", at=AT, goods=HATS, producer="Quillmoor Mill")


def test_a_class_of_which_no_labor_is_stated_is_refused_with_its_gaps(tmp_path: Path):
    opened = Workspace.create(tmp_path / "ws", created_at=AT)
    path = tmp_path / "case.yml"
    path.write_text(FACTS[: FACTS.index("claims:")], encoding="utf-8")
    load(opened, [path], at=AT)
    paper, _ = petition(opened, "invented-hats", at=AT, goods=HATS)
    assert "no stated, dated evidence" in paper.refused
