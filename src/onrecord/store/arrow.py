"""Rows -> an Arrow table, for engines that do not speak Arrow themselves."""

import datetime
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import arro3.core

_EPOCH = datetime.date(1970, 1, 1)


def table_of(columns: Sequence[tuple[str, str]], rows: Sequence[tuple[Any, ...]]) -> "arro3.core.Table":
    """A table of ``rows``; ``columns``: name and type (as store/tables.py names types) of each."""
    from arro3.core import Table

    values = list(zip(*rows, strict=True)) if rows else [() for _ in columns]
    return Table.from_pydict(
        {name: array_of(v, kind) for (name, kind), v in zip(columns, values, strict=True)}
    )


def array_of(values: Sequence[Any], kind: str) -> "arro3.core.Array":
    """One column as an Arrow array; of a list column an empty list stands for none."""
    from arro3.core import Array, DataType, list_array

    if kind.endswith("[]"):
        lists = [v or () for v in values]
        ends = list(accumulate((len(v) for v in lists), initial=0))
        return list_array(Array(ends, DataType.int32()), array_of([x for v in lists for x in v], kind[:-2]))
    if kind == "DATE":
        days = [None if v is None else (_date(v) - _EPOCH).days for v in values]
        return Array(days, DataType.int32()).cast(DataType.date32())
    if kind == "TEXT":
        return Array([None if v is None else str(v) for v in values], DataType.utf8())
    if kind == "DOUBLE":
        return Array([None if v is None else float(v) for v in values], DataType.float64())
    return Array(list(values), _TYPES[kind](DataType))


def _date(value: datetime.date | str) -> datetime.date:
    return datetime.date.fromisoformat(value) if isinstance(value, str) else value


_TYPES: dict[str, Any] = {
    "BIGINT": lambda types: types.int64(),
    "INTEGER": lambda types: types.int32(),
    "BOOLEAN": lambda types: types.bool(),
    "BLOB": lambda types: types.binary(),
}
