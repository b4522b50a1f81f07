"""The short report on a chain that was accepted before, and a rebuttal with an exhibit that a person opens; all invented."""

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from unpick.cli.main import cli
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults

MAP = """\
Step,Company,Country,Document
Weaving,Invented Alder Weaving Mill,VN,map
Dyeing and finishing,Invented Birch Dye House,VN,map
Cutting and sewing,Invented Garment Works,VN,map
"""
CERTIFICATE = """\
CERTIFICATE OF ORIGIN
The undersigned foreign seller Invented Garment Works certifies that the goods originate in Vietnam.
Signed: an invented person, director of the seller
"""
LOG = """\
Date,Step,Lot,Pieces finished,Operators
{day},sewing,{lot},564,48
{day},sewing,{lot},561,48
"""
BILLS = """\
shipper_name,consignee_name,date,description,bill_no
Invented Garment Works,Invented Importer Ltd.,2024-09-20,woven blouses,INVB77
"""
LOTS = {
    "earlier": ("L-100", "2024-03-03"),
    "later": ("L-207", "2024-09-09"),
    "same": ("L-300", "2024-10-01"),
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments), standalone_mode=False)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a workspace with an earlier case, one whose weaver changed, and one whose makers are the same."""
    folder = tmp_path_factory.mktemp("same")
    place = str(folder / "ws")
    assert run("init", place).exception is None
    for case, (lot, day) in LOTS.items():
        assert run("case", "new", case, "--by", "A", "--workspace", place).exception is None
        weaver = "Invented Poplar Looms" if case == "later" else "Invented Alder Weaving Mill"
        papers = {
            "map.csv": MAP.replace("Invented Alder Weaving Mill", weaver),
            "origin.txt": CERTIFICATE,
            "sewing.csv": LOG.format(lot=lot, day=day),
        }
        for name, text in papers.items():
            path = folder / case / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            done = run("case", "add", case, str(path), "--by", "A", "--says", name, "--workspace", place)
            assert done.exception is None, done.exception
    done = run(
        "case", "diary", "earlier", "--step", "released", "--day", "2024-05-03", "--says", "customs", "--by", "A",
        "--workspace", place,
    )  # fmt: skip
    assert done.exception is None, done.exception
    return place


def report(workspace: str, case: str, earlier: str) -> dict:
    done = run(
        "rebuttal", case, "--product", "garment", "--same-as", earlier, "--workspace", workspace, "--json"
    )
    assert done.exception is None, done.exception
    found: dict = json.loads(done.output)
    assert find_faults(found) == []
    return found


def test_a_maker_that_changed_is_named_with_both_exhibits_and_proved_anew(workspace: str):
    document = report(workspace, "later", "earlier")
    told = document["same_chain"]
    assert (told["earlier"], told["released"]) == ("earlier", "2024-05-03")
    weaving = next(one for one in told["tiers"] if "Invented Poplar Looms" in one["now"])
    assert (weaving["state"], weaving["came"], weaving["gone"]) == (
        "changed",
        ["Invented Poplar Looms"],
        ["Invented Alder Weaving Mill"],
    )
    said = {one["text"]: one for one in document["sentences"] if one["part"] == "3"}
    came = next(one for text, one in said.items() if "did not name then" in text)
    gone = next(one for text, one in said.items() if "does not name today" in text)
    assert not came["exhibits"][0].startswith("O-") and gone["exhibits"][0].startswith("O-")
    assert any(gap["what"].startswith(f"{weaving['tier']}: changed") for gap in document["gaps"])
    assert document["left_out"] == []


def test_the_same_makers_still_owe_the_papers_of_these_goods(workspace: str):
    document = report(workspace, "same", "earlier")
    tiers = document["same_chain"]["tiers"]
    shown = [one for one in tiers if one["now"]]
    assert shown and {one["state"] for one in shown} == {"same"}
    sewing = next(one for one in tiers if "Invented Garment Works" in one["now"])
    assert any("workers" in one for one in sewing["again"])
    assert "Both packets name the same makers" in " ".join(one["text"] for one in document["sentences"])


def test_an_earlier_case_that_nobody_shows_released_stops_the_report(workspace: str):
    document = report(workspace, "earlier", "same")
    assert document["same_chain"]["released"] is None
    (gap,) = [one for one in document["gaps"] if one["rule"] == "an identical chain that was accepted"]
    assert gap["stops"]


def test_papers_that_were_in_the_earlier_packet_are_no_papers_of_these_goods(workspace: str, tmp_path: Path):
    again = run("case", "new", "again", "--by", "A", "--workspace", workspace)
    assert again.exception is None, again.exception
    for name, text in (("map.csv", MAP), ("sewing.csv", LOG.format(lot="L-100", day="2024-03-03"))):
        (tmp_path / name).write_text(text, encoding="utf-8")
        run(
            "case",
            "add",
            "again",
            str(tmp_path / name),
            "--by",
            "A",
            "--says",
            name,
            "--workspace",
            workspace,
        )
    tiers = report(workspace, "again", "earlier")["same_chain"]["tiers"]
    sewing = next(one for one in tiers if one["carried"])
    assert not sewing["fresh"]
    assert any("their lot, order, payment" in one for one in sewing["again"])


@pytest.mark.parametrize(("earlier", "says"), [("later", "is the case itself"), ("nowhere", "nowhere")])
def test_a_case_is_compared_with_another_that_is_there(workspace: str, earlier: str, says: str):
    done = run("rebuttal", "later", "--same-as", earlier, "--workspace", workspace)
    assert isinstance(done.exception, UsageError)
    assert says in str(done.exception)


def test_a_protected_exhibit_is_in_the_confidential_volume_alone(
    workspace: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("UNPICK_PASSPHRASE", "a long passphrase of tests")
    bills = tmp_path / "hushed.csv"
    bills.write_text(BILLS, encoding="utf-8")
    loaded = run("load", str(bills), "--protected", "--workspace", workspace, "--json")
    assert loaded.exception is None, loaded.exception
    document = json.loads(loaded.output)["files"][0]["document"]
    added = run("case", "add", "later", document, "--by", "A", "--why", "bill", "--workspace", workspace)
    assert added.exception is None, added.exception
    plain = json.loads(run("rebuttal", "later", "--workspace", workspace, "--json").output)
    assert plain["volume"] == "public" and "hushed" not in json.dumps(plain)
    refused = run("rebuttal", "later", "--reveal", document, "--workspace", workspace)
    assert isinstance(refused.exception, UsageError)
    out = tmp_path / "rebuttal.zip"
    done = run(
        "rebuttal", "later", "--reveal", document, "--reason", "for customs", "--by", "A", "--workspace", workspace,
        "--out", str(out), "--json",
    )  # fmt: skip
    assert done.exception is None, done.exception
    shown = json.loads(done.output)
    assert shown["volume"] == "confidential" and "hushed.csv" in json.dumps(shown)
    with zipfile.ZipFile(out) as held:
        assert any(b"INVB77" in held.read(name) for name in held.namelist())
    with zipfile.ZipFile(tmp_path / "rebuttal.public.zip") as held:
        everything = b"".join(
            held.read(name) for name in held.namelist() if name.endswith((".txt", ".html", ".csv"))
        )
        assert b"INVB77" not in everything and b"hushed" not in everything
