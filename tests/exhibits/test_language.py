"""The language of a document: of most of its words, and not of a letter that happens to be a small word somewhere."""

import pytest

from unpick.exhibits.notes_language import language_of
from unpick.exhibits.reading import Page, Reading


def of(text: str) -> str:
    return language_of(Reading(file="a", sha256="", media="text", pages=(Page(number=1, text=text),)))


def test_a_payroll_of_names_and_figures_is_not_spanish_for_a_letter_in_it():
    rows = "\n".join(
        f"{at} Worker {'ABCDEFGHKLMOY'[at % 13]} {at + 10} Base pay Overtime" for at in range(1, 60)
    )
    assert of(f"Payroll April\n{rows}") == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Informe de la auditoría social en la planta", "es"),
        ("Der Bericht über die Prüfung ist von den Prüfern unterschrieben und nicht datiert", "de"),
        ("The report was signed by the auditors", "en"),
        ("Rapport", "en"),
        ("员工总数：49人", "zh"),
        ("1 2 3", ""),
    ],
)
def test_prose_is_told_by_its_small_words_and_its_script(text, language):
    assert of(text) == language
