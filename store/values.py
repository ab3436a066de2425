"""Values: classes of named, typed fields that are compared by what they hold.

They are written and checked like frozen dataclasses (type checkers know `dataclass_transform`) and
have slots, unless a cached property needs a place to keep its result. They are not dataclasses because of the start: a frozen dataclass with slots costs 0.5 ms
to define, this program has a hundred, and a command line that answers in 80 ms cannot pay that for
classes it never uses. Here a class's `__init__` is made when the first instance is.
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar, TypeVar, dataclass_transform, get_origin, overload

Class = TypeVar("Class", bound=type)
Value = TypeVar("Value")

FIELDS = "__value_fields__"
"""Where a value class keeps its fields: a dict of name to default (`_NONE` without one)."""

_NONE: Any = object()


class _Made:
    """A default that is made anew for each instance."""

    __slots__ = ("factory",)

    def __init__(self, factory: Callable[[], Any]) -> None:
        self.factory = factory


def made(*, default_factory: Callable[[], Value]) -> Value:
    """A field's default, made anew by `default_factory` for each instance."""
    return _Made(default_factory)  # type: ignore[return-value]


@overload
def struct(cls: Class, /) -> Class: ...
@overload
def struct(*, frozen: bool = ...) -> Callable[[Class], Class]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(made,))
def struct(cls: Any = None, /, *, frozen: bool = True) -> Any:
    """Make a class of annotated fields a value class. Fields without defaults come first.

    With `frozen` (the rule) no field can be set once the value is made, and values can be hashed.
    Without it fields can be set and the class has no hash. A base class may be a value class too.
    """
    if cls is None:
        return lambda wrapped: _built(wrapped, frozen)
    return _built(cls, frozen)


def _built(cls: type, frozen: bool) -> type:
    own: dict[str, Any] = {}
    for name, kind in cls.__dict__.get("__annotations__", {}).items():
        if get_origin(kind) is not ClassVar and kind is not ClassVar:
            own[name] = cls.__dict__.get(name, _NONE)
    inherited: dict[str, Any] = {}
    for base in reversed(cls.__mro__[1:]):
        inherited |= base.__dict__.get(FIELDS, {})
    body = {
        name: thing
        for name, thing in cls.__dict__.items()
        if name not in own and name not in ("__dict__", "__weakref__")
    }
    if not any(isinstance(thing, cached_property) for thing in body.values()):
        body["__slots__"] = tuple(name for name in own if name not in inherited)
    body[FIELDS] = inherited | own
    body["__match_args__"] = tuple(body[FIELDS])
    methods = {"__init__": _first_init, "__eq__": _equal, "__repr__": _shown}
    if frozen:
        # A hash of the class's own, or of its base's own, stands; making __eq__ would take it away.
        own_hash: Any = cls.__hash__
        given = _hashed if own_hash in (object.__hash__, None) else own_hash
        methods |= {"__hash__": given, "__setattr__": _refuse, "__delattr__": _refuse}
        methods |= {"__getstate__": _state, "__setstate__": _set_state}
    else:
        body["__hash__"] = None
    for name, method in methods.items():
        body.setdefault(name, method)
    made_class = type(cls)(cls.__name__, cls.__bases__, body)
    made_class.__qualname__ = cls.__qualname__
    _mend_super(cls, made_class)
    return made_class


def _mend_super(old: type, new: type) -> None:
    """Methods that say `super()` or `__class__` must mean the class with slots, not the one before."""
    for thing in old.__dict__.values():
        function = getattr(thing, "fget", None) or getattr(thing, "__func__", None) or thing
        for cell in getattr(function, "__closure__", None) or ():
            if cell.cell_contents is old:
                cell.cell_contents = new


def _first_init(self: Any, /, *args: Any, **named: Any) -> None:
    """Makes the class's real `__init__` and calls it; later instances go there at once."""
    cls = type(self)
    for holder in cls.__mro__:
        if FIELDS in holder.__dict__:
            type.__setattr__(holder, "__init__", _init_for(holder))
            break
    self.__init__(*args, **named)


def _init_for(cls: type) -> Any:
    """The `__init__` of a value class, as source, since nothing else is as quick to call."""
    names: dict[str, Any] = {"_set": object.__setattr__, "_none": _NONE}
    head, lines = [], []
    for name, default in cls.__dict__[FIELDS].items():
        if default is _NONE:
            head.append(name)
            lines.append(f" _set(self, {name!r}, {name})")
            continue
        if isinstance(default, _Made):
            names[f"_make_{name}"] = default.factory
            head.append(f"{name}=_none")
            lines.append(f" _set(self, {name!r}, _make_{name}() if {name} is _none else {name})")
            continue
        names[f"_default_{name}"] = default
        head.append(f"{name}=_default_{name}")
        lines.append(f" _set(self, {name!r}, {name})")
    if "__post_init__" in cls.__dict__:
        lines.append(" self.__post_init__()")
    source = f"def __init__(self, {', '.join(head)}):\n" + "\n".join(lines or [" pass"])
    space: dict[str, Any] = {}
    exec(source, names, space)  # names of annotated fields only, never a text from outside
    init = space["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def fields(thing: Any) -> tuple[str, ...]:
    """The names of a value's fields, in order."""
    return tuple(getattr(thing, FIELDS))


def replace(thing: Value, /, **changes: Any) -> Value:
    """A value like `thing` with other contents in the named fields."""
    held = {name: getattr(thing, name) for name in getattr(thing, FIELDS)}
    return type(thing)(**(held | changes))


def _state(self: Any) -> tuple[Any, ...]:
    return tuple([getattr(self, name) for name in getattr(self, FIELDS)])


def _set_state(self: Any, state: tuple[Any, ...]) -> None:
    for name, held in zip(getattr(self, FIELDS), state, strict=True):
        object.__setattr__(self, name, held)


def _equal(self: Any, other: object) -> Any:
    if self is other:
        return True
    if type(other) is not type(self):
        return NotImplemented
    return all(getattr(self, name) == getattr(other, name) for name in getattr(self, FIELDS))


def _hashed(self: Any) -> int:
    return hash((type(self), *_state(self)))


def _shown(self: Any) -> str:
    held = ", ".join(f"{name}={getattr(self, name)!r}" for name in getattr(self, FIELDS))
    return f"{type(self).__qualname__}({held})"


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise AttributeError(f"{type(self).__name__} is a value: {name} cannot be changed")
