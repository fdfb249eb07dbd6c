"""What a privacy officer does when somebody asks."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from werkoffensief.accounts.enums import Rol
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.forms import WisForm
from werkoffensief.dossier.services import erase_klant


@requires(Rol.PRIVACY)
def klant_wissen(request: MemberRequest) -> HttpResponse:
    """Erase somebody who asked for it. The page shows no person: the request names one."""
    form = WisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        erase_klant(klant=form.cleaned_data["klant"], door=request.user.pk, reden=form.cleaned_data["reden"])
        messages.success(request, "De gegevens zijn gewist. Het nummer en de perioden zijn gebleven.")
        return redirect("start")
    return render(request, "dossier/klant_wissen.html", {"form": form, "terug": reverse("start")})
