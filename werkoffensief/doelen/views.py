from django.http import HttpResponse


def dashboard(request):
    return HttpResponse("")


doelstelling_lijst = doelstelling_wijzigen = cijfer = dashboard
