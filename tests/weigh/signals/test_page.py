"""The page on signals names every indicator as the registry does."""

from pathlib import Path

from unpick.weigh.signals import indicators

PAGE = Path(__file__).parents[3] / "docs" / "signals.md"


def test_every_indicator_has_its_row():
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| I")]
    assert len(rows) == len(indicators())
    for row, one in zip(rows, indicators(), strict=True):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert (cells[0], cells[1], cells[4], cells[5]) == (one.id, one.name, one.can, one.cannot)
