"""Compiled functions kept on disk, known again by all that was baked into them."""

import functools
import hashlib
import types
from collections.abc import Callable
from typing import Any, Final

__all__ = ["content_of", "kept", "listen", "tell_compiling"]

_MARK: Final = "_content"
"""Name of the cell by which a kept function is known."""

_TELL: Final[list[Callable[[str], object]]] = []
"""Whom to tell that code is being compiled; emptied when told."""

_SAYS: Final = (
    "compiling for this machine, once; it takes up to a minute, later runs load the result from disk"
)


def tell_compiling(tell: Callable[[str], object]) -> None:
    """Ask to be told, once, when a function is not on disk yet and is compiled."""
    _TELL[:] = [tell]


@functools.cache
def listen() -> None:
    """Hear from numba when it begins to compile; a module that compiles without `kept` calls it when imported."""
    from numba.core import event

    class Heard(event.Listener):
        def on_start(self, event: Any) -> None:  # noqa: ARG002
            while _TELL:
                _TELL.pop()(_SAYS)

        def on_end(self, event: Any) -> None:
            pass

    event.register("numba:compile", Heard())  # type: ignore[no-untyped-call]


def kept(function: Callable[..., Any]) -> Any:
    """Return a function compiled when first called and kept on disk; a decorator.

    numba tells kept code by the file that a function stands in, its bytecode and what it closes over. Numbers and functions
    that come from another file are baked in and not told, so that code of an older layout would be taken and read past the end of its
    arrays. Here the function closes over a hash of them.
    """
    import numba

    listen()
    return numba.njit(nogil=True, cache=True)(_marked(function, content_of(function)))


def content_of(function: Callable[..., Any]) -> str:
    """Return a hash over a function's code, the constants that it names, and the compiled functions that it calls.

    Names that are not there yet count as absent: they stand later in the same file, by which numba tells kept code itself.
    """
    digest = hashlib.sha256()
    for code in _codes(function.__code__):
        digest.update(code.co_code)
        digest.update(repr([one for one in code.co_consts if not isinstance(one, types.CodeType)]).encode())
        for name in code.co_names:
            digest.update(f"{name}={_told(function.__globals__.get(name))}".encode())
    for cell in function.__closure__ or ():
        digest.update(_told(cell.cell_contents).encode())
    return digest.hexdigest()


def _codes(code: types.CodeType) -> list[types.CodeType]:
    inner = [one for one in code.co_consts if isinstance(one, types.CodeType)]
    return [code, *(found for one in inner for found in _codes(one))]


def _told(value: Any) -> str:
    """Return what a value says in compiled code: a number, the content of a function, nothing of a module."""
    plain = getattr(value, "py_func", value)
    if isinstance(plain, types.FunctionType):
        kept_already = plain.__code__.co_freevars[-1:] == (_MARK,)
        return (
            str(plain.__closure__[-1].cell_contents)
            if kept_already and plain.__closure__
            else content_of(plain)
        )
    return "" if isinstance(value, types.ModuleType) else repr(value)


def _marked(function: Any, mark: str) -> Any:
    """Return the function with a further cell that holds the mark; its code never reads it."""
    code = function.__code__
    marked = types.FunctionType(
        code.replace(co_freevars=(*code.co_freevars, _MARK)),
        function.__globals__,
        function.__name__,
        function.__defaults__,
        (*(function.__closure__ or ()), types.CellType(mark)),
    )
    return functools.update_wrapper(marked, function)
