"""What axe finds on a page, by the rules of WCAG 2.2 AA and good practice."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Every rule runs; of what is right only one place a rule is written down: a third of the time.
    "resultTypes": ["violations"],
}


def violations(page: Page) -> list[str]:
    """Return what keeps a page from being read by everyone."""
    found = Axe().run(page, options=RULES)
    return [found.generate_report()] if found.violations_count else []
