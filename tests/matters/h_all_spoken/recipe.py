"""Three indicators, three remedies, and a verification for which each of the 27 migrant workers was heard."""

from tests.matters.hold import web

from unpick.datasets.generate.papers import Sheet, csv, docx, pdf, xlsx

FIRM = "Taoyuan Verrimond Saddle Works (invented)"


def files() -> dict[str, bytes]:
    owed = [2400 + 150 * (at % 9) for at in range(27)]
    return {
        "V0 order.html": web(
            "Withhold release order",
            [
                {"In force from": "5 March 2024", "Merchandise": "bicycle saddles", "Maker": FIRM},
                "The information reasonably indicates the use of forced labor. The following indicators were found:",
                "- debt bondage",
                "- retention of identity documents",
                "- excessive overtime",
            ],
        ),
        "V1 request.docx": docx(
            [
                "# Request for a change of the order",
                "11 November 2024",
                FIRM
                + " asks that its saddles be released from the order of 5 March 2024. What was found was true. It has been put right:",
                [
                    ["Found", "Put right", "Proof"],
                    [
                        "Debt bondage",
                        "fees paid back to all 27 migrant workers, 1 to 12 July 2024; the firm pays recruiters from now on",
                        "V2, line 1; V3, part 1; V4",
                    ],
                    [
                        "Retention of identity documents",
                        "passports given back on 22 April 2024; each worker has a locker with the only key",
                        "V2, line 2; V3, part 2",
                    ],
                    [
                        "Excessive overtime",
                        "no more than 40 extra hours a month since May 2024, by a lock in the clock",
                        "V2, line 3; V3, part 3",
                    ],
                ],
                "Papers: V1 this request, V2 table of measures, V3 verification by an independent organization, V4 list of repayments. All in English.",
            ],
            "2024-11-11",
        ),
        "V2 measures.xlsx": xlsx(
            {
                "Measures": Sheet(
                    rows=[
                        ["Line", "Indicator of the order", "Measure", "Done on", "Seen by the verifier on"],
                        [1, "debt bondage", "repayment of fees, employer pays", "2024-07-12", "2024-09-24"],
                        [
                            2,
                            "retention of identity documents",
                            "passports returned, lockers",
                            "2024-04-22",
                            "2024-09-24",
                        ],
                        [
                            3,
                            "excessive overtime",
                            "clock locks at 40 extra hours a month",
                            "2024-05-02",
                            "2024-09-25",
                        ],
                    ],
                    above=[FIRM, ["State of", "7 November 2024"], []],
                )
            },
            "2024-11-07",
        ),
        "V3 verification.pdf": pdf(
            [
                "# Verification",
                "Two visits, neither of them announced: 24 and 25 September 2024, and again 17 October 2024. Report of 1 November 2024. The organization is paid by a fund of the buyers and not by the maker.",
                "We heard all 27 migrant workers, in Thai and in Vietnamese, in a church hall in the town, without anybody of the maker. No sample was drawn, because everybody was asked. We went through every hall, the hostel and the office; there is no other plant.",
                "Part 1. Debt. The 27 were paid what they had paid to recruiters; bank slips were seen for each, and each worker said that the sum was right and that nothing is owed any more.",
                "Part 2. Papers. Each of the 27 showed us the passport from the own locker.",
                "Part 3. Hours. The clock of May to September 2024 shows 38.5 extra hours as the largest month of any worker. The workers said the same.",
                "Each of the three indicators named in the order is remedied.",
            ],
            "2024-11-01",
            look="columns",
            head="Migrant labor forum (invented)",
        ),
        "V4 repayments.csv": csv(
            [
                ["worker (code)", "fee paid back (USD)", "paid on"],
                *[
                    [f"M{at + 1:02d}", sum_, f"2024-07-{(1, 2, 3, 4, 5, 8, 9, 10, 11, 12)[at % 10]:02d}"]
                    for at, sum_ in enumerate(owed)
                ],
            ],
            delimiter=";",
        ),
    }
