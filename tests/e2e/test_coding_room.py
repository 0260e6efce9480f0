"""Coding in a browser: by keyboard alone, by touch, without a script, and with somebody else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e import coding
from e2e.every_page import wrong_with
from e2e.site import Site
from samenspel.web.coding.acts import Spot, put
from samenspel.web.coding.models import Coder, Coding, Source

pytestmark = pytest.mark.browser
EMOJI = "Directeur: Wij 👩‍👩‍👧 doen dit e\u0301e\u0301n keer. 🙂 Dan weer samen! Echt waar."
SOON = 10_000
LINE = 70  # pixels: a button with air above and below


def made(coder: str = coding.CODER) -> list[tuple[str, str]]:
    """Return the codes and the words of somebody, in the order in which they were put."""
    rows = Coding.objects.filter(coder=coder, end__isnull=False).order_by("id")
    return [
        (row.code.label, row.source.words[row.start : row.end])
        for row in rows.select_related("code", "source")
        if row.code
    ]


def said(page: Page, words: str) -> None:
    expect(page.locator("#chosen")).to_contain_text(words)


def height(part: Locator) -> float:
    box = part.bounding_box()
    assert box
    return box["height"]


def small(words: str = EMOJI) -> str:
    """Return the room of a short text of its own."""
    record = coding.interview().study
    text = Source.objects.create(study=record, name="kort", network="gezin", words=words)
    Coder.objects.get_or_create(study=record, name=coding.CODER)
    return f"/studies/{record.name}/sources/{text.pk}/?as={coding.CODER}"


def test_the_keyboard_alone_reads_chooses_codes_takes_away_and_searches(site: Site) -> None:
    page = site.open(coding.room(coded=False))
    keys = page.keyboard
    page.locator("#text").focus()
    keys.press("Control+ArrowDown")
    keys.press("Control+ArrowDown")
    keys.press("ArrowDown")
    keys.press("Shift+ArrowDown")
    keys.press("c")
    keys.type("vertrouwen")
    expect(page.locator("#tree .pick:visible").first).to_contain_text("Vertrouwen")
    keys.press("Enter")
    said(page, "Gecodeerd: Vertrouwen")
    keys.press("ArrowRight")
    keys.press("1")  # two strokes: a word, and the code that was used last
    expect(page.locator(".coded li")).to_have_count(2)
    keys.press("v")
    expect(page.locator(".coded li")).to_have_count(3)
    keys.press("m")
    keys.type("Zo zegt zij het.")
    keys.press("Tab")
    keys.press("Enter")
    expect(page.locator(".coded .memo", has_text="Zo zegt zij het.")).to_have_count(1)
    keys.press("u")
    expect(page.locator(".coded .memo", has_text="Zo zegt zij het.")).to_have_count(0)
    keys.press("u")
    expect(page.locator(".coded li")).to_have_count(2)
    keys.press("r")
    expect(page.locator(".coded li")).to_have_count(3)
    (first, passage), (second, word), (vivo, words) = made()
    assert first == second
    assert passage.count(".") + passage.count("?") >= 2
    assert " " not in word
    assert vivo == words == word
    keys.press("/")
    keys.type("gezinnen")
    keys.press("Enter")
    expect(page.locator("#hit")).to_contain_text("1 van")
    keys.press("Escape")
    keys.press("n")
    expect(page.locator("#hit")).to_contain_text("2 van")
    keys.press("1")
    expect(page.locator(".coded li")).to_have_count(4)
    assert made()[-1][1].lower() in {"gezin", "gezinnen"}


def test_codes_that_overlap_stand_beside_each_other_with_their_names(site: Site) -> None:
    page = site.open(coding.room())
    page.locator(".coded li").first.scroll_into_view_if_needed()
    expect(page.locator(".lane")).not_to_have_count(0)
    boxes = [lane.bounding_box() for lane in page.locator(".lane").all()]
    for one in boxes:
        for other in boxes:
            if one and other and one is not other and one["x"] == other["x"]:
                apart = one["y"] + one["height"] <= other["y"] + 2
                assert apart or other["y"] + other["height"] <= one["y"] + 2
    assert len({one["x"] for one in boxes if one}) >= 2
    assert page.locator(".coded .label").all_inner_texts() != [""] * 3
    assert wrong_with(page, 1280) == []


def test_words_with_signs_of_two_and_more_units_are_coded_where_they_stand(site: Site) -> None:
    page = site.open(small())
    page.locator("#text").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("v")
        expect(page.locator(".coded li")).to_have_count(_ + 1)
    assert [words for _, words in made()] == [
        "Wij 👩‍👩‍👧 doen dit e\u0301e\u0301n keer.",
        "🙂 Dan weer samen!",
        "Echt waar.",
    ]
    page.reload()
    page.locator(".coded a").nth(1).click()
    expect(page.locator("#current_quote")).to_have_text("🙂 Dan weer samen!")


def test_a_finger_chooses_a_sentence_makes_it_longer_and_codes_it(site: Site) -> None:
    page = site.open(small(), width=360, has_touch=True, is_mobile=True)
    page.locator(".words").tap(position={"x": 40, "y": 12})
    said(page, "Wij 👩‍👩‍👧 doen")
    page.get_by_role("button", name="Langer").tap()
    said(page, "keer. 🙂 Dan")
    page.get_by_role("button", name="Maak van de woorden een code").tap()
    expect(page.locator(".coded li")).to_have_count(1)
    page.get_by_role("button", name="Ongedaan").tap()
    expect(page.locator(".coded li")).to_have_count(0)
    assert made() == []
    assert wrong_with(page, 360) == []


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_the_codes_are_one_line_until_they_are_asked_for(site: Site, width: int) -> None:
    page = site.open(small(), width=width, has_touch=True, is_mobile=True)
    book, line = page.locator("#book"), page.get_by_role("button", name="Codes", exact=True)
    said(page, "Kies eerst woorden")
    assert height(book) <= LINE
    line.tap()
    expect(page.get_by_label("Zoek een code")).to_be_visible()
    line.tap()
    assert height(book) <= LINE
    page.locator("#text").focus()
    page.keyboard.press("c")
    expect(page.get_by_label("Zoek een code")).to_be_focused()
    assert wrong_with(page, width) == []


def test_a_mouse_selects_over_paragraphs_and_the_names_in_between_are_kept(site: Site) -> None:
    page = site.open(small("Anna: Eerste zin hier.\nBas: Tweede zin daar."))
    first, second = page.locator(".words").all()
    one, other = first.bounding_box(), second.bounding_box()
    assert one
    assert other
    page.mouse.move(one["x"] + 1, one["y"] + 12)
    page.mouse.down()
    page.mouse.move(other["x"] + 300, other["y"] + 12, steps=4)
    page.mouse.up()
    page.get_by_role("button", name="Maak van de woorden een code").click()
    expect(page.locator(".coded li")).to_have_count(1)
    assert made()[0][1] == "Eerste zin hier.\nBas: Tweede zin daar."


def test_without_a_script_a_form_codes_and_the_code_stands_in_words(site: Site) -> None:
    page = site.open(small(), javascript=False)
    page.get_by_text("Coderen zonder te selecteren").click()
    page.get_by_label("Nummer van de alinea").fill("1")
    page.get_by_label("De woorden; leeg is de hele alinea").fill("samen")
    page.get_by_label("Naam van een nieuwe code").fill("Met elkaar")
    page.get_by_role("button", name="Maak van de woorden een code").click()
    expect(page.locator("#p1 .coded")).to_contain_text("Met elkaar")
    page.get_by_role("link", name="Met elkaar").click()
    page.get_by_label("Notitie").fill("Let op.")
    page.get_by_role("button", name="Bewaar notitie").click()
    expect(page.locator("#p1 .memo")).to_have_text("Let op.")
    page.get_by_role("button", name="Ongedaan").click()
    page.get_by_role("button", name="Ongedaan").click()
    expect(page.locator(".coded li")).to_have_count(0)
    assert made() == []


def test_a_coding_of_a_colleague_arrives_while_one_reads_and_nothing_is_lost(site: Site) -> None:
    path = small()
    Source.objects.filter(name="kort").update(opened=True)
    page = site.open(path)
    page.locator("#text").focus()
    page.keyboard.press("ArrowDown")
    text = Source.objects.get(name="kort")
    theirs = coding.work(text, "bram")
    put(theirs, Spot(coding.leaves(text)[0].pk, 11, 20))
    page.keyboard.press("v")
    expect(page.locator(".coded .by", has_text="bram")).to_have_count(1, timeout=SOON)
    expect(page.locator(".coded li")).to_have_count(2)
    assert {row.coder for row in text.codings.all()} == {"bram", coding.CODER}


def test_a_suggestion_is_a_coding_only_after_somebody_takes_it(site: Site) -> None:
    page = site.open(small("Directeur: Wij vertrouwen elkaar. Er is geld tekort."))
    page.get_by_role("button", name="Suggesties").click()
    expect(page.locator("#suggestion_why")).not_to_be_empty()
    assert made() == []
    page.locator("#suggestion_codes button").first.click()
    expect(page.locator(".coded li")).to_have_count(1)
    assert len(made()) == 1


def test_when_the_line_is_lost_the_page_says_that_nothing_was_kept(site: Site) -> None:
    page = site.open(small())
    page.locator("#text").focus()
    page.keyboard.press("ArrowDown")
    page.context.set_offline(True)
    page.keyboard.press("v")
    expect(page.locator("#trouble")).to_contain_text("Geen verbinding")
    expect(page.locator(".coded li")).to_have_count(0)
    page.context.set_offline(False)
    page.keyboard.press("v")
    expect(page.locator(".coded li")).to_have_count(1)
    expect(page.locator("#trouble")).to_be_empty()
