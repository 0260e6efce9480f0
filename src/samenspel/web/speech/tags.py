"""What templates need to speak: ``{% word "key" %}`` and ``{{ text|say:language }}``."""

from __future__ import annotations

from django import template
from django.template import Context
from django.templatetags.static import static

from samenspel.text import Language, Text
from samenspel.web.speech.words import sentence

register = template.Library()
register.simple_tag(static)


@register.simple_tag(takes_context=True)
def word(context: Context, key: str, *, part: str = "", **fills: object) -> str:
    """Return a sentence in the reader's language; ``part`` names the part that owns it."""
    return sentence(key, part=part, **fills).in_language(context["language"])


@register.filter
def say(text: Text, language: Language) -> str:
    """Return a text in a language."""
    return text.in_language(language)
