"""What an invitation told: form, place and colleague beside the moment."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0069_regels_van_klanttag"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="uitnodiging",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="uitnodiging",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="uitnodiging",
                    name="verwijderd_delete",
                ),
                migrations.AddField(
                    model_name="uitnodiging",
                    name="bij",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="uitnodiging",
                    name="plaats",
                    field=models.CharField(editable=False, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="uitnodiging",
                    name="vorm",
                    field=models.CharField(
                        choices=[
                            ("kantoor", "Op kantoor"),
                            ("huisbezoek", "Huisbezoek"),
                            ("telefoon", "Telefoon"),
                            ("video", "Video"),
                            ("wijk", "In de wijk"),
                        ],
                        editable=False,
                        max_length=20,
                        null=True,
                    ),
                ),
                migrations.AddField(
                    model_name="uitnodiginggeschiedenis",
                    name="bij",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="uitnodiginggeschiedenis",
                    name="plaats",
                    field=models.CharField(editable=False, max_length=200, null=True),
                ),
                migrations.AddField(
                    model_name="uitnodiginggeschiedenis",
                    name="vorm",
                    field=models.CharField(
                        choices=[
                            ("kantoor", "Op kantoor"),
                            ("huisbezoek", "Huisbezoek"),
                            ("telefoon", "Telefoon"),
                            ("video", "Video"),
                            ("wijk", "In de wijk"),
                        ],
                        editable=False,
                        max_length=20,
                        null=True,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitnodiging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_uitnodiginggeschiedenis" ("afspraak_id", "begin", "bij_id", "deelname_id", "door_id", "gemaakt_op", "id", "klant_id", "manier", "mislukt_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "reden", "reeks", "sleutel", "soort", "verstuurd_op", "vorm") VALUES (NEW."afspraak_id", NEW."begin", NEW."bij_id", NEW."deelname_id", NEW."door_id", NEW."gemaakt_op", NEW."id", NEW."klant_id", NEW."manier", NEW."mislukt_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."plaats", NEW."reden", NEW."reeks", NEW."sleutel", NEW."soort", NEW."verstuurd_op", NEW."vorm"); RETURN NULL;',
                            hash="80ab3e92a7ebd7ee68e077397f41a3435c119d21",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_1c6ea",
                            table="intake_uitnodiging",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitnodiging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_uitnodiginggeschiedenis" ("afspraak_id", "begin", "bij_id", "deelname_id", "door_id", "gemaakt_op", "id", "klant_id", "manier", "mislukt_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "reden", "reeks", "sleutel", "soort", "verstuurd_op", "vorm") VALUES (NEW."afspraak_id", NEW."begin", NEW."bij_id", NEW."deelname_id", NEW."door_id", NEW."gemaakt_op", NEW."id", NEW."klant_id", NEW."manier", NEW."mislukt_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."plaats", NEW."reden", NEW."reeks", NEW."sleutel", NEW."soort", NEW."verstuurd_op", NEW."vorm"); RETURN NULL;',
                            hash="30264676c801bd004dd7a9a8d1413cbc2a33bdce",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_b694c",
                            table="intake_uitnodiging",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="uitnodiging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_uitnodiginggeschiedenis" ("afspraak_id", "begin", "bij_id", "deelname_id", "door_id", "gemaakt_op", "id", "klant_id", "manier", "mislukt_op", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plaats", "reden", "reeks", "sleutel", "soort", "verstuurd_op", "vorm") VALUES (OLD."afspraak_id", OLD."begin", OLD."bij_id", OLD."deelname_id", OLD."door_id", OLD."gemaakt_op", OLD."id", OLD."klant_id", OLD."manier", OLD."mislukt_op", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."plaats", OLD."reden", OLD."reeks", OLD."sleutel", OLD."soort", OLD."verstuurd_op", OLD."vorm"); RETURN NULL;',
                            hash="f5a97abbab5a75b91ae700c5627557dd33b8514b",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_53afb",
                            table="intake_uitnodiging",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
    ]
