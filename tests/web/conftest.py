"""What tests of pages share: the examples in the database."""

from __future__ import annotations

import pytest

from samenspel import read
from samenspel.web import bridge
from samenspel.web.studies.models import Study


@pytest.fixture
def example(db: None) -> Study:  # noqa: ARG001 - the fixture opens the database
    """The invented region: three networks, every table filled."""
    return bridge.keep(read("examples/voorbeeldregio"))
