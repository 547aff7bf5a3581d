"""Frozen values as JSON and back, by the types of their fields.

For files that a person may have cut or edited: what is not as the class says is a ValueError, and
never a value that breaks later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

MOST = 2**53
"""The greatest integer that everybody who reads JSON understands."""
YEARS = range(2, 9999)
"""Any zone may be asked for in them."""


def to_json(value: object) -> object:
    """What `json` can write: dates as ISO 8601, fields that are empty left out."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # a datetime is one
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_json(each) for each in value]
    if is_dataclass(value):
        each = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: to_json(one) for name, one in each if not _is_empty(one)}
    return value


def _is_empty(value: object) -> bool:
    """Whether the type of a field says it all. A member of an enumeration does not, even an empty
    one.
    """
    return value is None or value == () or (type(value) is str and not value)


def from_json(type_: type[T], value: object) -> T:
    """The value of a class that `to_json` wrote. Raises ValueError."""
    made = _read(type_, value)
    assert isinstance(made, type_)
    return made


def _read(type_: Any, value: object) -> object:
    origin = get_origin(type_)
    if origin in (Union, UnionType):
        return _read_optional(get_args(type_), value)
    if origin is tuple:
        return _read_tuple(get_args(type_)[0], value)
    type_ = getattr(type_, "__supertype__", type_)  # what NewType names
    if is_dataclass(type_):
        return _read_fields(type_, value)
    if issubclass(type_, Enum):
        return type_(value)
    if issubclass(type_, date):
        return _read_time(type_, value)
    if type(value) is not type_ or (type(value) is int and abs(value) > MOST):
        raise ValueError(f"{value!r} is no {type_.__name__}")
    return value


def _read_optional(types: tuple[Any, ...], value: object) -> object:
    if value is None and NoneType in types:
        return None
    (one,) = (each for each in types if each is not NoneType)
    return _read(one, value)


def _read_tuple(member: Any, value: object) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")
    return tuple(_read(member, each) for each in value)


def _read_time(type_: type[date], value: object) -> date:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no time")
    made = type_.fromisoformat(value)
    if isinstance(made, datetime) and made.tzinfo is None:
        raise ValueError(f"{value!r} has no offset")
    if made.year not in YEARS:
        raise ValueError(f"{value!r} is long ago, or far away")
    return made


def _read_fields(type_: Any, value: object) -> object:
    if not isinstance(value, Mapping):
        raise ValueError(f"{value!r} is no {type_.__name__}")
    types = _types(type_)
    if not value.keys() <= types.keys():
        raise ValueError(f"{type_.__name__} has other fields")
    given = {name: _read(types[name], each) for name, each in value.items()}
    for name, each in types.items():
        if name not in given:
            given[name] = _empty(type_, name, each)
    return type_(**given)


def _empty(type_: Any, name: str, each: Any) -> object:
    """What a field is that `to_json` left out."""
    if each is str:
        return ""
    if get_origin(each) is tuple:
        return ()
    if NoneType in get_args(each):
        return None
    raise ValueError(f"{type_.__name__} has no {name}")


@lru_cache(maxsize=64)
def _types(type_: Any) -> Mapping[str, Any]:
    return get_type_hints(type_)
