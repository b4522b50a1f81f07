"""A sample of the paste alone would prove little; a surveyor also drew jars from the detained container."""

from tests.matters.hold import web
from tests.matters.kit import Deal, month
from tests.matters.rack import HEADS, KEYS, OATH, clock_csv, stored, under

from unpick.datasets.generate.papers import Sheet, docx, pdf, txt, workdays, xlsx

PLANT, KITCHEN, BUYER = (
    "Conservas Valdemoral SL",
    "Izmir Gallowmere Foods (invented)",
    "Fennel & Rye Grocers Inc",
)
P_DAYS, K_DAYS = (
    workdays("2021-08-02", "2021-08-31", off=["2021-08-16"]),
    workdays("2022-06-01", "2022-06-30"),
)
P_ROWS, K_ROWS = month("V", 18, P_DAYS, seed=451, rate="9.50"), month("K", 22, K_DAYS, seed=452, rate="48.00")
DEAL = Deal(
    buyer=BUYER,
    seller=KITCHEN,
    order="FRG-0461",
    invoice="GF-22-0718",
    bill="IZMU2208051",
    container="TGBU5520774",
    lines=[("FR-ARR", "Pasta sauce, cases of 6 jars", 2400, "8.75")],
    ordered="2022-04-04",
    invoiced="2022-07-18",
    shipped="2022-08-25",
    paid="2022-09-09",
    origin="Izmir, Turkey",
    port="Philadelphia, PA",
    unit="CASES",
    lot="ARR-0622",
    per_carton=1,
)


def sheet(rows: list[dict], firm: str, month_name: str) -> Sheet:
    body = [[row[key] for key in KEYS] for row in rows]
    sums = ["Sum", "", "", "", "", *[round(sum(float(row[key]) for row in rows), 2) for key in KEYS[5:]]]
    return Sheet(rows=[HEADS["badge"], *body], above=[firm, f"Wages for {month_name}"], below=[sums])


def files() -> dict[str, bytes]:
    return {
        "P0 statement.docx": statement(),
        "P1 certificate.txt": txt(
            [
                "# CERTIFICATE OF ORIGIN, 19 CFR 12.43(a)",
                "Izmir Gallowmere Foods, seller and maker of 2,400 cases of pasta sauce, order FRG-0461, invoice GF-22-0718, container TGBU5520774, certifies that the sauce was cooked in Izmir on 13 and 14 June 2022 of tomato paste made in Badajoz, Spain, of tomatoes grown in Spain, and that at no stage was convict labor, forced labor or indentured labor under penal sanctions used.",
                "Izmir, 24 October 2022, (signature) managing partner",
            ]
        ),
        "P2 fields and truckloads.xlsx": xlsx(
            {
                "Fields": [
                    ["Field", "Grower", "Place", "Hectares", "Harvest", "How picked"],
                    [
                        "E-14",
                        "grower 1",
                        "Vegas Altas, Badajoz, Spain",
                        12,
                        "2021-08-09",
                        "machine, two drivers of the family",
                    ],
                    [
                        "E-15",
                        "grower 2",
                        "Vegas Bajas, Badajoz, Spain",
                        9,
                        "2021-08-10",
                        "machine, two drivers of the family",
                    ],
                ],
                "Truckloads": [
                    ["Weighing slip", "Date", "Field", "Kg of tomatoes", "Paste lot"],
                    ["WS-3310", "2021-08-09", "E-14", 22000, "VM-8-221"],
                    ["WS-3317", "2021-08-10", "E-15", 20500, "VM-8-221"],
                ],
            },
            "2022-11-14",
        ),
        "P3 paste plant.xlsx": xlsx(
            {
                "Paste": [
                    ["Date", "Operation", "Tomatoes kg", "Paste lot", "Paste kg", "Drums"],
                    ["2021-08-10", "washing, evaporating, filling", 42500, "VM-8-221", 7050, 30],
                    ["2022-05-05", "dispatch of 30 drums to Izmir, CMR 22-0505", "", "VM-8-221", 7050, 30],
                ],
                "Wages": sheet(P_ROWS, PLANT, "August 2021 (euro)"),
            },
            "2022-11-14",
            author=PLANT,
        ),
        "P4 paste plant hours.csv": clock_csv(P_ROWS, P_DAYS, seed=453),
        "P5 sauce kitchen.xlsx": xlsx(
            {
                "Cooking": [
                    ["Date", "Operation", "Paste lot", "Paste kg", "Sauce lot", "Order", "Cases"],
                    ["2022-06-13", "cooking, filling", "VM-8-221", 2520, "ARR-0622", "FRG-0461", 1200],
                    ["2022-06-14", "cooking, filling", "VM-8-221", 2520, "ARR-0622", "FRG-0461", 1200],
                ],
                "Wages": sheet(K_ROWS, KITCHEN, "June 2022 (lira)"),
            },
            "2022-11-16",
            author=KITCHEN,
        ),
        "P6 sauce kitchen hours.csv": clock_csv(K_ROWS, K_DAYS, seed=454),
        "P7 analysis of paste.pdf": pdf(
            [
                "# Analysis A-2210/41",
                {
                    "Sample": "tomato paste, lot VM-8-221, retained sample, sent by the plant",
                    "Received": "17 October 2022",
                    "Reported": "31 October 2022",
                },
                "Elements and isotopes agree with references from Spain and Portugal. The sample was not drawn by us.",
                "Results relate to the item tested. Uncertainty on request. Not to be copied in part.",
            ],
            "2022-10-31",
            look="memo",
            head="Laboratory",
        ),
        "P8 analysis of the sauce.pdf": pdf(
            [
                "# Analysis A-2211/09",
                {
                    "Sample": "pasta sauce FR-ARR, lot ARR-0622, six jars",
                    "Drawn by": "an independent surveyor, on 2 November 2022, at the warehouse in Philadelphia, from container TGBU5520774 with the permission of customs; seals SV-771 to SV-776",
                    "Received": "4 November 2022, seals whole",
                    "Reported": "18 November 2022",
                },
                "The finished sauce was tested. Tomato solids were separated from oil, sugar and herbs by the method described in the annex. The pattern of eighteen elements and four isotopes is that of references from Spain and Portugal, and is not consistent with any of 61 references from Xinjiang. Limit of detection for an admixture: 10 percent.",
                "Results relate to the items tested. Uncertainty on request. Not to be copied in part.",
            ],
            "2022-11-18",
            look="memo",
            head="Laboratory",
        ),
        **under("P", stored(DEAL), 9),
        "N notice.html": web(
            "Notice to the importer of record",
            [
                {
                    "Date": "October 6, 2022",
                    "Imported": "October 3, 2022",
                    "Port": "Philadelphia",
                    "Goods": "pasta sauce, 2,400 cases of jars",
                },
                "Detained under the withhold release order of January 13, 2021 on tomatoes and downstream products of Xinjiang (19 U.S.C. 1307). Proof of admissibility within three months of importation: certificate of origin, importer's statement, and documents for each step from field to sauce, with records of the labor used.",
            ],
        ),
    }


def statement() -> bytes:
    return docx(
        [
            "December 12, 2022",
            "# Importer's statement under 19 CFR 12.43(b)",
            "Fennel & Rye Grocers Inc, 2,400 cases of pasta sauce FR-ARR, order FRG-0461.",
            [
                ["Step", "Who and where", "Papers"],
                [
                    "1 fields",
                    "two growers near Badajoz, Spain; picked by machine by the families themselves",
                    "P2",
                ],
                ["2 paste", "Conservas Valdemoral SL, Badajoz, Spain; 18 workers", "P3, P4"],
                ["3 sauce", "Izmir Gallowmere Foods, Izmir, Turkey; 22 workers", "P5, P6"],
                ["4 sale", "Izmir to Philadelphia", "P9 to P13"],
            ],
            "All papers are in English. P0 is this statement, P1 the certificate of origin. In P3 and P5 the wages are a sheet of their own.",
            "## Tests",
            "The plant in Spain sent a sample of its paste to a laboratory of its own accord (P7). Since a sample that a processor picks itself says little about the goods at the port, we had six jars drawn from the detained container by an independent surveyor (P8). We rest on P8; P7 is enclosed because we have it.",
            "## Quantities",
            "42,500 kg of tomatoes gave 7,050 kg of paste in 30 drums; 5,040 kg went into our 2,400 cases, the rest into sauce for others.",
            "## Effort",
            "Our buyer was in Badajoz in November 2022 and in Izmir in March 2022, spoke with growers and with workers whom she picked, and saw contracts. Nobody in this chain is in, or buys from, Xinjiang.",
            "Allergens: celery. Keep refrigerated after opening and use within five days.",
            OATH,
        ],
        "2022-12-12",
        author=BUYER,
    )
