"""Royal Blood-Fresh, NY N018392: only what is public of the ruling; an agent wrote, the importer is another."""

from unpick.datasets.generate.papers import pdf, txt

TOLD = "RECONSTRUCTION of what the published ruling NY N018392 says, made for a test; not the original"


def files() -> dict[str, bytes]:
    return {
        "letter.txt": txt(
            [
                "September 20, 2007",
                "From: Vantec World Transport USA, Torrance",
                "On behalf of: Oriental Natural Herb USA, Los Angeles",
                "We ask for a ruling on the classification and the country of origin marking of a dietary supplement, Royal Blood-Fresh.",
            ],
            mark=TOLD,
        ),
        "label.pdf": pdf(
            [
                "# ROYAL BLOOD-FRESH",
                {
                    "Manufacturer": "Pugang Pharmaceutic Co. Ltd., Pyongyang",
                    "Distributor": "Topstag International Ltd., Auckland",
                    "Marking": "Made in DPR Korea",
                },
            ],
            "2007-10-09",
            look="memo",
            mark=TOLD,
        ),
        "ruling.txt": txt(
            [
                "# NY N018392",
                "The ruling answers letters of September 20, 2007 and October 9, 2007. It deals with the classification and the marking of the supplement.",
            ],
            mark=TOLD,
        ),
    }
