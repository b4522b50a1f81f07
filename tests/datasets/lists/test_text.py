"""Days, countries and semicolon lists as the lists write them."""

import doctest

import pytest

from unpick.datasets.lists import cbp, nexus, remarks, text, uflpa, version


@pytest.mark.parametrize("module", [cbp, nexus, remarks, text, uflpa, version])
def test_examples_in_the_modules_hold(module):
    done = doctest.testmod(module)
    assert done.attempted
    assert done.failed == 0


@pytest.mark.parametrize("day", ["00/12/2020", "31.02.2020", "2020", "soon", "", "Foo 3, 2020"])
def test_what_is_no_day_is_not_guessed(day):
    assert text.read_day(day) is None


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("Korea, North", "KP"),
        ("Democratic People’s Republic of Korea", "KP"),
        ("Korea, South", "KR"),
        ("Korea", ""),
    ],
)
def test_north_and_south_korea_are_never_confused(country, code):
    assert text.country_code(country) == code
