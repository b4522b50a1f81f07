"""A finding on sugar that repeats the words of the statute, and leans on a visit about quotas two years before."""

from unpick.datasets.generate.papers import docx, pdf


def files() -> dict[str, bytes]:
    return {
        "finding.pdf": finding(),
        "AR 1-6 visit memorandum 2021.docx": visit(),
        "AR 7-9 interview summary.docx": interviews(),
        "index of the record.docx": index(),
    }


def finding() -> bytes:
    return pdf(
        [
            "# Determination and finding",
            "December 4, 2024",
            "Raw sugar produced by Ingenio Rio Palmar, S.A. (invented), Dominican Republic. 19 U.S.C. 1307; 19 CFR 12.42(f). Period considered: January 2023 to June 2024.",
            "## Law",
            "Forced labor is all work or service which is exacted from any person under the menace of any penalty for its nonperformance and for which the worker does not offer himself voluntarily.",
            "## Findings",
            "1. Abuse of vulnerability. The company abuses the vulnerability of its cane cutters.",
            "2. Withholding of wages. Wages of the cutters are withheld.",
            "3. Isolation. The cutters live in isolation.",
            "4. Excessive overtime. Cutters work excessive overtime.",
            "5. Abusive living conditions. That conditions are abusive follows from the visit which officers of the agency paid to the mill (AR 1-6).",
            "## Conclusion",
            "The agency determines that the merchandise is produced with forced labor within the meaning of the statute. The menace of penalty and the lack of a voluntary offer are present.",
            "(signed) for the Commissioner",
        ],
        "2024-12-04",
        look="book",
        head="Agency determination (invented)",
    )


def visit() -> bytes:
    return docx(
        [
            "# Memorandum of a site visit",
            {
                "Visit": "March 9 and 10, 2021",
                "Written": "March 22, 2021",
                "Matter": "tariff-rate quota, suspected transshipment of sugar of other origin",
            },
            "Two officers visited Ingenio Rio Palmar to see if the mill can produce what it exports under quota. Capacity of the tandem is 4,000 tons of cane a day; we reviewed weighbridge records of the 2019/20 harvest and the stock of bagged sugar. Production agrees with exports within 3 percent. No sugar of other origin was found.",
            "Conditions of work or lodging were not a subject of the visit. We did not go to the fields or to the settlements of the workers and spoke with the mill manager and the quota clerk only.",
        ],
        "2021-03-22",
    )


def interviews() -> bytes:
    return docx(
        [
            "# Summary of interviews",
            "October 2023. Officers spoke with nine persons who cut cane in the 2022/23 harvest, found through a parish. Names are withheld.",
            "Three said that the weighing of cane was in dispute. Two said that the bus to town runs once a week. Others spoke of the price of food.",
        ],
        "2023-10-27",
    )


def index() -> bytes:
    return docx(
        [
            "# Index of the administrative record",
            [
                ["AR", "Document", "Day"],
                ["1-6", "Memorandum of a site visit (quota matter)", "2021-03-22"],
                ["7-9", "Summary of interviews", "2023-10-27"],
            ],
        ],
        "2024-12-20",
    )
