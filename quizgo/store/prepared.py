"""Statements that are compiled once and then go to the driver as they are.

For the answer path, and for rows that are written by the hundred thousand: SQLAlchemy's own way
costs as much again as SQLite takes.
A driver that names its parameters instead of numbering them is served the usual way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any

from sqlalchemy import Connection, Insert, Select, Update
from sqlalchemy.engine import Dialect

from quizgo.frozen import dataclass

_Processor = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class _Compiled:
    sql: str
    binds: tuple[tuple[str, _Processor | None], ...]
    """In the order of their places: the name, and what the driver must be given instead."""
    results: tuple[tuple[int, _Processor], ...]
    """The places in a row where the driver gives something else than we mean."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An insert or update of certain columns, or a select."""

    statement: Insert | Update | Select[Any]
    columns: tuple[str, ...] = ()
    """The columns that are set; what the statement itself binds comes beside them."""
    _compiled: dict[str, _Compiled] = field(default_factory=dict)
    """By the name of the dialect."""

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Write one row of values; dates and the like as Python has them."""
        if not connection.dialect.positional:
            connection.execute(self.statement, dict(values))
            return
        compiled = self._for(connection.dialect)
        connection.exec_driver_sql(compiled.sql, _given(compiled, values))

    def run_many(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write rows of values, one at least."""
        if not connection.dialect.positional:
            connection.execute(self.statement, [dict(row) for row in rows])
            return
        compiled = self._for(connection.dialect)
        connection.exec_driver_sql(compiled.sql, [_given(compiled, row) for row in rows])

    def one(self, connection: Connection, values: Mapping[str, Any]) -> Sequence[Any]:
        """The one row that the select finds."""
        if not connection.dialect.positional:
            return connection.execute(self.statement, dict(values)).one()
        compiled = self._for(connection.dialect)
        row = list(connection.exec_driver_sql(compiled.sql, _given(compiled, values)).one())
        for place, processor in compiled.results:
            row[place] = processor(row[place])
        return row

    def _for(self, dialect: Dialect) -> _Compiled:
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = self._compile(dialect)
        return compiled

    def _compile(self, dialect: Dialect) -> _Compiled:
        compiled = self.statement.compile(dialect=dialect, column_keys=list(self.columns) or None)
        binds = tuple(
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or ()
        )
        results: list[tuple[int, _Processor]] = []
        if isinstance(self.statement, Select):
            for place, column in enumerate(self.statement.selected_columns):
                processor = column.type.dialect_impl(dialect).result_processor(dialect, None)
                if processor is not None:
                    results.append((place, processor))
        return _Compiled(str(compiled), binds, tuple(results))


def _given(compiled: _Compiled, values: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(
        values[name] if processor is None else processor(values[name])
        for name, processor in compiled.binds
    )
