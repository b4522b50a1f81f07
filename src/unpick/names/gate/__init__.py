"""Which pairs of names can be more than different: a cheap look before the scorer's."""

from unpick.names.gate.signs import Signs, passing, sign

__all__ = ["Signs", "passing", "sign"]
