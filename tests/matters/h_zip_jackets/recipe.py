"""A form with crosses in boxes: the visit was told ten days ahead, and the manager translated; 86 people, then 93."""

from tests.matters.hold import wages
from tests.matters.kit import month

from unpick.datasets.generate.papers import docx, pdf, txt, workdays

FIRM = "Hunchun Ostraline Outerwear (invented)"
DAYS = workdays("2022-07-01", "2022-07-29")


def files() -> dict[str, bytes]:
    return {
        "notice.txt": txt(
            [
                "NOTICE OF DETENTION   10/03/2022",
                "Entry of 09/26/2022: padded jackets of polyester, 9,000 pieces. The port has reason to believe that nationals of North Korea took part in making them (22 U.S.C. 9241a). You have thirty days.",
            ]
        ),
        "1-contents.txt": txt(
            [
                "CONTENTS",
                "1 ....... this sheet\n2 ....... audit form, in English\n3 ....... pay of July 2022, in English\n4 ....... word of the importer",
            ]
        ),
        "2-audit-form.pdf": pdf(
            [
                "# FORM SA-7  SITE ASSESSMENT",
                {
                    "A1 Company": FIRM,
                    "A2 Kind of visit": "[x] announced   [ ] semi-announced   [ ] unannounced",
                    "A3 Notice sent to the company": "9 July 2022, by mail, with the programme",
                    "A4 On site": "19/07/2022 and 20/07/2022",
                    "A5 Form completed": "01/08/2022",
                    "B1 Buildings on site": "3",
                    "B2 Buildings entered": "3",
                    "B3 Other companies inside the wall": "[ ] yes   [x] no",
                    "C1 Persons employed in July, office and canteen included": "86",
                    "C2 Of these interviewed": "86",
                    "C3 Interpreter": "[ ] brought by assessor   [x] provided by company (Ms. L., manager of personnel)",
                    "C4 Place of interviews": "meeting room of the management; the manager stayed in the room to translate",
                    "D1 Foreign nationals": "[ ] yes   [x] none, acc. to list of company",
                    "E1 Child labor": "[ ] seen   [x] not seen",
                },
                "Remarks of the assessor: All persons gave short and alike answers. The company was friendly and well prepared.",
            ],
            "2022-08-01",
            look="form",
            foot="SA-7 rev. 4",
        ),
        "3-pay-july.xlsx": wages(
            month("Z-", 93, DAYS, seed=93),
            "2022-08-10",
            firm=FIRM,
            month="July 2022",
            paid="2022-08-10",
            double=True,
        ),
        "4-importer.docx": docx(
            [
                "# What the importer says",
                "We import the jackets since 2019. The 9,000 pieces were sewn in July 2022. The assessor has spoken with every person of the factory, and nobody is from North Korea. We therefore ask for release.",
                "28 October 2022",
            ],
            "2022-10-28",
        ),
    }
