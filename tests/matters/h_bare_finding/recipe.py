"""A determination that lists the words of a convention, and beside it an inspection of a drain."""

from tests.matters.hold import web

from unpick.datasets.generate.papers import docx


def files() -> dict[str, bytes]:
    return {
        "R-1 determination.html": web(
            "Determination that merchandise is subject to 19 U.S.C. 1307",
            [
                {
                    "Date": "5 August 2025",
                    "Merchandise": "disposable rubber gloves",
                    "Producer": "Perlanda Latex Works Sdn Bhd (invented)",
                },
                "Section 307 of the Tariff Act of 1930 prohibits the importation of merchandise mined, produced or manufactured, wholly or in part, in any foreign country by forced labor.",
                "It is determined that the producer makes the merchandise with forced labor. The following are present:",
                "- debt bondage",
                "- retention of identity documents",
                "- intimidation and threats",
                "- isolation",
                "The determination is made on information available to the agency. The port directors are instructed accordingly.",
            ],
        ),
        "R-2 inspection.docx": docx(
            [
                "# Visit to the waste water plant",
                "Perlanda Latex Works Sdn Bhd, 12 June 2018",
                "Two officers looked at the settling basins and at the sludge press after a complaint of the village about the smell. Samples: pH 6.9, zinc 1.1 mg per liter. The officers spoke with the plant engineer. The hostel, the halls and the personnel office were not part of the visit.",
            ],
            "2018-06-14",
        ),
    }
