"""Which list a file is, told from its content; a file in the wrong slot is named for what it looks like."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from unpick.datasets.lists.cbp import read_cbp, read_cbp_names
from unpick.datasets.lists.csl import read_csl
from unpick.datasets.lists.eu import read_eu
from unpick.datasets.lists.eu_fsf import read_eu_fsf
from unpick.datasets.lists.names_only import read_names
from unpick.datasets.lists.ofac import read_ofac
from unpick.datasets.lists.text import decode, read_bytes, read_day
from unpick.datasets.lists.uflpa import read_uflpa_page, read_uflpa_table
from unpick.datasets.lists.un import read_un
from unpick.datasets.lists.version import ListVersion
from unpick.model.days import parse_day
from unpick.model.errors import ListFault

__all__ = ["SLOTS", "read_files", "slot_of"]

SLOTS = {
    "ofac_sdn": "OFAC sdn.csv",
    "ofac_alt": "OFAC alt.csv",
    "ofac_add": "OFAC add.csv",
    "ofac_comments": "OFAC sdn_comments.csv",
    "ofac_history": "a table of first and last days of OFAC entries",
    "un_sc": "the UN consolidated list (XML)",
    "eu_journal": "the annexes of EU regulation 2017/1509 or 2020/1998 (CSV)",
    "eu_fsf": "the EU consolidated financial sanctions file 1.1 (CSV)",
    "us_csl": "the US consolidated screening list (CSV)",
    "us_cbp_wro": "CBP's table of orders and findings (CSV)",
    "us_cbp_names": "names of CBP orders and findings (CSV)",
    "us_dhs_uflpa": "the DHS UFLPA Entity List page (HTML)",
    "us_dhs_uflpa_table": "a partial table of UFLPA entities (CSV)",
    "names": "names of lists (JSON lines)",
}
"""Slot to what belongs in it."""

UFLPA_TOTAL = {dt.date(2025, 1, 15): 144}
"""Entities on the official list by day (Miller & Chevalier, 15 January 2025)."""

_HEADS = (
    ("us_csl", re.compile(r'^"?_id"?,"?source"?,"?entity_number"?,')),
    ("eu_journal", re.compile(r'^"?celex"?,"?recordId"?,')),
    ("eu_fsf", re.compile(r"^\"?fileGenerationDate\"?;\"?Entity_LogicalId\"?;")),
    ("us_cbp_wro", re.compile(r'^"?Entity"?,"?Country"?,"?Industry"?,', re.IGNORECASE)),
    ("us_cbp_names", re.compile(r"^cbp_entity_text,name,aliases")),
    ("us_dhs_uflpa_table", re.compile(r"^name,aliases,section,effective_date,source")),
    ("ofac_history", re.compile(r"^ent_num,name,type,program,first_seen,last_seen")),
    ("names", re.compile(r'^\s*\{.*"full_name"')),
    ("un_sc", re.compile(r"<CONSOLIDATED_LIST\b")),
    ("us_dhs_uflpa", re.compile(r"Name of Entity|Entity Name", re.IGNORECASE)),
)
_OFAC_ROWS = (
    ("ofac_sdn", re.compile(r'^\d+,"[^"]*",(?:"\w+"|-0- ?),(?:"[^"]*"|-0- ?),.*,.*,')),
    ("ofac_alt", re.compile(r'^\d+,\d+,"?[afn]ka"?,')),
    ("ofac_add", re.compile(r"^\d+,\d+,")),
    ("ofac_comments", re.compile(r'^\d+,"')),
)


def slot_of(name: str, content: bytes) -> str:
    """Return the slot whose format the content has.

    Raises:
        ListFault: it looks like none of them; an HTML error page is called so.
    """
    text = decode(content).lstrip("\ufeff \r\n")
    first = text.split("\n", 1)[0].rstrip("\r")
    is_page = text[:2000].lower().lstrip().startswith(("<!doctype html", "<html"))
    for slot, pattern in _HEADS:
        searched = text[:4000] if slot == "un_sc" else text if slot == "us_dhs_uflpa" and is_page else first
        if pattern.search(searched) and (slot != "us_dhs_uflpa" or is_page):
            return slot
    for slot, pattern in _OFAC_ROWS:
        if pattern.match(first):
            return slot
    looks = "an HTML page without a list (an error page?)" if is_page else f"'{first[:80]}'"
    raise ListFault(
        name, f"no known list begins like this: {looks}", "unpick lists import --help names the formats"
    )


def read_files(
    paths: Sequence[Path], *, as_of: dt.date | None = None, retrieved: dt.date, expect: str = ""
) -> list[ListVersion]:
    """Return the versions that these files hold; the OFAC files among them make one version.

    Args:
        as_of: the day the files speak for; else the file's own word, else a day in its name, else retrieved.
        expect: the slot they must belong to, when the caller knows.

    Raises:
        ListFault: a file in the wrong slot, or companions of OFAC's list without sdn.csv.
    """
    found: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for path in paths:
        content = read_bytes(path)
        slot = slot_of(path.name, content)
        if expect and slot != expect:
            raise ListFault(path.name, f"this looks like {SLOTS[slot]}", f"the slot takes {SLOTS[expect]}")
        found[slot].append((path.name.removesuffix(".gz"), content))
    versions = []
    if ofac := {slot: files for slot, files in found.items() if slot.startswith("ofac_")}:
        versions.append(_told(_ofac(ofac, as_of, retrieved), as_of, retrieved))
    for slot, files in found.items():
        if not slot.startswith("ofac_"):
            read = (_one(slot, file, as_of, retrieved) for file in files)
            versions.extend(_told(version, as_of, retrieved) for version in read)
    return versions


def _day(name: str, as_of: dt.date | None, retrieved: dt.date) -> dt.date:
    """Return the day given, else the day in the name, else the last day of a month in it, else retrieval."""
    return as_of or _named(name) or retrieved


def _named(name: str) -> dt.date | None:
    if found := re.search(r"\d{4}-\d{2}-\d{2}", name):
        return read_day(found[0])
    if found := re.search(r"(?<!\d)((?:19|20)\d{2}-(?:0[1-9]|1[0-2]))(?!\d)", name):
        return parse_day(found[0])[1] - dt.timedelta(1)
    return None


def _told(version: ListVersion, as_of: dt.date | None, retrieved: dt.date) -> ListVersion:
    """Say so when nothing gives the day of a copy: its age then counts from the day it came."""
    if as_of is None and version.as_of == retrieved and not _named(version.files[0].name):
        note = f"no day is given: taken as {retrieved.isoformat()}, the day it came; --as-of sets it"
        return replace(version, notes=(*version.notes, note))
    return version


def _ofac(
    found: dict[str, list[tuple[str, bytes]]], as_of: dt.date | None, retrieved: dt.date
) -> ListVersion:
    for slot, files in found.items():
        if len(files) > 1:
            raise ListFault(files[1][0], f"a second {SLOTS[slot]}", "import one version at a time")
    one = {slot: files[0] for slot, files in found.items()}
    if "ofac_sdn" not in one:
        name, slot = next((file[0], slot) for slot, file in one.items())
        raise ListFault(name, f"this is {SLOTS[slot]} without sdn.csv", "give sdn.csv together with it")
    other = one.get("ofac_alt") or one.get("ofac_add")
    return read_ofac(
        one["ofac_sdn"],
        as_of=_day(one["ofac_sdn"][0], as_of, retrieved),
        alt=one.get("ofac_alt"),
        add=one.get("ofac_add"),
        comments=one.get("ofac_comments"),
        history=one.get("ofac_history"),
        alt_as_of=_day(other[0], as_of, retrieved) if other else None,
    )


def _one(slot: str, file: tuple[str, bytes], as_of: dt.date | None, retrieved: dt.date) -> ListVersion:
    day = _day(file[0], as_of, retrieved)
    match slot:
        case "un_sc":
            return read_un(file, as_of=as_of)
        case "us_dhs_uflpa":
            return read_uflpa_page(file, as_of=as_of or _stated(file, day))
        case "us_dhs_uflpa_table":
            known = max(UFLPA_TOTAL)
            return read_uflpa_table(file, as_of=as_of or known, total=UFLPA_TOTAL[known])
        case "eu_fsf":
            return read_eu_fsf(file, as_of=as_of)
        case "eu_journal":
            return read_eu(file, as_of=day)
        case "us_csl":
            return read_csl(file, as_of=day)
        case "us_cbp_wro":
            return read_cbp(file, as_of=day)
        case "us_cbp_names":
            return read_cbp_names(file, as_of=day)
        case _:
            return read_names(file, as_of=day, list_id=f"names_{day:%Y_%m}")


def _stated(file: tuple[str, bytes], day: dt.date) -> dt.date | None:
    """Return None when the page says its own day, which then holds."""
    return None if re.search(rb"Last Updated?:?\s*\w", file[1], re.IGNORECASE) else day
