"""Holds lines of `{"shape": name, "valid": truth, "value": …}` against a schema, with a validator that is not ours."""

import json
import sys

import jsonschema_rs

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
jsonschema_rs.meta.validate(schema)
validators = {}
tried = 0
with open(sys.argv[2], encoding="utf-8") as lines:
    for line in lines:
        told = json.loads(line)
        name = told["shape"]
        if name not in validators:
            validators[name] = jsonschema_rs.validator_for({**schema, "$ref": f"#/$defs/{name}"})
        if validators[name].is_valid(told["value"]) != told["valid"]:
            sys.exit(f"{name}: the shape says {told['valid']} of {json.dumps(told['value'])}")
        tried += 1
if tried < 1_000:
    sys.exit(f"only {tried} values")
