"""The verifiers were expected, the personnel office translated, two hostels stayed unseen, and 192 heads are unpaid."""

import random

from unpick.datasets.generate.papers import Sheet, csv, docx, pay, pdf, txt, xlsx

FIRM = "Rembia Latex Industries Sdn Bhd"
LOCAL = [f"RM{n:04d}" for n in range(1, 527)]
ABROAD = [f"RF{n:04d}" for n in range(1, 1387)]


def files() -> dict[str, bytes]:
    return {
        "1 Submission.docx": submission(),
        "2 Verification report August 2022.pdf": report(),
        "3 Fees paid back.xlsx": fees(),
        "4 August pay.xlsx": wages(),
        "5 Passports.txt": passports(),
        "6 Overtime.csv": overtime(),
        "7 Hostel certificate.pdf": hostel(),
        "order.pdf": order(),
    }


def order() -> bytes:
    return pdf(
        [
            "# Withhold release order",
            {
                "Date": "September 14, 2021",
                "Merchandise": "Disposable gloves",
                "Producer": f"{FIRM}, Klang, Malaysia (invented), and its three plants",
                "Basis": "19 U.S.C. 1307; 19 CFR 12.42(e)",
            },
            "Effective on the date above, port directors shall withhold release of disposable gloves made by the producer. Information reasonably but not conclusively indicates that the gloves are made with forced labor. The indicators that were identified are debt bondage, retention of identity documents, abusive living conditions, and excessive overtime.",
            "A request that this order be changed is to show, for each indicator, what was done, and is to be supported by verification from persons who do not depend on the producer.",
        ],
        "2021-09-14",
        look="memo",
        head="Office of Trade (invented copy)",
    )


def submission() -> bytes:
    return docx(
        [
            "# Request for modification of the withhold release order of 14 September 2021",
            f"Made on behalf of {FIRM} (invented), Klang, Selangor. 3 October 2022.",
            "Dear Sirs,",
            "My Board has asked me to put before you what the Company has done in the last twelve months. It was, I do not mind saying, a humbling year. We thought ourselves good employers. We learnt that men from Nepal and Bangladesh had borrowed at home to come to us and that our own hostel keepers held their passports in a cupboard. None of that exists any longer.",
            "## The Company today",
            "Our workforce in August 2022 stood at 1,912, that is 526 Malaysians and 1,386 from abroad, the same people whose August pay is at Document 4. There are three plants (dipping in Plants 1 and 2, chlorination and packing in Plant 3) and three hostels, A, B and C, all behind one gate on Jalan Kapar.",
            "## What was done",
            [
                ["Named in the order", "What we did", "Document"],
                [
                    "Debt bondage",
                    "RM 9.4 million or so handed back, person by person; zero-cost hiring since January",
                    "3",
                ],
                ["Retention of identity documents", "Every passport returned; lockers with one key", "5"],
                ["Abusive living conditions", "New hostel beds, certificate under the 1990 Act", "7"],
                ["Excessive overtime", "Ceiling of 60 hours in a month, kept in every month of 2022", "6"],
            ],
            "All of it was looked at by Tamarin Oak Assurance (Document 2).",
            "The Company asks that the order be modified so that gloves made on or after 1 September 2022 may enter. I make this statement knowing that false statements to a United States agency are punishable.",
            "Yours faithfully,",
            "Company Secretary (invented)",
        ],
        "2022-10-03",
        author="Company Secretary",
    )


def report() -> bytes:
    return pdf(
        [
            "# Social verification: Rembia Latex Industries",
            {
                "Client": FIRM,
                "On site": "8, 9 and 10 August 2022",
                "Issued": "2 September 2022",
                "Team": "Two verifiers of Tamarin Oak Assurance (invented)",
                "People employed at the site": "2,104",
                "Conversations": "320",
            },
            "## 1. Before we came",
            "The programme for the three days was settled with the company on 18 July, so that the persons whom we would need could be rostered on the day shift. The client sent us a list of those who were to be seen on 1 August.",
            "## 2. Where we went",
            "Plants 1, 2 and 3 were walked from end to end. We then visited Hostel A, which was completed this spring and houses 410 men. Time did not permit us to see Hostels B and C; the client proposes that they form part of the surveillance visit in 2023.",
            "## 3. Talking to workers",
            "We spoke with 320 workers over the three days, in groups of eight, in the boardroom. Neither of us has Nepali or Bengali. We are grateful to two officers of the Human Resources Department who put our questions and gave us the answers in English, and to the HR manager, who remained with us throughout and was able to clear up several points at once.",
            "## 4. What we learnt",
            "- Wages: read for 40 persons from June 2022, at or over RM 1,500, paid by the 7th.",
            "- Overtime: none above 60 hours in a month in those 40.",
            "- Passports: all persons asked said that they hold their own.",
            "- Fees: all persons asked said that they have had their money back.",
            "- Hostel A: four to a room, clean, water running.",
            "## 5. Opinion",
            "In our opinion the four matters in the order of September 2021 have been put right.",
        ],
        "2022-09-02",
        look="book",
        head="Tamarin Oak Assurance (invented)",
    )


def fees() -> bytes:
    draw = random.Random(41)
    rows: list[list[str | int]] = [
        ["Staff no.", "From", "Repaid (RM)", "First part", "Second part", "Bank ref."]
    ]
    total = 0
    for at, one in enumerate(ABROAD):
        home, base = (("Nepal", 6800), ("Bangladesh", 9200), ("Myanmar", 4300))[at % 3]
        sum_ = base + draw.randrange(-8, 9) * 50
        total += sum_
        rows.append([one, home, sum_, "2022-03-25", "2022-06-24", f"MB22{at:05d}"])
    return xlsx(
        {
            "Repaid": Sheet(
                rows=rows,
                above=["Recruitment costs paid back to workers from abroad, two equal parts"],
                below=[["Total", "", total]],
            )
        },
        "2022-07-04",
    )


def wages() -> bytes:
    rows: list[list[str | float]] = [
        [
            "Staff no.",
            "Days",
            "Normal hours",
            "Overtime hours",
            "Basic RM",
            "Overtime RM",
            "Gross RM",
            "EPF, SOCSO RM",
            "Net RM",
        ]
    ]
    made = pay([*LOCAL, *ABROAD], days=25, rate="8.25", seed=77, overtime_max=48)
    keys = ("id", "days", "hours", "overtime", "base", "overtime_pay", "gross", "deductions", "net")
    rows.extend([row[key] for key in keys] for row in made)
    nets = round(sum(float(row["net"]) for row in made), 2)
    return xlsx(
        {
            "Aug 2022": Sheet(
                rows=rows,
                above=[f"{FIRM}: monthly pay, August 2022, all plants", "Credited 6 September 2022"],
                below=[["Persons", len(made)], ["Net, all persons", nets]],
            )
        },
        "2022-09-06",
    )


def passports() -> bytes:
    return txt(
        [
            "Rembia Latex Industries Sdn Bhd",
            "Memorandum by the hostel office, 11 February 2022",
            "Between 17 January and 4 February all passports in the steel cupboard of the hostel office were handed to their owners against signature. 1,386 were handed over. The cupboard has been sold for scrap.",
            "Each bed now has a locker. There is one key, and it hangs round the neck of the man who sleeps there.",
            "Anybody who wants the office to renew a permit brings the passport and takes it back the same day; the clerk writes both times in the blue book.",
        ]
    )


def overtime() -> bytes:
    rows = [["month", "persons", "mean overtime hours", "highest overtime hours", "persons above 60"]]
    for month, mean, high in (
        ("2022-01", "31.2", 60),
        ("2022-02", "27.9", 58),
        ("2022-03", "29.4", 60),
        ("2022-04", "26.1", 56),
        ("2022-05", "25.0", 54),
        ("2022-06", "24.8", 52),
        ("2022-07", "24.4", 50),
        ("2022-08", "23.9", 48),
    ):
        rows.append([month, "1912" if month == "2022-08" else "1908", mean, str(high), "0"])
    return csv(rows)


def hostel() -> bytes:
    return pdf(
        [
            "# Certificate for accommodation",
            {
                "Act": "Employees' Minimum Standards of Housing, Accommodations and Amenities Act 1990",
                "Holder": f"{FIRM} (invented)",
                "Premises": "Hostels A, B and C, Jalan Kapar, Klang",
                "Places": "1,420",
                "Valid": "1 May 2022 to 30 April 2025",
                "Signed": "Director of Labour, Selangor (invented signature)",
            },
        ],
        "2022-05-01",
        look="form",
    )
