"""`make schermen`: build the readable world in a database of its own, and photograph every page."""

import os
import sys
import time
from pathlib import Path

os.environ["DJANGO_SETTINGS_MODULE"] = "werkoffensief.settings.test"

from tests import omgeving  # noqa: I001 (names the database before Django reads its settings)

import django
from django.test.utils import setup_test_environment

django.setup()
setup_test_environment()

from tests.conftest import _use  # noqa: E402
from tests.deuren import world as worlds  # noqa: E402
from tests.paginas.bezoek import Bezoeker  # noqa: E402
from tests.paginas.leesbaar import Groei, Leesbaar  # noqa: E402
from tests.paginas.register import PAGINAS  # noqa: E402
from tests.paginas.schermen import beelden, photograph, write_sheet  # noqa: E402
from werkoffensief.web import clock  # noqa: E402

ROWS = 24


def main(arguments: list[str]) -> None:
    """The pages that are named, or all; `--map FOLDER` for another place than DATA_DIR/schermen."""
    folder = Path(os.environ["DATA_DIR"]) / "schermen"
    if "--map" in arguments:
        at = arguments.index("--map")
        folder = Path(arguments[at + 1])
        arguments = arguments[:at] + arguments[at + 2 :]
    if unknown := set(arguments) - set(PAGINAS):
        raise SystemExit(f"Geen pagina: {', '.join(sorted(unknown))}")
    started, wanted = time.monotonic(), beelden(arguments)
    with omgeving.clone() as database:
        _use(database.name)
        world = worlds.build(Leesbaar())
        growth = Groei(world)
        growth.to(ROWS)
        photograph(Bezoeker(world, growth), wanted, folder)
        day = clock.now().strftime("%d-%m-%Y %H:%M")
    index = write_sheet(wanted, folder, day)
    sys.stdout.write(f"{len(wanted)} beelden in {time.monotonic() - started:.0f} s: {index}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
