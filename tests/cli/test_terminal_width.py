"""Lines fit the terminal that they are written to; files and pipes get the same lines everywhere. All names invented."""

import click
import pytest

from unpick.cli import terminal
from unpick.cli.read_review import _marked

TEXT = (
    "Invented Hill Mill in Dandong pays its workers nothing at all, a trader of the invented town said in May. "
    * 3
)


@pytest.mark.parametrize("wide", [40, 80, 120])
def test_no_line_is_longer_than_the_terminal(wide, monkeypatch, capsys):
    monkeypatch.setattr(terminal, "columns", lambda: wide)
    terminal.echo_wrapped("  a label of some length  ", TEXT, width=90)
    assert max(map(len, capsys.readouterr().out.splitlines())) <= max(wide, 56)


def test_what_goes_into_a_file_does_not_depend_on_the_terminal(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "40")
    terminal.echo_wrapped("", TEXT, width=90)
    assert max(map(len, capsys.readouterr().out.splitlines())) > 80


def test_the_words_of_a_claim_stay_marked_where_a_line_ends_within_them(monkeypatch):
    monkeypatch.setattr(terminal, "columns", lambda: 40)
    before, words, after = TEXT[:60], TEXT[60:130], TEXT[130:]
    lines = _marked(before, words, after, "1/9")
    plain = [click.unstyle(line) for line in lines]
    assert max(map(len, plain)) <= 40
    assert " ".join(plain) == f"[1/9] {TEXT}".strip()
    marked = [part for line in lines for part in line.split("\x1b[7m")[1:]]
    assert " ".join(part.split("\x1b[0m")[0].strip() for part in marked) == words.strip()
