"""Personal links: shown again by the server alone, never to be made from what is kept."""

from __future__ import annotations

import pytest
from django.test import override_settings

from samenspel.study.rows import Participant
from samenspel.web.studies.invitations import found, invite, token
from samenspel.web.studies.models import Invitation, Study

ANNA = Participant("anna", "noord")
OTHER_SECRET = override_settings(SECRET_KEY="of another server, as long as ours is")  # noqa: S106


def test_a_link_leads_to_its_own_invitation_and_can_be_shown_again(example: Study) -> None:
    invited = invite(example, ANNA.id, ANNA.network)
    again = Invitation.objects.get(pk=invited.pk)
    assert token(again) == token(invited)
    assert found(token(invited)) == invited


def test_who_is_invited_twice_keeps_the_link(example: Study) -> None:
    first = token(invite(example, ANNA.id, ANNA.network))
    assert token(invite(example, ANNA.id, ANNA.network)) == first
    assert Invitation.objects.count() == 1


def test_every_network_and_study_of_one_person_has_a_link_of_its_own(example: Study) -> None:
    other = Study.objects.create(name="other", design=example.design)
    links = {
        token(invite(record, "anna", network))
        for record in (example, other)
        for network in ("noord", "zuid")
    }
    assert len(links) == 4


def test_whoever_reads_the_table_cannot_make_the_link(example: Study) -> None:
    invited = invite(example, ANNA.id, ANNA.network)
    link = token(invited)
    columns = [str(value) for value in Invitation.objects.values().get().values()]
    assert not any(link in column for column in columns)
    with OTHER_SECRET:
        assert token(invited) != link


@pytest.mark.parametrize("word", ["", "x", "a" * 24, "../../etc", "é" * 30])
def test_a_word_that_nobody_was_given_leads_nowhere(example: Study, word: str) -> None:
    invite(example, ANNA.id, ANNA.network)
    assert found(word) is None


def test_a_fingerprint_is_no_link(example: Study) -> None:
    invited = invite(example, ANNA.id, ANNA.network)
    assert found(invited.fingerprint) is None
    assert found(invited.salt) is None


def test_a_link_is_too_long_to_guess_and_fits_in_an_address(example: Study) -> None:
    link = token(invite(example, ANNA.id, ANNA.network))
    assert len(link) == 24  # 144 bits
    assert link.replace("-", "").replace("_", "").isalnum()


def test_a_study_made_anew_under_the_same_name_answers_to_no_old_link(example: Study) -> None:
    old = token(invite(example, ANNA.id, ANNA.network))
    name, plan = example.name, example.design
    example.delete()
    again = Study.objects.create(name=name, design=plan)
    assert token(invite(again, ANNA.id, ANNA.network)) != old
    assert found(old) is None
