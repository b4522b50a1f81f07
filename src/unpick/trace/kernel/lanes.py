"""Compiled: eight words of 64 worlds as one value, so that a processor takes several of them at once.

Loops of eight rounds over rows of arrays are unrolled word by word; a vector is not. What a machine has no vectors for,
LLVM takes apart. A value of this kind stays inside compiled functions.
"""

import operator
from collections.abc import Callable, Iterable
from typing import Any

from llvmlite import ir
from numba import extending
from numba.core import types
from numba.core.datamodel import models

from unpick.trace.kernel.draw import GOLDEN, MIX_1, MIX_2, WIDTH

__all__ = ["fetch", "hashed", "held", "is_any", "put"]

_WORD, _PLACE = ir.IntType(64), ir.IntType(32)
_LANES = ir.VectorType(_WORD, WIDTH)

_intrinsic: Any = extending.intrinsic
_overload: Any = extending.overload
_register: Any = extending.register_model


class _Lanes(types.Type):
    """The type of eight words at once, as numba tells it."""

    def __init__(self) -> None:
        super().__init__(name="Lanes")


_lanes = _Lanes()


@_register(_Lanes)
class _LanesModel(models.PrimitiveModel):
    def __init__(self, manager: Any, kind: Any) -> None:
        super().__init__(manager, kind, _LANES)


def _constant(numbers: Iterable[Any]) -> Any:
    return ir.Constant(_LANES, [ir.Constant(_WORD, int(one)) for one in numbers])


def _same(number: Any) -> Any:
    return _constant([number] * WIDTH)


def _spread(builder: Any, number: Any) -> Any:
    """Return a number in each of the eight words."""
    none, first = ir.Constant(_LANES, ir.Undefined), ir.Constant(_PLACE, 0)
    places = ir.Constant(ir.VectorType(_PLACE, WIDTH), [0] * WIDTH)
    return builder.shuffle_vector(builder.insert_element(none, number, first), none, places)


def _where(context: Any, builder: Any, signature: Any, given: Any) -> Any:
    """Return where words lie: an array, and a tuple with a place for each axis but the last."""
    kind, places = signature.args[0], signature.args[1]
    made = context.make_array(kind)(context, builder, given[0])
    at, size = ir.Constant(_WORD, 0), ir.Constant(_WORD, WIDTH)
    for axis in range(kind.ndim - 2, -1, -1):
        place = context.cast(builder, builder.extract_value(given[1], axis), places[axis], types.intp)
        at = builder.add(at, builder.mul(place, size))
        size = builder.mul(size, builder.extract_value(made.shape, axis))
    return builder.bitcast(builder.gep(made.data, [at]), _LANES.as_pointer())


@_intrinsic
def held(_: Any, array: Any, place: Any) -> Any:
    """Return the words at a place of a uint64 array that lies row after row: a tuple of all axes but the last."""

    def make(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        return builder.load(_where(context, builder, signature, given), align=8)

    return _lanes(array, place), make


@_intrinsic
def put(_: Any, array: Any, place: Any, value: Any) -> Any:
    """Write words at a place, as `held` has it."""

    def make(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        builder.store(given[2], _where(context, builder, signature, given), align=8)
        return context.get_dummy_value()

    return types.none(array, place, value), make


@_intrinsic
def fetch(_: Any, array: Any, place: Any) -> Any:
    """Ask for the words at a place before they are needed; changes nothing, whatever the place is."""

    def make(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        byte, flag = ir.IntType(8).as_pointer(), ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [byte, flag, flag, flag])
        call = builder.module.declare_intrinsic("llvm.prefetch", [byte], kind)
        where = builder.bitcast(_where(context, builder, signature, given), byte)
        builder.call(call, [where, *(ir.Constant(flag, one) for one in (1, 3, 1))])
        return context.get_dummy_value()

    return types.none(array, place), make


@_intrinsic
def is_any(_: Any, value: Any) -> Any:
    """Tell whether a bit of any word is set."""

    def make(__: Any, builder: Any, ___: Any, given: Any) -> Any:
        kind = ir.FunctionType(_WORD, [_LANES])
        joined = builder.module.declare_intrinsic(f"llvm.vector.reduce.or.v{WIDTH}i64", (), kind)
        return builder.icmp_unsigned("!=", builder.call(joined, given), ir.Constant(_WORD, 0))

    return types.boolean(value), make


@_intrinsic
def hashed(_: Any, __: Any, ___: Any, ____: Any) -> Any:
    """Return the words that `draw` hashes for a digit of a coin: of its key, the number of the first word, the digit."""

    def make(____: Any, builder: Any, _____: Any, given: Any) -> Any:
        key, block, digit = (_spread(builder, one) for one in given)
        words = builder.shl(builder.add(block, _constant(range(WIDTH))), _same(6))
        counter = builder.add(builder.add(words, digit), _same(1))
        z = builder.add(key, builder.mul(counter, _same(GOLDEN)))
        for shift, factor in ((30, MIX_1), (27, MIX_2)):
            z = builder.mul(builder.xor(z, builder.lshr(z, _same(shift))), _same(factor))
        return builder.xor(z, builder.lshr(z, _same(31)))

    return _lanes(types.uint64, types.uint64, types.uint64), make


def _join(build: Callable[[Any, Any, Any], Any]) -> Any:
    """Return a compiled function of two values of eight words."""

    @_intrinsic
    def join(_: Any, one: Any, other: Any) -> Any:
        def make(__: Any, builder: Any, ___: Any, given: Any) -> Any:
            return build(builder, *given)

        return _lanes(one, other), make

    return join


_and = _join(lambda builder, one, other: builder.and_(one, other))
_or = _join(lambda builder, one, other: builder.or_(one, other))
_xor = _join(lambda builder, one, other: builder.xor(one, other))
_except = _join(lambda builder, one, _: builder.not_(one))


@_overload(operator.and_)
def _both(one, other):
    return (lambda one, other: _and(one, other)) if one is other is _lanes else None


@_overload(operator.or_)
def _either(one, other):
    return (lambda one, other: _or(one, other)) if one is other is _lanes else None


@_overload(operator.xor)
def _differ(one, other):
    return (lambda one, other: _xor(one, other)) if one is other is _lanes else None


@_overload(operator.invert)
def _not(one):
    return (lambda one: _except(one, one)) if one is _lanes else None
