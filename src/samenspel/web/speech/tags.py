"""What templates need to speak: ``{% word "key" %}`` and ``{{ text|say:language }}``."""

from __future__ import annotations

from django import template
from django.template import Context

from samenspel.catalogue import texts
from samenspel.text import Language, Text

register = template.Library()


@register.simple_tag(takes_context=True)
def word(context: Context, key: str, **parts: object) -> str:
    """Return a sentence of the pages in the reader's language."""
    return texts("web")[key].format(**parts).in_language(context["language"])


@register.filter
def say(text: Text, language: Language) -> str:
    """Return a text in a language."""
    return text.in_language(language)
