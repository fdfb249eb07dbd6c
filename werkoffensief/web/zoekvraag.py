"""What somebody looks for, kept in their session: the URL of a list carries a number instead of a name.

A page posts the text to a view that calls `remember` and redirects to the list with `?zoek=<number>`; the list calls
`recalled`. So filters, sorting, next pages and downloads keep the search, and no name stands in a URL or a log.
"""

from django.http import HttpRequest

KEY = "zoekvragen"
KEPT = 10  # searches of one session: some lists open beside each other
MAX_LENGTH = 100


def remember(request: HttpRequest, text: str) -> str:
    """Keep this text; what to write in the URL for it. Empty for a text of nothing."""
    text = " ".join(text.replace("\0", "")[:MAX_LENGTH].split())
    if not text:
        return ""
    kept: dict[str, str] = request.session.get(KEY, {})
    for number, known in kept.items():
        if known == text:
            return number
    number = str(max(map(int, kept), default=0) + 1)
    newest = sorted(kept, key=int)[1 - KEPT :]
    request.session[KEY] = {key: kept[key] for key in newest} | {number: text}
    return number


def recalled(request: HttpRequest) -> str:
    """The text behind `?zoek=` of this request; empty when this session does not know it (any more)."""
    return str(request.session.get(KEY, {}).get(request.GET.get("zoek", ""), ""))
