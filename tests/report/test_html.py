from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from report.sample import HOSTILE, document
from samenspel.report.blocks import Figure, Heading, Paragraph
from samenspel.report.html import to_html
from samenspel.text import LANGUAGES, Language, plain

LOADING = {"script", "link", "img", "iframe", "object", "embed", "base", "form", "image", "use"}


class Reader(HTMLParser):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.feed(words)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return "nl" if request.param == "nl" else "en"


@pytest.fixture(scope="module")
def html(language: Language) -> str:
    return to_html(document(), language)


def test_the_same_report_gives_the_same_bytes(html: str, language: Language) -> None:
    assert to_html(document(), language) == html


def test_it_needs_nothing_from_elsewhere(html: str) -> None:
    reader = Reader(html)
    assert not LOADING & {tag for tag, _ in reader.tags}
    attributes = [(name, value or "") for _, found in reader.tags for name, value in found.items()]
    assert all(value.startswith("#") for name, value in attributes if name in ("href", "src"))
    assert not [name for name, _ in attributes if name.startswith("on") or name == "style"]
    assert "url(" not in html


def test_hostile_words_are_words(html: str) -> None:
    assert "<script" not in html
    assert sum(HOSTILE in said for said in Reader(html).said) == 5


def test_hostile_words_in_the_stamp_do_not_leave_the_style_sheet() -> None:
    hostile = plain('"} </style><script>alert(1)</script> @import \\')
    shown = document(Paragraph(plain("x")))
    changed = type(shown)(shown.title, shown.subtitle, hostile, shown.blocks, hostile)
    html = to_html(changed, "nl")
    assert "<script" not in html
    assert html.count("</style>") == 1


def test_the_contents_of_a_single_chapter_are_its_sections() -> None:
    blocks = (Heading(plain("One")), Heading(plain("Part"), 2), Heading(plain("Detail"), 3))
    alone = to_html(replace(document(), blocks=blocks), "nl").split("<nav")[1].split("</nav>")[0]
    assert [name in alone for name in ("One", "Part", "Detail")] == [True, True, False]
    two = (*blocks, Heading(plain("Two")))
    several = to_html(replace(document(), blocks=two), "nl").split("<nav")[1].split("</nav>")[0]
    assert [name in several for name in ("One", "Part", "Two")] == [True, False, True]


def test_a_picture_may_begin_at_its_right_on_a_narrow_screen(page: Page) -> None:
    (first, *_) = (one for one in document().blocks if isinstance(one, Figure))
    page.set_viewport_size({"width": 360, "height": 800})
    where = {}
    for side in ("left", "right"):
        shown = replace(document(), blocks=(replace(first, begins=side),))
        page.set_content(to_html(shown, "nl"))
        card, drawing = (page.locator(name).first.bounding_box() for name in (".card", "svg"))
        assert card
        assert drawing
        assert drawing["width"] > card["width"]
        where[side] = drawing["x"] - card["x"]
    assert where["right"] < 0 < where["left"]


def test_control_characters_and_half_pairs_do_not_reach_the_page() -> None:
    html = to_html(document(Heading(plain("a\x00b\ud800c"))), "en")
    assert "a\ufffdb\ufffdc" in html
    assert html.encode()


def test_structure(html: str, language: Language) -> None:
    reader = Reader(html)
    assert reader.named("html") == [{"lang": language}]
    assert [len(reader.named(tag)) for tag in ("h1", "main", "nav", "header", "footer")] == [1] * 5
    ids = [found["id"] for _, found in reader.tags if "id" in found]
    assert len(ids) == len(set(ids))
    links = {str(found["href"]).removeprefix("#") for found in reader.named("a")}
    assert links <= set(ids)
    assert len(reader.named("table")) == len(reader.named("caption")) == 9
    pictures = reader.named("svg")
    assert len(pictures) == 7
    assert all(found["role"] == "img" and found["aria-label"] for found in pictures)
    assert all(found.get("scope") in ("col", "row") for found in reader.named("th"))


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_accessible_and_nothing_is_blocked(
    page: Page, html: str, tmp_path: Path, scheme: str, width: int
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    (tmp_path / "report.html").write_text(html, "utf-8")
    page.goto((tmp_path / "report.html").as_uri())
    assert not complaints
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.browser
def test_the_browser_of_the_tests_reaches_nothing_else(page: Page) -> None:
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.set_content('<img src="http://192.0.2.1/x.png">')
    page.wait_for_timeout(100)
    assert failed == ["http://192.0.2.1/x.png"]
