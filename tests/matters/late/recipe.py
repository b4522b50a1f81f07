"""A good answer that came too late."""

from unpick.datasets.generate.papers import pdf, txt


def files() -> dict[str, bytes]:
    return {
        "g1 composition.pdf": pdf(
            [
                "# Test report",
                {
                    "Sample": "Finished work gloves FH-GL, 3 pairs from the detained goods",
                    "Issued": "9 May 2022",
                },
                [
                    ["Part", "Material"],
                    ["Palm and back", "cowhide split leather"],
                    ["Lining", "100% polyester"],
                    ["Cuff", "100% polyester"],
                    ["Thread", "100% polyester"],
                ],
                "Cotton was found in no part.",
            ],
            "2022-05-09",
        ),
        "g2 letter.txt": txt(
            [
                "17 May 2022",
                "We submit G1. Owing to a change of staff the notice of 18 January 2022 was answered only today. We did not ask for an extension.",
            ]
        ),
        "notice.pdf": pdf(
            [
                "# Notice of detention",
                {
                    "Date": "01/18/2022",
                    "Imported": "01/10/2022",
                    "Order": "Cotton products of the Xinjiang Uyghur Autonomous Region",
                },
                "Proof of admissibility must be submitted within three months of importation, that is by 04/10/2022 (19 CFR 12.43).",
            ],
            "2022-01-18",
            look="form",
        ),
    }
