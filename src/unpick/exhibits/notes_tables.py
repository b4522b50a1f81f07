"""What the rows of understood tables say; sums and checks over them belong to the detectors."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from unpick.exhibits.dates import find_days
from unpick.exhibits.kinds import topics_of_request
from unpick.exhibits.note import Note
from unpick.exhibits.notes_flags import area_in
from unpick.exhibits.notes_goods import countries_in, materials_in, regions_in, steps_in
from unpick.exhibits.notes_language import languages_in
from unpick.exhibits.notes_law import indicators_in
from unpick.exhibits.reading import Table

__all__ = ["table_notes"]

_SPANS: Final[Mapping[tuple[str, str], str]] = {
    ("payroll", "period"): "period",
    ("payroll", "paid_day"): "paid_day",
    ("attendance", "day"): "period",
    ("production", "day"): "produced",
    ("payments", "day"): "paid_day",
    ("interviews", "day"): "interview_day",
    ("raw", "day"): "received_day",
    ("requests", "due"): "due_day",
}
"""Column to the topic of its days; one note holds the first and the last day of a group."""

_YES: Final = re.compile(r"^\s*(?:yes|y|true|1|是|有|예|네)\b", re.IGNORECASE)
_NO: Final = re.compile(r"^\s*(?:no|n|false|0|none|否|没有|未|아니)", re.IGNORECASE)


def table_notes(table: Table, order: str) -> Iterator[Note]:
    """Yield the notes of one table: spans of days by step, and a note for each row that says something itself."""
    yield from _spans(table, order)
    reader = _ROWS.get(table.role)
    if reader:
        for row, place in zip(table.rows, table.places, strict=False):
            yield from reader(row, place)


def _say(row: Mapping[str, str], place: str, topic: str, **more: str) -> Note:
    kept = (f"{column}: {cell}" for column, cell in row.items() if cell and column != "worker")
    return Note(topic=topic, text="; ".join(kept)[:400], place=place, method="table", **more)  # type: ignore[arg-type]


def _spans(table: Table, order: str) -> Iterator[Note]:
    for (role, column), topic in _SPANS.items():
        if role != table.role:
            continue
        groups: dict[str, list[tuple[int, str]]] = {}
        for at, row in enumerate(table.rows):
            if row.get(column):
                groups.setdefault(row.get("step", "") if topic == "produced" else "", []).append(
                    (at, row[column])
                )
        for subject, cells in groups.items():
            yield from _span(table, cells, topic=topic, subject=subject, order=order)


def _span(
    table: Table, cells: list[tuple[int, str]], *, topic: str, subject: str, order: str
) -> Iterator[Note]:
    read: dict[str, list[tuple[int, object]]] = {}
    days = []
    for at, cell in cells:
        for day in find_days(cell, order):
            days.append((at, day))
            if day.unreadable:
                read.setdefault(cell, []).append((at, day))
    for cell, found in read.items():
        yield Note(
            topic=topic,
            text=cell,
            place=table.places[found[0][0]],
            subject=subject,
            value="unreadable",
            method="table",
            certain=False,
        )
    good = [(at, day) for at, day in days if day.first and day.last]
    if not good:
        return
    first = min(good, key=lambda pair: pair[1].first)  # type: ignore[arg-type,return-value]
    last = max(good, key=lambda pair: pair[1].last)  # type: ignore[arg-type,return-value]
    open_days = [day for _at, day in good if not day.certain]
    readings = tuple(dict.fromkeys(reading for day in open_days for reading in day.readings))[:8]
    yield Note(
        topic=topic,
        text=f"{first[1].text} to {last[1].text}, {len(cells)} rows of {table.name}"
        if len(cells) > 1
        else first[1].text,
        place=table.places[first[0]],
        subject=subject,
        first=first[1].first,
        last=last[1].last,
        readings=readings,
        method="table",
        certain=not open_days,
    )


def _chain(row: Mapping[str, str], place: str) -> Iterator[Note]:
    firm, step = row.get("firm", ""), row.get("step", "")
    if firm:
        yield _say(row, place, "step", subject=(steps_in(step) or (step,))[0], value=firm)
        yield _say(row, place, "party", subject=step, value=firm)
    where = " ".join(filter(None, (row.get("address"), row.get("place"), row.get("country"))))
    if where:
        yield _say(row, place, "address", subject=firm, value=row.get("address") or where)
    for region in regions_in(f"{firm} {where}"):
        yield _say(row, place, "place_region", value=region, subject=firm)
    for land in countries_in(row.get("country") or ""):
        made = materials_in(row.get("output", "")) or materials_in(step) or (step or "product",)
        yield _say(row, place, "origin", subject=made[0], value=land)
    if row.get("document"):
        for number in re.findall(r"(?:annex|exhibit|附件|별첨)\s*([\w-]+)", row["document"], re.IGNORECASE):
            yield _say(row, place, "number_annex", value=number)


def _goods(row: Mapping[str, str], place: str) -> Iterator[Note]:
    materials = materials_in(" ".join((row.get("material", ""), row.get("description", ""))))
    subject = row.get("line") or row.get("style", "")
    if row.get("line") or (row.get("style") and (row.get("description") or materials)):
        note = _say(row, place, "line", subject=subject, value=",".join(materials))
        yield note
    if materials:
        yield _say(row, place, "material", subject=row.get("style") or subject, value=",".join(materials))
    for column, topic in (
        ("entry", "number_entry"),
        ("style", "number_style"),
        ("order", "number_order"),
        ("lot", "number_lot"),
    ):
        if row.get(column):
            yield _say(row, place, topic, value=row[column])


def _numbers(row: Mapping[str, str], place: str) -> Iterator[Note]:
    for column, topic in (
        ("style", "number_style"),
        ("order", "number_order"),
        ("lot", "number_lot"),
        ("container", "number_container"),
        ("invoice", "number_invoice"),
    ):
        if row.get(column):
            yield _say(row, place, topic, value=row[column])
    for column, role in (("payer", "payer"), ("payee", "payee")):
        if row.get(column):
            yield _say(row, place, "party", subject=role, value=row[column])


def _production(row: Mapping[str, str], place: str) -> Iterator[Note]:
    if row.get("firm") and row.get("step"):
        yield _say(
            row, place, "step", subject=(steps_in(row["step"]) or (row["step"],))[0], value=row["firm"]
        )
    yield from _numbers(row, place)


def _requests(row: Mapping[str, str], place: str) -> Iterator[Note]:
    if row.get("asked"):
        topics = ",".join(topics_of_request(row["asked"]))
        yield Note(
            topic="request",
            text=row["asked"][:400],
            place=place,
            subject=row.get("number", ""),
            value=topics,
            method="table",
        )
    if row.get("answer") or row.get("annex"):
        topics = ",".join(topics_of_request(f"{row.get('answer', '')} {row.get('asked', '')}"))
        yield _say(row, place, "answers", subject=row.get("number", ""), value=topics)
    if row.get("annex"):
        yield _say(row, place, "number_annex", value=row["annex"])


def _raw(row: Mapping[str, str], place: str) -> Iterator[Note]:
    where = " ".join(filter(None, (row.get("origin"), row.get("area"))))
    for land in countries_in(where):
        yield _say(
            row,
            place,
            "origin",
            subject=(materials_in(" ".join(row.values())) or ("raw material",))[0],
            value=land,
        )
    for region in regions_in(f"{where} {row.get('grower', '')} {row.get('firm', '')}"):
        yield _say(row, place, "place_region", value=region)
    for column, role in (("grower", "grower"), ("firm", "gin"), ("vessel", "vessel")):
        if row.get(column):
            yield _say(row, place, "party", subject=role, value=row[column])


_ANNEX_LONG: Final = 6
"""Letters of the longest number of an annex: `III-12a`."""


def _index(row: Mapping[str, str], place: str) -> Iterator[Note]:
    # The number of an invoice, such as OV-23-0915, is no number of an annex.
    if row.get("annex") and len(row["annex"].strip()) <= _ANNEX_LONG:
        yield _say(row, place, "number_annex", value=row["annex"])
    for code in languages_in(row.get("language", "")):
        yield _say(row, place, "language", value=code, subject=f"annex {row.get('annex', '')}".strip())


def _site(row: Mapping[str, str], place: str) -> Iterator[Note]:
    visited = row.get("visited", "")
    area = row.get("building") or area_in(" ".join(row.values()))
    if _NO.match(visited):
        yield _say(row, place, "access_limited", subject=area)
    if row.get("firm"):
        yield _say(row, place, "party", subject="on site", value=row["firm"])


def _interviews(row: Mapping[str, str], place: str) -> Iterator[Note]:
    for code in languages_in(row.get("language", "")):
        yield _say(row, place, "language", value=code, subject="interviews")
    if _YES.match(row.get("private", "")):
        yield _say(row, place, "private_interviews")
    elif _NO.match(row.get("private", "")):
        yield _say(row, place, "minder_present", value="not_private")
    chosen = row.get("chosen_by", "")
    if chosen:
        managed = re.search(r"manage|factory|company|firm|厂|管理|공장|회사", chosen, re.IGNORECASE)
        yield _say(row, place, "chosen_by_management" if managed else "chosen_by_auditor")


def _remedies(row: Mapping[str, str], place: str) -> Iterator[Note]:
    named = " ".join(filter(None, (row.get("indicator"), row.get("finding"))))
    indicators = indicators_in(named, denied=True) or tuple(
        filter(None, (row.get("indicator", "").strip().lower().replace(" ", "_"),))
    )
    status = row.get("status", "")
    done = re.search(
        r"\b(?:remed|clos|complet|done|correct|resolv|verified|implemented)|已|完成|완료|시정",
        status,
        re.IGNORECASE,
    )
    undone = re.search(
        r"\b(?:not|no|open|pending|progress|partial|planned|un)|未|进行|미|진행", status, re.IGNORECASE
    )
    for name in indicators:
        yield _say(row, place, "remedied" if done and not undone else "not_remedied", value=name)
    by = row.get("verified_by", "")
    if (
        by
        and re.search(
            r"independent|third|NGO|union|external|auditor|independ|第三方|独立|제3자|독립", by, re.IGNORECASE
        )
        and not _NO.match(by)
    ):
        yield _say(row, place, "verified_independently", value=",".join(indicators))


def _people(row: Mapping[str, str], place: str) -> Iterator[Note]:
    for land in countries_in(row.get("nationality", "")):
        yield Note(
            topic="nationality",
            text=f"nationality: {row['nationality']}",
            place=place,
            value=land,
            method="table",
        )


_ROWS: Final[Mapping[str, Callable[[Mapping[str, str], str], Iterator[Note]]]] = {
    "chain": _chain,
    "lines": _goods,
    "invoice": _goods,
    "packing": _numbers,
    "payments": _numbers,
    "production": _production,
    "requests": _requests,
    "raw": _raw,
    "index": _index,
    "site": _site,
    "interviews": _interviews,
    "remedies": _remedies,
    "identity": _people,
    "workers": _people,
}
