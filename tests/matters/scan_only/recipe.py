"""Papers without a text layer: without a reader of pictures nothing is known of them, good or bad."""

from tests.matters.kit import month, notice

from unpick.datasets.generate.papers import photo, scan, workdays


def files() -> dict[str, bytes]:
    days = workdays("2022-06-01", "2022-06-30")
    rows = [
        ["No.", "Days", "Hours", "Net"],
        *[[row["id"], row["days"], row["hours"], row["net"]] for row in month("T", 18, days, seed=9)],
    ]
    return {
        "detention notice.eml": notice(
            "caatsa",
            "2022-08-08",
            "2022-08-01",
            "leather belts",
            ["audit report", "payroll"],
            hand="mail",
            asked="2022-08-10",
        ),
        "scan0001.pdf": scan(
            [
                "# Audit report",
                {
                    "Site": "Haicheng Oakstrap Belts Co., Ltd. (invented)",
                    "Days": "14 and 15 June 2022",
                    "Workers": "18, all interviewed",
                },
                "All rooms were seen. No finding.",
            ],
            "2022-08-30",
            seed=3,
        ),
        "scan0002.pdf": scan(["# Payroll June 2022", rows], "2022-08-30", seed=5, blur=1.2, tilt=2.0),
        "IMG_0007.png": photo("sewing", seed=7, kind="PNG"),
    }
