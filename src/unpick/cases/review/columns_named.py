"""Tables that answer a request by a column: how each worker was hired, the papers of each purchase."""

import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.facts import Exhibit
from unpick.exhibits.reading import Grid

__all__ = ["names_in_columns", "names_in_title"]

_PAPERS: Final = {
    "order": re.compile(r"\border\b|\bp\.?o\.?\b|\bcontract\b|订单|合同|발주|계약", re.IGNORECASE),
    "invoice": re.compile(r"invoice|发票|송장|인보이스", re.IGNORECASE),
    "payment": re.compile(r"\bpa(?:id|yments?)\b|remit|bank|付款|汇款|지급|송금", re.IGNORECASE),
    "transport": re.compile(r"transport|lading|\bb/?l\b|waybill|\bcmr\b|运输|提单|운송|선하", re.IGNORECASE),
}
"""Papers of a purchase and the heads under which a table of purchases gives the number of each."""

_HIRING: Final = re.compile(
    r"recruit|\bhiring\b|hired (?:by|through|via|how)|\bagen(?:t|cy)\b|\bfees?\b|how (?:hired|found)|招聘|招工|介绍|채용 ?(?:경로|방법)|모집",
    re.IGNORECASE,
)
"""Heads under which a list of workers tells how each came to the job, or what each paid for it."""

_STEPS: Final = 4
_RECORDED: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bstep|stage|process|工序|步骤|공정|단계",
        r"\b(?:firm|who|where|maker|company)\b|公司|谁|업체",
        r"\b(?:day|date|when)\b|日期|时间|일자",
        r"record|paper|document|ticket|sheet|单据|记录|기록|서류",
        r"quantit|\bkg\b|pieces|amount|数量|수량",
    )
)
"""Heads of a table that follows the goods step by step: who, when, by which record, how much."""
_WORKER: Final = re.compile(r"worker|employee|staff|\bno\b\.?|员工|工号|姓名|근로자|사번", re.IGNORECASE)
_BANKED: Final = re.compile(r"bank|transfer|credited|银行|转账|이체|은행", re.IGNORECASE)
"""A wage sheet that gives the transfer of each worker shows that wages were paid."""
_WHO: Final = re.compile(
    r"supplier|producer|maker|\bfirm\b|\bwho\b|manufacturer|grower|供应商|生产商|공급|생산자", re.IGNORECASE
)
_WHERE: Final = re.compile(r"address|place|\bwhere\b|country|location|地址|地点|국가|주소", re.IGNORECASE)
"""Heads of a table that names who made each input, and where."""

_SALE: Final = ("invoice", "packing", "order", "transport", "payment")
_TITLED: Final = {
    "invoice": _PAPERS["invoice"],
    "packing": re.compile(r"packing|装箱|포장", re.IGNORECASE),
    "payment": re.compile(r"payment|receipt|付款|지급", re.IGNORECASE),
}
"""Papers of a sale that are often one sheet, and their words in its title."""
_TITLE: Final = 90

_LEAST: Final = 3
"""Kinds of paper that a table must give to be one of purchases; an invoice alone names its order too."""

_FILLED: Final = 0.5
"""Share of the rows in which the column is filled. A convention of this project."""


def names_in_columns(exhibit: Exhibit, topic: str) -> bool:
    """Tell whether a table of a document answers a topic by a column that is filled in most rows."""
    return any(_names(grid, topic) for grid in exhibit.reading.grids)


def names_in_title(exhibit: Exhibit, topic: str) -> bool:
    """Tell whether the first line of a paper of a sale names the topic beside its own kind: invoice and packing list."""
    title = next((line for line in exhibit.reading.text.splitlines() if line.strip()), "")[:_TITLE]
    if exhibit.kind not in _SALE or topic not in _TITLED:
        return False
    return bool(_TITLED[topic].search(title))


def _names(grid: Grid, topic: str) -> bool:
    if topic == "recruitment":
        return any(_HIRING.search(head) for head in _filled(grid))
    if topic == "chain":
        heads = list(_filled(grid))
        return len(grid.rows) > 1 and all(any(one.search(head) for head in heads) for one in (_WHO, _WHERE))
    if topic in ("production", "origin"):
        heads = list(_filled(grid))
        return len(grid.rows) >= _STEPS and all(any(one.search(head) for head in heads) for one in _RECORDED)
    if topic == "payment" and any(_WORKER.search(head) for head in grid.header):
        return any(_BANKED.search(head) for head in _filled(grid))
    if topic in _PAPERS:
        heads = list(_filled(grid))
        given = [kind for kind, pattern in _PAPERS.items() if any(pattern.search(head) for head in heads)]
        return topic in given and len(given) >= _LEAST
    return False


def _filled(grid: Grid) -> Iterator[str]:
    """Yield the heads of the columns that most rows fill."""
    rows = [row for row in grid.rows if any(cell.strip() for cell in row)]
    for at, head in enumerate(grid.header):
        if sum(bool(row[at].strip()) for row in rows if at < len(row)) > _FILLED * len(rows):
            yield head
