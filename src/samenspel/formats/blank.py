"""A new study: a folder that explains itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import tomli_w

from samenspel.catalogue import instrument, templates, texts
from samenspel.formats.described import tables_described
from samenspel.formats.folder import SETTINGS
from samenspel.study.model import SCHEMA, TABLES, Design, Template
from samenspel.study.tables import columns
from samenspel.text import LANGUAGES, Text, listed, plain


def blank_files(
    folder: str, title: str, template: Template | None = None
) -> Iterator[tuple[str, str]]:
    """Return the files of an empty study: name in the folder, and words."""
    title = " ".join(title.split()) or folder
    id = re.sub(r"[^\w.]+", "-", folder).strip("-.") or "study"
    yield SETTINGS, _settings(Design(id, plain(title), template=template))
    for name in TABLES:
        yield f"{name}.csv", ",".join(column.name for column in columns(name)) + "\n"
    head = texts("study_format")["readme"].format(title=title)
    for file, language in (("LEESMIJ.md", LANGUAGES[0]), ("README.md", LANGUAGES[1])):
        yield file, f"{head.in_language(language)}\n{tables_described(language)}"


def _settings(design: Design) -> str:
    return "\n".join(
        [
            *_comment("new_settings"),
            _line("schema", SCHEMA),
            "",
            "[study]",
            *_explained("id", design.id),
            *_explained("title", {"nl": design.title.nl, "en": design.title.en}),
            *_explained("mode", design.mode),
            *_template(design.template),
            *_explained("threshold", str(design.threshold)),
            *_explained("card_version", design.card_version),
            *_explained("picks", design.picks),
            *_explained("seed", design.seed),
            "",
            *_comment("new_shape"),
            "[shape]",
            *(_line(box, design.shape.places(box)) for box in ("important", "neutral")),
            _line("less_important", design.shape.less_important),
            "",
            *_comment("new_cards"),
            '# [[cards]]\n# id = "…"\n# label = { nl = "…", en = "…" }',
            "",
            *_comment("new_expectations"),
            '# [[expectations]]\n# id = "…"\n# words = { nl = "…", en = "…" }',
            '# about = ["strategies:trust", "congruence"]',
            "",
            *_comment("new_viewpoints"),
            "# [viewpoints]\n# factors = 3",
            "# [[viewpoints.turns]]\n# first = 1\n# second = 2\n# degrees = 15.0",
            '# [[viewpoints.flags]]\n# sort = "…"\n# factor = 1',
            "",
        ]
    )


def _template(chosen: Template | None) -> Iterator[str]:
    """Return which conversation the study prepares; without a choice, how to make one."""
    yield ""
    yield from _comment("new_template")
    if chosen is None:
        yield f'# template = "{next(iter(templates()))}"'
        return
    entry = templates()[chosen]
    asks = listed([instrument(id).title for id in entry.asks])
    about = texts("study_format")["new_template_chosen"]
    yield from _said(about.format(title=entry.title, minutes=entry.minutes, asks=asks))
    yield _line("template", chosen)


def _explained(key: str, value: object) -> Iterator[str]:
    yield ""
    yield from _comment(f"new_{key}")
    yield _line(key, value)


def _comment(key: str) -> Iterator[str]:
    yield from _said(texts("study_format")[key])


def _said(words: Text) -> Iterator[str]:
    for language in LANGUAGES:
        yield f"# {words.in_language(language)}"


def _line(key: str, value: object) -> str:
    """Return one setting as TOML, on one line."""
    if isinstance(value, dict):
        inside = ", ".join(_line(name, part) for name, part in value.items())
        return f"{key} = {{ {inside} }}"
    return tomli_w.dumps({key: value}).strip()
