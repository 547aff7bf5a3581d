"""Statements that are compiled once and then go to the driver as they are.

For the answer path only: SQLAlchemy's own way costs as much again as SQLite takes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Insert, Update
from sqlalchemy.engine import Dialect

_Processor = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    binds: tuple[tuple[str, _Processor | None], ...]
    """In the order of their places: the name, and what the driver must be given instead."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An insert or update of certain columns."""

    statement: Insert | Update
    columns: tuple[str, ...]
    """The columns that are set; what the statement itself binds comes beside them."""
    _compiled: dict[str, _Compiled] = field(default_factory=dict)
    """By the name of the dialect."""

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Execute with one row of values; dates and the like as Python has them."""
        dialect = connection.dialect
        if not dialect.positional:
            connection.execute(self.statement, dict(values))
            return
        compiled = self._compiled.get(dialect.name) or self._compile(dialect)
        row = tuple(
            values[name] if processor is None else processor(values[name])
            for name, processor in compiled.binds
        )
        connection.exec_driver_sql(compiled.sql, row)

    def _compile(self, dialect: Dialect) -> _Compiled:
        compiled = self.statement.compile(dialect=dialect, column_keys=list(self.columns))
        binds = tuple(
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or ()
        )
        made = self._compiled[dialect.name] = _Compiled(str(compiled), binds)
        return made
