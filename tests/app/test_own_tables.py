"""A workspace's own wages, minutes and rates: indicators refuse less, cite the row, and a faulty row stops the question. All invented."""

import datetime as dt

import pytest

from unpick.app.load import load
from unpick.app.own_tables import own_tables
from unpick.app.signals import signals
from unpick.app.weigh import Asked, weigh_subject
from unpick.goods.labor import minimum_wages, standard_minutes
from unpick.goods.labor_tables import COLUMNS, exchange_rate, read_table
from unpick.model.errors import TableFault
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
FIGURES = """subject,measure,period,value,unit,bound,product,place,verified,published,reliability
Invented Sea Mill,unit_price,2024-06,0.05,USD/piece,=,knitted doll,Dandong,yes,2024-07-01,B
Invented Far Mill,day_wage,2024-06,2,XTS/day,=,,Inventown,no,2024-07-01,B
"""
RATES = "currency,into,rate,from,until,mark,source\nCNY,USD,0.14,2024-06-01,2024-07-01,C,an invented bank\n"
MINUTES = (
    "product,words,low,high,mark,source\nknitted doll,knitted doll;doll,60,300,C,an invented time study\n"
)
WAGES = "country,place,words,from,until,tiers_month,currency,mark,source\nXX,Inventown,inventown,2024-01-01,,2100;1900,XTS,C,an invented gazette\n"


@pytest.fixture
def workspace(tmp_path):
    held = Workspace.create(tmp_path / "ws", created_at=AT)
    (tmp_path / "figures.csv").write_text(FIGURES, encoding="utf-8")
    load(held, [tmp_path / "figures.csv"], at=AT)
    return held


def one(workspace, indicator, subject):
    document = signals(workspace, [subject], at=AT, only=[indicator])
    assert find_faults(document) == []
    return document, document["signals"][0]


def test_each_row_takes_away_one_refusal_and_is_cited(workspace):
    assert (
        "exchange rate of USD to CNY on 2024-06-30" in one(workspace, "I01", "Invented Sea Mill")[1]["lacks"]
    )
    (workspace.folder / "rates.csv").write_text(RATES, encoding="utf-8")
    assert "minutes a piece for 'knitted doll'" in one(workspace, "I01", "Invented Sea Mill")[1]["lacks"]
    (workspace.folder / "minutes.csv").write_text(MINUTES, encoding="utf-8")
    document, signal = one(workspace, "I01", "Invented Sea Mill")
    assert signal["fires"]
    cited = " ".join(row["source"] for row in signal["tables"])
    assert "1 CNY = 0.14 USD, an invented bank" in cited
    assert "an invented time study" in cited
    assert document["versions"]["own table rates.csv"].startswith("1 rows, sha256 ")
    # 60 to 300 minutes at 1,700 to 2,100 CNY a month of 21.75 days and 8 hours, in dollars.
    assert "floor of" in signal["says"]
    assert "USD" in signal["says"]


def test_a_place_of_ones_own_has_its_legal_wage(workspace):
    assert "minimum wage of Inventown" in one(workspace, "I02", "Invented Far Mill")[1]["lacks"]
    (workspace.folder / "wages.csv").write_text(WAGES, encoding="utf-8")
    _, signal = one(workspace, "I02", "Invented Far Mill")
    assert (signal["fires"], round(signal["estimate"], 3)) == (True, round(2 * 21.75 / 2100, 3))


def test_a_fair_price_stays_silent_with_the_same_tables(workspace, tmp_path):
    for name, text in (("rates.csv", RATES), ("minutes.csv", MINUTES)):
        (workspace.folder / name).write_text(text, encoding="utf-8")
    (tmp_path / "fair.csv").write_text(FIGURES.replace("0.05", "9").replace("Sea", "Fair"), encoding="utf-8")
    load(workspace, [tmp_path / "fair.csv"], at=AT)
    _, signal = one(workspace, "I01", "Invented Fair Mill")
    assert (signal["fires"], signal["refused"]) == (False, None)


def test_the_ledger_reads_them_too(workspace, tmp_path):
    facts = """unpick: facts/1
id: invented-sea
title: Invented
sources: [{id: paper, title: An invented paper, published: "2024-06-20", public_from: "2024-06-20", reliability: C}]
entities: [{id: inv-sea, schema: Company, source: paper, names: [{name: Invented Sea Mill}]}]
claims: [{subject: inv-sea, predicate: workers, value: 9, unit: workers, source: paper}]
"""
    (tmp_path / "facts.yml").write_text(facts, encoding="utf-8")
    load(workspace, [tmp_path / "facts.yml"], at=AT)
    asked = Asked(on=dt.date(2024, 12, 1))
    assert not weigh_subject(workspace, "Invented Sea Mill", asked, at=AT)["lines"]
    for name, text in (("rates.csv", RATES), ("minutes.csv", MINUTES)):
        (workspace.folder / name).write_text(text, encoding="utf-8")
    ledger = weigh_subject(workspace, "Invented Sea Mill", asked, at=AT)
    assert [line["family"] for line in ledger["lines"]] == ["price"]
    assert "own table rates.csv" in ledger["versions"]


def test_rows_hold_only_within_their_days_and_only_while_asked(workspace):
    (workspace.folder / "rates.csv").write_text(RATES, encoding="utf-8")
    with own_tables(workspace.folder):
        assert (
            exchange_rate("CNY", "USD", dt.date(2024, 6, 30)).rate
            == exchange_rate("CNY", "USD", dt.date(2024, 6, 1)).rate
        )
        assert round(exchange_rate("USD", "CNY", dt.date(2024, 6, 15)).rate, 2) == round(
            1 / exchange_rate("CNY", "USD", dt.date(2024, 6, 15)).rate, 2
        )
        assert exchange_rate("CNY", "USD", dt.date(2024, 7, 1)) is None
        assert exchange_rate("CNY", "KRW", dt.date(2024, 6, 15)) is None
    assert exchange_rate("CNY", "USD", dt.date(2024, 6, 15)) is None
    assert minimum_wages("Dandong", dt.date(2024, 6, 30)).currency == "CNY"
    assert standard_minutes("polo shirt").product == "polo shirt"


@pytest.mark.parametrize(
    "name, good, bad, column",
    [
        ("rates.csv", RATES, ("0.14", "0.14x"), "rate"),
        ("rates.csv", RATES, ("0.14", "-1"), "rate"),
        ("rates.csv", RATES, ("2024-07-01", "2024-06-01"), "until"),
        ("rates.csv", RATES, ("2024-07-01", ""), "until"),
        ("rates.csv", RATES, ("CNY,USD", "yuan,USD"), "currency"),
        ("rates.csv", RATES, ("CNY,USD", "CNY,CNY"), "into"),
        ("rates.csv", RATES, ("an invented bank", ""), "source"),
        ("minutes.csv", MINUTES, ("60,300", "300,60"), "high"),
        ("minutes.csv", MINUTES, ("knitted doll;doll", "doll;"), "words"),
        ("wages.csv", WAGES, ("2100;1900", "2100;none"), "tiers_month"),
        ("wages.csv", WAGES, ("2024-01-01", "1 May 2024"), "from"),
    ],
)
def test_a_faulty_row_names_row_column_value_and_remedy(workspace, name, good, bad, column):
    (workspace.folder / name).write_text(good.replace(*bad, 1), encoding="utf-8")
    with pytest.raises(TableFault) as told:
        signals(workspace, at=AT)
    assert f"{name}, row 2, column {column}" in str(told.value)


def test_what_is_no_such_table_is_refused_as_a_whole():
    for data, says in (
        (b"\xff\xfe", "UTF-8"),
        (b"a,b\n1,2\n", "columns"),
        (b"", "columns"),
        (RATES.encode() + b"CNY,USD\n", "2 cells"),
    ):
        with pytest.raises(TableFault, match=says):
            read_table("rates.csv", data)
    assert read_table("rates.csv", RATES.encode() + b"\n")
    assert set(COLUMNS) == {"wages.csv", "minutes.csv", "rates.csv"}


ARRIVALS = """shipper_name,consignee_name,date,date_kind,description,hs_code,destination_country,bill_no
Invented Sea Mill,Invented Shop,2024-12-01,arrival,knitted dolls,950300,US,INVB1
Invented Calm Mill,Invented Shop,2024-12-01,arrival,knitted dolls,950300,US,INVB2
"""
SEA = """unpick: facts/1
id: invented-sea
title: Invented
sources: [{id: paper, title: An invented paper, published: "2024-06-20", public_from: "2024-06-20", reliability: C, lang: en}]
entities: [{id: inv-sea, schema: Company, source: paper, country: CN, names: [{name: Invented Sea Mill}]}]
claims: [{subject: inv-sea, predicate: forced_labor, object: "yes", source: paper, from: "2024-01", quote: "Invented Sea Mill"}]
"""


def fill(workspace):
    for name, text in (("rates.csv", RATES), ("minutes.csv", MINUTES)):
        (workspace.folder / name).write_text(text, encoding="utf-8")


def test_the_ranking_reads_them_and_says_so(workspace, tmp_path):
    from unpick.app.rank import Limits, rank

    path = tmp_path / "arrivals.csv"
    path.write_text(ARRIVALS, encoding="utf-8")
    limits = Limits(top=2, share=None, explored=0.0)

    def scores():
        document = rank(workspace, [path], at=AT, limits=limits)
        assert find_faults(document) == []
        return {row["id"]: row["score"] for row in document["rows"]}, document["versions"]

    before, versions = scores()
    assert not any(name.startswith("own table") for name in versions)
    fill(workspace)
    after, versions = scores()
    assert versions["own table minutes.csv"].startswith("1 rows, sha256 ")
    assert after["INVB1"] > before.get("INVB1", 0.0)
    assert after.get("INVB2", 0.0) == before.get("INVB2", 0.0)
    (workspace.folder / "rates.csv").write_text(RATES.replace("0.14", "0.14x"), encoding="utf-8")
    with pytest.raises(TableFault, match=r"rates.csv, row 2, column rate"):
        scores()


def test_a_petition_measures_with_them_and_prints_their_versions(workspace, tmp_path):
    from unpick.app.petition import petition

    (tmp_path / "sea.yml").write_text(SEA, encoding="utf-8")
    load(workspace, [tmp_path / "sea.yml"], at=AT)

    def drafted():
        paper, document = petition(
            workspace, "invented-sea", at=AT, known_at=dt.date(2024, 12, 1), start=dt.date(2024, 1, 1)
        )
        return paper, " ".join(one["text"] for one in document["sentences"])

    paper, words = drafted()
    assert "I01" not in words
    fill(workspace)
    paper, words = drafted()
    assert "labor-cost floor (I01): 0.05 USD/piece" in words
    assert any(name == "own table rates.csv" for name, _ in paper.versions)


def test_a_review_in_a_workspace_prints_their_versions_and_stops_at_a_faulty_row(workspace, tmp_path):
    from unpick.app.review import reviewed

    packet = tmp_path / "packet"
    packet.mkdir()
    (packet / "packet.yml").write_text(
        "unpick: packet/1\nid: invented\ntitle: An invented packet\n"
        "exhibits:\n  - {id: E1, file: letter.txt}\n",
        encoding="utf-8",
    )
    (packet / "letter.txt").write_text("An invented letter of an invented importer.\n", encoding="utf-8")
    plain = reviewed(packet, workspace.folder, by="A", at=AT)
    assert not any(name.startswith("own table") for name in plain["versions"])
    (workspace.folder / "wages.csv").write_text(WAGES, encoding="utf-8")
    document = reviewed(packet, workspace.folder, by="A", at=AT)
    assert document["versions"]["own table wages.csv"].startswith("1 rows, sha256 ")
    (workspace.folder / "wages.csv").write_text(WAGES.replace("2024-01-01", "soon"), encoding="utf-8")
    with pytest.raises(TableFault, match=r"wages.csv, row 2, column from"):
        reviewed(packet, workspace.folder, by="A", at=AT)


def test_the_ranking_follows_products_of_ones_own(tmp_path):
    from tests.app.test_trace import BILLS, INVENTED, OWN
    from tests.app.test_trace import load as load_bills
    from unpick.app.rank import Limits, rank

    held = Workspace.create(tmp_path / "bills", created_at=AT)
    load_bills(held, INVENTED, BILLS)

    def parts():
        document = rank(held, at=AT, limits=Limits(top=None, share=1.0, explored=0.0))
        return {row["id"]: {one["part"] for one in row["because"]} for row in document["rows"]}, document

    before, _ = parts()
    assert "chain" in before["B2"] and "chain" not in before.get("B5", set())
    own = OWN + "invented,5208,7604,could,M,invented: aluminium of cloth\n"
    (held.folder / "products.csv").write_text(own, encoding="utf-8")
    after, document = parts()
    assert "chain" in after["B5"]
    assert document["versions"]["own table products.csv"].startswith("1 rows, sha256 ")
