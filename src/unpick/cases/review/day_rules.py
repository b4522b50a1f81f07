"""The order that days of a packet must have: inside one document, against the filing, between documents."""

from typing import Final

from unpick.cases.review.days import Rule

__all__ = ["ACROSS", "FILING", "SAME_DOCUMENT", "SAME_EVENT", "WRITTEN"]

SAME_DOCUMENT: Final = (
    Rule(
        name="report_before_audit", left="audit_day", right="report_day", over=True,
        says="The report is dated {right}, before the audit it reports, {left}.",
        why="A report is written after the visit.",
    ),
    Rule(
        name="signed_before_audit", left="audit_day", right="signed_day",
        says="The report is signed on {right}, before the audit it reports, {left}.",
        why="A report is signed after the visit has begun.",
    ),
    Rule(
        name="signed_before_report", left="report_day", right="signed_day", minor=True,
        says="The report is signed on {right}, before the day it is dated, {left}.",
        why="A signature answers for a finished text.",
    ),
    Rule(
        name="photo_after_report", kinds=("audit",), left="photo_day", right="report_day",
        says="A photograph of {left} stands in a report dated {right}.",
        why="A report cannot hold a later photograph.",
    ),
    Rule(
        name="photo_outside_audit", kinds=("audit",), left="photo_day", right="audit_day", kind="meets", slack=1,
        says="A photograph is dated {left}, outside the days of the audit, {right}.",
        why="A photograph of another day does not show what the auditor saw.",
    ),
    Rule(
        name="interview_after_report", kinds=("audit",), left="interview_day", right="report_day",
        says="Workers were interviewed on {left}, after the day of the report, {right}.",
        why="A report cannot hold later interviews.",
    ),
    Rule(
        name="test_after_report", kinds=("test",), left="test_day", right="report_day",
        says="The test was made on {left}, after the day of its report, {right}.",
        why="A report cannot hold a later test.",
    ),
    Rule(
        name="paid_before_work", kinds=("payroll", "attendance"), left="period", right="paid_day", minor=True,
        says="Wages for {left} are said to be paid on {right}, before that work began.",
        why="A wage is paid for work that was done.",
    ),
    Rule(
        name="shipped_before_order", left="order_day", right="shipped_day",
        says="The goods were shipped on {right}, before they were ordered, {left}.",
        why="Goods of an order are shipped after it.",
    ),
    *(
        Rule(
            name="dated_before_its_facts", left=event, right=own, minor=True, kinds=kinds,
            says=f"The document bears the day {{right}}, before the {words} it describes, {{left}}.",
            why="A document cannot describe what has not happened yet.",
        )
        for event, words in (("detained_day", "detention"), ("imported_day", "importation"), ("notice_day", "notice"))
        for own, kinds in (("signed_day", ()), ("report_day", ("audit", "test")))
    ),
)  # fmt: skip
"""Between two days that one document states (research, evidence 2.1)."""

WRITTEN: Final = tuple(
    Rule(
        name="written_before_event", left=topic, right="written", slack=1, kinds=kinds,
        says=f"The file was last written on {{right}}, before {words}, {{left}}.",
        why="A file cannot hold what happened after it was last written; a template that is filled in later is written later.",
    )
    for topic, words, kinds in (
        ("audit_day", "the audit it reports", ()),
        ("photo_day", "a photograph it holds", ()),
        ("interview_day", "the interviews it reports", ()),
        ("signed_day", "its signature", ("audit", "payroll", "protest", "questionnaire", "certificate")),
        ("test_day", "the test it reports", ()),
        ("period", "the period it records", ("payroll", "attendance")),
        ("produced", "the production it records", ("production",)),
    )
)  # fmt: skip
"""Between the days of a document and the last writing of its file; a day of tolerance for time zones."""

FILING: Final = (
    *(
        Rule(
            name="filed_before_its_date", left=topic, right="submitted",
            says=f"The exhibit was filed on {{right}}, before {words}, {{left}}.",
            why="A document cannot be filed before the day it bears.",
        )
        for topic, words in (
            ("audit_day", "the audit it reports"),
            ("report_day", "the day it is dated"),
            ("signed_day", "the day it is signed"),
            ("photo_day", "the day of its photograph"),
            ("period", "the period it records"),
        )
    ),
    Rule(
        name="file_made_after_filing", left="file_created", right="submitted", slack=1,
        says="The file was made on {left}, after the exhibit was filed, {right}.",
        why="The file at hand is not the one that was filed.",
    ),
    Rule(
        name="file_changed_after_filing", left="file_modified", right="submitted", slack=1, minor=True,
        says="The file was changed on {left}, after the exhibit was filed, {right}.",
        why="The file at hand may not be the one that was filed.",
    ),
)  # fmt: skip
"""Between the days of a document and the day it was filed; a file saved again before filing is usual."""

ACROSS: Final = (
    Rule(
        name="made_before_order", left="order_day", right="produced", minor=True,
        says="Production ended {right}, before the order of {left}.",
        why="Goods made before their order were made for somebody else or for stock.",
    ),
    Rule(
        name="made_after_shipment", left="produced", right="shipped_day",
        says="Production began {left}, after the goods were shipped, {right}.",
        why="Goods are made before they are shipped; these records are of other goods, or the days are wrong.",
    ),
    Rule(
        name="made_after_import", left="produced", right="imported", slack=1,
        says="Production began {left}, after the goods were imported, {right}.",
        why="Goods are made before they are imported; these records are of other goods, or the days are wrong.",
    ),
    Rule(
        name="ordered_after_import", left="order_day", right="imported", slack=1,
        says="The goods were ordered on {left}, after they were imported, {right}.",
        why="Goods are ordered before they are imported.",
    ),
    Rule(
        name="shipped_after_import", left="shipped_day", right="imported", slack=1,
        says="The goods were shipped on {left}, after they were imported, {right}.",
        why="Goods are shipped before they arrive.",
    ),
    Rule(
        name="material_after_use", left="received_day", right="produced",
        says="Material was received on {left}, after production ended, {right}.",
        why="Material is used after it has come in.",
    ),
    Rule(
        name="certificate_expired", left="produced", right="certificate_days", minor=True,
        says="Production began {left}, after the certificate ran out, {right}.",
        why="A certificate speaks for its own days.",
    ),
)  # fmt: skip
"""Between documents that may speak of the same goods; broken only where every such pair is."""

SAME_EVENT: Final = tuple(
    Rule(
        name="two_days_of_one_event", left=topic, right=topic, kind="meets",
        says=f"{words} is given as {{left}} and as {{right}}.",
        why="One event has one day.",
    )
    for topic, words in (
        ("audit_day", "The audit"),
        ("report_day", "The day of the report"),
        ("produced", "The production"),
        ("detained_day", "The detention"),
    )
)  # fmt: skip
"""Between documents that speak of one event."""
