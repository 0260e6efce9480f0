"""What programs send and get, as the OpenAPI document describes it."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Schema
from pydantic import AwareDatetime, ConfigDict, Field

from samenspel.web.elicitation.moves import ASIDE, EXTREMES
from samenspel.web.studies.models import Study

LONGEST_NAME = 64
MOST = 100  # of anything: no study has more cards
Name = Annotated[str, Field(max_length=LONGEST_NAME)]


class Words(Schema):
    """A text in both languages."""

    nl: str
    en: str


class CardOut(Schema):
    """A card to place."""

    id: str
    label: Words
    explanation: Words


class NetworkOut(Schema):
    """A network of the study."""

    id: str
    name: str


class StudyOut(Schema):
    """What a study asks; nothing of people."""

    id: str
    title: Words
    state: Study.State
    round: int
    mode: Literal["pseudonymous", "named"]
    asks: list[str] = Field(description="Ids of the instruments")
    networks: list[NetworkOut]
    cards: list[CardOut]
    boxes: dict[str, int] = Field(description="How many cards each box holds")
    top: int = Field(description="How many important values are put in order")
    consents: list[str] = Field(description="What a respondent can agree to; the first is needed")


class ProgressOut(Schema):
    """How far one network is: counts, never who."""

    network: str
    complete: int
    begun: int = Field(description="Not complete yet")
    asked: int | None


class Answers(Schema):
    """The whole values map of one respondent."""

    model_config = ConfigDict(extra="forbid")

    participant: Name | None = Field(None, description="With `network`: who this is")
    network: Name | None = None
    link: Name | None = Field(None, description="Or the last part of the personal link")
    placements: dict[Name, str] = Field(
        min_length=1,
        max_length=MOST,
        description=f"Card -> box, or `{ASIDE}` for a card that finds no place",
    )
    top: list[Name] = Field([], max_length=MOST, description="Important values, first one first")
    meanings: dict[Name, str] = Field(
        {}, max_length=MOST, description="Card -> what it looks like in practice"
    )
    remarks: dict[Name, str] = Field(
        {}, max_length=MOST, description=f"On the extremes: {', '.join(EXTREMES)}"
    )
    consents: list[Name] = Field(max_length=MOST, description="What this respondent agreed to")
    consented: AwareDatetime = Field(description="When")


class Kept(Schema):
    """What was kept, and the code with which the respondent withdraws."""

    complete: bool = Field(description="Whether every box holds exactly its cards")
    withdrawal: str = Field(description="Give this to the respondent; it is kept nowhere")


class ProblemOut(Schema):
    """One thing to repair."""

    place: str
    code: str
    message: str
    found: str
    allowed: str
    repair: str


class Refused(Schema):
    """Why a request is not granted (RFC 9457)."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    problems: list[ProblemOut]


Kind = Literal["json", "csv", "xlsx"]  # of a file with results
