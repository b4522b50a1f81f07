"""A signal measures or refuses."""

import pytest

from unpick.model.signal import Resolution, Signal


@pytest.mark.parametrize("estimate, refused", [(None, ""), (1.0, "too few months")])
def test_neither_and_both_are_refused(estimate, refused):
    with pytest.raises(ValueError, match="measures or refuses"):
        Signal(
            indicator="I01", resolution=Resolution.SUPPLIER, subject="x", estimate=estimate, refused=refused
        )


def test_a_refusal_does_not_fire():
    with pytest.raises(ValueError, match="cannot fire"):
        Signal(indicator="I01", resolution=Resolution.SUPPLIER, subject="x", refused="no price", fires=True)
