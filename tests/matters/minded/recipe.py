"""Announced two weeks before, people picked by the office, the manager at the table."""

from tests.matters.kit import month, notice, payroll

from unpick.datasets.generate.papers import docx, eml, pdf, workdays

MAKER = "Donggang Feathermoor Garments Co., Ltd."
DAYS = workdays("2023-10-07", "2023-10-31", saturdays=True)


def files() -> dict[str, bytes]:
    return {
        "detention notice.pdf": notice(
            "caatsa",
            "2023-11-13",
            "2023-11-06",
            "down jackets",
            ["evidence of who made the goods and of the nationality of the workers", "payroll"],
            hand="form",
        ),
        "audit summary.docx": docx(
            [
                "# Audit summary",
                f"We visited {MAKER} on October 24, 2023. The date had been agreed with the general manager. All three buildings of the site, which the company uses alone, were toured. The workforce counts 80.",
                "The human resources office had prepared a list of twelve workers for us, and these twelve were interviewed in the meeting room. The deputy manager stayed to help with the dialect and translated the answers for the lead auditor. All twelve were content with their pay and said that they are free to go home after work.",
                "We have no findings on forced labor.",
                "Report of October 31, 2023",
            ],
            "2023-10-31",
            author="Auditor",
        ),
        "audit announcement.eml": eml(
            [
                "Dear Mr. General Manager,",
                "our team will arrive on 24 October at 9:30. Please have payroll, working time and contracts ready and let us know whom we can speak with.",
            ],
            "2023-10-10",
            sender="planning@audits.example",
            to="gm@feathermoor.example",
            subject="Your social audit on 24 October 2023",
        ),
        "payroll oct.xlsx": payroll(
            month("F-", 80, DAYS, seed=80),
            "2023-11-10",
            above=[MAKER, "Payroll October 2023"],
            words="short",
            paid="2023-11-08",
        ),
        "letter.pdf": pdf(
            [
                "December 8, 2023",
                "Exhibit E1 is the summary of the audit, E2 the mail that set its date, E3 the payroll of October 2023, when the 6,000 jackets GQ-DOWN were sewn.",
                "All 80 workers of the plant are Chinese nationals, and none of them is a North Korean national. The audit confirms it.",
            ],
            "2023-12-08",
            look="letter",
            head="Glenquarry Outerwear Inc",
        ),
    }
