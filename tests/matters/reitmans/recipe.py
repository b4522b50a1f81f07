"""Reitmans, CBC 2021-11-05: a clean, unannounced audit of one factory in a compound of several; roles, not firms."""

from unpick.datasets.generate.papers import pdf, txt

TOLD = "RECONSTRUCTION after a published report of 5 November 2021. INVENTED DOCUMENT, made for a test; not the original"


def files() -> dict[str, bytes]:
    return {
        "audit-december-2020.pdf": pdf(
            [
                "# Audit summary",
                {
                    "Factory": "The Manufacturer, Dandong",
                    "Visit": "December 2020, without notice",
                    "Requested by": "The Retailer",
                },
                "Contracts, payroll records and identity papers of all employees were reviewed and were in order. Every employee was interviewed in private. No sign of forced labor was found, and all employees present were Chinese nationals.",
                "The Manufacturer's own workshops were open to us throughout. The compound is used by several factories; those of the other firms were outside our mandate and were not visited.",
            ],
            "2020-12-30",
            look="book",
            mark=TOLD,
        ),
        "statement.txt": txt(
            [
                "# Statement",
                "The unannounced audit of December 2020 was clean. Several factories share the same compound, and we could audit only that of our own supplier. We placed no further orders from the end of 2020.",
            ],
            mark=TOLD,
        ),
    }
