"""A notice and an exclusion that name the input, the place, the page of the record and the time to answer."""

from unpick.datasets.generate.papers import docx, pdf, xlsx


def files() -> dict[str, bytes]:
    return {
        "notice.pdf": pdf(
            [
                "# Notice of Detention",
                {"Issued": "09/02/2025", "Entry": "INV-5520031-8", "Goods": "Battery packs, HTS 8507"},
                "Reason: the invoice for the cathode powder (lot CP-3307) names as its place of manufacture a plant in Changji, Xinjiang Uyghur Autonomous Region. See attachment, Record 0014 and 0015.",
                "You may answer until 10/02/2025. On request this time will be extended.",
            ],
            "2025-09-02",
            look="columns",
        ),
        "exclusion-with-reasons.docx": docx(
            [
                "# Decision: exclusion of entry INV-5520031-8",
                "Dated October 24, 2025. The importer asked for one extension, which was granted until October 17, 2025 (Record 0031). It answered on October 16, 2025 (Record 0032-0088).",
                "1. Place. The invoice of the cathode powder states Changji as place of manufacture (Record 0014, second page). The importer's own chain table names the same plant (Record 0041).",
                "2. Link to these goods. Lot CP-3307 went into cell batch CB-118 on July 3, 2025 (Record 0057, line 12), and batch CB-118 is in the packs of this entry (Record 0060).",
                "3. The answer. The importer says that the powder was only repacked in Changji (Record 0035). It filed no record of another maker.",
                "The goods are therefore presumed to be made with forced labor under section 3 of the Uyghur Forced Labor Prevention Act. The importer may protest within 180 days.",
            ],
            "2025-10-24",
            author="Center",
        ),
        "record-index.xlsx": xlsx(
            {
                "Record": [
                    ["Page", "Document", "Date"],
                    ["0001-0013", "Entry papers", "2025-08-28"],
                    ["0014-0015", "Invoice cathode powder, lot CP-3307", "2025-05-30"],
                    ["0031", "Grant of extension", "2025-09-29"],
                    ["0032-0088", "Answer of the importer with annexes", "2025-10-16"],
                ]
            },
            "2025-10-24",
        ),
    }
