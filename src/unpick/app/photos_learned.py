"""A user's model of learned descriptions of corners: read from a file, asked where SIFT shows nothing that weighs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from unpick.exhibits.photos.learned import LearnedModel, ModelFault, described_by, loose_for, read_model
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    import numpy as np

    from unpick.exhibits.photos.features import Features
    from unpick.exhibits.photos.judge import Compared
    from unpick.exhibits.photos.reading import Picture

__all__ = ["compare_learned", "read_learned"]


def read_learned(path: Path) -> LearnedModel:
    """Read a model file.

    Raises:
        UsageError: it is absent or no model that is used.
    """
    try:
        return read_model(path.read_bytes(), name=path.name)
    except OSError as error:
        raise UsageError(
            f"--model '{path}'", f"it cannot be read: {error.strerror}", "check the path"
        ) from None
    except ModelFault as fault:
        raise UsageError(f"--model '{path}'", fault.problem, fault.remedy) from None


def compare_learned(
    model: LearnedModel,
    pictures: "tuple[Picture, Picture]",
    grays: "tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]",
    corners: "tuple[Features, Features]",
) -> "Compared":
    """Compare two pictures by corners as the model describes them, the first also in a mirror.

    Raises:
        UsageError: the model fails on these pictures.
    """
    from unpick.exhibits.photos.features import describe, mirrored
    from unpick.exhibits.photos.judge import compare_gray

    flipped = mirrored(grays[0])
    mask = None if pictures[0].hidden is None else mirrored(pictures[0].hidden)
    try:
        a, b = (described_by(model, gray, one) for gray, one in zip(grays, corners, strict=True))
        turned = described_by(model, flipped, describe(flipped, mask=mask))
    except ModelFault as fault:
        raise UsageError(f"--model '{model.name}'", fault.problem, fault.remedy) from None
    return compare_gray(*grays, features=(a, b), turned=turned, loose=(loose_for(a, b), loose_for(turned, b)))
