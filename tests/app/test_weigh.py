"""`weigh` on invented facts: lines with sources, denials, other goods and times, swaps of names, the workbook."""

import datetime as dt
import json
import zipfile

import pytest
from click.testing import CliRunner

from unpick.app.load import load
from unpick.app.weigh import Asked, rows_of, weigh_subject, write_ledger
from unpick.cli.weigh import weigh_command
from unpick.model.errors import UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)
DAY = dt.date(2026, 6, 1)
FACTS = """
unpick: facts/1
id: invented-mill
title: An invented mill
sources:
  - {id: paper, title: "An invented newspaper", published: "2026-01-10", public_from: "2026-01-10", reliability: C, origin: agency}
  - {id: copy, title: "An invented copy of it", published: "2026-01-12", public_from: "2026-01-12", reliability: B, origin: agency}
  - {id: ruling, title: "An invented ruling", published: "2026-03-01", public_from: "2026-03-01", reliability: A}
  - {id: firm, title: "A letter of the invented firm", published: "2026-02-01", public_from: "2026-02-01", reliability: D}
entities:
  - {id: inv-mill, schema: Company, source: paper, country: CN, names: [{name: NAME}]}
  - {id: inv-shop, schema: Company, source: paper, country: US, names: [{name: Orrin Outfitters}]}
links:
  - {kind: supplies, subject: inv-mill, object: inv-shop, source: paper, from: "2025", quote: "supplies"}
claims:
  - {subject: inv-mill, predicate: worker_nationality, object: KP, source: paper, kind: report, quote: "workers"}
  - {subject: inv-mill, predicate: worker_nationality, object: KP, source: copy, kind: report, quote: "workers"}
  - {subject: inv-mill, predicate: worker_nationality, object: KP, source: firm, kind: denial, polarity: denied, quote: "no"}
  - {subject: inv-mill, predicate: forced_labor, object: "yes", source: ruling, kind: finding, quote: "found"}
  - {subject: inv-mill, predicate: unit_price, value: 1, unit: CNY per piece, bound: "<", source: paper, kind: report, goods: dolls, quote: "below"}
  - {subject: inv-mill, predicate: day_wage, value: 3, unit: CNY per day, bound: "<=", source: paper, from: "2019", to: "2019", kind: report, quote: "three"}
"""


def workspace(folder, name="Quillmoor Mill"):
    opened = Workspace.create(folder, created_at=AT)
    path = folder.parent / f"{folder.name}.yml"
    path.write_text(FACTS.replace("NAME", json.dumps(name)), encoding="utf-8")
    load(opened, [path], at=AT)
    return opened


@pytest.fixture
def mill(tmp_path):
    return workspace(tmp_path / "ws")


def weighed(opened, subject="Quillmoor Mill", **asked):
    return weigh_subject(opened, subject, Asked(on=DAY, **asked), at=AT)


def test_each_line_has_its_source_and_the_copy_counts_nothing(mill):
    document = weighed(mill)
    assert find_faults(document) == []
    assert document["origins"] == 3
    by_origin = {(one["origin"], one["family"]): one for one in document["lines"] if one["weight"]}
    assert by_origin["agency", "testimony"]["grade"] == "C"
    assert "denied" in by_origin["agency", "testimony"]["against"][0]
    assert any(one["weight"] < 0 for one in document["lines"])
    ruling = next(one for one in document["lines"] if one["family"] == "official finding")
    assert (ruling["weight"], ruling["why"] != []) == (2.0, True)
    assert (
        round(document["prior"]["log10_odds"] + sum(one["weight"] for one in document["lines"]), 2)
        == document["total"]
    )
    assert document["confidence"].startswith("High")
    assert len(rows_of(document)) <= 9


def test_claims_of_another_time_or_other_goods_are_left_out_and_told(mill):
    document = weighed(mill, product="6110", start=dt.date(2025, 1, 1))
    assert [one["reason"] for one in document["left_out"]] == ["of another period"]
    other = weighed(mill, product="wigs")
    assert "about other goods: dolls" in [one["reason"] for one in other["left_out"]]


def test_the_name_of_the_firm_weighs_nothing(mill, tmp_path):
    base = weighed(mill)
    for at, name in enumerate(
        ("Kim Chol Trading", "Abdulla Textile", "丹东无名服装有限公司", "Ryonhap Mill")
    ):
        other = weigh_subject(workspace(tmp_path / f"ws{at}", name), name, Asked(on=DAY), at=AT)
        assert (other["total"], other["interval"], other["words"]) == (
            base["total"],
            base["interval"],
            base["words"],
        )


def test_the_same_question_gives_the_same_bytes(mill, tmp_path):
    one, two = (json.dumps(weighed(mill), sort_keys=True) for _ in range(2))
    assert one == two
    paths = [write_ledger(weighed(mill), tmp_path / f"{n}.xlsx") for n in (1, 2)]
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_the_workbook_adds_up_by_formulas(mill, tmp_path):
    document = weighed(mill)
    with zipfile.ZipFile(write_ledger(document, tmp_path / "l.xlsx")) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("LOG10(") == len(document["lines"])
    assert f"<v>{document['total']}</v>" in sheet


def test_bad_questions_are_told(mill, tmp_path):
    with pytest.raises(UsageError, match="is no share"):
        weighed(mill, prior=1.5)
    with pytest.raises(UsageError, match="did you mean"):
        weighed(mill, subject="Quilmoor Mil")
    with pytest.raises(UsageError, match="no workbook"):
        write_ledger(weighed(mill), tmp_path / "l.csv")
    bad = tmp_path / "ratios.yml"
    bad.write_text("kinds: {a: {family: gossip, ratio: 2, half_life: 1, says: x}}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="gossip"):
        weigh_subject(mill, "Quillmoor Mill", Asked(on=DAY), at=AT, ratios=bad)


def test_the_command_prints_twelve_lines_that_add_up(mill, tmp_path):
    asked = [
        "Quillmoor Mill",
        "--workspace",
        str(tmp_path / "ws"),
        "--on",
        "2026-06-01",
        "--known-at",
        "2026-06-01",
    ]
    done = CliRunner().invoke(weigh_command, asked, standalone_mode=False)
    assert done.exception is None
    rows = [
        line
        for line in done.output.splitlines()
        if line[:6].strip().startswith(("+", "-"))
        and ":" in line
        and line[3] == "."
        and " in full: " not in line
    ]
    numbers = [float(line[:6]) for line in rows]
    head = done.output.splitlines()
    whole = head[next(at for at, line in enumerate(head) if "prior:" in line) :]
    whole = whole[: whole.index("")]
    # With the rule above the total: prior, at most nine lines, total.
    assert len(whole) == len(rows) + 1 <= 12
    assert max(map(len, whole)) <= 100
    assert sum(numbers[:-1]) == pytest.approx(numbers[-1], abs=0.001)
    assert "clears nobody" in done.output or "likely" in done.output


def test_a_chain_that_hangs_on_one_fact_says_which(mill):
    (chain,) = [
        one for one in weighed(mill, "Orrin Outfitters")["lines"] if one["says"].startswith("a chain")
    ]
    assert any("Quillmoor Mill supplies Orrin Outfitters" in said for said in chain["against"])
