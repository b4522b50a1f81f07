"""The same cans with fields, weighbridge, batch and payment."""

from tests.matters.n_paste.recipe import packet_files


def files() -> dict[str, bytes]:
    return packet_files(sound=True)
