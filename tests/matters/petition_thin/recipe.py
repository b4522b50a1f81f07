"""A petition that recites the statute and leans on an old report about something else."""

from unpick.datasets.generate.papers import pdf, txt


def files() -> dict[str, bytes]:
    return {
        "letter.pdf": pdf(
            [
                "6 October 2025",
                "To the Commissioner of Customs",
                "Under 19 U.S.C. 1307 all goods mined, produced, or manufactured wholly or in part in any foreign country by forced labor are barred from the ports of the United States. Forced labor is all work or service exacted under the menace of any penalty for its nonperformance and for which the worker does not offer himself voluntarily.",
                "Plumbrook Toy Works Ltd uses forced labor. There is abuse of vulnerability. There is deception. There is restriction of movement. There is excessive overtime. There is withholding of wages. These are indicators of the International Labor Organization.",
                "We call for a withhold release order on all toys of this company.",
            ],
            "2025-10-06",
            look="letter",
        ),
        "old-report.txt": txt(
            [
                "# Inspection of fire exits and effluent, Plumbrook Toy Works Ltd",
                "Inspected: 17 May 2016. Two fire exits were blocked by cartons. The effluent plant worked. The inspection did not deal with hours, pay, recruitment or contracts.",
            ]
        ),
    }
