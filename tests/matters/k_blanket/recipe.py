"""A merchant bought and sold the bales, but every bale keeps its number from a gin in Texas to the opening room."""

from tests.matters.kit import Deal, month
from tests.matters.rack import OATH, SMALL_LAW, SMALL_MILL, clock_csv, stored, under, wages

from unpick.datasets.generate.papers import Sheet, eml, pdf, txt, workdays, xlsx

FIRM, BUYER = "Nantong Auldearn Weaving (invented)", "Thistledown Blanket Company LLC"
DAYS = workdays("2021-05-10", "2021-06-11")
ROWS = month("NA", 34, DAYS, seed=421, rate="21.00")
BALES = [
    [f"0817-{22310 + at}", "gin no. 0817, Lubbock County, Texas", f"2020-11-{9 + at % 5:02d}", 226]
    for at in range(40)
]
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="TBC-1107",
    invoice="NAW-21-0628",
    bill="SHHA2107155",
    container="DFSU7740213",
    lines=[("TB-THR", "Woven cotton blankets", 6000, "12.20")],
    ordered="2021-03-15",
    invoiced="2021-06-28",
    shipped="2021-07-09",
    paid="2021-07-26",
    origin="Shanghai, China",
    port="Oakland, CA",
    lot="THR-21",
    per_carton=10,
)


def files() -> dict[str, bytes]:
    return {
        "00 Statement and map.pdf": statement(),
        "01 Certificate of origin.txt": txt(
            [
                "# CERTIFICATE OF ORIGIN (19 CFR 12.43(a))",
                "Nantong Auldearn Weaving, seller of 6,000 woven cotton blankets, order TBC-1107, invoice NAW-21-0628, shipped from Shanghai on 9 July 2021 in container DFSU7740213, certifies that the blankets were spun, woven and finished in its mill at Nantong, Jiangsu, between 10 May and 11 June 2021, of cotton grown in Texas, United States of America, and that no class of convict labor, forced labor or indentured labor under penal sanctions was employed at any stage.",
                "Signed at Nantong on 6 September 2021 (signature, seal): general manager",
            ]
        ),
        "02 Gin and warehouse.xlsx": xlsx(
            {
                "Bales": Sheet(
                    rows=[["Bale (permanent identification)", "Gin", "Ginned", "Net kg"], *BALES],
                    above=["Forty bales; growers are named on the gin's own sheet"],
                    below=[["Total", "", "", 9040]],
                ),
                "Growers": [
                    ["Grower", "Farm", "County", "Bales from", "Bales to", "Count"],
                    ["grower 1", "FSN 4471", "Lubbock, Texas", "0817-22310", "0817-22329", 20],
                    ["grower 2", "FSN 4502", "Hockley, Texas", "0817-22330", "0817-22349", 20],
                ],
                "Warehouse": [
                    ["Event", "Date", "Place", "Bales", "Receipt"],
                    ["received", "2020-11-20", "Lubbock", 40, "WR-90217"],
                    ["shipped", "2021-02-04", "Lubbock", 40, "WR-90217"],
                ],
            },
            "2021-10-01",
        ),
        "03 Merchant and sea.pdf": pdf(
            [
                "# Papers of the cotton merchant",
                "The merchant took title to forty bales under electronic warehouse receipt WR-90217 on January 18, 2021 and sold them to Nantong Auldearn Weaving by contract M-6604 of January 20, 2021: forty bales by number, 9,040 kg net, at USD 1.92, in all USD 17,356.80. No bale was exchanged; substitution is excluded by clause 5 of the contract.",
                [
                    ["Step", "Paper", "Date", "Bales", "Net kg"],
                    ["Purchase from the growers", "Recap sheet 3318", "January 18, 2021", 40, "9,040"],
                    ["Sale to the mill", "Contract M-6604, invoice MI-6604", "January 20, 2021", 40, "9,040"],
                    ["Inland", "Rail waybill RW-10388", "February 4, 2021", 40, "9,040"],
                    ["Sea, Houston to Shanghai", "Bill HOSH210217", "February 17, 2021", 40, "9,040"],
                    ["Entry into China", "Declaration 2231-0418", "April 6, 2021", 40, "9,040"],
                    ["Receipt at the mill", "Weighing slip 0412-2", "April 12, 2021", 40, "9,040"],
                    ["Payment by the mill", "Wire USD 17,356.80", "March 1, 2021", "", ""],
                ],
                *SMALL_MILL,
            ],
            "2021-10-04",
            look="letter",
            head="Cotton merchant, Memphis (role)",
        ),
        "04 Mill production.xlsx": xlsx(
            {
                "Spinning": Sheet(
                    rows=[
                        ["Date", "Operation", "Bales opened", "Cotton kg", "Yarn lot", "Yarn kg"],
                        [
                            "2021-05-12",
                            "opening, carding, spinning",
                            "0817-22310 to 0817-22329",
                            4520,
                            "Y-512",
                            4000,
                        ],
                        [
                            "2021-05-18",
                            "opening, carding, spinning",
                            "0817-22330 to 0817-22349",
                            4520,
                            "Y-512",
                            4000,
                        ],
                    ],
                    above=[FIRM],
                ),
                "Weaving": Sheet(
                    rows=[
                        ["Date", "Operation", "Yarn lot", "Yarn kg", "Cloth lot", "Cloth kg"],
                        ["2021-05-27", "weaving", "Y-512", 8000, "C-527", 7750],
                    ],
                    above=[FIRM],
                ),
                "Finishing": Sheet(
                    rows=[
                        [
                            "Date",
                            "Operation",
                            "Cloth lot",
                            "Cloth kg",
                            "Style",
                            "Lot",
                            "Order",
                            "Pieces",
                            "Kg per piece",
                        ],
                        [
                            "2021-06-09",
                            "napping, hemming, packing",
                            "C-527",
                            7750,
                            "TB-THR",
                            "THR-21",
                            "TBC-1107",
                            6000,
                            1.25,
                        ],
                    ],
                    above=[FIRM],
                ),
            },
            "2021-09-13",
            author=FIRM,
        ),
        "05 Mill wages.xlsx": wages(
            ROWS,
            "2021-06-18",
            firm=FIRM,
            month="10 May to 11 June 2021, all three departments",
            paid="2021-06-18",
        ),
        "06 Mill time cards.csv": clock_csv(ROWS, DAYS, seed=422),
        **under("", stored(DEAL), 7),
        "port.eml": eml(
            [
                "To the importer's broker:",
                "6,000 woven cotton blankets, imported August 16, 2021, are detained since August 19, 2021 under the withhold release order of November 30, 2020 on cotton of the Xinjiang Production and Construction Corporation (19 U.S.C. 1307). We need (A) documents on the cotton from grower to spinner; (B) production records of spinning, weaving and finishing; (C) wages and time cards of the workers of each mill. The three months of 19 CFR 12.43 run from the importation.",
            ],
            "2021-08-24",
            sender="port@agency.example",
            to="broker@broker.example",
            subject="Blankets: documents needed",
        ),
    }


def statement() -> bytes:
    return pdf(
        [
            "November 8, 2021",
            "# Statement of the ultimate consignee (19 CFR 12.43(b)) and map of the chain",
            "Thistledown Blanket Company LLC has made every reasonable effort to learn where the blankets TB-THR come from and who made them. We asked each party in writing, looked at originals in Memphis in September 2021, and had the mill's books photographed page by page.",
            "## Chain",
            [
                ["Step", "Who", "Where", "Papers"],
                ["1 Growing", "two growers", "Lubbock and Hockley Counties, Texas", "02"],
                ["2 Ginning", "gin no. 0817", "Lubbock County, Texas", "02"],
                ["3 Trade", "merchant", "Memphis, Tennessee", "03"],
                ["4 Transport", "rail and sea", "Houston to Shanghai", "03"],
                ["5 Spinning", FIRM, "Nantong, Jiangsu", "04, 05, 06"],
                ["6 Weaving", FIRM, "Nantong, Jiangsu", "04, 05, 06"],
                ["7 Finishing", FIRM, "Nantong, Jiangsu", "04, 05, 06"],
                ["8 Sale", "to us", "Shanghai to Oakland", "07 to 11"],
            ],
            "All papers are in English; 01 is the certificate of origin. The mill spins, weaves and finishes under one roof with 34 workers, whose wages and time cards for the days of manufacture are 05 and 06. None of them was sent by a public program for the transfer of labor, and all were hired at the gate.",
            "## Quantities",
            "9,040 kg of cotton, 8,000 kg of yarn, 7,750 kg of cloth, 7,500 kg of blankets (6,000 at 1.25 kg).",
            "## Screening",
            "No party has a site in Xinjiang, buys there, or belongs to the Xinjiang Production and Construction Corporation. We have compared all names, in English and in Chinese, with the lists of the departments of Homeland Security, Commerce and the Treasury. There was no match.",
            *SMALL_LAW,
            OATH,
        ],
        "2021-11-08",
        look="report",
        head=BUYER,
    )
