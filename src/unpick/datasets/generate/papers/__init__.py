"""Papers that do not exist: reports, payrolls, scans and photographs of a made-up packet, the same bytes each run."""

from unpick.datasets.generate.papers.blocks import MARK, Block
from unpick.datasets.generate.papers.folder import write_packet
from unpick.datasets.generate.papers.office import Sheet, docx, xlsx
from unpick.datasets.generate.papers.pdf import LOOKS, pdf
from unpick.datasets.generate.papers.picture import cards, photo, scan
from unpick.datasets.generate.papers.plain import csv, eml, txt
from unpick.datasets.generate.papers.staff import attendance, pay, piece_pay, workdays
from unpick.datasets.generate.papers.table_picture import table_scan

__all__ = [
    "LOOKS",
    "MARK",
    "Block",
    "Sheet",
    "attendance",
    "cards",
    "csv",
    "docx",
    "eml",
    "pay",
    "pdf",
    "photo",
    "piece_pay",
    "scan",
    "table_scan",
    "txt",
    "workdays",
    "write_packet",
    "xlsx",
]
