"""Reads headers as PyYAML's SafeLoader does: one JSON string a line in, one JSON object a line out.

{"kind": "mapping", "entries": [[key, value, lines], ...]}  in the order of the text; a key that stands twice counts once,
                                                            with the value that PyYAML keeps; its lines, from 0
{"kind": "error", "message": ...}                          PyYAML raises an error
{"kind": "other"}                                          a list, a text, nothing
{"kind": "none"}                                           the text does not begin with a header between two fences

Values are texts that are equal where PyYAML's values are: `str "7"`, `int 7`, `list [...]`.
"""

import datetime
import json
import re
import sys

import yaml

HEADER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)


def describe(value, outer=()):
    if any(value is one for one in outer):
        return "itself"
    inner = (*outer, value)
    if isinstance(value, dict):
        return "map {" + ", ".join(f"{describe(key)}: {describe(item, inner)}" for key, item in value.items()) + "}"
    if isinstance(value, (list, tuple, set)):
        return "list [" + ", ".join(describe(item, inner) for item in value) + "]"
    if isinstance(value, str):
        return "str " + json.dumps(value)
    if isinstance(value, (datetime.date, datetime.datetime)):
        return "date " + value.isoformat()
    return f"{type(value).__name__} {value!r}"


def read(text):
    match = HEADER.match(text)
    if not match:
        return {"kind": "none"}
    try:
        loader = yaml.SafeLoader(match.group(1))
        node = loader.get_single_node()
        if not isinstance(node, yaml.MappingNode):
            return {"kind": "other"}
        lines = {}
        for key, _ in node.value:
            name = key.value if isinstance(key.value, str) else ""
            lines.setdefault(name, []).append(key.start_mark.line + 1)
        values = loader.construct_document(node)
        if not isinstance(values, dict):
            return {"kind": "other"}
        entries = [
            [key if isinstance(key, str) else describe(key), describe(value), lines.get(str(key), [])]
            for key, value in values.items()
        ]
        return {"kind": "mapping", "entries": entries}
    except RecursionError:
        return {"kind": "error", "message": "too deep"}
    except (yaml.YAMLError, ValueError, TypeError, OverflowError, AttributeError) as error:
        return {"kind": "error", "message": str(error).split("\n", 1)[0]}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(read(json.loads(line))), flush=True)
