"""Take over what groups wrote in workshops.

An agreement from before was on one value, and nobody was asked at which level it holds or what the
word means. It becomes an agreement between organisations, for those are who met; and its value
gets the answer that all mean *partly* the same, without words: a group may say it better.
"""

from typing import Any

from django.db import migrations

KINDS = {
    "incompatible": "incompatible_demands",
    "priority": "no_settled_priority",
    "mandates": "overlapping_mandates",
}


def moved(apps: Any, _editor: object) -> None:  # noqa: ANN401 - the models of then
    """Move agreements and tensions, with the names a1, t1 and so on in each study."""
    understanding = apps.get_model("agreed", "Understanding").objects
    agreement = apps.get_model("agreed", "Agreement").objects
    card = apps.get_model("agreed", "TensionCard").objects
    for one in _all(apps, "Agreement"):
        about = _about(one.session)
        understanding.get_or_create(**about, value=one.value, defaults={"same": "partly"})
        told = {name: getattr(one, name) for name in ("behaviour", "owner", "start", "review")}
        name = _name(agreement, about, "a")
        agreement.create(**about, **told, name=name, values=[one.value], level="organisational")
    for one in _all(apps, "Tension"):
        about = _about(one.session)
        card.create(
            **about,
            name=_name(card, about, "t"),
            kind=KINDS[one.kind],
            demand=one.one,
            against=one.other,
            handling=one.handling,
        )


def _all(apps: Any, model: str) -> Any:  # noqa: ANN401
    found = apps.get_model("workshop", model).objects.select_related("session")
    return found.order_by("id")


def _about(session: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"study_id": session.study_id, "network": session.network, "round": session.round}


def _name(made: Any, about: dict[str, Any], letter: str) -> str:  # noqa: ANN401
    return f"{letter}{1 + made.filter(study_id=about['study_id']).count()}"


class Migration(migrations.Migration):
    dependencies = [
        ("agreed", "0001_initial"),
        ("workshop", "0002_joining_and_preparing"),
    ]

    operations = [migrations.RunPython(moved, migrations.RunPython.noop)]
