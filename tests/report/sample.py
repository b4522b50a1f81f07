"""Invented documents to look at and to test with: every name, number and document in them is invented."""

from typing import Any

SHA = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809"
LONG_QUOTE = (
    "The invented buyer said that the knitting factory hands out most of its spring orders to a needle workshop up the "
    "road, that nobody in the workshop is paid, that the finished dolls come back in unmarked cardboard boxes, and that "
    "the label of the knitting factory is sewn in on the last day before the truck leaves for the port"
)
BUYER = {"id": "ent-buyer", "name": "Larkspur Invented Outfitters"}
IMPORTER = {
    "id": "pty-importer",
    "name": "Larkspur Invented Imports and General Merchandise Holdings Inc. (Newark)",
}
MAKER = {
    "id": "ent-maker",
    "name": "发明河针织玩具有限责任公司第三分公司",
    "names": ["Faming River Knitting (invented)"],
}
MAKER2 = {"id": "ent-maker2", "name": "Paper Lantern Doll Works (invented)"}
SUB = {"id": "ent-sub", "name": "꾸며낸바늘 제9작업반 편물협동조합", "names": ["Invented Needle Team 9"]}
UYGHUR = {
    "id": "ent-uy",
    "name": "ئويدۇرۇلغان يىپ توقۇلما شىركىتى",
    "names": ["Invented Yarn Textile Company"],
}
SITE = {"id": "site-9", "name": "꾸며낸 제9작업장", "names": ["Invented Workshop No. 9"], "schema": "Site"}
GAZETTE = {
    "title": "Invented Gazette: Who knits the dolls?",
    "url": "https://example.org/invented/dolls?page=3&lang=en",
    "date": "2024-02-11",
    "document": SHA,
    "locator": "page:3",
}
BILLS = {"title": "Invented bills of lading, spring 2024", "date": "2024-06-01", "document": SHA[::-1]}


def shipment(
    n: int, maker: dict[str, Any], importer: dict[str, Any] = IMPORTER, **more: Any
) -> dict[str, Any]:
    """Return a hop that is an invented shipment."""
    return {
        "kind": "shipment",
        "from": maker,
        "to": importer,
        "day": f"2024-0{1 + n % 6}-{10 + n % 15}",
        "product_before": "9503",
        "product_after": "9503",
        "shipment": {"bill_no": f"INVT{n:06d}", "document": SHA[::-1], "row": 40 + n},
        "status": "stated",
        "why": [f"st-ship-{n}"],
        "against": [],
        "p": 0.98,
        "quote": None,
        "source": {**BILLS, "locator": f"row:{40 + n}"},
        "synthetic": True,
        **more,
    }


def link(
    kind: str, one: dict[str, Any], other: dict[str, Any], status: str = "stated", **more: Any
) -> dict[str, Any]:
    """Return a hop that is an invented link."""
    return {
        "kind": kind,
        "from": one,
        "to": other,
        "day": None,
        "day_from": "2023-11-01",
        "day_to": None,
        "product_before": None,
        "product_after": None,
        "shipment": None,
        "status": status,
        "why": ["st-link"],
        "against": [],
        "p": 0.6,
        "quote": None,
        "source": GAZETTE,
        **more,
    }


def chain(n: int, hops: list[dict[str, Any]], target: dict[str, Any], seed: dict[str, Any]) -> dict[str, Any]:
    """Return a chain of invented hops."""
    return {
        "chain_id": f"chn-{n:04d}",
        "target": target,
        "seed": seed,
        "tiers": len(hops) - 1,
        "hops": hops,
        "facts": [
            {"id": f"fct-{n}", "text": "The maker gives work to the workshop.", "p": 0.6, "source": GAZETTE}
        ],
        "score": {
            "best": 0.59,
            "median": 0.5,
            "low": 0.31,
            "high": 0.72,
            "calibrated": False,
            "n_worlds": 64,
        },
        "single_points": [f"fct-{n}"],
        "concern": {
            "subject": seed,
            "predicate": "forced_labor",
            "object": None,
            "claims": [CLAIM],
            "denials": [DENIAL],
        },
    }


CLAIM = {
    "id": "st-claim",
    "subject": SUB,
    "predicate": "forced_labor",
    "quote": "작업반에서는 아무도 품삯을 받지 못한다",
    "attribution": "a former buyer",
    "date": "2024-02-11",
    "kind": "report",
    "polarity": "stated",
    "source": GAZETTE,
}
DENIAL = {
    "id": "st-denial",
    "subject": SUB,
    "predicate": "forced_labor",
    "quote": "all our workers are paid, and the knitting factory sends us no work",
    "attribution": "the workshop, by letter",
    "date": "2024-02-20",
    "kind": "denial",
    "polarity": "denied",
    "source": {**GAZETTE, "title": "Invented letter of reply", "date": "2024-02-20", "locator": "page:1"},
}
LAW = {
    "regime": "XX-INVENTED-12",
    "title": "Invented import rule 12, goods of listed labor",
    "subject": "INVT000001",
    "on": "2024-05-14",
    "outcome": "presumed",
    "presumption": "goods made with listed labor are presumed barred",
    "burden": "importer",
    "standard": "clear_and_convincing",
    "elements": [
        {
            "required": "The goods were made, wholly or in part, with listed labor.",
            "state": "contradicted",
            "supported_by": [
                {
                    "text": "A buyer says that nobody in the workshop is paid.",
                    "why": ["st-claim"],
                    "source": GAZETTE,
                }
            ],
            "contradicted_by": [
                {
                    "text": "The workshop says that all its workers are paid.",
                    "why": ["st-denial"],
                    "source": DENIAL["source"],
                }
            ],
            "missing": ["payroll of the workshop for spring 2024"],
            "where_to_get": ["the workshop", "an unannounced visit with interviews outside it"],
            "cite": "Invented Code 12(a)",
            "mark": "unverified, do not rely",
        },
        {
            "required": "The goods entered the country on or after the first day of the rule.",
            "state": "met",
            "supported_by": [{"text": "Entry on 14 May 2024.", "why": ["st-ship-1"], "source": BILLS}],
            "contradicted_by": [],
            "missing": [],
            "where_to_get": [],
            "cite": "Invented Code 12(b)",
            "mark": "V2",
        },
    ],
    "missing": ["registration number of the workshop"],
    "deadlines": [
        {
            "what": "Answer to the notice",
            "day": None,
            "rule": "30 days from a notice whose day is not known",
            "mark": "unverified, do not rely",
        }
    ],
    "citations": [
        {
            "cite": "Invented Code 12",
            "url": "https://example.org/invented/12",
            "mark": "V2",
            "verified_on": "2026-11-20",
        }
    ],
    "contested": [
        {
            "reading": "Listed labor means the firm on the list only.",
            "held_by": "an invented importer",
            "cite": "Invented Brief 3",
        },
        {
            "reading": "Listed labor means every workshop of its group.",
            "held_by": "an invented agency",
            "cite": "Invented Ruling 8",
        },
    ],
    "plain": [
        "On 14 May 2024 the rule presumed such goods barred; the importer must show otherwise by clear and convincing evidence."
    ],
}
OTHER_LAW = {
    **LAW,
    "regime": "XX-INVENTED-7",
    "title": "Invented order 7",
    "outcome": "not_in_force",
    "elements": [],
    "contested": [],
    "deadlines": [],
    "plain": ["The order takes effect on 1 January 2025."],
}
MATCH = {
    "outcome": "unsure",
    "score": 0.71,
    "probability": None,
    "entity": {"id": "inv-17", "name": "꾸며낸바늘 무역회사", "names": ["Invented Needle Trading"]},
    "listings": [
        {
            "list": "invented_list",
            "ref": "INV-17",
            "authority": "Invented Authority",
            "program": "INVENTED",
            "listed_on": "yes",
            "from": "2019-06-01/2019-08-30",
            "to": None,
            "version": "2026-11-01",
            "as_of": "2026-11-01",
            "partial": True,
        }
    ],
    "aliases": [{"name": "Invented Needle Team", "score": 0.71}],
    "basis": "string",
    "reasons": [
        "The words 'invented needle' are shared; 'team' and 'trading' differ.",
        "No cited statement joins the two: shared word only.",
    ],
}


def small_chains() -> list[dict[str, Any]]:
    """Return three chains that share a maker, with a contradicted and an inferred step."""
    sells = link("sells_brand", IMPORTER, BUYER, status="inferred", p=0.8)
    work = link(
        "subcontracts",
        MAKER,
        SUB,
        status="contradicted",
        quote=LONG_QUOTE,
        against=[
            "st-denial",
            {"text": "The export register shows no truck from the workshop in that spring.", "source": BILLS},
        ],
    )
    at = link("located_at", SUB, SITE, status="stated", quote="제9작업장은 강 건너편에 있다")
    yarn = link("supplies", UYGHUR, MAKER2, status="inferred", product_before="5205", product_after="9503")
    return [
        chain(1, [sells, shipment(1, MAKER), work, at], BUYER, SITE),
        chain(2, [sells, shipment(2, MAKER), work, at], BUYER, SITE),
        chain(3, [sells, shipment(3, MAKER2), yarn], BUYER, UYGHUR),
    ]


def many_chains(n: int = 18) -> list[dict[str, Any]]:
    """Return so many chains, each with its own importer, shipment, maker: about 60 boxes."""
    found = small_chains()
    for k in range(4, 4 + n):
        importer = {"id": f"pty-{k}", "name": f"Invented Importer {k} of Toys and Household Articles"}
        maker = {"id": f"ent-{k}", "name": f"臆造玩具厂{k}号" if k % 2 else f"Invented Maker {k}"}
        hops = [
            shipment(k, maker, importer),
            link("subcontracts", maker, SUB, status=("stated", "inferred", "contradicted")[k % 3]),
            link("located_at", SUB, SITE),
        ]
        found.append(chain(k, hops, importer, SITE))
    return found


def long_chain(n: int = 60) -> dict[str, Any]:
    """Return one chain with so many parties in a row."""
    parties = [{"id": f"ent-{k}", "name": f"Invented Tier {k}"} for k in range(n)]
    hops = [shipment(1, parties[1], parties[0])]
    hops += [link("supplies", parties[k + 1], parties[k]) for k in range(1, n - 1)]
    return chain(1, hops, parties[0], parties[-1])


def document(chains: list[dict[str, Any]] | None = None, **more: Any) -> dict[str, Any]:
    """Return a whole invented result."""
    return {
        "schema": "unpick.report/1",
        "asked_at": "2026-11-20T09:00:00Z",
        "versions": {"unpick": "0.1.0", "invented_list": "2026-11-01"},
        "coverage": {
            "says": "120 bills of lading of vessel imports into one country; air, truck and rail are not in the data.",
            "modes": ["vessel"],
            "countries": ["US"],
            "months": {"from": "2024-01", "to": "2024-06"},
            "rows": 12345,
            "share_withheld": 0.18,
            "lists": ["invented_list"],
            "not_looked": ["air, truck and rail", "exports of other countries"],
        },
        "title": "Invented dolls: entries of spring 2024",
        "subject": BUYER,
        "on": "2024-05-14",
        "known_at": "2024-06-01",
        "synthetic": True,
        "watermark": "SYNTHETIC",
        "chains": small_chains() if chains is None else chains,
        "assessments": [LAW, OTHER_LAW],
        "matches": [
            {"input": SUB["name"], "matches": [MATCH]},
            {"input": "TO ORDER", "matches": [], "says": "No name: the bill is to order."},
        ],
        "claims": [CLAIM, DENIAL],
        "missing": [
            {
                "what": "registration number of the workshop",
                "where_to_get": ["company register of the place"],
                "changes": "unsure to same or different",
            },
            "the maker named on each carton",
        ],
        "flips": ["A register extract that shows another number for the workshop."],
        "lists": [
            {
                "name": "invented_list",
                "version": "2026-11-01",
                "as_of": "2026-11-01",
                "rows": 4096,
                "sha256": SHA,
                "stale": False,
                "partial": True,
            },
            {
                "name": "invented_old_list",
                "version": "2024-01-05",
                "as_of": "2024-01-05",
                "rows": 12,
                "sha256": SHA,
                "stale": True,
                "partial": False,
            },
        ],
        **more,
    }
