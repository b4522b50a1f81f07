"""Swaps that must change nothing in `signals` and `weigh`: owners, workers, brand words, scripts, county codes. All names invented."""

import json

import pytest

from tests.app.bills import AT, bill, held, month_of, priced
from unpick.app.load import load
from unpick.app.signals import signals
from unpick.app.weigh import Asked, weigh_subject

MILL = "Vexmoor Garment Co., Ltd."
PLAIN = {
    "owner": "John Smith",
    "worker": "Mary Brown",
    "mill": MILL,
    "address": "12 Invented Road, 110105, Invented City",
    "county": "110105",
}
"""What is swapped: an owner, a worker who is named in a note, the firm itself, its address, a county code of an identity paper."""

FACTS = """unpick: facts/1
id: invented-swap
title: Invented
sources:
  - {{id: paper, title: An invented paper, published: "2024-06-20", public_from: "2024-06-20", reliability: B}}
entities:
  - {{id: inv-mill, schema: Company, source: paper, names: [{{name: {mill}}}]}}
  - {{id: inv-owner, schema: LegalEntity, source: paper, names: [{{name: {owner}}}]}}
links:
  - {{kind: owns, subject: inv-owner, object: inv-mill, source: paper, from: "2020", quote: {owner}}}
claims:
  - {{subject: inv-mill, predicate: workers, value: 20, unit: people, from: "2024-06", to: "2024-06", source: paper, quote: {worker}}}
  - {{subject: inv-mill, predicate: worker_nationality, object: KP, source: paper, kind: report, quote: {county}}}
  - {{subject: inv-mill, predicate: forced_labor, object: "yes", source: paper, kind: report, quote: {worker}}}
"""
FIGURES = """subject,measure,period,value,unit,product,place,verified,published,note
{mill},unit_price,2024-06,0.5,CNY/piece,T-shirt,Dandong,yes,2024-07-01,{worker}
{mill},pieces,2024-06,60000,pieces,jeans,Dandong,no,2024-07-01,{county}
{mill},hours,2024-06,14,hours/day,,Dandong,no,2024-07-01,{county}
{mill},days_worked,2024-06,26,days,,,no,2024-07-01,{owner}
"""
PEERS = [
    bill(f"P{at}-{n}", f"2024-03-{1 + n:02d}", f"Invented Peer {at} Garments")
    for at in range(25)
    for n in range(12)
]


def world(folder, **more):
    """Return a workspace in which the mill's price, hours, capacity, port, origin and one cheap shipment fire."""
    told = {**PLAIN, **more}
    mill, address = told["mill"], told["address"]
    rows = [
        *PEERS,
        *month_of(60, 0.2),
        priced("cheap", "2024-03-15", mill, 1.5, shipper_address=address),
        *(
            bill(
                f"K{n}",
                f"2024-03-{1 + n:02d}",
                mill,
                shipper_address=address,
                origin_country="KP",
                lading_port="WONSAN",
            )
            for n in range(4)
        ),
        *(
            bill(f"O{n}", f"2024-04-{1 + n:02d}", mill, shipper_address=address, lading_port="BUSAN")
            for n in range(12)
        ),
    ]
    workspace = held(folder, rows)
    quoted = {name: json.dumps(text, ensure_ascii=False) for name, text in told.items()}
    (folder / "facts.yml").write_text(FACTS.format(**quoted), encoding="utf-8")
    (folder / "figures.csv").write_text(FIGURES.format(**quoted), encoding="utf-8")
    load(workspace, [folder / "facts.yml", folder / "figures.csv"], at=AT)
    return workspace


def said(workspace, mill):
    """Return what `signals` and `weigh` answer, without the name of the firm and the numbers of statements."""
    document = signals(workspace, [mill], at=AT)
    found = [
        {key: value for key, value in one.items() if key not in ("subject", "why", "says", "refused")}
        | {"refused": bool(one["refused"])}
        for one in document["signals"]
    ]
    ledger = weigh_subject(workspace, mill, Asked(on=AT.date()), at=AT)
    lines = [(one["family"], one["weight"], one["low"], one["high"], one["grade"]) for one in ledger["lines"]]
    return found, sorted(lines), ledger["total"], ledger["interval"], ledger["words"], ledger["confidence"]


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    found = said(world(tmp_path_factory.mktemp("swap") / "base"), MILL)
    assert {one["indicator"] for one in found[0] if one["fires"]} >= {
        "I01",
        "I15",
        "I16",
        "I18",
        "I21",
        "I35",
    }
    return found


OWNERS = (
    "Pak Chol Su",
    "Piao Zhezhu",
    "김철수",
    "朴哲洙",
    "Abdulla Rozi",
    "阿卜杜拉·肉孜",
    "ئابدۇللا روزى",
    "Wang Wei",
)
WORKERS = ("Ri Yong Hui", "李英姬", "Aygul Tursun", "阿依古丽", "리영희", "Zhang Li")
BRANDS = ("Arirang Garment Co., Ltd.", "Koryo Garment Co., Ltd.", "Paektu Garment Co., Ltd.", "Tianshan Garment Co., Ltd.",
          "Moranbong Garment Co., Ltd.", "Turpan Garment Co., Ltd.")  # fmt: skip
SCRIPTS = ("벡스무어 피복 유한회사", "维克斯服装有限公司", "VEXMOOR GARMENT CO LTD", "ۋېكسمور كىيىم")
COUNTIES = ("222401", "653125", "210624", "652101", "KP0803")
ADDRESSES = tuple(
    f"12 {road}, {code}, Invented City" for road, code in (
        ("Invented Road", "133000"), ("Invented Road", "844000"), ("Yanbian Road", "222401"), ("Xinjiang Road", "653125"), ("Korea Street", "118000"))
)  # fmt: skip
MILLS = (*BRANDS, *SCRIPTS)
SWAPS = [
    {name: held[at % len(held)] for name, held in (
        ("owner", OWNERS), ("worker", WORKERS), ("mill", MILLS), ("county", COUNTIES), ("address", ADDRESSES))}
    for at in range(len(MILLS))
]  # fmt: skip
"""Each swaps all five at once, so that every value is met in ten worlds."""


@pytest.mark.parametrize("swap", SWAPS, ids=lambda one: one["mill"])
def test_a_swap_of_people_words_scripts_or_codes_moves_no_signal_and_no_weight(base, tmp_path, swap):
    assert said(world(tmp_path, **swap), swap["mill"]) == base
