"""A YAML file of actors -> records with their lines.

The file is a list of entries, or a mapping ``actors:`` with one. All values are taken as they are written: ``NO`` is a
string, not "false".
"""

import yaml

from onrecord.errors import UsageError
from onrecord.lexicons.own.records import Cell, Record


def yaml_records(file: str, text: str) -> list[Record]:
    """The entries of a YAML text; ``UsageError`` names the line that does not fit."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        told = getattr(error, "problem", None) or "characters that YAML does not allow, or too deep"
        raise UsageError(f"{file}, line {line}: no YAML: {told}") from error
    if root is None:
        return []
    if isinstance(root, yaml.MappingNode):
        found = [value for key, value in root.value if key.value == "actors"]
        if len(found) != 1 or len(root.value) != 1:
            raise _wrong(file, root, "a file of actors is a list of entries, or 'actors:' with one")
        root = found[0]
    if not isinstance(root, yaml.SequenceNode):
        raise _wrong(file, root, "a file of actors is a list of entries (each begins with '- name: …')")
    return [_record(file, node) for node in root.value]


def _wrong(file: str, node: yaml.Node, message: str) -> UsageError:
    return UsageError(f"{file}, line {node.start_mark.line + 1}: {message}")


def _record(file: str, node: yaml.Node) -> Record:
    if not isinstance(node, yaml.MappingNode):
        raise _wrong(file, node, "an entry is a list of FIELD: VALUE, beginning with 'name:'")
    cells: dict[str, Cell] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _wrong(file, key, "the name of a field should be one word")
        if key.value in cells:
            raise _wrong(file, key, f"the field {key.value!r} stands twice in one entry")
        cells[key.value] = Cell(key.start_mark.line + 1, _value(file, key.value, value))
    return Record(file, node.start_mark.line + 1, cells)


def _value(file: str, name: str, node: yaml.Node) -> str | list[str] | dict[str, str] | list[Record]:
    if isinstance(node, yaml.ScalarNode):
        return "" if node.tag.endswith(":null") else str(node.value)
    if isinstance(node, yaml.SequenceNode):
        if name == "terms":
            return [_record(file, part) for part in node.value]
        return [_scalar(file, name, part) for part in node.value]
    pairs = ((_scalar(file, name, key), _scalar(file, name, value)) for key, value in node.value)
    return dict(pairs)


def _scalar(file: str, name: str, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _wrong(file, node, f"{name} holds a list or mapping where a single value should be")
    return str(node.value)
