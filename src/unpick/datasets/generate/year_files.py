"""Write an invented year to disk: bills by month, reports and links as a facts file, the truth beside them."""

import dataclasses
import datetime as dt
import itertools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from unpick.datasets.generate.names import goods
from unpick.datasets.generate.text import MARK
from unpick.datasets.generate.year import DAYS, FIRST_DAY, MECHANISMS, SEATS, Year
from unpick.datasets.generate.year_public import facts_of

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["COLUMNS", "YearFiles", "month_starts", "truth_of", "write_year"]

COLUMNS: Final = {
    "bill": "bill_no",
    "arrival date": "date",
    "shipper": "shipper_name",
    "shipper address": "shipper_address",
    "consignee": "consignee_name",
    "hs": "hs_code",
    "goods": "description",
    "origin": "origin_country",
    "destination": "destination_country",
    "from port": "lading_port",
    "quantity": "quantity",
    "unit": "quantity_unit",
    "value usd": "value_usd",
    "weight kg": "gross_weight_kg",
    "marks": "marks",
}
"""Columns of the files, and the canonical field of each."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class YearFiles:
    """The files of a year: bills of the year before with those between firms abroad, arrivals by month, facts, map, truth."""

    earlier: Path
    months: tuple[Path, ...]
    facts: Path
    mapping: Path
    truth: Path


def month_starts() -> list[dt.date]:
    """Return the first days of the months of the year, and of the one after."""
    return [dt.date(FIRST_DAY.year + month // 12, month % 12 + 1, 1) for month in range(13)]


def write_year(folder: Path, year: Year) -> YearFiles:
    """Write a year; the same year gives the same bytes.

    Args:
        folder: made when absent; files of the same name are replaced.
    """
    import pyarrow.csv as pcsv

    folder.mkdir(parents=True, exist_ok=True)
    bills = _bills(year)
    starts = [(day - FIRST_DAY).days for day in month_starts()]
    months = []
    for month, (begin, end) in enumerate(itertools.pairwise(starts), start=1):
        at = np.flatnonzero((year.day >= begin) & (year.day < end))
        months.append(folder / f"synthetic-arrivals-{month:02d}.csv")
        pcsv.write_csv(bills.take(at), months[-1])
    earlier = folder / "synthetic-earlier.csv"
    pcsv.write_csv(bills.take(np.flatnonzero(year.day < 0)), earlier)
    _append_inner(earlier, year)
    facts = folder / "synthetic-facts.yml"
    facts.write_text(json.dumps(facts_of(year), ensure_ascii=False, indent=1), encoding="utf-8")
    mapping = folder / "map.yml"
    mapping.write_text("".join(f"{field}: {column}\n" for column, field in COLUMNS.items()), encoding="utf-8")
    truth = folder / "truth.json"
    truth.write_text(json.dumps(_told(year), indent=1) + "\n", encoding="utf-8")
    return YearFiles(earlier=earlier, months=tuple(months), facts=facts, mapping=mapping, truth=truth)


def _bills(year: Year) -> "pa.Table":
    import pyarrow as pa
    import pyarrow.compute as pc

    firms, n = year.firms, year.day.size
    makers = np.where(year.maker >= 0, year.maker, 0)
    # An old firm sits where its successor does.
    old = year.maker < 0
    names = pa.array([*firms.names, *firms.old], pa.string())
    at = np.where(old, len(firms.names) - 1 - year.maker, year.maker)
    seat = np.where(old, firms.seat[_successor(year)], firms.seat[makers])
    codes = [f"{prefix}{'0' * (6 - len(prefix))}" for _, prefix, _, _, _ in SEATS]
    where = pa.array(
        [f"1 Imaginary Road, {city} {code}" for (city, *_), code in zip(SEATS, codes, strict=True)]
    )
    kinds = goods(3)

    def of(values: list[str], places: Any) -> pa.Array:
        return pa.array(values, pa.string()).take(pa.array(places))

    days = pa.array((np.datetime64(FIRST_DAY, "D") + year.day).astype("datetime64[D]"))
    bill = pc.binary_join_element_wise(
        "SYN", pc.utf8_lpad(pa.array(np.arange(n)).cast(pa.string()), 9, "0"), ""
    )
    columns = {
        "bill": bill,
        "arrival date": days.cast(pa.string()),
        "shipper": names.take(pa.array(at)),
        "shipper address": where.take(pa.array(seat)),
        "consignee": of(firms.importers, year.importer),
        "hs": of([one["hs_code"] for one in kinds], year.product),
        "goods": of([one["description"] for one in kinds], year.product),
        "origin": of([one[2] for one in SEATS], seat),
        "destination": pa.repeat("US", n),
        "from port": of([one[3] for one in SEATS], year.port),
        "quantity": pa.array(year.quantity),
        "unit": pa.repeat("DOZ", n),
        "value usd": pa.array(np.round(year.value * year.quantity, 2)),
        "weight kg": pa.array(year.quantity * 4),
        "marks": pa.repeat(MARK, n),
    }
    return pa.table(columns)


def _successor(year: Year) -> np.ndarray[Any, np.dtype[Any]]:
    """Return for each arrival of an old firm the maker that follows it, 0 for the others."""
    firms = year.firms
    follows = np.zeros(len(firms.old), np.int64)
    held = np.flatnonzero(firms.mechanism == MECHANISMS.index("successor"))
    follows[firms.partner[held]] = held
    return np.where(year.maker < 0, follows[np.where(year.maker < 0, -1 - year.maker, 0)], 0)


def _append_inner(path: Path, year: Year) -> None:
    """Add the bills between firms abroad to the earlier ones; those of the year are known when it begins only by their sender."""
    import csv

    with path.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(COLUMNS))
        for number, (day, sender, receiver, code, country) in enumerate(year.inner):
            if day < DAYS:
                row = {
                    "bill": f"SYNI{number:08d}",
                    "arrival date": (FIRST_DAY + dt.timedelta(days=day)).isoformat(),
                }
                row |= {
                    "shipper": sender,
                    "consignee": receiver,
                    "hs": code,
                    "origin": "CN",
                    "destination": country,
                }
                writer.writerow({name: row.get(name, MARK if name == "marks" else "") for name in COLUMNS})


def truth_of(year: Year) -> dict[str, tuple[bool, str]]:
    """Return by number of bill whether it is planted and by which mechanism, for the arrivals of the year."""
    found = {}
    for row in np.flatnonzero(year.day >= 0).tolist():
        maker = int(year.maker[row])
        kind = "successor" if maker < 0 else MECHANISMS[int(year.firms.mechanism[maker])]
        planted = bool(year.planted[row])
        found[f"SYN{row:09d}"] = (planted, (kind if kind != "none" else "rotation") if planted else "none")
    return found


def _told(year: Year) -> dict[str, Any]:
    planted = {bill: kind for bill, (true, kind) in truth_of(year).items() if true}
    return {
        "notice": f"{MARK}: every firm, bill and report in this folder is made up by a program",
        "seed": year.seed,
        "setting": dataclasses.asdict(year.setting),
        "arrivals": int((year.day >= 0).sum()),
        "planted": planted,
    }
