"""The page of the demo that shows what would have been sent."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from werkoffensief.demo.post import mails


@require_safe
@never_cache
def demo_mail(request: HttpRequest) -> HttpResponse:
    """What the worker would have mailed. In productie there is no such page: mail goes to a server there."""
    if settings.PRODUCTIE:
        raise Http404
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", None) or settings.DATA_DIR / "mail")
    return render(request, "demo/demo_mail.html", {"berichten": mails(folder)})
