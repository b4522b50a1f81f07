"""Beneficial ownership statements (BODS 0.4) in and out: who owns or directs whom, since when it is said."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from unpick.datasets.links import Keyed
from unpick.model.days import FOREVER, LONG_AGO, parse_day
from unpick.model.errors import UnreadableFile
from unpick.model.reject import Reject
from unpick.model.statement import Statement

__all__ = ["export_bods", "is_bods", "read_bods"]

EXTRACTOR: Final = "bods/0.4"

_OWNS: Final = (
    "shareholding",
    "votingRights",
    "rightsToSurplusAssetsOnDissolution",
    "rightsToProfitOrIncome",
)
"""Interest types that are a share; every other type is direction or influence. Source: BODS 0.4 codelist."""

_SCHEMAS: Final = {
    "registeredEntity": "Company",
    "legalEntity": "LegalEntity",
    "arrangement": "LegalEntity",
    "state": "PublicBody",
    "stateBody": "PublicBody",
    "anonymousEntity": "LegalEntity",
    "unknownEntity": "LegalEntity",
}
_TYPES: Final = {
    "Company": "registeredEntity",
    "Organization": "legalEntity",
    "LegalEntity": "legalEntity",
    "PublicBody": "stateBody",
}


def is_bods(path: Path) -> bool:
    """Tell whether a file holds BODS statements: a JSON list, or JSON lines, of records with a statementId."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    return head.lstrip()[:1] in (b"[", b"{") and b'"statementId"' in head and b'"record' in head


def read_bods(
    path: Path, *, file: str, document: str, public_from: dt.date, protected: bool = False
) -> Keyed:
    """Return the entities, persons and links of a BODS file, with the history of each record.

    A later version of a record ends the links of the earlier one on its own day, and only for those who may
    know the later version: with an earlier `known_at` the old link still stands open. Birth dates, home
    addresses and personal numbers of persons are not read; the original keeps them.

    Raises:
        UnreadableFile: the file is no JSON.
    """
    keyed = Keyed()
    records: dict[str, list[tuple[int, dict[str, Any]]]] = {}
    for number, found in enumerate(_load(path, file), start=1):
        keyed.rows_read += 1
        problem = _problem(found)
        if problem:
            value = json.dumps(found, ensure_ascii=False)[:200]
            remedy = "see the BODS 0.4 reference, or drop the statement"
            keyed.rejects.append(
                Reject(file=file, row=number, column="", value=value, problem=problem, remedy=remedy)
            )
        else:
            records.setdefault(found["recordId"], []).append((number, found))
    for versions in records.values():
        versions.sort(key=lambda one: (str(one[1].get("statementDate", "")), one[0]))
        told = {"document": document, "protected": protected, "extractor": EXTRACTOR}
        keyed.statements.extend(_record(versions, told, public_from))
    return keyed


def _load(path: Path, file: str) -> list[Any]:
    text = path.read_text(encoding="utf-8-sig")
    try:
        if text.lstrip().startswith("["):
            found: list[Any] = json.loads(text)
            return found
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except json.JSONDecodeError as error:
        raise UnreadableFile(file, f"no JSON ({error})", "export it again") from error


def _problem(found: object) -> str:
    if not isinstance(found, dict) or not isinstance(found.get("recordDetails"), dict):
        return "no BODS statement with recordDetails"
    if not found.get("recordId") or found.get("recordType") not in ("entity", "person", "relationship"):
        return "recordId is empty, or recordType is none of entity, person, relationship"
    if found["recordType"] == "relationship" and not isinstance(found["recordDetails"].get("subject"), str):
        return "a relationship without a subject"
    return ""


def _record(
    versions: list[tuple[int, dict[str, Any]]], told: dict[str, Any], fallback: dt.date
) -> Iterator[Statement]:
    before: dict[str, dict[str, str]] = {}
    for number, found in versions:
        common = {**told, "locator": f"row:{number}", **_public(found, fallback)}
        if found["recordType"] != "relationship":
            yield from _thing(found, common)
            continue
        closed = found.get("recordStatus") == "closed"
        now = {} if closed else dict(_links(found))
        day = _day(str(found.get("statementDate", "")), common["public_from"], last=False)
        for link in before.keys() - now.keys():
            # What an update no longer says has ended by its day; the end is public from the update on.
            yield _say(link, "Link", "endDate", day.isoformat(), common, valid_to=day)
        for link, values in now.items():
            start = _day(values.get("startDate", ""), LONG_AGO, last=False)
            end = _day(values.get("endDate", ""), FOREVER, last=True)
            for prop, value in values.items():
                yield _say(link, "Link", prop, value, common, valid_from=start, valid_to=end)
        before = now


def _public(found: dict[str, Any], fallback: dt.date) -> dict[str, Any]:
    about = found.get("publicationDetails") or {}
    publisher = (about.get("publisher") or {}).get("name", "")
    day = _day(str(about.get("publicationDate", "")), fallback, last=False)
    return {"dataset": "bods", "origin": publisher, "public_from": day}


def _thing(found: dict[str, Any], common: dict[str, Any]) -> Iterator[Statement]:
    about = found["recordDetails"]
    entity = found["recordId"]
    if found["recordType"] == "person":
        yield from _person(entity, about, common)
        return
    schema = _SCHEMAS.get((about.get("entityType") or {}).get("type", ""), "LegalEntity")
    if about.get("name"):
        yield _say(entity, schema, "name", about["name"], common)
    for name in about.get("alternateNames", []):
        yield _say(entity, schema, "alias", name, common)
    yield from _marks(entity, schema, about, common)


def _person(entity: str, about: dict[str, Any], common: dict[str, Any]) -> Iterator[Statement]:
    for name in about.get("names", []):
        if name.get("fullName"):
            yield _say(entity, "Person", "name", name["fullName"], common)
    for country in about.get("nationalities", []):
        if country.get("code"):
            yield _say(entity, "Person", "nationality", country["code"], common)


def _marks(entity: str, schema: str, about: dict[str, Any], common: dict[str, Any]) -> Iterator[Statement]:
    """Yield numbers, country and addresses of an entity."""
    for number in about.get("identifiers", []):
        kind = "leiCode" if number.get("scheme") == "XI-LEI" else "registrationNumber"
        if number.get("id"):
            yield _say(entity, schema, kind, str(number["id"]), common)
    if (about.get("jurisdiction") or {}).get("code"):
        yield _say(entity, schema, "country", about["jurisdiction"]["code"], common)
    for address in about.get("addresses", []):
        if address.get("address"):
            yield _say(entity, schema, "address", address["address"], common)


def _links(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield a link per interest of a relationship; a party that is not known makes none."""
    about = found["recordDetails"]
    party = about.get("interestedParty")
    if not isinstance(party, str) or not party:
        return
    for interest in about.get("interests", []) or [{}]:
        kind = interest.get("type", "unknownInterest")
        share = _share(interest.get("share") or {})
        values = {"kind": "owns" if kind in _OWNS else "directs", "subject": party}
        values |= {"object": about["subject"], "share": share, "attribution": kind, "polarity": "stated"}
        values |= {"certainty": interest.get("directOrIndirect", "")}
        values |= {name: str(interest.get(name, "")) for name in ("startDate", "endDate")}
        identity = "|".join((found["recordId"], kind, share, values["certainty"]))
        digest = hashlib.sha256(identity.encode()).hexdigest()[:16]
        yield f"link-bods-{digest}", {prop: value for prop, value in values.items() if value}


def _share(share: Mapping[str, Any]) -> str:
    """Return the share in percent: `40`, or a range such as `25-50`; an end that is left out has `>` or `<`.

    A number up to 1 carries the sign, so that nobody reads it as a fraction of the firm.
    """
    if "exact" in share:
        exact = str(share["exact"])
        return f"{exact}%" if exact.replace(".", "", 1).isdigit() and float(exact) <= 1 else exact
    low = share.get("minimum", share.get("exclusiveMinimum"))
    high = share.get("maximum", share.get("exclusiveMaximum"))
    if low is None and high is None:
        return ""
    over = ">" if "minimum" not in share and low is not None else ""
    under = "<" if "maximum" not in share and high is not None else ""
    end = high if high is not None else 100
    sign = "%" if isinstance(end, int | float) and end <= 1 else ""
    return f"{over}{low or 0}-{under}{end}{sign}"


def _day(text: str, unknown: dt.date, *, last: bool) -> dt.date:
    try:
        return parse_day(text[:10])[1 if last else 0]
    except ValueError:
        return unknown


def _say(
    entity: str,
    schema: str,
    prop: str,
    value: str,
    common: dict[str, Any],
    *,
    valid_from: dt.date = LONG_AGO,
    valid_to: dt.date = FOREVER,
) -> Statement:
    return Statement(
        entity_id=entity,
        schema=schema,
        prop=prop,
        value=value,
        valid_from=valid_from,
        valid_to=valid_to,
        **common,
    )


def export_bods(
    rows: Iterable[Mapping[str, Any]], *, day: dt.date, publisher: str = "unpick"
) -> list[dict[str, Any]]:
    """Return entities, persons and the links `owns` and `directs` as BODS 0.4 statements.

    Args:
        rows: rows of the statement table, already redacted, in any order.
        day: the day of the export, as statement and publication date.
    """
    things: dict[str, dict[str, list[str]]] = {}
    schemas: dict[str, str] = {}
    for row in sorted(rows, key=lambda one: (one["entity_id"], one["prop"], one["value"], one["id"])):
        schemas[row["entity_id"]] = row["schema"]
        things.setdefault(row["entity_id"], {}).setdefault(row["prop"], []).append(row["value"])
    links = [(one, about) for one, about in things.items() if _is_stake(schemas[one], about)]
    named = {end for _, about in links for end in (about["subject"][0], about["object"][0])}
    out = [
        _statement(one, *_details(schemas[one], things[one]), day, publisher)
        for one in things
        if one in named or schemas[one] in ("Company", "PublicBody")
    ]
    return out + [_statement(one, "relationship", _relation(about), day, publisher) for one, about in links]


def _is_stake(schema: str, about: Mapping[str, list[str]]) -> bool:
    kinds = about.get("kind", [])
    return schema == "Link" and bool({"owns", "directs"} & set(kinds)) and {"subject", "object"} <= set(about)


def _details(schema: str, about: Mapping[str, list[str]]) -> tuple[str, dict[str, Any]]:
    names = about.get("name", [])
    if schema == "Person":
        told: dict[str, Any] = {"isComponent": False, "personType": "knownPerson"}
        told["names"] = [{"type": "legal", "fullName": name} for name in dict.fromkeys(names)]
        codes = dict.fromkeys(about.get("nationality", []))
        return "person", told | {"nationalities": [{"name": code, "code": code} for code in codes]}
    told = {"isComponent": False, "entityType": {"type": _TYPES.get(schema, "unknownEntity")}}
    told |= {"name": names[0]} if names else {}
    others = list(dict.fromkeys((*names[1:], *about.get("alias", []))))
    told |= {"alternateNames": [name for name in others if name != told.get("name")]}
    numbers = dict.fromkeys(about.get("registrationNumber", []))
    told["identifiers"] = [{"id": number, "schemeName": "registration number"} for number in numbers]
    told["identifiers"] += [
        {"id": lei, "scheme": "XI-LEI"} for lei in dict.fromkeys(about.get("leiCode", []))
    ]
    for code in about.get("country", [])[:1]:
        told["jurisdiction"] = {"name": code, "code": code}
    return "entity", told


def _relation(about: Mapping[str, list[str]]) -> dict[str, Any]:
    kind = about.get(
        "attribution", ["shareholding" if "owns" in about["kind"] else "otherInfluenceOrControl"]
    )[0]
    interest: dict[str, Any] = {"type": kind, "directOrIndirect": about.get("certainty", ["unknown"])[0]}
    share = about.get("share", [""])[0]
    stated = _stated(share)
    if stated:
        interest["share"] = stated
    interest |= {name: about[name][0] for name in ("startDate", "endDate") if name in about}
    ends = {"subject": about["object"][0], "interestedParty": about["subject"][0]}
    return {"isComponent": False, **ends, "interests": [interest]}


def _stated(share: str) -> dict[str, float]:
    """Return a share as BODS states it, in percent; one that was left open stays out."""
    from unpick.model.share import WHOLE, read_share, share_words

    read = read_share(share)
    if read is None:
        return {}
    if read.low == read.high:
        return {"exact": round(100 * read.low / WHOLE, 7)}
    words = share_words(read.low, read.high)
    return {
        "exclusiveMinimum" if "more than" in words else "minimum": round(100 * read.low / WHOLE, 7),
        "exclusiveMaximum" if "less than" in words else "maximum": round(100 * read.high / WHOLE, 7),
    }


def _statement(
    record: str, kind: str, details: dict[str, Any], day: dt.date, publisher: str
) -> dict[str, Any]:
    digest = hashlib.sha256(f"{record}|{day}|{json.dumps(details, sort_keys=True)}".encode()).hexdigest()
    published = {"publicationDate": day.isoformat(), "bodsVersion": "0.4", "publisher": {"name": publisher}}
    return {
        "statementId": digest[:32],
        "declarationSubject": details.get("subject", record),
        "statementDate": day.isoformat(),
        "publicationDetails": published,
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "recordDetails": details,
    }
