"""The plan of inspections as CSV, and outcomes given back. All firms are invented."""

import csv
import json

import pytest
from click.testing import CliRunner

from tests.app.rank_world import ARRIVALS, AT, LISTED, make, row, write
from unpick.app.rank import Limits, rank
from unpick.app.rank_plan import read_outcomes, write_plan
from unpick.cli.main import cli
from unpick.model.errors import TooManyRejects, UnreadableFile, UsageError
from unpick.report.json_out import find_faults


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plan")
    world = make(folder)
    rows = [*ARRIVALS, row("=cmd()", "2024-03-08", LISTED)]
    file, mapping = write(folder, rows)
    return rank(world, [file], at=AT, mapping=mapping, limits=Limits(top=14, explored=0.3))


@pytest.fixture
def plan(document, tmp_path):
    write_plan(document, tmp_path / "plan.csv")
    return tmp_path / "plan.csv"


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(path, rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def fill(path, found=("A1",)):
    rows = rows_of(path)
    write_rows(path, [{**one, "outcome": "found" if one["bill_no"] in found else "Nothing"} for one in rows])
    return rows


def test_a_plan_has_a_row_for_each_arrival_with_chance_reason_and_watermark(document, plan):
    rows = rows_of(plan)
    assert [int(one["rank"]) for one in rows] == list(range(1, 15))
    assert all(one["reason_1"] and one["watermark"] == "SYNTHETIC - INVENTED" for one in rows)
    assert [float(one["chance"]) for one in rows] == [one["chance"] for one in document["rows"]]
    assert {one["outcome"] for one in rows} == {""}


def test_no_cell_of_a_plan_is_a_formula(plan):
    (cell,) = [one["bill_no"] for one in rows_of(plan) if "cmd" in one["bill_no"]]
    assert cell == "'=cmd()"


def test_outcomes_give_hits_among_all_arrivals_with_bounds(document, plan):
    rows = fill(plan, found=("A1", "A3"))
    told = read_outcomes(plan, at=AT)
    assert find_faults(told) == []
    blind = [one for one in rows if one["how"] == "blind"]
    assert told["outcomes"]["hits"]["estimate"] == 2
    assert told["outcomes"]["hits"]["low"] == 2
    assert told["arrivals"] == document["arrivals"]
    fill(plan, found=("A1", blind[0]["bill_no"]))
    more = read_outcomes(plan, at=AT)["outcomes"]
    assert more["hits"]["estimate"] == pytest.approx(1 + 1 / float(blind[0]["chance"]), abs=1e-5)
    assert more["lift"]["low"] < more["lift"]["estimate"] < more["lift"]["high"]


def test_a_row_that_was_taken_out_is_an_arrival_without_an_outcome(plan):
    fill(plan)
    write_rows(plan, rows_of(plan)[1:])
    told = read_outcomes(plan, at=AT)
    assert told["outcomes"]["hits"]["estimate"] is None
    assert told["outcomes"]["strata"][0]["no_outcome"] == 1


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("outcome", "maybe", "no outcome"),
        ("how", "hunch", "no way of choosing"),
        ("stratum_chosen", "-3", "no count"),
        ("stratum_arrivals", "4000", "another row"),
    ],
)
def test_a_faulty_row_is_named_with_its_remedy(plan, column, value, problem):
    fill(plan)
    rows = rows_of(plan)
    rows[2] = {**rows[2], column: value}
    write_rows(plan, rows)
    (fault,) = read_outcomes(plan, at=AT)["rejects"]
    assert (fault["file"], fault["row"], fault["value"]) == (
        "plan.csv",
        4,
        rows[2]["stratum_chosen"] if column == "stratum_arrivals" else value,
    )
    assert problem in fault["problem"]
    assert fault["remedy"]


def test_an_arrival_that_stands_twice_counts_once(plan):
    fill(plan)
    rows = rows_of(plan)
    write_rows(plan, [*rows, rows[0]])
    (fault,) = read_outcomes(plan, at=AT)["rejects"]
    assert "stands twice" in fault["problem"]


def test_what_is_no_plan_is_refused(plan, tmp_path, document):
    rows = rows_of(plan)
    write_rows(plan, [{**one, "outcome": "perhaps"} for one in rows])
    with pytest.raises(TooManyRejects, match="14 of 14"):
        read_outcomes(plan, at=AT)
    for name, data in (("empty.csv", b""), ("other.csv", b"a,b\n1,2\n"), ("zip.csv", b"PK\x03\x04zzzz")):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(UnreadableFile):
            read_outcomes(tmp_path / name, at=AT)
    with pytest.raises(UnreadableFile, match="no such file"):
        read_outcomes(tmp_path / "absent.csv", at=AT)
    for out in ("plan.txt", "absent/plan.csv"):
        with pytest.raises(UsageError):
            write_plan(document, tmp_path / out)


def test_the_command_reads_outcomes_in_words_and_json(plan):
    fill(plan)
    done = CliRunner().invoke(cli, ["rank", "--outcomes", str(plan)])
    assert done.exit_code == 0
    assert "hits among all 36" in done.output
    done = CliRunner().invoke(cli, ["rank", "--outcomes", str(plan), "--json"])
    assert json.loads(done.stdout)["outcomes"]["top_rate"] is not None


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """Return a world, the file of its arrivals and the map of their columns."""
    folder = tmp_path_factory.mktemp("memory")
    return make(folder), *write(folder, ARRIVALS)


def ranked(asked, *plans, top=None):
    world, file, mapping = asked
    limits = Limits(top=top, share=None if top else 1.0, explored=0.0)
    document = rank(world, [file], at=AT, mapping=mapping, limits=limits, learned=plans)
    assert find_faults(document) == []
    return {one["id"]: one for one in document["rows"]}


def test_a_find_lifts_the_next_arrivals_of_its_sender_and_a_fruitless_look_lowers_them(asked, tmp_path):
    world, file, mapping = asked
    first = rank(world, [file], at=AT, mapping=mapping, limits=Limits(top=14, explored=0.3))
    write_plan(first, tmp_path / "plan.csv")
    rows = rows_of(tmp_path / "plan.csv")
    before = ranked(asked)
    drawn = next(one for one in rows if one["how"] == "blind" and one["shipper"])
    top = next(
        one
        for one in rows
        if one["how"] == "score" and before[one["bill_no"]]["because"][0]["part"] == "chain"
    )
    said = {drawn["bill_no"]: "found", top["bill_no"]: "nothing"}
    plan = tmp_path / "plan.csv"
    write_rows(plan, [{**one, "outcome": said.get(one["bill_no"], "")} for one in rows])
    after = ranked(asked, plan)
    lifted = after[drawn["bill_no"]]
    assert lifted["because"][0]["part"] == "memory"
    assert "of this sender, 1 had what was looked for" in lifted["reasons"][0]
    assert lifted["because"][0]["why"] == [f"plan.csv#{rows.index(drawn) + 2}"]
    assert lifted["score"] > before.get(drawn["bill_no"], {"score": 0.0})["score"]
    assert after.get(top["bill_no"], {"score": 0.0})["score"] < before[top["bill_no"]]["score"]
    assert ranked(asked, plan) == after


def test_a_plan_with_a_faulty_row_teaches_nothing(asked, tmp_path):
    world, file, mapping = asked
    plan = tmp_path / "plan.csv"
    write_plan(rank(world, [file], at=AT, mapping=mapping, limits=Limits(top=2, explored=0.0)), plan)
    rows = rows_of(plan)
    for column, value in (("outcome", "perhaps"), ("chance", "0"), ("stratum_arrivals", "many")):
        write_rows(plan, [{**rows[0], column: value}, *rows[1:]])
        with pytest.raises(UnreadableFile, match=f"row 2, column {column}, '{value}'"):
            ranked(asked, plan, top=2)
