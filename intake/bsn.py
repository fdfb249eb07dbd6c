"""The burgerservicenummer: encrypted with AES-256-GCM, found by an HMAC, shown masked.

Plain hashes of all BSNs fall in a minute, so both keys stand outside the database (BSN_SLEUTELS,
BSN_INDEX_SLEUTEL). The ciphertext is bound to its row: another row's uuid, table or key id does not decrypt it.
Source of the 11-check: Wet algemene bepalingen burgerservicenummer; python-stdnum.
"""

import hashlib
import hmac
import os
import re
from functools import lru_cache
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from stdnum.nl import bsn as stdnum_bsn

TABLE = "intake_identificatie"
_NONCE = 12  # bytes
_BETWEEN = re.compile(r"[\s.-]")
_OTHER = re.compile(  # digits that are something else: a day, a time, a telephone number with its country
    r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])[-./](?:0?[1-9]|1[0-2])[-./](?:\d{4}|\d{2})(?!\d|[ .-]\d{3})"
    r"|(?<![\d.])(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d.])"
    r"|(?:[+]|(?<!\d)00)\d{2}(?:[ ()-]{0,2}\d){9,10}(?!\d)"
)
_WRITTEN = re.compile(r"(?<!\d)\d(?:[ .-]?\d){8}(?!\d)")


class BsnError(ValueError):
    """Not a burgerservicenummer, or not one that these keys can read."""


@lru_cache(maxsize=4)
def _ciphers(keys: str) -> dict[str, AESGCM]:
    pairs = (part.split(":", 1) for part in keys.split(","))
    return {key_id: AESGCM(bytes.fromhex(key)) for key_id, key in pairs}


def normalised(text: str) -> str:
    """Nine digits. Raises BsnError unless `text` is 8 or 9 digits that pass the 11-check, as people write them:
    also with spaces, dots and dashes between."""
    digits = _BETWEEN.sub("", text)
    if not (digits.isascii() and digits.isdigit() and len(digits) in (8, 9)):
        raise BsnError("Een burgerservicenummer heeft 8 of 9 cijfers.")
    digits = digits.zfill(9)
    if not stdnum_bsn.is_valid(digits):
        raise BsnError("Dit is geen geldig burgerservicenummer (de elfproef klopt niet).")
    return digits


def holds_bsn(text: str) -> bool:
    """Whether somewhere in a text stand nine digits that pass the 11-check, with or without dots and spaces; not those
    of a day, a time or a telephone number with its country."""
    said = _OTHER.sub(" | ", text)
    return any(stdnum_bsn.is_valid(re.sub(r"\D", "", found)) for found in _WRITTEN.findall(said))


def index_of(bsn: str) -> bytes:
    """The 32 bytes by which a BSN of nine digits is found and kept unique."""
    return hmac.digest(bytes.fromhex(settings.BSN_INDEX_SLEUTEL), bsn.encode(), hashlib.sha256)


def encrypt(bsn: str, *, row_id: UUID) -> tuple[bytes, str]:
    """The ciphertext (nonce first) for the Identificatie `row_id`, and the id of the key that was used."""
    key_id, cipher = next(iter(_ciphers(settings.BSN_SLEUTELS).items()))
    nonce = os.urandom(_NONCE)
    return nonce + cipher.encrypt(nonce, bsn.encode(), _bound_to(row_id, key_id)), key_id


def decrypt(ciphertext: bytes, *, row_id: UUID, key_id: str) -> str:
    """The BSN of the Identificatie `row_id`. Raises BsnError for a key or a row that does not belong to it."""
    data = bytes(ciphertext)
    cipher = _ciphers(settings.BSN_SLEUTELS).get(key_id)
    if cipher is None:
        raise BsnError("De sleutel van dit burgerservicenummer ontbreekt.")
    try:
        return cipher.decrypt(data[:_NONCE], data[_NONCE:], _bound_to(row_id, key_id)).decode()
    except Exception as error:
        raise BsnError("Dit burgerservicenummer hoort niet bij deze rij.") from error


def masked(bsn: str) -> str:
    """What a page may show: the last three digits."""
    return "••••••" + bsn[-3:]


def _bound_to(row_id: UUID, key_id: str) -> bytes:
    return f"{TABLE}:{row_id}:{key_id}".encode()
