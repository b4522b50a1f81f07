"""What was shipped to a subject: its bills, and the lines of goods that the law is asked about."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unpick.trace.build import Naming
    from unpick.trace.gather import Gathered

__all__ = ["GoodsLine", "lines_of", "shipments_to"]

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsLine:
    """Goods alike that entered on one day: one question to the law.

    Attributes:
        maker: id of who made them, or of who sent them when the bills name no maker; empty when withheld.
        maker_named: the bills name the maker.
        date: day of entry, as near as the bills give it (`date_kind`); None when they give none.
        shipments: how many bills. why: the bills, as document and row.
    """

    id: str
    maker: str = ""
    maker_named: bool = False
    date: dt.date | None = None
    hs: str = ""
    description: str = ""
    import_country: str = ""
    materials: tuple[str, ...] = ()
    shipments: int = 1
    why: tuple[str, ...] = ()


def shipments_to(gathered: "Gathered", rows: Iterable[Row], subjects: frozenset[str]) -> list[Row]:
    """Return the bills whose consignee is the subject, or whose notify party is, each bill once.

    Args:
        rows: rows of the table `shipment`. subjects: canonical ids that mean the subject.
    """
    from unpick.trace.build import SAME_BILL

    skipped = gathered.network.skipped
    repeats = {(one.document, one.row) for one in skipped if one.reason == SAME_BILL}
    return [
        row
        for row in rows
        if row["status"] not in ("deleted", "superseded")
        and (row["document"], row["row"]) not in repeats
        and {_who(gathered.naming, row[field]) for field in ("consignee_name", "notify_name")} & subjects
    ]


def lines_of(
    gathered: "Gathered",
    rows: Iterable[Row],
    *,
    hs: str = "",
    import_country: str = "",
    description: str = "",
    materials: tuple[str, ...] = (),
) -> list[GoodsLine]:
    """Return the lines of these bills, undated ones last; alike goods of one maker and day are one line.

    Args:
        hs, import_country, description, materials: what a person says of the goods where the bills do not.
    """
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        named = str(row["maker_name"] or "")
        maker = _who(gathered.naming, named or row["shipper_name"])
        heading = str(row["hs_code"] or "")[:4]
        country = str(row["destination_country"] or "")
        key = (row["date"] or dt.date.max, maker, bool(named), heading, country)
        groups.setdefault(key, []).append(row)
    return [
        GoodsLine(
            id=_line_id(held[0]),
            maker=key[1],
            maker_named=key[2],
            date=held[0]["date"],
            hs=key[3] or hs,
            description=min((str(row["description"]) for row in held if row["description"]), default="")
            or description,
            import_country=key[4] or import_country,
            materials=materials,
            shipments=len(held),
            why=tuple(sorted(f"{row['document']}:{row['row']}" for row in held)),
        )
        for key, held in sorted(groups.items(), key=lambda pair: pair[0])
    ]


def _line_id(row: Row) -> str:
    maker = row["maker_name"] or row["shipper_name"] or "a withheld party"
    heading = f", HS {str(row['hs_code'])[:4]}" if row["hs_code"] else ""
    return f"{row['date'] or 'undated'} from {maker}{heading}"


def _who(naming: "Naming", name: str | None) -> str:
    """Return the canonical id of a party field, empty when it names nobody."""
    from unpick.trace.build import NAMES_NOBODY

    if not name or naming.role_of(name) in NAMES_NOBODY:
        return ""
    return naming.bearer(name)
