"""What happens between a copy and its coming back; `test_gone.py` runs it.

As a program of its own: like the application it works with the database of its surroundings.
"""

from __future__ import annotations

import sys
from pathlib import Path

from samenspel.web.config.copies import backup
from samenspel.web.config.environment import environment
from samenspel.web.config.start import set_up

GOES, STAYS, LATE = "said-by-who-goes", "said-by-who-stays", "said-after-the-copy"


def main(copy: Path) -> None:
    """Answer, make a copy, and remove: one respondent, one who came later, and a study."""
    set_up()
    from samenspel.web.elicitation.sortings import code, withdraw  # noqa: PLC0415 - set up first
    from samenspel.web.studies.gone import remembered  # noqa: PLC0415
    from samenspel.web.studies.invitations import invite, token  # noqa: PLC0415
    from samenspel.web.studies.models import Study  # noqa: PLC0415
    from web.sorting import NETWORK, Invited, invited  # noqa: PLC0415
    from web.told import tell  # noqa: PLC0415

    first = invited(3)
    second, third = (
        Invited(first.record, one, token(one))
        for one in (invite(first.record, name, NETWORK) for name in ("p2", "p3"))
    )
    other = Study.objects.create(name="another-study", design={"title": GOES})
    tell(first, GOES)
    tell(second, STAYS)
    backup(environment(), copy)
    tell(third, LATE)
    for one in (first, third):
        if not withdraw(code(one.invitation)):
            raise RuntimeError(one.invitation.participant)
    with remembered("study", other.made, study=other.name):
        other.delete()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
