"""Seafood shipped against what a plant took in, and weights of many bills. All invented."""

from tests.app.bills import AT, asked, bill, held
from unpick.app.load import load

PLANT = "Invented Bay Seafood"
INTAKE = "subject,measure,period,value,unit,bound\n"


def world(folder, *rows, kg=1000, months=("03", "04")):
    bills = [
        bill(
            f"{month}-{n}",
            f"2024-{month}-{n:02d}",
            PLANT,
            hs_code="030617",
            gross_weight_kg=kg,
            lading_port="DALIAN",
        )
        for month in months
        for n in range(1, 6)
    ]
    workspace = held(folder, bills)
    if rows:
        (folder / "intake.csv").write_text(INTAKE + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        load(workspace, [folder / "intake.csv"], at=AT)
    return workspace


def test_more_seafood_out_than_in_fires(tmp_path):
    (signal,) = asked(world(tmp_path, f"{PLANT},catch,2024-03/2024-04,6000,kg,="), "I29")
    assert (signal["fires"], round(signal["low"], 2)) == (True, 0.4)
    assert "No yield is stated" in signal["says"]


def test_an_intake_that_suffices_or_another_period_stays_silent(tmp_path):
    (signal,) = asked(world(tmp_path / "a", f"{PLANT},catch,2024-03/2024-04,12000,kg,="), "I29")
    assert not signal["fires"]
    assert signal["estimate"] == 0
    (later,) = asked(world(tmp_path / "b", f"{PLANT},catch,2024-08,6000,kg,="), "I29")
    assert "no shipment of seafood" in later["refused"]


def test_an_intake_told_as_at_least_so_much_fires_nothing(tmp_path):
    row = f"{PLANT},catch,2024-03/2024-04,6000,kg,>="
    (signal,) = asked(world(tmp_path, row), "I29")
    assert (signal["fires"], signal["low"], round(signal["high"], 2)) == (False, 0, 0.4)
    assert "at least 6,000 kg taken in" in signal["says"]


def test_without_intake_or_weight_it_is_refused(tmp_path):
    (signal,) = asked(world(tmp_path / "a"), "I29", PLANT)
    assert "'catch'" in signal["lacks"]
    (signal,) = asked(world(tmp_path / "b", f"{PLANT},catch,2024-03/2024-04,6000,kg,=", kg=""), "I29")
    assert "no weight" in signal["refused"]
