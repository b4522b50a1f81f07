"""Learned descriptions of corners, by a model file that the user supplies; without one nothing here is used.

A model gets what lies around each corner that `features.describe` found, upright and of one size, and returns a row of numbers for each. It
finds no corners and sees no whole picture, so that it can neither seek people nor tell them apart: what takes larger or colored
pictures, as models of faces do, is refused, and so is a file that names such a purpose.
"""

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

    from unpick.exhibits.photos.features import Features

__all__ = ["LearnedModel", "ModelFault", "described_by", "loose_for", "read_model"]

SIDES: Final = (32, 64)
"""Sides of a patch in pixels that are offered to a model, as models of patches take them (HardNet, SOSNet and TFeat 32, DeepDesc 64)."""

_AROUND: Final = 6.0
"""Width of a patch in sizes of its corner: what OpenCV's SIFT itself describes is about as wide."""

_LONG: Final = (16, 512)
"""Numbers that a model may return for a corner."""

_UNLIKE: Final = 0.65
"""Distance of described corners, as a share of the usual one between unlike corners, up to which they are alike: RootSIFT's 0.62 of 0.95."""

_BATCH: Final = 256
_MOST_BYTES: Final = 50_000_000
_PURPOSE: Final = re.compile(
    rb"(?<!sur)(?<!inter)(?<!type)face(?![a-z]*book)|facial|biometr|pedestrian|person|\bre-?id\b|\biris\b|\bgait\b|fingerprint",
    re.IGNORECASE,
)


class ModelFault(ValueError):
    """A model that is not used: problem and remedy."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem, self.remedy = problem, remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedModel:
    """A model of patches. name: of its file. sha256: of its bytes. side: of a patch. length: numbers a corner. single: takes one at a time."""

    name: str
    sha256: str
    side: int
    length: int
    single: bool
    net: Any

    @property
    def says(self) -> str:
        """Return which model it is."""
        return f"corners described by the model '{self.name}' that the user supplied (SHA-256 {self.sha256[:16]}…)"


def read_model(data: bytes, *, name: str) -> LearnedModel:
    """Read an ONNX model of gray patches, (n, 1, 32, 32) or (n, 1, 64, 64) to (n, numbers), by OpenCV's own reader.

    Raises:
        ModelFault: it is none, too large, takes or returns something else, or names people as its purpose.
    """
    import cv2
    import numpy as np

    if not data or len(data) > _MOST_BYTES:
        raise ModelFault(f"{len(data):,} bytes", f"give an ONNX file of up to {_MOST_BYTES:,} bytes")
    told = _PURPOSE.search(data)
    if told:
        raise ModelFault(
            f"it names '{told[0].decode('ascii', 'replace').lower()}', and people are never compared here",
            "give a model of patches of things (HardNet and its like)",
        )
    try:
        net = cv2.dnn.readNetFromONNX(np.frombuffer(data, np.uint8))
    except cv2.error as error:
        raise ModelFault(
            f"OpenCV cannot read it as ONNX ({str(error.err if hasattr(error, 'err') else error)[:80]})",
            "export it again, with operators that OpenCV's reader knows",
        ) from None
    side = _side(data)
    for count in (3, 1) if side else ():
        made = _run(net, np.random.default_rng(1).random((count, 1, side, side), np.float32))
        if made is not None and made.shape[0] == count and _LONG[0] <= made.shape[1] <= _LONG[1]:
            digest = hashlib.sha256(data).hexdigest()
            return LearnedModel(
                name=name, sha256=digest, side=side, length=made.shape[1], single=count == 1, net=net
            )
    sides = " or ".join(f"(n, 1, {one}, {one})" for one in SIDES)
    raise ModelFault(
        f"it does not take gray patches {sides} and return {_LONG[0]} to {_LONG[1]} numbers for each",
        "give a model of patches; models of whole or colored pictures are not used",
    )


def described_by(model: LearnedModel, gray: "np.ndarray[Any, Any]", features: "Features") -> "Features":
    """Return corners with the model's numbers, of length 1, in place of SIFT's; corners that it cannot tell are left out.

    Args:
        gray: uint8, the picture in which the corners were found.
    """
    import numpy as np

    if not len(features):
        return features
    step = 1 if model.single else _BATCH
    patches = _patches(gray, features.points, model.side)
    made = [_run(model.net, patches[at : at + step]) for at in range(0, len(patches), step)]
    rows = np.concatenate(
        [
            np.zeros((0, model.length), np.float32) if one is None else one.reshape(len(one), -1)
            for one in made
        ]
    )
    if len(rows) != len(features):
        raise ModelFault("it failed on a picture", "export it again, or leave it out")
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    roots = (rows / np.maximum(length, 1e-9)).astype(np.float32)
    sound = np.isfinite(roots).all(axis=1) & (length[:, 0] > 1e-9)
    return replace(features, roots=np.where(sound[:, None], roots, 0)).taken(np.flatnonzero(sound))


def loose_for(a: "Features", b: "Features") -> float:
    """Return the distance up to which corners described by a model are alike: a share of the usual one between corners of both pictures."""
    import numpy as np

    if not (len(a) and len(b)):
        return 0.0
    few, many = a.roots[:: max(1, len(a) // 200)], b.roots[:: max(1, len(b) // 200)]
    usual = float(np.median(np.sqrt(np.maximum(2 - 2 * few @ many.T, 0))))
    return _UNLIKE * usual


def _side(data: bytes) -> int:
    """Return the side of the gray patches that the file says it takes, 0 where it takes something else.

    OpenCV runs a model on pictures of any size and number of colors, so the file is asked (onnx.proto: graph 7; its initializers 5 with
    name 8, its inputs 11 with name 1 and shape 2.1.2, sizes 1.1).
    """
    try:
        graph = _fields(_first(_fields(data), 7))
        constants = {
            _first(_fields(one), 8) for number, one in graph if number == 5 and isinstance(one, bytes)
        }
        inputs = [_fields(one) for number, one in graph if number == 11 and isinstance(one, bytes)]
        (taken,) = [one for one in inputs if _first(one, 1) not in constants]
        shape = _fields(_first(_fields(_first(_fields(_first(taken, 2)), 1)), 2))
        sizes = [dict(_fields(one)).get(1) for number, one in shape if number == 1 and isinstance(one, bytes)]
    except (ValueError, IndexError):
        return 0
    side = sizes[2] if len(sizes) == 4 else None
    return side if isinstance(side, int) and sizes[1:] == [1, side, side] and side in SIDES else 0


def _first(fields: list[tuple[int, int | bytes]], wanted: int) -> bytes:
    """Return the bytes of the first field of a number.

    Raises:
        ValueError: there is none.
    """
    found = [one for number, one in fields if number == wanted and isinstance(one, bytes)]
    if not found:
        raise ValueError(wanted)
    return found[0]


def _fields(data: bytes) -> list[tuple[int, int | bytes]]:
    """Return number and content of each field of a message in the wire format of protocol buffers.

    Raises:
        ValueError, IndexError: it is none, or cut short.
    """
    found: list[tuple[int, int | bytes]] = []
    at = 0

    def number() -> int:
        nonlocal at
        value, shift = 0, 0
        while True:
            value |= (data[at] & 127) << shift
            at, shift = at + 1, shift + 7
            if data[at - 1] < 128:
                return value
            if shift > 63:
                raise ValueError("number")

    while at < len(data):
        key = number()
        if key & 7 == 0:
            found.append((key >> 3, number()))
            continue
        long = {1: 8, 5: 4}.get(key & 7) or (number() if key & 7 == 2 else -1)
        if long < 0 or at + long > len(data):
            raise ValueError("field")
        found.append((key >> 3, data[at : at + long]))
        at += long
    return found


def _patches(
    gray: "np.ndarray[Any, Any]", points: "np.ndarray[Any, Any]", side: int
) -> "np.ndarray[Any, Any]":
    """Return what lies around corners, turned upright, of mean 0 and spread 1, float32 (n, 1, side, side)."""
    import cv2
    import numpy as np

    patches = np.empty((len(points), 1, side, side), np.float32)
    for at, (x, y, size, angle) in enumerate(points.tolist()):
        grow = _AROUND * max(size, 1.0) / side
        turn = np.radians(angle)
        cos, sin = float(np.cos(turn)) * grow, float(np.sin(turn)) * grow
        half = (side - 1) / 2
        view = np.array([[cos, -sin, x - cos * half + sin * half], [sin, cos, y - sin * half - cos * half]])
        patches[at, 0] = cv2.warpAffine(
            gray,
            view,
            (side, side),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
    patches -= patches.mean(axis=(2, 3), keepdims=True)
    patches /= np.maximum(patches.std(axis=(2, 3), keepdims=True), 1e-3)
    return patches


def _run(net: Any, patches: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any] | None":
    """Return what a model makes of patches, None where it does not take them."""
    import cv2
    import numpy as np

    try:
        net.setInput(np.ascontiguousarray(patches))
        made = np.asarray(net.forward())
    except cv2.error:
        return None
    return made.reshape(made.shape[0], -1) if made.ndim >= 2 else None
