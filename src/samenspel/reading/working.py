"""What a clause says of how networks work: governance, sizes, chance, trust."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samenspel.reading.amount import QUANTIFIERS
from samenspel.reading.claim import Claim, Kind
from samenspel.reading.clauses import grouped
from samenspel.reading.lexicon import Mark
from samenspel.reading.measure import Measure
from samenspel.reading.members import members
from samenspel.reading.numbers import number_at
from samenspel.reading.predicate import as_side, list_marks
from samenspel.reading.scene import Scene
from samenspel.reading.subjects import networks_measure, places, spoken_values

_CHANCE: tuple[Kind, ...] = ("own_set", "contested", "both_sides", "significant")
_SIGNS = frozenset({"=", "is", "van", "of", "was", ":", "<", ">", "("})
_WHOLE = frozenset({"organisations"})
_CASES = frozenset({"networks", "organisations", "respondents", ""})
_MEMBERS = frozenset({"organisations", "providers", "municipalities"})
_OWNING = frozenset(
    ["heeft", "has", "had", "telt", "telde", "kent", "omvat", "have", "hebben", "tellen"]
)


def governance(clause: Scene) -> Iterator[Claim]:
    """Yield how many networks are governed in which way, or how one of them is."""
    forms = clause.meanings("governance")
    cases = clause.meanings("case")
    if not forms:
        yield from members(clause)
        return
    amounts = [one for one in clause.measures if one.unit in _CASES and not _beside(clause, one)]
    if not amounts:
        if forms and (cases or places(clause)):
            yield _governed(clause, None, forms[:1])
        return
    marks = clause.all("governance")
    per_amount = grouped([one.start for one in amounts], marks)
    for amount, turn in zip(amounts, per_amount, strict=True):
        inside = tuple(mark.meaning for mark in marks if amount.start < mark.start < amount.end)
        yield _governed(clause, amount, inside or turn)


def _beside(clause: Scene, one: Measure) -> bool:
    """Return whether an amount counts no networks: '(n = 4)', '(5 steps)'."""
    loose = one.bare and not one.unit and clause.norm(one.start - 1) == "("
    return one.given is not None or loose


def _governed(clause: Scene, amount: Measure | None, forms: Sequence[str]) -> Claim:
    moving = clause.has("form", "moving") and len(clause.all("governance")) < 2
    return Claim(
        "governance",
        clause.text,
        words=clause.meanings("case"),
        item=forms[0] if forms else "",
        measure=amount,
        adjective=_adjective(clause, amount),
        finding="moving" if moving else "",
        negated=clause.has("not", "not"),
        networks=clause.meanings("network"),
        doubtful=len(forms) > 1,
    )


def _adjective(clause: Scene, amount: Measure | None) -> bool:
    """Return whether the form stands before the noun: 'three self-regulating networks'."""
    if amount is None or amount.unit != "networks":
        return False
    nouns = {mark.start for mark in clause.all("unit") if mark.meaning == "networks"}
    return any(form.end in nouns for form in clause.all("governance"))


def chance(clause: Scene) -> Iterator[Claim]:
    """Yield what a clause says of differences, agreement and trust beyond the counts."""
    if clause.has("trust_level"):
        yield Claim("trust_level", clause.text, networks=clause.meanings("network"))
        return
    if clause.has("per"):
        yield Claim("per_organisation", clause.text, negated=clause.has("not"))
        return
    for kind in _CHANCE:
        if clause.has("chance", kind):
            yield Claim(
                kind,
                clause.text,
                values=tuple(mark.meaning for mark in spoken_values(clause)),
                networks=clause.meanings("network"),
                whole=clause.has("whole"),
                measure=next((one for one in clause.measures if one.unit == "values"), None),
                topic="between" if clause.has("differ") else "",
                negated=clause.has("not", "not"),
            )
            return


def statistics(clause: Scene) -> Iterator[Claim]:
    """Yield what a clause prints of p, phi or overlap."""
    for mark in clause.all("measure"):
        found = _figure(clause, mark)
        if found is not None:
            number, digits = found
            yield Claim(
                "statistic",
                clause.text,
                item=mark.meaning,
                number=number,
                digits=digits,
                networks=clause.meanings("network"),
                whole=clause.has("whole"),
            )


def _figure(clause: Scene, mark: Mark) -> tuple[float, int] | None:
    reach = 4 if mark.meaning == "p" else 8
    for at in range(mark.end, min(mark.end + reach, clause.end)):
        number = number_at(clause.words, at, clause.sentence.language)
        whole = mark.meaning == "overlap" and number is not None and not number.digits
        if number is not None and not whole and clause.norm(at - 1) not in {"<", ">"}:
            return number.value, number.digits
        if clause.norm(at) not in _SIGNS and mark.meaning == "p":
            return None
    return None


def sizes(clause: Scene) -> Iterator[Claim]:
    """Yield how many people, networks, organisations, values or votes there are."""
    if spoken_values(clause) and not clause.has("other"):
        return
    if clause.has("organisation"):
        yield from _inhabitants(clause)
        return
    if any(mark.meaning == "votes" for mark in clause.all("unit")):
        yield from _votes(clause)
        return
    if any(one.of is not None and one.unit == "organisations" for one in clause.measures):
        yield from _parts(clause)
        return
    noun = _numbered(clause) or _shared_noun(clause)
    for one in clause.measures:
        unit = one.unit or noun
        if not unit or (one.quantifier and one.given is None):
            continue
        if noun or clause.has("participate") or clause.has("other") or one.given is not None:
            yield Claim(
                "size",
                clause.text,
                unit="respondents" if unit == "maps" else unit,
                firm=bool(noun) or _firm(clause, one),
                measure=one,
                networks=_near(clause, one),
                networks_measure=_of_each(clause),
                other=bool({"andere", "overige", "other", "remaining"} & set(one.between)),
                values=tuple(mark.meaning for mark in spoken_values(clause)),
                whole=clause.has("whole"),
            )


def _numbered(clause: Scene) -> str:
    """Return what is counted in 'the number of respondents is …'."""
    for mark in clause.all("unit"):
        before = clause.norm(mark.start - 1), clause.norm(mark.start - 2)
        if before[0] == "aantal" or before == ("of", "number"):
            return mark.meaning
    return ""


def _of_each(clause: Scene) -> Measure | None:
    """Return the networks of which each has so many: 'four networks, with two people each'."""
    spoken = networks_measure(clause)
    each = {clause.norm(at) for at in range(clause.start, clause.end)} & {"each", "elk", "ieder"}
    if spoken is None or not each:
        return spoken
    return replace(spoken, amounts=(QUANTIFIERS["all"],))


def _shared_noun(clause: Scene) -> str:
    """Return what a number without a noun counts: 'A has two respondents, B four'."""
    units = {one.unit for one in clause.measures if one.unit}
    loose = any(one.bare and not one.unit for one in clause.measures)
    return units.pop() if loose and len(units) == 1 and len(places(clause)) > 1 else ""


def _inhabitants(clause: Scene) -> Iterator[Claim]:
    """Yield how large a member is: 'Enschede has 159,732 inhabitants', 'the largest'."""
    named, ends = clause.meanings("organisation"), clause.meanings("largest")
    # 'The largest is ten times the smallest' is about two, and may name only one by its id.
    order = ends[0] if len(ends) == 1 else ""
    sized = [one for one in clause.measures if one.unit == "inhabitants"]
    if len(named) == 1 and (sized or order):
        one = sized[0] if sized else None
        yield Claim("members", clause.text, words=named, measure=one, item=order)


def _parts(clause: Scene) -> Iterator[Claim]:
    """Yield how many organisations are of one kind: 'municipalities make up six of sixteen'."""
    kinds = [mark.meaning for mark in clause.all("unit") if mark.meaning in _MEMBERS - _WHOLE]
    for one in clause.measures:
        if len(kinds) == 1 and one.of is not None:
            yield Claim("size", clause.text, unit=kinds[0], measure=one)


def _firm(clause: Scene, one: Measure) -> bool:
    """Return whether a number is the number of all there are, not of some of them."""
    of_network = one.unit == "respondents" and bool(places(clause))
    before = {clause.norm(at) for at in range(clause.start, one.start)}
    if (one.unit in _MEMBERS or of_network) and _OWNING & before:
        return True
    return clause.has("participate", "strong") or clause.has("whole") or one.given is not None


def _near(clause: Scene, one: Measure) -> tuple[str, ...]:
    """Return the network that a size belongs to, where there are several of both."""
    noun = _shared_noun(clause)
    sized = [other for other in clause.measures if (other.unit or noun) == (one.unit or noun)]
    return grouped([other.start for other in sized], places(clause))[sized.index(one)]


def _votes(clause: Scene) -> Iterator[Claim]:
    """Yield how many votes there were: given, possible or missing, per list."""
    counts = [one for one in clause.measures if one.unit == "votes" or (one.bare and not one.unit)]
    lists = grouped([one.start for one in counts], list_marks(clause))
    for one, side in zip(counts, lists, strict=True):
        named = next(iter(side), "")
        yield Claim(
            "votes", clause.text, measure=one, side=as_side(named), topic=_kind_of(clause, one)
        )


def _kind_of(clause: Scene, one: Measure) -> str:
    if clause.norm(one.start - 2) in {"given", "gegeven"}:
        return "given"
    possible = [mark for mark in clause.all("possible") if one.start - 2 <= mark.start < one.end]
    if possible and one.of is None:
        return "possible"
    if clause.has("missing"):
        return "missing"
    return "possible" if clause.has("possible") and one.of is None else "given"


def stated_sizes(clause: Scene) -> Iterator[Claim]:
    """Yield the size that stands behind a network: 'network C (n=2)'."""
    ends = {mark.end: mark.meaning for mark in places(clause)}
    for one in clause.measures:
        network = ends.get(one.start - 1)
        if one.given is not None and len(one.amounts) == 1 and network is not None:
            yield Claim("size", clause.text, unit="respondents", measure=one, networks=(network,))
