"""Value classes behave as frozen dataclasses with slots do."""

import copy
import pickle
from typing import ClassVar

import pytest

from store.values import fields, made, replace, struct


@struct
class Named:
    key: str
    names: dict[str, str] = made(default_factory=dict)
    known: ClassVar[int] = 3

    def first(self) -> str:
        return self.key[:1]


@struct
class Place(Named):
    code: str = ""

    def first(self) -> str:
        return super().first().upper()

    @property
    def both(self) -> str:
        return self.key + self.code


@struct(frozen=False)
class Order:
    count: int = 0


def test_fields_defaults_and_inheritance() -> None:
    place = Place("lhasa", code="540100")
    assert (place.key, place.names, place.code, place.both) == ("lhasa", {}, "540100", "lhasa540100")
    assert fields(place) == ("key", "names", "code") and place.first() == "L" and Place.known == 3
    assert repr(place) == "Place(key='lhasa', names={}, code='540100')"
    assert Named("a").names is not Named("a").names
    with pytest.raises(TypeError, match="key"):
        Place()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="colour"):
        Place("x", colour=1)  # type: ignore[call-arg]


def test_equal_by_content_and_class() -> None:
    assert Place("a", {}, "1") == Place("a", {}, "1") != Place("a", {}, "2")
    assert Named("a") != Place("a")
    assert hash(replace(Place("a"), names=())) == hash(Place("a", ()))  # type: ignore[arg-type]


def test_nothing_can_be_set_or_added() -> None:
    place = Place("a")
    with pytest.raises(AttributeError, match="key"):
        place.key = "b"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        place.colour = "b"  # type: ignore[attr-defined]
    assert not hasattr(place, "__dict__")


def test_replaced_copied_and_pickled() -> None:
    place = Place("a", {"zh": "甲"}, "1")
    assert replace(place, code="2") == Place("a", {"zh": "甲"}, "2")
    assert copy.deepcopy(place) == place == pickle.loads(pickle.dumps(place))
    match place:
        case Named(key, names):
            assert (key, names) == ("a", {"zh": "甲"})


def test_without_frozen_fields_can_be_set() -> None:
    order = Order()
    order.count += 1
    assert order == Order(1)
    with pytest.raises(TypeError):
        hash(order)


def test_a_hash_of_its_own_is_kept_and_inherited() -> None:
    @struct
    class Keyed:
        key: str
        names: dict[str, str]

        def __hash__(self) -> int:
            return hash(self.key)

    @struct
    class Town(Keyed):
        code: str = ""

    assert {Keyed("a", {}): 1, Town("a", {}): 2}[Town("a", {})] == 2
