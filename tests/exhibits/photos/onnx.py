"""A tiny ONNX model written by hand, in the wire format of protocol buffers: eight random filters laid over a patch (onnx.proto)."""

import numpy as np


def _count(n):
    out = b""
    while n > 127:
        out, n = out + bytes([n & 127 | 128]), n >> 7
    return out + bytes([n])


def _number(field, n):
    return _count(field << 3) + _count(n)


def _part(field, data):
    data = data.encode() if isinstance(data, str) else data
    return _count(field << 3 | 2) + _count(len(data)) + data


def _value(name, sizes):
    shape = b"".join(_part(1, _part(2, one) if isinstance(one, str) else _number(1, one)) for one in sizes)
    return _part(1, name) + _part(2, _part(1, _number(1, 1) + _part(2, shape)))


def _node(kind, inputs, output, attributes):
    return b"".join(_part(1, one) for one in inputs) + _part(2, output) + _part(4, kind) + attributes


def _many(name, values):
    return _part(5, _part(1, name) + b"".join(_number(8, one) for one in values) + _number(20, 7))


def model(side=32, colors=1, name="patches", batch="n", filters=8):
    """Return a model of patches: a convolution of 8 by 8 in steps of 8, laid out as one row for each patch."""
    weights = np.random.default_rng(5).normal(size=(filters, colors, 8, 8)).astype("<f4")
    weights -= weights.mean(axis=(1, 2, 3), keepdims=True)
    tensor = (
        b"".join(_number(1, one) for one in weights.shape)
        + _number(2, 1)
        + _part(8, "w")
        + _part(9, weights.tobytes())
    )
    axis = _part(5, _part(1, "axis") + _number(3, 1) + _number(20, 2))
    graph = _part(1, _node("Conv", ["x", "w"], "c", _many("kernel_shape", [8, 8]) + _many("strides", [8, 8])))
    graph += _part(1, _node("Flatten", ["c"], "y", axis)) + _part(2, name) + _part(5, tensor)
    graph += _part(11, _value("x", [batch, colors, side, side])) + _part(
        12, _value("y", [batch, filters * (side // 8) ** 2])
    )
    return (
        _number(1, 7)
        + _part(2, "written by hand")
        + _part(7, graph)
        + _part(8, _part(1, "") + _number(2, 11))
    )
