"""A four-pillar report of many numbers, in which the important ones stand far apart."""

from tests.matters.kit import month, notice, payroll

from unpick.datasets.generate.papers import docx, pdf, workdays

MAKER = "Dandong Quarrystone Footwear Co., Ltd."
DAYS = workdays("2021-06-01", "2021-06-30", off=("2021-06-14",), saturdays=True)


def files() -> dict[str, bytes]:
    return {
        "detention notice.eml": notice(
            "caatsa",
            "2021-09-20",
            "2021-09-13",
            "canvas shoes",
            ["any social audit of the maker", "wage records of the workers who made the shoes"],
            hand="mail",
            asked="2021-09-22",
        ),
        "X-1 ethical audit.pdf": audit(),
        "X-2 wages june.xlsx": payroll(
            month("Q", 118, DAYS, seed=118), "2021-07-06", above=[MAKER, "Wage sheet 06/2021"], words="short"
        ),
        "X-3 importer statement.docx": docx(
            [
                "# Statement of the importer",
                "18 October 2021",
                "The maker's 118 employees are all Chinese. None is North Korean. X-1 is an ethical audit of the maker by a recognized firm. X-2 gives the wages of June 2021, the month in which our 20,000 pairs were made.",
            ],
            "2021-10-18",
        ),
    }


def audit() -> bytes:
    return pdf(
        [
            "# Ethical Trade Audit - 4 Pillar",
            {
                "Sites in scope": MAKER,
                "Reference": "ZC-INV-40118",
                "Audit dates": "8 June 2021 to 9 June 2021",
                "Type": "Full initial, unannounced",
                "Man-days": "4",
                "Report first issued": "30 June 2021",
            },
            "## Audit parameters",
            [
                ["Parameter", "Men", "Women", "Total"],
                ["Permanent, production", 31, 58, 89],
                ["Permanent, non-production", 3, 5, 8],
                ["Temporary", 0, 0, 0],
                ["Agency", 0, 0, 0],
                ["All workers", 34, 63, 97],
                ["Worker interviews, individual", 2, 4, 6],
                ["Worker interviews, in groups (1 group of 6)", 2, 4, 6],
                ["Worker files sampled", 4, 8, 12],
            ],
            "Interviewees were picked by the audit team from the shop floor. Interviews were confidential; nobody from management or from the personnel office was in the room.",
            "## Site description",
            "The gate is shared with two more enterprises: a shoe-sole plant and an assembly shop, whose halls stand left and right of the main lane. These enterprises have their own business licenses. They were not part of this audit and were not entered.",
            [
                ["Hall", "Floors", "Activity", "Floor area", "Inspected"],
                ["H1", "1-2", "Cutting, stitching", "2,300 sq m", "Yes"],
                ["H2", "1", "Lasting, packing", "900 sq m", "Yes"],
                ["H2", "2-4", "Stitching (second line)", "2,700 sq m", "No - keys not available on the day"],
                ["H3", "1-3", "Dormitory", "1,500 sq m", "No - residents resting"],
            ],
            "---",
            "## 1 Freely chosen employment",
            "No evidence of forced, bonded or involuntary prison labor in the areas that were inspected. Deposits: none. Papers: handed back.",
            "## 2 Freedom of association",
            "A workers' committee of 5 members meets 4 times a year.",
            "## 3 Health and safety",
            "49 fire extinguishers (12 of them due), 10 exits, 18 first-aid boxes, 97 lockers, 24 toilets. Drinking water was tested on 3 March 2021. Last drill: 20 April 2021, 94 participants, 3 minutes and 10 seconds.",
            "## 4 Child labor",
            "Youngest worker seen: 19 years.",
            "## 5 Living wage, 6 Working hours",
            "Wages of May 2021 were sampled for 12 workers. The longest week was 58 hours. Local minimum wage as stated by the site: RMB 1,480 a month.",
            "## 7 Discrimination, 8 Regular employment, 9 Harsh treatment",
            "Nothing to report.",
        ],
        "2021-06-30",
        look="report",
        foot="X-1",
        head="Ravensholt Certification",
    )
