"""The same dresses: one firm in the yard, 57 in every paper, the report after the visit."""

from tests.matters.n_dress.recipe import packet_files


def files() -> dict[str, bytes]:
    return packet_files(sound=True)
