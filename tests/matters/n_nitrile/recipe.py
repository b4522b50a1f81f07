"""Nitrile gloves: fees said to be repaid to all, 97 in the ledger; passports passed over; the audit is older than the order."""

import random
from decimal import Decimal

from unpick.datasets.generate.papers import docx, pdf, xlsx

PLANT = "Kelandang Nitrile Sdn. Bhd."
NEPAL, BANGLADESH, LOCAL = 71, 47, 30
MIGRANT = NEPAL + BANGLADESH
ALL = MIGRANT + LOCAL
FORMER = 41


def files() -> dict[str, bytes]:
    return packet_files(sound=False)


def packet_files(*, sound: bool) -> dict[str, bytes]:
    found = {
        "1 request for modification.pdf": letter(sound=sound),
        "2 repayment ledger.xlsx": ledger(sound=sound),
        "3 payroll March 2023.xlsx": payroll(),
        "4 audit.pdf": new_audit() if sound else old_audit(),
        "order and letter.pdf": order(),
    }
    if sound:
        found["5 passports.xlsx"] = passports()
    found["6 hostel certificate.docx"] = hostel()
    return found


def people() -> list[tuple[str, str]]:
    places = ["Nepal"] * NEPAL + ["Bangladesh"] * BANGLADESH + ["Malaysia"] * LOCAL
    return [(f"KN{at + 1:04d}", place) for at, place in enumerate(places)]


def repaid(*, sound: bool) -> list[tuple[str, str, str, int, str]]:
    draw = random.Random(5301)
    rows = []
    for at, (one, place) in enumerate(people()[:MIGRANT]):
        fee = 100 * (draw.randrange(48, 66) if place == "Nepal" else draw.randrange(140, 181))
        rows.append((one, place, "employed", fee, "2022-11-15" if at % 2 else "2022-11-16"))
    if not sound:
        return rows[:97]
    for at in range(FORMER):
        place = "Nepal" if at < 26 else "Bangladesh"
        fee = 100 * (draw.randrange(48, 66) if place == "Nepal" else draw.randrange(140, 181))
        rows.append((f"KNX{at + 1:03d}", place, "left", fee, "2023-01-18"))
    return rows


def total(*, sound: bool) -> int:
    return sum(row[3] for row in repaid(sound=sound))


def order() -> bytes:
    return pdf(
        [
            "# Withhold release order and letter to the producer",
            f"On March 14, 2022 CBP issued a withhold release order under 19 U.S.C. 1307 against disposable gloves of {PLANT} (invented), Perak, Malaysia. The order rests on four indicators of forced labor:",
            "- debt bondage through recruitment fees",
            "- excessive overtime",
            "- retention of identity documents",
            "- abusive living conditions",
            "By letter of January 9, 2023 CBP told the producer that a request to modify the order must contain:",
            "- proof that recruitment fees were repaid to each worker who had paid them",
            "- payroll and hours of all workers for a recent month",
            "- proof that workers hold their own passports",
            "- proof that the hostels meet the law",
            "- an independent audit that verifies the remedies",
        ],
        "2023-01-09",
        head="U.S. Customs and Border Protection (invented)",
    )


def letter(*, sound: bool) -> bytes:
    if sound:
        body = [
            "## Debt bondage",
            f"The {MIGRANT} migrant workers in our employment and all {FORMER} who have left since January 2019 have been paid back all that they had spent to get the job, RM {total(sound=True):,} in all, by bank transfer (Exhibit 2). Since June 2022 we recruit without an agent and pay all costs.",
            "## Overtime",
            "No one works above 48 hours of overtime in a month or without a rest day. The payroll of all 148 production workers for March 2023 is Exhibit 3.",
            "## Passports",
            f"On June 20, 2022 every passport was handed back. All {MIGRANT} migrant workers keep their passports in lockers to which only they have the key, and have signed for them (Exhibit 5).",
            "## Living conditions",
            "Both hostels were rebuilt and certified in February 2023 (Exhibit 6).",
            "## Verification",
            "Norvane Social Assurance (invented), engaged by two of our buyers, came unannounced in April 2023 and found all four indicators remedied (Exhibit 4).",
        ]
        when = "May 22, 2023"
    else:
        body = [
            "## Debt bondage",
            f"All {MIGRANT} migrant workers have been paid back what they had spent to get the job. The ledger is Exhibit 2.",
            "## Overtime",
            "The payroll of all 148 production workers for March 2023 is Exhibit 3. No one is above 48 hours of overtime in the month.",
            "## Living conditions",
            "Both hostels were rebuilt and certified in February 2023 (Exhibit 6).",
            "## Verification",
            "The independent audit in Exhibit 4 shows that the company respects the rights of its workers.",
        ]
        when = "May 22, 2023"
    return pdf(
        [
            when,
            "Request to modify the withhold release order of March 14, 2022",
            f"{PLANT} (invented) makes nitrile gloves at one plant in Perak with 148 production workers: {NEPAL} from Nepal, {BANGLADESH} from Bangladesh, {LOCAL} from Malaysia. It asks that its gloves be admitted again.",
            *body,
            "(signed) Managing Director",
        ],
        "2023-05-22",
        look="letter",
        head=f"{PLANT} (invented)",
    )


def ledger(*, sound: bool) -> bytes:
    rows = [["Worker", "From", "Status", "Fees repaid RM", "Bank transfer on"]]
    rows += [list(row) for row in repaid(sound=sound)]
    rows += [["Total", f"{len(rows) - 1} workers", "", total(sound=sound), ""]]
    return xlsx({"Repaid fees": rows}, "2023-05-10")


def payroll() -> bytes:
    draw = random.Random(5302)
    rows = [
        [
            "Worker",
            "Nationality",
            "Days",
            "Ordinary hours",
            "Overtime hours",
            "Basic RM",
            "Overtime RM",
            "Gross RM",
            "EPF RM",
            "Net RM",
        ]
    ]
    for one, place in people():
        extra = draw.randrange(12, 49, 2)
        basic = Decimal(draw.choice((1560, 1590, 1620, 1680)))
        more = (basic / 26 / Decimal("7.5") * Decimal("1.5") * extra).quantize(Decimal("0.01"))
        gross = basic + more
        fund = (gross * Decimal("0.11")).quantize(Decimal("0.01")) if place == "Malaysia" else Decimal(0)
        rows.append([one, place, 27, 202.5, extra, *map(float, (basic, more, gross, fund, gross - fund))])
    return xlsx({"March 2023": rows}, "2023-04-05")


def old_audit() -> bytes:
    return pdf(
        [
            "# Social compliance audit",
            {
                "Site": f"{PLANT}, plant and both hostels",
                "On site": "8 to 10 November 2021, unannounced",
                "Report": "26 November 2021",
                "Workers at the time": "151",
            },
            "We went through the plant and both hostels. 112 of the 151 workers then employed were drawn at random from the payroll of October 2021 and interviewed in private in Nepali, Bengali and Malay, without managers; their answers are kept confidential.",
            "Wages of October 2021 were paid in full and on time. The rooms were tidy, the fire doors free. There is a complaint box, emptied every week.",
            "Overall rating: acceptable.",
            "(signed) Perdana Tyne Audits (invented)",
        ],
        "2021-11-26",
        head="Perdana Tyne Audits (invented)",
    )


def new_audit() -> bytes:
    return pdf(
        [
            "# Verification of remedies",
            {
                "Site": f"{PLANT}, plant and both hostels",
                "On site": "17 to 20 April 2023, unannounced",
                "Report": "8 May 2023",
                "Production workers": str(ALL),
                "Engaged and paid by": "two buyers in the United States",
            },
            f"We had free access to the whole plant, the stores, the office and every room of both hostels. No other company is on the site and none works for it outside. 124 of the {ALL} production workers were drawn at random from the payroll and spoken with alone, in Nepali, Bengali and Malay, away from managers and supervisors; what they said stays confidential. 99 of those interviewed are migrants.",
            [
                ["Indicator", "What we checked", "Result"],
                [
                    "Debt bondage",
                    f"bank records of all {MIGRANT} employed and {FORMER} former migrant workers, RM {total(sound=True):,}; each migrant we spoke with confirmed the sum and that no one asked for it back",
                    "remedied",
                ],
                [
                    "Excessive overtime",
                    f"clock and payroll of {ALL} workers, January to March 2023: at most 48 hours of overtime in a month, no week above 57 hours, one rest day in seven",
                    "remedied",
                ],
                [
                    "Retention of identity documents",
                    f"all {MIGRANT} migrant workers showed us the passport from their own locker",
                    "remedied",
                ],
                [
                    "Abusive living conditions",
                    "both hostels, 118 beds, 4.1 square metres a person, certificates of February 2023",
                    "remedied",
                ],
            ],
            "Basic pay is RM 1,560 or more; the legal minimum is RM 1,500.",
            "(signed) Norvane Social Assurance (invented)",
        ],
        "2023-05-08",
        head="Norvane Social Assurance (invented)",
    )


def passports() -> bytes:
    rows = [["Worker", "From", "Passport handed back", "Signed by the worker", "Seen by Norvane"]]
    rows += [[one, place, "2022-06-20", "yes", "2023-04-18"] for one, place in people()[:MIGRANT]]
    return xlsx({"Passports": rows}, "2023-05-10")


def hostel() -> bytes:
    return docx(
        [
            "# Certificates for accommodation",
            "Department of Labour, Perak (invented copies), Workers' Minimum Standards of Housing, Accommodations and Amenities Act 1990",
            [
                ["Hostel", "Beds allowed", "Persons", "Inspected", "Certificate", "Valid until"],
                ["A, Jalan Getah 4", "64", "62", "2023-02-07", "CFA-23-0091", "2026-02-06"],
                ["B, Jalan Getah 6", "60", "56", "2023-02-07", "CFA-23-0092", "2026-02-06"],
            ],
            "The 118 persons are the migrant workers of the plant.",
        ],
        "2023-02-21",
    )
