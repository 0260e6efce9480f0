"""A new study from a template: what was wished, what is wrong with that, and the study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

from django.http import QueryDict
from django.utils.text import slugify

from samenspel.catalogue import templates
from samenspel.study.model import Design, Mode
from samenspel.study.rows import Network
from samenspel.text import LANGUAGES, Text
from samenspel.web.room.visible import MOST
from samenspel.web.speech.words import sentence
from samenspel.web.studies.designs import write, wrong
from samenspel.web.studies.models import Study

# What each template asks: three conversations that have a script, and three ways to research.
TEMPLATES: Mapping[str, tuple[str, ...]] = {
    **{one.id: one.asks for one in templates().values()},
    "values_session": ("values-map", "obstructing"),
    "multi_case": (
        *("context", "values-map", "priorities", "obstructing", "strategies"),
        *("complexity", "governance", "conditions", "interests", "relations"),
    ),
    "priorities_by_mail": ("priorities", "obstructing"),
}
MODES: tuple[str, ...] = get_args(Mode)
LONGEST = 200  # letters of a title
NETWORKS = 50


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody typed to begin a study, as it was typed."""

    template: str = "values_session"
    title_nl: str = ""
    title_en: str = ""
    mode: str = "pseudonymous"
    asked: str = ""
    networks: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the networks, one a line."""
        lines = (" ".join(line.split()) for line in self.networks.splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))


@dataclass(frozen=True, slots=True)
class Started:
    """The study that a wish makes, or what is wrong with the wish, by field."""

    design: Design | None = None
    wrong: Mapping[str, Text] = field(default_factory=dict)


def called(template: str) -> tuple[Text, Text]:
    """Return what a template is called, and what it is for."""
    if entry := templates().get(template):
        return entry.title, entry.about
    return sentence(f"template_{template}", part="room"), sentence(f"about_{template}", part="room")


def wish(typed: QueryDict) -> Wish:
    """Return what was typed, without spaces around it."""
    named = {name: typed.get(name, "").strip() for name in Wish.__dataclass_fields__}
    return Wish(**named)


def started(wish: Wish) -> Started:
    """Return the design that a wish makes, or everything that is wrong with it."""
    refused = {name: sentence(code, part="room") for name, code in _refused(wish)}
    if refused:
        return Started(wrong=refused)
    made = _design(wish)
    problems = {
        "networks" if one.file == "networks" else "title_nl": one.message for one in wrong(made)
    }
    return Started(wrong=problems) if problems else Started(made)


def keep(design: Design, template: str) -> Study:
    """Keep a new study, still a draft."""
    record = Study(name=design.id, design={}, asks=list(TEMPLATES[template]))
    record.save()
    write(record, design)
    return record


def ids(names: tuple[str, ...]) -> dict[str, str]:
    """Return an id for every name: short, safe in a file and in an address, each once."""
    made: dict[str, str] = {}
    for number, name in enumerate(names, start=1):
        short = slugify(name)[:40].strip("-_") or f"network-{number}"
        taken = short in {*made.values(), "all"}
        made[name] = f"{short}-{number}" if taken else short
    return made


def _refused(wish: Wish) -> list[tuple[str, str]]:
    titles = (wish.title_nl, wish.title_en)
    checks = (
        ("template", "template_unknown", wish.template in TEMPLATES),
        ("title_nl", "title_missing", bool(wish.title_nl)),
        ("title_nl", "title_long", all(len(title) <= LONGEST for title in titles)),
        ("mode", "mode_unknown", wish.mode in MODES),
        ("asked", "asked_range", not wish.asked or _within(wish.asked)),
        ("networks", "networks_missing", bool(wish.names)),
        ("networks", "networks_many", len(wish.names) <= NETWORKS),
        ("networks", "networks_long", all(len(name) <= LONGEST for name in wish.names)),
    )
    return [(name, code) for name, code, good in reversed(checks) if not good]


def _within(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) < 5 and 1 <= int(words) <= MOST


def _design(wish: Wish) -> Design:
    title = Text(wish.title_nl, wish.title_en or wish.title_nl)
    asked = int(wish.asked) if wish.asked else None
    return Design(
        id=_free(slugify(wish.title_en or wish.title_nl)[:50].strip("-_") or "study"),
        title=title,
        template=wish.template if wish.template in templates() else None,  # type: ignore[arg-type] # one of the catalogue's
        mode=wish.mode,  # type: ignore[arg-type] # one of two, as was checked
        languages=LANGUAGES,
        networks=tuple(Network(id, name, asked) for name, id in ids(wish.names).items()),
    )


def _free(name: str) -> str:
    taken = set(Study.objects.filter(name__startswith=name).values_list("name", flat=True))
    numbers = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(free for free in (name, *numbers) if free not in taken)
