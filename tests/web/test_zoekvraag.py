"""What somebody looks for stays in their session; the URL carries a number."""

from types import SimpleNamespace

from werkoffensief.web.zoekvraag import KEPT, recalled, remember


def browser(session=None):
    return SimpleNamespace(session={} if session is None else session, GET={})


def asked(request, number):
    request.GET = {"zoek": number}
    return recalled(request)


def test_text_comes_back_in_its_own_session_only():
    request = browser()
    number = remember(request, "  Jansen \0 schilders ")
    assert number == "1"
    assert asked(request, number) == "Jansen schilders"
    assert asked(browser(), number) == ""
    assert asked(request, "Jansen") == ""


def test_same_text_keeps_its_number_and_nothing_is_not_kept():
    request = browser()
    assert remember(request, "a") == remember(request, "a") == "1"
    assert remember(request, " \0 ") == ""
    assert remember(request, "b") == "2"
    assert len(remember(request, "x" * 500)) == 1
    assert asked(request, "3") == "x" * 100


def test_only_the_newest_are_kept():
    request = browser()
    numbers = [remember(request, f"tekst {n}") for n in range(KEPT + 5)]
    known = [number for number in numbers if asked(request, number)]
    assert known == numbers[-KEPT:]
