"""The addresses for programs: what each takes and gives, checked at the door."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Header, NinjaAPI, Status
from ninja.openapi.schema import OpenAPISchema

from samenspel.disclosure import AudienceName
from samenspel.web.api import answers, reading
from samenspel.web.api.keys import Key, key_of, may_answer, may_read, study_of
from samenspel.web.api.refusals import TYPE, RefusedError, install, language
from samenspel.web.api.shapes import Answers, Kept, Kind, ProgressOut, Refused, StudyOut
from samenspel.web.speech.words import sentence
from samenspel.web.studies.tokens import READS


class Described(NinjaAPI):
    """An API whose description says in which form it refuses."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the OpenAPI document."""
        found = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        operations = [one for path in found["paths"].values() for one in path.values()]
        for status, told in ((s, t) for one in operations for s, t in one["responses"].items()):
            if int(status) >= 400:
                told["content"] = {TYPE: told["content"].pop("application/json")}
        return found


api = Described(
    title=sentence("title", part="api").en,
    description=sentence("about", part="api").en,
    version="1",
    auth=Key(),
    docs_url=None,  # its page of documentation runs scripts that our pages do not allow
)
install(api)


def _refusals(*statuses: int) -> dict[int, Any]:
    return dict.fromkeys((401, 403, 429, *statuses), Refused)


@api.get("/study", url_name="api_study", response={200: StudyOut, **_refusals()})
def study(request: HttpRequest) -> StudyOut:
    """Return what the study asks; nothing of people."""
    return reading.asked(study_of(request))


@api.get("/progress", url_name="api_progress", response={200: list[ProgressOut], **_refusals()})
def progress(request: HttpRequest) -> list[ProgressOut]:
    """Return how many answered in each network; never who."""
    return reading.counted(may_read(request))


FILES = {200: {"description": "OK", "content": {kind: {} for kind in reading.TYPES.values()}}}


@api.get(
    "/results",
    url_name="api_results",
    response=_refusals(409, 422),
    openapi_extra={"responses": FILES},
)
def results(
    request: HttpRequest,
    audience: AudienceName = "outside",
    network: str | None = None,
    round: int | None = None,
    format: Kind = "json",
) -> HttpResponse:
    """Return what was released to an audience. To read releases nothing."""
    record = may_read(request)
    if audience not in READS[key_of(request).scope]:
        raise RefusedError(403, "other_audience")
    found = reading.released(record, reading.Wish(audience, network, round))
    content = reading.WRITERS[format](found, language(request))
    return HttpResponse(content, content_type=reading.TYPES[format])


@api.post("/answers", url_name="api_answers", response={201: Kept, **_refusals(400, 409, 422)})
def send(
    request: HttpRequest,
    sent: Answers,
    repeat: Annotated[str, Header(alias="Idempotency-Key", max_length=200)] = "",
) -> Status[Kept]:
    """Keep the whole map of one respondent. Sent again with the same key it is kept once."""
    return Status(201, answers.keep(may_answer(request), sent, repeat))
