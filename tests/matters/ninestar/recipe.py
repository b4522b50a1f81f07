"""Ninestar, Slip Op. 24-24: a listing attacked for its standard; roles, not firms."""

from unpick.datasets.generate.papers import pdf, txt

TOLD = "RECONSTRUCTION after published summaries of Slip Op. 24-24. INVENTED DOCUMENT, made for a test; not the original"


def files() -> dict[str, bytes]:
    return {
        "brief.pdf": pdf(
            [
                "# Memorandum in support of a preliminary injunction",
                "The listing is to be set aside. First, the Task Force used the wrong standard. An entity may be placed on the list only if it is shown by a preponderance of the evidence that it works with the government of the region. Reasonable cause is not enough.",
                "Second, the statute is applied to conduct before its effective date.",
                "Third, the plaintiffs could not ask for removal first, since neither the record nor an explanation was given to them.",
            ],
            "2023-12-01",
            look="letter",
            mark=TOLD,
        ),
        "listing.txt": txt(
            [
                "# Addition to the UFLPA Entity List",
                "The Task Force has reasonable cause to believe, on specific and articulable information, that the entity meets the criterion of section 2(d)(2)(B)(ii).",
            ],
            mark=TOLD,
        ),
    }
