"""An exception is asked on the balance of probabilities, with an inspection of needles and dye as the proof about labor."""

from unpick.datasets.generate.papers import Sheet, attendance, csv, docx, pay, pdf, txt, workdays, xlsx

TOYS, BUYER, MILL = (
    "Yangzhou Weile Plush Toys Co Ltd",
    "Bramble Lane Toys Inc",
    "Aksu Baishuicheng Knitting Co Ltd",
)
DAYS = workdays("2023-03-01", "2023-03-31")
TOY_DAYS = workdays("2023-05-04", "2023-05-31")
MILL_ROWS = pay([f"BK{n:03d}" for n in range(1, 77)], days=len(DAYS), rate="18.50", seed=5)
TOY_ROWS = pay([f"WL{n:03d}" for n in range(1, 89)], days=len(TOY_DAYS), rate="20.25", seed=6)
KEYS = ("id", "days", "hours", "overtime", "base", "overtime_pay", "gross", "deductions", "net")
HEAD = ["Worker", "Days", "Hours", "Overtime h", "Base", "Overtime pay", "Gross", "Deductions", "Net CNY"]


def files() -> dict[str, bytes]:
    return {
        "brief.docx": brief(),
        "x1 assessment of the mill.pdf": assessment(),
        "x2 mill payroll.xlsx": payroll(MILL_ROWS, f"{MILL}: March 2023, paid 14 April 2023", "2023-04-14"),
        "x3 mill clock.csv": csv(
            [["worker", "day", "in", "out", "hours", "overtime"], *attendance(MILL_ROWS, DAYS, seed=7)]
        ),
        "x4 toy plant payroll.xlsx": payroll(TOY_ROWS, f"{TOYS}: May 2023, paid 12 June 2023", "2023-06-12"),
        "x5 chain.xlsx": chain(),
        "x6 invoice.pdf": invoice(),
        "x7 lading.txt": lading(),
        "x8 due diligence.pdf": diligence(),
        "notice.pdf": notice(),
    }


def notice() -> bytes:
    return pdf(
        [
            "# Notice of detention",
            {
                "Entry": "INV-4471902-3",
                "Date": "August 21, 2023",
                "Goods": "9,600 plush bears, BL-HUG",
                "Law": "UFLPA section 3",
                "Why": "the cotton jersey of the faces comes from the Xinjiang Uyghur Autonomous Region",
            },
            "The goods are presumed to be barred from entry. If you ask for an exception, send within 30 days of this notice: the chain of all inputs; payroll and time records of the mill that knitted the jersey; payroll of the toy plant; assessments of labor conditions at the mill; and your due diligence system.",
        ],
        "2023-08-21",
        look="letter",
    )


def brief() -> bytes:
    return docx(
        [
            "# Request for an exception to the presumption",
            "Entry INV-4471902-3. September 18, 2023. For Bramble Lane Toys Inc (invented).",
            "## 1 Facts",
            "We do not quarrel with the ground of the detention. The jersey of the bears' faces (41 grams of a bear that weighs 520) was knitted in Aksu, by Aksu Baishuicheng Knitting (invented), of cotton grown there. The importer learned this in June. It now asks to be heard on the second question, which is whether anybody was made to work.",
            "## 2 What the agency must be persuaded of",
            "Civil matters before an agency are decided by the greater weight of the evidence. The importer therefore prevails if, on everything in the file, it is more likely than not that the jersey was knitted by people who chose to do so. Fifty-one in a hundred is enough. Congress used stronger words in section 3, but they were aimed at the determination that is reported to it and not at the quantum which a private party has to bring.",
            "## 3 The evidence meets it",
            "- X-1: an independent firm went through the mill in April and left it with 96 points out of 100.",
            "- X-2, X-3: 76 people, wages for March 2023 above the local minimum, time clocked by the day. The jersey was knitted in that month.",
            "- X-4: the toy plant's pay for May 2023.",
            "- X-5: the chain. X-6, X-7: sale and carriage. X-8: what the importer does to know its suppliers.",
            "## 4 Conclusion",
            "The exception should be granted.",
            "Counsel for the importer (invented)",
        ],
        "2023-09-18",
    )


def assessment() -> bytes:
    return pdf(
        [
            "# Supplier assessment: knitting",
            {
                "Supplier": f"{MILL} (invented), Aksu",
                "Date": "18 April 2023",
                "Assessor": "Goldthread Quality Services (invented)",
                "Score": "96 / 100 (A)",
            },
            [
                ["Area", "Points", "Out of"],
                ["Incoming yarn, count and twist", 19, 20],
                ["Needle policy and metal detection", 20, 20],
                ["Color fastness, azo dyes, formaldehyde", 19, 20],
                ["Gauge, GSM, shrinkage", 19, 20],
                ["Maintenance, calibration, housekeeping", 19, 20],
            ],
            "Twelve knitting machines and the whole finishing range were seen. Broken-needle records were complete for 90 days. The jersey of lot J-0323 was drawn from the store: 180 g/m2, within tolerance. Two machines were behind with calibration; closed by photo on 21 April.",
            "The supplier is fit to deliver jersey for toys for children over 18 months (EN 71, ASTM F963).",
        ],
        "2023-04-20",
        look="columns",
    )


def payroll(rows: list, line: str, made: str) -> bytes:
    table = [HEAD, *[[row[key] for key in KEYS] for row in rows]]
    return xlsx(
        {
            "Pay": Sheet(
                rows=table,
                above=[line],
                below=[["Total", *[""] * 7, round(sum(float(r["net"]) for r in rows), 2)]],
            )
        },
        made,
    )


def chain() -> bytes:
    return xlsx(
        {
            "Chain": [
                ["Step", "Who (invented)", "Where", "When", "Quantity", "Lot"],
                [
                    "Cotton growing and ginning",
                    "Aksu Duolang Gin, plots 3 and 4",
                    "Aksu, Xinjiang",
                    "2022-10",
                    "620 kg lint",
                    "G22-118",
                ],
                [
                    "Spinning",
                    "Aksu Baishuicheng, spinning hall",
                    "Aksu, Xinjiang",
                    "2023-02",
                    "540 kg yarn",
                    "S-0223",
                ],
                ["Knitting", MILL, "Aksu, Xinjiang", "2023-03", "480 kg jersey", "J-0323"],
                [
                    "Polyester pile fabric",
                    "Haining Maorong Textile",
                    "Zhejiang",
                    "2023-03",
                    "2,400 kg",
                    "MR-771",
                ],
                [
                    "Polyester filling",
                    "Cixi Mianhua Fiber Filling",
                    "Zhejiang",
                    "2023-04",
                    "2,500 kg",
                    "CF-15",
                ],
                [
                    "Polyester chip for pile and filling",
                    "Tongkun Bay Polymers",
                    "Zhejiang",
                    "2023-02",
                    "5,100 kg",
                    "TB-09",
                ],
                ["Cutting, sewing, filling", TOYS, "Yangzhou, Jiangsu", "2023-05", "9,600 bears", "HUG-0523"],
            ]
        },
        "2023-09-04",
    )


def invoice() -> bytes:
    return pdf(
        [
            "# Invoice WL-230608",
            {
                "Seller": f"{TOYS} (invented)",
                "Buyer": BUYER,
                "Date": "8 June 2023",
                "Lot": "HUG-0523",
                "Paid": "USD 31,680.00, 30 June 2023",
            },
            [["Style", "Pieces", "USD", "Amount"], ["BL-HUG", 9600, "3.30", "31,680.00"]],
        ],
        "2023-06-08",
    )


def lading() -> bytes:
    return txt(
        [
            "BILL OF LADING SHACHI23064",
            {
                "Shipper": TOYS,
                "Consignee": BUYER,
                "Vessel": "Ochre Meridian 27E (invented)",
                "Loaded": "Shanghai 2023-06-17",
                "Delivery": "Chicago via Prince Rupert",
                "Goods": "400 cartons plush bears, lot HUG-0523, invoice WL-230608",
            },
        ]
    )


def diligence() -> bytes:
    return pdf(
        [
            "# How we know our suppliers",
            "Bramble Lane Toys, procedure 7, in force since January 2022",
            "Each supplier names its own suppliers before the first order and once a year after it. The buyer maps the answers, checks the names against the lists of the government each month, and calls on each sewing plant twice a year. A supplier that cannot name its mill gets no new order. In June 2023 the yearly round told us of Aksu; orders with cotton faces were stopped on June 26 and the face is polyester since.",
            "Responsible: head of sourcing. Training: all nine buyers, February 2023. Reports to the owners each quarter.",
        ],
        "2023-07-03",
    )
