"""A courteous letter: the stairs to the top floor stayed shut, and the neighbor behind the same wall sews too."""

from tests.matters.hold import wages
from tests.matters.kit import month

from unpick.datasets.generate.papers import docx, pdf, txt, workdays

DAYS = workdays("2023-03-01", "2023-03-31")


def files() -> dict[str, bytes]:
    return {
        "n-notice.docx": docx(
            [
                "8 May 2023",
                "Swimsuits of polyamide, 11,000 pieces, imported 1 May 2023, are detained today. Basis: section 321(b) of the Countering America's Adversaries Through Sanctions Act, labor of North Korean nationals. Evidence is to reach this office within thirty days of this notice.",
            ],
            "2023-05-08",
        ),
        "a-letter.pdf": pdf(
            [
                "17 April 2023",
                "Dear Sirs,",
                "You asked us to look at the works of Tumen Caldrose Knit (invented) without warning, and so we did, on the twenty-second and the twenty-third of March. The porter let us in after five minutes. We chose whom to speak with, and in the end we spoke with each of the fifty-eight persons on the wage list, one after the other, in an empty canteen, in Chinese, with nobody of the house near by. Each showed a resident identity card of China.",
                "The works have four floors. We walked the ground floor (cutting), the first floor (sewing) and the second floor (packing). The top floor we did not see: the stair was locked and the key, we were told, was with the owner, who was away on both days. Through the ceiling we heard machines.",
                "On the same yard, behind the same wall but with a gate of its own, stands a second sewing works, Tumen Elmsorrow Garment (invented). It has its own license. It was not part of our order and we did not go in.",
                "The wages of March agreed with the bank's slips for all fifty-eight. Hours were within the law.",
                "Yours faithfully, the auditors",
            ],
            "2023-04-17",
            look="letter",
            head="Two auditors in partnership",
        ),
        "b-pay.xlsx": wages(
            month("TC", 58, DAYS, seed=58),
            "2023-04-07",
            firm="Tumen Caldrose Knit (invented)",
            month="March 2023",
            paid="2023-04-07",
        ),
        "c-list.txt": txt(
            [
                "Handed in on 5 June 2023:",
                "(a) letter of the auditors, English\n(b) pay of March 2023, English\n(c) this list",
            ]
        ),
    }
