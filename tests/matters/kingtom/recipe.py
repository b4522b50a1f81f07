"""Kingtom, CIT 24-00264: a finding that names indicators and cites nothing; roles, not firms."""

from unpick.datasets.generate.papers import docx, pdf

TOLD = "RECONSTRUCTION after published summaries of CIT 24-00264. INVENTED DOCUMENT, made for a test; not the original"


def files() -> dict[str, bytes]:
    return {
        "finding.pdf": pdf(
            [
                "# Finding",
                "December 2024",
                "Section 307 of the Tariff Act of 1930, 19 U.S.C. 1307, provides that goods mined, produced or manufactured wholly or in part in any foreign country by convict labor, forced labor or indentured labor under penal sanctions shall not be entitled to entry. Forced labor means all work or service which is exacted from any person under the menace of any penalty and for which the worker does not offer himself voluntarily.",
                "It has been determined that aluminum extrusions of the Producer, of the Dominican Republic, are produced with forced labor. The following indicators of forced labor were identified:",
                "- abuse of vulnerability",
                "- intimidation and threats",
                "- withholding of wages",
                "- abusive working and living conditions",
                "- restriction of movement",
                "Merchandise covered by this finding is subject to seizure.",
            ],
            "2024-12-05",
            look="columns",
            mark=TOLD,
        ),
        "record-interviews.docx": docx(
            [
                "# Summary of worker interviews (record)",
                "The interviews were held while the plant stood still under a shutdown ordered by the state. Workers spoke of pay that was held back for minor faults, of days of 12 hours and of abuse. Armed guards stand at the exits.",
            ],
            "2024-06-10",
            mark=TOLD,
        ),
        "record-site-visit.pdf": pdf(
            [
                "# Report of a site visit",
                {
                    "Matter": "Evasion of duties (EAPA)",
                    "Visit": "November 2021",
                    "Subject": "Origin of aluminum extrusions; production capacity",
                },
                "The team checked presses, dies, billet stock and production records against sales, to see whether the extrusions were made at the plant or came from another country. Working conditions were not part of the visit.",
                "The extrusion presses were running. The plant keeps records of billets by heat number.",
            ],
            "2021-12-01",
            look="report",
            mark=TOLD,
        ),
    }
