"""What a person reads when the embedded servers cannot run."""

from __future__ import annotations

import errno


class EmbeddedError(Exception):
    """The embedded servers cannot run; the text is one Dutch line for the person at the keyboard."""


def explain(error: OSError, what: str) -> EmbeddedError:
    """Turn an operating system error into one clear line."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return EmbeddedError(
            f"De schijf is vol: {what} past er niet meer op. Maak ruimte vrij en probeer het opnieuw."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR):
        return EmbeddedError(
            f"Geen schrijfrechten voor {what} ({error.strerror})."
            " Kies een andere map met DATA_DIR=/pad/naar/map."
        )
    return EmbeddedError(f"{what} lukt niet: {error.strerror or error}.")
