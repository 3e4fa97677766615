import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

USER = settings.AUTH_USER_MODEL


def key(**options):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=USER, **options
    )


def write_down(apps, schema_editor):
    """The deadline that held at each first submission: the period's, or an extension given by then."""
    filings = apps.get_model("reports", "Filing").objects.filter(
        first_submitted_at__isnull=False, period__due_at__isnull=False
    )
    for filing in filings.select_related("period").prefetch_related("extensions"):
        given = [row.until for row in filing.extensions.all() if row.granted_at <= filing.first_submitted_at]
        filing.due_when_submitted = max([filing.period.due_at, *given])
        filing.save(update_fields=["due_when_submitted"])


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), migrations.swappable_dependency(USER)]

    operations = [
        migrations.AddField("filing", "due_when_submitted", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("extension", "codes", models.JSONField(blank=True, default=list)),
        migrations.AddField("extension", "ended_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("extension", "ended_by", key(null=True)),
        migrations.AddField("extension", "end_reason", models.CharField(blank=True, max_length=300)),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sent_at", models.DateTimeField()),
                ("text", models.CharField(max_length=300)),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reminders",
                        to="reports.filing",
                    ),
                ),
                ("sent_by", key()),
            ],
            options={"verbose_name": "lần nhắc", "verbose_name_plural": "lần nhắc", "ordering": ["-sent_at"]},
        ),
        migrations.RunPython(write_down, migrations.RunPython.noop),
    ]
