"""The session of a network: what its screens show now, and how a facilitator steers them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from samenspel.disclosure import Released
from samenspel.errors import SamenspelError
from samenspel.study.model import Study as StudyFile
from samenspel.study.rows import Network
from samenspel.web import releases
from samenspel.web.agreed.due import due, made
from samenspel.web.elicitation.models import Answers, Sorting
from samenspel.web.elicitation.through import came_in
from samenspel.web.studies.models import Study
from samenspel.web.workshop.models import Session
from samenspel.web.workshop.slides import Slide, slides
from samenspel.web.workshop.written import Written, agreements_of, tensions_of, understood

LONGEST = 60  # minutes on the timer
PREPARES = timedelta(minutes=3)  # longer: whoever computed is gone, and it may be asked again


@dataclass(frozen=True, slots=True)
class Stage:
    """What a session shows; without ``released`` only how many are done."""

    session: Session
    network: Network
    study: StudyFile
    released: Released | None
    slides: tuple[Slide, ...] = ()

    @property
    def step(self) -> int:
        """Where in the slides the group is."""
        return max(0, min(self.session.step, len(self.slides) - 1))

    @property
    def at(self) -> int:
        """The place of the slide that is shown, as people count."""
        return self.step + 1

    @property
    def slide(self) -> Slide | None:
        """The slide that is shown now."""
        return self.slides[self.step] if self.slides else None

    @property
    def next(self) -> Slide | None:
        """The slide after this one."""
        return self.slides[self.step + 1] if self.step + 1 < len(self.slides) else None

    @property
    def done(self) -> int:
        """How many are done; never who."""
        return done(self.session.study, self.study, self.network.id)

    @property
    def name(self) -> str:
        """What the network is called."""
        return self.network.name or self.network.id

    @property
    def made(self) -> bool:
        """Whether there is anything to look back at, of any round."""
        return any(True for _ in made(self.session.study, self.network.id))

    @property
    def due(self) -> int:
        """How many agreements and tension cards wait for a look back."""
        return len(due(self.session.study, self.network.id))

    @property
    def understood(self) -> list[Written]:
        """What the words mean to the group, of each value that it talked about."""
        return understood(self.session, self.study)

    @property
    def meaning(self) -> Written | None:
        """What the group said of the word on the slide that is shown."""
        value = self.slide.value if self.slide else ""
        return next((one for one in self.understood if one.row.value == value), None)

    @property
    def agreements(self) -> list[Written]:
        """What the group agreed on."""
        return agreements_of(self.session, self.study)

    @property
    def tensions(self) -> list[Written]:
        """The tensions that the group named."""
        return tensions_of(self.session)


def session_of(record: Study, network: str, number: int | None = None) -> Session:
    """Return the session of a network in a round, this one unless said otherwise.

    It is not kept yet when nothing was shown or written.
    """
    about = {"study": record, "network": network, "round": number or record.round}
    return Session.objects.filter(**about).first() or Session(**about)


def stage_of(record: Study, study: StudyFile, network: Network, number: int | None = None) -> Stage:
    """Return what the screens of a network show now, or showed last in another round."""
    session = session_of(record, network.id, number)
    released = _released(record, session) if session.begun else None
    shown = slides(released, network.id) if released else ()
    return Stage(session, network, study, released, shown)


def _released(record: Study, session: Session) -> Released | None:
    """Return what was released; nothing while its round is open, or when the study is wrong."""
    try:
        return releases.shown_to(record, "members", session.network, number=session.round)
    except SamenspelError:
        return None


def begin(record: Study, network: str) -> None:
    """Release to members what they may see and show the first slide; raises ``ReleaseError``."""
    releases.released_to(record, "members", network, number=record.round)
    session = kept(record, network)
    session.begun, session.preparing = session.begun or timezone.now(), None
    _save(session, "begun", "preparing")


def kept(record: Study, network: str) -> Session:
    """Return the session of a network, kept."""
    session, _ = Session.objects.get_or_create(study=record, network=network, round=record.round)
    return session


def turn(session: Session, *, to: int) -> None:
    """Show another slide, unless another window turned first."""
    same = Session.objects.filter(pk=session.pk, step=session.step)
    furthest = max(to, session.furthest)
    same.update(step=to, furthest=furthest, revision=F("revision") + 1)


def set_timer(session: Session, minutes: int) -> None:
    """Start the timer; with 0 minutes, stop it."""
    session.until = timezone.now() + timedelta(minutes=minutes) if minutes else None
    _save(session, "until")


def touch(session: Session) -> None:
    """Let every screen look again."""
    Session.objects.filter(pk=session.pk).update(revision=F("revision") + 1)


def _save(session: Session, *fields: str) -> None:
    session.save(update_fields=fields)
    touch(session)


def seconds_left(session: Session) -> int | None:
    """Return what is left on the timer; none when no timer runs."""
    if session.until is None:
        return None
    return max(0, round((session.until - timezone.now()).total_seconds()))


def is_preparing(session: Session) -> bool:
    """Return whether somebody computes what the group may see."""
    return session.preparing is not None and timezone.now() - session.preparing < PREPARES


def mark(session: Session) -> str:
    """Return words that change when the screens must look again; asked for all the time."""
    done_now = "" if session.begun else _placed(session)
    waits = is_preparing(session)
    return f"{session.study.state} {session.pk} {session.revision} {waits} {done_now}"


def _placed(session: Session) -> str:
    """Return words that change when a map or a questionnaire is complete, or is so no more."""
    made = Sorting.objects.filter(
        invitation__study=session.study, invitation__network=session.network, withdrawn=None
    )
    whole = sum(len(boxes) == len(order) for boxes, order in made.values_list("boxes", "order"))
    answers = Answers.objects.filter(
        invitation__study=session.study, invitation__network=session.network
    )
    finished = answers.filter(finished__isnull=False).count()
    return f"{whole} {session.study.rows.filter(table='sorts').count()} {finished}"


def done(record: Study, study: StudyFile, network: str) -> int:
    """Return how many of a network are done in the latest round: a map, or all questions."""
    return sum(one.complete for one in came_in(record, study) if one.network == network)
