"""`signals` and `weigh` read figures and shipments of a firm under each of its names. All names invented."""

import datetime as dt

from tests.app.bills import AT, asked, bill, held
from unpick.app.decide import decide_pair
from unpick.app.load import load
from unpick.app.signals import signals
from unpick.app.weigh import Asked, weigh_subject
from unpick.store.workspace import Workspace

MILL, OTHER, ALIAS = "Vexmoor Garment Co., Ltd.", "Vexmoor Garment Company Limited", "Quillfen Apparel"
STRANGER = "Vexmoor Seafood Co., Ltd."
HEAD = "subject,measure,period,value,unit,product,place,verified,published\n"
FACTS = f"""unpick: facts/1
id: invented-alias
title: Invented
sources:
  - {{id: paper, title: An invented paper, published: "2024-06-20", public_from: "2024-06-20", reliability: B}}
entities:
  - {{id: inv-mill, schema: Company, source: paper, names: [{{name: "{MILL}"}}, {{name: "{ALIAS}"}}]}}
claims:
  - {{subject: inv-mill, predicate: workers, value: 20, unit: people, from: "2024-06", to: "2024-06", source: paper, quote: "twenty"}}
"""


def world(folder, *rows, facts=FACTS):
    folder.mkdir(parents=True, exist_ok=True)
    workspace = Workspace.create(folder / "ws", created_at=AT)
    (folder / "facts.yml").write_text(facts, encoding="utf-8")
    (folder / "figures.csv").write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    load(workspace, [folder / "facts.yml", folder / "figures.csv"], at=AT)
    return workspace


PRICE = ",unit_price,2024-06,0.5,CNY/piece,T-shirt,Dandong,yes,2024-07-01"


def quoted(name):
    return f'"{name}"'


def test_figures_under_a_cited_name_and_under_another_spelling_are_of_one_firm(tmp_path):
    rows = [f"{quoted(name)},{rest}" for name, rest in (
        (ALIAS, "pieces,2024-06,60000,pieces,jeans,Dandong,no,2024-07-01"), (OTHER, "days_worked,2024-06,26,days,,,no,2024-07-01"))]  # fmt: skip
    document = signals(world(tmp_path, *rows), [MILL], at=AT, only=["I15"])
    (signal,) = document["signals"]
    assert (signal["fires"], signal["subject"]) == (True, MILL)
    (told,) = (one for one in document["messages"] if one.startswith("Read as"))
    assert ALIAS in told
    assert "the same by its letters" in told


def test_a_firm_that_shares_a_word_is_not_read(tmp_path):
    workspace = world(tmp_path, f"{quoted(STRANGER)}{PRICE}")
    document = signals(workspace, [MILL], at=AT)
    assert "I01" not in {one["indicator"] for one in document["signals"]}
    assert not [
        one
        for one in weigh_subject(workspace, MILL, Asked(on=AT.date()), at=AT)["lines"]
        if one["says"].startswith("I01")
    ]


def test_weigh_takes_what_fires_under_another_spelling_and_a_decision_apart_takes_it_out(tmp_path):
    workspace = world(tmp_path, f"{quoted(OTHER)}{PRICE}")
    asked_of = Asked(on=dt.date(2024, 12, 1))
    lines = weigh_subject(workspace, MILL, asked_of, at=AT)["lines"]
    assert len([one for one in lines if one["says"].startswith("I01")]) == 1
    decide_pair(workspace.folder, OTHER, "inv-mill", "different", by="reviewer", why="another firm", at=AT)
    lines = weigh_subject(workspace, MILL, asked_of, at=AT)["lines"]
    assert not [one for one in lines if one["says"].startswith("I01")]
    assert not [one for one in signals(workspace, [MILL], at=AT)["signals"] if one["indicator"] == "I01"]


def test_shipments_under_two_spellings_count_together(tmp_path):
    rows = [
        bill(at, "2024-03-05", MILL if at < 12 else OTHER, origin_country="KP", lading_port="WONSAN")
        for at in range(20)
    ]
    rows += [bill(40 + at, "2024-03-05", STRANGER) for at in range(5)]
    workspace = held(tmp_path, rows)
    (signal,) = asked(workspace, "I18", MILL)
    assert (signal["n"], signal["fires"]) == (20, True)
    alone = {one["subject"]: one["n"] for one in asked(workspace, "I18")}
    assert (alone[MILL], alone[OTHER]) == (12, 8)
