"""Newcomers after a listing: shared address, buyers and goods, with others that nobody listed beside them. All invented."""

import datetime as dt
import json

from tests.app.bills import AT, asked, bill, held, list_firm
from unpick.app.load import load
from unpick.app.weigh import Asked, weigh_subject

LISTED, FRESH = "Invented Listed Mill", "Invented Fresh Garments"
SITE = "No. 5 Invented Mill Road, Inventown, China"
DAY = "2024-01-10"


def firm(
    name, first, *, bills=6, buyers=("Invented Heron Outfitters", "Invented Elk Shop"), address="", **more
):
    start = dt.date.fromisoformat(first)
    return [
        bill(
            f"{name}-{n}",
            (start + dt.timedelta(days=7 * n)).isoformat(),
            name,
            consignee_name=buyers[n % len(buyers)],
            shipper_address=address,
            **more,
        )
        for n in range(bills)
    ]


def others(count=24):
    """Return shippers of before the listing, each with buyers and a site of its own."""
    return [
        row
        for at in range(count)
        for row in firm(
            f"Invented Other {at} Garments",
            "2023-03-01",
            buyers=(f"Invented Buyer {at}",),
            address=f"No. {at} Invented Other Road, Inventown",
        )
    ]


def world(folder, *rows, address=SITE):
    workspace = held(
        folder,
        [*others(), *firm(LISTED, "2023-05-01", address=SITE), *(row for group in rows for row in group)],
    )
    list_firm(workspace, LISTED, DAY, address)
    return workspace


def test_a_newcomer_with_address_buyers_and_goods_fires(tmp_path):
    workspace = world(tmp_path, firm(FRESH, "2024-02-10", address=SITE))
    (signal,) = asked(workspace, "I32")
    assert (signal["subject"], signal["fires"], signal["estimate"]) == (FRESH, True, 3)
    assert signal["p"] == round(1 / 25, 6)
    assert "31 days after" in signal["says"]
    (site,) = asked(workspace, "I36")
    assert (site["subject"], site["fires"], site["estimate"]) == (FRESH, True, 2)
    ledger = weigh_subject(workspace, FRESH, Asked(on=dt.date(2024, 6, 1)), at=AT)
    (line,) = (one for one in ledger["lines"] if one["says"].startswith("I32"))
    assert line["family"] == "ownership and name"
    assert asked(workspace, "I32", known_at=dt.date(2024, 1, 1)) == []


def test_a_newcomer_with_goods_alone_or_long_after_stays_silent(tmp_path):
    new = firm(
        FRESH, "2024-02-10", buyers=("Invented Owl Shop",), address="No. 77 Invented Far Road, Inventown"
    )
    late = firm("Invented Late Garments", "2024-09-10", address="No. 78 Invented Far Road, Inventown")
    workspace = world(tmp_path, new, late)
    assert asked(workspace, "I32") == []
    assert asked(workspace, "I36") == []


def test_one_large_buyer_and_the_same_goods_make_no_successor(tmp_path):
    crowd = [
        firm(f"Invented Crowd {at} Garments", "2024-02-05", buyers=("Invented Heron Outfitters",))
        for at in range(22)
    ]
    workspace = world(tmp_path, firm(FRESH, "2024-02-10", address=SITE), *crowd)
    assert [one["subject"] for one in asked(workspace, "I32") if one["fires"]] == [FRESH]
    pairs = [firm(f"Invented Pair {at} Garments", "2024-02-05") for at in range(22)]
    signals = asked(world(tmp_path / "pairs", *pairs), "I32")
    assert len(signals) == 22
    assert not [one for one in signals if one["fires"]]


def test_an_address_of_many_is_no_tie(tmp_path):
    park = [
        firm(f"Invented Park {at}", "2024-03-01", buyers=(f"Invented Shop {at}",), address=SITE)
        for at in range(5)
    ]
    signals = asked(world(tmp_path, *park), "I36")
    assert len(signals) == 5
    assert not [one for one in signals if one["fires"]]
    assert "no tie" in signals[0]["says"]


def test_newcomers_that_follow_everybody_are_chance(tmp_path):
    follow = [
        firm(
            f"Invented Next {at} Garments",
            "2024-02-05",
            buyers=(f"Invented Buyer {at}",),
            address=f"No. {at} Invented Other Road, Inventown",
        )
        for at in range(12)
    ]
    workspace = world(tmp_path, firm(FRESH, "2024-02-10", address=SITE), *follow)
    (signal,) = asked(workspace, "I32")
    assert not signal["fires"]
    assert signal["p"] > 0.4


def test_without_an_earlier_time_or_controls_or_an_address_it_is_refused(tmp_path):
    late = held(
        tmp_path / "late",
        [*others(), *firm(LISTED, "2023-05-01", address=SITE), *firm(FRESH, "2023-06-10", address=SITE)],
    )
    list_firm(late, LISTED, "2023-05-20")
    assert "everybody looks new" in asked(late, "I32")[0]["refused"]
    few = held(
        tmp_path / "few",
        [*firm(LISTED, "2023-05-01", address=SITE), *firm(FRESH, "2024-02-10", address=SITE)],
    )
    list_firm(few, LISTED, DAY)
    (signal,) = asked(few, "I32")
    assert "fewer than 19 controls" in signal["refused"]
    bare = held(tmp_path / "bare", firm(LISTED, "2023-05-01", address="Inventown"))
    list_firm(bare, LISTED, DAY)
    assert "address with a number" in asked(bare, "I36")[0]["refused"]


def registered(
    workspace, folder, *firms, phone=("+86 415 3123 4567", "0415-3123-4567"), officer=("inv-p1", "inv-p1")
):
    """Load register extracts of invented firms as FollowTheMoney: a telephone each, written in its own way, and an officer each."""
    rows = []
    for at, name in enumerate(firms):
        rows.append(
            {"id": f"inv-r{at}", "schema": "Company", "properties": {"name": [name], "phone": [phone[at]]}}
        )
        office = {"director": [officer[at]], "organization": [f"inv-r{at}"]}
        rows.append({"id": f"inv-d{at}", "schema": "Directorship", "properties": office})
    path = folder / "register.ftm.json"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    load(workspace, [path], at=AT)


def test_a_newcomer_with_the_telephone_and_an_officer_of_a_listed_firm_fires(tmp_path):
    workspace = world(tmp_path, firm(FRESH, "2024-02-10", buyers=("Invented Newt Shop",), hs_code="630790"))
    assert not asked(workspace, "I32")
    registered(workspace, tmp_path, LISTED, FRESH)
    (signal,) = asked(workspace, "I32")
    assert (signal["fires"], signal["estimate"]) == (True, 2)
    assert "a telephone and an officer" in signal["says"]


def test_other_numbers_or_a_switchboard_of_many_are_no_successor(tmp_path):
    fresh = firm(FRESH, "2024-02-10", buyers=("Invented Newt Shop",), hs_code="630790")
    workspace = world(tmp_path / "a", fresh)
    registered(workspace, tmp_path / "a", LISTED, FRESH, phone=("0415 3123 4567", "0415 3123 9999"))
    assert not asked(workspace, "I32")
    crowded = world(tmp_path / "b", fresh)
    many = (LISTED, FRESH, *(f"Invented Other {at} Garments" for at in range(3)))
    registered(crowded, tmp_path / "b", *many, phone=("0415 3123 4567",) * 5, officer=("inv-p1",) * 5)
    assert not asked(crowded, "I32")
