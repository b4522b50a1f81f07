"""Camel Energy, CIT 25-00230 and 25-00420: what is public of the government's notices; roles, not firms."""

from unpick.datasets.generate.papers import pdf, txt

TOLD = "RECONSTRUCTION after published summaries. INVENTED DOCUMENT, made for a test; not the original"


def files() -> dict[str, bytes]:
    return {
        "notice-of-detention.pdf": pdf(
            [
                "# NOTICE OF DETENTION",
                {
                    "Date": "August 21, 2025",
                    "Merchandise": "Batteries",
                    "Legal authority": "19 U.S.C. 1307; Pub. L. 117-78 (UFLPA)",
                },
                "The merchandise is detained because it may be subject to the Uyghur Forced Labor Prevention Act. You have 30 days from the date of this notice to submit documents.",
            ],
            "2025-08-21",
            look="form",
            mark=TOLD,
        ),
        "revocation.txt": txt(
            [
                "# MESSAGE",
                "The notice of detention issued on August 21, 2025 is revoked with immediate effect. Documents are no longer accepted under it. A decision follows.",
            ],
            mark=TOLD,
        ),
        "notice-of-exclusion.pdf": pdf(
            [
                "# NOTICE OF EXCLUSION",
                {
                    "Issued": "September 4, 2025",
                    "Merchandise": "Batteries",
                    "Disposition": "EXCLUDED FROM ENTRY",
                },
                "The merchandise is excluded pursuant to 19 U.S.C. 1307 and the Uyghur Forced Labor Prevention Act, Public Law 117-78, section 3, under which goods mined, produced or manufactured wholly or in part in the Xinjiang Uyghur Autonomous Region or by a listed entity are presumed to be made with forced labor.",
                "The merchandise may be exported. This decision may be protested.",
            ],
            "2025-09-04",
            look="form",
            mark=TOLD,
        ),
        "protest-status.txt": txt(
            [
                "# STATUS",
                {
                    "Shipments detained or excluded since 2025-08-21": 95,
                    "Protests": "deemed denied",
                    "Reason given": "",
                },
            ],
            mark=TOLD,
        ),
    }
