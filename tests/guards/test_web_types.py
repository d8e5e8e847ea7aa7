"""The web is compiled against the API that is served."""

from infra import gen_ts


def test_the_webs_types_are_those_of_the_api():
    stale = "the API changed: run `python -m infra.gen_ts` and fix what the compiler says"
    assert gen_ts.TYPES.read_text(encoding="utf-8") == gen_ts.current(), stale


def test_names_and_shapes_become_typescript():
    schema = {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "string"},
            "kinds": {"type": "object", "additionalProperties": {"enum": ["a", "b"]}},
            "on": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "rows": {"type": "array", "items": {"anyOf": [{"$ref": "#/x/P[R]"}, {"type": "null"}]}},
        },
    }
    assert gen_ts.ts(schema) == (
        '{\n  id: string\n  kinds?: Record<string, "a" | "b">\n  on?: string | null\n'
        "  rows?: (P_R_ | null)[]\n}"
    )
