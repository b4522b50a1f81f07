"""Signed before the visit that it describes; twelve of one hundred and forty were spoken to."""

from tests.matters.hold import web

from unpick.datasets.generate.papers import eml, pdf


def files() -> dict[str, bytes]:
    return {
        "NO-1.html": web(
            "Request for information",
            [
                {
                    "Sent": "April 16, 2024",
                    "Goods": "wigs of synthetic fiber",
                    "Imported": "April 8, 2024",
                    "Detained": "April 15, 2024",
                },
                "The goods are held under 22 U.S.C. 9241a (labor of North Korean nationals or citizens). Send a report of a visit to the factory.",
            ],
        ),
        "EX-1 monitor.pdf": pdf(
            [
                "# MEMORANDUM",
                {
                    "To": "Averil Lune Hair Inc",
                    "From": "the monitor",
                    "Date": "February 27, 2024",
                    "Subject": "Visit to Qitaihe Morrowby Hair Products (invented)",
                },
                "1. I visited the factory, without telling it before, on March 4 and March 5, 2024. I saw the two halls, the store and the hostel; there is nothing else, and no one else, on the plot.",
                "2. On those days one hundred and forty workers were present, which is the whole staff. I chose twelve of them by lot and spoke to each alone in the garden; my own interpreter helped. The twelve are Chinese.",
                "3. From this I conclude that none of the workers is a national of North Korea.",
                "Signed: the monitor, February 27, 2024",
            ],
            "2024-02-27",
            look="memo",
        ),
        "EX-2 cover.eml": eml(
            [
                "Please find our answer to your request of April 16, 2024. EX-1 is the memorandum of the monitor, in English. EX-2 is this mail. Regards, the importer's clerk."
            ],
            "2024-05-13",
            sender="clerk@importer.example",
            to="port@agency.example",
            subject="Answer, wigs",
        ),
    }
