"""A result fits a terminal of 80 columns, says both sides, and no source can steer the terminal."""

import pytest
from rich.cells import cell_len

from tests.report import sample
from unpick.report.terminal import render_terminal


@pytest.mark.parametrize("lang", ["en", "ko", "zh", "ug"])
@pytest.mark.parametrize("width", [80, 40])
def test_no_line_is_wider_than_the_terminal(lang: str, width: int):
    text = render_terminal(sample.document(sample.many_chains()), lang=lang, width=width)
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_both_sides_and_the_coverage_are_printed():
    said = " ".join(render_terminal(sample.document()).split())
    assert (
        "3. [contradicted] 发明河针织玩具有限责任公司第三分公司 (Faming River Knitting (invented)) gives work to"
        in said
    )
    assert "What speaks against it: “all our workers are paid" in said
    assert "What is denied: “all our workers are paid" in said
    assert "[contradicted] The goods were made, wholly or in part, with listed labor." in said
    assert "Invented order 7: not in force on that day" in said
    assert "Absence proves nothing." in said
    assert "[1] Invented Gazette" in said


def test_a_source_cannot_send_codes_to_the_terminal_or_markup_to_the_printer():
    party = {"id": "x", "name": "\x1b[2J[bold]Acme[/bold]\x07" + chr(0x202E)}
    document = sample.document([sample.chain(1, [sample.shipment(1, party)], sample.IMPORTER, party)])
    said = render_terminal(document)
    assert "\x1b" not in said
    assert "\x07" not in said
    assert chr(0x202E) not in said
    assert "[bold]Acme[/bold]" in " ".join(said.split())


def test_color_is_only_there_when_asked_for():
    assert "\x1b[" not in render_terminal(sample.document())
    assert "\x1b[" in render_terminal(sample.document(), color=True)
