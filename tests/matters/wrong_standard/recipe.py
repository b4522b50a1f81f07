"""Four North Korean nationals, by their contracts, and a brief that asks for less proof than the law does."""

from tests.matters.kit import notice

from unpick.datasets.generate.papers import docx, xlsx


def files() -> dict[str, bytes]:
    return {
        "detention notice.txt": notice(
            "caatsa",
            "2021-08-09",
            "2021-08-02",
            "fabric-covered buttons",
            ["clear and convincing evidence that the goods were not made with forced labor"],
            hand="text",
        ),
        "J1 brief.docx": docx(
            [
                "# Brief",
                "3 September 2021. Of the 15 workers of the workshop, four are nationals of the DPRK; we do not dispute this (J2). We dispute that they were forced.",
                "The importer has to show this by a preponderance of the evidence. It is enough that it is more likely than not that the four worked of their own will. The workshop's statement that they are content meets this standard.",
                "We ask for the exception.",
            ],
            "2021-09-03",
        ),
        "J2 contracts summary.xlsx": xlsx(
            {
                "Contracts": [
                    ["Worker", "Nationality (work permit)", "Contract with", "From", "Work"],
                    *[
                        [
                            f"W{at:02d}",
                            "DPRK" if at in (3, 7, 8, 12) else "China",
                            "dispatch company" if at in (3, 7, 8, 12) else "workshop",
                            "2019-02-01",
                            "button covering",
                        ]
                        for at in range(1, 16)
                    ],
                ]
            },
            "2021-08-25",
        ),
    }
