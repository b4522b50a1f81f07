"""Camel Group, CIT 25-00022: who bears what at a delisting is open; roles, not firms."""

from unpick.datasets.generate.papers import docx, pdf

TOLD = "RECONSTRUCTION after published summaries of CIT 25-00022. INVENTED DOCUMENT, made for a test; not the original"


def files() -> dict[str, bytes]:
    return {
        "petition.docx": docx(
            [
                "# Petition for removal from the Entity List",
                "The petitioner asks the Task Force to remove it. At this stage, in the petitioner's view, a listing can be kept only where a preponderance of the evidence supports it; the question has not been decided by a court.",
            ],
            "2024-03-01",
            mark=TOLD,
        ),
        "answer.pdf": pdf(
            [
                "# Decision on the petition",
                "The petition is denied. The Task Force continues to have reasonable cause to believe that the criterion for listing is met.",
            ],
            "2024-11-01",
            look="memo",
            mark=TOLD,
        ),
    }
