"""The member check: what came of a round, in statements that its respondents recognise or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.db.models import QuerySet

from samenspel.catalogue import instrument
from samenspel.study.checking import Statement
from samenspel.study.model import NO_WORDS
from samenspel.text import Text, plain
from samenspel.web.elicitation.forms import Choice, Field, Form, Given, Group, Page
from samenspel.web.elicitation.guests import MAP, Sorter, maker_of
from samenspel.web.elicitation.models import Answers, Checking
from samenspel.web.elicitation.told import Told
from samenspel.web.speech.words import sentence
from samenspel.web.studies.models import Study

CHECK = "member-check"  # what its answers are kept as, beside those to questionnaires
ANSWERS = ("agree", "differs")
ANSWER, COMMENT = "answer", "comment"


def statements(record: Study, network: str, number: int) -> tuple[Statement, ...]:
    """Return what was written down to put to the members of a network on one round."""
    rows = record.rows.filter(table="statements", data__network=network)
    written = (Statement(**data) for data in rows.values_list("data", flat=True))
    return tuple(one for one in written if one.round == number)


def is_open(record: Study, network: str, number: int) -> bool:
    """Return whether members may answer, or have: the words of the statements stay as they are."""
    return Checking.objects.filter(study=record, network=network, round=number).exists()


def put(record: Study, network: str, number: int) -> None:
    """Let the members of a network answer its statements, from now on."""
    Checking.objects.get_or_create(study=record, network=network, round=number)


def checker_of(token: str) -> Sorter | None:
    """Return whose link it is, when statements are put to them."""
    who = maker_of(token)
    return who if who and is_put_to(who) else None


def is_put_to(who: Sorter) -> bool:
    """Return whether somebody may say what they think of the findings."""
    return is_open(who.invitation.study, who.invitation.network, who.sorting.round)


def form(who: Sorter) -> Form:
    """Return the statements as a form: is this right, and why."""
    about = replace(
        instrument(MAP),
        id=CHECK,
        title=_word("title"),
        introduction=_word("introduction"),
    )
    asked = statements(who.invitation.study, who.invitation.network, who.sorting.round)
    return Form(about, (Page(tuple(map(_group, asked)), NO_WORDS),))


def _group(one: Statement) -> Group:
    choices = tuple(Choice(id, _word(id)) for id in ANSWERS)
    recognised = Field(ANSWER, "one", _word("recognised"), choices, one.id)
    return Group(
        (recognised, Field(COMMENT, "words", _word("why"), about=one.id)), plain(one.words)
    )


def wrong(made: Form, given: Given) -> dict[str, Text]:
    """Return where there are words and no answer: nobody could tell what they mean."""
    ids = (field.about for field in made.fields if field.question == ANSWER)
    return {
        _name(ANSWER, id): _word("answer_missing")
        for id in ids
        if given.get(_name(COMMENT, id)) and not given.get(_name(ANSWER, id))
    }


def rows(record: Study) -> Iterator[Told]:
    """Yield the answers to statements as rows of a study, but for those who withdrew."""
    for one in made_in(record):
        who = {"respondent": one.invitation.participant, "network": one.invitation.network}
        for name, answer in one.given.items():
            question, _, id = name.split(".", 2)
            if question == ANSWER:
                said = {"answer": answer, "comment": one.given.get(_name(COMMENT, id), "")}
                yield "checks", {**who, "round": one.round, "statement": id, **said}


def made_in(record: Study) -> QuerySet[Answers]:
    """Return what was answered to statements, first one first."""
    made = Answers.objects.filter(invitation__study=record, instrument=CHECK)
    return made.exclude(invitation__sortings__withdrawn__isnull=False).select_related("invitation")


def _name(question: str, id: str) -> str:
    return Field(question, "words", NO_WORDS, about=id).name


def _word(key: str) -> Text:
    return sentence(key, part="check")
