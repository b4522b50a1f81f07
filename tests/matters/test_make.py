"""The packets of the matters: made the same each time, honest about what is invented, without their own answers."""

import ast
import csv
import datetime as dt
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import jsonschema
import pytest
import yaml
from PIL import Image
from pypdf import PdfReader

from tests.matters.build import ROOT, expected, files, make, matters, packet
from unpick.datasets.generate.names import assert_no_real_name
from unpick.model.defect import CODES

SOURCE = ROOT.parent.parent / "src" / "unpick"
FORM = json.loads((SOURCE / "data" / "schemas" / "packet.form.json").read_text(encoding="utf-8"))
OUTCOMES = {"rebutted", "not_rebutted", "insufficient_facts", "out_of_scope", "partial", "modified"}
KEYS = {
    "defects",
    "not_looked",
    "allowed",
    "never",
    "outcome",
    "outcome_note",
    "lines",
    "turned",
    "when_looked",
    "rests_on",
    "facts",
    "invented",
}
REAL = [
    "poof",
    "dandong.huayang",
    "huayang",
    "uniqlo",
    "muji",
    "reitmans",
    "e\\.l\\.f",
    "ninestar",
    "camel.(?:energy|group)",
    "kingtom",
    "natchi",
    "pugang",
    "ryonbong",
    "ryongbong",
    "hunchun.dongyang",
    "pagoda",
    "ocean.one",
    "yantai.dachen",
    "yanbian.shenghai",
    "linglong",
    "finca",
    "firemount",
    "giant.manufacturing",
    "taekwang",
    "taepyung",
    "unispace",
    "rixin",
    "supermax",
    "purecircle",
    "ikea",
    "vantec",
    "topstag",
]
"""Firms of the founding matters (research, law 3): none of them may stand in an invented packet."""

MATTERS = matters()
INVENTED = [name for name in MATTERS if packet(name).get("invented")]
DECIDED = [name for name in MATTERS if name not in INVENTED]


@cache
def made(name: str) -> dict[str, bytes]:
    return files(name)


def strings(name: str) -> str:
    """Every string of a recipe but its docstring, and packet.yml: all that the papers can say."""
    tree = ast.parse((ROOT / name / "recipe.py").read_text(encoding="utf-8"))
    said = [
        one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    docs = {ast.get_docstring(tree, clean=False)}
    return "\n".join(
        [*(text for text in said if text not in docs), (ROOT / name / "packet.yml").read_text("utf-8")]
    )


@cache
def listed() -> tuple[str, ...]:
    found: set[str] = set()
    for path in sorted((SOURCE / "data" / "lists").glob("*.name.csv")):
        with path.open(encoding="utf-8", newline="") as opened:
            found.update(row["name"] for row in csv.DictReader(opened) if row["schema"] != "Person")
    return tuple(sorted(found))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


LEGAL = "Co., Ltd|Company|LLC|Inc|Ltd|Limited|Corp|Sdn Bhd|DOO|A.S|SRL|JSC|LLP|Co".replace(".", "[.]")
FIRM = re.compile(
    rf"((?:[A-ZÉ][\w&é-]*[.]? ){{1,5}}?(?:{LEGAL})(?!\w))|((?:[A-ZÉ][\wé]+ ){{1,6}})\(invented\)"
)


def firms(name: str) -> set[str]:
    """The firms that a recipe names, by their legal form or by the word (invented) behind them."""
    return {(one or other).strip() for one, other in FIRM.findall(strings(name))}


def test_there_are_enough_packets_and_two_fifths_of_them_have_nothing_to_find():
    clean = [name for name in MATTERS if not expected(name)["defects"]]
    assert len(MATTERS) >= 24
    assert len(MATTERS) * 2 / 5 <= len(clean)


@pytest.mark.parametrize("name", MATTERS)
def test_a_packet_fits_its_form_and_lists_each_of_its_files(name: str, tmp_path: Path):
    folder = make(name, tmp_path)
    told = yaml.safe_load((folder / "packet.yml").read_text(encoding="utf-8"))
    jsonschema.validate(told, FORM)
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert there == {"packet.yml"} | {
        one["file"] for part in ("exhibits", "record") for one in told.get(part, ())
    }
    assert all((folder / one).stat().st_size for one in there)


@pytest.mark.parametrize("name", MATTERS)
def test_a_packet_is_made_in_under_a_second_and_the_same_twice(name: str):
    before = time.process_time()
    again = files(name)
    assert time.process_time() - before < 1.5, "one second on an idle machine"
    assert again == made(name)


def test_another_day_zone_and_hash_seed_make_the_same_bytes():
    some = ["poof", "hanzi_sound", "petition", "refusal", "scan_only"]
    code = (
        "import hashlib; from tests.matters.build import files\n"
        f"for name in {some}:\n"
        "    for file, content in files(name).items(): print(name, file, hashlib.sha256(content).hexdigest())"
    )
    env = {**os.environ, "TZ": "Asia/Pyongyang", "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"}
    env["PYTHONPATH"] = os.pathsep.join([str(SOURCE.parent), str(ROOT.parent.parent)])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=env, encoding="utf-8"
    )
    here = [
        f"{name} {file} {hashlib.sha256(content).hexdigest()}"
        for name in some
        for file, content in made(name).items()
    ]
    assert done.stdout.splitlines() == here


@pytest.mark.parametrize("name", MATTERS)
def test_a_packet_holds_no_expectation(name: str):
    assert not [file for file in made(name) if "expect" in file.casefold()]
    assert not re.search(
        r"\b(?:outcome|defects?|turned|verdict|not_looked)\b", (ROOT / name / "packet.yml").read_text()
    )
    codes = set(re.findall(r"\bD(?:0[1-9]|1\d|2[0-2])\b", strings(name)))
    assert not codes
    sayings = [saying for saying in CODES.values() if saying in strings(name)]
    assert not sayings


@pytest.mark.parametrize("name", MATTERS)
def test_an_expectation_is_whole_and_about_this_packet(name: str):
    told, of = expected(name), packet(name)
    ids = {str(one["id"]) for part in ("exhibits", "record") for one in of.get(part, ())}
    wanted = [one["code"] for one in told["defects"]]
    assert set(told) <= KEYS
    assert told["rests_on"] and told["invented"]
    assert {*wanted, *told["allowed"], *told["never"], *told["not_looked"]} <= set(CODES)
    assert max(Counter([*wanted, *told["allowed"], *told["never"], *told["not_looked"]]).values()) == 1
    assert {str(one) for defect in told["defects"] for one in defect["exhibits"]} <= ids
    assert set(map(str, told["turned"])) <= ids
    outcome = told.get("outcome", [])
    assert set([outcome] if isinstance(outcome, str) else outcome) <= OUTCOMES
    assert set(told.get("lines", {})) <= {str(line["id"]) for line in of.get("lines", ())}
    assert set(told.get("lines", {}).values()) <= OUTCOMES


def test_each_question_is_asked_both_ways():
    wanted = {one["code"] for name in MATTERS for one in expected(name)["defects"]}
    wanted |= {
        one["code"] for name in MATTERS for one in expected(name).get("when_looked", {}).get("defects", ())
    }
    silent = {code for name in MATTERS for code in expected(name)["never"]}
    assert wanted == set(CODES)
    assert silent == set(CODES) - {"D04", "D06"}


@pytest.mark.parametrize("name", [one for one in MATTERS if "D17" in expected(one)["never"]])
def test_a_packet_that_must_not_be_called_late_was_filed_in_time(name: str):
    told = packet(name)
    days = {key: dt.date.fromisoformat(day) for key, day in told.get("events", {}).items()}
    filed = days.get("answered") or days.get("filed")
    if filed and "detained" in days and not told.get("regime", "US-WRO").startswith("US-WRO"):
        assert (filed - days["detained"]).days <= 30, "30 days from the notice (research, law 1a)"
    elif filed and "imported" in days and name != "last_day":
        assert filed <= days["imported"] + dt.timedelta(days=90), (
            "three months from importation (19 CFR 12.43)"
        )


@pytest.mark.parametrize("name", [one for one in INVENTED if packet(one).get("requests")])
def test_what_was_asked_stands_in_a_paper_as_well_as_in_the_list(name: str):
    assert [one for one in packet(name)["record"] if one.get("by") == "authority"]


def says(file: str, content: bytes) -> str:
    """What the small print and the properties of a file say."""
    kind = file.rsplit(".", 1)[-1]
    if kind == "pdf":
        paper = PdfReader(io.BytesIO(content))
        return (paper.metadata or {}).get("/Subject", "") + " ".join(paper.pages[-1].extract_text().split())
    if kind in ("xlsx", "docx"):
        return zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml").decode()
    if kind in ("jpg", "png"):
        return str(Image.open(io.BytesIO(content)).getexif().get(270, ""))
    return content.decode()


@pytest.mark.parametrize("name", MATTERS)
def test_every_paper_says_that_it_was_made_for_a_test(name: str):
    unmarked = {file for file, content in made(name).items() if "made for a test" not in says(file, content)}
    spared = {file for file in made(name) if file.endswith(".csv")} if name in INVENTED else set()
    assert unmarked <= spared, "a CSV has no place for small print; packet.yml says invented"


@pytest.mark.parametrize("name", INVENTED)
def test_no_firm_of_the_founding_matters_is_in_an_invented_packet(name: str):
    text = strings(name).casefold()
    assert not [real for real in REAL if re.search(rf"(?<!\w){real}(?!\w)", text)]


@pytest.mark.parametrize("name", [one for one in DECIDED if one != "royal"])
def test_papers_made_for_a_decided_matter_speak_of_roles_and_name_no_firm(name: str):
    # The label and the letter of Royal Blood-Fresh restate the published ruling and nothing else.
    told = packet(name)
    text = strings(name).split("unpick: packet/1")[0].casefold()
    names = [told[key].casefold() for key in ("importer", "producer") if key in told]
    assert names
    assert not [one for one in names if one in text or one.split()[0] in words(text)]


def test_the_test_finds_the_firms_that_the_recipes_name():
    assert {"Larkmere Apparel LLC", "Dandong Qiluvane Garment Co., Ltd"} <= firms("garment_sound")
    assert "Tarimvale Cotton Spinning Co., Ltd" in firms("korla")
    assert sum(len(firms(name)) for name in INVENTED) > 60


def test_no_invented_firm_resembles_a_listed_one():
    named = sorted({firm for name in INVENTED for firm in firms(name)})
    assert assert_no_real_name(named, listed()) == []


ORDERS = {
    "Xinjiang Production and Construction Corporation",
    "XINJIANG PRODUCTION AND CONSTRUCTION CORPS",
}
"""Whom an order is called after, by either name: a notice cites the order, a letter denies buying there; no chain holds it."""


@pytest.mark.parametrize("name", INVENTED)
def test_no_listed_name_stands_word_for_word_in_an_invented_packet(name: str):
    text = f" {' '.join(words(strings(name)))} "
    full = [one for one in listed() if len(words(one)) > 1 and f" {' '.join(words(one))} " in text]
    assert set(full) <= ORDERS
