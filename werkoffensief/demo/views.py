"""The page of the demo that shows what would have been sent."""

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from intake.permissions import CASEWORK
from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.demo.post import mails, readable_by


@require_safe
@never_cache
@requires(*CASEWORK, Rol.BEHEERDER)
def demo_mail(request: MemberRequest) -> HttpResponse:
    """What the worker would have mailed: of oneself, and for a beheerder all.

    In productie there is no such page: mail goes to a server there.
    """
    if settings.PRODUCTIE:
        raise Http404
    folder = Path(getattr(settings, "EMAIL_FILE_PATH", None) or settings.DATA_DIR / "mail")
    return render(request, "demo/demo_mail.html", {"berichten": readable_by(request.user, mails(folder))})
