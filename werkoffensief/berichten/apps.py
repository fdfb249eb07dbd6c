from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "werkoffensief.berichten"
    label = "berichten"
    verbose_name = "Berichten"
    deletable = ("opdracht", "nachttaak")  # models whose rows the web role may delete, see logboek.rechten

    def ready(self) -> None:
        """Register the mails and nightly jobs of the floors below, which cannot reach up to do it themselves."""
        from werkoffensief.accounts.registry import register_outbox
        from werkoffensief.accounts.services import melding
        from werkoffensief.berichten import nightly, registry, services

        register_outbox(services.enqueue)
        registry.register(melding.LINK, melding.send_links, batch=1)
        registry.register(melding.CHANGED, melding.send_announcements, batch=1)
        jobs = {
            "opdrachten_opruimen": nightly.tidy_outbox,
            "inzage_partitie": nightly.make_next_partition,
            "sessies_opruimen": nightly.remove_sessions,
            "inlogpogingen_opruimen": nightly.remove_log_in_attempts,
        }
        for name, job in jobs.items():
            registry.register_nightly(name, job)
