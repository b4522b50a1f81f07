"""Sound: 118 on every list, 114 of them at work on the day and four on leave by name; all houses on a plot of its own."""

import random

from unpick.datasets.generate.papers import Sheet, csv, docx, pdf, txt, workdays, xlsx

FIRM, BUYER = "Dandong Haitang Garment Co Ltd", "Larkspur Outdoor Co"
DAYS = [d.isoformat() for d in workdays("2021-04-01", "2021-04-30", off=("2021-04-05",))]
IDS = [f"HT{n:03d}" for n in range(1, 119)]
AWAY = ("HT017", "HT044", "HT090", "HT103")
LEAVE = ("2021-04-19", "2021-04-20", "2021-04-21", "2021-04-22", "2021-04-23")
VISIT = ("2021-04-20", "2021-04-21")
TOTAL = 6400


def month() -> list[dict]:
    """Return a pay row for each worker with the days worked; nobody but the four is missing on the days of the visit."""
    draw = random.Random(2021)
    rows = []
    for one in IDS:
        off = (
            set(LEAVE)
            if one in AWAY
            else set(draw.sample([d for d in DAYS if d not in VISIT], draw.choice((0, 0, 0, 1))))
        )
        present = [d for d in DAYS if d not in off]
        overtime, rate = draw.randrange(0, 17, 2), 1950 + 25 * draw.randrange(0, 9)
        base, more = rate * 8 * len(present), rate * overtime * 3 // 2
        social = (base + more) * 105 // 1000
        rows.append(
            {
                "id": one,
                "present": present,
                "overtime": overtime,
                "rate": rate,
                "base": base,
                "more": more,
                "social": social,
                "net": base + more - social,
            }
        )
    return rows


ROWS = month()


def yuan(cents: int) -> float:
    """Return an amount in yuan."""
    return cents / 100


def files() -> dict[str, bytes]:
    return {
        "01 Letter.pdf": letter(),
        "02 Audit.pdf": audit(),
        "03 Roster.xlsx": roster(),
        "04 Payroll April.xlsx": payroll(),
        "05 Clock April.csv": clock(),
        "06 Bank batch.csv": bank(),
        "07 Sewing log.csv": sewing(),
        "08 Site.docx": site(),
        "09 Materials.xlsx": materials(),
        "10 Weaver and others.docx": weaver(),
        "11 Sale.pdf": sale(),
        "12 Bill of lading.txt": lading(),
        "Notice.pdf": notice(),
    }


def notice() -> bytes:
    return pdf(
        [
            "# Notice of detention",
            {
                "Entry": "INV-2209415-7",
                "Port": "Tacoma",
                "Date of notice": "June 14, 2021",
                "Goods": "6,400 rain jackets, LK-330",
                "Law": "22 U.S.C. 9241a",
            },
            "You have thirty days from this notice. Please send:",
            "1. list of all workers of the plant that cut and sewed, their nationality, how each was hired;",
            "2. payroll and time records of those workers and proof that wages were paid;",
            "3. daily production records for the style;",
            "4. plan of the site, other firms on it, work given out;",
            "5. any independent audit;",
            "6. makers of the fabric, yarn and trims and the nationality of their workers.",
        ],
        "2021-06-14",
        look="form",
    )


def letter() -> bytes:
    return pdf(
        [
            "July 9, 2021",
            "U.S. Customs and Border Protection, Tacoma",
            "Entry INV-2209415-7, notice of June 14, 2021",
            "Dear Sir or Madam:",
            "Larkspur Outdoor Co (invented) received your notice and sets out below what it found. Your six questions are taken in order. Congress asks for clear and convincing evidence. We do not argue for less.",
            "## 1 Who works there",
            "Exhibit 3 lists 118 persons, all nationals of the People's Republic of China, with the date and the way in which each was hired. The plant uses no labor agent. The auditors held the original identity card and household book of each of the 118 against this list. The list of April is the list of all who worked on LK-330.",
            "## 2 Pay and hours",
            "Exhibits 4, 5 and 6 are the April payroll, the clock and the bank's batch report. They are for 118 persons and the net sums agree to the fen.",
            "## 3 Production",
            "Exhibit 7 gives the jackets by day and line. Cutting and sewing of the lot began on April 8 and ended on April 29.",
            "## 4 The site",
            "Exhibit 8 is the land certificate and plan. Haitang alone uses the plot. The noodle plant across Jianshe Street has its own gate, its own street number and other owners; the audit team looked over its fence and asked the ward office, which confirmed this. Nothing was given out; the log accounts for each piece.",
            "## 5 Audit",
            "Exhibit 2. The report gives 114 persons at work on the two days, not 118. The other four were at home for the spring plowing from April 19 to 23. They are HT017, HT044, HT090 and HT103; the clock shows the same, and the auditors saw all four when they returned on April 26.",
            "## 6 Inputs",
            "Exhibits 9 and 10. There are five makers behind the jacket, down to the polyester chip, and each has signed a statement on its workers.",
            "The undersigned knows that false statements are punishable under 18 U.S.C. 542 and 1001.",
            "General Counsel (invented)",
        ],
        "2021-07-09",
        look="letter",
        head="Larkspur Outdoor Co (invented)",
    )


def audit() -> bytes:
    return pdf(
        [
            "# Labor audit of a garment plant",
            {
                "Plant": f"{FIRM} (invented), 18 Jianshe Street, Dandong",
                "Visit": "20 and 21 April 2021, and 26 April for the four persons who were on leave",
                "Announcement": "None. Commissioned by the buyer under a clause that lets auditors in at any hour.",
                "Report": "14 May 2021",
                "Persons on the roll": "118",
                "Persons at work on 20 and 21 April": "114",
                "Persons interviewed": "98 (94 on 20 and 21 April, 4 on 26 April)",
            },
            "## 1 What was seen",
            "The plot has three buildings and a gatehouse: cutting and sewing (two floors), finishing and store, dormitory with canteen. The team entered every room of all of them, including the boiler house, the attic of the store and the 22 rooms of the dormitory, and walked the wall. There is one firm on the plot. Two doors were locked on arrival; the keys came within a minute and the rooms held buttons and old machines.",
            "## 2 How people were heard",
            "94 names were drawn by lot by the lead auditor from the clock printout of that morning. Each person was heard alone in the canteen or in the yard, as he or she liked, out of sight of the office. No manager or foreman was near. Two interviewers speak Mandarin as their first language; the third speaks Korean and addressed each person in Korean first, and each answered that she or he would rather speak Chinese, save for nine who were citizens of China from Kuandian and chatted in both.",
            "All hold their own identity cards. All said that they could leave, and 31 had changed jobs in the past. No one paid for the job. None knew of foreign workers at the plant, now or before.",
            "## 3 Papers",
            "The original identity card and the household book of each of the 118 persons were held against the roster. Contracts: 118. Payroll and clock were read in full for January to April 2021 (the April payroll and the bank's batch reached us on 11 May, before this report was closed); pay is above the minimum of Dandong, overtime at most 16 hours a month.",
            "## 4 What was being made",
            "On both days lines 1 to 4 sewed style LK-330 for Larkspur. The auditors noted the lot, 330-2104.",
            "## 5 Remark",
            "The fire door on the upper floor stuck. It was planed while we were there.",
        ],
        "2021-05-14",
        look="report",
        head="Osterhaus Field Audits (invented)",
    )


def roster() -> bytes:
    rows: list[list[str]] = [
        ["工号 No.", "岗位 Job", "入职 Joined", "国籍 Nationality", "招聘方式 How hired", "备注 Remark"]
    ]
    jobs = ("缝纫 sewing", "缝纫 sewing", "缝纫 sewing", "裁剪 cutting", "整烫包装 press and pack")
    ways = ("厂门招工 notice at gate", "亲友介绍 by a friend", "人才市场 town job fair")
    for at, one in enumerate(IDS):
        rows.append(
            [
                one,
                jobs[at % 5],
                f"{2009 + at % 12}-{1 + at % 12:02d}-{10 + at % 17}",
                "中国 China",
                ways[at % 3],
                "4月19日至23日事假 on leave 19 to 23 April" if one in AWAY else "",
            ]
        )
    return xlsx(
        {
            "4月 April 2021": Sheet(
                rows=rows,
                above=[
                    "丹东海棠服装有限公司（虚构）职工名册 / Staff of Dandong Haitang Garment (invented), April 2021"
                ],
                below=[["合计 Total", 118]],
            )
        },
        "2021-04-30",
    )


def payroll() -> bytes:
    rows: list[list[str | float]] = [
        [
            "No.",
            "Days",
            "Hours",
            "Overtime hours",
            "Rate CNY/h",
            "Base",
            "Overtime pay",
            "Gross",
            "Social insurance",
            "Net",
        ]
    ]
    for row in ROWS:
        days = len(row["present"])
        rows.append(
            [
                row["id"],
                days,
                days * 8,
                row["overtime"],
                yuan(row["rate"]),
                yuan(row["base"]),
                yuan(row["more"]),
                yuan(row["base"] + row["more"]),
                yuan(row["social"]),
                yuan(row["net"]),
            ]
        )
    total = [yuan(sum(row[key] for row in ROWS)) for key in ("social", "net")]
    gross = yuan(sum(row["base"] + row["more"] for row in ROWS))
    return xlsx(
        {
            "April 2021": Sheet(
                rows=rows,
                above=[f"{FIRM}: payroll, April 2021"],
                below=[
                    ["Total, 118 persons", "", "", "", "", "", "", gross, *total],
                    ["Paid by Bank of the Yalu (invented) on 10 May 2021"],
                ],
            )
        },
        "2021-05-10",
    )


def clock() -> bytes:
    draw = random.Random(5)
    rows: list[list[str | int]] = [["No.", "day", "in", "out", "hours", "overtime"]]
    for row in ROWS:
        for at, day in enumerate(row["present"]):
            more = 2 if at < row["overtime"] // 2 else 0
            rows.append(
                [
                    row["id"],
                    day,
                    f"07:{50 + draw.randrange(10)}",
                    f"{17 + more}:0{draw.randrange(6)}",
                    8,
                    more,
                ]
            )
    return csv(rows)


def bank() -> bytes:
    rows = [["batch", "value day", "account ends", "No.", "CNY", "state"]]
    for at, row in enumerate(ROWS):
        rows.append(
            [
                "W210510-1",
                "2021-05-10",
                f"{(at * 37 + 1009) % 10000:04d}",
                row["id"],
                f"{yuan(row['net']):.2f}",
                "credited",
            ]
        )
    return csv(rows)


def sewing() -> bytes:
    days = [d for d in DAYS if "2021-04-08" <= d <= "2021-04-29"]
    rows: list[list[str | int]] = [["order", "lot", "style", "day", "line", "cut", "sewn", "packed"]]
    cells = [(day, line) for day in days for line in (1, 2, 3, 4)]
    each, rest = divmod(TOTAL, len(cells))
    for at, (day, line) in enumerate(cells):
        made = each + (1 if at < rest else 0)
        rows.append(["LK-2102", "330-2104", "LK-330", day, line, made, made, made])
    rows.append(["total", "", "", "", "", TOTAL, TOTAL, TOTAL])
    return csv(rows)


def site() -> bytes:
    return docx(
        [
            "# Plan and title of the site",
            {
                "Land certificate": "Dan Guo Yong (2008) 0000 (invented)",
                "Holder and only user": FIRM,
                "Area": "9,460 square meters",
                "Street number": "18 Jianshe Street",
            },
            [
                ["Building", "Use", "Floors", "Persons working, April 2021"],
                ["1", "cutting, sewing lines 1 to 4", "2", "92"],
                ["2", "pressing, packing, store, office", "1", "24"],
                ["3", "dormitory (22 rooms), canteen", "3", "2"],
                ["Total", "", "", "118"],
            ],
            "No part is let, lent or shared. The wall runs all round; the only gate is on Jianshe Street.",
            "The company gives out no work: no sewing, no trimming, no packing has left the plot for the order LK-2102. Signed for the company, 28 June 2021. Seen and confirmed by the ward office, 30 June 2021 (invented stamp).",
        ],
        "2021-06-30",
    )


MATERIALS = """
Input | Step | Maker (invented) | Place | Lot | Quantity | Invoice, day | Paid | Used in lot
Shell and lining | polyester chip | Shaoxing Jinghu Polymer | Zhejiang | CH-2101 | 4,100 kg | JH-0114, 2021-01-14 | 2021-02-05 | filament FY-2102
Shell and lining | filament yarn | Changshu Qinhu Filament | Jiangsu | FY-2102 | 4,020 kg | QH-0209, 2021-02-09 | 2021-03-01 | fabric WJ-5521
Shell and lining | weaving, dyeing, coating | Wujiang Pingwang Weaving and Dyeing | Jiangsu | WJ-5521 | 13,500 m | PW-0318, 2021-03-18 | 2021-04-02 | 330-2104
Zippers | tape, teeth, assembly | Wenzhou Longwan Zipper | Zhejiang | Z-2103 | 19,400 pcs | LW-0322, 2021-03-22 | 2021-04-06 | 330-2104
Thread | spun polyester thread | Ningbo Xiangshan Thread | Zhejiang | T-88 | 1,310 cones | XS-0325, 2021-03-25 | 2021-04-08 | 330-2104
Use | 2.05 m of fabric and 3 zippers for a jacket: 13,120 m and 19,200 zippers for 6,400; the rest is waste and returned stock
"""


def materials() -> bytes:
    rows = [line.split(" | ") for line in MATERIALS.strip().splitlines()]
    return xlsx({"Materials of LK-330": rows}, "2021-06-25")


def weaver() -> bytes:
    rows = [["Maker", "Persons employed", "Of these nationals of China", "Others", "Signed"]]
    for who, many, day in (
        ("Shaoxing Jinghu Polymer", 212, "22 June 2021"),
        ("Changshu Qinhu Filament", 164, "22 June 2021"),
        ("Wujiang Pingwang Weaving and Dyeing", 237, "21 June 2021"),
        ("Wenzhou Longwan Zipper", 85, "23 June 2021"),
        ("Ningbo Xiangshan Thread", 47, "24 June 2021"),
    ):
        rows.append([who, str(many), str(many), "0", day])
    return docx(
        [
            "# Statements of the makers of materials (Chinese, and English)",
            "声明：本公司生产上述批号产品的全部员工均为中华人民共和国公民，均由本公司直接招聘并通过银行发放工资，未使用任何朝鲜籍人员，亦未委托他人加工。以上五家公司分别盖章。",
            "English: All persons of our company who made the lots named are citizens of the People's Republic of China, hired by the company itself and paid through a bank. No North Korean national was used and no step was given to others. Sealed by each of the five companies.",
            rows,
            "Each statement came with the social insurance receipt of March 2021 for the same number of persons, which Larkspur checked. Translated by Meridian Language Bureau (invented), 2 July 2021; I certify that the English is true and complete.",
        ],
        "2021-07-02",
    )


def sale() -> bytes:
    return pdf(
        [
            "# Invoice and packing list HT-210506",
            {
                "Seller": FIRM,
                "Buyer": BUYER,
                "Date": "6 May 2021",
                "Order": "LK-2102",
                "Lot": "330-2104",
                "Container": "OOCU7115528",
            },
            [
                ["Style", "Pieces", "Cartons", "USD", "Amount USD"],
                ["LK-330 rain jacket, 100 % polyester", TOTAL, 320, "13.40", "85,760.00"],
            ],
            "Stamped by the bank on 28 May 2021: USD 85,760.00 received from Larkspur Outdoor Co, ref. FT21148.",
        ],
        "2021-05-28",
    )


def lading() -> bytes:
    return txt(
        [
            "BILL OF LADING DLTAC210513",
            {
                "Shipper": FIRM,
                "Consignee": BUYER,
                "Vessel": "Amber Sound 18E (invented)",
                "On board": "Dalian, 2021-05-13",
                "Discharge": "Tacoma",
                "Container": "OOCU7115528",
                "Goods": "320 cartons rain jackets, LK-330, lot 330-2104, invoice HT-210506",
            },
        ]
    )
