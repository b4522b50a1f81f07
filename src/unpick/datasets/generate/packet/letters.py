"""The letters of a made-up packet: the notice with its requests, the answer, and a maker's refusal."""

from collections.abc import Sequence

from unpick.datasets.generate.packet.hand import Hand, paper
from unpick.datasets.generate.packet.plan import Plan
from unpick.datasets.generate.papers import Block, pdf, txt

__all__ = ["REQUESTS", "answer", "notice", "refusal"]

Paper = tuple[str, bytes]

REQUESTS = {
    "workers": (
        "a description of how the workers of the manufacturer are recruited",
        "identification papers of the workers",
        "payroll records or other proof of payment of the workers",
        "daily production records for the goods",
    ),
    "cotton": (
        "purchase orders, invoices and proof of payment for the goods",
        "records showing the origin of the raw cotton, bale by bale",
        "production records of each step from ginning to sewing",
        "time cards and wage records of the workers of the manufacturer",
    ),
}
"""What the notice asks, by family."""


def notice(plan: Plan) -> Paper:
    """Return the notice of detention."""
    hand = Hand(plan, "notice")
    basis = (
        "The goods are detained under 22 U.S.C. 9241a (CAATSA section 321(b)): they may have been made with the labor of North Korean nationals."
        if plan.family == "workers"
        else "The goods are detained under the withhold release order of 13 January 2021 on cotton and tomatoes of Xinjiang."
    )
    goods = "women's woven jackets" if plan.family == "workers" else "cotton shirts (100% cotton)"
    asked = [f"- {one}" for one in REQUESTS[plan.family]]
    if hand.draw.random() < 0.5:
        asked = [f"{number}. {one}" for number, one in enumerate(REQUESTS[plan.family], 1)]
    blocks: list[Block] = [
        "# NOTICE OF DETENTION",
        {
            "Entry number": plan.entry_no,
            "Importer of record": plan.importer,
            "Date of importation": hand.day(plan.imported),
            "Date of detention": hand.day(plan.detained),
        },
        [
            ["Line", "Style", "Description", "HTS"],
            ["001", plan.style, goods, "6202.40" if plan.family == "workers" else "6205.20"],
        ],
        basis,
        hand.pick("Please submit the following:", "To establish admissibility, the following is requested:"),
        *asked,
    ]
    if hand.draw.random() < 0.6:
        return "notice-of-detention.pdf", pdf(
            blocks, plan.detained, look="form", head="Port of entry (invented)"
        )
    return "notice-of-detention.txt", txt(blocks)


def answer(plan: Plan, annexes: Sequence[str]) -> Paper:
    """Return the letter that submits the packet, with the list of its annexes."""
    hand = Hand(plan, "answer")
    standard = plan.text(
        "standard",
        "We submit that the record shows this by clear and convincing evidence."
        if plan.family == "workers"
        else "",
    )
    claim = (
        hand.pick(
            f"The manufacturer employs {plan.claimed} workers. None of them is a North Korean national.",
            f"All {plan.claimed} workers of the manufacturer are Chinese nationals; no North Korean has worked on the goods.",
        )
        if plan.family == "workers"
        else "The cotton of these goods was grown outside Xinjiang, and no step of its processing took place there."
    )
    blocks: list[Block] = [
        f"# {hand.pick('Submission in answer to the notice of detention', 'Response to the detention notice')}",
        {
            "Date": hand.day(plan.filed),
            "Entry": plan.entry_no,
            "Purchase order": plan.order_no,
            "Invoice": plan.invoice_no,
            "Bill of lading": plan.bill_no,
        },
        claim,
        *([standard] if standard else []),
        "## List of annexes",
        *[f"Annex {number}: {name}" for number, name in enumerate(annexes, 1)],
    ]
    return paper(hand, blocks, plan.filed, name="submission-letter", head=f"Counsel for {plan.importer}")


def refusal(plan: Plan) -> Paper:
    """Return the letter by which a maker declines."""
    hand = Hand(plan, "refusal")
    firm = plan.maker if plan.family == "workers" else dict(plan.steps).get("spinning", plan.maker)
    blocks: list[Block] = [f"To {plan.importer}", plan.text("refusal", ""), f"For {firm}"]
    return paper(hand, blocks, plan.filed, name="letter-from-supplier", head=firm)
