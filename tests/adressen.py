"""The addresses of the application, with a stub for each page that another app brings when it is not there yet."""

from django.http import HttpResponse
from django.urls import NoReverseMatch, path, reverse

from werkoffensief import urls as own

handler400, handler403, handler404, handler500 = (
    own.handler400,
    own.handler403,
    own.handler404,
    own.handler500,
)


def _stub(request, **kwargs):
    return HttpResponse("stomp")


def _absent(name, *args):
    try:
        reverse(name, urlconf=own, args=args)
    except NoReverseMatch:
        return True
    return False


_SAMPLE = "00000000-0000-4000-8000-000000000000"
urlpatterns = [
    *own.urlpatterns,
    *([path("", _stub, name="start")] if _absent("start") else []),
    *(
        [path("klanten/<uuid:klant_id>/", _stub, name="klant_dossier")]
        if _absent("klant_dossier", _SAMPLE)
        else []
    ),
]
