"""What a document says, as typed notes with the place they stand; the vocabulary that detectors read.

A note is what the document says, never what is so. A later reader of scans or photographs adds notes of the
same form (topics `legible`, `twin`) and no detector changes.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

__all__ = ["DAYS", "FLAGS", "KINDS", "NO_WEIGHT", "NUMBERS", "TOPICS", "WORDS", "Note"]

NO_WEIGHT: Final = "no weight"
"""Unit of a note `twin` of a match that a machine gives no weight."""

KINDS: Final = (
    "notice",  # a notice of detention or a request for information of an authority
    "decision",  # a ruling, order or finding of an authority
    "allegation",  # a petition or an allegation against a producer
    "protest",  # protest, brief, cover letter or executive summary of the submitter
    "questionnaire",  # answers to a form of the authority, such as CBP Form 28
    "audit",  # social audit report
    "certificate",  # certificate of an audit scheme, of conformity or of origin
    "identity",  # copies or lists of identity papers
    "workers",  # list of workers, roster, contracts
    "recruitment",  # how workers are recruited
    "payroll",  # payroll, wage slips, proof of pay
    "attendance",  # time cards, attendance
    "production",  # production log, cutting, sewing, spinning, lot records
    "order",  # purchase order
    "invoice",  # commercial invoice
    "packing",  # packing list
    "transport",  # bill of lading, waybill, customs declaration of the exporter
    "payment",  # proof of payment for goods
    "origin",  # grower, gin, bale, catch or mine records; origin of a raw material
    "chain",  # supply-chain map, table of parties and steps
    "test",  # isotopic, DNA or fiber test
    "photograph",
    "press",  # press report
    "site",  # site plan, lease, map of the compound
    "refusal",  # a letter by which a producer declines to answer
    "remediation",  # proof that indicators were remedied
    "index",  # table of contents, list of annexes
    "entry",  # entry summary, entry lines
    "other",
)
"""What a document is, found from its own words and columns; the submitter's word for it comes second."""

DAYS: Final = (
    "audit_day",  # on site; first to last
    "report_day",  # the report is dated or issued
    "signed_day",
    "photo_day",  # stamp, caption or EXIF of a photograph
    "interview_day",
    "certificate_days",  # validity, first to last
    "produced",  # first to last day of making
    "received_day",  # material or goods received
    "shipped_day",
    "invoice_day",
    "order_day",
    "paid_day",
    "period",  # what the document covers, such as the month of a payroll
    "test_day",
    "notice_day",  # an authority gave notice or asked
    "detained_day",
    "imported_day",
    "filed_day",  # the submitter answered or filed
    "due_day",  # an authority set this day
    "allegation_days",  # the period that the allegation or finding is about
    "document_day",  # a day on the document whose meaning its words do not tell
    "file_created",
    "file_modified",
)
"""Topics whose note carries days (`first`, `last`)."""

NUMBERS: Final = (
    "headcount",  # workers in all, of the firm or site
    "headcount_made",  # workers who made the goods
    "headcount_change",  # workers on leave, new, gone, or of a group that another record leaves out
    "interviewed",  # workers interviewed, each once
    "identity_copies",  # identity papers in the document
    "buildings",  # on the site
    "buildings_visited",
    "area_m2",
    "area_visited_m2",
    "firms_on_site",  # legal entities or factories in the compound
    "ordered",
    "made",
    "shipped",
    "received",
    "input",  # mass or quantity that went into a step (subject: the step)
    "output",  # mass or quantity that came out of a step
    "waste",
    "minutes_per_piece",
    "hours_day",
    "days_month",
    "wage_month",
    "wage_min_month",  # legal minimum wage that the document itself states
    "piece_rate",
    "legible",  # share of identity copies of which the number can be read, 0 to 1 (image readers only)
    "resident_numbers",  # resident numbers of one outcome (value: plausible, implausible, unreadable; subject: of how many)
)
"""Topics whose note carries a number with its unit."""

FLAGS: Final = (
    "announced",
    "unannounced",
    "minder_present",  # management or a minder sat in, or translated
    "private_interviews",
    "chosen_by_management",
    "chosen_by_auditor",
    "access_refused",  # an area, record or person was not open to the auditor (subject)
    "access_limited",  # only parts were seen
    "access_full",
    "shared_compound",  # other factories on the same site (subject: which)
    "compound_audited",  # the other factories were seen too
    "subcontracting",
    "producer_refuses",
    "producer_answers",  # a refusal was taken back, or what was asked for was opened or handed over later
    "labor_transfer",  # a firm takes in workers by a state program of transfer or pairing (value: the region)
    "law_forbids",  # the producer says that a law forbids it to answer
    "scope_quality",  # the audit is about quality
    "scope_labor",
    "scope_origin",
    "other_site",  # the document says that what was visited is another plant than the one in question
    "no_north_koreans",  # claims that no North Korean national works there
    "no_forced_labor",
    "same_lines",  # the same workers or lines make several products
    "remedied",  # an indicator was remedied (value: the indicator)
    "not_remedied",
    "verified_independently",
    "record_cite",  # a passage cites a numbered page, exhibit or paragraph of the record
    "asserts_indicator",  # a passage asserts an indicator of forced labor (value: the indicator)
    "recites_statute",
    "extension",
    "translated",
    "numbered",
    "not_accepted",  # an authority says that an answer was not given or not enough (value: topic)
)
"""Topics that say yes or name something (`value`, `subject`)."""

WORDS: Final = (
    "regime",  # a statute or order is named (value: id of a regime)
    "standard",  # a standard of proof is argued (value: as in law.regime.STANDARDS)
    "request",  # what the authority asks for (value: topics of `exhibits.kinds`, comma separated; text: the words)
    "answers",  # an answer to a request (subject: number of the request)
    "line",  # a goods line (subject: line or style; value: materials, comma separated; text: description)
    "material",  # what a style or line is made of (subject; value)
    "origin",  # where a material or product comes from (subject; value: ISO country or CN-XJ)
    "step",  # a step of the chain (subject: the step; value: the firm)
    "step_said",  # a step that running text gives a firm or a country; it names a tier and documents none
    "party",  # a firm (subject: its role; value: its name)
    "address",  # of a firm (subject: the firm; value: the address)
    "place_region",  # Xinjiang or a place in it, or North Korea (value: CN-XJ, KP)
    "nationality",  # of workers, as stated by a passport, permit, contract or official finding (value: ISO)
    "language",  # of the document or of interviews (subject: document or interviews; value: ISO 639)
    "tested",  # what was tested (value: finished_article, component, raw_sample, processor_sample, unknown)
    "test_result",
    "number_order",  # purchase order
    "number_invoice",
    "number_bill",  # bill of lading
    "number_container",
    "number_entry",
    "number_lot",
    "number_style",
    "number_annex",  # an exhibit refers to an annex (value: its number)
    "scheme",  # audit scheme
    "activity",  # what a passage of a finding or site visit is about (value)
    "resident_row",  # a row whose resident number does not fit (value: rules of `exhibits.resident`, comma separated)
    "resident_together",  # how the resident numbers of a list stand together; shown, never weighed
    "unreadable_field",  # a field of an identity paper that cannot be read (value: the field; image readers only)
    "machine_read",  # a page that is a picture was read by machine, and nobody has compared it yet (place: the page)
    "stamp",  # a day burnt into a photograph, read by machine (value: the readers; image readers only)
    "file_day",  # a day that a file carries (subject: exif, gps, thumbnail, info, xmp, revision, embedded, producer, capture)
    "twin",  # another photograph shows the same (subject: the other; unit: NO_WEIGHT where it is too coarse; image readers only)
)
"""Topics whose note carries words (`value`, `subject`)."""

TOPICS: Final = frozenset((*DAYS, *NUMBERS, *FLAGS, *WORDS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing that a document says.

    Attributes:
        topic: one of TOPICS.
        text: the words of the document, at most a sentence or a row.
        place: page 2, sheet Payroll row 14, metadata, name of the file.
        value, subject: normalised words, see the topic.
        number, unit, bound: as in a claim; bound is =, <, <=, >, >= or ~.
        first, last: first and last day meant, both inclusive; a month is its first and last day.
        readings: other readings of an ambiguous day, as ISO days; never resolved silently.
        method: text, table, metadata, keyed, ocr, image.
        certain: False where a machine reading needs a person's eye or a day has several readings.
    """

    topic: str
    text: str
    place: str
    value: str = ""
    subject: str = ""
    number: Decimal | None = None
    unit: str = ""
    bound: str = "="
    first: dt.date | None = None
    last: dt.date | None = None
    readings: tuple[str, ...] = ()
    method: str = "text"
    certain: bool = True
