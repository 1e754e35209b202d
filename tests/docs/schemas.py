# SPDX-License-Identifier: Apache-2.0
"""schemas.py PROGRAM: what lda-vi prints as JSON, held against docs/reference/schemas. Each schema must have a command here, and a page with a link to it."""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "docs" / "reference" / "schemas"
PROGRAM = ""

# In the folder of the golden fixtures.
SETUP = """
lda-vi train texts -k 2 -q
lda-vi train texts -k 2 --engine vb --runs 2 --holdout 3 -q -o vb.ldavi
lda-vi train texts -k 3 --engine ctm --passes 3 -q -o ctm.ldavi
lda-vi train docword.named.txt -k 2 -q
lda-vi prepare texts -q
lda-vi prepare docword.named.txt -q
cp texts.ldavi edited.ldavi
lda-vi edit edited.ldavi --name 1='the garden' --note 1=roses --merge 1,0 --drop-word bread -q
printf 'id,x,y\\na,1,2\\nb,2,2.5\\nc,1.5,3\\nd,7,9\\ne,8,9.5\\n' >table.csv
"""

# What prints each, one value of JSON or several.
COMMANDS = {
    "cluster": ["cluster texts.ldavi new.txt --format json -q", "cluster table.csv --max-clusters 2 --format json -q"],
    "compare": ["compare texts.ldavi vb.ldavi --format json", "compare texts.ldavi named.ldavi --format json"],
    "edits": ["edit edited.ldavi --list --format json", "edit texts.ldavi --list --format json"],
    "eval": ["eval texts.ldavi texts --left-to-right 3 --format json -q", "eval vb.ldavi texts.ldacorpus --format json -q",
             "eval ctm.ldavi texts --reference news.jsonl --format json -q"],
    "export-correlations": ["export ctm.ldavi --what correlations --format json"],
    "export-mixture": ["export texts.ldavi new.txt --what mixtures --format jsonl"],
    "export-prevalence": ["export texts.ldavi texts --what labels --format json", "export texts.ldavi news.jsonl --what time --format json"],
    "export-topics": ["export texts.ldavi --format json", "export edited.ldavi --format json"],
    "export-words": ["export texts.ldavi --what words --format json"],
    "infer-row": ["infer texts.ldavi new.txt --format jsonl -q", "infer texts.ldavi new.txt --top 1 --format jsonl -q",
                  "infer ctm.ldavi new.txt --intervals --format jsonl -q", "infer texts.ldavi new.txt --top 1 --intervals --format jsonl -q"],
    "infer-tokens": ["infer texts.ldavi new.txt --tokens --format jsonl -q"],
    "inspect-checkpoint": [f"inspect {ROOT}/tests/formats/1.0/vb.checkpoint --format json"],
    "inspect-corpus": ["inspect texts.ldacorpus named.ldacorpus --format json"],
    "inspect-input": ["inspect news.jsonl --format json", "inspect docword.tiny.txt --format json"],
    "inspect-model": ["inspect texts.ldavi vb.ldavi ctm.ldavi named.ldavi edited.ldavi --format json"],
    "inspect-verify": ["inspect texts.ldavi foreign.ldavi --verify --format json"],
    "select": ["select texts -k 1,2 --holdout 3 --format json -q"],
    "topics": ["topics texts.ldavi --format json", "topics edited.ldavi --all --sort relevance --intervals --format json",
               "topics vb.ldavi texts --format json -q", "topics ctm.ldavi texts.ldacorpus --format json -q"],
    "train-log": ["train texts -k 2 --log-format json -o log.ldavi 2>&1 >/dev/null"],
    "train-plan": ["train texts -k 2 --dry-run --format json -q", "train texts -k 2 --first-look 5 --dry-run --format json -q"],
}

TYPES = {"object": dict, "array": list, "string": str, "number": (int, float), "integer": int, "boolean": bool, "null": type(None)}
ANNOTATIONS = {"$schema", "$defs", "title", "description"}


def is_type(value, name):
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


class Schema:
    """As much of JSON Schema as the schemas use; a keyword that is not known here is refused."""

    def __init__(self, root):
        self.root = root

    def problems(self, value, schema=None, place="$"):
        """A line each."""
        schema = self.root if schema is None else schema
        found = []
        for keyword, rule in schema.items():
            if keyword not in ANNOTATIONS:
                check = getattr(self, "check_" + re.sub(r"\W", "", keyword))
                found += [problem if problem.startswith("$") else f"{place}: {problem}" for problem in check(value, rule, schema, place)]
        return found

    def check_ref(self, value, rule, _, place):
        return self.problems(value, self.root["$defs"][rule.removeprefix("#/$defs/")], place)

    def check_type(self, value, rule, _, __):
        names = rule if isinstance(rule, list) else [rule]
        return [] if any(is_type(value, name) for name in names) else [f"{value!r:.60} is no {' or '.join(names)}"]

    def check_enum(self, value, rule, _, __):
        return [] if value in rule else [f"{value!r:.60} is none of {rule}"]

    def check_const(self, value, rule, schema, place):
        return self.check_enum(value, [rule], schema, place)

    def check_minimum(self, value, rule, _, __):
        return [f"{value} is below {rule}"] if is_type(value, "number") and value < rule else []

    def check_exclusiveMinimum(self, value, rule, _, __):
        return [f"{value} is not above {rule}"] if is_type(value, "number") and value <= rule else []

    def check_maximum(self, value, rule, _, __):
        return [f"{value} is above {rule}"] if is_type(value, "number") and value > rule else []

    def check_pattern(self, value, rule, _, __):
        return [f"{value!r:.60} does not match {rule}"] if isinstance(value, str) and not re.search(rule, value) else []

    def check_minItems(self, value, rule, _, __):
        return [f"{len(value)} items, at least {rule} are expected"] if isinstance(value, list) and len(value) < rule else []

    def check_maxItems(self, value, rule, _, __):
        return [f"{len(value)} items, at most {rule} are expected"] if isinstance(value, list) and len(value) > rule else []

    def check_prefixItems(self, value, rule, _, place):
        return self.of_items(zip(value, rule), place, 0) if isinstance(value, list) else []

    def check_items(self, value, rule, schema, place):
        begin = len(schema.get("prefixItems", []))
        return self.of_items(((item, rule) for item in value[begin:]), place, begin) if isinstance(value, list) else []

    def of_items(self, pairs, place, begin):
        return [problem for i, (item, rule) in enumerate(pairs, begin) for problem in self.problems(item, rule, f"{place}[{i}]")]

    def check_required(self, value, rule, _, __):
        return [f"there is no {name}" for name in rule if name not in value] if isinstance(value, dict) else []

    def check_dependentRequired(self, value, rule, schema, place):
        return [problem for name, others in rule.items() if name in value for problem in self.check_required(value, others, schema, place)]

    def check_properties(self, value, rule, _, place):
        if not isinstance(value, dict):
            return []
        return [problem for name in rule if name in value for problem in self.problems(value[name], rule[name], f"{place}.{name}")]

    def check_additionalProperties(self, value, rule, schema, place):
        others = [name for name in value if name not in schema.get("properties", {})] if isinstance(value, dict) else []
        if rule is False:
            return [f"{name} is not in the schema" for name in others]
        return [problem for name in others for problem in self.problems(value[name], rule, f"{place}.{name}")]

    def check_oneOf(self, value, rule, _, place):
        found = [self.problems(value, option, place) for option in rule]
        matching = sum(not problems for problems in found)
        return [] if matching == 1 else [f"{matching} of {len(rule)} alternatives match, one is expected", *(p for problems in found for p in problems)]


def schema_named(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))


def no_number(text):
    raise ValueError(f"{text} is no JSON")


def values_of(text):
    """All values that stand one after the other."""
    decoder = json.JSONDecoder(parse_constant=no_number)
    values = []
    text = text.strip()
    while text:
        value, end = decoder.raw_decode(text)
        values.append(value)
        text = text[end:].lstrip()
    return values


class Schemas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.temporary.name)
        cls.folder = folder / "run"
        shutil.copytree(ROOT / "tests" / "golden" / "fixtures", cls.folder)
        (folder / "lda-vi").symlink_to(PROGRAM)
        cls.environment = {"PATH": f"{folder}:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        cls.printed_by("set -eu" + SETUP)

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    @classmethod
    def printed_by(cls, commands, codes=(0,)):
        ran = subprocess.run(["sh", "-c", commands], cwd=cls.folder, env=cls.environment, capture_output=True, encoding="utf-8")
        if ran.returncode not in codes:
            raise AssertionError(f"{commands} ended with {ran.returncode}: {ran.stderr}")
        return ran.stdout

    def test_all_that_is_printed_is_as_its_schema_says(self):
        for name, commands in COMMANDS.items():
            schema = Schema(schema_named(name))
            for command in commands:
                with self.subTest(command):
                    values = values_of(self.printed_by(f"lda-vi {command}", (0, 65) if "--verify" in command else (0,)))
                    self.assertTrue(values)
                    self.assertEqual([problem for value in values for problem in schema.problems(value)], [])

    def test_every_schema_has_a_command_and_a_page(self):
        names = sorted(path.name.removesuffix(".schema.json") for path in SCHEMAS.iterdir())
        self.assertEqual(names, sorted(COMMANDS))
        pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs" / "reference" / "cli").glob("*.md"))
        self.assertEqual([name for name in names if f"(../schemas/{name}.schema.json)" not in pages], [])


class Planted(unittest.TestCase):
    """That a mistake would be seen."""

    def refused(self, schema, value):
        found = Schema(schema).problems(value)
        self.assertEqual(len(found), 1, found)
        return found[0]

    def test_mistakes_are_seen(self):
        model = {"$defs": {"share": {"type": "number", "minimum": 0, "maximum": 1}}, "type": "object", "required": ["kind"],
                 "additionalProperties": False, "dependentRequired": {"note": ["kind"]},
                 "properties": {"kind": {"const": "model"}, "shares": {"type": "array", "items": {"$ref": "#/$defs/share"}, "minItems": 1, "maxItems": 2},
                                "note": {"type": ["string", "null"], "pattern": "^a"}, "eta": {"exclusiveMinimum": 0},
                                "row": {"prefixItems": [{"type": "integer"}], "items": {"type": "boolean"}}}}
        self.assertEqual(Schema(model).problems({"kind": "model", "shares": [0, 0.5], "note": None, "eta": 1, "row": [1, True]}), [])
        self.assertEqual(self.refused(model, []), "$: [] is no object")
        self.assertEqual(self.refused(model, {}), "$: there is no kind")
        self.assertEqual(self.refused(model, {"kind": "corpus"}), "$.kind: 'corpus' is none of ['model']")
        self.assertEqual(self.refused(model, {"kind": "model", "mean": 1}), "$: mean is not in the schema")
        for member, value, problem in (("shares", [], "$.shares: 0 items"), ("shares", [1, 1, 1], "$.shares: 3 items"), ("shares", [0, 2], "$.shares[1]: 2 is above"),
                                       ("shares", [-1], "$.shares[0]: -1 is below"), ("shares", [True], "$.shares[0]: True is no number"),
                                       ("note", "b", "$.note: 'b' does not match"), ("eta", 0, "$.eta: 0 is not above"), ("row", [0.5], "$.row[0]: 0.5 is no integer"),
                                       ("row", [1, 1], "$.row[1]: 1 is no boolean")):
            self.assertIn(problem, self.refused(model, {"kind": "model", member: value}))
        self.assertEqual(len(Schema(model).problems({"note": "a"})), 2)
        either = {"oneOf": [{"required": ["mixture"]}, {"required": ["topics"]}]}
        self.assertEqual(Schema(either).problems({"topics": 1}), [])
        self.assertIn("2 of 2 alternatives", self.refused(either, {"topics": 1, "mixture": 1}))
        self.assertIn("$.a: 1 is no string", self.refused({"additionalProperties": {"type": "string"}}, {"a": 1}))

    def test_what_is_no_json_or_no_keyword_is_refused(self):
        self.assertEqual(values_of('{"a": 1}\n[2]\n'), [{"a": 1}, [2]])
        self.assertRaises(ValueError, values_of, '{"a": NaN}')
        self.assertRaises(AttributeError, Schema({"minLength": 1}).problems, "")


if __name__ == "__main__":
    PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
