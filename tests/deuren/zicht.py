"""Who may see which canary: what velden.csv says, for a role, of one row; and what may stand nowhere, for nobody."""

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any

from django.core.mail import EmailMessage

from intake.models import Klant
from tests.deuren import tabellen
from tests.deuren.antwoord import LINK, TITLE, Antwoord
from tests.deuren.kanaries import BSN, Spoor
from tests.deuren.world import Actor, Wereld
from werkoffensief.logboek.enums import Doel

# Where the privacy officer reads the file of whoever asked for something.
OF_REQUEST = {"verzoek", "verzoek_dossier", "verzoek_documenten", "verzoek_document", "klant_wissen",
              "verzoek_antwoord"}  # fmt: skip
# Where the privacy officer reads who opened whose file, and why.
OF_LOG = {"inzage_klant", "inzage_medewerker"}

# What a mail may tell: where and about what one speaks, with whom, and of a klant nothing else.
MAILED = {
    "Afspraak.plaats", "Afspraak.onderwerp", "Bijeenkomst.titel", "Bijeenkomst.plaats", "Medewerker.naam",
    "Medewerker.telefoon",
}  # fmt: skip


def words_of(message: EmailMessage) -> str:
    """Everything that leaves with a mail, but for its address."""
    parts = [getattr(part, "get_payload", lambda part=part: part[1])() for part in message.attachments]
    other = [content for content, _kind in getattr(message, "alternatives", ())]
    return " ".join(map(str, [message.subject, message.body, message.extra_headers, *parts, *other]))


@dataclass
class Zicht:
    """The judge of what is seen in this world."""

    world: Wereld

    def seen(self, klop: Any, answer: Antwoord, typed: str) -> Iterator[str]:
        """Canaries that this role may not see, wherever they are; and those that stand in the wrong place.

        What was typed may come back on the page, and nowhere else.
        """
        kanaries = self.world.kanaries
        own = kanaries.in_text(typed)
        for place in ("body", "headers", "messages", "logs"):
            excused = own if place in {"body", "messages"} else set()
            for text in kanaries.in_text(getattr(answer, place)) - excused:
                spoor = kanaries.sporen[text]
                if not self.may_see(klop.actor, spoor, klop.deur):
                    yield f"shows {spoor.naam} in {place} ({text})"
        for day in kanaries.born_in(html.unescape(answer.body)) - kanaries.born_in(typed):
            if not self.may_see(klop.actor, kanaries.born[day], klop.deur):
                yield f"shows Klant.geboortedatum in body ({day})"
        yield from self._misplaced(answer)

    def _misplaced(self, answer: Antwoord) -> Iterator[str]:
        """What is about a person stands in no log, title or URL, whoever reads it, and also when it was typed."""
        own = self.world.kanaries.in_text(answer.pad)
        urls = [url for url in LINK.findall(answer.body) if not url.startswith(("tel:", "mailto:"))]
        places = {"a log": [answer.logs], "a title": TITLE.findall(answer.body), "a URL": [answer.url, *urls]}
        for place, texts in places.items():
            for text in self.world.kanaries.in_text(html.unescape(" ".join(texts))) - own:
                spoor = self.world.kanaries.sporen[text]
                if spoor.klant and spoor.naam != "Klant.stadsdeel":
                    yield f"has {spoor.naam} in {place} ({text})"
            if self.world.kanaries.born_in(" ".join(texts)):
                yield f"has a birth date in {place}"

    def numbers_in(self, answer: Antwoord, wanted: set[str] | None) -> Iterator[str]:
        """A whole BSN stands on no page, in no log and no URL, but on the one page that is for it."""
        shown = set(BSN.findall(answer.body)) & self.numbers
        if wanted is not None and shown != wanted - {""}:  # a file that went into another has none
            yield f"shows the whole BSNs {shown}, not {wanted}"
        if set(BSN.findall(answer.logs + answer.url + answer.headers)) & self.numbers:
            yield "has a whole BSN in a log or a URL"

    @cached_property
    def numbers(self) -> set[str]:
        return {row.bsn for row in self.world.bundels if row.bsn}

    def mailed(self, mails: Iterable[EmailMessage]) -> Iterator[str]:
        """A mail goes to one person, and says of a klant at most what MAILED names, of that klant alone."""
        kanaries = self.world.kanaries
        for message in mails:
            to = [kanaries.sporen[text] for text in kanaries.in_text(" ".join(message.recipients()))]
            if len(message.recipients()) != 1:
                yield f"mails {len(message.recipients())} people at once"
            words = words_of(message)
            if set(BSN.findall(words)) & self.numbers:
                yield "mails a whole BSN"
            for text in kanaries.in_text(words):
                spoor = kanaries.sporen[text]
                theirs = spoor.naam in MAILED and spoor.klant in {None, *(one.klant for one in to)}
                if not theirs:
                    yield f"mails {spoor.naam} ({text})"

    def opened(self, actor: Actor, answer: Antwoord) -> Iterator[str]:
        """The reading log says of everybody who was read what opened the file: the work, or a Toegang."""
        for row in (row for row in self.world.bundels if row.klant.pk in answer.gelezen):
            doel, grond = answer.gelezen[row.klant.pk]
            by_access = self.world.relatie(actor, row) in {"toegang", "meekijken"}
            if doel in {Doel.BEGELEIDING, Doel.TOEGANG} and (doel == Doel.TOEGANG) != by_access:
                yield f"says in the reading log that {row.klant.klantnummer} was opened for {doel}"
            if doel == Doel.TOEGANG and grond is None:
                yield f"names no ground in the reading log for opening {row.klant.klantnummer}"

    def may_see(self, actor: Actor, spoor: Spoor, deur: str) -> bool:
        """What velden.csv says about this field, for this role, of this row."""
        cells = tabellen.velden()[spoor.naam]
        return any(self._word(actor, spoor, deur, cells[rol]) for rol in {*actor.rollen, "anoniem"})

    def _word(self, actor: Actor, spoor: Spoor, deur: str, word: str) -> bool:
        if word == "genomen":
            taken = deur == "toegang_lijst" and self._same_team(actor, spoor)
            return taken or self._word(actor, spoor, deur, "dossier")
        me, los = actor.medewerker, self.world.los
        holds = {
            "-": False,
            "alle": True,
            "dossier": word == "dossier" and self._has_file(actor, spoor),
            "gevoelig": word == "gevoelig" and self._has_file(actor, spoor) and self._of_writer(actor, spoor),
            "zelf": me is not None and spoor.medewerker == me.pk,
            "zelf_team": me is not None
            and (spoor.medewerker == me.pk or spoor.team == (me.team_id or "nowhere")),
            "accountmanager": spoor.medewerker in {los.makelaar.pk, los.accountmanager.pk},
            "verschil": deur.startswith("afwijking") and spoor.klant == los.verschil_klant.pk,
            "verzoek": self._of_request(spoor, deur),
            "logboek": self._of_request(spoor, deur) or deur in OF_LOG,
            "uitnodiging": deur == "wachtwoord_instellen" and spoor.medewerker == los.medewerker.pk,
            "cijfer": deur == "cijfer",
        }
        return holds[word]

    def _of_request(self, spoor: Spoor, deur: str) -> bool:
        """Of the person who asked, also what an emptied file that was merged into theirs still says."""
        person = self.world.los.verzoek.klant_id
        return deur in OF_REQUEST and (
            spoor.klant in {None, person}
            or Klant.objects.filter(pk=spoor.klant, samengevoegd_in=person).exists()
        )

    def _has_file(self, actor: Actor, spoor: Spoor) -> bool:
        row = next((row for row in self.world.bundels if row.klant.pk == spoor.klant), None)
        return row is not None and self.opens(actor, row)

    def _of_writer(self, actor: Actor, spoor: Spoor) -> bool:
        """A sensitive score is for who wrote it, the present regisseur and who stands in for them, and the named."""
        row = next(row for row in self.world.bundels if row.klant.pk == spoor.klant)
        if spoor.pk not in {score.pk for score in row.gevoelig}:
            return True
        covers = actor.medewerker if self.world.relatie(actor, row) == "waarneming" else None
        return actor.medewerker in {row.schrijver, row.regisseur, covers, *row.genoemd} - {None}

    def _same_team(self, actor: Actor, spoor: Spoor) -> bool:
        me = actor.medewerker
        return me is not None and self.world.teams.get(spoor.medewerker) == me.team_id

    def lists(self, actor: Actor, row: SimpleNamespace) -> bool:
        """A Toegang opens a file, no list; also when one was asked to look along."""
        return self.opens(actor, row) and self.world.relatie(actor, row) not in {"toegang", "meekijken"}

    def opens(self, actor: Actor, row: SimpleNamespace) -> bool:
        key = ("klant_dossier", "GET", self.world.relatie(actor, row))
        return tabellen.cel(key, actor.rollen).status == 200
