"""The hand of a paper: wording, day style and file form drawn for each paper, always the same for the same seed."""

import datetime as dt
import random
from collections.abc import Sequence

from unpick.datasets.generate.packet.plan import Plan
from unpick.datasets.generate.papers import Block, docx, pdf, txt

__all__ = ["Hand", "paper"]


class Hand:
    """Choices of one paper."""

    def __init__(self, plan: Plan, name: str) -> None:
        self.plan = plan
        self.draw = random.Random(f"{plan.seed}/{name}")  # noqa: S311 - made-up papers, no secret
        self._style = self.draw.randrange(4)
        # Drawn apart, so that a fault can know the form before the paper is written.
        self.form = random.Random(f"{plan.seed}/{name}/form").choice(("pdf", "pdf", "docx", "txt"))  # noqa: S311

    def pick(self, *texts: str) -> str:
        """Return one of the texts."""
        return self.draw.choice(texts)

    def day(self, day: dt.date) -> str:
        """Return a day as this hand writes it; never a form that can be read two ways."""
        return (
            day.isoformat(),
            f"{day.day} {day:%B %Y}",
            f"{day:%B} {day.day}, {day.year}",
            f"{day:%d-%b-%Y}",
        )[self._style]

    def month(self, day: dt.date) -> str:
        """Return a month."""
        return self.pick(f"{day:%B %Y}", f"{day:%Y-%m}", f"{day:%b %Y}")


def paper(
    hand: Hand, blocks: Sequence[Block], made: dt.date, *, name: str, head: str = ""
) -> tuple[str, bytes]:
    """Return a file name and the bytes of a paper in a form that this hand likes."""
    if hand.form == "pdf":
        look = hand.pick("report", "letter", "memo", "book")
        return f"{name}.pdf", pdf(blocks, made, look=look, head=head, title=head)
    told: Sequence[Block] = [f"# {head}", *blocks] if head else blocks
    return (f"{name}.docx", docx(told, made)) if hand.form == "docx" else (f"{name}.txt", txt(told))
