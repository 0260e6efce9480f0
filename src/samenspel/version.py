"""The version of the package; everything else that wants it asks here."""

__version__ = "0.1.0"
