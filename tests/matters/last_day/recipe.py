"""Late by the notice, in time by the extension."""

from unpick.datasets.generate.papers import docx, eml, pdf, txt


def files() -> dict[str, bytes]:
    return {
        "d1 extension.eml": eml(
            [
                "Your request of 26 April 2022 was received in time. The period for proof of admissibility is extended to 31 May 2022."
            ],
            "2022-04-28",
            sender="officer@agency.example",
            to="customs@millrace.example",
            subject="Extension granted",
        ),
        "d2 fibre report.docx": docx(
            [
                "# Fibre analysis",
                "Finished dresses, style MR-DR, two pieces taken from the goods that are held. Report of 20 May 2022.",
                [
                    ["Part", "Fibre"],
                    ["Shell", "100% rayon"],
                    ["Lining", "100% polyester"],
                    ["Thread", "100% polyester"],
                    ["Label", "100% polyester"],
                ],
                "No cotton.",
            ],
            "2022-05-20",
        ),
        "d3 cover.pdf": pdf(
            [
                "May 31, 2022",
                "D1 is the extension until today, D2 the analysis of the fibers. The dresses hold no cotton, so that the order on cotton products does not cover them.",
            ],
            "2022-05-31",
            look="letter",
            head="Millrace Dress Company",
        ),
        "notice.txt": txt(
            [
                "# NOTICE OF DETENTION 02/08/2022",
                "Imported 02/01/2022. WRO, cotton products, Xinjiang Uyghur Autonomous Region. Proof is due by 05/01/2022.",
            ]
        ),
    }
