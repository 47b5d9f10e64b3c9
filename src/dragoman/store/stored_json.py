"""JSON as every database takes it."""

from __future__ import annotations

import json
import math
from typing import Any


def encoded(value: Any) -> str:
    """A value as JSON; a number that is none (NaN, as YAML knows it) becomes null.

    >>> encoded({"share": float("nan"), "of": ["Å"]})
    '{"share": null, "of": ["\\\\u00c5"]}'
    """
    try:
        return json.dumps(value, allow_nan=False)
    except ValueError:
        return json.dumps(_finite(value), allow_nan=False)


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value
