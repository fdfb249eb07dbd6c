"""What was typed, understood without a database."""

from datetime import date

import pytest

from intake.queries.zoektekst import understood
from werkoffensief.web.zoekwoorden import plain

TODAY = date(2026, 11, 26)
BSN = "999990019"
BORN = date(1980, 3, 12)


def ask(text):
    return understood(text, today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "12-03-1980",
        "12 3 1980",
        "1980-03-12",
        "12/3/1980",
        "12.03.1980",
        "12-3-80",
        "12031980",
        " 12-03-1980 ",
        "12 maart 1980",
        "12 mrt 1980",
        "12 Mrt. 1980",
        "12-maart-1980",
    ],
)
def test_dates_of_birth(text):
    assert ask(text).born == BORN


@pytest.mark.parametrize(
    "text",
    ["31-02-1980", "12-13-1980", "27-11-2026", "1-1-1899", "12-03", "99999999", "06 12 34 56 78", "1980"],
)
def test_no_dates_of_birth(text):
    assert ask(text).born is None


@pytest.mark.parametrize(
    ("text", "born", "year", "words"),
    [
        ("jansen 1980", None, 1980, ("jansen",)),
        ("1980 jansen", None, 1980, ("jansen",)),
        ("jansen 12-03-1980", BORN, None, ("jansen",)),
        ("12 3 1980 Noor Jansen", BORN, None, ("noor", "jansen")),
        ("jansen 1880", None, None, ("jansen", "1880")),
        ("jansen 31-02-1980", None, None, ("jansen", "31", "02", "1980")),
    ],
)
def test_name_and_date_together(text, born, year, words):
    asked = ask(text)
    assert (asked.born, asked.year, asked.words) == (born, year, words)


@pytest.mark.parametrize(
    "text",
    ["06-12345678", "0612345678", "06 12 34 56 78", "+31 6 1234 5678", "0031612345678", "(06) 123 456 78"],
)
def test_telephone_in_any_notation(text):
    assert ask(text).phone == "612345678"


@pytest.mark.parametrize("text", ["353 00 00", "12-03-1980", "1234567890123456", "jansen 0612345678"])
def test_no_telephone(text):
    assert ask(text).phone == ""


@pytest.mark.parametrize(
    "text", [BSN, "999 990 019", "9999.90.019", f" {BSN}\0", f"noor {BSN}", "９９９９９００１９"]
)
def test_whole_bsn_is_understood_and_never_shown(text):
    asked = ask(text)
    assert (asked.bsn, asked.shown) == (BSN, "")


@pytest.mark.parametrize("text", ["999990018", "99999001", "jansen 999 990 018", "12345678"])
def test_what_may_be_a_mistyped_bsn_is_not_shown_either(text):
    assert (ask(text).bsn, ask(text).shown, ask(text).words) == ("", "", ())


@pytest.mark.parametrize(
    "text", ["0612345678", "12-03-1980", "jansen 12-03-1980", "K-77", "jansen 1980", "1234567"]
)
def test_other_text_is_shown(text):
    assert ask(text).shown == text


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "a", "%", "_", "'", '"', "\\", "-" * 50, "🎉", ";--", "( )", "\x01", "é"]
)
def test_too_little_to_look_for_finds_nothing_by_name(text):
    assert not ask(text).names


def test_text_is_cut_before_anything_is_made_of_it():
    asked = ask("ab " * 10_000)
    assert len(asked.shown) <= 100
    assert len(asked.words) <= 34


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Zoë Brûlé", "zoe brule"),
        ("van 't Hof", "van t hof"),
        ("d'Ancona", "d ancona"),
        ("Jansen-van der Meer", "jansen van der meer"),
        ("Łukasz Øst", "lukasz ost"),
        ("Groß", "gross"),
        ("İpek Yıldız", "ipek yildiz"),
        ("IJsbrand", "ijsbrand"),
        ("100%_\\", "100"),
    ],
)
def test_plain_words(name, words):
    assert plain(name) == words


@pytest.mark.parametrize(
    ("text", "words", "born"),
    [
        ("mevrouw Achterberg", ("achterberg",), None),
        ("Mevr. Achterberg", ("achterberg",), None),
        ("dhr. de Vries", ("de", "vries"), None),
        ("de heer Jansen 12 maart 1980", ("jansen",), BORN),
        ("mw jansen", ("jansen",), None),
        ("jan de heer", ("jan", "de", "heer"), None),
        ("mevrouw", ("mevrouw",), None),
        ("mwaniki", ("mwaniki",), None),
        ("augustus 1980", ("augustus",), None),
        ("mei li 1980", ("mei", "li"), None),
    ],
)
def test_form_of_address_and_the_name_of_a_month_are_no_words_of_a_name(text, words, born):
    assert (ask(text).words, ask(text).born, ask(text).shown) == (words, born, text)


@pytest.mark.parametrize(
    ("text", "core", "part", "phone"),
    [
        ("1079", "1079", "1079", "1079"),
        ("001079", "1079", "001079", "1079"),
        ("0612", "612", "0612", "612"),
        ("WO-001079", "1079", "WO-001079", ""),
        ("wo-0010", "10", "WO-0010", ""),
        ("107", "", "107", ""),
        ("10", "", "", ""),
        ("WO-1", "", "WO-1", ""),
        ("0" * 9, "", "", ""),  # eight or nine digits may be a BSN
        ("1" * 16, "", "", ""),
        ("jansen", "", "", ""),
        ("jansen 1079", "", "", ""),
    ],
)
def test_part_of_a_number(text, core, part, phone):
    assert (ask(text).core, ask(text).part, ask(text).phone_start) == (core, part, phone)


def test_year_alone():
    assert (ask("1969").year, bool(ask("1969"))) == (1969, True)
    assert ask("1869").year is None


@pytest.mark.parametrize("text", ["vd linden", "v.d. linden", "v/d linden", "VD Linden"])
def test_a_tussenvoegsel_in_short_is_read_as_its_words(text):
    assert understood(text, today=TODAY).words == ("v", "d", "linden")
