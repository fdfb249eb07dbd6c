"""What a browser sends as files: into a private folder, and never more than fits (settings UPLOAD_…).

A file that is too large is dropped while it comes in; its name stands in `request.te_groot`, so that the form can
say so instead of an error page.
"""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, TemporaryFileUploadHandler


def private_folder() -> Path:
    """The folder for what is under way: only this user may look into it. Housekeeping empties it."""
    folder = Path(settings.DATA_DIR) / "tijdelijk"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


class PrivateFile(TemporaryUploadedFile):
    """An uploaded file in the private folder instead of the machine's own one for everybody."""

    def __init__(
        self, name: str, content_type: str, size: int, charset: str | None, content_type_extra: Any = None
    ) -> None:
        file = tempfile.NamedTemporaryFile(suffix=".upload", dir=private_folder())  # noqa: SIM115
        UploadedFile.__init__(self, file, name, content_type, size, charset, content_type_extra)


class PrivateUploadHandler(TemporaryFileUploadHandler):
    """Django's handler, with an end to what it takes."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.total = 0
        self.too_large: list[str] = []
        self.request.te_groot = self.too_large  # type: ignore[union-attr]

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super(TemporaryFileUploadHandler, self).new_file(*args, **kwargs)
        self.file = PrivateFile(
            self.file_name or "", self.content_type or "", 0, self.charset, self.content_type_extra
        )
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        self.total += len(raw_data)
        if self.received > settings.UPLOAD_MAX_FILE or self.total > settings.UPLOAD_MAX_TOTAL:
            self.total -= self.received
            self.too_large.append(self.file_name or "")
            raise SkipFile
        super().receive_data_chunk(raw_data, start)


class NoUploadHandler(FileUploadHandler):
    """For whoever may send no file: nothing is kept, in memory or on disk."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Never called: there is no file."""

    def file_complete(self, file_size: int) -> None:
        """Never called: there is no file."""
