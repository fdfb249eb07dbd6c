"""What was typed, understood without a database."""

from datetime import date

import pytest

from werkoffensief.dossier.queries.zoektekst import plain, understood

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
