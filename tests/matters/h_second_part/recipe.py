"""20,000 shirts ordered, 8,000 in this delivery; one integrated mill, from bale to carton, with its wages and hours."""

from tests.matters.hold import clocks, wages, web
from tests.matters.kit import month, spread

from unpick.datasets.generate.papers import Sheet, csv, docx, eml, pdf, txt, workdays, xlsx

MILL = "Thai Binh Aldermoor Knitting (invented)"
DAYS = workdays("2021-03-01", "2021-03-31")
ROWS = month("TB", 30, DAYS, seed=30, rate="32.50")


def files() -> dict[str, bytes]:
    return {
        "00_port.txt": txt(
            [
                "1 June 2021. The 8,000 knitted cotton polo shirts imported on 24 May 2021 were detained on 27 May 2021 under the withhold release order on cotton of the XPCC.",
                "Send: a) origin of the raw cotton by bale; b) production records of yarn, cloth and shirts; c) wage records and time cards of the workers at each stage.",
            ]
        ),
        "01_chart.pdf": pdf(
            [
                "# Chart of the chain, and list of papers",
                "2 July 2021",
                "Farms and gin in Mississippi, United States (2, 3) > spinning, knitting, dyeing and sewing under one roof in Thai Binh, Vietnam (4, 5, 6) > port of Hai Phong > Long Beach (7 to 11).",
                [
                    ["Step", "In", "Out", "Papers"],
                    ["1 gin", "seed cotton of 6 farms", "12 bales, 2,616 kg", "2, 3"],
                    ["2 spinning", "2,616 kg", "2,290 kg of yarn, lot Y-12", "4, sheet 1"],
                    ["3 knitting, dyeing", "2,290 kg", "2,200 kg of cloth, lot C-12", "4, sheet 2"],
                    ["4 sewing", "2,080 kg", "8,000 shirts of 0.26 kg, lot P-12", "4, sheet 3"],
                    ["people of steps 2 to 4", "", "30", "5, 6"],
                ],
                "The order of 20,000 shirts goes out in three deliveries: 6,000 in March, 8,000 in April (these), 6,000 in June. The first delivery was released; the third is at sea. Their papers are not here, since they are of other lots.",
            ],
            "2021-07-02",
            look="columns",
        ),
        "02_bales.csv": csv(
            [
                ["bale no.", "gin", "county", "state", "farm", "kg"],
                *[
                    [
                        f"MS-55{at:02d}",
                        "Yazoo Bend Gin (invented)",
                        "Yazoo",
                        "Mississippi",
                        f"farm {1 + at % 6}",
                        218,
                    ]
                    for at in range(12)
                ],
            ],
            delimiter=";",
        ),
        "03_cotton.docx": docx(
            [
                "# Purchase of the cotton",
                {
                    "Seller": "Yazoo Bend Gin (invented)",
                    "Buyer": MILL,
                    "Invoice": "YB-2012-04, December 4, 2020",
                    "Bales": "MS-5500 to MS-5511, 2,616 kg",
                    "Sum": "USD 4,708.80 at USD 1.80 per kg",
                    "Bill of lading": "NOLU201214, New Orleans to Hai Phong, December 14, 2020",
                    "Paid": "January 11, 2021 (bank slip on page 2)",
                },
            ],
            "2021-06-20",
        ),
        "04_stages.xlsx": stages(),
        "05_wages.xlsx": wages(
            ROWS,
            "2021-04-09",
            firm=MILL,
            month="March 2021 (spinning, knitting, sewing)",
            paid="2021-04-09",
            double=True,
            money="thousand VND",
        ),
        "06_hours.csv": clocks(ROWS, DAYS, seed=301),
        "07_order.html": web(
            "Order CSA-4410",
            [
                {
                    "Placed": "7 December 2020",
                    "Buyer": "Calloway Strand Apparel Inc",
                    "Seller": MILL,
                    "Part deliveries": "three: 6,000 / 8,000 / 6,000",
                },
                [
                    ["Article", "Goods", "Quantity", "Price (USD)", "Value (USD)"],
                    ["CS-POLO", "Knitted cotton polo shirts", "20,000", "5.30", "106,000.00"],
                ],
            ],
        ),
        "08_invoice.pdf": pdf(
            [
                "# Invoice TBA-118/2",
                {
                    "Date": "7 April 2021",
                    "Order": "CSA-4410, delivery 2 of 3",
                    "To": "Calloway Strand Apparel Inc",
                },
                [
                    ["Article", "Goods", "Quantity", "Price (USD)", "Value (USD)"],
                    ["CS-POLO", "Knitted cotton polo shirts", "8,000", "5.30", "42,400.00"],
                ],
            ],
            "2021-04-07",
            look="book",
            head=MILL,
        ),
        "09_packing.csv": csv(
            [
                ["article", "lot", "cartons", "quantity", "order", "invoice", "container"],
                ["CS-POLO", "P-12", 200, 8000, "CSA-4410", "TBA-118/2", "WHSU5540912"],
            ],
            delimiter=";",
        ),
        "10_bill.txt": txt(
            [
                "BILL OF LADING HPHU2104118",
                f"Shipper ............ {MILL}\nConsignee .......... Calloway Strand Apparel Inc\nOn board ........... 14 April 2021, Hai Phong\nDischarge .......... Long Beach\nContainer .......... WHSU5540912\nPackages ........... 200 cartons\nGoods .............. 8,000 knitted cotton polo shirts\nReference .......... CSA-4410, TBA-118/2",
            ]
        ),
        "11_bank.eml": eml(
            [
                f"USD 42,400.00 went to {MILL} on 5 May 2021 by order of Calloway Strand Apparel Inc (TBA-118/2, order CSA-4410, second delivery)."
            ],
            "2021-05-05",
            sender="trade@bank.example",
            to="finance@calloway.example",
            subject="Payment TBA-118/2",
        ),
    }


def stages() -> bytes:
    spin, knit, sew = DAYS[:5], DAYS[5:10], DAYS[10:]
    yarn = [["Date", "Bales", "Cotton in kg", "Yarn lot", "Yarn out kg"]]
    yarn += [
        [day, "MS-5500 to MS-5511", kg, "Y-12", out]
        for (day, kg), (_, out) in zip(spread(2616, spin), spread(2290, spin), strict=True)
    ]
    cloth = [["Date", "Yarn lot", "Yarn in kg", "Cloth lot", "Cloth out kg"]]
    cloth += [
        [day, "Y-12", kg, "C-12", out]
        for (day, kg), (_, out) in zip(spread(2290, knit), spread(2200, knit), strict=True)
    ]
    shirts = [["Date", "Cloth lot", "Cloth used kg", "Lot", "Order", "Shirts", "Minutes per shirt"]]
    shirts += [
        [day, "C-12", round(pcs * 0.26, 2), "P-12", "CSA-4410", pcs, 14] for day, pcs in spread(8000, sew)
    ]
    return xlsx(
        {
            "1 spinning": Sheet(rows=yarn, above=[MILL]),
            "2 knitting": Sheet(rows=cloth, above=[MILL]),
            "3 sewing": Sheet(rows=shirts, above=[MILL]),
        },
        "2021-04-02",
    )
