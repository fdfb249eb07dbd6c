"""Sessions say whose they are; wrong codes at the second factor are counted."""

import uuid

import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_inloggen_is_geen_wijziging"),
    ]

    operations = [
        migrations.CreateModel(
            name="Codepoging",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("tijdstip", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "codepogingen",
            },
        ),
        migrations.CreateModel(
            name="Sessie",
            fields=[
                (
                    "session_key",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                    ),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "nummer",
                    models.UUIDField(editable=False, help_text="its name on a page", null=True, unique=True),
                ),
                ("browser", models.CharField(help_text="family, in words", max_length=200, null=True)),
                ("begonnen_op", models.DateTimeField(null=True)),
                (
                    "laatst_gebruikt_op",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        help_text="written at most once a minute",
                    ),
                ),
            ],
            options={
                "verbose_name": "sessie",
                "verbose_name_plural": "sessies",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="codepoging",
            name="medewerker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="sessie",
            name="medewerker",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sessies",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
