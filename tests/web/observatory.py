"""The score that Mozilla's HTTP Observatory gives an answer, computed here: nothing leaves the machine.

The rules as Mozilla publishes them ("HTTP Observatory: tests and scoring"): everybody begins with 100, every fault
takes points off, and only whoever then still has 90 gets the extra points. Also scores a running server:

    .venv/bin/python -m tests.web.observatory https://werk.voorbeeld.nl/inloggen/
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.request import Request, urlopen

BASE, NEEDED_FOR_BONUS = 100, 90
SIX_MONTHS = 15_768_000
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
UNSAFE = {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}
FALLBACK = (
    "script-src",
    "style-src",
    "object-src",
    "img-src",
    "connect-src",
    "font-src",
    "media-src",
    "frame-src",
)
SESSION, ANTI_CSRF = re.compile("sess|login|auth|token", re.IGNORECASE), re.compile("csrf", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b([^>]*)>", re.IGNORECASE)
SOURCE = re.compile(r"""\bsrc=["']([^"']+)""")
Rule = tuple[str, int]


@dataclass(frozen=True)
class Gezien:
    """One answer over https: its headers (names in any case), the cookies that it sets, and its page."""

    headers: Mapping[str, str]
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    html: str = ""
    preloaded: bool = False

    def get(self, name: str) -> str:
        found = {key.lower(): value for key, value in self.headers.items()}
        return found.get(name.lower(), "").strip()


def score(seen: Gezien) -> tuple[int, list[Rule]]:
    """The points, and every rule that gave or took some."""
    rules = [rule(seen) for rule in RULES]
    points = BASE + sum(value for _, value in rules if value < 0)
    if points >= NEEDED_FOR_BONUS:
        points += sum(value for _, value in rules if value > 0)
    return max(points, 0), [rule for rule in rules if rule[1]]


def policy(text: str) -> dict[str, set[str]]:
    """A content security policy by directive; the first of a name counts."""
    found: dict[str, set[str]] = {}
    for part in text.split(";"):
        name, *sources = part.split() or [""]
        if name:
            found.setdefault(name.lower(), {source.lower() for source in sources})
    return found


def content_security_policy(seen: Gezien) -> Rule:
    text = seen.get("Content-Security-Policy")
    if not text:
        return "csp-not-implemented", -25
    csp = policy(text)
    default = csp.get("default-src", {"*"})
    scripts, styles = csp.get("script-src", default), csp.get("style-src", default)
    if unsafe := next((rule for rule in _unsafe_scripts(csp, scripts, default)), None):
        return unsafe
    if "'unsafe-inline'" in styles and not _has_nonce(styles):
        return "csp-implemented-with-unsafe-inline-in-style-src-only", 0
    if default == {"'none'"}:
        return "csp-implemented-with-no-unsafe-default-src-none", 10
    return "csp-implemented-with-no-unsafe", 5


def _unsafe_scripts(csp: dict[str, set[str]], scripts: set[str], default: set[str]) -> Iterator[Rule]:
    anywhere = {"*", "http:", "https:", "data:"}
    objects = csp.get("object-src", default)
    if "'unsafe-inline'" in scripts and not _has_nonce(scripts):
        yield "csp-implemented-with-unsafe-inline", -20
    if (scripts & anywhere and "'strict-dynamic'" not in scripts) or objects & anywhere:
        yield "csp-implemented-with-unsafe-inline", -20
    active = set().union(
        *(csp.get(name, default) for name in FALLBACK if name not in {"img-src", "media-src"})
    )
    if any(source.startswith("http:") for source in active):
        yield "csp-implemented-with-insecure-scheme", -20
    if "'unsafe-eval'" in scripts:
        yield "csp-implemented-with-unsafe-eval", -10
    passive = csp.get("img-src", default) | csp.get("media-src", default)
    if any(source.startswith("http:") for source in passive):
        yield "csp-implemented-with-insecure-scheme-in-passive-content-only", -10


def _has_nonce(sources: set[str]) -> bool:
    return any(source.startswith(("'nonce-", "'sha256-", "'sha384-", "'sha512-")) for source in sources)


def cookies(seen: Gezien) -> Rule:
    """The worst cookie counts."""
    if not seen.cookies:
        return "cookies-not-found", 0
    faults = [fault for name, morsel in seen.cookies.items() for fault in _faults(name, morsel, seen)]
    if faults:
        return min(faults, key=lambda rule: rule[1])
    if all(morsel["samesite"] for morsel in seen.cookies.values()):
        return "cookies-secure-with-httponly-sessions-and-samesite", 5
    return "cookies-secure-with-httponly-sessions", 0


def _faults(name: str, morsel: Mapping[str, object], seen: Gezien) -> Iterator[Rule]:
    anti_csrf = bool(ANTI_CSRF.search(name))
    session = bool(SESSION.search(name)) and not anti_csrf
    strict = bool(seen.get("Strict-Transport-Security"))
    same = str(morsel["samesite"]).lower()
    if session and not morsel["httponly"]:
        yield "cookies-session-without-httponly-flag", -30
    if not morsel["secure"] and session:
        yield ("cookies-session-without-secure-flag-but-protected-by-hsts", -10) if strict else (
            "cookies-session-without-secure-flag", -40)  # fmt: skip
    elif not morsel["secure"]:
        yield ("cookies-without-secure-flag-but-protected-by-hsts", -5) if strict else (
            "cookies-without-secure-flag", -20)  # fmt: skip
    if anti_csrf and not same:
        yield "cookies-anticsrf-without-samesite-flag", -20
    if same not in {"", "lax", "strict", "none"}:
        yield "cookies-samesite-flag-invalid", -20


def cross_origin_sharing(seen: Gezien) -> Rule:
    allowed = seen.get("Access-Control-Allow-Origin")
    reflected = allowed == "https://observatory.example"
    if reflected and seen.get("Access-Control-Allow-Credentials").lower() == "true":
        return "cross-origin-resource-sharing-implemented-with-universal-access", -50
    return "cross-origin-resource-sharing-not-implemented", 0


def transport_security(seen: Gezien) -> Rule:
    text = seen.get("Strict-Transport-Security").lower()
    if not text:
        return "hsts-not-implemented", -20
    age = re.search(r'max-age="?(\d+)', text)
    if not age:
        return "hsts-header-invalid", -20
    if int(age[1]) < SIX_MONTHS:
        return "hsts-implemented-max-age-less-than-six-months", -10
    return ("hsts-preloaded", 5) if seen.preloaded else ("hsts-implemented", 0)


def referrer_policy(seen: Gezien) -> Rule:
    words = [word.strip().lower() for word in seen.get("Referrer-Policy").split(",") if word.strip()]
    if not words:
        return "referrer-policy-not-implemented", 0
    known = [word for word in words if word in PRIVATE | UNSAFE]
    if not known:
        return "referrer-policy-header-invalid", -5
    return ("referrer-policy-private", 5) if known[-1] in PRIVATE else ("referrer-policy-unsafe", -5)


def subresource_integrity(seen: Gezien) -> Rule:
    scripts = [attributes for attributes in SCRIPT.findall(seen.html) if SOURCE.search(attributes)]
    outside = [a for a in scripts if re.match(r"(https?:)?//", SOURCE.search(a)[1])]  # type: ignore[index]
    if any("integrity=" not in a for a in outside):
        plain = any(SOURCE.search(a)[1].startswith("http://") for a in outside)  # type: ignore[index]
        return ("sri-external-scripts-not-loaded-securely", -50) if plain else ("sri-not-implemented", -5)
    if scripts and all("integrity=" in attributes for attributes in scripts):
        return "sri-implemented-and-all-scripts-loaded-securely", 5
    return "sri-not-implemented-but-all-scripts-loaded-from-secure-origin", 0


def content_type_options(seen: Gezien) -> Rule:
    good = seen.get("X-Content-Type-Options").lower() == "nosniff"
    return ("x-content-type-options-nosniff", 0) if good else ("x-content-type-options-not-implemented", -5)


def frame_options(seen: Gezien) -> Rule:
    ancestors = policy(seen.get("Content-Security-Policy")).get("frame-ancestors")
    if ancestors and not ancestors & {"*", "http:", "https:"}:
        return "x-frame-options-implemented-via-csp", 5
    word = seen.get("X-Frame-Options").lower()
    if word in {"deny", "sameorigin"}:
        return "x-frame-options-sameorigin-or-deny", 5
    return "x-frame-options-not-implemented", -20


def resource_policy(seen: Gezien) -> Rule:
    word = seen.get("Cross-Origin-Resource-Policy").lower()
    if word in {"same-origin", "same-site"}:
        return f"cross-origin-resource-policy-implemented-with-{word}", 10
    if word in {"", "cross-origin"}:
        return "cross-origin-resource-policy-not-implemented", 0
    return "cross-origin-resource-policy-header-invalid", -5


def redirection(first: tuple[int, str]) -> Rule:
    """What plain http answers: its status and where it leads. Scored by itself: it is another request."""
    status, location = first
    if status not in {301, 302, 307, 308}:
        return "redirection-missing", -20
    return (
        ("redirection-to-https", 0) if location.startswith("https://") else ("redirection-not-to-https", -20)
    )


RULES = (
    content_security_policy, cookies, cross_origin_sharing, transport_security, referrer_policy,
    subresource_integrity, content_type_options, frame_options, resource_policy,
)  # fmt: skip


def main(address: str) -> None:
    """Print the score of a running server."""
    with urlopen(Request(address, headers={"Origin": "https://observatory.example"})) as answer:
        jar = SimpleCookie()
        for line in answer.headers.get_all("Set-Cookie") or []:
            jar.load(line)
        seen = Gezien(dict(answer.headers), jar, answer.read().decode(errors="replace"))
    points, rules = score(seen)
    sys.stdout.write("\n".join([f"{points} punten", *(f"  {value:+d} {name}" for name, value in rules), ""]))


if __name__ == "__main__":
    main(sys.argv[1])
