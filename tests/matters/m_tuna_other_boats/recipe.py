"""Sound: the order is on one vessel, the fish is of two others, and the owner who would not send crew papers sent them."""

import random

from unpick.datasets.generate.papers import Sheet, attendance, csv, docx, eml, pay, pdf, txt, workdays, xlsx

CANNERY, BUYER = "Mahachai Blue Canning Co Ltd", "Portside Pantry Inc"
DAYS = workdays("2024-03-01", "2024-03-30", saturdays=True)
IDS = [f"MB{n:03d}" for n in range(1, 165)]
ROWS = pay(IDS, days=len(DAYS), rate="52.00", seed=33)
LANDED = {"Shun Lai 6": 13400, "Shun Lai 9": 11100}
LOTS = [
    ("SK-0311", "Shun Lai 6", 6300),
    ("SK-0312", "Shun Lai 6", 6300),
    ("SK-0313", "Shun Lai 9", 5220),
    ("SK-0314", "Shun Lai 9", 5220),
]


def files() -> dict[str, bytes]:
    return {
        "E1 importer statement.pdf": statement(),
        "E2 certificate of origin.pdf": certificate(),
        "E3 catch and landing.xlsx": catch(),
        "E4 mails with owner.eml": mails(),
        "E5 crew pay.xlsx": crew(),
        "E6 cannery lots.csv": lots(),
        "E7 cannery payroll.xlsx": payroll(),
        "E8 cannery time.csv": csv(
            [["no", "day", "in", "out", "hours", "overtime"], *attendance(ROWS, DAYS, seed=34, begin="07:30")]
        ),
        "E9 labour audit.pdf": audit(),
        "E10 sale and payment.docx": sale(),
        "E11 bill of lading.txt": lading(),
        "notice.pdf": notice(),
    }


def notice() -> bytes:
    return pdf(
        [
            "# Notice of detention under a withhold release order",
            {
                "Date": "June 7, 2024",
                "Entry": "INV-5018823-9",
                "Goods": "96,000 cans of skipjack tuna",
                "Order": "seafood harvested by the vessel Hai Yun 27 (invented), order of October 12, 2023",
            },
            "The goods are released if it is shown, within three months of importation, that they hold no fish of that vessel. Submit a certificate of origin signed by the foreign seller, a statement of the importer under 19 CFR 12.43(b), and:",
            "- catch, transshipment and landing records with vessel names;",
            "- cannery records that link landed fish to the cans;",
            "- crew lists, contracts and proof of pay on the vessels that caught the fish;",
            "- payroll and time records of the cannery for the days of production.",
        ],
        "2024-06-07",
    )


def statement() -> bytes:
    return pdf(
        [
            "# Statement of the importer (19 CFR 12.43(b))",
            "I am vice president of Portside Pantry Inc (invented) of San Pedro, California, and I make this statement after going to Samut Sakhon myself in the last week of June 2024.",
            "1. The 96,000 cans, style PP-142, code MB24C, were packed on March 11 to 14, 2024 by Mahachai Blue Canning (invented). They hold fish of two purse seiners, Shun Lai 6 and Shun Lai 9, and of no other vessel.",
            "2. Hai Yun 27 is a longliner. It fishes albacore and bigeye in the South Atlantic. It has a different owner, its flag is not theirs, and it has not landed in Thailand in 2023 or 2024 according to the Thai fisheries department (E3, last sheet).",
            "3. The two seiners landed 24,500 kg at Mahachai on March 8, straight from the fishing ground and without transshipment. 1,460 kg were rejected and sold for meal. 23,040 kg went to the line as lots SK-0311 to SK-0314 and made 96,000 cans with 100 g of fish each, a yield of 41.7 percent.",
            "4. The owner of the seiners would not send us crew papers in June, citing the privacy law of his country. We wrote again, he took advice, and in July they came: 42 names in code, contracts, and bank slips for February and March (E4, E5). We have no quarrel with his first answer and mention it because both mails are in the file.",
            "5. At the cannery 164 people were on the payroll in March (E7, E8). The audit of E9 speaks of 171; seven of them are the guards and cooks of a service firm, whom the auditors counted and interviewed too, and whose wages that firm pays. The report says so in its section 2.",
            "6. I know of no forced, convict or indentured labor at any stage. I make this statement under 18 U.S.C. 1001. August 12, 2024.",
        ],
        "2024-08-12",
        look="letter",
    )


def certificate() -> bytes:
    return pdf(
        [
            "# Certificate of origin",
            f"I, managing director of the foreign seller {CANNERY} (invented), Samut Sakhon, Thailand, hereby certify that the following goods, 96,000 cans of skipjack tuna, 4,000 cartons, code MB24C, invoice MB-24-0422, shipped per bill BKKLAX24051 on 5 May 2024 to {BUYER}, were produced at Samut Sakhon from fish caught by the vessels Shun Lai 6 and Shun Lai 9, and that the goods were not produced, in any part, with convict, forced or indentured labor under penal sanctions.",
            "Signature (invented). Samut Sakhon, 22 July 2024.",
        ],
        "2024-07-22",
        look="form",
    )


def catch() -> bytes:
    sets = [["Vessel (invented)", "Flag", "IMO", "Set", "Day", "Area", "Species", "kg"]]
    spread = {
        "Shun Lai 6": ("2024-02-17", "2024-02-19", "2024-02-21", "2024-02-24"),
        "Shun Lai 9": ("2024-02-18", "2024-02-20", "2024-02-23"),
    }
    for vessel, days in spread.items():
        total, each = LANDED[vessel], LANDED[vessel] // len(days)
        for at, day in enumerate(days):
            kg = each if at < len(days) - 1 else total - each * (len(days) - 1)
            sets.append(
                [
                    vessel,
                    "Chinese Taipei",
                    "0000006" if vessel.endswith("6") else "0000009",
                    f"S{at + 1}",
                    day,
                    "FAO 71, 3 N 148 E",
                    "Katsuwonus pelamis",
                    kg,
                ]
            )
    landing = [
        ["Vessel", "Port", "Day", "Catch certificate", "kg landed", "Rejected kg", "To line kg", "Lots"]
    ]
    landing += [
        ["Shun Lai 6", "Mahachai", "2024-03-08", "CT-24-61107", 13400, 800, 12600, "SK-0311, SK-0312"],
        ["Shun Lai 9", "Mahachai", "2024-03-08", "CT-24-61112", 11100, 660, 10440, "SK-0313, SK-0314"],
        ["Total", "", "", "", 24500, 1460, 23040, ""],
    ]
    port = [
        ["Thai Department of Fisheries, answer of 2 July 2024 to a request by the cannery (invented)"],
        ["Vessel", "Calls in Thailand, 2023-01-01 to 2024-06-30"],
        ["Shun Lai 6", 5],
        ["Shun Lai 9", 4],
        ["Hai Yun 27", 0],
    ]
    return xlsx({"Catch": sets, "Landing": landing, "Port calls": port}, "2024-07-03")


def mails() -> bytes:
    return eml(
        [
            "Dear Khun Anong,",
            "we have now spoken with our lawyer. If names and document numbers are covered, it is fine. I send contracts and bank slips of all 42 crew of the two ships for Feb. and Mar. So please forget what I wrote in June.",
            "Chen, Shun Lai Fishery (invented)",
            "> On 19 June 2024 Shun Lai Fishery wrote:",
            "> Dear Khun Anong, sorry but papers of crew are personal data under our law and we will not give them out. Chen",
            "> On 17 June 2024 Mahachai Blue wrote:",
            "> Dear Mr Chen, US customs asks for crew lists, contracts and proof of pay, can you help?",
        ],
        "2024-07-16",
        sender="chen@shunlai.example",
        to="anong@mahachaiblue.example",
        subject="Re: Re: crew documents",
    )


def crew() -> bytes:
    draw = random.Random(8)
    rows: list[list[str | int]] = [
        [
            "Code",
            "Vessel",
            "Rank",
            "Contract from",
            "Contract to",
            "Recruited by",
            "Fee paid by crew",
            "Passport kept by",
            "Feb 2024 USD",
            "Mar 2024 USD",
            "Bank slip",
        ]
    ]
    for at in range(42):
        wage = 640 + 20 * draw.randrange(0, 8) if at % 21 else 2900
        rows.append(
            [
                f"SL{at + 1:02d}",
                "Shun Lai 6" if at < 21 else "Shun Lai 9",
                "deck and engine" if at % 21 else "master",
                "2023-09-01",
                "2025-08-31",
                "owner's own office",
                "none",
                "himself",
                wage,
                wage,
                f"FBK-{2200 + at}",
            ]
        )
    terms = [
        [
            "Contract of employment at sea, one form for all 42; each copy signed on 1 September 2023 (English and Indonesian or Tagalog)"
        ],
        ["1", "Employer", "Shun Lai Fishery (invented), and nobody else"],
        [
            "2",
            "Term",
            "1 September 2023 to 31 August 2025; the seaman may end it in any port with 14 days' notice, and the owner pays the flight",
        ],
        [
            "3",
            "Wage",
            "the sum agreed in the box, not under USD 550 a month, to the bank account of the seaman",
        ],
        ["4", "Rest", "not less than 10 hours in any 24, and 77 in any seven days"],
        ["5", "Deductions, deposits, fees", "none"],
        ["6", "Passport and seaman's book", "with the seaman; a locker is provided"],
    ]
    slips: list[list[str | int]] = [["Slip", "Code", "Month", "USD", "Credited"]]
    for at, row in enumerate(rows[1:]):
        slips.append([f"FBK-{2200 + at}/1", row[0], "2024-02", row[8], "2024-03-05"])
        slips.append([f"FBK-{2200 + at}/2", row[0], "2024-03", row[9], "2024-04-05"])
    return xlsx({"Crew": rows, "Contract": terms, "Bank slips": slips}, "2024-07-16")


def lots() -> bytes:
    rows: list[list[str | int]] = [
        ["day", "lot", "vessel", "round kg", "meat kg", "cans 142 g", "code", "order", "retort"]
    ]
    days = ("2024-03-11", "2024-03-12", "2024-03-13", "2024-03-14")
    cans = (26250, 26250, 21750, 21750)
    for day, (lot, vessel, kg), made in zip(days, LOTS, cans, strict=True):
        rows.append([day, lot, vessel, kg, made // 10, made, "MB24C", "PP-3071", "R2, R3"])
    rows.append(["total", "", "", sum(one[2] for one in LOTS), 9600, sum(cans), "", "", ""])
    return csv(rows)


def payroll() -> bytes:
    keys = ("id", "days", "hours", "overtime", "rate", "base", "overtime_pay", "gross", "deductions", "net")
    head = [
        "No",
        "Days",
        "Hours",
        "OT hours",
        "THB/h",
        "Basic",
        "OT",
        "Gross",
        "Social security and tax",
        "Net THB",
    ]
    total = round(sum(float(row["net"]) for row in ROWS), 2)
    return xlsx(
        {
            "March 2024": Sheet(
                rows=[head, *[[row[key] for key in keys] for row in ROWS]],
                above=[f"{CANNERY} payroll March 2024, own employees, paid by bank 5 April 2024"],
                below=[["164 persons", *[""] * 8, total]],
            )
        },
        "2024-04-05",
    )


def audit() -> bytes:
    return pdf(
        [
            "# Labour audit, Mahachai Blue Canning",
            {
                "Visited": "12, 13 and 14 March 2024",
                "Announced": "no",
                "Report": "5 April 2024",
                "By": "Ripplemark Social Audit (invented), retained by three buyers",
            },
            "## 1 Coverage",
            "The cannery has one site: receiving dock, thawing and butchery, cleaning hall, canning hall, retorts, label store, cold store and a dormitory of two floors for 60. All were seen on the first day and again on the night of the second. No other company produces on the site, and none of the work is given to outside peeling sheds; the auditors weighed the fish in and the cans out for two lots to be sure.",
            "## 2 People",
            "On the site worked 171 people: 164 employed by the cannery and 7 (four guards, three canteen cooks) employed by a service firm. 96 of the 171 were interviewed, chosen by lot from both lists by the auditors, in Burmese, Khmer or Thai, by three interviewers of their own languages, in the garden or by telephone after work, alone. All seven of the service firm were among those heard.",
            "All keep their own passports and cards. Those who came from Myanmar and Cambodia paid no fee to come; the cannery's receipts for passport, visa and bus were read. They leave the site freely, and the dormitory has no lock on the outside.",
            "## 3 Pay and time",
            "Payroll and time records for October 2023 to February 2024 were read in full during the visit, those for March on 4 April, a day before pay day. Pay lies above the daily minimum of 363 baht in Samut Sakhon. Weekly hours did not exceed 60 in any week and overtime was chosen by sign-up sheet.",
            "## 4 Findings",
            "One minor: two first-aid boxes lacked burn gel. Closed on 20 March.",
        ],
        "2024-04-05",
        look="report",
    )


def sale() -> bytes:
    return docx(
        [
            "# Invoice MB-24-0422, packing and payment",
            {
                "Seller": f"{CANNERY} (invented)",
                "Buyer": BUYER,
                "Date": "22 April 2024",
                "Order": "PP-3071",
                "Code on cans": "MB24C",
            },
            [
                ["Goods", "Cans", "Cartons of 24", "USD", "Amount"],
                ["PP-142 skipjack tuna in water 142 g", "96000", "4000", "0.74", "71,040.00"],
            ],
            "Fish bought from Shun Lai Fishery: invoice SL-2403-2, 24,500 kg at USD 1.46, USD 35,770.00, paid 29 March 2024 (Siam River Bank, ref. 240329-118).",
            "Cans bought by Portside: USD 71,040.00 received 10 May 2024 (ref. 240510-007).",
        ],
        "2024-05-10",
    )


def lading() -> bytes:
    return txt(
        [
            "BILL OF LADING BKKLAX24051",
            {
                "Shipper": CANNERY,
                "Consignee": BUYER,
                "Laden on board": "Laem Chabang, 5 May 2024",
                "Discharge": "Los Angeles",
                "Vessel": "Pale Heron 19E (invented)",
                "Goods": "4000 cartons canned skipjack tuna, code MB24C, invoice MB-24-0422, order PP-3071",
                "Container": "TEMU8840172",
            },
        ]
    )
