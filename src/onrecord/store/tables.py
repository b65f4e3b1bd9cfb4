"""The tables of a record as the migrations leave them: the columns and types that rows are written in."""

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

Rows = dict[str, list[tuple[Any, ...]]]
"""Rows to be written, by table; the values of a row stand in the order of the table's columns."""

TYPES = ("TEXT", "BIGINT", "INTEGER", "DOUBLE", "BOOLEAN", "DATE", "BLOB", "TEXT[]", "BIGINT[]", "INTEGER[]")


class Column(msgspec.Struct, frozen=True):
    """A column: its name and its type, one of ``TYPES``."""

    name: str
    type: str


ENGINES = ("duckdb", "postgres")


@cache
def tables() -> dict[str, tuple[Column, ...]]:
    """The columns of every table in their order, as the migrations declare them."""
    found: dict[str, tuple[Column, ...]] = {}
    for step in steps():
        for statement in statements_of(step.shared):
            head, _, body = statement.partition("(")
            words = head.split()
            if words[:2] == ["CREATE", "TABLE"]:
                found[words[2]] = tuple(_columns(body.rstrip().removesuffix(")")))
            elif words[:2] == ["ALTER", "TABLE"] and words[3:5] == ["ADD", "COLUMN"]:
                found[words[2]] = (*found[words[2]], *_columns(" ".join(statement.split()[5:])))
    return found


def _columns(body: str) -> list[Column]:
    return [Column(*declared.split()) for declared in body.split(",")]


class Step(msgspec.Struct, frozen=True):
    """One migration: the version that it leads to, what both engines run, and what each of them runs besides."""

    version: int
    shared: str
    besides: dict[str, str]


@cache
def steps() -> tuple[Step, ...]:
    """All migrations, in order, from version 1."""
    folder = files("onrecord.store") / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    found = []
    for name in names:
        if name[:4].isdigit() and name == f"{name[:4]}.sql":
            own = {engine: f"{name[:4]}_{engine}.sql" for engine in ENGINES}
            besides = {
                engine: (folder / file).read_text("utf-8") for engine, file in own.items() if file in names
            }
            found.append(Step(int(name[:4]), (folder / name).read_text("utf-8"), besides))
    return tuple(found)


def statements_of(script: str) -> list[str]:
    """The statements of an SQL script without its comments."""
    lines = [line.partition("--")[0] for line in script.splitlines()]
    return [s.strip() for s in "\n".join(lines).split(";") if s.strip()]


def latest() -> int:
    """The version that this installation writes."""
    return steps()[-1].version
