"""The remedy is an audit made two years before the order, told a month ahead, of people whom the management picked."""

from unpick.datasets.generate.papers import docx, pdf, txt


def files() -> dict[str, bytes]:
    return {
        "O1-order.txt": txt(
            [
                "WITHHOLD RELEASE ORDER",
                "Effective 14 May 2024. Merchandise: leather work gloves. Manufacturer: Sundaravel Tannery Gloves Ltd (invented).",
                "The information of January to April 2024 reasonably indicates forced labor. Indicators: withholding of wages; debt bondage; restriction of movement.",
            ]
        ),
        "S1-request.pdf": pdf(
            [
                "2 December 2024",
                "To the Forced Labor Division",
                "Sundaravel Tannery Gloves Ltd asks that the order of 14 May 2024 be modified. Each of the three indicators that the order names is absent from our works, as an audit shows:",
                [
                    ["Indicator", "Where it is answered"],
                    ["Withholding of wages", "S2, part 1"],
                    ["Debt bondage", "S2, part 2"],
                    ["Restriction of movement", "S2, part 3"],
                ],
                "List: S1 this request; S2 audit report.",
                "The managing director",
            ],
            "2024-12-02",
            look="letter",
        ),
        "S2-audit.docx": docx(
            [
                "# Audit report",
                {
                    "Audited": "9 and 10 May 2022",
                    "Announced": "yes, on 8 April 2022",
                    "Report": "30 May 2022",
                    "Staff": "64",
                    "Interviews": "64 of 64, in the order and at the tables that the management had set; two supervisors sat in",
                    "Premises": "all, there are no others on the plot",
                },
                "Part 1. Wages of April 2022 were paid on 5 May 2022 to all.",
                "Part 2. No worker said that a fee was paid for the job.",
                "Part 3. The gate is open from six to ten in the evening; workers go out as they like.",
            ],
            "2022-05-30",
        ),
    }
