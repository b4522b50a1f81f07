"""Small drawn pictures with an invented carton in them; no photograph, nobody's print."""

import numpy as np
import pytest

cv2 = pytest.importorskip("cv2", reason="photographs need the extra `photos`")


def carton(brand="QUILLMOOR", lot="4711-KX-09", seed=3):
    """Return the printed front of an invented carton, 360 x 520."""
    face = np.full((360, 520, 3), (188, 160, 120), np.uint8)
    chance = np.random.default_rng(seed)
    goods = ("WOVEN TABLE MATS", "STEEL LADDERS", "RUBBER BOOTS", "GLASS JARS WITH LIDS")[seed // 2 % 4]
    lines = [(brand, 1.6, 60), (goods, 0.8 + seed % 5 / 10, 105), (f"LOT {lot}", 0.8, 160), (f"QTY {seed * 80} PCS", 0.8, 195 + seed % 7),
             (f"ITEM {seed * 29404}", 0.9, 240), (f"N.W. {seed * 4} KGS", 0.8, 275 + seed % 9)]  # fmt: skip
    for text, size, y in lines:
        cv2.putText(face, text, (24, y), cv2.FONT_HERSHEY_SIMPLEX, size, (30, 30, 40), 2, cv2.LINE_AA)
    for _ in range(14):
        at = chance.integers((340, 40), (500, 200))
        color = tuple(int(one) for one in chance.integers(20, 160, 3))
        cv2.circle(face, tuple(int(one) for one in at), int(chance.integers(5, 18)), color, -1)
    cv2.putText(face, "invented", (400, 345), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (60, 60, 60), 1, cv2.LINE_AA)
    return face


def scene(face, seed, corners=((160, 120), (560, 90), (590, 400), (150, 420))):
    """Return a cluttered scene, 520 x 760, with the front of a carton in it."""
    chance = np.random.default_rng(seed)
    coarse = chance.integers(60, 190, (26, 38, 3)).astype(np.uint8)
    room = cv2.resize(coarse, (760, 520), interpolation=cv2.INTER_CUBIC)
    for _ in range(30):
        a, b = chance.integers((0, 0), (760, 520)), chance.integers((0, 0), (760, 520))
        color = tuple(int(one) for one in chance.integers(0, 255, 3))
        cv2.line(room, tuple(map(int, a)), tuple(map(int, b)), color, int(chance.integers(1, 5)), cv2.LINE_AA)
    if face is not None:
        height, width = face.shape[:2]
        flat = np.float32([(0, 0), (width, 0), (width, height), (0, height)])
        plane = cv2.getPerspectiveTransform(flat, np.float32(corners))
        mask = cv2.warpPerspective(np.full(face.shape[:2], 255, np.uint8), plane, (760, 520))
        room = np.where(mask[:, :, None] > 0, cv2.warpPerspective(face, plane, (760, 520)), room)
    return np.clip(room.astype(np.int16) + chance.normal(0, 3, room.shape), 0, 255).astype(np.uint8)


def encoded(picture, kind=".png"):
    """Return a picture as a file."""
    return cv2.imencode(kind, picture[:, :, ::-1])[1].tobytes()
