"""Keys that do something by themselves, and switching them off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.forms import SneltoetsenForm
from werkoffensief.dossier.permissions import may_open_files


def sneltoetsen(request: MemberRequest) -> HttpResponse:
    """Which keys there are, and whether this medewerker wants them (WCAG 2.1.4). It stays with the account."""
    form = SneltoetsenForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, f"De sneltoetsen staan nu {'aan' if request.user.sneltoetsen else 'uit'}.")
        return redirect("sneltoetsen")
    return render(
        request, "dossier/sneltoetsen.html", {"form": form, "met_gesprekken": may_open_files(request.user)}
    )
