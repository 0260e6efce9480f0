"""Every reason why a figure of agreement is not there can be said."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

from samenspel.analysis.agreement.model import Agreement, Figure, Reason
from samenspel.catalogue import texts


def test_every_figure_and_every_reason_has_words() -> None:
    figures = {field.name for field in fields(Agreement) if field.type in (Figure, "Figure")}
    assert figures == {"percent", "kappa", "alpha", "ac1"}
    assert figures | set(get_args(Reason)) - {""} <= texts("agreement").keys()
