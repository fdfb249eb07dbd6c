"""Finding somebody."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from intake.models import Klant
from werkoffensief.accounts.permissions import requires
from werkoffensief.accounts.views import MemberRequest
from werkoffensief.dossier.permissions import WITH_FILES
from werkoffensief.dossier.queries import zoeken as queries
from werkoffensief.dossier.views.rows import record_list, shown
from werkoffensief.web import clock
from werkoffensief.web.pagination import PAGE_SIZE, Page, capped_count


@never_cache
@requires(*WITH_FILES)
def klant_zoeken(request: MemberRequest) -> HttpResponse:
    """Find somebody by name or klantnummer. It is posted, so that no name stands in a URL or a log."""
    text = request.POST.get("q", "").replace("\0", "")[:100].strip()
    hits = queries.found(Klant.objects.visible_to(request.user), text)
    exact = hits.filter(klantnummer=text).first() if text else None
    if exact:
        return redirect("klant_dossier", exact.pk)
    ids = list(hits.values_list("pk", flat=True)[:PAGE_SIZE])
    order = {key: place for place, key in enumerate(ids)}
    rows = sorted(shown(ids, clock.today()), key=lambda row: order[row.pk])
    record_list(request, rows, "Klanten zoeken")
    page = Page(rows=rows, count=capped_count(hits), previous=None, following=None)
    context = {"pagina": page, "gezocht": text, "te_veel": page.count.number > len(rows)}
    return render(request, "dossier/klant_zoeken.html", context)
