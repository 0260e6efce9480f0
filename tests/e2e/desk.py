"""Pages around the coding room, in the states in which they are looked at."""

from __future__ import annotations

from e2e.states import STUDY, study
from samenspel.reading.pseudonyms import Known
from samenspel.web.coding.models import Source
from samenspel.web.desk.codebook import merged_in, ready
from samenspel.web.desk.replacing import replace
from samenspel.web.desk.settling import NEITHER, Decision, settle
from samenspel.web.desk.settling import compared as compared_in
from samenspel.web.desk.sources import Incoming, keep
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study

TALK = """Interviewer: Hoe werkt u samen in Osterveen?
Harmke Duinstee: Wij bellen elkaar. Laatst belde ik Joris Kerkvoorde van Wilgenrak. Dat was fijn.
Interviewer: En waar loopt het vast?
Harmke Duinstee: Niet iedereen kent Joris. En de brief van Wilgenrak kwam te laat."""


def sources() -> str:
    """Return the list of texts, of which the names of one are still to be replaced."""
    raw()
    return study(page="sources")


def raw() -> Source:
    """Return a text that holds names."""
    record = Study.objects.get(name=STUDY)
    found = record.sources.filter(ready=False).first()
    return found or keep(record, Incoming(TALK, "gezin", "g01", "interview", "Eerste gesprek"))


def names(*, done: bool = False) -> str:
    """Return the page on which names are replaced, before or after that was done."""
    source = raw()
    if done:
        people = [Known("Harmke Duinstee", "person"), Known("Joris Kerkvoorde", "person")]
        replace(source, people, apart=True)
    return study(page=f"sources/{source.pk}/names")


def codebook(*, empty: bool = False) -> str:
    """Return the codebook, with the trees of the studies in it or with nothing yet."""
    record = Study.objects.get(name=STUDY)
    if empty:
        record.codes.all().delete()
    else:
        merged_in(record, ready(("strategies", "values"), "nl", design(record)))
    return study(page="codebook")


def code() -> str:
    """Return the page of a code that is used."""
    record = Study.objects.get(name=STUDY)
    used = record.codes.filter(codings__isnull=False).first() or record.codes.get(name="values")
    return study(page=f"codebook/{used.pk}")


def compared() -> str:
    """Return the page of coders compared, with one text open for it."""
    _opened()
    return study(page="compare")


def settling(*, opened: bool = True) -> str:
    """Return the page on which coders settle where they differ, with one decision made."""
    source = _opened()
    if not opened:
        Source.objects.update(opened=False)
        return study(page=f"sources/{source.pk}/settle")
    source.codings.filter(coder="settled").delete()
    source.steps.all().delete()
    first = compared_in(source).cases[0].stretch
    settle(source, first, Decision(NEITHER, "coder-1", "Dit gaat over iets anders."))
    return study(page=f"sources/{source.pk}/settle")


def quotes() -> str:
    """Return the page on which quotes are reviewed."""
    return study(page=f"sources/{_opened().pk}/quotes")


def _opened() -> Source:
    source = Source.objects.get(study__name=STUDY, name="interview-g01")
    source.opened = True
    source.save()
    return source


def removing() -> str:
    """Return the page that says what goes with a text."""
    return study(page=f"sources/{raw().pk}/remove")
