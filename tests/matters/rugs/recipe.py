"""Three papers that are true and speak of other things."""

from unpick.datasets.generate.papers import docx, pdf, txt


def files() -> dict[str, bytes]:
    return {
        "I iso certificate.pdf": pdf(
            [
                "# Certificate",
                "The quality management system of Ningjin Loomhaven Carpet Co., Ltd. was assessed by way of audit and found to be in accordance with ISO 9001:2015 for the weaving of carpets.",
                {
                    "Audit": "5 and 6 June 2023",
                    "Certificate valid": "1 July 2023 to 30 June 2026",
                    "Scope of audit": "Quality management",
                },
                "Audit notes: complaints down by 4 percent, calibration of looms up to date, document control good.",
            ],
            "2023-07-01",
            look="book",
        ),
        "II dna report.docx": docx(
            [
                "# Cotton DNA tag report",
                "Sample: 200 g of raw lint handed over by a ginner in Gujarat from its sample shelf. Received 2 October 2023, report of 20 October 2023.",
                "The lint carries the tag of season 2022/23. We were not given any yarn, fabric or rug.",
            ],
            "2023-10-20",
        ),
        "III visit report 2016.txt": txt(
            [
                "# Labor visit, Jining bedding mill",
                "Visited on 11 May 2016: the bedding mill of the same owner in Jining, 210 km from the carpet mill. It made duvets and was closed in 2018. Hours, wages and contracts of its 340 workers were in order.",
            ]
        ),
        "IV letter.pdf": pdf(
            [
                "December 22, 2023",
                "Exhibits I to III show an audit of the weaver, a test of the cotton and a labor audit. The rugs TB-RUG are therefore not within the Act.",
                "Thornybrook Floors Inc",
            ],
            "2023-12-22",
            look="letter",
        ),
        "notice.pdf": pdf(
            [
                "# Notice of detention 11/27/2023",
                "Rugs, cotton. Uyghur Forced Labor Prevention Act. The allegation concerns labor transfers to the carpet mill in 2022 and 2023.",
            ],
            "2023-11-27",
            look="memo",
        ),
    }
