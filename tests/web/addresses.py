"""Every address of the application, found where the application finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

Patterns = list[URLPattern | URLResolver]


@dataclass(frozen=True, slots=True)
class Address:
    """One address; ``parts`` are what it is filled in with."""

    route: str
    name: str
    parts: tuple[str, ...]

    def filled(self, **parts: object) -> str:
        """Return a path; what is not given is a 1, which is a number and a name."""
        path = self.route
        for part in self.parts:
            path = path.replace(f"<{part}>", str(parts.get(part.split(":")[-1], 1)))
        return f"/{path}"

    @property
    def of_accounts(self) -> bool:
        """Whether this page is there only where colleagues have accounts."""
        return self.route.startswith("account/") or self.name == "team"

    @property
    def of_guests(self) -> bool:
        """Whether this is a page of a personal link."""
        return "slug:token" in self.parts

    @property
    def of_programs(self) -> bool:
        """Whether programs ask it, with a key: no cookie and no form has a say in it."""
        return self.route.startswith("api/")


def addresses() -> tuple[Address, ...]:
    """Return all of them."""
    return tuple(_below(get_resolver().url_patterns, ""))


def _below(patterns: Patterns, before: str) -> Iterator[Address]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _below(pattern.url_patterns, route)
        else:
            parts = tuple(piece.split(">")[0] for piece in route.split("<")[1:])
            yield Address(route, pattern.name or "", parts)


def without_keys(page: str) -> str:
    """A page without its keys: new for each request, so any two letters can stand in them."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
