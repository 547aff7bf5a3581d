"""The JSON Schema of decks, for editors: made from the declarations that read them."""

from __future__ import annotations

from quizgo.deck.fields import CARDS, DECK_FIELDS, KIND_FIELD, KINDS
from quizgo.deck.types import TEXT_SCHEMA, JsonSchema, object_schema
from quizgo.model import Kind


def json_schema() -> JsonSchema:
    """A schema of draft 2020-12 that yaml-language-server and `jsonschema` understand."""
    deck = object_schema(DECK_FIELDS)
    properties = deck["properties"]
    assert isinstance(properties, dict)
    cards = {
        "type": "array",
        "minItems": 1,
        "description": "The cards.",
        "items": {"$ref": "#/$defs/card"},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A quizgo deck",
        **deck,
        "properties": {**properties, CARDS: cards},
        "required": ["deck", CARDS],
        "$defs": {"text": TEXT_SCHEMA, "card": _card()},
    }


def _card() -> JsonSchema:
    """Which fields a card may have hangs on its kind."""
    kinds: JsonSchema = {
        "enum": [str(kind) for kind in KINDS],
        "description": KIND_FIELD.doc,
    }
    return {
        "type": "object",
        "required": ["id", "kind"],
        "properties": {"kind": kinds},
        "allOf": [
            {
                "if": {"required": ["kind"], "properties": {"kind": {"const": str(kind)}}},
                "then": _of_kind(kind),
            }
            for kind in KINDS
        ],
    }


def _of_kind(kind: Kind) -> JsonSchema:
    spec = KINDS[kind]
    return {"description": spec.doc, **object_schema(spec.shape)}
