"""The heart of the petition cites nothing, and two of the annexes are about peat fires of 2015 and a strike at another firm."""

from unpick.datasets.generate.papers import csv, docx, pdf


def files() -> dict[str, bytes]:
    return {
        "petition.docx": petition(),
        "annex 1.pdf": fires(),
        "annex 2.html": strike(),
        "annex 3.csv": shipments(),
        "annex 4.pdf": concession(),
    }


def petition() -> bytes:
    return docx(
        [
            "# Petition under section 307 of the Tariff Act of 1930 and 19 CFR 12.42",
            "Filed by the Forum for Fair Estates (invented), 18 March 2025",
            "To the Commissioner of Customs and Border Protection:",
            "## I. What we ask",
            "We ask for a withhold release order against palm oil of the Sawit Katingan Makmur group (invented), called SKM here, Central Kalimantan, Indonesia. The period of which we complain is January 2023 to the present.",
            "## II. The merchandise and its road to the United States",
            "Crude and refined palm oil of heading 1511. Eleven parcels were landed at New Orleans and Savannah between February 2024 and January 2025 (Annex 3). SKM holds four concessions (Annex 4, page 1).",
            "## III. Forced labor",
            "Section 307 defines forced labor as all work or service which is exacted from any person under the menace of any penalty for its nonperformance and for which the worker does not offer himself voluntarily. SKM's estates fall squarely within those words.",
            "Workers at SKM are held in debt bondage. They are deceived at the time of hiring. Their identity cards are kept by foremen. Wages are withheld. They live in conditions that are abusive. Women sprayers are threatened. The hours are excessive. No worker is free to leave.",
            "All eleven indicators of the International Labour Organization are therefore present. The facts are notorious and cannot reasonably be disputed by anyone who has followed the industry.",
            "The brutality of the group is further borne out by Annex 1 and Annex 2.",
            "## IV. Conclusion",
            "The information reasonably, and in truth conclusively, indicates that merchandise made with forced labor is being imported. An order should issue without delay.",
            "## List of annexes",
            "- Annex 1: report on the fires",
            "- Annex 2: newspaper article",
            "- Annex 3: shipments",
            "- Annex 4: concessions",
        ],
        "2025-03-18",
    )


def fires() -> bytes:
    return pdf(
        [
            "# Haze over the Katingan: burning of peat in the dry season of 2015",
            "Borneo Peat Watch (invented), May 2016",
            "This report maps 1,140 hot spots that satellites recorded from August to October 2015 in four concessions of Sawit Katingan Makmur and six of other groups. It treats the burning of peat, the drainage of swamp forest and the loss of orangutan habitat.",
            "We did not visit housing or speak with employees; working conditions are outside our study.",
            [
                ["Concession", "Hot spots", "Burnt, ha"],
                ["SKM I", 88, 1210],
                ["SKM II", 132, 1874],
                ["SKM III", 41, 502],
                ["SKM IV", 64, 733],
            ],
        ],
        "2016-05-10",
    )


def strike() -> bytes:
    return (
        b"<html><head><meta charset='utf-8'><title>Sampit Courier (invented)</title></head><body>"
        b"<p>INVENTED DOCUMENT, made for a test</p><h1>Mill hands walk out over holiday bonus</h1>"
        b"<p>Sampit Courier, 14 June 2018</p>"
        b"<p>About 200 employees of the crushing mill of Borneo Lestari Oils, in East Kotawaringin, stayed at the gate on Wednesday. "
        b"They say that the bonus for Idul Fitri came a week late. The manager promised payment by Friday and the men went back to work on Thursday.</p>"
        b"<p>Borneo Lestari Oils belongs to a family in Surabaya and has no estates of its own.</p></body></html>"
    )


def shipments() -> bytes:
    rows = [["arrived", "port", "shipper", "consignee", "goods", "tonnes"]]
    for month, port, tonnes in (
        ("2024-02-09", "New Orleans", 3000),
        ("2024-03-15", "Savannah", 2000),
        ("2024-04-22", "New Orleans", 2500),
        ("2024-05-30", "New Orleans", 3000),
        ("2024-07-03", "Savannah", 2000),
        ("2024-08-11", "New Orleans", 2500),
        ("2024-09-06", "Savannah", 2000),
        ("2024-10-14", "New Orleans", 3000),
        ("2024-11-19", "New Orleans", 3000),
        ("2024-12-12", "Savannah", 1500),
        ("2025-01-20", "New Orleans", 2500),
    ):
        rows.append(
            [
                month,
                port,
                "SKM Trading Pte Ltd (invented)",
                "Delta Fats & Oils Corp (invented)",
                "RBD palm oil",
                str(tonnes),
            ]
        )
    return csv(rows)


def concession() -> bytes:
    return pdf(
        [
            "# Concessions of the group, from the land office (invented copy)",
            [
                ["Name", "Permit", "Hectares", "District"],
                ["SKM I", "HGU 41/2006", 9120, "Katingan"],
                ["SKM II", "HGU 17/2008", 11040, "Katingan"],
                ["SKM III", "HGU 88/2010", 6330, "Katingan"],
                ["SKM IV", "HGU 12/2012", 7410, "Pulang Pisau"],
            ],
        ],
        "2024-10-02",
        look="form",
    )
