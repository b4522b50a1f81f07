"""Readers of the public lists in ../shared/data, cut down to the firms and vessels of our field."""

import csv
import gzip
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

_PLACES = [Path(__file__).resolve().parents[up] / "shared" / "data" for up in (3, 4)]
# A worktree lies one folder deeper than the main checkout.
SHARED = next((one for one in _PLACES if one.is_dir()), _PLACES[0])

OFAC = "OFAC SDN (sdn 2024-05-03, alt 2025-12-24)"
UN = "UN SC consolidated 2026-02-27"
EU_KP = "EU 2017/1509 consolidated, OpenSanctions copy of 2026-08-22"
EU_HR = "EU 2020/1998 consolidated, OpenSanctions copy of 2026-08-22"
CSL = "US CSL of 2023-11-30"
UFLPA = "UFLPA Entity List, partial, 2025-01-15"
WRO = "CBP WRO and Findings, names of 2026-08"

# Goods and regions that CBP's table holds beside firms.
NO_FIRMS = (
    "Cotton or products",
    "Tobacco",
    "Autonomous Region",
    "Artisanal",
    "Diamond Fields",
    "State Penitentiary",
)
FIELD_COUNTRIES = {"China", "Hong Kong", "Korea, North"}
NATIVE = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")
IMO = re.compile(r"IMO (\d{7})|Identification Number IMO (\d{7})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of one list: `number` is the list's own number, `names` hold (name, how it is called)."""

    source: str
    number: str
    names: tuple[tuple[str, str], ...]
    vessel: bool = False
    imo: str = ""
    tags: frozenset[str] = field(default_factory=frozenset)

    @property
    def key(self) -> str:
        """Return a key that is unique over all lists."""
        return f"{self.source.split(' (')[0].split(',')[0]} {self.number}"

    @property
    def name(self) -> str:
        """Return the main name."""
        return self.names[0][0]


def _rows(path: Path) -> Iterator[list[str]]:
    encoding = "latin-1" if "ofac_sdn" in path.parts else "utf-8"
    with gzip.open(path, "rt", encoding=encoding, newline="") as stream:
        yield from csv.reader(stream)


def _dicts(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as stream:
        text = stream.read().decode("utf-8")
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield {key: value or "" for key, value in row.items() if key}


def tidy(name: str) -> str:
    """Return a name without the marks that a list puts around it."""
    name = unicodedata.normalize("NFC", name).replace("\u2019", "'").replace("\u2018", "'")
    return re.sub(r"\s+", " ", name.strip().strip('"').strip()).strip(" ;")


def ofac(shared: Path = SHARED) -> list[Entry]:
    """Return the SDN firms and vessels that sit only in China, Hong Kong or North Korea, or have a DPRK nexus."""
    folder = shared / "ofac_sdn"
    countries: dict[str, set[str]] = defaultdict(set)
    for row in _rows(folder / "add_2025-12-24.csv.gz"):
        if len(row) > 4:
            countries[row[0]].add(row[4].strip())
    aliases: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(folder / "alt_2025-12-24.csv.gz"):
        if len(row) > 3:
            aliases[row[0]].append((tidy(row[3]), row[2].strip()))
    nexus = {row["ent_num"] for row in _dicts(folder / "derived_dprk_nexus.csv.gz")}
    found = []
    for row in _rows(folder / "sdn_2024-05-03.csv.gz"):
        if len(row) < 12 or row[2].strip() not in {"-0-", "vessel"}:
            continue
        near = countries[row[0]] & FIELD_COUNTRIES
        if row[0] not in nexus and not (near and countries[row[0]] <= FIELD_COUNTRIES | {""}):
            continue
        imo = IMO.search(row[11])
        found.append(
            Entry(
                source=OFAC,
                number=row[0],
                names=((tidy(row[1]), "main"), *dict.fromkeys(aliases[row[0]])),
                vessel=row[2].strip() == "vessel",
                imo=next((one for one in imo.groups() if one), "") if imo else "",
                tags=frozenset(near | ({"DPRK"} if row[0] in nexus else set())),
            )
        )
    return found


def _text(node: Element, tag: str) -> str:
    return tidy(node.findtext(tag) or "")


def un(shared: Path = SHARED) -> list[Entry]:
    """Return the entities of the UN's 1718 list."""
    with gzip.open(shared / "un_sc" / "UN_consolidated_2026-02-27.xml.gz", "rb") as stream:
        root = fromstring(stream.read())
    found = []
    for node in root.iter("ENTITY"):
        number = _text(node, "REFERENCE_NUMBER")
        if not number.startswith("KP"):
            continue
        comment = _text(node, "COMMENTS1")
        imo = re.search(r"IMO number:?\s*(\d{7})", comment)
        names = [(_text(node, "FIRST_NAME"), "main")]
        names += [(_text(one, "ALIAS_NAME"), "aka") for one in node.iter("ENTITY_ALIAS")]
        kept = tuple((n, how) for n, how in names if n and "Care of" not in n and "(KPE." not in n)
        found.append(
            Entry(
                source=UN,
                number=number,
                names=kept,
                imo=imo.group(1) if imo else "",
                tags=frozenset({"DPRK"}),
            )
        )
    return found


def _eu(path: Path, source: str) -> Iterator[Entry]:
    for line, row in enumerate(_dicts(path), start=2):
        if row["schema"] not in {"LegalEntity", "Vessel", "Organization", "Company"}:
            continue
        name, _, inside = row["name"].partition(" (Aliases: ")
        row["name"], row["alias"] = name, ";".join([*inside.rstrip(")").split(", "), row["alias"]])
        aliases = [one for part in (row["alias"], row["weakAlias"]) for one in part.split(";")]
        names = [(tidy(row["name"]), "main")]
        if row["schema"] == "Vessel":
            # The annex prints earlier ship names in brackets behind the present one.
            first, *earlier = re.split(r"[()]", row["name"])
            names = [(tidy(first), "main"), *((tidy(one), "fka") for one in earlier if tidy(one))]
        for one in aliases:
            how = "fka" if "f.k.a." in one else "aka"
            names.append((tidy(one.replace("f.k.a.:", "")), how))
        names += [(tidy(one), "fka") for one in row["previousName"].split(";")]
        kept = tuple((n, how) for n, how in names if n and "Care of" not in n)
        imo = row["imoNumber"] or row["registrationNumber"]
        if kept:
            yield Entry(
                source=source,
                number=f"{row['annex']}/{row['recordId'] or '-'} (row {line})",
                names=kept,
                vessel=row["schema"] == "Vessel",
                imo=imo if re.fullmatch(r"\d{7}", imo) else "",
                tags=frozenset({"DPRK"} if source == EU_KP else set()),
            )


def eu(shared: Path = SHARED) -> list[Entry]:
    """Return the EU's DPRK entities and vessels, and the few East Asian ones of the human rights regime."""
    folder = shared / "eu_journal"
    found = list(_eu(folder / "eu_dprk_1509.csv.gz", EU_KP))
    return found + [
        one for one in _eu(folder / "eu_human_rights_1998.csv.gz", EU_HR) if "Xinjiang" in one.name
    ]


def csl(shared: Path = SHARED) -> list[Entry]:
    """Return the Chinese firms of the Commerce lists and of the NS-CMIC list in the CSL copy."""
    found = []
    for row in _dicts(shared / "us_csl" / "csl_2023-11.csv.gz"):
        code = re.search(r"\((EL|UVL|MEU|CMIC)\)", row["source"])
        if not code or not re.search(r", (CN|HK)\b", row["addresses"]) or row["type"] not in {"", "Entity"}:
            continue
        names = [(tidy(row["name"]), "main")]
        names += [(tidy(one).removeprefix("and "), "aka") for one in row["alt_names"].split(";") if tidy(one)]
        found.append(
            Entry(
                source=f"{CSL}, {code.group(1)}",
                number=f"{code.group(1)} {row['_id']}",
                names=tuple(dict.fromkeys(names)),
                tags=frozenset({"China"}),
            )
        )
    return found


def uflpa(shared: Path = SHARED) -> list[Entry]:
    """Return the 52 rows of the partial UFLPA list; cut aliases and notes are left out."""
    found = []
    for line, row in enumerate(_dicts(shared / "uflpa" / "uflpa_partial.csv"), start=2):
        names, how = [(tidy(row["name"]).replace(" (subsidiaries)", ""), "main")], "aka"
        for raw in row["aliases"].split(";"):
            one = tidy(raw)
            if not one or "(text cut)" in one or "alias text cut" in one or "names not found" in one:
                continue
            if one.startswith(("subsidiary of", "and eight")):
                continue
            if one[:4] in {"aka ", "fka "}:
                how, one = one[:3], one[4:]
            names.append((one, how))
        found.append(Entry(source=UFLPA, number=f"row {line}", names=tuple(names), tags=frozenset({"China"})))
    return found


def wro(shared: Path = SHARED) -> list[Entry]:
    """Return the firms named by CBP's orders and findings, with the aliases that CBP prints."""
    found: list[Entry] = []
    seen: set[str] = set()
    for line, row in enumerate(_dicts(shared / "cbp_wro" / "cbp_wro_names.csv"), start=2):
        if row["name"] in seen or any(one in row["name"] for one in NO_FIRMS):
            continue
        seen.add(row["name"])
        aliases = () if "Brightway" in row["name"] else row["aliases"].split(";")
        names = [(tidy(row["name"]), "main"), *((tidy(one), "aka") for one in aliases if tidy(one))]
        found.append(
            Entry(
                source=WRO,
                number=f"row {line}",
                names=tuple(names),
                vessel="Vessel" in row["cbp_entity_text"],
            )
        )
    return found


def all_entries(shared: Path = SHARED) -> list[Entry]:
    """Return the entries of every list, in a fixed order."""
    return [*ofac(shared), *un(shared), *eu(shared), *csl(shared), *uflpa(shared), *wro(shared)]


def plain(name: str) -> str:
    """Return the trivial normal form: lower case, no marks, no accents, & read as and.

    >>> plain("Dandong Hua-Yang Textiles & Garments CO., LTD.")
    'dandong hua yang textiles and garments co ltd'
    """
    name = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ").replace("'", "")
    kept = "".join(" " if not one.isalnum() else one for one in name if not unicodedata.combining(one))
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def _short_form(name: str) -> str:
    """Return the plain form without an acronym in brackets and with one spelling of each legal form."""
    name = f" {plain(re.sub(r' [(][A-Z]+[)]$', '', name))} "
    for long, short in ((" limited ", " ltd "), (" company ", " co "), (" corporation ", " corp ")):
        name = name.replace(long, short)
    return name.strip()


def groups(entries: Iterable[Entry]) -> dict[str, str]:
    """Return for each entry key the key of its group: entries that share an IMO number or a name, legal form aside.

    The first key in list order stands for the group. A group may hold two firms (Kings Romans, OFAC 23652 and
    23653); it only says that they are never a negative and never in two splits.
    """
    parent: dict[str, str] = {}
    order: dict[str, int] = {}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    owner: dict[str, str] = {}
    for entry in entries:
        order[entry.key] = len(order)
        parent.setdefault(entry.key, entry.key)
        marks = [f"imo {entry.imo}"] if entry.imo else []
        marks += [f"{entry.vessel} {_short_form(name)}" for name, _ in entry.names]
        for mark in marks:
            other = root(owner.setdefault(mark, entry.key))
            mine = root(entry.key)
            first, second = sorted((mine, other), key=order.__getitem__)
            parent[second] = first
    return {key: root(key) for key in parent}
