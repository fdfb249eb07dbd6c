"""Each finder finds what it is for, so that the consistency tests can fail."""

from types import SimpleNamespace

import pytest
from django.db.models import CheckConstraint, Q

from tests.house import finders


def model(name, app, *, keys=(), columns=(), constraints=()):
    fields = [SimpleNamespace(name=key, attname=f"{key}_id", related_model=target) for key, target in keys]
    fields += [SimpleNamespace(name=column, attname=column, related_model=None) for column in columns]
    fake = SimpleNamespace(__name__=name)
    fake._meta = SimpleNamespace(
        app_config=SimpleNamespace(name=app),
        label=f"{app}.{name}",
        model_name=name.lower(),
        local_fields=fields,
        local_many_to_many=[],
        constraints=constraints,
    )
    return Hashable(fake)


class Hashable:
    """A stand-in for a model class: compared by identity, like a class."""

    def __init__(self, fake):
        self.__name__, self._meta = fake.__name__, fake._meta


HEIGHTS = {"accounts": 2, "intake": 4, "werkgevers": 4, "trajecten": 5}
MEDEWERKER = model("Medewerker", "accounts")
KLANT = model("Klant", "intake", keys=[("regisseur", MEDEWERKER)])
TRAJECT = model("Traject", "trajecten", keys=[("klant", KLANT)])


def test_floors_are_read_from_the_contract():
    heights = finders.floors()
    assert heights["intake"] == heights["werkgevers"] < heights["trajecten"] < heights["werkoffensief.doelen"]


@pytest.mark.parametrize(
    ("owner", "target", "found"),
    [
        ("intake", TRAJECT, True),
        ("werkgevers", KLANT, True),
        ("trajecten", KLANT, False),
        ("intake", KLANT, False),
    ],
)
def test_key_to_a_higher_floor_or_a_neighbour_is_found(owner, target, found):
    sinner = model("Zondaar", owner, keys=[("doel", target)])
    assert bool(list(finders.keys_up([sinner], HEIGHTS))) is found


@pytest.mark.parametrize(
    ("name", "message", "found"),
    [
        ("traject_end_after_start", "Het einde ligt voor de start.", False),
        ("end_after_start", "Het einde ligt voor de start.", True),
        ("traject_end_after_start", "The end must not lie before the start.", True),
        ("traject_end_after_start", None, True),
    ],
)
def test_constraint_without_rule_name_or_dutch_sentence_is_found(name, message, found):
    constraint = CheckConstraint(condition=Q(a=1), name=name, violation_error_message=message)
    assert (
        bool(list(finders.bad_constraints([model("Traject", "trajecten", constraints=[constraint])])))
        is found
    )


def test_row_about_a_person_without_klant_id_is_found():
    step = model("Stap", "trajecten", keys=[("traject", TRAJECT)])
    good = model("Plaatsing", "trajecten", keys=[("traject", TRAJECT), ("klant", KLANT)])
    models = [MEDEWERKER, KLANT, TRAJECT, step, good]
    assert list(finders.without_klant(models, KLANT, [])) == [
        "trajecten.Stap is about a person and has no klant_id"
    ]
    assert list(finders.without_klant(models, KLANT, ["Stap"])) == []


def test_long_function_is_found():
    body = "\n".join("    x = 1" for _ in range(50))
    assert list(finders.long_functions(f"def long():\n{body}\n")) == ["long has 51 lines"]
    assert list(finders.long_functions("def short():\n    x = 1\n")) == []


@pytest.mark.parametrize(
    "line", ["timezone.now()", "date.today()", "datetime.now(tz=UTC)", "x(default=timezone.now)"]
)
def test_reading_the_clock_is_found(line):
    assert list(finders.clock_readings(line))


def test_measuring_a_duration_is_no_reading_of_the_clock():
    assert list(finders.clock_readings("time.monotonic()")) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("cursor.execute(f'SELECT {name}')", True),
        ("cursor.execute('SELECT ' + name)", True),
        ("cursor.execute('SELECT %s', [name])", False),
    ],
)
def test_built_sql_is_found(line, found):
    assert bool(list(finders.built_sql(line))) is found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("sent_before(Actie.objects.all(), pk=pk, content=said)", ["Actie"]),
        ("sent_before(models.Actie.objects, pk=pk, content=said)", ["Actie"]),
        ("rows = Actie.objects.all()\nrefusals.sent_before(rows, pk=pk, content=said)", ["Actie"]),
        ("sent_before(Actie.objects.filter(klant=klant_id), pk=pk, content=said)", []),
    ],
)
def test_unbounded_sent_before_is_found(lines, found):
    assert list(finders.unbounded_sent_before(lines)) == found


def test_drawer_for_everything_is_found():
    assert list(finders.banned_modules(["intake/utils.py", "intake/models.py", "core/models.py"])) == [
        "intake/utils.py",
        "core/models.py",
    ]


@pytest.mark.parametrize(
    "template",
    [
        '<p style="color: red">',
        "<style>",
        "<script>alert(1)</script>",
        '<script type="module">',
        '<a onclick="x()">',
        '<a href="javascript:x()">',
        '<div class="a"\n  hx-on:click="x()">',
    ],
)
def test_inline_code_is_found(template):
    assert list(finders.inline_code(template))


@pytest.mark.parametrize(
    "template",
    ['<script src="/static/js/x.js" defer></script>', "<p>style = mooi, on = aan</p>", '{# <p style="x"> #}'],
)
def test_plain_html_has_no_inline_code(template):
    assert list(finders.inline_code(template)) == []


def test_page_that_extends_nothing_is_found():
    assert not finders.is_page_or_fragment("klant.html", "<p>")
    assert finders.is_page_or_fragment("_klant.html", "<p>")
    assert finders.is_page_or_fragment("klant.html", '{% extends "basis.html" %}')


def test_documents_are_read():
    assert finders.words("| Klant | iemand |\n| `Stap` | iets |\n|---|---|\n") == {"Klant", "Stap"}
    assert finders.named_commands("Run `make demo`.\n```\nmake test-lang\n```\nmake haste", "make") == {
        "demo",
        "test-lang",
    }
    assert finders.make_targets("demo setup: run.py\n\tx: y\nVAR := 1\n") == {"demo", "setup"}


@pytest.mark.parametrize(
    "changelog", ["", "## 1.0 – 2026-01-01\n## 1.1 – 2026-02-01", "## Nog niet uitgebracht\n## 1.0"]
)
def test_changelog_in_the_wrong_order_is_found(changelog):
    assert list(finders.unordered_dates(changelog))
