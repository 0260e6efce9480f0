"""A study in the database is the study that was put there, with what was answered since."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings

from builders import VALUES, study
from formats.studies import studies
from samenspel import read
from samenspel.study.checks import problems
from samenspel.study.coding import Code, Coding, Document
from samenspel.study.model import Study as StudyFile
from samenspel.study.rows import Meaning, Network, Participant, Remark
from samenspel.study.sorts import maps
from samenspel.web import bridge
from samenspel.web.elicitation.models import Sorting
from samenspel.web.studies.invitations import invite
from samenspel.web.studies.models import Study

pytestmark = pytest.mark.django_db
BOXES = dict(zip(VALUES, ["important"] * 6 + ["neutral"] * 6 + ["less_important"] * 6, strict=True))


@given(studies())
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
def test_whatever_is_kept_comes_back(study: StudyFile) -> None:
    with transaction.atomic():
        assert bridge.load(Study.objects.get(pk=bridge.keep(study).pk)) == study
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", ["twente", "west-brabant-west", "voorbeeldregio"])
def test_the_examples_come_back_row_by_row(name: str) -> None:
    example = read(f"examples/{name}")
    assert bridge.load(bridge.keep(example)) == example


def coded(coder: str) -> StudyFile:
    """Return a study in English, of which somebody coded the one text."""
    text = Document("d", "A", kind="policy", file="d.txt")
    bare = study({}, networks=(Network("A"),), languages=("en", "nl"), participants=())
    codings = (Coding("d", coder=coder, code="c", start=0, end=4),)
    bare = replace(bare, documents=(text,))
    return replace(bare, codes=(Code("c", "Time"),), codings=codings, texts=(("d.txt", "Time."),))


@pytest.mark.parametrize(("coder", "opened"), [("settled", True), ("coder-1", False)])
def test_a_text_comes_in_open_where_coders_settled_in_the_language_of_the_study(
    coder: str, *, opened: bool
) -> None:
    source = bridge.keep(coded(coder)).sources.get()
    assert (source.opened, source.language) == (opened, "en")


def asked(mode: str = "pseudonymous") -> Study:
    """Return the record of a study with one network, in which p1 is asked."""
    bare = study({}, mode=mode, networks=(Network("A"),), participants=(Participant("p1", "A"),))
    return bridge.keep(bare)


def sorting(record: Study, **made: Any) -> Sorting:
    """Return the map of p1, with these boxes, words and agreements."""
    return Sorting.objects.create(invitation=invite(record, "p1", "A"), **made)


def test_a_map_made_here_joins_the_maps_of_the_study() -> None:
    record = asked()
    sorting(record, boxes=BOXES, top=list(VALUES[2::-1]), finished=timezone.now())
    (made,) = maps(bridge.load(record), round=1)
    assert (made.respondent, made.network, made.complete) == ("p1", "A", True)
    assert (made.boxes, made.top) == (BOXES, VALUES[2::-1])


def test_it_joins_those_that_came_from_a_file() -> None:
    record = bridge.keep(study({"A": [VALUES[:6]]}))
    sorting(record, boxes=BOXES)
    assert [one.respondent for one in maps(bridge.load(record), round=1)] == ["A1", "p1"]


def test_a_map_with_cards_in_the_hand_joins_as_not_complete() -> None:
    record = asked()
    sorting(record, boxes=dict(list(BOXES.items())[:17]), aside=[VALUES[17]])
    (made,) = maps(bridge.load(record), round=1)
    assert not made.complete
    assert len(made.boxes) == 17


def test_round_and_perspective_of_a_map_are_its_own() -> None:
    record = asked()
    sorting(record, boxes=BOXES, round=2, perspective="organisation")
    assert {(row.round, row.perspective) for row in bridge.load(record).sorts} == {
        (2, "organisation")
    }


def test_words_come_along_and_nobody_has_reviewed_them() -> None:
    record = asked()
    sorting(
        record,
        boxes=BOXES,
        top=list(VALUES[:3]),
        meanings={VALUES[0]: "Wij bellen elkaar"},
        remarks={"extreme_important": "Zonder dit lukt niets"},
    )
    found = bridge.load(record)
    assert found.meanings == (Meaning("p1", "A", VALUES[0], behaviour="Wij bellen elkaar"),)
    assert found.remarks == (Remark("p1", "A", "extreme_important", "Zonder dit lukt niets"),)
    assert problems(found) == []


def test_of_who_withdrew_nothing_is_left() -> None:
    record = asked()
    before = bridge.load(record)
    made = sorting(
        record, boxes=BOXES, top=[VALUES[0]], meanings={VALUES[0]: "Weg"}, consents=["named"]
    )
    assert bridge.load(record) != before
    # Even if a row had kept what it held.
    Sorting.objects.filter(pk=made.pk).update(withdrawn=timezone.now())
    assert bridge.load(record) == before


def test_maps_of_another_study_stay_there() -> None:
    record = asked()
    other = bridge.keep(replace_id(bridge.load(record), "other"))
    sorting(other, boxes=BOXES)
    assert bridge.load(record).sorts == ()


def replace_id(made: StudyFile, id: str) -> StudyFile:
    return replace(made, design=replace(made.design, id=id))


@pytest.mark.parametrize(("consents", "codes"), [(["take_part"], ["no_consent"]), (["named"], [])])
def test_only_a_yes_given_here_makes_a_named_study_one_that_can_be_shown(
    consents: list[str], codes: list[str]
) -> None:
    record = asked(mode="named")
    sorting(record, boxes=BOXES, consents=consents)
    assert [one.code for one in problems(bridge.load(record))] == codes


@pytest.mark.django_db(transaction=True)
def test_texts_of_an_older_database_are_sources_after_it() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([("studies", "0007_reviewed_words"), ("coding", None)])
    apps = executor.loader.project_state([("studies", "0007_reviewed_words")]).apps
    old = apps.get_model("studies", "Study").objects.create(name="oud", design={})
    row = apps.get_model("studies", "Row").objects
    row.create(study=old, table="documents", data={"id": "d", "network": "n", "file": "d.txt"})
    row.create(study=old, table="codings", data={"document": "d", "value": "trustful"})
    apps.get_model("studies", "Document").objects.create(study=old, name="d.txt", words="Wij.")
    newest = MigrationExecutor(connection)
    newest.migrate(newest.loader.graph.leaf_nodes())
    (source,) = Study.objects.get(name="oud").sources.all()
    assert (source.name, source.network, source.words) == ("d", "n", "Wij.")
    assert [one.value for one in source.codings.all()] == ["trustful"]
    assert not Study.objects.get(name="oud").rows.exists()
