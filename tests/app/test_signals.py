"""`signals`: figures of series files and claims, by day of publication, redacted, in the form of its schema. All names invented."""

import datetime as dt
import json
import random

import pytest
from click.testing import CliRunner

from unpick.app.load import load
from unpick.app.signals import signals
from unpick.app.weigh import Asked, weigh_subject
from unpick.cli.signals import signals_command
from unpick.model.errors import UsageError
from unpick.model.shift import SHIFT_NOTE
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
FIGURES = """subject,measure,period,value,unit,bound,product,place,verified,published
Invented River Mill,unit_price,2024-06,0.5,CNY/piece,=,T-shirt,Dandong,yes,2024-07-01
Invented River Mill,unit_price,2024-07,9,CNY/dozen,=,T-shirt,Dandong,yes,2024-08-01
Invented River Mill,audited,2024-06,10,people,=,,,no,2024-09-01
Invented River Mill,workers,2024-06,49,people,=,,,no,2024-09-01
Invented Hill Mill,day_wage,2024-06,3,CNY/day,<=,,Dandong,no,2024-06-30
"""
FACTS = """unpick: facts/1
id: invented-signals
title: Invented
sources:
  - {id: paper, title: An invented paper, published: "2024-06-20", public_from: "2024-06-20", reliability: C}
entities:
  - {id: inv-team, schema: Organization, source: paper, names: [{name: Invented Team}]}
claims:
  - {subject: inv-team, predicate: day_wage, value: 3, unit: CNY per day, bound: "<=", from: "2024", to: "2024", source: paper, quote: "three"}
  - {subject: inv-team, predicate: unit_price, value: 1, unit: CNY per piece, bound: "<", from: "2024", to: "2024", source: paper, quote: "one"}
"""


@pytest.fixture
def workspace(tmp_path):
    held = Workspace.create(tmp_path / "ws", created_at=AT)
    files = [tmp_path / "figures.csv", tmp_path / "facts.yml"]
    for path, text in zip(files, (FIGURES, FACTS), strict=True):
        path.write_text(text, encoding="utf-8")
    load(held, files, at=AT)
    return held


def told(document):
    return {(one["indicator"], one["subject"], one["fires"]) for one in document["signals"]}


def test_what_fires_what_is_silent_and_what_is_refused(workspace):
    document = signals(workspace, at=AT)
    assert find_faults(document) == []
    assert told(document) == {
        ("I01", "Invented River Mill", True),
        ("I01", "Invented River Mill", False),
        ("I01", "Invented Team", False),
        ("I02", "Invented Hill Mill", True),
        ("I02", "Invented Team", False),
        ("I03", "Invented Team", False),
        ("I25", "Invented River Mill", False),
    }
    dozen = next(one for one in document["signals"] if "dozen" in (one["refused"] or ""))
    assert dozen["estimate"] is None
    assert SHIFT_NOTE in document["messages"]
    assert {one["resolution"] for one in document["signals"]} == {"supplier"}
    assert all(one["why"] for one in document["signals"])


def test_every_source_of_a_table_stands_in_the_head(workspace, tmp_path):
    other = "subject,measure,period,value,unit,product,place\nInvented Sea Mill,unit_price,2024-06,9,CNY/piece,jeans,Dandong\n"
    (tmp_path / "other.csv").write_text(other, encoding="utf-8")
    load(workspace, [tmp_path / "other.csv"], at=AT)
    document = signals(workspace, at=AT)
    tables = [row for one in document["signals"] for row in one["tables"]]
    used = {row["source"] for row in tables if row["name"] == "standard minutes"}
    assert len(used) == 2
    assert all(source in document["versions"]["table standard minutes"] for source in used)


def test_what_became_public_later_is_not_read(workspace):
    early = signals(workspace, at=AT, known_at=dt.date(2024, 7, 15))
    assert ("I01", "Invented River Mill", True) in told(early)
    assert not {one for one in told(early) if one[0] == "I25"}


def test_the_same_question_gives_the_same_answer_in_either_order_of_loading(workspace, tmp_path):
    other = Workspace.create(tmp_path / "other", created_at=AT)
    for name in ("facts.yml", "figures.csv"):
        load(other, [tmp_path / name], at=AT)
    first, second = (json.dumps(signals(held, at=AT)) for held in (workspace, other))
    assert first == second


def test_a_protected_subject_is_not_named_and_not_put_beside_another(workspace, tmp_path):
    before = signals(workspace, at=AT)
    hidden = "subject,measure,period,value,unit\n" + "".join(
        f"Invented Hidden {name},{measure},2024-06,{value},people\n"
        for name, measure, value in (("One", "audited", 10), ("Two", "workers", 49))
    )
    (tmp_path / "hidden.csv").write_text(hidden, encoding="utf-8")
    load(workspace, [tmp_path / "hidden.csv"], at=AT, protected=True, passphrase="invented passphrase")
    with workspace.reader() as reader:
        assert reader.table("series").num_rows == 7
    after = signals(workspace, at=AT)
    assert after["signals"] == before["signals"]
    assert "Hidden" not in json.dumps(after)
    assert "figures of protected sources" in after["coverage"]["not_looked"]


def test_an_unknown_subject_or_indicator_is_refused(workspace):
    with pytest.raises(UsageError, match="no figure"):
        signals(workspace, ["Invented Nobody"], at=AT)
    with pytest.raises(UsageError, match="I99"):
        signals(workspace, at=AT, only=["I99"])


def test_an_empty_workspace_has_no_signal(tmp_path):
    document = signals(Workspace.create(tmp_path / "ws", created_at=AT), at=AT)
    assert find_faults(document) == []
    assert document["signals"] == []


def test_the_terminal_says_what_to_ask(workspace):
    done = CliRunner().invoke(signals_command, ["--workspace", str(workspace.folder)])
    assert done.exit_code == 0
    assert "A figure of a supplier is a lead" in done.output
    assert "rule out first: a sub-assembly" in done.output
    assert "the price of one piece" in done.output


def test_the_terminal_tells_refusals_for_one_reason_once(workspace, tmp_path):
    rows = "".join(f"Invented Pier Mill,pieces,2024-{month:02d},900,pieces\n" for month in range(1, 13))
    (tmp_path / "pieces.csv").write_text(f"subject,measure,period,value,unit\n{rows}", encoding="utf-8")
    load(workspace, [tmp_path / "pieces.csv"], at=AT)
    asked = ["Invented Pier Mill", "--workspace", str(workspace.folder)]
    done = CliRunner().invoke(signals_command, asked)
    assert done.output.count("no headcount of the period") == 1
    assert "2024-01-01 to 2024-12-31, 12 times" in " ".join(done.output.split())


def test_a_subject_of_figures_alone_is_weighed_and_its_numbers_are_a_lead(workspace):
    document = weigh_subject(workspace, "invented river mill", Asked(on=dt.date(2024, 12, 1)), at=AT)
    assert find_faults(document) == []
    assert document["subject"]["name"] == "Invented River Mill"
    assert [one["says"][:4] for one in document["lines"] if one["weight"]] == ["I01:"]
    assert document["messages"][0] == "A figure of a supplier is a lead; it speaks of no single shipment."
    with pytest.raises(UsageError, match="nobody in the workspace"):
        weigh_subject(workspace, "Invented Nobody", Asked(on=dt.date(2024, 12, 1)), at=AT)


def test_what_fires_is_one_line_of_the_ledger_and_copies_add_nothing(workspace, tmp_path):
    facts = (
        FACTS.replace("inv-team", "inv-mill")
        .replace("Invented Team", "Invented River Mill")
        .replace("invented-signals", "mill")
    )
    (tmp_path / "mill.yml").write_text(facts, encoding="utf-8")
    load(workspace, [tmp_path / "mill.yml"], at=AT)
    asked = Asked(on=dt.date(2024, 12, 1))
    first = weigh_subject(workspace, "Invented River Mill", asked, at=AT)
    (line,) = (one for one in first["lines"] if one["says"].startswith("I01"))
    assert line["family"] == "price"
    assert line["weight"] > 0
    assert any("rule out" in one for one in line["against"])
    (tmp_path / "copy.csv").write_text(
        FIGURES + "Invented Other Mill,workers,2024,9,people,=,,,no,\n", encoding="utf-8"
    )
    load(workspace, [tmp_path / "copy.csv"], at=AT)
    again = weigh_subject(workspace, "Invented River Mill", asked, at=AT)
    assert (again["total"], again["lines"]) == (first["total"], first["lines"])


def test_a_figure_of_a_later_time_is_no_line(workspace, tmp_path):
    facts = FACTS.replace("inv-team", "inv-mill").replace("Invented Team", "Invented River Mill")
    facts = facts.replace("invented-signals", "mill")
    (tmp_path / "mill.yml").write_text(facts, encoding="utf-8")
    load(workspace, [tmp_path / "mill.yml"], at=AT)
    early = weigh_subject(workspace, "Invented River Mill", Asked(on=dt.date(2024, 5, 10)), at=AT)
    assert not [one for one in early["lines"] if one["says"].startswith("I01")]


def volumes(count, *, first=2020, months=48):
    rows = ["subject,measure,period,value,unit,product"]
    for one in range(count):
        for t in range(months):
            value = 1000 + 90 * ((one * 7 + t * 13) % 10) + 40 * ((one + 3) * t % 7)
            fell = 0.2 if one == 0 and t >= 30 else 1
            rows.append(
                f"Invented Seller {one},volume,{first + t // 12}-{t % 12 + 1:02},{value * fell:.0f},kg,6704"
            )
    return "\n".join(rows) + "\n"


def test_who_is_not_asked_about_stands_as_a_control_and_the_protected_do_not(tmp_path):
    held = Workspace.create(tmp_path / "ws", created_at=AT)
    files = tmp_path / "volumes.csv", tmp_path / "hidden.csv"
    files[0].write_text(volumes(25), encoding="utf-8")
    files[1].write_text(volumes(30).replace("Seller", "Hidden"), encoding="utf-8")
    load(held, [files[0]], at=AT)
    before = signals(held, ["Invented Seller 0"], at=AT)
    load(held, [files[1]], at=AT, protected=True, passphrase="invented passphrase")
    document = signals(held, ["invented seller 0"], at=AT)
    assert document["signals"] == before["signals"]
    assert find_faults(document) == []
    (signal,) = document["signals"]
    assert (signal["indicator"], signal["fires"]) == ("I04", True)
    assert len(signal["controls"]) == 24
    assert "Hidden" not in json.dumps(document)
    assert any(
        "1 test against listed controls" in one and "0.05 of them" in one for one in document["messages"]
    )
    assert {one["subject"] for one in signals(held, at=AT)["signals"]} == {
        f"Invented Seller {one}" for one in range(25)
    }


def test_the_page_is_a_new_file_and_never_written_over(workspace, tmp_path):
    page = tmp_path / "page.html"
    done = CliRunner().invoke(signals_command, ["--workspace", str(workspace.folder), "--out", str(page)])
    assert done.exit_code == 0
    text = page.read_text(encoding="utf-8")
    assert SHIFT_NOTE in text
    assert text.count("<svg") == len(
        [one for one in signals(workspace, at=AT)["signals"] if not one["refused"]]
    )
    with pytest.raises(UsageError, match="a file of this name is there"):
        signals_command.main(
            ["--workspace", str(workspace.folder), "--out", str(page)], standalone_mode=False
        )


def channels(suppliers, months=48):
    """Return counts of two channels whose counts of a month are often the same figure; the first supplier's households fall away."""
    rows = ["subject,measure,period,value,unit,product,channel"]
    draw = random.Random(11)
    for who in range(suppliers):
        for month in range(months):
            period = f"{2019 + month // 12}-{month % 12 + 1:02d}"
            households, factories = draw.randint(24, 32), draw.randint(24, 32)
            fallen = households // 5 if who == 0 and month >= 24 else households
            for channel, value in (("household teams", fallen), ("factories", factories)):
                rows.append(f"Invented Seller {who},channel_count,{period},{value},reports,hat,{channel}")
    return "\n".join(rows) + "\n"


def test_two_channels_with_one_count_are_two_figures_in_the_ledger(tmp_path):
    held = Workspace.create(tmp_path / "ws", created_at=AT)
    (tmp_path / "channels.csv").write_text(channels(21), encoding="utf-8")
    load(held, [tmp_path / "channels.csv"], at=AT)
    (signal,) = signals(held, ["Invented Seller 0"], at=AT, only=["I06"])["signals"]
    assert signal["fires"]
    document = weigh_subject(held, "Invented Seller 0", Asked(on=dt.date(2023, 3, 1)), at=AT)
    (line,) = [one for one in document["lines"] if one["says"].startswith("I06")]
    assert line["says"] == f"I06: {signal['says']}"


def test_a_figure_told_without_its_place_takes_it_from_the_table_that_has_it(workspace, tmp_path):
    facts = (
        FACTS.replace("inv-team", "inv-mill")
        .replace("Invented Team", "Invented River Mill")
        .replace("value: 1, ", "value: 0.5, ")
    )
    facts = facts.replace(
        'bound: "<", from: "2024", to: "2024"',
        'bound: "=", goods: T-shirt, from: "2024-06-01", to: "2024-06-30"',
    )
    (tmp_path / "mill.yml").write_text(facts.replace("id: invented-signals", "id: mill"), encoding="utf-8")
    load(workspace, [tmp_path / "mill.yml"], at=AT)
    document = weigh_subject(workspace, "Invented River Mill", Asked(on=dt.date(2024, 12, 1)), at=AT)
    (line,) = [one for one in document["lines"] if one["says"].startswith("I01")]
    assert (line["grade"], line["origin"]) == ("C", "mill.paper")


def test_a_break_is_one_line_of_the_ledger_with_the_others_as_controls(tmp_path):
    held = Workspace.create(tmp_path / "ws", created_at=AT)
    facts = FACTS.replace("inv-team", "inv-seller").replace("Invented Team", "Invented Seller 0")
    for name, text in (("volumes.csv", volumes(25)), ("seller.yml", facts)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        load(held, [tmp_path / name], at=AT)
    document = weigh_subject(held, "Invented Seller 0", Asked(on=dt.date(2024, 3, 1)), at=AT)
    lines = [one for one in document["lines"] if one["says"].startswith("I04")]
    (line,) = lines
    assert line["family"] == "trade pattern"
    assert "24 controls" in line["says"]
    assert any("a buyer changed supplier" in one for one in line["against"])
