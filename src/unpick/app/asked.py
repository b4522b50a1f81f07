"""What a person asked about: a name without a letter or digit names nobody, and is not read as "everybody"."""

from unpick.model.errors import UsageError
from unpick.names.key import fold_name

__all__ = ["check_name"]


def check_name(where: str, name: str | None, *, instead: str = "") -> None:
    """Let a name pass that holds a letter or a digit, and None, which stands for a question without a name.

    Args:
        where: the option or argument that the name came by, such as `--to`.
        instead: what to do where nobody in particular is meant, added to the remedy.

    Raises:
        UsageError: the name is empty, or of blanks and signs only.

    >>> check_name("--to", "Invented Shop")
    >>> check_name("--to", " - ", instead="leave --to away")
    Traceback (most recent call last):
    ...
    unpick.model.errors.UsageError: --to ' - ': it holds no letter and no digit, so it names nobody; give a name or an id, or leave --to away
    """
    if name is None or fold_name(name):
        return
    remedy = "give a name or an id" + (f", or {instead}" if instead else "")
    raise UsageError(f"{where} '{name}'", "it holds no letter and no digit, so it names nobody", remedy)
