"""Every sentence that a person reads exists in Dutch and in English, with the same parts."""

import string
import tomllib
from importlib.resources import files
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from samenspel.catalogue import texts
from samenspel.study.model import TABLES, Mode
from samenspel.text import Text

FOLDER = files("samenspel.catalogue") / "data" / "wording"
SUBJECTS = sorted(f.name.removesuffix(".toml") for f in FOLDER.iterdir() if f.is_file())


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_sentence_exists_in_both_languages_and_nothing_else_stands_there(
    subject: str,
) -> None:
    raw = tomllib.loads((FOLDER / f"{subject}.toml").read_text("utf-8"))
    assert raw
    for key, entry in raw.items():
        assert set(entry) == {"nl", "en"}, key
        assert all(entry[language].strip() for language in ("nl", "en")), key


@pytest.mark.parametrize("subject", SUBJECTS)
def test_both_languages_fill_in_the_same_parts(subject: str) -> None:
    for key, text in texts(subject).items():
        assert placeholders(text.nl) == placeholders(text.en), key
        assert "" not in placeholders(text.nl), f"{key}: a placeholder needs a name"


def terms_needed() -> set[str]:
    needed = {f"mode_{mode}" for mode in get_args(Mode)}
    for row in TABLES.values():
        for column, hint in get_type_hints(row).items():
            for part in (hint, *get_args(hint)):
                if get_origin(part) is Literal:
                    needed |= {f"{column}_{word}" for word in get_args(part)}
                if part is bool:
                    needed |= {f"{column}_yes", f"{column}_no"}
    return needed


def test_every_closed_list_of_a_study_has_its_words() -> None:
    assert set(texts("terms")) == terms_needed() | {"yes", "no"}


def test_an_unknown_sentence_is_refused() -> None:
    assert texts("terms")["yes"] == Text("ja", "yes")
    with pytest.raises(KeyError):
        texts("terms")["perhaps"]
