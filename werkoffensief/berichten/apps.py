from django.apps import AppConfig


class BerichtenConfig(AppConfig):
    name = "werkoffensief.berichten"
    label = "berichten"
    verbose_name = "Berichten"
    deletable = ("opdracht", "nachttaak")  # models whose rows the web role may delete, see logboek.rechten

    def ready(self) -> None:
        """Register the nightly jobs of the floors below, which cannot reach up to do it themselves."""
        from werkoffensief.berichten import nightly, registry

        jobs = {
            "opdrachten_opruimen": nightly.tidy_outbox,
            "inzage_partitie": nightly.make_next_partition,
            "sessies_opruimen": nightly.remove_sessions,
            "inlogpogingen_opruimen": nightly.remove_log_in_attempts,
        }
        for name, job in jobs.items():
            registry.register_nightly(name, job)
