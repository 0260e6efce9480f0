"""The member check on a phone: by touch with a script, and as a plain form without one."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from e2e.checks import OWN, check
from e2e.every_page import wrong_with
from e2e.site import Site
from samenspel.web import bridge
from samenspel.web.studies.models import Study

pytestmark = pytest.mark.browser
PHONE: dict[str, Any] = {"width": 360, "has_touch": True, "is_mobile": True}


def answers() -> list[tuple[str, str, str]]:
    rows = bridge.load(Study.objects.get(name="open-study")).checks
    return [(row.statement, row.answer, row.comment) for row in rows]


def test_a_respondent_answers_by_touch_and_finds_it_back_without_a_script(site: Site) -> None:
    path = check(answered=False)
    page = site.open(path, **PHONE)
    assert wrong_with(page, 360) == []
    statement = page.get_by_role("group", name=OWN)
    with page.expect_response("**/save"):
        statement.get_by_role("radio", name="Nee, ik zie het anders").tap()
    expect(page.locator("#saved")).to_have_text("Bewaard")
    assert answers() == [("s3", "differs", "")]
    plain = site.open(path, javascript=False, **PHONE)
    found = plain.get_by_role("group", name=OWN)
    expect(found.get_by_role("radio", name="Nee")).to_be_checked()
    found.get_by_role("textbox").fill("Dat doen wij te weinig.")
    plain.get_by_role("button", name="Klaar").tap()
    expect(plain.get_by_text("Dank u wel.")).to_be_visible()
    assert answers() == [("s3", "differs", "Dat doen wij te weinig.")]
