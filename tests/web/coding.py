"""A small source with a codebook, and somebody who codes in it."""

from __future__ import annotations

from samenspel.web.coding.acts import Work
from samenspel.web.coding.models import Code, Coder, Source
from samenspel.web.studies.models import Study
from web.colleagues import small_study

TEXT = (
    "Interviewer [0:00:04]: Hoe werkt u samen?\n"
    "Directeur [0:00:09]: Wij maken afspraken 🙂. Een afspraak is een afspraak.\n"
    "\n"
    "Dat e\u0301e\u0301n keer misging 👩‍👩‍👧 is jammer."
)
HERE = "/studies/kleine-studie/sources"


def source(words: str = TEXT, *, record: Study | None = None, name: str = "gesprek") -> Source:
    """Return a source of which the names are replaced, in a study with three codes."""
    record = record or small_study()
    if not record.codes.exists():
        for place, label in enumerate(("Vertrouwen", "Afspraken", "Geld")):
            Code.objects.create(study=record, name=f"c{place}", label=label, place=place)
    return Source.objects.create(study=record, name=name, network="noord", words=words)


def work(one: Source, coder: str = "anna") -> Work:
    """Return what somebody codes in."""
    Coder.objects.get_or_create(study=one.study, name=coder)
    return Work(one, coder, len(one.words))


def codes(one: Source) -> list[int]:
    """Return the codes of the study, as the database knows them."""
    return list(Code.objects.filter(study=one.study).values_list("pk", flat=True))
