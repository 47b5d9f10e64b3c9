"""The JSON Schema of a reading, made from the model itself.

python -m dragoman.model.json_schema > docs/reading.schema.json
"""

from __future__ import annotations

from typing import Any

import msgspec

from dragoman.model.reading import SCHEMA, Reading


def reading_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `dragoman read --format json` prints.

    >>> reading_schema()["properties"]["schema"]["const"]
    'dragoman.reading/1'
    """
    schema = _on_one_line(msgspec.json.schema(Reading, ref_template="#/$defs/{name}"))
    top = schema["$defs"].pop("Reading")
    top["properties"]["schema"] = {"const": SCHEMA}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": top.pop("title"),
        **top,
        "$defs": schema["$defs"],
    }


def _on_one_line(node: Any) -> Any:
    """The schema with its descriptions, which are docstrings, each on one line."""
    if isinstance(node, dict):
        return {
            key: " ".join(value.split())
            if key == "description" and isinstance(value, str)
            else _on_one_line(value)
            for key, value in node.items()
        }
    return [_on_one_line(value) for value in node] if isinstance(node, list) else node


def schema_text() -> str:
    """The schema as it is published: indented, with a line break at its end."""
    return msgspec.json.format(msgspec.json.encode(reading_schema()), indent=2).decode() + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
