"""A union-find with bars: what joins two things, what holds them apart, and the chain between any two."""

from collections import defaultdict, deque
from dataclasses import dataclass

__all__ = ["Bar", "Forest", "Tie"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One reason to hold two things to be one; `decision` is its id where a person said so."""

    a: str
    b: str
    basis: str
    reason: str
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What holds two things apart.

    Attributes:
        firm: nothing joins them; else only what a person decides does (a decision `unsure`).
    """

    a: str
    b: str
    reason: str
    firm: bool
    decision: str = ""


class Forest:
    """Clusters that grow tie by tie, the strongest first: a tie that would join what is barred is refused.

    The refused tie is then the weakest on the chain between the two that are held apart, because all others
    of the chain were there before it.
    """

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._bars: dict[str, dict[str, Bar]] = defaultdict(dict)
        self._ties: dict[str, list[Tie]] = defaultdict(list)

    def root(self, one: str) -> str:
        """Return the thing that stands for the cluster."""
        path = []
        while (parent := self._parent.get(one, one)) != one:
            path.append(one)
            one = parent
        for passed in path:
            self._parent[passed] = one
        return one

    def group(self, one: str) -> list[str]:
        """Return the cluster of a thing."""
        root = self.root(one)
        return self._members.get(root, [root])

    def bar(self, bar: Bar) -> None:
        """Hold two things apart; a firm bar replaces one that is not."""
        held = self._bars[bar.a].get(bar.b)
        if held is None or (bar.firm and not held.firm):
            self._bars[bar.a][bar.b] = self._bars[bar.b][bar.a] = bar

    def barred(self, a: str, b: str) -> Bar | None:
        """Return what holds these very two apart."""
        return self._bars[a].get(b) if a in self._bars else None

    def between(self, a: str, b: str, *, firm: bool = False) -> Bar | None:
        """Return the first bar between the clusters of two things, None when they may be joined."""
        few, many = sorted((self.group(a), self.group(b)), key=len)
        root = self.root(many[0])
        found = [
            bar
            for one in few
            if one in self._bars
            for other, bar in self._bars[one].items()
            if self.root(other) == root and (bar.firm or not firm)
        ]
        return min(found, key=lambda bar: (not bar.firm, bar.a, bar.b), default=None)

    def join(self, tie: Tie) -> None:
        """Make the clusters of two things one."""
        first, second = sorted((self.root(tie.a), self.root(tie.b)))
        if first != second:
            self._members[first] = [*self.group(first), *self.group(second)]
            self._members.pop(second, None)
            self._parent[second] = first
            self._ties[tie.a].append(tie)
            self._ties[tie.b].append(tie)

    def first_tie(self, one: str) -> Tie | None:
        """Return the strongest tie of a thing."""
        return self._ties[one][0] if one in self._ties else None

    def chain(self, a: str, b: str) -> list[Tie]:
        """Return the ties that lead from one member of a cluster to another; none when they are one thing."""
        came: dict[str, Tie | None] = {a: None}
        open_ends = deque([a])
        while open_ends and b not in came:
            one = open_ends.popleft()
            for tie in self._ties.get(one, ()):
                other = tie.b if tie.a == one else tie.a
                if other not in came:
                    came[other] = tie
                    open_ends.append(other)
        chain: list[Tie] = []
        step = came.get(b)
        while step is not None:
            chain.append(step)
            b = step.a if step.b == b else step.b
            step = came[b]
        return chain[::-1]
