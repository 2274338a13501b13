"""Values with named parts that cannot be changed, for what a query has to load.

They are what frozen dataclasses are, and type checkers take them for such. Only, `dataclasses` and what it brings take
longer to load than Python itself and the engine together, and a query is answered sooner than that.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import eq

TYPE_CHECKING = False  # as `typing` has it, which is slow to load too
if TYPE_CHECKING:
    from typing import TypeVar, dataclass_transform

    Kind = TypeVar("Kind", bound="Record")
else:

    def dataclass_transform(**_):
        """Leave a class as it is."""
        return lambda kind: kind


__all__ = ["Record", "replace"]


@dataclass_transform(frozen_default=True)
class Record:
    """A value whose parts are the annotated names of its class; those with a value there may be left out.

    >>> class Point(Record):
    ...     x: int
    ...     y: int = 0
    >>> Point(1), Point(1) == Point(x=1, y=0), replace(Point(1), y=2)
    (Point(x=1, y=0), True, Point(x=1, y=2))
    """

    _names: tuple[str, ...] = ()
    _defaults: dict[str, object] = {}  # noqa: RUF012  nobody changes it

    def __init_subclass__(cls) -> None:
        cls._names = tuple(cls.__annotations__)
        cls._defaults = {name: cls.__dict__[name] for name in cls._names if name in cls.__dict__}

    def __init__(self, *values: object, **named: object) -> None:
        if len(values) == len(self._names) and not named:  # most are made so, and many
            self.__dict__.update(zip(self._names, values, strict=True))
            return
        given = {**self._defaults, **dict(zip(self._names, values, strict=False)), **named}
        if len(values) > len(self._names) or given.keys() != set(self._names):
            raise TypeError(f"{type(self).__name__} takes {', '.join(self._names)}")
        self.__dict__.update(given)

    def _parts(self) -> Iterator[object]:
        return map(self.__dict__.__getitem__, self._names)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} of {type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(map(eq, self._parts(), other._parts()))

    def __hash__(self) -> int:
        return hash(tuple(self._parts()))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={part!r}" for name, part in zip(self._names, self._parts(), strict=True))
        return f"{type(self).__name__}({told})"


def replace(one: Kind, **changes: object) -> Kind:
    """Return a record with other values for some of its parts."""
    names = type(one).__annotations__
    unknown = sorted(changes.keys() - names)
    if unknown:
        raise TypeError(f"{type(one).__name__} has no {', '.join(unknown)}")
    values = {**one.__dict__, **changes}
    return type(one)(*(values[name] for name in names))
