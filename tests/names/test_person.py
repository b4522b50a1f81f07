"""Persons: family name first or last, all words or nothing, and no guess at where anybody comes from."""

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unpick.names import person as module
from unpick.names.person import normalise_person, person_keys

ONE = [
    "ORRIN, Vess-ard",
    "ORRIN Vess Ard",
    "Vess Ard ORRIN",
    "Orrin Vess-ard",
    "Vess-Ard Orrin",
    "Mr. Orrin Vessard",
]


@pytest.mark.parametrize("spelled", ONE)
def test_family_name_first_or_last_is_one_person(spelled: str):
    assert person_keys(normalise_person("ORRIN, Vessard")) & person_keys(normalise_person(spelled))


@pytest.mark.parametrize("other", ["ORRIN, Vessarda", "ORRIN, Vess", "ORRINS, Vessard", "Vessard", ""])
def test_a_part_of_a_name_is_not_the_name(other: str):
    assert not person_keys(normalise_person("ORRIN, Vessard")) & person_keys(normalise_person(other))


def test_capitals_and_commas_tell_the_family_name_and_nothing_else_does():
    assert [p.kind for p in normalise_person("Orrin, Vess").parts] == ["family", "given"]
    assert [p.kind for p in normalise_person("Vess ORRIN").parts] == ["given", "family"]
    assert {p.kind for p in normalise_person("Vess Orrin").parts} == {"name"}
    assert {p.kind for p in normalise_person("VESS ORRIN").parts} == {"name"}


def test_the_module_holds_no_list_of_names_or_peoples():
    text = inspect.getsource(module).lower()
    assert not [word for word in ("surname", "ethnic", "uyghur", "korean_", "nationality =") if word in text]


@given(st.text(max_size=60))
def test_no_text_breaks_a_person(text: str):
    assert normalise_person(text).route == "person"
    assert person_keys(normalise_person(text)) is not None
