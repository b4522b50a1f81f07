"""Cotton shirts from bale to carton, with the hours and wages of each mill; masses and lots hold together."""

from tests.matters.kit import Deal, month, sheets, spread, step_book

from unpick.datasets.generate.papers import docx, pdf, workdays, xlsx

SPIN, KNIT, SEW = "Coimbray Ring Spinning Pvt Ltd", "Vellorath Knit Processors", "Tirrupane Garments LLP"
HOLIDAYS = ("2021-01-14", "2021-01-15", "2021-01-26")
DAYS = workdays("2021-01-01", "2021-01-31", off=HOLIDAYS, saturdays=True)
DEAL = Deal(
    buyer="Marlpine Outfitters Inc",
    seller=SEW,
    order="MP-PO-88120",
    invoice="TG-0217-21",
    bill="COKU4415009",
    container="CAIU2206178",
    lines=[("MP-220", "Men's knitted cotton shirts", 5600, "4.80")],
    ordered="2020-12-04",
    invoiced="2021-02-08",
    shipped="2021-02-13",
    paid="2021-03-01",
    origin="Tuticorin, India",
    port="Los Angeles, CA",
    lot="S-5521",
)
BALES = [(f"41073{at:04d}", 227.0) for at in range(118, 126)]


def files() -> dict[str, bytes]:
    return {
        **sheets(DEAL, bilingual=False),
        "0-summary.docx": summary(),
        "1-gin-and-bales.xlsx": bales(),
        "2-transport-to-mill.pdf": transport(),
        "3-spinning.xlsx": book("spinning", SPIN, "SP", 24, spinning(), 31),
        "4-knitting-dyeing.xlsx": book("knitting and dyeing", KNIT, "KD", 18, knitting(), 32),
        "5-sewing.xlsx": book("cutting and sewing", SEW, "TG", 36, sewing(), 33),
        "notice-of-detention.pdf": notice(),
    }


def book(step: str, firm: str, prefix: str, count: int, daily: list, seed: int) -> bytes:
    rows = month(prefix, count, DAYS, seed=seed, rate="62.00")
    return step_book(step, rows, DAYS, "2021-02-04", seed=seed, daily=daily, firm=firm)


def spinning() -> list:
    made = spread(1560, DAYS[:9])
    used = spread(1816, DAYS[:9])
    rows = [
        [day, "41073", "Y-0108", kg, out, kg - out] for (day, kg), (_, out) in zip(used, made, strict=True)
    ]
    return [["Date", "Bale lot", "Yarn lot", "Lint in kg", "Yarn out kg", "Waste kg"], *rows]


def knitting() -> list:
    used, made = spread(1560, DAYS[9:15]), spread(1490, DAYS[9:15])
    rows = [
        [day, "Y-0108", "F-0116", kg, out, kg - out] for (day, kg), (_, out) in zip(used, made, strict=True)
    ]
    return [["Date", "Yarn lot", "Fabric lot", "Yarn in kg", "Fabric out kg", "Loss kg"], *rows]


def sewing() -> list:
    days = DAYS[15:]
    rows = [[day, "F-0116", "S-5521", "MP-220", DEAL.order, pcs, 18] for day, pcs in spread(5600, days)]
    return [["Date", "Fabric lot", "Lot", "Style", "Buyer PO", "Finished pcs", "Std min/pc"], *rows]


def summary() -> bytes:
    return docx(
        [
            "# Summary and table of contents",
            "Entry INV-2210094-7, 5,600 men's knitted cotton shirts, style MP-220, purchase order MP-PO-88120. The cotton was grown and ginned in Texas, United States, spun, knitted, dyed and sewn in Tamil Nadu, India. Each annex carries the number of the step it proves.",
            [
                ["Step", "Firm", "Place", "In", "Out", "Lot", "Annex"],
                [
                    "1 growing and ginning",
                    "Pecanbrook Cooperative Gin",
                    "Lubbock County, Texas, US",
                    "seed cotton",
                    "8 bales, 1,816 kg",
                    "bales 410730118-125",
                    "1",
                ],
                ["2 transport", "-", "Houston to Tuticorin", "-", "-", "-", "2"],
                ["3 spinning", SPIN, "Coimbatore, India", "1,816 kg lint", "1,560 kg yarn", "Y-0108", "3"],
                [
                    "4 knitting, dyeing",
                    KNIT,
                    "Erode, India",
                    "1,560 kg yarn",
                    "1,490 kg fabric",
                    "F-0116",
                    "4",
                ],
                [
                    "5 cutting, sewing, packing",
                    SEW,
                    "Tiruppur, India",
                    "1,490 kg fabric",
                    "5,600 shirts of 225 g",
                    "S-5521",
                    "5",
                ],
            ],
            "Annexes 3, 4 and 5 each hold the wages, the time records and the daily process report of the step. Annexes 6 to 10 are the order, the invoice, the packing list, the bill of lading and the payment.",
            "No cotton of the Xinjiang Production and Construction Corporation, and none from China, entered any of the three plants in January 2021; the bale numbers are those of the U.S. Department of Agriculture.",
            "26 May 2021",
        ],
        "2021-05-26",
        author="Trade compliance",
    )


def bales() -> bytes:
    head = ["Bale ID (PBI)", "Grower", "Gin", "County, State", "Net kg", "Ginned on"]
    rows = [
        [
            one,
            f"Farm {1 + at % 3}",
            "Pecanbrook Cooperative Gin",
            "Lubbock, TX, US",
            kg,
            "2020-10-2" + str(at % 5),
        ]
        for at, (one, kg) in enumerate(BALES)
    ]
    return xlsx(
        {"Bales": [head, *rows, ["8 bales", "", "", "", 1816.0, ""]]}, "2020-10-30", author="Pecanbrook"
    )


def transport() -> bytes:
    return pdf(
        [
            "# Waybill, lint cotton",
            {
                "Waybill": "HOU-TUT-60117",
                "From": "Pecanbrook Cooperative Gin, Texas",
                "To": f"{SPIN}, Coimbatore",
                "Loaded": "November 11, 2020",
                "Delivered to mill": "December 29, 2020",
                "Marks": "8 bales, 410730118 to 410730125, net 1,816 kg",
            },
        ],
        "2020-12-29",
        look="memo",
        foot="Annex 2",
    )


def notice() -> bytes:
    return pdf(
        [
            "# NOTICE OF DETENTION",
            {
                "Date": "03/24/2021",
                "Entry": "INV-2210094-7",
                "Date of importation": "03/19/2021",
                "Reason": "Cotton products; withhold release order of 11/30/2020 (XPCC)",
            },
            "By 06/19/2021 submit proof of admissibility (19 CFR 12.43), including: supply chain documents from the cotton producer to the finished shirt; identity of the cotton producers; transport from grower to yarn maker; production records of each step; time cards; wage payments; daily process reports.",
        ],
        "2021-03-24",
        look="form",
    )
