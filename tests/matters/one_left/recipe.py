"""Four of five indicators remedied; the passports are promised."""

from unpick.datasets.generate.papers import eml, pdf, txt, xlsx

ROWS = [
    ["Debt bondage", "Recruitment fees of 612 workers paid back in full", "2023-07-31", "Closed"],
    [
        "Excessive overtime",
        "Third shift hired; nobody above 60 hours a week since June",
        "2023-06-30",
        "Closed",
    ],
    ["Abusive living conditions", "New hostel, four to a room", "2023-08-15", "Closed"],
    ["Withholding of wages", "No deductions except by law", "2023-05-31", "Closed"],
    [
        "Retention of identity documents",
        "Lockers ordered; the documents will be handed out when the lockers are there",
        "",
        "Open - in progress",
    ],
]


def files() -> dict[str, bytes]:
    return {
        "status.xlsx": xlsx(
            {"CAPA": [["ILO indicator in the order", "Action", "Done", "Status"], *ROWS]}, "2023-09-04"
        ),
        "verification.pdf": pdf(
            [
                "# Verification report",
                "Unannounced visit of 28-30 August 2023; report of 11 September 2023. The interviewers chose the workers and spoke with them off site.",
                [
                    ["Indicator", "Result"],
                    *[
                        [
                            row[0],
                            "remedied"
                            if row[3] == "Closed"
                            else "not remedied: passports are still kept in the personnel office",
                        ]
                        for row in ROWS
                    ],
                ],
            ],
            "2023-09-11",
            look="report",
        ),
        "request.eml": eml(
            [
                "We ask that the order of 13 February 2023 be modified. Four of the five indicators have been remedied, the fifth will follow."
            ],
            "2023-09-14",
            sender="legal@varunesh.example",
            to="forcedlabor@agency.example",
            subject="Request for modification",
        ),
        "order.txt": txt(
            [
                "# Withhold release order, February 13, 2023",
                "Indicators: debt bondage, excessive overtime, abusive living conditions, withholding of wages, retention of identity documents.",
            ]
        ),
    }
