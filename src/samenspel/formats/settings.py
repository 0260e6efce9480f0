"""Settings as TOML, and studies as JSON: plain data, with every error at its place."""

from __future__ import annotations

import json
import re
import tomllib
from typing import NoReturn

import tomli_w

from samenspel.errors import InvalidStudyError
from samenspel.formats.sources import filled_words_of
from samenspel.study.problems import Place, problem

# Reading a key of many thousand parts takes time that grows with its square.
DEEP_KEY = re.compile(r"[\w\"'-](?:[ \t]*\.[ \t]*[\w\"'-]+){50}")
DEEP_BRACKETS = re.compile(r"(?:[\[{][ \t\n]*){100}")
TOML_PLACE = re.compile(r"at line (\d+), column")


def read_toml(raw: bytes, place: Place) -> dict[str, object]:
    """Return the settings in a TOML file."""
    words = filled_words_of(raw, place)
    if DEEP_KEY.search(words) or DEEP_BRACKETS.search(words):
        raise InvalidStudyError([problem("too_deep", place)])
    try:
        return tomllib.loads(words)
    except RecursionError:
        raise InvalidStudyError([problem("too_deep", place)]) from None
    except ValueError as error:
        lines = words.splitlines()
        found = TOML_PLACE.search(str(error))
        row = min(int(found[1]) if found else len(lines), len(lines))
        where = Place(place.file, row)
        raise InvalidStudyError([problem("toml_syntax", where, lines[row - 1])]) from None


def write_toml(plain: dict[str, object]) -> str:
    """Return settings as TOML."""
    return tomli_w.dumps(plain)


def read_json(raw: bytes, place: Place) -> dict[str, object]:
    """Return the plain data in a JSON file; a name used twice is an error, not a choice."""
    words = filled_words_of(raw, place)
    try:
        plain = json.loads(words, object_pairs_hook=_once, parse_constant=_not_finite)
    except json.JSONDecodeError as error:
        where = Place(place.file, error.lineno)
        line = words.split("\n")[error.lineno - 1][max(error.colno - 20, 0) :]
        raise InvalidStudyError([problem("json_syntax", where, line)]) from None
    except ValueError:  # a whole number of thousands of digits
        raise InvalidStudyError([problem("json_syntax", place)]) from None
    except RecursionError:
        raise InvalidStudyError([problem("too_deep", place)]) from None
    if not isinstance(plain, dict):
        raise InvalidStudyError([problem("not_an_object", place)])
    return plain


def write_json(plain: dict[str, object]) -> str:
    """Return plain data as JSON that a person can read."""
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    plain = dict(pairs)
    if len(plain) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise InvalidStudyError([problem("duplicate_key", Place("study"), twice)])
    return plain


def _not_finite(word: str) -> NoReturn:
    raise InvalidStudyError([problem("not_finite", Place("study"), word)])
