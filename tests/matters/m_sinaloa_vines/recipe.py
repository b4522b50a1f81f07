"""Sound: four matters named in an order, each put right, and seen by people who came without a word."""

import random

from unpick.datasets.generate.papers import Sheet, csv, docx, pdf, xlsx

FARM = "Agricola Los Huertos del Tamazula"
IDS = [f"T{n:03d}" for n in range(1, 541)]
WEEK = ("2024-02-12", "2024-02-13", "2024-02-14", "2024-02-15", "2024-02-16", "2024-02-17")
AWAY = set(random.Random(70).sample(IDS, 12))
VISIT = ("2024-02-14", "2024-02-15")
"""Twelve people rested or were ill on both days of the visit."""


def days_of(one: str) -> list[str]:
    """Return the days that a worker worked in week 7."""
    return [day for day in WEEK if not (one in AWAY and day in VISIT)]


def files() -> dict[str, bytes]:
    return {
        "0-request.pdf": request(),
        "1-verification.pdf": verification(),
        "2-back-pay.xlsx": back_pay(),
        "3-week-07-payroll.xlsx": payroll(),
        "4-week-07-hours.csv": hours(),
        "5-housing.docx": housing(),
        "6-contract-and-hiring.docx": contract(),
        "7-hotline.csv": hotline(),
        "order.html": order(),
    }


def order() -> bytes:
    return (
        "<html><head><meta charset='utf-8'><title>Order</title></head><body><h1>Withhold release order of November 15, 2022</h1>"
        f"<p>INVENTED DOCUMENT, made for a test</p><p>Fresh tomatoes grown by {FARM} (invented), Culiacan, Sinaloa, are to be withheld. "
        "Information reasonably indicates four indicators of forced labor: withholding of wages, deception, debt bondage, and abusive working and living conditions.</p>"
        "<p>The order may be modified when each of these has been remedied and this has been verified by an independent party.</p></body></html>"
    ).encode()


def request() -> bytes:
    return pdf(
        [
            "8 April 2024",
            "Forced Labor Division, Office of Trade",
            f"Request that the order of 15 November 2022 on tomatoes of {FARM} (invented) be modified",
            "Esteemed officers,",
            "My grandfather planted the first of these fields. I did not enjoy reading the order, and for some weeks I was angry at the wrong people. Then I went to the camps at night and listened. What follows is what we changed, with papers.",
            [
                ["What the order names", "What was wrong", "What was done", "Paper"],
                [
                    "withholding of wages",
                    "a fifth of the wage kept back until the end of the season",
                    "stopped December 2022; 1,184 people paid what was owed with interest; weekly pay by card",
                    "2, 3",
                ],
                [
                    "deception",
                    "recruiters in Guerrero promised piece rates that did not exist",
                    "contract read aloud in the language of the worker, at home, before the bus; recruiters replaced by our own staff",
                    "6",
                ],
                [
                    "debt bondage",
                    "camp store on credit, bus and food charged",
                    "store closed January 2023, debts struck out, bus and food free",
                    "2, 6",
                ],
                [
                    "abusive working and living conditions",
                    "sheds without water; no shade; sprayers without masks",
                    "three camps rebuilt, water tested, shade and rest, masks and training",
                    "5",
                ],
            ],
            "All of it was verified by Casa Ceiba (Paper 1), who are paid by a trust of buyers and not by us. They came twice without telling us, in October 2023 and in February 2024. We learned of their arrival when the dogs barked.",
            "540 people work here this season. You will see 540 on the payroll of week 7 (Paper 3) and 528 in the fields on the days of the visit. The twelve who were missing were resting or ill on 14 and 15 February; Paper 4 shows who, and Casa Ceiba called on all of them in the camps or at the clinic.",
            "We ask that the order be modified so that our tomatoes may enter again. What I say here is true, and I know that it is an offense to lie to you.",
            "Managing partner (invented)",
        ],
        "2024-04-08",
        look="letter",
    )


def verification() -> bytes:
    return pdf(
        [
            "# Second verification of remedies at Los Huertos del Tamazula",
            {
                "By": "Casa Ceiba, A.C. (invented), retained and paid by the Tomato Buyers' Trust (invented)",
                "First visit": "10 to 12 October 2023, without notice",
                "Second visit": "14 and 15 February 2024, without notice",
                "Date of report": "11 March 2024",
                "Workers on the list": "540",
                "Workers interviewed": "228",
            },
            "## How we worked",
            "We entered all six fields, the nursery, the packing house, the chemical store, the clinic and the three camps (La Loma, El Bledal, Las Flores), by day and after dark. The farm has no other premises and lends no workers to others.",
            "Of the 528 who were at work our statistician drew 216 by random numbers on the first morning. The twelve who were not at work on the two days were added to the 216, so that no one should be missed who might have been sent away. Interviews took place in the camps in the evening or on a bench away from the rows, one to one, in Spanish, Nahuatl, Mixtec or Tlapanec, with our own interpreters. Foremen and office staff kept away; twice we asked a foreman to go further off and he did.",
            "## Withholding of wages",
            "None of the 228 had any pay held back in this season. We compared 60 bank cards with Paper 3 and the sums were the same to the centavo. Of 90 former workers reached by telephone in Guerrero and Oaxaca 90 had received the back pay.",
            "## Deception",
            "219 of the 228 told us the terms before they were shown the contract, and they were those of the contract. Nine were hazy about the bonus for Sundays; the farm printed a card about it while we were there.",
            "## Debt bondage",
            "There is no store, no credit, no ledger. Nobody owes the farm, a foreman or a recruiter. Nobody paid for the bus.",
            "## Working and living conditions",
            "Four to a room, one shower to eight people, a stove for each family. The water of the three camps passed the test of 19 February. Work ends when the heat index passes 39. We saw sprayers with masks that fitted.",
            "## Opinion",
            "The four conditions named in the order are remedied. They were already so in October 2023 and have stayed so. We will come again in the autumn and will not say when.",
        ],
        "2024-03-11",
        look="book",
    )


def back_pay() -> bytes:
    draw = random.Random(12)
    rows: list[list[str | int]] = [
        [
            "Code",
            "Seasons",
            "Kept back MXN",
            "Interest MXN",
            "Store debt struck out MXN",
            "Paid MXN",
            "Paid on",
            "By",
        ]
    ]
    sums = [0, 0, 0, 0]
    for at in range(1184):
        kept = 2400 + 150 * draw.randrange(0, 41)
        interest, debt = kept * 12 // 100, 100 * draw.randrange(0, 22)
        rows.append(
            [
                f"F{at + 1:04d}",
                "2020-22" if at % 3 else "2021-22",
                kept,
                interest,
                debt,
                kept + interest,
                f"2023-0{3 + at % 4}-15",
                "bank card" if at % 9 else "bank order, Oaxaca",
            ]
        )
        for place, amount in enumerate((kept, interest, debt, kept + interest)):
            sums[place] += amount
    return xlsx(
        {
            "Back pay": Sheet(
                rows=rows,
                above=["Pagos retenidos devueltos / Wages kept back, returned (invented)"],
                below=[["Total 1184", "", *sums]],
            )
        },
        "2023-07-03",
    )


def rate(at: int) -> int:
    """Return the day wage in pesos; the professional minimum of farm hands in 2024 is 281.42."""
    return 410 + 10 * (at % 6)


def payroll() -> bytes:
    rows: list[list[str | int | float]] = [
        ["Code", "Days", "Hours", "Day wage", "Wage", "Seventh day", "Gross", "Social security", "Net MXN"]
    ]
    nets = 0.0
    for at, one in enumerate(IDS):
        days = len(days_of(one))
        wage = days * rate(at)
        seventh = round(wage / 6, 2)
        gross = round(wage + seventh, 2)
        social = round(gross * 0.0275, 2)
        nets += round(gross - social, 2)
        rows.append([one, days, days * 8, rate(at), wage, seventh, gross, social, round(gross - social, 2)])
    return xlsx(
        {
            "Semana 7": Sheet(
                rows=rows,
                above=[f"{FARM}: week 7, 12 to 18 February 2024, paid by card 20 February 2024"],
                below=[["540 people", *[""] * 7, round(nets, 2)]],
            )
        },
        "2024-02-20",
    )


def hours() -> bytes:
    rows: list[list[str | int]] = [["code", "day", "crew", "start", "end", "break h", "hours", "remark"]]
    for at, one in enumerate(IDS):
        for day in WEEK:
            if day in days_of(one):
                rows.append([one, day, f"C{at % 18 + 1:02d}", "06:30", "15:30", 1, 8, ""])
            else:
                rows.append([one, day, f"C{at % 18 + 1:02d}", "", "", "", 0, "rest or clinic"])
    return csv(rows)


def housing() -> bytes:
    return docx(
        [
            "# Camps and field conditions, before and now",
            [
                ["Camp", "Rooms", "People in February 2024", "Showers", "Rebuilt", "Water test"],
                ["La Loma", "62", "212", "30", "May 2023", "passed 19 February 2024"],
                ["El Bledal", "55", "188", "26", "July 2023", "passed 19 February 2024"],
                ["Las Flores", "24", "74", "12", "August 2023", "passed 19 February 2024"],
                ["Live in the villages near by", "", "66", "", "", ""],
                ["Total", "141", "540", "68", "", ""],
            ],
            "Cost of the works: MXN 31.6 million, invoices in the office and read by Casa Ceiba in October 2023.",
            "- Shade cloth and water at the end of each tenth row.",
            "- Thirty-two sprayers trained and fitted with masks, renewed each month; none under eighteen.",
            "- A nurse on weekdays, a doctor on Saturdays.",
            "- Doors are locked from the inside by those who live there, and no gate is shut at night.",
        ],
        "2024-03-20",
    )


def contract() -> bytes:
    return docx(
        [
            "# Hiring since January 2023, and the contract",
            "Four employees of the farm, themselves from Guerrero and Oaxaca, hold meetings in the home villages in August. The contract is read aloud in Spanish and in the language of the village. Whoever wants to come signs there, keeps a copy and a recording, and travels a week later at the farm's cost. Nobody may take money from an applicant; two cousins of a foreman who tried were reported to the prosecutor in 2023.",
            "## Contract, main terms",
            {
                "Parties": f"{FARM} and the worker",
                "Term": "1 September to 31 May; the worker may leave on any day and is paid to that day",
                "Wage": "MXN 410 to 460 a day, eight hours, six days, seventh day paid",
                "Overtime": "by consent, at double rate",
                "Deductions": "social security by law and none else",
                "Bus, room, food on the way": "free",
                "Papers": "the worker keeps them",
            },
            "The order names debt bondage: all books of the camp store were closed on 20 January 2023 and the debts struck out (Paper 2, column E).",
        ],
        "2024-03-20",
    )


def hotline() -> bytes:
    rows = [
        ["month", "calls", "about pay", "about housing", "about foremen", "solved within 14 days", "open"]
    ]
    for month, calls, pay_, house, boss in (
        ("2023-09", 31, 9, 14, 8),
        ("2023-10", 22, 6, 11, 5),
        ("2023-11", 17, 4, 9, 4),
        ("2023-12", 9, 2, 5, 2),
        ("2024-01", 12, 3, 6, 3),
        ("2024-02", 8, 2, 4, 2),
    ):
        rows.append([month, str(calls), str(pay_), str(house), str(boss), str(calls), "0"])
    return csv(rows)
