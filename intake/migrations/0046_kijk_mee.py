"""A Toegang may be given: a colleague is asked to look along for at most a week."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import werkoffensief.logboek.expressions
from werkoffensief.logboek.maak_tabellen import WijzigTabellen


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_codepoging_browser"),
        ("intake", "0045_samenvoeging_terug"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        WijzigTabellen(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="toegang",
                    name="nieuw_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="toegang",
                    name="gewijzigd_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="toegang",
                    name="verwijderd_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="toegang",
                    name="toegang_een_etmaal",
                ),
                migrations.AddField(
                    model_name="toegang",
                    name="uitgenodigd_door",
                    field=models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AddField(
                    model_name="toeganggeschiedenis",
                    name="uitgenodigd_door",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="toegang",
                    trigger=pgtrigger.compiler.Trigger(
                        name="nieuw_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_toeganggeschiedenis" ("beeindigd_door_id", "beeindigd_op", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "team_id", "tot", "uitgenodigd_door_id", "vanaf") VALUES (NEW."beeindigd_door_id", NEW."beeindigd_op", NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'nieuw\', NEW."id", NEW."reden", NEW."team_id", NEW."tot", NEW."uitgenodigd_door_id", NEW."vanaf"); RETURN NULL;',
                            hash="ebbf71655a2d1825935bddd8053bb34192526b9a",
                            operation="INSERT",
                            pgid="pgtrigger_nieuw_insert_1e249",
                            table="intake_toegang",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toegang",
                    trigger=pgtrigger.compiler.Trigger(
                        name="gewijzigd_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "intake_toeganggeschiedenis" ("beeindigd_door_id", "beeindigd_op", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "team_id", "tot", "uitgenodigd_door_id", "vanaf") VALUES (NEW."beeindigd_door_id", NEW."beeindigd_op", NEW."id", NEW."klant_id", NEW."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'gewijzigd\', NEW."id", NEW."reden", NEW."team_id", NEW."tot", NEW."uitgenodigd_door_id", NEW."vanaf"); RETURN NULL;',
                            hash="beb0b0d4456941d624e8c5de71165ff096a4dbaf",
                            operation="UPDATE",
                            pgid="pgtrigger_gewijzigd_update_4bcd2",
                            table="intake_toegang",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toegang",
                    trigger=pgtrigger.compiler.Trigger(
                        name="verwijderd_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "intake_toeganggeschiedenis" ("beeindigd_door_id", "beeindigd_op", "id", "klant_id", "medewerker_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "team_id", "tot", "uitgenodigd_door_id", "vanaf") VALUES (OLD."beeindigd_door_id", OLD."beeindigd_op", OLD."id", OLD."klant_id", OLD."medewerker_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\')::JSONB, JSONB_BUILD_OBJECT(\'door\', \'databaserol \' || SESSION_USER, \'via\', \'sql\')), COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'verwijderd\', OLD."id", OLD."reden", OLD."team_id", OLD."tot", OLD."uitgenodigd_door_id", OLD."vanaf"); RETURN NULL;',
                            hash="876ff8be9211c3794fb2dcbf28037664083ea790",
                            operation="DELETE",
                            pgid="pgtrigger_verwijderd_delete_1545e",
                            table="intake_toegang",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toegang",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("tot", werkoffensief.logboek.expressions.DayLater(models.F("vanaf"))),
                                ("uitgenodigd_door__isnull", True),
                            ),
                            models.Q(
                                ("tot__gt", models.F("vanaf")),
                                ("tot__lte", werkoffensief.logboek.expressions.WeekLater(models.F("vanaf"))),
                                ("uitgenodigd_door__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="toegang_een_etmaal",
                        violation_error_message="De toegang duurt 24 uur, of hoogstens 7 dagen voor wie meekijkt.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toegang",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("uitgenodigd_door__isnull", True),
                            models.Q(("uitgenodigd_door", models.F("medewerker")), _negated=True),
                            _connector="OR",
                        ),
                        name="toegang_niet_van_uzelf",
                        violation_error_message="U kunt uzelf niet vragen om mee te kijken.",
                    ),
                ),
                migrations.AlterConstraint(
                    model_name="toegang",
                    name="toegang_beeindigd_door_iemand",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("beeindigd_door__isnull", True), ("beeindigd_op__isnull", True)),
                            models.Q(
                                ("beeindigd_door__isnull", False),
                                ("beeindigd_op__gte", models.F("vanaf")),
                                ("beeindigd_op__isnull", False),
                                ("beeindigd_op__lte", models.F("tot")),
                            ),
                            _connector="OR",
                        ),
                        name="toegang_beeindigd_door_iemand",
                        violation_error_message="De toegang die eerder eindigt, eindigt binnen die tijd en door iemand.",
                    ),
                ),
            ]
        ),
    ]
