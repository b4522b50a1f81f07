"""The stored texts: labels that stand where they say, one vocabulary, invented names that no list knows."""

import csv
import json
import re

import pytest

from tests.texts.run import as_line
from tests.texts.score import PREDICATES, Rate, add, score
from tests.texts.stored import FOLDER, SECOND, proposals, texts
from unpick.datasets.generate.names import assert_no_real_name

TEXTS = texts()
LATER = texts(SECOND)
LISTS = FOLDER.parent.parent / "src" / "unpick" / "data" / "lists"
PLACES = {"Tumakol", "North", "Chinese", "Qingdao"}
"""What else a subject begins with: places, peoples and buyers that are named by their country."""
NAMES = (
    *("Helunda Garment", "Tarquist Retail", "Quillfeather Brands", "Qiaowei Textile", "Pinefell Group"),
    *("Ruoqianhe Apparel", "Bristlemere Outdoor", "Kordemar Imports", "Saebyeokdal Trading Corporation"),
    *("Xiangyuqi Knitwear", "Liangqu Handicraft", "Oltramere Home", "Dromandale Workwear", "Norvendel"),
    *("Tiebaoxun Lashes", "Veskaryn Freight", "Halvorsby Department Stores", "Jinmoluo Cold Storage"),
    *("Danyuhe Processing Park", "Yunfeibei Seafood", "Hwabitsol Trading Corporation"),
    *("Corvane Hospital Trust", "Aksuyulghun Spinning", "Belisar Audit", "Ermudan Cotton Mill", "Samgeori"),
    *("화루단복장", "새벽달무역회사", "금모라냉동", "河伦达服装有限公司", "塔奎斯公司", "若浅河制衣有限公司"),
    *("乔维纺织", "松落集团"),
)
"""Every firm in the texts."""


@pytest.mark.parametrize("text", TEXTS + LATER, ids=lambda text: text["id"])
def test_a_label_stands_where_its_span_says(text):
    for claim in text["claims"]:
        span = claim["span"]
        assert text["plain"][span["start"] : span["end"]] == claim["quote"]
        assert claim["type"] == PREDICATES[claim["predicate"]]
        assert claim["certainty"] in ("stated", "alleged", "denied", "conditional")
        assert claim["bound"] in ("", "=", "<", "<=", ">", ">=", "~", "between")
        assert bool(claim["bound"]) == bool(claim["value"])
        assert claim["attribution"] and claim["subject"]
        assert all(re.fullmatch(r"(\d{4}-\d\d-\d\d)?", claim[end]) for end in ("from", "to"))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text["id"])
def test_what_a_reader_is_given_holds_the_plain_text(text):
    assert text["invented"] is True
    given = (FOLDER / text["file"]).read_text(encoding="utf-8")
    for mark, entity in (("“", "&ldquo;"), ("”", "&rdquo;"), ('"', "&quot;")):
        given = given.replace(entity, mark)
    if text["file"].endswith(".html"):
        given = re.sub(r"<[^>]*>", "", given)
    bare = re.sub(r"\s+", "", given)
    for paragraph in text["plain"].split("\n\n"):
        assert re.sub(r"\s+", "", paragraph) in bare


def test_three_texts_go_back_to_another():
    own = {text["id"] for text in TEXTS if text["origin"] == text["id"]}
    copies = {text["id"]: text["origin"] for text in TEXTS if text["origin"] != text["id"]}
    assert (len(own), len(copies)) == (15, 3)
    assert set(copies.values()) <= own
    assert {text["copy"] for text in TEXTS if text["id"] in own} == {"own"}


def test_the_set_is_as_large_and_mixed_as_it_says():
    assert [sum(text["lang"] == lang for text in TEXTS) for lang in ("en", "ko", "zh")] == [14, 2, 2]
    claims = [claim for text in TEXTS for claim in text["claims"]]
    assert sum(not claim.get("optional") for claim in claims) >= 200
    for certainty in ("stated", "alleged", "denied", "conditional"):
        assert sum(claim["certainty"] == certainty for claim in claims) >= 10
    for bound in ("=", "<", "<=", ">", ">=", "~", "between"):
        assert any(claim["bound"] == bound for claim in claims)


def test_the_readme_lists_the_vocabulary_and_no_sentence_of_a_text():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in PREDICATES if f"`{name}`" not in readme] == []
    quotes = {claim["quote"] for text in TEXTS for claim in text["claims"]}
    assert [quote for quote in quotes if quote in readme] == []
    assert [name for name in NAMES if name in readme] == []


def _listed() -> set[str]:
    listed: set[str] = set()
    for path in sorted(LISTS.glob("*.name.csv")):
        with path.open(encoding="utf-8", newline="") as opened:
            listed |= {row["name"] for row in csv.DictReader(opened)}
    return listed


def test_no_invented_firm_resembles_a_listed_one():
    listed = _listed()
    assert len(listed) > 1000
    assert assert_no_real_name(NAMES, sorted(listed)) == []
    assert [name for name in NAMES if name in listed] == []


@pytest.mark.parametrize("text", LATER, ids=lambda text: text["id"])
def test_no_firm_of_the_second_set_stands_on_a_list(text):
    from unpick.datasets.press.gazetteer import listed_gazetteer

    assert text["invented"] is True
    assert [one.name for one in listed_gazetteer().find(text["plain"])] == []
    firms = {
        name
        for claim in text["claims"]
        for name in (claim["subject"], claim["object"])
        if name[:1].isupper() and " " in name
    }
    listed = _listed()
    assert firms
    assert assert_no_real_name(sorted(firms), sorted(listed)) == []
    assert sorted(firms & listed) == []


def test_every_firm_of_the_labels_is_among_the_screened():
    firms = {claim["subject"] for text in TEXTS for claim in text["claims"] if claim["subject"][0].isupper()}
    heads = {name.split()[0] for name in NAMES} | PLACES
    assert {firm for firm in firms if firm.split()[0] not in heads} == set()


def test_the_labels_score_as_right_against_themselves():
    told = add([score(text["claims"], text["claims"]) for text in TEXTS])
    assert told.tuple_f1 == 1.0
    assert told.value_precision.value == told.value_recall.value == told.attribution_recall.value == 1.0
    assert json.loads(as_line("all", told))["tuple_f1"] == 1.0


def test_a_document_of_the_command_read_is_flattened():
    claims = [
        {
            "subject": {"id": "x", "name": "Example Hosiery"},
            "object": None,
            "polarity": "denied",
            "certainty": "stated",
            "period_from": "2020",
            "quote": "forty pairs",
            "attribution": None,
        }
    ]
    (told,) = proposals(claims, "They made forty pairs.")
    assert (told["subject"], told["object"], told["certainty"]) == ("Example Hosiery", "", "denied")
    assert (told["from"], told["attribution"], told["span"]) == ("2020", "none", {"start": 10, "end": 21})


def test_reading_nothing_meets_nothing():
    told = add([score(text["claims"], []) for text in TEXTS])
    assert told.value_recall.met == 0
    assert told.value_precision == Rate(met=0, n=0)
    assert told.tuple_f1 == 0.0
