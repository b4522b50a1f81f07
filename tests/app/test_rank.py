"""`rank`: arrivals under a budget. Who is on top and why, what moves a rank and what never does. All firms are invented."""

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.app.rank_world import (
    ARRIVALS,
    AT,
    FACTS,
    HANGUL,
    HANZI,
    LISTED,
    MAP,
    MILL,
    OPEN,
    VESSEL,
    make,
    row,
    write,
)
from unpick.app.load import load
from unpick.app.rank import Limits, rank
from unpick.cli.main import cli
from unpick.model.errors import UnreadableFile, UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

TOP = Limits(top=10, explored=0.2)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return make(tmp_path_factory.mktemp("rank"))


def ask(world: Workspace, folder: Path, rows, *, limits: Limits = TOP, **more):
    file, mapping = write(folder, rows)
    return rank(world, [file], at=AT, mapping=mapping, limits=limits, **more)


@pytest.fixture(scope="module")
def answer(world: Workspace, tmp_path_factory: pytest.TempPathFactory):
    return ask(world, tmp_path_factory.mktemp("answer"), ARRIVALS)


def by_id(document):
    return {one["id"]: one for one in document["rows"]}


def scores(document, *ids):
    found = by_id(document)
    return [found[one]["score"] if one in found else None for one in ids]


def test_the_answer_has_the_form_of_its_schema(answer):
    assert find_faults(answer) == []
    assert answer["synthetic"] is True
    assert len(answer["rows"]) == answer["budget"] == 10
    assert [one["rank"] for one in answer["rows"]] == list(range(1, 11))


def test_listed_parties_and_claims_come_first_and_name_their_statements(answer):
    first = {one["id"] for one in answer["rows"][:3]}
    assert first == {"A1", "A3", "A7"}
    (because,) = by_id(answer)["A3"]["because"]
    assert because["part"] == "party"
    assert because["why"]
    assert "stands on an invented list" in because["says"]
    (because,) = by_id(answer)["A1"]["because"]
    assert because["part"] == "chain"
    assert because["resolution"] == "shipment"
    assert len(because["why"]) >= 2
    assert any(one.endswith("#2") for one in because["why"])


def test_each_row_has_at_most_three_reasons_and_says_what_would_lower_it(answer):
    for one in answer["rows"]:
        assert 1 <= len(one["reasons"]) <= 3
        assert one["why_not_higher"]
        assert one["lowers"] or one["score"] == 0
        assert "guilty" not in json.dumps(one)


def test_open_doors_lower_a_firm_and_never_a_listing_or_the_statute(world, answer, tmp_path):
    closed, opened, listed = scores(answer, "A1", "A2", "A3")
    assert opened == pytest.approx(closed - 6.0, abs=0.11)
    assert by_id(answer)["A2"]["opened"]["points"] == -6.0
    more = (
        FACTS.replace("inv-open", "inv-again")
        .replace(OPEN, LISTED)
        .replace("invented-rank", "invented-again")
    )
    (tmp_path / "more.yml").write_text(more, encoding="utf-8")
    other = make(tmp_path)
    load(other, [tmp_path / "more.yml"], at=AT)
    document = ask(
        other,
        tmp_path,
        [row("A3", "2024-03-03", LISTED, **{"from port": "DANDONG"})],
        limits=Limits(top=1, explored=0),
    )
    (found,) = document["rows"]
    kept = sum(one["points"] for one in found["because"] if one["part"] in ("party", "statute"))
    assert found["score"] >= kept >= listed


def test_an_inspection_after_the_arrival_or_more_than_a_year_before_opens_nothing(world, tmp_path):
    rows = [row("E", "2024-01-05", OPEN), row("L", "2025-03-01", OPEN), row("N", "2024-06-01", OPEN)]
    found = by_id(ask(world, tmp_path, rows))
    assert found["E"]["opened"] is None
    assert found["L"]["opened"] is None
    assert found["N"]["opened"] is not None


def test_the_section_names_port_and_vessel_as_unverified_and_exempts_no_firm(answer):
    port, vessel = by_id(answer)["A5"], by_id(answer)["A6"]
    assert next(one["part"] for one in port["because"]) == "statute"
    assert "22 U.S.C. 9225" in port["reasons"][0]
    assert "Dandong" in port["reasons"][0]
    assert port["because"][0]["mark"] == "unverified, do not rely"
    assert "Carried by INVENTED STAR" in vessel["reasons"][0]
    assert "365 days" in vessel["reasons"][0]
    assert vessel["because"][0]["sources"][0]["title"] == "An invented paper"
    assert "no statute" in answer["policy"]


@pytest.mark.parametrize(
    "more",
    [
        {"destination": "CA"},
        {"from port": "DALIANWAN SOUTH"},
        {"arrival date": "2016-03-04"},
        {"from port": "SHANGHAI", "vessel": "INVENTED STARLIGHT"},
        {"from port": "SHANGHAI", "vessel": VESSEL, "arrival date": "2025-03-01"},
    ],
)
def test_another_country_port_day_or_vessel_is_not_named_by_the_section(world, tmp_path, more):
    given = {"from port": "DANDONG", **more}
    day = given.pop("arrival date", "2024-03-04")
    document = ask(world, tmp_path, [row("X", day, "Invented Plainfold Garments", **given)])
    assert not [one for one in document["rows"][0]["because"] if one["part"] == "statute"]


def test_a_name_in_another_script_does_not_move_the_rank(world, tmp_path, answer):
    swapped = [{**one, "shipper": HANGUL if one["shipper"] == MILL else one["shipper"]} for one in ARRIVALS]
    document = ask(world, tmp_path, swapped)
    assert [one["id"] for one in document["rows"]] == [one["id"] for one in answer["rows"]]
    assert scores(document, "A1") == scores(answer, "A1")
    names = {"A1": MILL, "H": HANZI, "K": HANGUL, "U": MILL.upper()}
    alike = ask(world, tmp_path, [row(bill, "2024-03-01", name) for bill, name in names.items()])
    assert len(set(scores(alike, *names))) == 1


OWNERS = (
    "Pak Chol Su",
    "Piao Zhezhu",
    "朴哲洙",
    "박철수",
    "Abdurehim Tursun",
    "ئابدۇرېھىم تۇرسۇن",
    "Li Wei",
    "222401",
    "653101",
    "133000",
    "844000",
)
"""Names of owners as ethnic Koreans, Uyghurs and Han bear them, counties of identity numbers and postal codes of Yanbian and
Kashgar; invented persons."""


@pytest.mark.parametrize("shift", [0, 4, 8])
def test_an_owner_s_name_a_county_or_a_postal_code_never_moves_a_rank(world, tmp_path, answer, shift):
    owners = [OWNERS[(at + shift) % len(OWNERS)] for at in range(len(ARRIVALS))]
    rows = [{**one, "goods": f"trousers, owner {owner}"} for one, owner in zip(ARRIVALS, owners, strict=True)]
    file, mapping = write(tmp_path, rows)
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    told = [f'{line},"1 Imaginary Road, {owner}",{owner}' for line, owner in zip(lines, owners, strict=True)]
    file.write_text("\n".join([f"{head},shipper address,owner", *told]) + "\n", encoding="utf-8")
    mapping.write_text(MAP + "shipper_address: shipper address\n", encoding="utf-8")
    document = rank(world, [file], at=AT, mapping=mapping, limits=TOP)
    assert [(one["id"], one["score"], one["how"]) for one in document["rows"]] == [
        (one["id"], one["score"], one["how"]) for one in answer["rows"]
    ]
    because = json.dumps([one["because"] for one in document["rows"]], ensure_ascii=False)
    assert not [owner for owner in OWNERS if owner in because]


def test_a_person_s_name_as_shipper_of_any_people_ranks_alike(world, tmp_path):
    people = ("Pak Chol Su", "朴哲洙", "박철수", "Abdurehim Tursun", "ئابدۇرېھىم تۇرسۇن", "Li Wei")
    rows = [row(f"Z{at}", "2024-03-09", name) for at, name in enumerate(people)]
    document = ask(world, tmp_path, rows)
    assert {one["score"] for one in document["rows"]} == {0.0}
    assert {one["how"] for one in document["rows"]} == {"blind"}


def test_what_became_public_later_counts_from_then_on_only(world, tmp_path):
    before = ask(world, tmp_path, ARRIVALS, known_at=dt.date(2024, 7, 31))
    after = ask(world, tmp_path, ARRIVALS, known_at=dt.date(2024, 8, 1))
    assert scores(before, "A7") in ([None], [0.0])
    assert scores(after, "A7")[0] > 8


def test_the_same_question_gives_the_same_bytes(world, tmp_path):
    one, other = (json.dumps(ask(world, tmp_path, ARRIVALS)) for _ in range(2))
    assert one == other


def test_nothing_of_the_arrivals_stays_in_the_workspace(world, tmp_path):
    def held():
        files = (path for path in world.folder.rglob("*") if path.is_file())
        # The database of decisions opens its log beside itself whenever it is read.
        return {path: path.read_bytes() for path in files if not path.name.startswith("decisions.sqlite")}

    before = held()
    ask(world, tmp_path, ARRIVALS)
    assert held() == before


def test_loaded_shipments_are_put_in_order_as_the_file_of_them_is(tmp_path):
    world = make(tmp_path)
    file, mapping = write(tmp_path, ARRIVALS)
    asked = rank(world, [file], at=AT, mapping=mapping, limits=TOP)
    load(world, [file], mapping=mapping, at=AT)
    again = rank(world, [file], at=AT, mapping=mapping, limits=TOP)
    whole = rank(world, at=AT, limits=TOP)
    for other in (again, whole):
        assert [(one["id"], one["score"]) for one in other["rows"]] == [
            (one["id"], one["score"]) for one in asked["rows"]
        ]


def test_what_was_drawn_has_its_chance_and_another_seed_draws_others(world, tmp_path, answer):
    drawn = [one for one in answer["rows"] if one["how"] != "score"]
    strata = {one["how"]: one for one in answer["draw"]["strata"]}
    assert len(drawn) >= 2
    for one in drawn:
        held = strata[one["how"]]
        assert one["chance"] == held["chosen"] / held["arrivals"]
        assert any("Drawn at random" in reason for reason in one["reasons"])
    others = {
        tuple(
            one["id"]
            for one in ask(world, tmp_path, ARRIVALS, limits=Limits(top=10, explored=0.2, seed=seed))["rows"]
            if one["how"] != "score"
        )
        for seed in (2, 3)
    }
    assert len(others) > 1


def test_a_protected_source_moves_the_rank_and_is_not_told(tmp_path):
    world = make(tmp_path)
    told = FACTS.replace("reliability: B}", "reliability: B, protected: true}", 1).replace(
        "An invented paper", "A hidden witness"
    )
    told = (
        told.replace("inv-mill", "inv-hidden")
        .replace(MILL, "Invented Hidden Works")
        .replace("invented-rank", "hidden")
    )
    (tmp_path / "hidden.yml").write_text(told, encoding="utf-8")
    load(world, [tmp_path / "hidden.yml"], at=AT, passphrase="four words for a test")
    document = ask(world, tmp_path, [row("H", "2024-03-01", MILL), *ARRIVALS[1:]])
    text = json.dumps(document, ensure_ascii=False)
    assert "hidden witness" not in text
    assert "Hidden Works" not in text


def test_a_bill_that_states_north_korea_as_origin_comes_first(world, tmp_path):
    document = ask(
        world, tmp_path, [*ARRIVALS, row("K", "2024-03-05", "Invented Plainfold Garments", origin="KP")]
    )
    first = document["rows"][0]
    assert (first["id"], first["because"][0]["part"]) == ("K", "origin")
    assert [one["outcome"] for one in first["law"] if one["regime"] == "US-EO13570"] == ["prohibited"]


def test_law_is_told_on_the_condition_that_the_reasons_hold(world, answer, tmp_path):
    (law,) = [one for one in by_id(answer)["A1"]["law"] if one["regime"] == "US-CAATSA321"]
    assert law["outcome"] == "presumed"
    assert law["if"] == "what the reasons say holds of these goods"
    assert law["cite"]["cite"].startswith("22 U.S.C. 9241a")
    assert by_id(answer)["A5"]["law"] == []
    drawn = [one for one in answer["rows"] if one["how"] == "blind"]
    assert all(one["law"] == [] for one in drawn)
    early = FACTS.replace("2023-01-01", "2016-01-01").replace("2023-05-01", "2016-05-01")
    (tmp_path / "early").mkdir()
    (tmp_path / "facts.yml").write_text(early, encoding="utf-8")
    other = Workspace.create(tmp_path / "early" / "ws", created_at=AT)
    load(other, [tmp_path / "facts.yml"], at=AT)
    rows = [
        row("E", "2017-08-01", MILL),
        row("L", "2017-08-02", MILL),
        row("C", "2017-08-02", MILL, destination="CA"),
    ]
    found = by_id(ask(other, tmp_path, rows))
    told = {one: {law["regime"] for law in found[one]["law"]} for one in "ELC"}
    assert "US-CAATSA321" not in told["E"]
    assert "US-CAATSA321" in told["L"]
    assert not {one for one in told["C"] if one.startswith("US-")}


def test_that_the_arrival_itself_is_so_is_not_doubted(world, tmp_path):
    found = []
    for grade in ("A", "F"):
        file, mapping = write(tmp_path, ARRIVALS[:4])
        mapping.write_text(f"{MAP}reliability: {grade}\n", encoding="utf-8")
        document = rank(world, [file], at=AT, mapping=mapping, limits=TOP)
        found.append(scores(document, "A1", "A2", "A3"))
    assert found[0] == found[1]


def test_a_faulty_row_is_left_out_and_named_with_its_remedy(world, tmp_path):
    rows = [*ARRIVALS, row("F", "31 of March", "Invented Faulty Firm")]
    document = ask(world, tmp_path, rows)
    (fault,) = document["rejects"]
    assert (fault["file"], fault["row"], fault["column"], fault["value"]) == (
        "arrivals.csv",
        len(rows) + 1,
        "arrival date",
        "31 of March",
    )
    assert fault["remedy"]


def test_a_file_without_shipments_and_wrong_limits_are_refused(world, tmp_path):
    (tmp_path / "facts.yml").write_text(FACTS, encoding="utf-8")
    with pytest.raises(UnreadableFile, match="no table of shipments"):
        rank(world, [tmp_path / "facts.yml"], at=AT)
    with pytest.raises(UsageError, match="no such file"):
        rank(world, [tmp_path / "absent.csv"], at=AT)
    with pytest.raises(UsageError, match="no arrival"):
        rank(world, at=AT)
    for limits in (
        Limits(top=0),
        Limits(top=None),
        Limits(top=None, share=1.5),
        Limits(explored=-0.1),
        Limits(tiers=0),
    ):
        with pytest.raises(UsageError):
            rank(world, at=AT, limits=limits)


def test_a_firm_that_only_bills_know_is_followed_in_another_legal_form(tmp_path):
    world = make(tmp_path)
    earlier = [
        row(
            "C1",
            "2024-01-05",
            MILL,
            consignee="Invented Hallgrove Sewing Co., Ltd.",
            hs="520812",
            destination="CN",
        )
    ]
    file, mapping = write(tmp_path, earlier, "earlier.csv")
    load(world, [file], mapping=mapping, at=AT)
    rows = [
        row("S", "2024-05-01", "INVENTED HALLGROVE SEWING COMPANY LIMITED"),
        row("O", "2024-05-01", "Invented Hallgrove Shipping"),
    ]
    found = by_id(ask(world, tmp_path, rows))
    assert found["S"]["score"] > 5
    assert "Chain of 2" in found["S"]["reasons"][0]
    assert found["O"]["score"] == 0.0


def test_an_undated_arrival_of_a_firm_of_concern_is_told_and_not_ranked(world, tmp_path):
    document = ask(world, tmp_path, [row("U", "", MILL), row("V", "", "Invented Plainfold Garments")])
    assert scores(document, "U") == [0.0]
    (said,) = [one for one in document["messages"] if "undated arrivals name" in one]
    assert said.startswith("1 undated")
    assert "row 2" in said


def test_one_bill_on_two_rows_is_one_arrival(world, tmp_path):
    document = ask(world, tmp_path, [*ARRIVALS, {**ARRIVALS[0], "weight kg": "812"}])
    assert [one["id"] for one in document["rows"]].count("A1") == 1
    assert any("1 rows are a bill that another row has" in one for one in document["messages"])


def test_the_command_prints_words_and_json(world, tmp_path):
    file, mapping = write(tmp_path, ARRIVALS)
    asked = ["rank", str(file), "--map", str(mapping), "--workspace", str(world.folder), "--top", "5"]
    done = CliRunner().invoke(cli, [*asked, "--json"])
    assert done.exit_code == 0
    assert len(json.loads(done.stdout)["rows"]) == 5
    said = CliRunner().invoke(cli, asked).output
    assert "5 of 35 arrivals to inspect" in said
    assert "not higher" in said


def test_a_value_far_below_its_cell_is_what_i35_says_and_others_stay_silent(world, tmp_path):
    def lot(n: int, value: float, **more: str) -> dict[str, str]:
        declared = {"quantity": "100", "unit": "DOZ", "value usd": f"{value}", **more}
        return row(f"V{n}", f"2024-05-{n % 28 + 1:02d}", f"Invented Harbor House {n % 9}", **declared)

    rows = [lot(n, 9_000 + 137 * (n % 11)) for n in range(40)]
    rows += [lot(90, 2_000), lot(91, 8_200), lot(92, 2_000, unit="KGS")]
    found = by_id(ask(world, tmp_path, rows))
    (because,) = found["V90"]["because"]
    assert (because["part"], because["points"]) == ("value", 4.8)
    assert because["says"].startswith("I35: Declared at 20.00 USD per")
    assert because["why"] == [f"{found['V90']['document']}#{found['V90']['row']}"]
    for silent in ("V91", "V92"):
        assert silent not in found or found[silent]["score"] == 0


def test_a_signal_of_a_supplier_is_a_lead_for_its_arrivals(tmp_path):
    world = make(tmp_path)
    head = "subject,measure,period,value,unit,bound,product,place,verified,published"
    line = "Invented Plainfold Garments,unit_price,2024-06,0.5,CNY/piece,=,T-shirt,Dandong,yes,2024-07-01"
    (tmp_path / "figures.csv").write_text(f"{head}\n{line}\n", encoding="utf-8")
    load(world, [tmp_path / "figures.csv"], at=AT)
    found = by_id(ask(world, tmp_path, [ARRIVALS[3], *ARRIVALS[7:20]]))
    (because,) = found["A4"]["because"]
    assert (because["part"], because["resolution"], because["points"]) == ("lead", "supplier", 10.0)
    assert because["wording"].startswith("A figure of a supplier is a lead")
    assert because["says"].startswith("I01 of Invented Plainfold Garments")


def test_shipments_of_a_protected_source_are_ranked_without_their_names(tmp_path):
    world = make(tmp_path)
    file, mapping = write(
        tmp_path, [row("SECRET-1", "2024-03-01", MILL, goods="secret goods"), *ARRIVALS[7:12]]
    )
    load(world, [file], mapping=mapping, at=AT, protected=True, passphrase="four words for a test")
    document = rank(world, at=AT, limits=TOP)
    text = json.dumps(document, ensure_ascii=False)
    assert document["arrivals"] == 6
    for hidden in (MILL, "SECRET-1", "secret goods", "Heron", "arrivals.csv"):
        assert hidden not in text
