"""Values, instruments, wording and reference lines: data with their sources."""

from samenspel.catalogue.wording import texts

__all__ = ["texts"]
